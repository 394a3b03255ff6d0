"""The board: five states, decay, copies once, and absence only where somebody looked."""

import math
from dataclasses import replace
from datetime import timedelta

import pytest
from board_nouns import (
    BRIDGES,
    DENIAL,
    DRILLS,
    FOUR,
    LEAVING,
    TODAY,
    UNKNOWN,
    WARDS,
    asked,
    seen,
    watch,
)
from hypothesis import given
from hypothesis import strategies as st

from vedette.model.board import BoardStatus, Hearing
from vedette.model.question import WatchedIndicator
from vedette.publish.board_sections import rows_table
from vedette.weigh.coverage import coverage
from vedette.weigh.indicators import board

STATUSES = ("observed", "ambiguous", "counter", "not_observed")
sightings = st.lists(
    st.builds(
        lambda i, s, o, d: seen(i, s, o, days_ago=d),
        st.sampled_from(["bridges", "wards"]),
        st.sampled_from(STATUSES),
        st.sampled_from(["Staff A", "Staff B", "Paper"]),
        st.one_of(st.none(), st.integers(0, 40)),
    ),
    max_size=6,
    unique_by=lambda s: s.id,
)


def row(found, name="bridges"):
    return next(r for r in found.rows if r.indicator.id == name)


def test_a_sighting_moves_the_odds_by_its_ratio_less_what_reliability_takes() -> None:
    found = row(board(watch(seen(), reliability={"Staff A": 1.0})))
    assert found.status is BoardStatus.OBSERVED
    assert found.moved == pytest.approx(math.log(8), abs=0.02)
    assert found.if_seen == pytest.approx(math.log(8))


def test_a_look_in_vain_moves_the_odds_the_other_way() -> None:
    found = row(board(watch(seen(status="not_observed"), reliability={"Staff A": 1.0})))
    assert found.status is BoardStatus.NOT_OBSERVED
    assert found.moved == pytest.approx(math.log(0.2 / 0.9), abs=0.02)
    assert found.last_seen is None


def test_what_nobody_reports_is_not_collected_and_moves_nothing() -> None:
    found = board(watch())
    assert row(found).status is BoardStatus.NOT_COLLECTED
    assert found.posterior == pytest.approx(found.prior)


def test_an_expired_sighting_counts_no_more_and_stays_on_record() -> None:
    found = row(board(watch(seen(days_ago=21))))
    assert found.status is BoardStatus.NOT_COLLECTED
    assert found.moved == 0
    assert found.last_seen == TODAY - timedelta(days=21)
    assert row(board(watch(seen(days_ago=20)))).expires == TODAY


def test_a_report_of_unknown_day_counts_for_nothing() -> None:
    found = row(board(watch(seen(days_ago=None))))
    assert found.moved == 0
    assert found.past


def test_a_report_of_tomorrow_is_not_known_today() -> None:
    assert row(board(watch(seen(days_ago=-1)))).status is BoardStatus.NOT_COLLECTED


def test_an_ambiguous_report_moves_less_than_a_plain_one() -> None:
    plain, half = (row(board(watch(seen(status=s)))).moved for s in ("observed", "ambiguous"))
    assert 0 < half < plain


def test_an_origin_speaks_once_and_last() -> None:
    """A staff that saw bridges and now sees none says: none."""
    found = row(board(watch(seen(days_ago=9), seen(status="not_observed", days_ago=1))))
    assert found.status is BoardStatus.NOT_OBSERVED
    assert found.moved < 0
    assert len(found.live) == 2


def test_two_independent_origins_move_more_than_one_and_a_citing_one_hardly_more() -> None:
    pair = (seen(origin="Staff A"), seen(origin="Paper"))
    cites = (("Paper", "Staff A", "cites it"),)
    one, two = row(board(watch(pair[0]))), row(board(watch(*pair)))
    citing = row(board(watch(*pair, leans_on=cites)))
    assert one.moved < citing.moved < two.moved
    assert (two.groups, citing.groups) == (2, 1)


def test_a_contrary_sign_is_a_sighting_of_what_speaks_against() -> None:
    found = row(board(watch(seen("leaving", "counter"), questions=asked(LEAVING))), "leaving")
    assert found.status is BoardStatus.OBSERVED
    assert found.moved < 0


