"""Which attributions a page's judgements depend on, so that the rest of it goes unparsed."""

from collections.abc import Iterable, Sequence

from vedette.extract.attribution.attributions import attributions, spoken, told_by
from vedette.extract.names.names import cast_of
from vedette.extract.page import Page, Sentence
from vedette.extract.quotes import Quoted, over, quotations
from vedette.extract.voices.page import own_name
from vedette.model.span import Span
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
    cast = cast_of(page)
    near: set[int] = set()
    page.parse_all(wanted)
    told_by(page, wanted, cast, marks)
    for sentence in wanted:
        near |= _quoted(page, sentence, marks)
        told = spoken(page, sentence, cast, marks)
        if any(a.holder is None and a.source for a in told):
            near |= _before(page, sentence)
    return attributions(page, minds=False, among=[page.sentences[n] for n in sorted(near)])


def _quoted(page: Page, sentence: Sentence, marks: Sequence[Quoted]) -> set[int]:
    """Everything in the paragraphs of the speeches the sentence is part of, and the one before."""
    speeches = [m for m in over(marks, sentence.span) if m.speech(page.text)]
    if not speeches:
        return set()
    first = min(m.span.start for m in speeches)
    last = max(m.span.end for m in speeches)
    inside = page.touching(Span(first, last))
    low, high = inside[0].paragraph - 1, inside[-1].paragraph
    return {s.index for n in range(low, high + 1) for s in page.paragraph(n)}


def _before(page: Page, sentence: Sentence) -> set[int]:
    reach = Span(max(0, sentence.span.start - MEMORY), sentence.span.end)
    return {s.index for s in page.touching(reach)}
