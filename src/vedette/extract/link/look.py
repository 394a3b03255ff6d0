"""One likelihood phrase of one sentence, looked at with the topic of the question."""

from dataclasses import dataclass
from typing import Any

from vedette.extract.link.fit import hanging
from vedette.extract.link.topic import Topic
from vedette.extract.page import Page, Sentence
from vedette.model.span import Span

_LEAD = 1


@dataclass(frozen=True)
class Look:
    """One likelihood phrase in one sentence, looked at with the topic of the question."""

    page: Page
    sentence: Sentence
    about: Topic
    doc: Any
    condition: Span | None


def near(look: Look) -> int:
    """One point if the sentence, one beside it or the title names the question's own."""
    at = look.sentence.index
    # A lead names things by their kind and the text names who is meant a little later.
    ahead = 2 if at > _LEAD else 4
    close = [*look.page.sentences[max(0, at - 6) : at + ahead], *look.page.sentences[:1]]
    return int(any(look.about.hit(look.page.words(one)) for one in close))


def names_own(look: Look, part: Any) -> bool:
    """Whether a noun, or a word hanging on it, names a party or a noun of the question."""
    words = [part, *hanging(part)]
    return look.about.hit(" ".join(t.text for t in words)) or any(map(look.about.named, words))


def seen(look: Look) -> tuple[Span, ...]:
    """The words of the sentence that name a party of the question."""
    mine = look.about.who.home | look.about.who.targets
    base = look.sentence.span.start
    found = look.about.who.mentions(look.page.words(look.sentence))
    return tuple(Span(base + m.start, base + m.end) for m in found if m.party in mine)
