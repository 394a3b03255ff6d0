"""Who doubts that a thing goes up has not foretold that it goes down."""

import pytest

from vedette.collect.passage import from_passage
from vedette.extract.question.plain import from_sentence
from vedette.extract.reader import read

ASKED = from_sentence("Will the Bank of Norland cut interest rates in July 2031?")


def _polarities(text: str, lang: str = "en") -> list[str]:
    row = {"doc": "d", "text": text, "outlet": "Bay News", "date": "2031-06-12", "lang": lang}
    read_so = read(from_passage(row), ASKED)
    return [link.polarity for estimate in read_so.estimates for link in estimate.links]


@pytest.mark.parametrize(
    "text",
    [
        "It is highly unlikely that the Bank of Norland will raise interest rates, Mira Holt said.",
        "The Bank of Norland will not raise interest rates in July, Mira Holt said.",
    ],
)
def test_an_unlikely_rise_is_no_likely_cut(text: str) -> None:
    assert _polarities(text) == []


def test_a_likely_rise_speaks_against_a_cut() -> None:
    text = "The Bank of Norland is likely to raise interest rates in July, Mira Holt said."
    assert _polarities(text) == ["against"]


def test_rates_unlikely_to_stay_as_they_are_still_speak() -> None:
    text = "The Bank of Norland is unlikely to leave interest rates unchanged, Mira Holt said."
    assert _polarities(text) == ["against"]


def test_a_cut_is_read_as_before() -> None:
    text = "The Bank of Norland is unlikely to cut interest rates in July, Mira Holt said."
    assert _polarities(text) == ["for"]
