"""Sentences of many registers and subjects: what each holds, as a person would mark it."""

from pathlib import Path

import pytest

from vedette.extract.hedge.hedges import hedges
from vedette.extract.page import Page
from vedette.model.document import Document

_TABLE = Path(__file__).with_name("registers.txt")


def _rows() -> list[tuple[str, str, str, str]]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    cells = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(register, lang, text, held) for register, lang, text, held in cells]


def _read(lang: str, text: str) -> str:
    taken, _ = hedges(Page(Document(id="t", text=text, lang=lang)))
    return "; ".join(f"{h.phrase.of(text)} = {h.kind} / {h.klass}" for h in taken) or "-"


@pytest.mark.parametrize(("register", "lang", "text", "held"), _rows())
def test_a_sentence_of_any_register_holds_what_a_person_marks(
    register: str, lang: str, text: str, held: str
) -> None:
    assert _read(lang, text) == held, register


def test_the_table_covers_registers_and_languages_and_has_no_line_twice() -> None:
    rows = _rows()
    assert len({text for _, _, text, _ in rows}) == len(rows) >= 80
    assert {lang for _, lang, _, _ in rows} >= {"en", "de", "pl", "uk", "ru"}
    assert len({register for register, *_ in rows}) >= 7
