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


def _speaks_against(indicator: WatchedIndicator) -> bool:
    yes, no = indicator.seen_if_yes, indicator.seen_if_no
    return yes is not None and no is not None and yes < no


def watched(
    text: str, indicators: tuple[WatchedIndicator, ...], *, domain: str = "", against: bool = False
) -> tuple[str, ...]:
    """
    Ids of the indicators one of whose phrases stands in the text: every word of the phrase,
    with any ending, in any order, with at most six other words among them.

    domain: of the activity reported; a phrase of one word ("fuel") then counts only for an
        indicator of that domain, since alone it may speak of anything.
        What is only said (domain rhetoric: "Sylvania masses troops, the minister claimed") counts
        for an indicator of saying, and for no sighting of the thing said.
    against: the report is a contrary sign ("two brigades left"); where it fits an indicator
        that speaks against the act, it counts for no indicator that speaks for it.
    """
    said = stems(text)

    def met(indicator: WatchedIndicator) -> bool:
        phrases = (_phrase(words) for words in indicator.words)
        alone = not domain or indicator.domain == domain
        if domain == "rhetoric" and not alone:
            return False
        return any((alone or len(p) > 1) and _stands(p, said) for p in phrases)

    found = [i for i in indicators if met(i)]
    contrary = [i for i in found if _speaks_against(i)]
    return tuple(i.id for i in (contrary if against and contrary else found))


def indicators_of(questions: QuestionSet | None) -> tuple[WatchedIndicator, ...]:
    """Every watched indicator of the set, once."""
    if questions is None:
        return ()
    seen = {i.id: i for q in questions.questions for i in q.indicators}
    return tuple(seen.values())
