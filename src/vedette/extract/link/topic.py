"""What a question is about in everyday words: its act by kin, and the nouns it names."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from vedette.doctrine.acts import Act, Pattern, acts, answering, word_class
from vedette.doctrine.kin import Kin, derived, kins, known_words
from vedette.doctrine.parties import party_row
from vedette.extract.link.cast import Cast, cast
from vedette.extract.parsing.parser import parser
from vedette.extract.question.window import without_window
from vedette.model.question import Question, QuestionSet

_SUPPORT = frozenset(
    ("be", "become", "conduct", "go", "have", "hold", "issue", "launch", "make", "take", "there")
)
_PLAIN = frozenset(("chance", "likelihood", "odds", "probability", "risk", "time", "end", "way"))
_ALIKE = 0.7  # cosine of two word vectors; below it opposites and mere company score as well


@dataclass(frozen=True)
class Topic:
    """
    "cut interest rates, the Bank of England": the act's kin and the words around it.

    says, against: acts whose patterns stand for and against what is asked; keys: the lemmas
    of the verb or event asked; about: lemmas of the nouns the question names; rows: its kin;
    themed: the verb has an object, or the event noun something before it;
    names: the capitalised words for its parties; owners: the states whose bodies its actors are;
    kinds: nouns it has of one kind among others ("the fishing bill").
    """

    who: Cast
    keys: tuple[str, ...]
    about: frozenset[str]
    says: Act
    against: Act
    rows: tuple[Kin, ...]
    themed: bool = False
    names: tuple[str, ...] = ()
    owners: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    @property
    def says_heads(self) -> frozenset[str]:
        """The lemmas that name the act by themselves."""
        return frozenset(p.head for p in self.says.verbs if not p.rest)

    @property
    def company(self) -> frozenset[str]:
        """The nouns beside it as a rule: the virus that spreads, the bill that is passed."""
        patterns = frozenset(one for p in self.against.verbs for one in p.doer)
        return patterns.union(*(row.company for row in self.rows))

    @property
    def says_objects(self) -> frozenset[str]:
        """The lemmas a longer pattern hangs on the act: the power that is seized."""
        every = (*self.says.verbs, *self.against.verbs)
        return frozenset(word for p in every for words in p.rest for word in words)

    def named(self, token: Any) -> bool:
        """Whether the word is one the question names, inflected or made into an adjective."""
        if self.foreign(token.text) or self._in_other_name(token):
            return False
        return any(_same_word(token, word) for word in self.about)

    def hit(self, text: str) -> bool:
        """Whether a stretch of text names a party or a noun of the question."""
        mine = self.who.home | self.who.targets
        if any(m.party in mine for m in self.who.mentions(text)):
            return True
        words = [w.strip(".,;:!?'’\"“”()") for w in text.split()]
        others = self._of_other_names(words)
        own = [w.casefold() for n, w in enumerate(words) if n not in others and not self.foreign(w)]
        return any(_starts(word, one) for word in own for one in self.about)

    def _of_other_names(self, words: list[str]) -> set[int]:
        """
        Words of a longer name that shares one with ours: the Bank of the European Central Bank.

        A headline in capitals has no names to tell apart, so nothing is taken from it.
        """
        mine = {w.casefold() for w in self.names}
        if not mine or 2 * sum(w[:1].isupper() for w in words) > len(words) + 4:
            return set()
        out: set[int] = set()
        for run in _capitalised(words):
            told = [n for n in run if words[n].casefold() in mine]
            rest = [n for n in run if n and len(words[n]) > 3 and not self._own(words[n])]
            if told and rest and len(told) < len(mine):
                out.update(told)
        return out

    def _in_other_name(self, token: Any) -> bool:
        doc, low, high = token.doc, token.i, token.i + 1
        while low and doc[low - 1].text[:1].isupper():
            low -= 1
        while high < len(doc) and doc[high].text[:1].isupper():
            high += 1
        words = [t.text for t in doc[low:high]]
        return high - low < len(doc) // 2 and token.i - low + 1 in self._of_other_names(
            ["", *words]
        )

    def _own(self, word: str) -> bool:
        return any(_same_start(word, one) for one in (*self.names, *self.about))

    def foreign(self, word: str) -> bool:
        """Whether the word names a party of the table that the question does not."""
        row = party_row(word) if word[:1].isupper() else None
        return bool(row and row.name not in self.who.home | self.who.targets)


def _same_word(token: Any, word: str) -> bool:
    return token.lemma_.lower() == word or _starts(token.lower_, word)


def _capitalised(words: list[str]) -> list[list[int]]:
    """Runs of words that begin with a capital, "of" and "the" within them left out."""
    out: list[list[int]] = [[]]
    for n, word in enumerate(words):
        if word[:1].isupper():
            out[-1].append(n)
        elif word not in ("of", "the", "for"):
            out.append([])
    return [run for run in out if len(run) > 1]


def _same_start(word: str, one: str) -> bool:
    return _starts(word.casefold(), one.casefold())


def _starts(form: str, word: str) -> bool:
    """ "Tamrian" and "railways" begin as "Tamria" and "rail" do."""
    trunk = word[:-1] if len(word) > 4 and word[-1] in "aey" else word
    return len(trunk) >= 4 and form.startswith(trunk) and len(form) - len(trunk) <= 4


@lru_cache(maxsize=64)
def topic(questions: QuestionSet) -> Topic:
    """The topic of the question asked; read once for a set."""
    asked = questions.by_id(questions.main)
    doc = parser()(without_window(asked.text))
    events = {t.lemma_.lower() for t in doc if t.pos_ == "NOUN"}
    keys = _keys(asked)
    rows = _rows(asked, keys, events)
    taken = {*keys, *_SUPPORT, *_PLAIN}
    nouns = {t.lemma_.lower() for t in doc if _telling(t)}
    places = {w.casefold() for p in asked.targets for w in p.name.split() if len(w) > 2}
    table = answering(asked.acts)
    heads = {p.head for act in table for p in (*act.verbs, *act.nouns) if not p.rest}
    says = [*keys, *sorted(heads), *(words for row in rows for words in row.says)]
    against = [words for row in rows for words in row.against if words not in keys]
    return Topic(
        who=cast(questions),
        keys=keys,
        about=frozenset(word for word in nouns | places if word not in taken),
        says=_with(_act("kin", says), table),
        against=_act("kin.against", against),
        rows=rows,
        names=_proper(asked),
        owners=_owners(asked),
        kinds=frozenset(t.lemma_.lower() for t in doc if t.pos_ == "NOUN" and _of_a_kind(t)),
        themed=any(len(words.split()) > 1 for words in asked.act_words)
        or any(t.lemma_.lower() in keys and _modified(t) for t in doc),
    )


def _proper(asked: Question) -> tuple[str, ...]:
    parties = (*asked.actors, *asked.targets, *((asked.territory,) if asked.territory else ()))
    words = [w for p in parties for name in (p.name, *p.aliases) for w in name.split()]
    words += [w.strip("?,.'’") for w in asked.text.split()[1:] if w[:1].isupper()]
    return tuple(dict.fromkeys(w for w in words if len(w) >= 4 and w[:1].isupper()))


def _of_a_kind(token: Any) -> bool:
    return any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in token.lefts)


def _owners(asked: Question) -> frozenset[str]:
    """ "The Czech National Bank" is of Czechia: "Prague's rate setters" are nobody else's."""
    rows = [
        party_row(word)
        for party in asked.actors
        for name in (party.name, *party.aliases)
        for word in name.split()
        if word[:1].isupper()
    ]
    return frozenset(row.name for row in rows if row and row.kind == "state")


