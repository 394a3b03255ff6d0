"""Who tells of a body is not the body, and who passes a price on did not set it."""

import pytest

from vedette.collect.passage import from_passage
from vedette.extract.reader import read
from vedette.model.estimate import Estimate


def _one(text: str) -> Estimate:
    document = from_passage({"doc": "d", "text": text, "outlet": "Bay News", "date": "2031-05-12"})
    (estimate,) = read(document).estimates
    return estimate


@pytest.mark.parametrize(
    "text",
    [
        "The crews are likely to strike, a person close to the Port Authority told Bay News.",
        "A person close to the Port Authority told Bay News that the crews are likely to strike.",
        "A strike is likely, according to a banker briefed on the Treasury's plans.",
        "Two people with direct knowledge of the World Bank's plans said a strike is likely.",
    ],
)
def test_somebody_close_to_a_body_is_nobody_named(text: str) -> None:
    holder = _one(text).holder
    assert holder.unnamed
    assert holder.name.startswith("unnamed")


def test_a_named_person_close_to_a_body_keeps_the_name() -> None:
    text = "The crews are likely to strike, said Mira Holt, a banker close to the Port Authority."
    assert _one(text).holder.name == "Mira Holt"


def test_a_price_that_a_paper_reports_is_the_banks_through_the_paper() -> None:
    text = (
        "Delta Bank puts the odds of a strike in July at four in five, the Harbour Times reported."
    )
    estimate = _one(text)
    assert estimate.holder.name == "Delta Bank"
    assert estimate.via == ("Harbour Times", "Bay News")


def test_a_price_that_the_speaker_sets_stays_the_speakers() -> None:
    text = "He puts the odds of a strike at four in five, Mira Holt said."
    assert _one(text).holder.name == "Mira Holt"
