"""Who said it: every attribution on a page, as spans, with the source resolved to a holder."""

import re
from collections.abc import Sequence

from vedette.doctrine.cues import cues
from vedette.extract.attribution_find import INNER, found
from vedette.extract.attribution_pieces import Candidate
from vedette.extract.names import Cast
from vedette.extract.names_sources import resolve
from vedette.extract.page import Page, Sentence
from vedette.extract.quotes import Quoted, quotations
from vedette.model.span import Span
from vedette.model.statement import Attribution, Holder, Quotation

# The share of right pairs at which one more attribution gains as much as it costs (F1 on the
# training articles was flat from .30 to .40).
LEAST = 0.36
_WORD = re.compile(r"[^\W\d_]+")
_PHRASES = ("according", "view", "opinion", "words", "point", "poll", "survey", "polls", "surveys")
_TITLE_MARK = re.compile(r": |[–—-] (?:[A-Z])")


def _wanted(page: Page, sentence: Sentence, marks: Sequence[Quoted]) -> bool:
    """Whether a parse can pay: a word that can be a cue, a colon or a quotation mark."""
    words = page.words(sentence)
    forms = cues().forms
    if any(w.lower() in forms or w.lower() in _PHRASES for w in _WORD.findall(words)):
        return True
    return bool(_TITLE_MARK.search(words)) or any(m.span.overlaps(sentence.span) for m in marks)


def _quotation(candidate: Candidate, marks: Sequence[Quoted], text: str) -> Quotation:
    size = sum(p.end - p.start for p in candidate.content)
    quoted = sum(
        max(0, min(p.end, m.span.end) - max(p.start, m.span.start))
        for p in candidate.content
        for m in marks
    )
    if candidate.relation == "title":
        return Quotation.HEADLINE
    if quoted >= size * 0.9:
        return Quotation.DIRECT
    return Quotation.MIXED if quoted else Quotation.INDIRECT


def _rule(candidate: Candidate) -> str:
    kind = "report" if cues().reporting(candidate.key) else "mind"
    return f"cue.{kind}.{candidate.relation}/1"


def reports(attribution: Attribution) -> bool:
    """Whether it says somebody said or judged its content, so a likelihood in it is theirs."""
    return attribution.rule.startswith("cue.report.")


def _sentence(page: Page, at: Span) -> Sentence | None:
    return next((s for s in page.sentences if s.span.start <= at.start < s.span.end), None)


def attributions(page: Page) -> tuple[Attribution, ...]:
    """Every attribution of an English page, in text order of the content.

    "'Supplies are low,' the ministry said. 'They will be restored.'" is one attribution with
    two pieces of content. Contents may nest; a content never overlaps its own cue.
    """
    if page.document.lang not in ("en", "und", ""):
        return ()
    marks = quotations(page.text)
    table = cues()

    def trust(candidate: Candidate) -> float:
        if candidate.relation.startswith(INNER):
            return 0.0
        return table.trust(candidate.key, candidate.relation)

    kept = found(page, lambda s: _wanted(page, s, marks), trust, LEAST, marks)
    cast = Cast(page)
    out: list[Attribution] = []
    recent: list[Holder] = []
    for candidate in sorted(kept, key=lambda c: (c.cue[0].start, c.content[0].start)):
        holder = _holder(cast, candidate, recent)
        if holder is not None:
            recent.append(holder)
        out.append(
            Attribution(
                source=candidate.source,
                cue=candidate.cue,
                content=candidate.content,
                quotation=_quotation(candidate, marks, page.text),
                holder=holder,
                rule=_rule(candidate),
            )
        )
    return tuple(sorted(out, key=lambda a: (a.content[0].start, -a.content[-1].end)))


def _holder(cast: Cast, candidate: Candidate, recent: Sequence[Holder]) -> Holder | None:
    if not candidate.source:
        return None
    sentence = _sentence(cast.page, candidate.source[0])
    return resolve(cast, sentence, candidate.source)
