"""The day a piece of news is of: its own, or the one before that its first lines name."""

from collections.abc import Iterable
from datetime import date, timedelta

from vedette.doctrine.news_days import NewsDays, news_days
from vedette.model.document import Document
from vedette.model.span import Span
from vedette.trace.drift.wording import sentences_of

_DAY = timedelta(days=1)
_LEAD = 3  # the title and the first two sentences


def lead_day(document: Document, day: date, naming: Iterable[Span]) -> date | None:
    """
    "Put the mountain on alert late on Wednesday", in a paper of Thursday: Wednesday. The
    sentences that name the origin come first, then their paragraphs, then the text's lead; the
    first of them that names the paper's own day or the one before, and not both, decides.

    day: the day the text came out. naming: where it names the origin or gives its words.
    """
    words = news_days(document.lang)
    if words is None:
        return None
    text = document.text
    own = sorted(naming)
    lead = [text[start:end] for start, end in sentences_of(text)[:_LEAD]]
    for found in ([s.of(text) for s in own], _paragraphs(text, own), lead):
        days = {d for part in found for d in _days(part, day, words)}
        if len(days) == 1:
            return days.pop()
        if days:
            return None
    return None


def _paragraphs(text: str, spans: Iterable[Span]) -> list[str]:
    edges = {
        (text.rfind("\n", 0, s.start) + 1, end if (end := text.find("\n", s.end)) >= 0 else None)
        for s in spans
    }
    return [text[start:end] for start, end in edges]


def _days(part: str, day: date, words: NewsDays) -> set[date]:
    before = day - _DAY
    found = {d for d in (day, before) if words.weekdays[d.weekday()].search(part)}
    return found | ({before} if words.yesterday.search(part) else set())
