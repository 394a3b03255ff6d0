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
_WORDS = 50_000  # words remembered

# Its words, the party, and whether it names a leader.
_Form = tuple[tuple[str, ...], str, bool]
# The same with the words in lower case, shortest last.
_Filed = tuple[tuple[str, ...], tuple[str, ...], str, bool]


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
    index: dict[str, tuple[_Form, ...]] = field(repr=False)
    stems: tuple[tuple[str, str], ...] = field(repr=False)
    _seen: dict[str, tuple[Mention, ...]] = field(
        default_factory=dict, repr=False, compare=False, init=False
    )
    _parties: dict[str, frozenset[str]] = field(
        default_factory=dict, repr=False, compare=False, init=False
    )
    _opened: dict[str, tuple[_Filed, ...]] = field(
        default_factory=dict, repr=False, compare=False, init=False
    )

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every mention of a known party in the text, longest name first, none overlapping."""
        if text not in self._seen:
            if len(self._seen) > _KEPT:
                self._seen.clear()
            self._seen[text] = self._looked(text)
        return self._seen[text]

    def parties(self, text: str) -> frozenset[str]:
        """Every party the text mentions."""
        if text not in self._parties:
            if len(self._parties) > _KEPT:
                self._parties.clear()
            self._parties[text] = frozenset(m.party for m in self.mentions(text))
        return self._parties[text]

    def _looked(self, text: str) -> tuple[Mention, ...]:
        found: list[Mention] = []
        clear = 0
        for word in _WORD.finditer(text):
            # Few words open a name, and the same words come again and again.
            forms = self._opened.get(word.group())
            if forms is None:
                forms = self._opens(word.group())
            if not forms or word.start() < clear:
                continue
            hit = self._at(text, word.start(), forms)
            if hit:
                mention, clear = hit
                found.append(mention)
        return tuple(found)

    def _opens(self, word: str) -> tuple[_Filed, ...]:
        """The names a printed word can open, the longest first."""
        if len(self._opened) > _WORDS:
            self._opened.clear()
        forms = self.index.get(_bare(word)[0].casefold(), ())
        filed = [(f, tuple(map(str.casefold, f)), party, leader) for f, party, leader in forms]
        return self._opened.setdefault(word, tuple(sorted(filed, key=lambda f: -len(f[0]))))

    def _at(self, text: str, start: int, forms: tuple[_Filed, ...]) -> tuple[Mention, int] | None:
        """The longest of these names printed here, and where its last word ends."""
        words = []
        folded: tuple[str, ...] = ()
        for found, _ in zip(_WORD.finditer(text, start), forms[0][0], strict=False):
            words.append((found.start(), *_bare(found.group()), found.end()))
            folded = (*folded, words[-1][1].casefold())
        for form, low, party, leader in forms:
            size = len(form)
            if low == folded[:size] and (size > 1 or _printed_so(words[0][1], form[0])):
                at, _, length, end = words[size - 1]
                return Mention(start, at + length, party, leader), end
        return None


def _bare(word: str) -> tuple[str, int]:
    bare = _TAIL.sub("", _TAIL.sub("", word))  # "Russia's." ends a sentence
    return bare, len(bare)


def _printed_so(here: str, form: str) -> bool:
    """Case counts only for short all-capital names: "us" is not "US"."""
    if form.isupper() and len(form) <= 4:
        return here == form
    # "turkey", "jordan" in lower case are not states
    return not (here.islower() and form[:1].isupper())


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
        self.forms: dict[str, list[_Form]] = {}
        self._taken: set[str] = set()

    def add(self, words: Iterable[str], party: str, *, leader: bool = False) -> None:
        for word in words:
            form = _forms(word)
            if form and word.casefold() not in self._taken:
                self._taken.add(word.casefold())
                self.forms.setdefault(form[0].casefold(), []).append((form, party, leader))


_last: list[tuple[QuestionSet, Cast]] = []  # to hash a set of questions is to walk all of it


def cast(question_set: QuestionSet) -> Cast:
    """The cast of a set of questions, with an index of every word for every known party."""
    if not _last or _last[0][0] is not question_set:
        _last[:] = [(question_set, _cast(question_set))]
    return _last[0][1]


@lru_cache(maxsize=32)
def _cast(question_set: QuestionSet) -> Cast:
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
