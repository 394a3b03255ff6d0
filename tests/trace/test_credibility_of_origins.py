"""The Admiralty's grade counts origins: outlets, however many, confirm nothing."""

from collections.abc import Sequence

import pytest

from vedette.model.basis import UNDATED, Basis, Stated
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Link
from vedette.model.likelihood import EstimateKind
from vedette.model.lineage import Judgement, Lineage, Product
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation
from vedette.trace.credibility import credibility


def judged(origin: str, klass: str, outlets: Sequence[str], *, unnamed: bool = False) -> Judgement:
    mentions = tuple(
        Estimate(
            id=f"{origin}-{outlet}",
            document=outlet,
            phrase=Span(0, 1),
            quote=Span(0, 1),
            words=klass,
            kind=EstimateKind.FORECAST,
            klass=klass,
            holder=Holder(origin, unnamed=unnamed),
            via=(outlet,),
            quotation=Quotation.INDIRECT,
            links=(Link("Q1", "for"),),
        )
        for outlet in outlets
    )
    product = Product(f"prd-{origin}", origin, UNDATED, tuple(outlets))
    return Judgement(f"jdg-{origin}", origin, product, "Q1", mentions, mentions[0])


OUTLETS = ("north", "south", "west", "east")
DOCUMENTS = {name: Document(name, "x", outlet=Stated(name, Basis.GIVEN)) for name in OUTLETS}
TWO = (judged("Bering Institute", "unlikely", ("north",)), judged("Hallam Desk", "low", ("south",)))


def grade(*judgements: Judgement, leans: tuple[tuple[str, str, str], ...] = ()) -> int:
    return credibility(Lineage(judgements=judgements, leans_on=leans), "Q1", DOCUMENTS).grade


def test_four_outlets_of_one_origin_confirm_nothing() -> None:
    found = credibility(
        Lineage(judgements=(judged("Bering Institute", "unlikely", OUTLETS),)), "Q1", DOCUMENTS
    )
    assert (found.grade, found.word) == (3, "possibly true")
    assert "4 outlets" in found.sentence


def test_two_origins_that_agree_confirm() -> None:
    assert grade(*TWO) == 1


def test_two_origins_of_which_one_leans_on_the_other_do_not() -> None:
    assert grade(*TWO, leans=(("Bering Institute", "Hallam Desk", "it quotes it"),)) == 2


def test_voices_nobody_names_do_not() -> None:
    assert grade(TWO[0], judged("officials", "unlikely", ("south",), unnamed=True)) == 2


def test_origins_that_disagree_make_it_doubtful() -> None:
    assert grade(TWO[0], judged("Hallam Desk", "likely", ("south",))) == 4


@pytest.mark.parametrize("asked", ["Q1", "Q2"])
def test_what_nobody_judged_is_not_known_and_not_bad(asked: str) -> None:
    judgements = () if asked == "Q1" else TWO
    assert credibility(Lineage(judgements=judgements), asked, DOCUMENTS).grade == 6
