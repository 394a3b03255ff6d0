"""Grammar finds the cue, quotation marks say where the words end: the two brought together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vedette.extract.attribution.pieces import Candidate, branch, group, placed, subject
from vedette.extract.page import Page, Sentence
from vedette.extract.quotes import Quoted
from vedette.model.span import Span

QUOTE = "quote"
# "The paper quoted the institute as saying": which of the two spoke must stay known.
TWO_VOICES = ("quoted-as", "quoting", "citing")


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same stretches in order, those that touch or overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def without(spans: Sequence[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """These stretches less the holes; nothing empty is left."""
    out = list(spans)
    for hole in holes:
        cut: list[Span] = []
        for span in out:
            if not span.overlaps(hole):
                cut.append(span)
                continue
            cut += (
                [Span(span.start, max(span.start, hole.start))] if span.start < hole.start else []
            )
            cut += [Span(min(span.end, hole.end), span.end)] if hole.end < span.end else []
        out = cut
    return tuple(out)


def trimmed(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Without blank or stray comma at either edge; what holds no letter or digit goes."""
    out = []
    for span in spans:
        words = span.of(text)
        left = len(words) - len(words.lstrip(" \n\t,;:–—"))
        right = len(words.rstrip(" \n\t,;:–—"))
        if any(c.isalnum() for c in words[left:right]):
            out.append(Span(span.start + left, span.start + right))
    return tuple(out)


def extended(text: str, candidate: Candidate, quotes: Sequence[Quoted]) -> Candidate:
    """The candidate with every quotation it enters taken whole, marks and all sentences.

    A cue inside the quotation keeps its content inside too: the speaker's own "he told me".
    """
    pieces = list(candidate.content)
    inside = quoted = 0
    for quote in quotes:
        touched = [p for p in pieces if p.overlaps(quote.span)]
        if not touched:
            continue
        if any(c.overlaps(quote.inner) for c in candidate.cue):
            pieces = [
                Span(max(p.start, quote.inner.start), min(p.end, quote.inner.end))
                if p.overlaps(quote.inner)
                else p
                for p in pieces
            ]
            continue
        if quote.speech(text):
            pieces.append(quote.span)
            quoted += quote.span.end - quote.span.start
        else:
            # “a few days”: a mark at the very edge of the piece belongs to it.
            pieces += [quote.span]
        inside += 1
    left = trimmed(text, without(merged(pieces), (*candidate.cue, *candidate.source)))
    size = sum(p.end - p.start for p in left)
    whole = bool(size) and quoted / size > 0.6 and candidate.relation not in TWO_VOICES
    relation = QUOTE if whole else candidate.relation
    return replace(candidate, content=left, relation=relation)


def beside(page: Page, sentence: Sentence, quote: Quoted) -> Iterator[Candidate]:
    """Cues the grammar missed: a verb with a speaker in the same sentence as a quotation."""
    here = page.parse(sentence)
    for verb in here:
        at = page.at(sentence, verb)
        if verb.pos_ != "VERB" or not verb.is_alpha or at.overlaps(quote.span):
            continue
        who = subject(verb)
        if who is None or page.at(sentence, who).overlaps(quote.span):
            continue
        cue = group(verb)
        source = [t for t in branch(who) if not page.at(sentence, t).overlaps(quote.span)]
        taken = {t.i for t in cue}
        source = [t for t in source if t.i not in taken and abs(t.i - who.i) < 15]
        yield Candidate(
            f"VERB:{verb.lemma_.lower()}",
            QUOTE,
            placed(page, sentence, source),
            placed(page, sentence, cue),
            (quote.span,),
        )


def gap(candidate: Candidate, quote: Quoted) -> int:
    """How far the cue stands from the quotation, in characters."""
    return min(max(quote.span.start - c.end, c.start - quote.span.end, 0) for c in candidate.cue)


def near(page: Page, quote: Quoted) -> list[Sentence]:
    """The sentences a quotation starts and ends in, last first: cues mostly follow."""
    found = list(page.touching(quote.span))
    return [found[-1], found[0]] if len(found) > 1 else found
