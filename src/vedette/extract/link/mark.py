"""Questions about a mark: "Will inflation exceed 35 percent?", "Will oil rise above $100?".

Only words about the same figure answer one, and "stays below 35 percent" says that it does not
happen. "Prices will probably rise" answers nothing: by how much is what was asked.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from vedette.extract.link.look import Look, near, seen
from vedette.extract.link.parse import parsed
from vedette.extract.link.scope import governed, tokens_in
from vedette.extract.link.topic import topic
from vedette.extract.page import Page, Sentence
from vedette.model.estimate import Link
from vedette.model.question import QuestionSet
from vedette.model.span import Span

MARK = "link.mark/1"
_OVER = "above|over|exceed(?:s|ed|ing)?|top(?:s|ped|ping)?|surpass(?:es|ed|ing)?|beyond|past"
_UNDER = "below|under|beneath"
_SAID = re.compile(
    rf"\b(?:(?P<over>{_OVER}|(?:more|higher|greater) than)|(?P<under>{_UNDER}|"
    r"(?:less|lower|fewer) than)) (?:the )?(?P<money>US\$|[$€£])?(?P<figure>\d[\d.,]*\d|\d)"
    r"(?P<unit>\s?(?:percent|per cent|%|pc\b|million\b|billion\b|trillion\b))?"
    r"(?P<coin> (?:dollars|euros|pounds))?",
    re.IGNORECASE,
)
_SHARE = frozenset(("percent", "per cent", "%", "pc"))


@dataclass(frozen=True)
class Mark:
    """ "Above 35 percent": over or under, the figure, what is counted ("%", "million", "")."""

    over: bool
    figure: float
    unit: str
    start: int

    def same(self, other: "Mark") -> bool:
        """Whether both speak of one figure, on whatever side of it."""
        return self.figure == other.figure and self.unit == other.unit


def marks(text: str) -> list[Mark]:
    """Every figure that a text says something lies over or under."""
    out = []
    for found in _SAID.finditer(text):
        unit = (found.group("unit") or "").strip().lower()
        share = "%" if unit in _SHARE else unit
        figure = float(_plain(found.group("figure")))
        out.append(Mark(bool(found.group("over")), figure, share, found.start("figure")))
    return out


def _plain(figure: str) -> str:
    """ "50,000" and "3,5" as a program reads them."""
    thousands = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", figure)
    plain = figure.replace(",", "" if thousands else ".")
    return plain if plain.count(".") <= 1 else plain.replace(".", "")


@lru_cache(maxsize=64)
def asked_mark(questions: QuestionSet) -> Mark | None:
    """The mark the question asks about; None for any other question."""
    found = marks(questions.by_id(questions.main).text)
    return found[0] if len(found) == 1 else None


def by_mark(
    page: Page, phrase: Span, sentence: Sentence, questions: QuestionSet, condition: Span | None
) -> tuple[Link, ...]:
    """The question, if what is likely lies over or under the very figure it asks about."""
    asked = asked_mark(questions)
    about = topic(questions)
    doc = parsed(page, sentence, about.who)
    said = tokens_in(doc, phrase, sentence.span.start)
    look = Look(page, sentence, about, doc, condition)
    if asked is None or not said or not near(look):
        return ()
    own = [m for m in marks(page.words(sentence)) if _governs(doc, governed(said), m)]
    if len(own) != 1 or not asked.same(own[0]):
        return ()
    at = Span(sentence.span.start + own[0].start, sentence.span.start + own[0].start + 1)
    if condition is not None and condition.covers(at):
        return ()
    polarity = "for" if own[0].over == asked.over else "against"
    return (Link(questions.main, polarity, (at, *seen(look)), MARK),)


def _governs(doc: Any, cores: list[Any], mark: Mark) -> bool:
    token = next((t for t in doc if t.idx <= mark.start < t.idx + len(t.text)), None)
    return token is not None and any(c.i == token.i or c.is_ancestor(token) for c in cores)