def test_saying_no_is_the_act_of_denying() -> None:
    said = seen("denial", "not_observed", domain="rhetoric")
    assert row(board(watch(said, questions=asked(DENIAL))), "denial").status == "observed"


def test_an_indicator_that_discriminates_nothing_is_flagged() -> None:
    found = board(watch(questions=asked(DRILLS, BRIDGES)))
    assert not row(found, "drills").diagnostic
    assert row(found).diagnostic


def test_an_indicator_exactly_twice_as_likely_discriminates() -> None:
    twice = replace(BRIDGES, seen_if_yes=0.6, seen_if_no=0.3)
    assert row(board(watch(questions=asked(twice)))).diagnostic


def test_an_indicator_without_chances_moves_nothing_and_says_so() -> None:
    found = row(board(watch(seen("unknown"), questions=asked(UNKNOWN))), "unknown")
    assert found.moved == 0
    assert found.if_seen is None
    assert "no chance" in found.steps[0]


def heard(hearing_days):
    days = [TODAY - timedelta(days=n) for n in hearing_days]
    return (coverage("Daily", days, as_of=TODAY, window=20),)


LISTENED = replace(BRIDGES, collectors=("Daily",))


def test_silence_counts_where_the_collectors_were_heard_as_usual() -> None:
    found = row(board(watch(questions=asked(LISTENED), coverage=heard(range(0, 90, 2)))))
    assert found.status is BoardStatus.NOT_OBSERVED
    looked = row(board(watch(seen(status="not_observed"))))
    assert looked.moved < found.moved < 0


def test_silence_tells_nothing_where_the_collectors_fell_silent() -> None:
    quiet = heard(range(20, 90, 2))
    assert quiet[0].hearing is Hearing.QUIET
    found = row(board(watch(questions=asked(LISTENED), coverage=quiet)))
    assert found.status is BoardStatus.NOT_COLLECTED
    assert found.moved == 0


def test_silence_of_sources_nobody_named_tells_nothing() -> None:
    found = row(board(watch(coverage=heard(range(0, 90, 2)))))
    assert found.status is BoardStatus.NOT_COLLECTED


def test_a_scenario_may_have_a_chance_of_its_own() -> None:
    own = replace(BRIDGES, seen=(("bluff", 0.7),))
    found = row(board(watch(questions=asked(own, scenarios=FOUR))))
    assert dict(found.chances) == {"alone": 0.8, "joint": 0.8, "bluff": 0.7, "none": 0.1}


def test_newest_stands_first() -> None:
    found = board(
        watch(seen("wards", days_ago=1), seen(days_ago=3), questions=asked(BRIDGES, DRILLS, WARDS))
    )
    assert [r.indicator.id for r in found.rows] == ["wards", "bridges", "drills"]


@given(sightings)
def test_the_board_stays_a_probability_and_no_order_or_copy_changes_it(said) -> None:
    questions = asked(BRIDGES, WARDS)
    once = board(watch(*said, questions=questions))
    copies = [replace(s, id=f"{s.id}-copy") for s in said]
    twice = board(watch(*reversed(said), *copies, questions=questions))
    assert 0 < once.posterior < 1
    assert twice.posterior == pytest.approx(once.posterior)


@given(sightings)
def test_an_origin_of_reliability_zero_is_as_if_it_had_not_spoken(said) -> None:
    questions = asked(BRIDGES, WARDS)
    mute = board(watch(*said, questions=questions, reliability={"Paper": 0.0}))
    gone = board(watch(*(s for s in said if s.origin != "Paper"), questions=questions))
    assert mute.posterior == pytest.approx(gone.posterior)
    assert [r.status for r in mute.rows] == [r.status for r in gone.rows]


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_what_nobody_looked_for_never_moves_the_odds(yes: float, no: float) -> None:
    one = WatchedIndicator("x", "X.", "medical", ("x",), yes, no)
    found = board(watch(questions=asked(one)))
    assert found.posterior == pytest.approx(found.prior)


def test_a_row_that_rests_on_silence_says_whose() -> None:
    found = board(watch(questions=asked(LISTENED), coverage=heard(range(0, 90, 2))))
    said = [cell.text for cell in rows_table(found).rows[0]]
    assert "silence of Daily, heard as usual" in said
