"""Links by evidence: an act of the question's kin, about its parties, with nobody else in it.

Where the stricter rules find nothing, points are counted: two for an act of the kin, one for
an act only pointed at ("such a move"), one for a party or noun of the question in the clause
and one for one close by. Three link; one conflicting doer or object forbids.
"""

from typing import Any

from vedette.doctrine.acts import word_class
from vedette.doctrine.parties import party_row
from vedette.extract.link.clause import clipped
from vedette.extract.link.fit import hanging
from vedette.extract.link.look import Look, names_own, near, seen
from vedette.extract.link.parse import parsed
from vedette.extract.link.point import POINTING, left_out, pointed
from vedette.extract.link.refer import stand_ins
from vedette.extract.link.scope import governed, tokens_in
from vedette.extract.link.topic import ANY, topic, widened
from vedette.extract.link.walk import Deed, deeds
from vedette.extract.page import Page, Sentence
from vedette.extract.parsing.parser import name_type
from vedette.model.estimate import Link
from vedette.model.question import QuestionSet
from vedette.model.span import Span

EVIDENCE = "link.evidence/1"
ENOUGH = 3
_LOOSE = frozenset(
    (
        "chance", "city", "country", "day", "figure", "government", "he", "i", "it", "line",
        "member",
        "month", "move", "one", "people", "place", "risk", "she", "somebody", "someone", "talk",
        "territory", "that", "they", "this", "town", "we", "week", "which", "who", "year",
    )
)  # fmt: skip
_ONTO = frozenset(
    (
        "on",
        "of",
        "against",
        "into",
        "to",
        "over",
        "in",
        "at",
        "from",
        "between",
        "by",
        "within",
        "inside",
        "across",
        "through",
        "towards",
        "toward",
    )
)
_NEAR = 0.5
_PLACE = frozenset(("in", "at", "from"))


def by_evidence(
    page: Page,
    phrase: Span,
    sentence: Sentence,
    questions: QuestionSet,
    *,
    conditional: Span | None = None,
) -> tuple[Link, ...]:
    """The question asked, if what is said to be likely adds up to it; else nothing.

    "The Bank met today. A cut is improbable": the act is of the kin, the bank stands close by.
    """
    about = topic(questions)
    doc = parsed(page, sentence, about.who)
    said = tokens_in(doc, phrase, sentence.span.start)
    if not said:
        return ()
    look = Look(page, sentence, about, doc, conditional)
    cores = _widened_cores(governed(said))
    for found in (_reached(cores, said, look), _clipped(cores, said, look)):
        for deed, against in found:
            if _points(look, deed) >= ENOUGH:
                polarity = "against" if against != deed.against else "for"
                spans = (page.at(sentence, deed.token), *seen(look))
                return (Link(questions.main, polarity, spans, EVIDENCE),)
    return pointed(look, cores, main=questions.main)


def _widened_cores(cores: list[Any]) -> list[Any]:
    """ "Makes a coup harder but not impossible": the coup; also where a clause was misread."""
    out = [left_out(core) for core in cores]
    for core in cores:
        if core.pos_ == "ADJ":
            out += [c for c in core.children if c.dep_ == "nsubj"]
        elif core.dep_ == "csubj":
            out += [c for c in core.children if c.dep_ == "dobj"]
    return out


def _reached(cores: list[Any], said: list[Any], look: Look) -> list[tuple[Deed, bool]]:
    """Deeds the phrase governs: for or against, in the order of the sentence's own walk."""
    against = [(d, True) for d in deeds(cores, (look.about.against,), phrase=said)]
    plain = [(d, False) for d in deeds(cores, (widened(look.about, look.doc),), phrase=said)]
    longer = {d.token.i for d, _ in against if not any(d.token.i == p.token.i for p, _ in plain)}
    return [*(one for one in against if one[0].token.i in longer), *plain, *against]


def _clipped(cores: list[Any], said: list[Any], look: Look) -> list[tuple[Deed, bool]]:
    free = [c for c in cores if c.lemma_.lower() in POINTING or (_proper(c) and names_own(look, c))]
    if len(free) < len(cores):
        return []  # it governs something else: "if X joins, protests are likely"
    plain = [(d, False) for d in clipped(said, (widened(look.about, look.doc),))]
    return [*plain, *((d, True) for d in clipped(said, (look.about.against,)))][:2]


def _proper(token: Any) -> bool:
    return bool(token.pos_ == "PROPN")


def _points(look: Look, deed: Deed) -> int:
    """How much speaks for the deed being the one asked about; 0 if something speaks against."""
    at = look.page.at(look.sentence, deed.token)
    if look.condition and look.condition.covers(at):
        return 0
    parts = _parts(deed, placed=bool(look.about.who.targets))
    if _greater(look, deed) or any(_conflicts(look, part, deed) for part in parts):
        return 0
    parts += [c for c in deed.token.children if c.dep_ == "amod"]
    inside = sum(names_own(look, part) for part in parts[:5])
    return 2 + min(2, inside) + near(look)


_GREATER = frozenset(
    ("broader", "extended", "lengthy", "long", "longer", "lasting", "permanent", "prolonged",
     "protracted", "regional", "wider")
)  # fmt: skip


def _greater(look: Look, deed: Deed) -> bool:
    """ "A wider war", "a strike of more than a week": more than what the question asks."""
    if deed.token.pos_ != "NOUN":
        return False
    words = [c for c in deed.token.children if c.dep_ == "amod"]
    if any(c.lower_ in _GREATER and not look.about.named(c) for c in words):
        return True
    told = [p for c in deed.token.children if c.lower_ in ("of", "for") for p in c.children]
    lengths = [p for p in told if p.lemma_.lower() in _CALENDAR]
    return any(c.lower_ == "than" for p in lengths for c in p.subtree)


