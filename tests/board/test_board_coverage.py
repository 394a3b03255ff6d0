"""Whether sources were heard as usual tells "quiet" from "not collected"."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.model.assessment import Gap
from vedette.model.board import Hearing
from vedette.weigh.coverage import coverage, coverage_gaps, coverages, poisson_tail

END = date(2024, 6, 30)


def every(step: int, first: int, last: int = 0) -> list[date]:
    """A day every so many days, counted back from END."""
    return [END - timedelta(days=n) for n in range(last, first, step)]


def test_none_where_three_are_expected_is_just_too_few() -> None:
    assert poisson_tail(0, 3) == pytest.approx(0.0498, abs=1e-4)
    assert poisson_tail(5, 0) == 1.0


def test_a_source_that_goes_on_as_before_is_heard() -> None:
    found = coverage("Daily", every(2, 200), as_of=END, window=30)
    assert found.hearing is Hearing.HEARD
    assert found.expected == pytest.approx(15, abs=0.5)


def test_a_source_that_falls_silent_is_not_collected() -> None:
    found = coverage("Daily", every(2, 200, last=30), as_of=END, window=30)
    assert found.hearing is Hearing.QUIET
    assert "0 in the 30 days" in found.sentence


def test_silence_of_a_source_that_rarely_speaks_tells_nothing() -> None:
    found = coverage("Yearly", [END - timedelta(days=300)], as_of=END, window=30)
    assert found.hearing is Hearing.UNKNOWN


def test_a_source_without_a_past_is_unknown() -> None:
    assert coverage("New", every(1, 10), as_of=END, window=30).hearing is Hearing.UNKNOWN


def test_what_is_published_later_changes_nothing() -> None:
    days = every(2, 200)
    later = [*days, END + timedelta(days=1)]
    assert coverage("D", days, as_of=END) == coverage("D", later, as_of=END)


def test_without_a_day_to_count_from_nothing_is_said() -> None:
    assert coverages({"Daily": every(2, 99)}, as_of=None) == ()


def test_a_quiet_source_is_a_gap_and_a_heard_one_is_none() -> None:
    days = {"Quiet": every(2, 200, last=30), "Heard": every(2, 200)}
    gaps = coverage_gaps(coverages(days, as_of=END))
    assert [g.subject for g in gaps] == ["heard-Quiet"]
    assert all(isinstance(g, Gap) and g.kind == "coverage" for g in gaps)


@given(st.integers(0, 60), st.floats(0.01, 40))
def test_the_tail_is_a_probability_and_grows_with_what_is_heard(heard: int, mean: float) -> None:
    assert 0 <= poisson_tail(heard, mean) <= poisson_tail(heard + 1, mean) <= 1
