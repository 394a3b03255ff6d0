"""Where two wordings of one judgement differ, which one is kept, and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import permutations

from vedette.doctrine.relay_words import relay_words
from vedette.ids import content_id
from vedette.model.likelihood import Trend
from vedette.model.lineage import Conflict, Derivation
from vedette.trace.drift.sourced import names_somebody
from vedette.trace.drift.strength import (
    apart,
    firmness,
    lacks_head_noun,
    likeliest,
    modified,
    place_of,
    plain_of,
    qualifiers,
    turned,
    unhedged,
)
from vedette.trace.drift.wording import tokens
from vedette.trace.judgements import Merged, derivation
from vedette.trace.mentions import Desk, Mention, is_headline, same_predicate, scorable
from vedette.trace.products.alike import ALIKE, LOOSE, SURE, agreement

_MANY = 40  # mentions of one judgement in one text; beyond it is a list, not an article
_HARDLY = 0.25  # in log-odds: two words that no scale has may be placed that far apart by chance
_ABOUT_AS_FIRM = 0.6  # in log-odds: less than one step of the ladder
_Found = tuple[str, str]  # kind, and the half of the sentence that says what differs


def conflict(kind: str, kept: str, others: Iterable[str], because: str) -> Conflict:
    """A conflict under the id of its content."""
    rest = tuple(sorted(set(others) - {kept}))
    return Conflict(content_id("cft", [kind, kept, rest]), kind, kept, rest, because)


def find_conflicts(desk: Desk, merged: Merged) -> tuple[Conflict, ...]:
    """Every way the mentions of one judgement differ from the best one of them."""
    printed: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in merged.mentions:
        printed[_form(mention)].append(mention)
    out: list[Conflict] = []
    for group in printed.values():
        # Copies of one wording are one conflict; the first is its best evidence.
        out += _of_wording(desk, merged, group)
    out += [*_qualifiers_gone(desk, merged), *_turned(desk, merged)]
    return tuple({found.id: found for found in out}.values())


def _form(mention: Mention) -> tuple[object, ...]:
    e = mention.estimate
    headline = (e.document,) if is_headline(e) else ()
    return (
        mention.line.key,
        e.klass,
        e.quotation,
        e.trend,
        e.conditional,
        mention.adopted,
        headline,
    )


def _of_wording(desk: Desk, merged: Merged, group: Sequence[Mention]) -> list[Conflict]:
    other, ids = group[0], [m.estimate.id for m in group]
    kept = _measure(merged, other)
    out: list[Conflict] = []
    if lacks_head_noun(other.estimate, _sentence(desk, other)) and not is_headline(other.estimate):
        out.append(_head_noun(desk, merged, group))
    # A title has no room for its source; its text must name it.
    if other.adopted and kept is not other and _silent_on(desk, other):
        what = f"{_where(desk, other)} gives it as its own words; {other.adopted}"
        out.append(_conflict("origin_dropped", desk, kept, (ids, what)))
    if kept is not other:
        found = _difference(desk, kept, other)
        out += [_conflict(kind, desk, kept, (ids, what)) for kind, what in found]
    return out


def _silent_on(desk: Desk, mention: Mention) -> bool:
    """Whether a text names nobody who could be the source; a title has no room for one."""
    document, origin = mention.estimate.document, mention.origin
    return not is_headline(mention.estimate) and not names_somebody(desk, document, [origin])


def _measure(merged: Merged, other: Mention) -> Mention:
    """What a wording is laid beside: a headline beside its own text, all else beside the best."""
    best = merged.mentions[0]
    if is_headline(other.estimate):
        same = [m for m in merged.mentions if m.estimate.document == other.estimate.document]
        return next((m for m in same if not is_headline(m.estimate)), best)
    return best


def _sentence(desk: Desk, mention: Mention) -> str:
    return mention.estimate.quote.of(desk.text(mention.estimate.document))


def _where(desk: Desk, mention: Mention) -> str:
    return desk.outlet(mention.estimate.document)


def _conflict(kind: str, desk: Desk, kept: Mention, found: tuple[list[str], str]) -> Conflict:
    ids, what = found
    how = {
        Derivation.DIRECT_QUOTE: "the direct quotation",
        Derivation.PARAPHRASE: "the paraphrase",
        Derivation.HEADLINE: "the headline",
    }[derivation(kept)]
    because = f"{what}; kept is {how} in {_where(desk, kept)}: “{kept.estimate.words}”."
    return conflict(kind, kept.estimate.id, ids, because)


def _head_noun(desk: Desk, merged: Merged, group: Sequence[Mention]) -> Conflict:
    other = group[0]
    whole = [
        m
        for m in merged.mentions
        if plain_of(m.estimate.klass) == "low"
        and not lacks_head_noun(m.estimate, _sentence(desk, m))
    ]
    kept = whole[0] if whole else other
    because = (
        f"{_where(desk, other)} says the event itself is “{other.estimate.words}”; low belongs to "
        "a risk or likelihood, and that noun is gone from the sentence."
    )
    return conflict("head_noun_lost", kept.estimate.id, [m.estimate.id for m in group], because)


def _difference(desk: Desk, kept: Mention, other: Mention) -> list[_Found]:
    """What differs between the wording kept and another of the same judgement."""
    one, two = kept.estimate, other.estimate
    if (one.document, one.quote) == (two.document, two.quote) and not is_headline(two):
        return []  # two judgements of one sentence are no rendering of each other
    asked = bool(kept.estimate.links)
    alike = agreement(kept.line, other.line)
    if same_predicate(kept, other):
        alike = max(alike, ALIKE)
    if not asked and alike < ALIKE:
        return []
    out = _strengths(desk, kept, other) if _comparable(kept, other, alike) else []
    if alike >= ALIKE and _condition_gone(desk, kept, other):
        out.append(("condition_dropped", f"{_where(desk, other)} leaves out the condition"))
    out += _numbers(desk, kept, other) if alike >= SURE else []
    return out


def _comparable(kept: Mention, other: Mention, alike: float) -> bool:
    """
    "It could happen" and "it is unlikely" stand side by side in one report and are two
    sentences; only renderings of one sentence may be compared across kinds.
    """
    if scorable(kept.estimate) == scorable(other.estimate):
        return kept.estimate.conditional == other.estimate.conditional or alike >= ALIKE
    return alike >= SURE


def _strengths(desk: Desk, kept: Mention, other: Mention) -> list[_Found]:
    one, two = kept.estimate, other.estimate
    firm, weak = place_of(one), place_of(two)
    says = f"{_where(desk, other)} has “{two.words}” where another rendering has “{one.words}”"
    if firm is None or weak is None:
        unread = firm is not None and two.klass == "other" and scorable(two) and bool(two.links)
        return [("wording_differs", says)] if unread else []
    if turned(one) != turned(two) and apart(firm, weak) < _HARDLY:
        return []  # said once, by `_turned`
    if one.klass == two.klass != "other":
        changed = two.trend in (Trend.UP, Trend.DOWN) and one.trend is not two.trend
        return [("wording_differs", f"{says}, as if the view had changed")] if changed else []
    if "other" in (one.klass, two.klass) and apart(firm, weak) < _HARDLY:
        return []
    if plain_of(one.klass) == plain_of(two.klass) == "likely" and _as_most(kept, other):
        return []  # "most likely" for "very likely": one translator's word for the other's
    if _opposite(kept, other, (firm, weak)):
        title = is_headline(two) and not is_headline(one) and two.klass == "other"
        return [("headline_hardened" if title else "polarity_inverted", says)]
    return [(_kind(kept, other, (firm, weak)), says)]


def _as_most(one: Mention, two: Mention) -> bool:
    most = [likeliest(m.estimate.words, m.line.lang) for m in (one, two)]
    firm = [modified(m.estimate.klass) for m in (one, two)]
    return any(most) and all(m or f for m, f in zip(most, firm, strict=True))


def _opposite(kept: Mention, other: Mention, places: tuple[float, float]) -> bool:
    sides = [place > 0.5 for place in places]
    against = [any(k.polarity == "against" for k in m.estimate.links) for m in (kept, other)]
    return 0.5 not in places and (sides[0] ^ against[0]) != (sides[1] ^ against[1])


def _kind(kept: Mention, other: Mention, places: tuple[float, float]) -> str:
    one, two = kept.estimate, other.estimate
    if is_headline(two) and not is_headline(one):
        return "headline_hardened" if _harder(one.klass, two.klass, places) else "headline_softened"
    if unhedged(two) and not unhedged(one):
        return "hedge_lost"
    if (
        plain_of(one.klass) == plain_of(two.klass)
        and modified(one.klass)
        and not modified(two.klass)
    ):
        return "modifier_lost"
    firmer = firmness(places[1]) - firmness(places[0])
    if not firmer:
        return "wording_differs"
    return "strength_raised" if firmer > 0 else "strength_lowered"


def _harder(body: str, title: str, places: tuple[float, float]) -> bool:
    """
    Whether a title is the stronger: firmer than its text, or, where other words are about as
    firm ("unlikely, but possible" over "low, but possible"), giving the event more of a chance.
    """
    firm, weak = places
    firmer = firmness(weak) - firmness(firm)
    if plain_of(body) != plain_of(title) and abs(firmer) < _ABOUT_AS_FIRM:
        return weak > firm
    return firmer > 0


def _condition_gone(desk: Desk, kept: Mention, other: Mention) -> bool:
    if not kept.estimate.conditional or other.estimate.conditional:
        return False
    words = {word.lower() for word in tokens(_sentence(desk, other))}
    return not words & set(relay_words().conditions)


def _numbers(desk: Desk, kept: Mention, other: Mention) -> list[_Found]:
    one, two = set(kept.line.numbers), set(other.line.numbers)
    same = kept.estimate.document == other.estimate.document
    # A text that tells of the second raid after the first changes no number.
    if same or len(one) != len(two) or not one or one == two:
        return []
    gone, new = ", ".join(sorted(one - two)), ", ".join(sorted(two - one))
    return [("number_changed", f"{_where(desk, other)} has {new} where another has {gone}")]


def _turned(desk: Desk, merged: Merged) -> list[Conflict]:
    """
    "No longer likely" beside "unlikely": of one judgement one rendering alone says that the view
    has changed.
    """
    said = [m for m in merged.mentions if turned(m.estimate)]
    plain = [
        m
        for m in merged.mentions
        if scorable(m.estimate) and not turned(m.estimate) and m.estimate.trend is not Trend.DOWN
    ]
    return [
        _conflict("negation_damaged", desk, plain[0], ([m.estimate.id], what))
        for m in said
        if plain
        and (what := f"{_where(desk, m)} has “{m.estimate.words}”, as if the view had changed")
    ]


def _qualifiers_gone(desk: Desk, merged: Merged) -> list[Conflict]:
    """
    A lead or headline without a word that changes the event, while its own text has it:
    "a successful landing is unlikely" under "Landing unlikely".
    """
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in merged.mentions:
        by_document[mention.estimate.document].append(mention)
    out: list[Conflict] = []
    seen: set[tuple[str, str]] = set()
    for mentions in by_document.values():
        for kept, other in permutations(mentions, 2) if len(mentions) <= _MANY else ():
            pair = (kept.line.key, other.line.key)
            if pair not in seen:
                seen.add(pair)
                out += _qualifier(desk, kept, other)
    return out


def _qualifier(desk: Desk, kept: Mention, other: Mention) -> list[Conflict]:
    one, two = kept.estimate, other.estimate
    title = is_headline(two)
    if is_headline(one) or one.klass != two.klass:
        return []
    # A title is short; anything else must be a rendering of the same sentence, for which
    # less is asked when both are about the same question in the same text.
    enough = LOOSE if set(kept.questions) & set(other.questions) - {""} else ALIKE
    if not (title and two.links) and agreement(kept.line, other.line) < enough:
        return []
    there = qualifiers(_sentence(desk, kept))
    gone = set(there) - set(qualifiers(_sentence(desk, other)))
    if not gone:
        return []
    kind = "headline_hardened" if title else "modifier_lost"
    what = f"{_where(desk, other)} drops “{there[min(gone)]}”, which changes what is judged"
    return [_conflict(kind, desk, kept, ([two.id], what))]
