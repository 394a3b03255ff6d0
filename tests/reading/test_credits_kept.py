"""Whom a page credits with its words is part of its reading, whoever prints the text."""

from vedette.extract.reader import read
from vedette.model.basis import Basis, Stated
from vedette.model.document import Document
from vedette.model.statement import CreditRole
from vedette.pipeline.evidence import evidence_in
from vedette.pipeline.reread import read_all

STRIKE = "LAGOS (AFP) - Dockers are unlikely to go back to work this week, the union said."


def wires(document: Document) -> list[str]:
    return [c.name for c in read(document).credits if c.role is CreditRole.WIRE]


def test_a_dateline_is_read_with_the_text() -> None:
    assert wires(Document("d", f"Port strike goes on\n\n{STRIKE}")) == ["AFP"]


def test_a_text_in_a_language_nobody_reads_here_still_says_whose_it_is() -> None:
    found = read(Document("d", "BANDAR SERI BEGAWAN (AFP) - Pelabuhan ditutup.", lang="ms"))
    assert found.unread
    assert [c.name for c in found.credits] == ["AFP"]


def test_copies_of_one_text_under_two_titles_each_keep_their_own_credit() -> None:
    plain = Document("a", STRIKE, title=Stated("Port strike goes on", Basis.PRINTED))
    signed = Document("b", STRIKE, title=Stated("Port strike goes on - Reuters", Basis.PRINTED))
    readings = read_all([plain, signed], None)
    assert [[c.name for c in r.credits] for r in readings] == [["AFP"], ["Reuters", "AFP"]]


def test_tracing_takes_credits_from_the_readings() -> None:
    documents = [Document("a", STRIKE)]
    (reading,) = read_all(documents, None)
    assert evidence_in(documents, [reading]).credits == {"a": reading.credits}
