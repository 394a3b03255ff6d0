"""A speech in several pieces: "…," she said. "…" and the paragraph that runs on from it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from vedette.extract.attribution.pieces import Candidate
from vedette.extract.attribution.quotes import QUOTE, beside, gap, merged, near
from vedette.extract.page import Page
from vedette.extract.quotes import Quoted
from vedette.model.span import Span

# How sure a pair of cue and relation is, from 0 to 1.
Trust = Callable[[Candidate], float]
# Below this a verb beside a quotation is more often no cue: "'…,' he walked in".
ENOUGH = 0.4
# How far before a colon a cue may end; how much of a text is filed in one place.
_LEAD = 120
_STEP = 500


def _holds(candidate: Candidate, quote: Quoted) -> bool:
    """Whether the candidate reports this quotation from outside it."""
    return any(p.overlaps(quote.inner) for p in candidate.content) and not any(
        c.overlaps(quote.inner) for c in candidate.cue
    )


def _grown(candidate: Candidate, quote: Quoted) -> Candidate:
    return replace(candidate, content=merged((*candidate.content, quote.span)))


def _adopted(page: Page, quote: Quoted, trust: Trust) -> Candidate | None:
    """The best cue standing in a sentence the quotation starts or ends in."""
    best: tuple[float, Candidate] | None = None
    for sentence in near(page, quote):
        for candidate in beside(page, sentence, quote):
            worth = trust(candidate) - gap(candidate, quote) / 400
            if trust(candidate) >= ENOUGH and (best is None or worth > best[0]):
                best = worth, candidate
        if best is not None:
            return best[1]
    return None


class _Said:
    """The candidates of a page so far, found by where their contents and cues stand."""

    def __init__(self, found: Sequence[Candidate], trust: Trust) -> None:
        self.out: list[Candidate] = []
        self._trust = trust
        self._sure: list[bool] = []
        self._contents: dict[int, set[int]] = defaultdict(set)
        self._cues: dict[int, set[int]] = defaultdict(set)
        for candidate in found:
            self.put(len(self.out), candidate)

    def put(self, number: int, candidate: Candidate) -> None:
        """A new candidate under the next number, or one that grew under its own."""
        if number == len(self.out):
            self.out.append(candidate)
            self._sure.append(False)
        self.out[number] = candidate
        self._sure[number] = self._trust(candidate) >= ENOUGH
        for filed, spans in ((self._contents, candidate.content), (self._cues, candidate.cue)):
            for span in spans:
                for place in range(span.start // _STEP, span.end // _STEP + 1):
                    filed[place].add(number)

    def holding(self, quote: Quoted) -> int | None:
        """The first sure one that reports this quotation."""
        numbers = _near(self._contents, quote.inner.start, quote.inner.end)
        return next((n for n in numbers if self._sure[n] and _holds(self.out[n], quote)), None)

    def leading(self, edge: int) -> int | None:
        """The last sure one whose cue ends shortly before a colon."""
        numbers = [
            n
            for n in _near(self._cues, max(0, edge - _LEAD), edge)
            if self._sure[n]
            and self.out[n].relation in (QUOTE, "clause", "aside", "bare")
            and 0 <= edge - self.out[n].cue[-1].end < _LEAD
        ]
        return numbers[-1] if numbers else None

    def with_cue(self, cue: Sequence[Span]) -> int | None:
        """The first one with the same cue."""
        numbers = sorted({n for c in cue for n in _near(self._cues, c.start, c.end)})
        return next(
            (n for n in numbers if any(c.overlaps(o) for c in cue for o in self.out[n].cue)), None
        )


def _near(filed: Mapping[int, set[int]], start: int, end: int) -> list[int]:
    places = range(start // _STEP, end // _STEP + 1)
    return sorted({n for place in places for n in filed.get(place, ())})


def _before(text: str, said: _Said, quote: Quoted, last: Quoted | None) -> int | None:
    """Which attribution a quotation without a cue goes on from, if one does.

    Same paragraph: the speech before it, when nobody else's words stand between. Next
    paragraph: only when the mark before was left open, which is how print says "goes on", or
    the line before ends in a colon.
    """
    edge = _end_before(text, quote.span.start)
    if text[edge - 1 : edge] == ":":
        leading = said.leading(edge)
        if leading is not None:
            return leading
    if last is None:
        return None
    between = text[last.span.end : quote.span.start]
    if "\n" in between and not (last.continued and between.count("\n") <= 2):
        return None
    if "\n" not in between and len(between) > 260:
        return None
    return said.holding(last)


def _end_before(text: str, at: int) -> int:
    """Where the last word or mark before a place ends."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def chained(
    page: Page, found: Sequence[Candidate], quotes: Sequence[Quoted], trust: Trust
) -> list[Candidate]:
    """The accepted candidates with every speech of the page given to the one who said it."""
    said = _Said(found, trust)
    last: Quoted | None = None
    for quote in quotes:
        if not quote.speech(page.text):
            continue
        if said.holding(quote) is None:
            cue = _adopted(page, quote, trust)
            at = None if cue is not None else _before(page.text, said, quote, last)
            if cue is not None:
                _give(said, cue, quote)
            elif at is not None:
                said.put(at, _grown(said.out[at], quote))
        last = quote
    return said.out


def _give(said: _Said, cue: Candidate, quote: Quoted) -> None:
    """A cue found beside a quotation: grown if it is known already, else a new attribution."""
    known = said.with_cue(cue.cue)
    if known is None:
        said.put(len(said.out), cue)
    else:
        said.put(known, replace(_grown(said.out[known], quote), relation=QUOTE))
