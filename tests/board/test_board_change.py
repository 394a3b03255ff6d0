"""Why an indicator board moved between two days, row by row, to the last digit."""

import math
from datetime import timedelta

import pytest
from board_nouns import BRIDGES, DENIAL, FOUR, LEAVING, TODAY, WARDS, asked, seen, watch
from hypothesis import given
from hypothesis import strategies as st

from vedette.model.change import CauseKind
from vedette.publish.change_text import board_change_lines
from vedette.weigh.board_change import board_change
from vedette.weigh.indicators import board

ALL = asked(BRIDGES, WARDS, LEAVING, DENIAL)


def boards(sightings, *, days, questions=ALL):
    later = TODAY + timedelta(days=days)
    return (
        board(watch(*sightings, questions=questions)),
        board(watch(*sightings, questions=questions, as_of=later)),
        later,
    )


def moved(sightings, *, days, questions=ALL):
    before, after, later = boards(sightings, days=days, questions=questions)
    return board_change("R1", before, after, TODAY, later)


def test_a_sighting_that_expires_is_named_with_its_day() -> None:
    found = moved([seen("bridges", days_ago=2)], days=30)
    (cause,) = found.causes
    assert cause.kind is CauseKind.INDICATOR
    assert cause.sentence == (
        "bridges, “Pontoon bridges are laid.”: observed by Staff A, expired on 7 June 2024"
    )
    assert cause.log_odds < 0
    assert found.after < found.before


def test_a_new_sighting_says_what_it_was_before() -> None:
    before = board(watch(questions=ALL))
    after = board(watch(seen("wards", origin="Red Cross"), questions=ALL))
    found = board_change("R1", before, after, TODAY - timedelta(days=1), TODAY)
    (cause,) = found.causes
    assert cause.sentence == (
        "wards, “Hospital wards are cleared.”: not collected before, observed now (by Red Cross)"
    )
    assert cause.points == pytest.approx(found.points)


def test_nothing_moves_between_two_days_alike() -> None:
    found = moved([seen("bridges")], days=1)
    assert found.causes == ()
    assert board_change_lines(found)[-1] == "  Nothing moved it."


def test_the_lines_say_that_no_range_rests_on_it() -> None:
    lines = board_change_lines(moved([seen("bridges")], days=30))
    assert "by its indicators alone" in lines[0]
    assert lines[0].endswith("No range rests on it.")
    assert lines[-1].endswith("in all.")


sightings = st.lists(
    st.builds(
        seen,
        st.sampled_from(["bridges", "wards", "leaving", "denial"]),
        st.sampled_from(["observed", "ambiguous", "counter", "not_observed"]),
        st.sampled_from(["Staff A", "Staff B", "Red Cross"]),
        days_ago=st.integers(0, 60),
    ),
    max_size=8,
)


@given(sightings, st.integers(0, 60), st.booleans())
def test_the_causes_sum_to_the_change(found, days, several) -> None:
    questions = asked(BRIDGES, WARDS, LEAVING, DENIAL, scenarios=FOUR) if several else ALL
    change = moved(found, days=days, questions=questions)
    assert math.fsum(c.log_odds for c in change.causes) == pytest.approx(change.log_odds, abs=1e-9)
    assert math.fsum(c.points for c in change.causes) == pytest.approx(change.points, abs=1e-9)
