"""Which attributions a page's judgements depend on, so that the rest of it goes unparsed."""

from collections.abc import Iterable

from vedette.extract.attribution import attributions, may_report, spoken
from vedette.extract.names import Cast
from vedette.extract.page import Page, Sentence
from vedette.extract.quotes import Quoted, quotations
from vedette.extract.voices_page import own_name
from vedette.model.statement import Attribution

# A speaker is remembered that many characters: "he said" is looked up no further back.
MEMORY = 1500


def needed(page: Page, judged: Iterable[Sentence]) -> tuple[Attribution, ...]:
    """The attributions without which a holder in these sentences could come out differently.

    A page that relays others speaks for its sources beyond their own sentences, so all that
    is said on it counts. A report with judgements of its own answers for every sentence no
    source claims: only the quotations a judgement stands in, and who "he" is, reach it from
    elsewhere. A page with nothing judged needs none.
    """
    wanted = list(judged)
    if not wanted or page.document.lang not in ("en", "und", ""):
        return ()
    if not own_name(page)[1]:
        return attributions(page, minds=False)
    marks = quotations(page.text)
    cast = Cast(page)
    near: set[int] = set()
    page.parse_all(wanted)
    page.parse_all([s for s in wanted if may_report(page, s)], names=True)
    for sentence in wanted:
        near |= _quoted(page, sentence, marks)
        told = spoken(page, sentence, cast, marks)
        if any(a.holder is None and a.source for a in told):
            near |= _before(page, sentence)
    return attributions(page, minds=False, among=[page.sentences[n] for n in sorted(near)])


def _quoted(page: Page, sentence: Sentence, marks: Iterable[Quoted]) -> set[int]:
    """Everything in the paragraphs of the speeches the sentence is part of, and the one before."""
    speeches = [m for m in marks if m.span.overlaps(sentence.span) and m.speech(page.text)]
    if not speeches:
        return set()
    first = min(m.span.start for m in speeches)
    last = max(m.span.end for m in speeches)
    inside = [s.paragraph for s in page.sentences if s.span.end > first and s.span.start < last]
    low, high = min(inside) - 1, max(inside)
    return {s.index for s in page.sentences if low <= s.paragraph <= high}


def _before(page: Page, sentence: Sentence) -> set[int]:
    return {
        s.index
        for s in page.sentences[: sentence.index + 1]
        if s.span.end > sentence.span.start - MEMORY
    }
