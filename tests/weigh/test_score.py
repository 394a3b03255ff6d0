"""Scores: the doctrine's worked numbers, bounds, and what may not change them."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from weigh_nouns import EXTREMELY_UNLIKELY, LIKELY, UNLIKELY

from vedette.doctrine.scales import likelihood_for
from vedette.model.likelihood import Likelihood
from vedette.model.resolution import Outcome, Resolution
from vedette.model.score import Role, Series, Stretch
from vedette.weigh.baselines import constant, last_word, loudest
from vedette.weigh.calibration import Use, by_phrase, murphy, wilson
from vedette.weigh.score import (
    band,
    brier,
    brier_two_sided,
    by_day,
    clip,
    from_daily,
    log_score,
    peers,
    points,
    score,
    time_weighted,
)

OPEN, END = date(2023, 1, 1), date(2023, 4, 10)
NO = Resolution("Q", Outcome.NO, END, "nothing crossed")
YES = Resolution("Q", Outcome.YES, END, "two origins saw it")
VOID = Resolution("Q", Outcome.VOID, END, "the question was badly put")
PART = st.floats(0, 1, allow_nan=False)


def held(begins, likelihood, *, ends=END, **more):
    return Stretch(begins, ends, likelihood.low, likelihood.central, likelihood.high, **more)


def series(*stretches, name="institute"):
    return Series(name, Role.ORIGIN, "Q", stretches)


@st.composite
def likelihoods(draw):
    low, central, high = sorted(draw(st.tuples(PART, PART, PART)))
    return Likelihood(low, central, high) if low < high else UNLIKELY


@st.composite
def stretch_lists(draw):
    starts = draw(st.lists(st.integers(-20, 120), max_size=8))
    return [
        held(
            OPEN + timedelta(days=n),
            draw(likelihoods()),
            ends=OPEN + timedelta(days=n + draw(st.integers(0, 60))),
        )
        for n in starts
    ]


@pytest.mark.parametrize(
    ("happened", "expected"), [(False, (0.040, 0.106, 0.203)), (True, (0.303, 0.456, 0.640))]
)
def test_a_range_is_scored_at_its_kindest_its_middle_and_its_hardest(happened, expected) -> None:
    found = band(Likelihood(0.20, 0.325, 0.45), happened)
    assert (found.best, found.central, found.worst) == pytest.approx(expected, abs=6e-4)


def test_a_sequence_of_phrases_is_carried_forward_day_by_day() -> None:
    first, last = date(2022, 6, 23), date(2023, 12, 31)
    said = [
        ("2022-06-23", "unlikely"),
        ("2022-07-11", "low"),
        ("2022-09-29", "unlikely"),
        ("2022-11-02", "highly unlikely"),
        ("2022-11-28", "low"),
        ("2022-12-01", "extremely unlikely"),
        ("2022-12-03", "highly unlikely"),
        ("2022-12-13", "unlikely"),
        # Nothing is said to have moved until the middle of January.
        ("2022-12-16", "low but possible"),
        ("2023-01-22", "very low"),
        ("2023-01-23", "highly unlikely"),
        ("2023-04-22", "extremely unlikely"),
    ]
    stretches = [
        held(date.fromisoformat(d), likelihood_for(k, None)[0], ends=last) for d, k in said
    ]
    found = score(series(*stretches), Resolution("Q", Outcome.NO, last, ""), first, last)
    assert found is not None
    assert (found.days, found.of_days) == (557, 557)
    assert found.brier.central == pytest.approx(0.012, abs=5e-4)
    assert found.brier.best == pytest.approx(0.002, abs=5e-4)
    assert found.brier.worst == pytest.approx(0.047, abs=5e-4)


@pytest.mark.parametrize(("p", "expected"), [(0.22, 64.2), (0.12, 81.6), (0.04, 94.1)])
def test_the_platform_s_points_of_a_constant_are_the_worked_ones(p, expected) -> None:
    found = score(constant("c", "Q", p, OPEN, END), NO, OPEN, END)
    assert found is not None
    assert found.points.central == pytest.approx(expected, abs=0.05)


def test_points_shrink_with_the_share_of_days_spoken_on() -> None:
    half = score(series(held(OPEN + timedelta(days=50), UNLIKELY)), NO, OPEN, END)
    assert half is not None
    assert half.coverage == 0.5
    assert half.points.central == pytest.approx(points(0.22, False) / 2)
    assert half.brier.central == pytest.approx(0.22**2)


@given(PART, st.booleans())
def test_scores_stay_inside_their_bounds(p, happened) -> None:
    assert 0 <= brier(p, happened) <= 1
    assert brier_two_sided(p, happened) == 2 * brier(p, happened)
    assert 0 <= log_score(p, happened) < 7
    assert points(p, happened) <= 100


@given(PART, PART, st.booleans())
def test_moving_towards_the_outcome_never_costs(one, other, happened) -> None:
    nearer, farther = (max(one, other), min(one, other)) if happened else sorted((one, other))
    assert brier(nearer, happened) <= brier(farther, happened)
    assert log_score(nearer, happened) <= log_score(farther, happened)
    assert points(nearer, happened) >= points(farther, happened)


@given(likelihoods(), st.booleans())
def test_the_middle_lies_between_the_best_and_the_worst(likelihood, happened) -> None:
    found = band(likelihood, happened)
    assert found.best <= found.central <= found.worst
    earned = band(likelihood, happened, points)
    assert earned.best >= earned.central >= earned.worst


@given(stretch_lists())
def test_stretches_and_single_days_give_the_same_mean(stretches) -> None:
    clipped = clip(stretches, OPEN, END)
    daily = by_day(clipped)
    assert len(daily) == sum((s.ends - s.begins).days + 1 for s in clipped)
    found = time_weighted(clipped, NO)
    if found is None:
        assert not daily
        return
    plain = sum(s.central**2 for s in daily.values()) / len(daily)
    assert found.central == pytest.approx(plain, abs=1e-12)


def test_a_word_is_carried_forward_until_the_next_one() -> None:
    clipped = clip([held(OPEN, LIKELY), held(date(2023, 2, 1), UNLIKELY)], OPEN, END)
    assert [(s.begins, s.ends) for s in clipped] == [
        (OPEN, date(2023, 1, 31)),
        (date(2023, 2, 1), END),
    ]


def test_nothing_is_carried_past_the_time_the_words_spoke_of() -> None:
    winter = held(OPEN, UNLIKELY, ends=date(2023, 2, 28), until=date(2023, 2, 28))
    found = score(series(winter), NO, OPEN, END)
    assert found is not None
    assert found.days == 59


def test_a_word_whose_time_is_over_does_not_revive_the_one_before_it() -> None:
    week = held(date(2023, 2, 1), LIKELY, ends=date(2023, 2, 7), until=date(2023, 2, 7))
    clipped = clip([held(OPEN, UNLIKELY), week], OPEN, END)
    assert clipped[-1].ends == date(2023, 2, 7)


def test_unlikely_this_month_was_right_although_it_happened_later() -> None:
    month = held(OPEN, UNLIKELY, ends=date(2023, 1, 31), until=date(2023, 1, 31))
    found = score(series(month), YES, OPEN, END)
    assert found is not None
    assert found.brier.central == pytest.approx(0.22**2)


def test_a_void_question_scores_nobody() -> None:
    assert score(series(held(OPEN, UNLIKELY)), VOID, OPEN, END) is None


def test_who_said_nothing_in_the_window_has_no_score() -> None:
    assert score(series(held(END + timedelta(days=1), LIKELY)), NO, OPEN, END) is None


def test_a_daily_series_is_scored_like_its_stretches() -> None:
    days = {OPEN + timedelta(days=n): (UNLIKELY if n < 50 else 0.04) for n in range(100)}
    found = time_weighted(from_daily(days), NO)
    assert found is not None
    assert found.central == pytest.approx((0.22**2 + 0.04**2) / 2)
    assert found.worst == pytest.approx((0.40**2 + 0.04**2) / 2)


def test_peer_points_compare_with_the_others_of_the_same_days_and_sum_to_nothing() -> None:
    stretches = {"a": [held(OPEN, UNLIKELY)], "b": [held(OPEN, EXTREMELY_UNLIKELY)], "c": []}
    found = peers(stretches, NO, 100)
    assert found["c"] is None
    assert found["a"] is not None
    assert found["b"] is not None
    assert found["b"] > 0 > found["a"]
    assert found["a"] + found["b"] == pytest.approx(0, abs=1e-9)


def test_the_newest_word_of_anybody_is_carried_forward() -> None:
    loud = series(held(OPEN, LIKELY), name="a")
    late = series(held(date(2023, 2, 1), UNLIKELY), name="b")
    found = last_word("Q", [loud, late], OPEN, END)
    assert [s.central for s in found.stretches] == [0.70, 0.22]


def test_the_loudest_source_is_counted_without_hindsight() -> None:
    loud = series(held(OPEN, LIKELY), name="loud")
    quiet = series(held(OPEN, UNLIKELY), name="quiet")
    told = {"quiet": [OPEN, OPEN], "loud": [date(2023, 2, 1), date(2023, 2, 2), date(2023, 2, 2)]}
    found = loudest("Q", [loud, quiet], told, OPEN, END)
    assert [(s.begins, s.central) for s in found.stretches] == [
        (OPEN, 0.22),
        (date(2023, 2, 2), 0.70),
    ]


def test_wilson_keeps_one_no_from_looking_like_certainty() -> None:
    assert wilson(0, 1) == pytest.approx((0.0, 0.7935), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)
    # Newcombe 1998, table of worked examples: 81 of 263.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)


@given(st.integers(0, 60), st.integers(1, 60))
def test_wilson_holds_the_share_it_is_about(hits, n) -> None:
    hits = min(hits, n)
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n + 1e-12
    assert hits / n - 1e-12 <= high <= 1


def test_a_phrase_used_fifty_times_of_one_event_is_one_trial() -> None:
    uses = [Use("unlikely", 0.1, 0.4, "war", False) for _ in range(50)]
    (found,) = by_phrase(uses)
    assert (found.uses, found.events, found.hits, found.inside) == (50, 1, 0.0, None)


def test_with_enough_events_a_phrase_is_inside_its_range_or_not() -> None:
    few = [Use("unlikely", 0.1, 0.4, str(n), n == 0) for n in range(5)]
    many = [Use("unlikely", 0.1, 0.4, str(n), n < 4) for n in range(5)]
    assert [by_phrase(uses)[0].inside for uses in (few, many)] == [True, False]


@example([(0.7, False, 5e-324), (0.7, False, 5e-324)])
@given(st.lists(st.tuples(st.sampled_from([0.04, 0.22, 0.5, 0.7]) | PART, st.booleans(), PART)))
def test_reliability_less_resolution_plus_uncertainty_is_the_brier_score(rows) -> None:
    found = murphy(rows)
    if found is None:
        assert sum(w for _, _, w in rows) == 0
        return
    made = found.reliability - found.resolution + found.uncertainty
    assert made == pytest.approx(found.brier, abs=1e-9)
