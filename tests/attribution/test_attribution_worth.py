"""The look at the words never refuses a sentence in which grammar finds an attribution."""

import re
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.doctrine.cues import cues
from vedette.extract.attribution.attributions import LEAST, _trust
from vedette.extract.attribution.find import possible
from vedette.extract.attribution.signs import settled
from vedette.extract.attribution.worth import can_pay
from vedette.extract.page import Page
from vedette.extract.parsing.parser import parser
from vedette.extract.quotes import over, quotations
from vedette.model.document import Document
from vedette.pipeline.contract import passage

HERE = Path(__file__).parent
FILES = (HERE / "holders_passages.txt", HERE.parent / "outlets" / "round2.txt")
_MARKS = re.compile(r"\{\{([^|}]*)[^}]*\}\}|\[\[[^|\]]*\||\]\]|<<|>>")
_PARTS = {
    "who": ("person", "body", "he", "it", "who", "none", "noun"),
    "at": ("ROOT", "parataxis", "acl", "other"),
    "form": ("VB", "VBP", "VBZ", "NN", "JJ"),
    "what": ("pronoun", "person", "verb", "none"),
    "size": ("1", "3", "8", "20", "more"),
}


def _document(text: str, name: str = "d") -> Document:
    return passage({"doc": name, "text": text, "lang": "en", "outlet": "Harbour Post"})


@lru_cache(maxsize=1)
def pages() -> tuple[Page, ...]:
    blocks = [b for f in FILES for b in f.read_text(encoding="utf-8").split("\n== ")[1:]]
    bodies = (_MARKS.sub(r"\1", block.partition("\n")[2]).strip() for block in blocks)
    return tuple(Page(_document(body, f"p{n}")) for n, body in enumerate(bodies))


def test_a_sentence_refused_has_no_pair_that_is_trusted() -> None:
    refused = 0
    for page in pages():
        marks = quotations(page.text)
        for sentence in page.sentences:
            if over(marks, sentence.span) or can_pay(page, sentence, LEAST):
                continue
            refused += 1
            page.parse_all([sentence], names=True)
            for candidate in possible(page, sentence, marks):
                assert _trust(settled(candidate)[0]) < LEAST, page.words(sentence)
    assert refused > 20  # else nothing was tried


def test_every_dictionary_form_a_parse_gives_was_foreseen() -> None:
    for page in pages()[:40]:
        page.parse_all(page.sentences)
        for token in (t for s in page.sentences for t in page.parse(s)):
            assert token.lemma_.lower() in parser().lemmas(token.lower_)


@pytest.mark.parametrize(
    ("words", "pays"),
    [
        ("Two killed on the coast road.", False),
        ("Two barges and a tug.", False),
        ("The harbour master says the tug is late.", True),
        ("Harbour Trust: the tug is late", True),
        ("Fog is unlikely, pilots say", True),
        ("According to pilots, fog is near.", True),
        ("In the pilots' view fog is near.", True),
        ("The tug’s crew is convinced that fog is near.", True),
        ("A warning by the crew that fog is near.", True),
    ],
)
def test_words_tell_whether_a_parse_can_pay(words: str, pays: bool) -> None:
    page = Page(_document(words))
    assert can_pay(page, page.sentences[0], LEAST) is pays


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str, tuple[str, ...]]:
    part, relation = draw(st.sampled_from(sorted(cues().measured)))
    lemma = draw(st.sampled_from(sorted(cues().measured[part, relation])))
    traits = [f"{kind}-{draw(st.sampled_from(some))}" for kind, some in _PARTS.items()]
    others = ("modal", "negated", "nested", "opening", "pieces", "speaker-after")
    traits += draw(st.lists(st.sampled_from(others), unique=True))
    return f"{part}:{lemma}", relation, tuple(traits)


@given(pairs())
def test_no_traits_make_a_pair_more_trusted_than_its_best(
    pair: tuple[str, str, tuple[str, ...]],
) -> None:
    key, relation, traits = pair
    assert cues().trust(key, relation, traits) <= cues().best(key, relation) + 1e-9
    assert cues().trust(key, relation) <= cues().best(key, relation)
