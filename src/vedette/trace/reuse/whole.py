"""What the shared passages of two documents come to: a copy, a copy cut short, or a part."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from vedette.model.lineage import Copy, CopyKind, Reuse, ReuseKind
from vedette.model.span import Span
from vedette.trace.reuse.spun import rewordings

_WHOLE = 0.8  # part of the letters of a document that is all of it, but for a credit line
_OPENING = 0.9  # the shared part of the longer ends before this, or nothing was cut off
_CLUE = 0.15  # part of both texts shared that makes it worth laying the rest side by side
_FEW_CHANGED = 0.8  # part of the words that agree; below it the copy was spun


Verdicts = dict[tuple[Reuse, ...], Copy]


def copies(
    found: Iterable[Reuse], texts: Mapping[str, str], known: Verdicts | None = None
) -> tuple[Copy, ...]:
    """
    One verdict for every two documents that share a passage; texts: by document id. known:
    verdicts on the same passages of these same texts, kept from an earlier look.

    A pair is named once, in the order in which its first passage names it. Two tallies of one
    form with other figures are no copies.
    """
    pairs: dict[frozenset[str], list[Reuse]] = defaultdict(list)
    for reuse in found:
        if reuse.kind is not ReuseKind.FORM:
            pairs[frozenset((reuse.one, reuse.other))].append(reuse)
    known = {} if known is None else known
    for passages in map(tuple, pairs.values()):
        if passages not in known:
            known[passages] = _copy(passages, texts)
    return tuple(known[tuple(shared)] for shared in pairs.values())


def _copy(shared: Sequence[Reuse], texts: Mapping[str, str]) -> Copy:
    one, other = shared[0].one, shared[0].other
    turned = [r if r.one == one else _turned(r) for r in shared]
    turned = sorted(set(turned), key=lambda r: (r.one_span, r.other_span))
    here = _covered([r.one_span for r in turned], texts[one])
    there = _covered([r.other_span for r in turned], texts[other])
    kind = _kind(turned, here, there, {one: texts[one], other: texts[other]})
    if kind is CopyKind.PART and min(here, there) >= _CLUE:
        pairs = rewordings(texts[one], texts[other])
        if pairs:
            kind = CopyKind.SPUN
            turned = [Reuse(one, other, a, b, share, ReuseKind.SPUN) for a, b, share in pairs]
            here = _covered([r.one_span for r in turned], texts[one])
            there = _covered([r.other_span for r in turned], texts[other])
    return Copy(one, other, kind, round(here, 3), round(there, 3), tuple(turned))


def _turned(reuse: Reuse) -> Reuse:
    return Reuse(reuse.other, reuse.one, reuse.other_span, reuse.one_span, reuse.share, reuse.kind)


def _covered(spans: Sequence[Span], text: str) -> float:
    """Part of the letters of a text that lie in at least one of the spans."""
    total, shared, reached = _letters(text), 0, 0
    for span in sorted(spans):
        start = max(span.start, reached)
        if span.end > start:
            shared += _letters(text[start : span.end])
            reached = span.end
    return shared / total if total else 0.0


@lru_cache(maxsize=4096)
def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _kind(shared: list[Reuse], here: float, there: float, texts: dict[str, str]) -> CopyKind:
    if max(here, there) < _WHOLE:
        return CopyKind.PART
    # Passages that change places are told by the order in which the other document has them.
    starts = [r.other_span.start for r in shared]
    if min(here, there) < _WHOLE:
        longer = [r.other_span if here > there else r.one_span for r in shared]
        text = texts[shared[0].other if here > there else shared[0].one]
        return CopyKind.CUT if _opening(longer, text) else CopyKind.CONTAINED
    if starts != sorted(starts):
        return CopyKind.REORDERED
    if here == there == 1 and all(r.kind is ReuseKind.EXACT for r in shared):
        return CopyKind.EXACT
    agreed = sum(r.share * (r.one_span.end - r.one_span.start) for r in shared)
    length = sum(r.one_span.end - r.one_span.start for r in shared)
    return CopyKind.NEAR if agreed >= _FEW_CHANGED * length else CopyKind.SPUN


def _opening(spans: list[Span], text: str) -> bool:
    """The spans fill the beginning of the text and nothing of its end."""
    end = max(span.end for span in spans)
    if end >= _OPENING * len(text):
        return False
    return _covered(spans, text[:end]) >= _WHOLE
