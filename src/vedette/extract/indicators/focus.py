"""Whose activity bears on the question: the parties asked about, by the words used for them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vedette.doctrine.indicators import indicator_words
from vedette.model.question import Party, QuestionSet

# "Niger" must not find "Nigeria"; these endings make the demonym of most names.
_ENDINGS = r"(?:n|ns|an|ans|ian|ians|ien|iens|i|is|ese)?(?:['’]s|['’])?"


# What carries the subject of the sentence before: "The second train left on Monday".
_CARRIES = re.compile(
    r"^[\"“‘']?(?:The|These|This|Those|They|It|Its|He|She|Their|One|Another|Such|Both|In it)\b"
)
# "the enemy" and "the aggressor" stand for the parties asked about on a page about them.
_THEM = re.compile(r"\bthe (?:enemy|aggressor|invader|occupier)s?\b", re.IGNORECASE)
# With no question or no name, only plain military words say that forces are meant.
_MILITARY = re.compile(
    r"\b(?:troops?|soldiers|servicemen|forces|units?|brigades?|battalions?|army|military|navy|"
    r"armed|warships?|fighter|missiles?|drones?|air defen[cs]e|artillery|tanks?|reservists?|"
    r"mobili[sz]ation|drills?|manoeuvres|combat|readiness|airspace)\b",
    re.IGNORECASE,
)
# Of the sentences of a page, so many name its subject: two in five, one in five.
_DENSE, _SOME = 0.4, 0.2
# A short item that names actor and target is on their crisis; a long one where a third of its
# sentences name one of them.
_SHORT, _CRISIS = 30, 0.33


@dataclass(frozen=True, slots=True)
class Focus:
    """
    "Belarus is what we watch; Russia is its partner; Ukraine is the target."

    asked: words for the actor or the territory; beside: words for partners; target: words
    for those attacked; others: partners and targets; ground: a partner would come from
    a territory asked about. None is set
    when no question was given.
    """

    asked: re.Pattern[str] | None = None
    beside: re.Pattern[str] | None = None
    target: re.Pattern[str] | None = None
    others: re.Pattern[str] | None = None
    ground: bool = False

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


@lru_cache(maxsize=16)
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
        bool(partners) and any(q.territory for q in questions.questions),
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """
    "Two sentences in five of this page name those asked about, and the page is on their crisis."

    share: of the sentences that name the parties asked about; crisis: actor and target fill the
    page, so that whatever forces, borders and embassies do on it bears on the question.
    """

    share: float
    crisis: bool


def relevant(words: str, focused: Focus, *, carried: bool, subject: Subject) -> bool:
    """
    Whether a sentence is about the parties asked about: it names them, goes on about them
    (carried: the sentence before was an observation), or stands on a page about them.
    """
    if not focused.given:
        return bool(_MILITARY.search(words))
    if focused.asked and focused.asked.search(words):
        return True
    if subject.crisis or _about_them(words, focused, subject.share):
        return True
    if not carried:
        return False
    if _CARRIES.search(words):
        # "The Syldavian staff reported" starts anew; "The second train" carries on.
        return not (focused.others and focused.others.match(words.removeprefix("The ")))
    # "Troops have not crossed as of noon" goes on about the ground of the sentence before,
    # unless it names the target's ground instead.
    absent = indicator_words().status["not_observed"].search(words)
    return bool(absent) and not (focused.target and focused.target.search(words))


def _about_them(words: str, focused: Focus, share: float) -> bool:
    """On a page about the parties asked about: "the enemy", the frontier, or plain troops."""
    # "The Bordurian fleet sailed" names somebody else, on a page about Ruritania too.
    if focused.beside and focused.beside.search(words):
        return False
    if share >= _SOME and _at_border(words, focused):
        return True
    if focused.target and focused.target.search(words):
        return False
    if share >= _SOME and _THEM.search(words):
        return True
    return share >= _DENSE and bool(_MILITARY.search(words))


def _at_border(words: str, focused: Focus) -> bool:
    """Whether the sentence is about the border of those who would be attacked."""
    if focused.target is None:
        return False
    near = re.search(rf"(?:{focused.target.pattern})\sborders?\b", words)
    return bool(near or re.search(rf"\bborder\s(?:of|with)\s(?:{focused.target.pattern})", words))


def subject(sentences: list[str], focused: Focus) -> Subject:
    """What a page is about, by how many of its sentences name whom."""
    if focused.asked is None or not sentences:
        return Subject(0.0, crisis=False)
    asked = sum(bool(focused.asked.search(words)) for words in sentences)
    share = asked / len(sentences)
    # Where a partner would come from a territory, its war with the target is fought elsewhere too.
    if focused.ground:
        return Subject(share, crisis=False)
    if focused.target is None:
        return Subject(share, crisis=share >= _SOME)
    struck = sum(bool(focused.target.search(words)) for words in sentences)
    both = asked > 0 and (struck > 0 or share >= _SOME)
    short = len(sentences) <= _SHORT
    return Subject(share, crisis=both and (short or asked + struck >= _CRISIS * len(sentences)))
