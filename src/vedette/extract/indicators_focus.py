"""Whose activity bears on the question: the parties asked about, by the words used for them."""

import re
from dataclasses import dataclass

from vedette.model.question import Party, QuestionSet

# "Niger" must not find "Nigeria"; these endings make the demonym of most names.
_ENDINGS = r"(?:n|ns|an|ans|ian|ians|ien|iens|i|is|ese)?(?:['’]s|['’])?"


@dataclass(frozen=True, slots=True)
class Focus:
    """
    "Belarus is what we watch; Russia is its partner; Ukraine is the target."

    asked: words for the actor or the territory; beside: words for partners; target: words
    for those attacked; others: partners and targets. None is set when no question was given.
    """

    asked: re.Pattern[str] | None = None
    beside: re.Pattern[str] | None = None
    target: re.Pattern[str] | None = None
    others: re.Pattern[str] | None = None

    @property
    def given(self) -> bool:
        """Whether a question says whom to watch."""
        return self.asked is not None


def _name(party: Party) -> list[str]:
    words = [party.name, *party.aliases]
    stem = party.name[:4].lower()
    own = any(alias.lower().startswith(stem) for alias in party.aliases)
    # With a demonym among the aliases the name needs no guessed ending.
    ending = "(?:['’]s|['’])?" if own else _ENDINGS
    return [re.escape(w) + (ending if w == party.name else "(?:s)?(?:['’]s|['’])?") for w in words]


def _pattern(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    # Longest first, so that "Ruritanian army" is not cut to "Ruritania".
    return re.compile(rf"\b(?:{'|'.join(sorted(set(words), key=len, reverse=True))})\b")


def focus(questions: QuestionSet | None) -> Focus:
    """
    The parties of a question set: a territory asked about outranks the actor that would
    come from it, since what is watched is what happens there.
    """
    if questions is None:
        return Focus()
    main = questions.by_id(questions.main)
    asked: list[Party] = [main.territory] if main.territory else list(main.actors)
    asked += [q.territory for q in questions.questions if q.territory]
    every = [p for q in questions.questions for p in (*q.actors, *q.partners)]
    names = {p.name for p in asked}
    beside = [p for p in every if p.name not in names]
    targets = [p for q in questions.questions for p in q.targets]
    leaders = [re.escape(w) for p in (*asked, *every) if p.name in names for w in p.leaders]
    partners = [w for p in beside for w in (*_name(p), *(re.escape(x) for x in p.leaders))]
    victims = [w for p in targets for w in _name(p)]
    return Focus(
        _pattern([w for p in asked for w in _name(p)] + leaders),
        _pattern(partners),
        _pattern(victims),
        _pattern(partners + victims),
    )
