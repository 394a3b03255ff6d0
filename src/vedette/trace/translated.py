"""Relays in two languages of one product, known by what they judge in the same order."""

from collections import defaultdict
from collections.abc import Sequence

from vedette.trace.groups import Group, common, pour
from vedette.trace.mentions import Mention
from vedette.trace.relays import Relay
from vedette.trace.strength import strength
from vedette.trace.wording import Line

_EACH, _ONE = 2, 3  # names, numbers and words of one root that a pair of mentions must share
_PAIRS = 3
_CANDIDATES = 200  # products in other languages looked at for one relay
_MOST = 30  # a relay with more judgements is a full report: its first ones tell enough
_RELAYS = 3  # relays of a product that are looked at: the rest repeat them


def join_translations(groups: list[Group]) -> list[Group]:
    """Relays in another language joined to the one product that gives the same judgements."""
    by_language: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for lang in sorted({language(relay) for relay in group.relays} - {""}):
            by_language[lang].append(number)
    for group in groups:
        spoken = {language(relay) for relay in group.relays}
        if group.day or len(spoken) != 1 or spoken == {""}:
            continue
        others = [n for lang, found in by_language.items() if lang not in spoken for n in found]
        fits = {
            n: pairs
            for n in others[:_CANDIDATES]
            # A product relayed in this language too would have been known by its words.
            if spoken.isdisjoint(language(relay) for relay in groups[n].relays)
            and (pairs := rendered(group.relays, groups[n].relays))
            and common([group, groups[n]])
        }
        ranked = sorted(fits, key=lambda n: (-fits[n], n))
        if ranked and (len(ranked) == 1 or fits[ranked[0]] > fits[ranked[1]]):
            target = groups[ranked[0]]
            pour(target, group)
    return [group for group in groups if group.relays]


def rendered(one: Sequence[Relay], two: Sequence[Relay]) -> int:
    """
    How many judgements of one relay the other gives in another language, in the same order:
    the same proposition and side, and names, numbers or words of one root ("протести",
    "protests"). 0 under three, or when no pair shares three: "likely" and "Ukraine" alone
    stand in every report.
    """
    pairs = [_pairs(left, right) for left in one[:_RELAYS] for right in two[:_RELAYS]]
    return max(pairs, default=0)


def language(relay: Relay) -> str:
    """The language a relay is in; "" when it is not known or the relay judges nothing."""
    return relay.mentions[0].line.lang if relay.mentions else ""


def _pairs(one: Relay, two: Relay) -> int:
    if not language(one) or not language(two) or language(one) == language(two):
        return 0
    left, right = _ordered(one), _ordered(two)
    # The longest run of pairs in order; a cell holds (pairs, how many share enough).
    row: list[tuple[int, int]] = [(0, 0)] * (len(right) + 1)
    for mention in left:
        new = [(0, 0)]
        for place, other in enumerate(right):
            shared = _shared(mention, other)
            best = max(row[place + 1], new[place])
            if shared >= _EACH:
                best = max(best, (row[place][0] + 1, row[place][1] + (shared >= _ONE)))
            new.append(best)
        row = new
    count, telling = row[-1]
    return count if count >= _PAIRS and telling else 0


def _ordered(relay: Relay) -> list[Mention]:
    return sorted(relay.mentions, key=lambda m: m.estimate.phrase)[:_MOST]


def _shared(one: Mention, two: Mention) -> int:
    if one.questions != two.questions or _side(one) != _side(two):
        return 0
    return len(_roots(one.line) & _roots(two.line))


def _side(mention: Mention) -> tuple[str, bool | None]:
    """The kind of judgement and whether it leans to yes: a translation keeps both."""
    place = strength(mention.estimate)
    return mention.estimate.kind, None if place is None else place > 0.5


def _roots(found: Line) -> set[str]:
    # Endings differ between languages, so the first letters of names and words are compared.
    return {n[:4] for n in found.names} | {w[:4] for w in found.content} | set(found.numbers)
