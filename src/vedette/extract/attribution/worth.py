"""Whether a parse can pay: what a sentence's words alone rule out, before grammar is asked.

Of the sentences with a word that can be a cue, two thirds hold no attribution, and a parse costs
more than all rules together. Here stands only what is sure: no pair that grammar could make of
these words would be trusted enough.
"""

from functools import lru_cache

from vedette.doctrine.cues import cues
from vedette.extract.attribution.phrases import POLLS, VIEWS, worded
from vedette.extract.page import Page, Sentence
from vedette.extract.parsing.parser import parser

# For weights added up in another order.
_SLACK = 1e-9
_ALWAYS = ""
_AS = frozenset(("as", "passive-as", "quoted-as", "quoting"))
_VIEW_PREPS = ("in", "from", "to", "by", "on")
# What a word needs beside it to be a cue: one of these words, or nothing (_ALWAYS).
_Needs = frozenset[str]


def can_pay(page: Page, sentence: Sentence, least: float) -> bool:
    """Whether a pair trusted at least this much can stand in a sentence without quotation marks.

    "Two killed on the coast road." holds none: "killed" is a cue nowhere, and the others are no
    words that report, judge or want.
    """
    if any(cues().best(c.key, c.relation) >= least - _SLACK for c in worded(page, sentence)):
        return True
    words = {token.lower_ for token in page.tokens(sentence)}
    needs: set[str] = set()
    beside = set(words)
    for word in words:
        asked, lemmas = _asked(word, least)
        if _ALWAYS in asked:
            return True
        needs |= asked
        beside |= lemmas
    return not needs.isdisjoint(beside)


@lru_cache(maxsize=50_000)
def _asked(word: str, least: float) -> tuple[_Needs, frozenset[str]]:
    """What a printed word needs beside it to be a trusted cue, and its dictionary forms."""
    lemmas = parser().lemmas(word)
    # Taggers make "rates" a form of "rat"; the table of cues has the last word.
    lemmas |= {cues().spoken.get(word, word)}
    table = _needs(least)
    out = {need for lemma in lemmas for need in table.get(lemma, ())}
    if lemmas & (VIEWS | POLLS):
        out |= set(_VIEW_PREPS)
    return frozenset(out), lemmas


@lru_cache(maxsize=4)
def _needs(least: float) -> dict[str, _Needs]:
    """For each dictionary form what it needs beside it, over all that grammar can hang on it."""
    table = cues()
    # "X goes on" is read as "says"; phrases with "according" are their own rule.
    out: dict[str, set[str]] = {"go": {"on"}, "according": {_ALWAYS}}
    for verb in table.speech | table.judgement:
        _file(out, "VERB", verb, "clause")
    for noun in table.nouns:
        _file(out, "NOUN", noun, "clause")
    for adjective in table.adjectives:
        _file(out, "ADJ", adjective, "clause")
    for topic in table.topics:
        lemma, _, relation = topic.rpartition(" ")
        for part in ("VERB", "NOUN", "ADJ"):
            _file(out, part, lemma, relation)
    for (part, relation), lemmas in table.measured.items():
        for lemma in lemmas if part != "PHRASE" and relation != "quote" else ():
            if table.best(f"{part}:{lemma}", relation) >= least - _SLACK:
                _file(out, part, lemma, relation)
    return {lemma: frozenset(needs) for lemma, needs in out.items()}


def _file(out: dict[str, set[str]], part: str, lemma: str, relation: str) -> None:
    word, _, particle = lemma.partition(" ")
    need = particle if part == "VERB" else ""
    if not need and relation.startswith("prep-"):
        need = relation.removeprefix("prep-")
    elif not need and relation in _AS:
        need = "as"
    elif not need and relation == "is-clause":
        need = "be"
    elif not need and part == "NOUN" and relation == "clause":
        need = "that"
    out.setdefault(word, set()).add(need)
