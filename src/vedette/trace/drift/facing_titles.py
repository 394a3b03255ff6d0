"""Relays bolder or more silent than what they carry: titles, rewriting, no source at all."""

from collections.abc import Mapping, Sequence

from vedette.doctrine.facing_words import facing_words
from vedette.model.lineage import Conflict
from vedette.trace.drift.conflicts import conflict
from vedette.trace.drift.facing import Pair, Said, Scale, paired
from vedette.trace.drift.sourced import sourced
from vedette.trace.mentions import Desk
from vedette.trace.products.products import Issue

_UNLIKELY, _POSSIBLE, _LIKELY = 2, 3, 5
_SENTENCES = 4  # the least two texts must have to be called rewritten one from the other
_ORDERED, _LENGTH = 0.8, 0.7  # part of them that pair in order, and how near in length
_SAME_WORDS = 0.85  # a text alike beyond that is a copy, and found as such


def titles(desk: Desk, said: Sequence[Said], scale: Scale) -> list[Conflict]:
    """
    "A flood threatens the valley" over a text in which a flood is unlikely; "storm WILL drown the
    town" over one in which it is possible: what the text gives its title's subject at most.
    """
    body = [s for s in said if not s.title and s.step is not None]
    out = []
    for title in (s for s in said if s.title):
        words = facing_words(title.lang)
        if words is None or title.step is not None or "?" in title.sentence:
            continue
        looms = words.looming.search(title.sentence) is not None
        will = title.mention is not None and not words.negations.search(title.sentence)
        limit = _UNLIKELY if looms and not will else _POSSIBLE
        about = [s for s in body if title.told & s.told]
        most = max((s.step or 0 for s in about), default=_LIKELY)
        if not (looms or will) or most > limit:
            continue
        best = max(about, key=lambda s: (scale.alike(s, title), s.name))
        because = (
            f"The title in {desk.outlet(title.document)} states what its own text gives as "
            f"“{best.mention.estimate.words if best.mention else ''}”."
        )
        out.append(conflict("headline_hardened", best.name, [title.name], because))
    return out


def unsourced(desk: Desk, issue: Issue, said: Mapping[str, Sequence[Said]]) -> list[Conflict]:
    """Relays that carry a product's judgements and give no source for anything."""
    named = sorted(r.document for r in issue.relays if r.spans and r.document in said)
    out = []
    for relay in issue.relays:
        if relay.spans or relay.document not in said or not named or named == [relay.document]:
            continue
        if sourced(desk, relay.document, [issue.product.origin]):
            continue
        kept = next(name for name in named if name != relay.document)
        because = (
            f"{desk.outlet(relay.document)} tells what {desk.outlet(kept)} has from "
            f"{issue.product.origin}, and gives no source."
        )
        place = said[relay.document][min(1, len(said[relay.document]) - 1)].span
        other = f"{relay.document}@{place.start}-{place.end}"
        first = said[kept][0].span
        out.append(
            conflict("origin_dropped", f"{kept}@{first.start}-{first.end}", [other], because)
        )
    return out


def rewritten(
    desk: Desk, one: Sequence[Said], two: Sequence[Said], scale: Scale
) -> Conflict | None:
    """
    The second text where it says what the first does, sentence by sentence in the same order and
    at the same length, in other words: a quotation does not change its words by itself.
    """
    left, right = (list({s.span: s for s in t}.values()) for t in (one, two))
    if min(len(left), len(right)) < _SENTENCES or left[0].lang != right[0].lang:
        return None
    pairs: list[tuple[int, int, Pair]] = [
        (left.index(p.kept), right.index(p.other), p) for p in paired(left, right, scale)
    ]
    pairs.sort(key=lambda p: p[:2])
    after = [-1, *(there for _, there, _ in pairs)]
    kept = [p for last, p in zip(after, pairs, strict=False) if p[1] > last and _as_long(p[2])]
    if len(kept) < _ORDERED * max(len(left), len(right)):
        return None
    if all(pair.alike >= _SAME_WORDS for _, _, pair in pairs):
        return None
    if desk.outlet(left[0].document) in desk.text(right[0].document):
        return None  # an agency that says which paper it has it from
    because = (
        f"{desk.outlet(right[0].document)} prints what {desk.outlet(left[0].document)} does, "
        "sentence by sentence in the same order, with its words replaced."
    )
    first, then = left[min(1, len(left) - 1)], right[min(1, len(right) - 1)]
    places = [f"{s.document}@{s.span.start}-{s.span.end}" for s in (first, then)]
    return conflict("spun_copy", places[0], [places[1]], because)


def _as_long(pair: Pair) -> bool:
    lengths = sorted((len(pair.kept.sentence), len(pair.other.sentence)))
    return lengths[0] >= _LENGTH * lengths[1]
