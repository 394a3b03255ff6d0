"""Which estimates stand at one place of one copied passage, and so are one judgement."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from vedette.model.estimate import Estimate, Reading
from vedette.model.lineage import Copy, Reuse, ReuseKind
from vedette.model.span import Span

_APART = 0.2  # part of a passage by which the same place may differ in a spun copy


def same_places(readings: Sequence[Reading], copies: Sequence[Copy]) -> Iterator[tuple[str, str]]:
    """
    Pairs of estimate ids: "unlikely" of this page is "improbable" of that one, for both stand
    at one place of a passage the two share. A set form with other figures ties nothing.
    """
    by_document = {r.document: r.estimates for r in readings}
    for copy in copies:
        ones, others = by_document.get(copy.one, ()), by_document.get(copy.other, ())
        for passage in copy.passages if ones and others else ():
            if passage.kind is not ReuseKind.FORM:
                yield from _pairs(passage, ones, others)


def _pairs(
    passage: Reuse, ones: Sequence[Estimate], others: Sequence[Estimate]
) -> Iterator[tuple[str, str]]:
    left = [e for e in ones if passage.one_span.covers(e.phrase)]
    right = [e for e in others if passage.other_span.covers(e.phrase)]
    if len(left) == len(right):
        # The same judgements in the same order: a copy does not reorder within a passage.
        yield from ((a.id, b.id) for a, b in zip(_in_order(left), _in_order(right), strict=True))
        return
    # A hedge more on one side: each goes with its nearest, if it is the nearest of that one too.
    here = {e.id: _place(e, passage.one_span) for e in left}
    there = {e.id: _place(e, passage.other_span) for e in right}
    for one in here if there else ():
        near = _nearest(here[one], there)
        if _nearest(there[near], here) == one and abs(there[near] - here[one]) <= _APART:
            yield one, near


def _nearest(place: float, among: Mapping[str, float]) -> str:
    return min(among, key=lambda name: (abs(among[name] - place), name))


def _in_order(found: Sequence[Estimate]) -> list[Estimate]:
    return sorted(found, key=lambda e: (e.phrase, e.id))


def _place(estimate: Estimate, within: Span) -> float:
    return (estimate.phrase.start - within.start) / max(within.end - within.start, 1)


class Ties:
    """
    Estimates joined to sets of one judgement: printed as the same sentence, or standing at
    the same place of a copied passage.
    """

    def __init__(self) -> None:
        self._root: dict[str, str] = {}

    def join(self, one: str, two: str) -> None:
        left, right = self.of(one), self.of(two)
        if left != right:
            self._root[max(left, right)] = min(left, right)

    def of(self, estimate: str) -> str:
        """The id its set is known by: the estimate's own where it is tied to no other."""
        root = self._root
        while root.get(estimate, estimate) != estimate:
            root[estimate] = root.get(root[estimate], root[estimate])
            estimate = root[estimate]
        return estimate

    def sets(self, estimates: Sequence[Estimate]) -> Mapping[str, list[Estimate]]:
        """Every set with its estimates, in the order given."""
        out: dict[str, list[Estimate]] = defaultdict(list)
        for estimate in estimates:
            out[self.of(estimate.id)].append(estimate)
        return out