def _parts(deed: Deed, *, placed: bool) -> list[Any]:
    """The nouns that do the deed and those it is done to; where it is done only if `placed`."""
    nearest = list(deed.doers[-1]) if deed.doers else []
    if deed.averse:
        nearest += list(deed.averse)
    objects = [
        c
        for c in deed.token.children
        if c.dep_ in ("dobj", "nsubjpass", "poss", "nsubj", "compound", "agent")
    ]
    for step in deed.path:  # "send ammunition for the war": what is sent is no army
        objects += [c for c in step.children if c.dep_ == "dobj" and not _leads(c, deed)]
    for prep in deed.token.children:
        place = prep.lower_ in _PLACE and not placed
        if prep.dep_ in ("prep", "agent") and prep.lower_ in _ONTO and not place:
            objects += [c for c in prep.children if c.dep_ == "pobj"]
    return list({t.i: t for t in (*nearest, *objects)}.values())


def _leads(token: Any, deed: Deed) -> bool:
    return bool(token.i == deed.token.i or token.is_ancestor(deed.token) or token in deed.path)


def _conflicts(look: Look, part: Any, deed: Deed) -> bool:
    """Whether the noun is somebody or something the question does not ask about."""
    if _turned(look, part, deed) or _other_kind(look, part):
        return True
    if names_own(look, part) or name_type(part) in ("DATE", "TIME"):
        return False
    lemma = part.lemma_.lower()
    mine = look.about.who.home | look.about.who.targets
    named = look.about.who.mentions(look.page.words(look.sentence))
    span = {t.idx for t in (part, *hanging(part))}
    others = [m for m in named if m.start in span and m.party not in mine | look.about.owners]
    if others:
        return bool(mine)
    if part.pos_ == "PRON" or lemma in _LOOSE:
        asked = Deed(deed.act, deed.token, deed.path, ((part,),), deed.against)
        meant = stand_ins(look.page, look.sentence, asked, who=look.about.who, mentions=named)
        free = mine | look.about.owners
        return bool(meant and mine and all(m.party not in free for m in meant))
    if part.dep_ == "compound" and (not look.about.themed or part.lemma_.lower() in ANY):
        return False  # "a palace coup"; but "a tax cut" is no cut of rates
    if part.pos_ == "PROPN":
        return not _date(part) and part.head.lower_ not in ("in", "at", "from")
    if not look.about.who.home and deed.token.pos_ in ("VERB", "AUX") and _does(part, deed):
        return False  # nobody is named to do it, so anybody may
    return part.pos_ == "NOUN" and not _company(look, part) and not _date(part)


def _other_kind(look: Look, part: Any) -> bool:
    """ "The heating bill", where "the fishing bill" is asked about."""
    if part.lemma_.lower() not in look.about.kinds:
        return False
    told = [c for c in part.lefts if c.dep_ == "compound" and c.pos_ == "NOUN"]
    return bool(told) and not any(map(look.about.named, told))


def _turned(look: Look, part: Any, deed: Deed) -> bool:
    """ "Ukraine may attack Belarus": the target does it, so it is another deed."""
    doers = [*(deed.doers[-1] if deed.doers else ()), *deed.averse]
    passive = any(c.dep_ == "auxpass" for c in deed.token.children)
    if passive or part.i not in {t.i for t in doers}:
        return False
    named = look.about.who.mentions(look.page.words(look.sentence))
    span = {t.idx for t in (part, *hanging(part))}
    does = {m.party for m in named if m.start in span}
    own = does & look.about.who.targets and not does & look.about.who.home
    return bool(own and look.about.who.home and all(party_row(party) for party in does))


def _does(part: Any, deed: Deed) -> bool:
    return any(part.i == t.i for group in deed.doers for t in group)


def _date(token: Any) -> bool:
    return bool(token.lower_ in _CALENDAR or token.like_num)


_CALENDAR = frozenset(
    (
        "april", "august", "autumn", "basis", "cent", "christmas", "day", "decade", "december",
        "easter", "february", "friday", "january", "july", "june", "march", "may", "monday",
        "month",
        "night", "november", "october", "percent", "point", "saturday", "september", "spring",
        "summer", "sunday", "term", "thursday", "time", "tuesday", "wednesday", "week", "weekend",
        "winter", "year",
    )
)  # fmt: skip  # fmt: skip


def _bare(look: Look, part: Any) -> bool:
    """ "The bill", "the virus": a noun with nothing beside it that says which other is meant."""
    return all(
        c.lemma_.lower() in ANY or c.tag_ in ("JJR", "JJS") or look.about.named(c)
        for c in hanging(part)
        if c.pos_ in ("NOUN", "PROPN", "ADJ") and not _date(c)
    )


def _company(look: Look, part: Any) -> bool:
    """Whether the noun may stand for the question's own: its class, its body, its act."""
    own, lemma = look.about, part.lemma_.lower()
    if lemma in own.company and _bare(look, part):
        return True
    if lemma in POINTING or lemma in own.says_heads or lemma in word_class("force"):
        return True
    if lemma in word_class("body") or lemma in own.says_objects:
        return True
    if any(_like(look, lemma, word) for word in own.about):
        return True
    table = (word_class(name) for name in ("strait", "war", "attack", "deal", "border", "office"))
    return any(lemma in words and words & (own.about | set(own.keys)) for words in table)


def _like(look: Look, lemma: str, word: str) -> bool:
    """Whether two nouns are near in meaning, as a bond is to a debt."""
    one, two = look.doc.vocab[lemma], look.doc.vocab[word]
    return bool(one.has_vector and two.has_vector and one.similarity(two) >= _NEAR)
