"""Relays in two languages of one product, known by what they judge in the same order."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from vedette.model.lineage import Merger
from vedette.trace.drift.strength import strength
from vedette.trace.drift.wording import Line
from vedette.trace.mentions import Mention
from vedette.trace.products.group import Group, pour
from vedette.trace.products.relay import Relay
from vedette.trace.products.windows import Window, common

_EACH, _ONE = 2, 3  # names, numbers and words of one root that a pair of mentions must share
_PAIRS = 3
_CANDIDATES = 200  # products in other languages looked at for one relay
_MOST = 30  # a relay with more judgements is a full report: its first ones tell enough
_NEAR = timedelta(days=3)
_TOLD = "in two languages they judge the same alike, and no other product fits as well"
_RELAYS = 3  # relays of a product that are looked at: the rest repeat them


def join_translations(groups: list[Group]) -> list[Group]:
    """
    Relays in two languages joined where each is the other's best: they give the same
    judgements in the same order, or their days all but meet and they judge the same alike.
    """
    ranked = _candidates(groups)
    best: dict[int, list[float]] = defaultdict(list)
    for score, one, two in ranked:
        for number in (one, two):
            if not best[number] or best[number][0] == score:
                best[number].append(score)
    # Two products that fit equally well: either may be meant, so neither is taken.
    for score, one, two in ranked:
        sole = best[one] == [score] and best[two] == [score]
        if sole and groups[one].relays and groups[two].relays:
            first, then = (two, one) if groups[two].printed else (one, two)
            here, there = (min(r.document for r in groups[n].relays) for n in (first, then))
            pour(groups[first], groups[then])
            groups[first].reasons.append(Merger(here, there, _TOLD))
    return [group for group in groups if group.relays]


def _candidates(groups: list[Group]) -> list[tuple[float, int, int]]:
    """Pairs of products, each in languages the other is not relayed in, best first."""
    by_language: dict[str, list[int]] = defaultdict(list)
    spoken = [{language(relay) for relay in group.relays} - {""} for group in groups]
    for number, langs in enumerate(spoken):
        for lang in sorted(langs):
            by_language[lang].append(number)
    found: set[tuple[float, int, int]] = set()
    count = Counter(name for group in groups for name in _around(group))
    for one, group in enumerate(groups):
        if group.printed or len(spoken[one]) != 1:
            continue
        others = [n for lang, g in by_language.items() if lang not in spoken[one] for n in g]
        for two in others[:_CANDIDATES]:
            # A product relayed in this language too would have been known by its words.
            if spoken[one].isdisjoint(spoken[two]) and (score := _fit(group, groups[two], count)):
                found.add((score, min(one, two), max(one, two)))
    return sorted(found, key=lambda pair: (-pair[0], pair[1:]))


def _fit(one: Group, two: Group, count: Mapping[str, int]) -> float:
    """How well two products in two languages fit, 0 if they do not."""
    both = common([one.span, two.span])
    if both is None:
        return 0
    pairs = rendered(one.relays, two.relays)
    if pairs or not _all_but_meet(one, two, both) or not _alike(one, two):
        return pairs
    # A name few products go with tells which day's report of many alike is meant.
    return min(_PAIRS - 0.1, 0.1 + sum(1 / count[n] for n in _around(one) & _around(two)))


def _around(group: Group) -> frozenset[str]:
    return frozenset().union(*(relay.around for relay in group.relays[:_RELAYS]))


def _all_but_meet(one: Group, two: Group, both: Window) -> bool:
    """
    "Thursday's report" beside one that tells of a Tuesday: one of the two is only loosely
    dated, and the other's day is within three days of where it lies.
    """
    if both.day() is not None:
        return True
    if one.day is None or two.day is None or not (one.span.loose or two.span.loose):
        return False
    return abs(one.day - two.day) <= _NEAR and (both.allows(one.day) or both.allows(two.day))


def _alike(one: Group, two: Group) -> bool:
    """Whether they judge one question alike, with names or words of one root in common."""
    for left in _mentions(one):
        for right in _mentions(two):
            asked = set(left.questions) & set(right.questions) - {""}
            sides = {_side(left)[1], _side(right)[1]} - {None}
            shared = len(_roots(left.line) & _roots(right.line))
            if asked and len(sides) < 2 and shared >= _EACH:
                return True
    return False


def _mentions(group: Group) -> list[Mention]:
    return [m for relay in group.relays[:_RELAYS] for m in _ordered(relay)]


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
