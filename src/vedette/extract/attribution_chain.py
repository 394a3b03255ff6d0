"""A speech in several pieces: "…," she said. "…" and the paragraph that runs on from it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from vedette.extract.attribution_pieces import Candidate
from vedette.extract.attribution_quotes import QUOTE, beside, gap, merged, near
from vedette.extract.page import Page
from vedette.extract.quotes import Quoted

# How sure a pair of cue and relation is, from 0 to 1.
Trust = Callable[[Candidate], float]
# Below this a verb beside a quotation is more often no cue: "'…,' he walked in".
ENOUGH = 0.4


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


def _before(
    text: str, found: Sequence[tuple[int, Candidate]], quote: Quoted, last: Quoted | None
) -> int | None:
    """Which attribution a quotation without a cue goes on from, if one does.

    Same paragraph: the speech before it, when nobody else's words stand between. Next
    paragraph: only when the mark before was left open, which is how print says "goes on", or
    the line before ends in a colon.
    """
    lead = text[: quote.span.start].rstrip()
    if lead.endswith(":"):
        edge = len(lead)
        near_ = [
            n
            for n, c in found
            if c.relation in (QUOTE, "clause", "aside", "bare") and 0 <= edge - c.cue[-1].end < 120
        ]
        if near_:
            return near_[-1]
    if last is None:
        return None
    between = text[last.span.end : quote.span.start]
    if "\n" in between and not (last.continued and between.count("\n") <= 2):
        return None
    if "\n" not in between and len(between) > 260:
        return None
    holders = [n for n, c in found if _holds(c, last)]
    return holders[0] if holders else None


def chained(
    page: Page, found: Sequence[Candidate], quotes: Sequence[Quoted], trust: Trust
) -> list[Candidate]:
    """The accepted candidates with every speech of the page given to the one who said it."""
    out = list(found)
    last: Quoted | None = None
    for quote in quotes:
        if not quote.speech(page.text):
            continue
        sure = [(n, c) for n, c in enumerate(out) if trust(c) >= ENOUGH]
        if not any(_holds(c, quote) for _, c in sure):
            cue = _adopted(page, quote, trust)
            at = None if cue is not None else _before(page.text, sure, quote, last)
            if cue is not None:
                out = _given(out, cue, quote)
            elif at is not None:
                out[at] = _grown(out[at], quote)
        last = quote
    return out


def _given(found: list[Candidate], cue: Candidate, quote: Quoted) -> list[Candidate]:
    """A cue found beside a quotation: grown if it is known already, else a new attribution."""
    for n, other in enumerate(found):
        if any(c.overlaps(o) for c in cue.cue for o in other.cue):
            return [*found[:n], replace(_grown(other, quote), relation=QUOTE), *found[n + 1 :]]
    return [*found, cue]
