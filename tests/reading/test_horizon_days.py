"""The window of a forecast lies about its telling, whatever tense the telling is in."""

from datetime import date

import pytest

from vedette.collect.passage import from_passage
from vedette.extract.reader import read
from vedette.model.document import Document


def _read(text: str) -> Document:
    return from_passage({"doc": "d", "text": text, "outlet": "Bay News", "date": "2031-05-12"})


@pytest.mark.parametrize(
    "text",
    [
        "Governor Mira Holt said a rise in June was unlikely.",
        "The Lakeside Institute said the union was unlikely to strike in June.",
        "The Lakeside Institute thinks the union won't strike in June.",
    ],
)
def test_a_forecast_told_in_the_past_is_about_the_month_to_come(text: str) -> None:
    (estimate,) = read(_read(text)).estimates
    assert estimate.horizon_days is not None
    assert estimate.horizon_days.latest == date(2031, 6, 30)


def test_a_month_with_its_year_stays_the_month_it_is() -> None:
    text = "The Lakeside Institute said the union was unlikely to strike in June 2030."
    (estimate,) = read(_read(text)).estimates
    assert estimate.horizon_days is not None
    assert estimate.horizon_days.latest == date(2030, 6, 30)


def test_a_forecast_of_a_month_just_over_is_over() -> None:
    text = "Governor Mira Holt said a rise in April was unlikely."
    (estimate,) = read(_read(text)).estimates
    assert estimate.horizon_days is not None
    assert estimate.horizon_days.latest == date(2031, 4, 30)
