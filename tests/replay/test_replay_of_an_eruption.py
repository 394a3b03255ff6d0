"""A second series, on another matter and ending yes: the answer rises as the sources turn."""

from datetime import date
from pathlib import Path

import pytest

from vedette.desk.commands import asked
from vedette.model.resolution import Outcome, Resolution
from vedette.pipeline.replay import replay, shelve
from vedette.pipeline.sift import collect
from vedette.settings import Settings
from vedette.weigh.score import brier

FOLDER = Path(__file__).resolve().parents[2] / "examples/karsa-2031"
DAYS = [date(2031, 1, 8), date(2031, 3, 12), date(2031, 4, 10), date(2031, 6, 10)]


@pytest.fixture(scope="module")
def found():
    question = asked("K1", questions=str(FOLDER / "questions"))
    shelf = shelve(collect([FOLDER / "reporting"], Settings()).documents, question)
    assert shelf.left_out == ()
    return [next(replay(shelf, question, start=day, end=day)).answer("K1") for day in DAYS]


def test_the_answer_rises_with_the_sources(found) -> None:
    centres = [answer.likelihood.central for answer in found]
    assert centres == sorted(centres)
    assert centres[0] < 0.15
    assert centres[-1] > 0.7


def test_relays_and_copies_are_no_origins(found) -> None:
    assert [answer.n_origins for answer in found] == [1, 4, 5, 5]


def test_on_every_one_of_these_days_it_does_better_than_the_base_rate(found) -> None:
    ended = Resolution("K1", Outcome.YES, date(2031, 6, 18), "ash and lava were reported")
    for answer in found:
        p = answer.likelihood.central
        assert brier(p, ended.outcome is Outcome.YES) < brier(answer.prior, True)
