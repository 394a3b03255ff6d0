"""Reading fast reads the same: what is left unparsed changes no judgement."""

import re
from pathlib import Path

import pytest

from vedette.extract import page as page_room
from vedette.extract.page import Page
from vedette.extract.parsing.parser import name_type, with_names
from vedette.extract.reader import read
from vedette.model.document import Document
from vedette.pipeline.contract import passage

ROOM = Path(page_room.__file__).parent

REPORT = (
    "The harbour master counted nine ferries on Monday. “The strait will stay open,” said "
    "Ambassador Lena Marsh. “It is unlikely to freeze,” she added. The mayor praised the crews."
)


def document(text: str, outlet: str) -> Document:
    return passage({"doc": "d1", "text": text, "lang": "en", "outlet": outlet})


@pytest.mark.parametrize("outlet", ["Institute for the Study of War", "The Harbour Gazette"])
def test_judgements_do_not_depend_on_the_attributions_left_out(outlet: str) -> None:
    laid = document(REPORT, outlet)
    whole, fast = read(laid), read(laid, all_attributions=False)
    assert whole.estimates
    assert fast.estimates == whole.estimates
    assert fast.observations == whole.observations


def test_a_page_that_judges_nothing_is_not_asked_who_said_it() -> None:
    laid = document("The mayor said that the bridge was painted.", "The Harbour Gazette")
    assert read(laid).attributions
    assert not read(laid, all_attributions=False).attributions


def test_names_are_marked_when_a_rule_asks_and_not_before() -> None:
    page = Page(document("Angela Merkel spoke in Berlin.", "The Harbour Gazette"))
    doc = page.parse(page.sentences[0])
    assert not doc.ents
    assert name_type(doc[0]) == "PERSON"
    assert [ent.text for ent in with_names(doc).ents] == ["Angela Merkel", "Berlin"]


def test_parsing_together_gives_the_parse_of_one_by_one() -> None:
    alone, together = (Page(document(REPORT, "The Harbour Gazette")) for _ in range(2))
    together.parse_all(together.sentences, names=True)
    for sentence in alone.sentences:
        one, other = with_names(alone.parse(sentence)), together.parse(sentence)
        assert [(t.dep_, t.lemma_, t.ent_type_) for t in one] == [
            (t.dep_, t.lemma_, t.ent_type_) for t in other
        ]


@pytest.mark.parametrize(
    "module", sorted(ROOM.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOM))
)
def test_no_rule_reads_a_name_that_may_not_be_marked_yet(module: Path) -> None:
    """token.ent_type_ is empty until parsing.name_type or parsing.with_names was called."""
    text = module.read_text(encoding="utf-8")
    bare = re.findall(r"\.ent_(?:type|iob)_\b|(?<!\bwith_names\(doc\))\.ents\b", text)
    assert module == ROOM / "parsing" / "parser.py" or not bare
