"""Indicator lists with headings, and the standing headers that are repeated for weeks."""

import re
from dataclasses import dataclass

from vedette.doctrine.indicators import IndicatorWords, indicator_words
from vedette.extract.page import Page, Sentence
from vedette.model.span import Span


@dataclass(frozen=True, slots=True)
class Listed:
    """
    "This sentence stands under 'ambiguous indicators'": a status the heading gives.

    start: where the sentence begins after a heading that runs into it.
    """

    status: str
    start: int


def _heading(words: str, table: IndicatorWords) -> tuple[str, int] | None:
    found = [
        (match.end(), status)
        for status, pattern in table.headings.items()
        for match in pattern.finditer(words)
    ]
    if not found:
        return None
    end, status = max(found)
    return status, end


def listed(page: Page) -> dict[int, Listed]:
    """Sentence index to the status its list heading gives; sentences outside lists are absent."""
    table = indicator_words()
    out: dict[int, Listed] = {}
    status = ""
    for sentence in page.sentences:
        words = page.words(sentence)
        if table.ends.search(words):
            status = ""
        heading = _heading(words, table)
        if heading:
            status, end = heading
            skip = len(words[end:]) - len(words[end:].lstrip(" -•*–"))
            if len(words) - end - skip < 15:  # The heading alone, nothing runs on.
                continue
            out[sentence.index] = Listed(status, sentence.span.start + end + skip)
        elif status:
            out[sentence.index] = Listed(status, sentence.span.start)
    return out


def in_section(page: Page, subject: re.Pattern[str] | None) -> frozenset[int]:
    """
    Indexes of the sentences under a section heading that names the subject ("Significant
    activity in Ruritania"), which may be run into its first sentence.
    """
    table = indicator_words()
    out: set[int] = set()
    inside = False
    for sentence in page.sentences:
        words = page.words(sentence)
        if table.ends.search(words):
            inside = False
        heading = table.section.match(words)
        if heading and subject and subject.search(words[: heading.end() + 60]):
            inside = True
        elif inside:
            out.add(sentence.index)
    return frozenset(out)


def is_boilerplate(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence belongs to a standing header or note, not to today's report."""
    return bool(indicator_words().boilerplate.search(page.words(sentence)))


def boilerplate(page: Page) -> tuple[Span, ...]:
    """
    The sentences of standing headers and notes, in text order: judgements in them were not
    made today ("We will update this header if that changes").

    A sentence between two such sentences of one paragraph belongs to the header too.
    """
    marks = [is_boilerplate(page, s) for s in page.sentences]
    for i in range(1, len(marks) - 1):
        before, here, after = page.sentences[i - 1 : i + 2]
        if marks[i - 1] and marks[i + 1] and before.paragraph == here.paragraph == after.paragraph:
            marks[i] = True
    return tuple(s.span for s, mark in zip(page.sentences, marks, strict=True) if mark)
