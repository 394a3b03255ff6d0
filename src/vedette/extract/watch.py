"""Which of the question's watched indicators a report is about, by words."""

import re
from functools import lru_cache

from vedette.model.question import QuestionSet, WatchedIndicator

# Endings that do not change what is meant: "strike group forming", "strike groups formed".
_ENDING = re.compile(r"(?:ations?|ments?|ing|ings|ed|es|s|e)$")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GAP = 6


def _stem(word: str) -> str:
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= 3 else word


def stems(text: str) -> tuple[str, ...]:
    """The words of a text without case and common endings, in order."""
    return tuple(_stem(w) for w in _WORD.findall(text.lower()))


@lru_cache(maxsize=2048)
def _phrase(words: str) -> tuple[str, ...]:
    return stems(words)


def _stands(phrase: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether all words of the phrase stand close together, in any order."""
    if not phrase:
        return False
    window = len(phrase) + _GAP
    need = set(phrase)
    return any(need <= set(said[i : i + window]) for i in range(max(1, len(said) - len(need) + 1)))


def watched(text: str, indicators: tuple[WatchedIndicator, ...]) -> tuple[str, ...]:
    """
    Ids of the indicators one of whose phrases stands in the text: every word of the phrase,
    with any ending, in any order, with at most six other words among them.
    """
    said = stems(text)
    return tuple(i.id for i in indicators if any(_stands(_phrase(w), said) for w in i.words))


def indicators_of(questions: QuestionSet | None) -> tuple[WatchedIndicator, ...]:
    """Every watched indicator of the set, once."""
    if questions is None:
        return ()
    seen = {i.id: i for q in questions.questions for i in q.indicators}
    return tuple(seen.values())
