"""Who a set of questions is about, and where a sentence mentions them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from vedette.doctrine.parties import PartyRow, parties, party_row
from vedette.model.question import Party, Question, QuestionSet

_WORD = re.compile(r"[^\W\d_][\w'’.+-]*|\d+", re.UNICODE)
_TAIL = re.compile(r"['’]s?$|[.'’,+-]+$")


@dataclass(frozen=True, slots=True)
class Mention:
    """
    "Characters 10 to 20 of the sentence say Belarus": start, end, the party's name.

    leader: the words name a person who decides for the party, not the party itself.
    origin: the words point to the party's territory as the place it starts from ("there").
    """

    start: int
    end: int
    party: str
    leader: bool = False
    origin: bool = False


_KEPT = 512  # sentences: a page's judgements ask again for those around them


@dataclass(frozen=True)
class Cast:
    """
    "Belarus acts, Ukraine is the target, everybody else may be the partner."

    home: names of the actors of the question asked; targets: names of its targets;
    partners: named partners (empty: anybody else may be one).
    """

    home: frozenset[str]
    targets: frozenset[str]
    partners: frozenset[str]
    index: dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]] = field(repr=False)
    stems: tuple[tuple[str, str], ...] = field(repr=False)
    _seen: dict[str, tuple[Mention, ...]] = field(
        default_factory=dict, repr=False, compare=False, init=False
    )

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every mention of a known party in the text, longest name first, none overlapping."""
        if text not in self._seen:
            if len(self._seen) > _KEPT:
                self._seen.clear()
            self._seen[text] = self._looked(text)
        return self._seen[text]

    def _looked(self, text: str) -> tuple[Mention, ...]:
        words = [(m.start(), *_bare(m.group())) for m in _WORD.finditer(text)]
        found: list[Mention] = []
        at = 0
        while at < len(words):
            hit = self._at(words, at)
            if hit:
                mention, used = hit
                found.append(mention)
                at += used
            else:
                at += 1
        return tuple(found)

    def _at(self, words: list[tuple[int, str, int]], at: int) -> tuple[Mention, int] | None:
        best: tuple[Mention, int] | None = None
        for form, party, leader in self.index.get(words[at][1].casefold(), ()):
            here = tuple(word for _, word, _ in words[at : at + len(form)])
            if not _same(here, form) or (best and best[1] >= len(form)):
                continue
            last = words[at + len(form) - 1]
            mention = Mention(words[at][0], last[0] + last[2], party, leader)
            best = (mention, len(form))
        return best


def _bare(word: str) -> tuple[str, int]:
    bare = _TAIL.sub("", _TAIL.sub("", word))  # "Russia's." ends a sentence
    return bare, len(bare)


def _same(here: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Case counts only for short all-capital names: "us" is not "US"."""
    if len(here) != len(form):
        return False
    if len(form) == 1 and form[0].isupper() and len(form[0]) <= 4:
        return here == form
    if len(form) == 1 and here[0].islower() and form[0][:1].isupper():
        return False  # "turkey", "jordan" in lower case are not states
    return tuple(map(str.casefold, here)) == tuple(map(str.casefold, form))


def _forms(words: str) -> tuple[str, ...]:
    return tuple(_bare(m.group())[0] for m in _WORD.finditer(words))


def _named(question_set: QuestionSet) -> list[Party]:
    out: dict[str, Party] = {}
    for question in question_set.questions:
        own = (*question.actors, *question.targets, *question.partners)
        for party in (*own, *((question.territory,) if question.territory else ())):
            held = out.get(party.name)
            out[party.name] = party if held is None else _merged(held, party)
    return list(out.values())


def _merged(one: Party, two: Party) -> Party:
    return Party(
        one.name,
        tuple(dict.fromkeys((*one.aliases, *two.aliases))),
        tuple(dict.fromkeys((*one.leaders, *two.leaders))),
    )


def _names(parties_: tuple[Party, ...]) -> set[str]:
    return {party.name for party in parties_}


def _main(question_set: QuestionSet) -> Question:
    return question_set.by_id(question_set.main)


class _Index:
    """Words to parties; the first party to claim a word keeps it."""

    def __init__(self) -> None:
        self.forms: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
        self._taken: set[str] = set()

    def add(self, words: Iterable[str], party: str, *, leader: bool = False) -> None:
        for word in words:
            form = _forms(word)
            if form and word.casefold() not in self._taken:
                self._taken.add(word.casefold())
                self.forms.setdefault(form[0].casefold(), []).append((form, party, leader))


@lru_cache(maxsize=32)
def cast(question_set: QuestionSet) -> Cast:
    """The cast of a set of questions, with an index of every word for every known party."""
    main = _main(question_set)
    targets = set().union(*(_names(q.targets) for q in question_set.questions))
    partners = set().union(*(_names(q.partners) for q in question_set.questions))
    if not main.actors and main.territory:
        targets |= {main.territory.name}  # "a coup in Mali" is told by its place
    index = _Index()
    stems: list[tuple[str, str]] = []
    named = _named(question_set)
    for party in named:
        # "Khartoum" is the target itself before it is the seat of a government.
        index.add((party.name,), party.name)
    for party in named:
        row = party_row(party.name) or PartyRow(party.name, "force")
        index.add((*party.aliases, *row.words), party.name)
        index.add((*party.leaders, *row.leaders), party.name, leader=True)
        stems += [(stem, party.name) for stem in row.stems if row.name == party.name]
    known = {party for _, party in stems}
    for row in parties():
        index.add(row.words, row.name)
        index.add(row.leaders, row.name, leader=True)
        stems += [(stem, row.name) for stem in row.stems if row.name not in known]
    return Cast(
        home=frozenset(_names(main.actors)),
        targets=frozenset(targets),
        partners=frozenset(partners - _names(main.actors)),
        index={key: tuple(forms) for key, forms in index.forms.items()},
        stems=tuple(stems),
    )