def _modified(token: Any) -> bool:
    return any(c.dep_ in ("amod", "compound") and c.lemma_.lower() not in ANY for c in token.lefts)


def _telling(token: Any) -> bool:
    beside = token.dep_ == "compound" or (token.dep_ == "amod" and token.pos_ == "ADJ")
    kind = token.pos_ in ("NOUN", "PROPN") or beside
    return kind and len(token.text) > 2 and token.lemma_.lower() not in ANY


ANY = frozenset(
    (
        "another", "big", "direct", "early", "former", "full", "full-scale", "general", "ground",
        "joint", "large", "last", "major", "military", "national", "new", "next", "old", "open",
        "scale", "second", "will",
    )
)  # fmt: skip  # fmt: skip


def _keys(asked: Question) -> tuple[str, ...]:
    words = [w for words in asked.act_words for w in words.casefold().split()]
    strong = [w for w in words if w not in _SUPPORT] or words
    first = words[0] if words else ""
    light = first in _SUPPORT
    return tuple(strong[:1] if strong and not light else strong[:2])


def _rows(asked: Question, keys: tuple[str, ...], events: set[str]) -> tuple[Kin, ...]:
    own = [row for row in kins() if set(row.acts) & set(asked.acts)]
    if not any(act in acts() for act in asked.acts):
        # A row of the table's own act is not meant: "go on strike" is no air strike.
        first = [row for row in kins() if row.says[0] in keys and not row.acts]
        first = first or [row for row in kins() if row.says[0] in keys]
        own += first or [row for row in kins() if row.heads & set(keys)]
    actors = {w.casefold() for party in asked.actors for w in party.name.split()}
    own += [row for row in kins() if row.says[0] in actors & events and not row.acts]
    return tuple(dict.fromkeys(own))


def _act(name: str, patterns: Iterable[str]) -> Act:
    made = []
    for words in dict.fromkeys(patterns):
        head, *rest = words.split()
        doers = [_one_of(word[1:]) for word in rest if word.startswith("~")]
        hung = tuple(_one_of(word) for word in rest if not word.startswith("~"))
        made.append(Pattern(name, head, hung, frozenset().union(*doers)))
    both = tuple(made)
    return Act(name, name, "", (), both, both, (), (), (), False)


def _with(act: Act, table: tuple[Act, ...]) -> Act:
    """The act with the longer patterns of the table's own: "seize power"."""
    verbs = tuple(p for one in table for p in one.verbs if p.rest)
    nouns = tuple(p for one in table for p in one.nouns if p.rest)
    return replace(act, verbs=act.verbs + verbs, nouns=act.nouns + nouns)


def _one_of(word: str) -> frozenset[str]:
    return word_class(word[1:]) if word.startswith("@") else frozenset((word,))


def widened(about: Topic, doc: Any) -> Act:
    """The act with the sentence's own nouns made of the verb asked, and near synonyms."""
    found = []
    for token in doc:
        word = token.lemma_.lower()
        if token.pos_ not in ("NOUN", "VERB") or word in _PLAIN or word in about.about:
            continue
        made = any(derived(word, key) or derived(key, word) for key in about.keys)
        if made or (word not in known_words() and _alike(token, about)):
            found.append(word)
    extra = _act("kin", found)
    says = about.says
    return replace(says, verbs=says.verbs + extra.verbs, nouns=says.nouns + extra.nouns)


def _alike(token: Any, about: Topic) -> bool:
    vocab = token.vocab
    said = vocab[token.lemma_.lower()]
    # A lemma may have no vector where its form has one; spaCy warns of such a comparison.
    if not said.has_vector or any(key in ("hold", "go", "take", "make") for key in about.keys):
        return False
    return any(
        vocab[key].has_vector and vocab[key].similarity(said) >= _ALIKE for key in about.keys
    )
