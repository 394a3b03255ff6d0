"""A comparison is scored as an order, right or wrong, and never as a number."""

from datetime import timedelta

import pytest
from weigh_nouns import TODAY, estimate, judgement, question, until

from vedette.model.likelihood import EstimateKind, Trend
from vedette.model.resolution import ConditionDecision, Outcome, Resolution
from vedette.model.score import OrderVerdict
from vedette.weigh.comparisons import compared
from vedette.weigh.forecasters import origins

SETTLED = TODAY + timedelta(days=100)


def ended(outcome=Outcome.NO, on=SETTLED):
    return Resolution("Q", outcome, on, "nothing crossed")


def less(trend=Trend.DOWN, **more):
    words = more.pop("words", "less likely")
    return estimate(words, None, kind=EstimateKind.ORDINAL, trend=trend, **more)


def verdict(best, outcome=Outcome.NO, **more):
    (found,) = compared(question(), [judgement(best=best)], ended(outcome, **more))
    return found.verdict


@pytest.mark.parametrize(
    ("trend", "outcome", "said"),
    [
        (Trend.DOWN, Outcome.NO, OrderVerdict.RIGHT),
        (Trend.DOWN, Outcome.YES, OrderVerdict.WRONG),
        (Trend.UP, Outcome.YES, OrderVerdict.RIGHT),
        (Trend.UP, Outcome.NO, OrderVerdict.WRONG),
        (None, Outcome.NO, OrderVerdict.UNDECIDABLE),
        (Trend.UNCHANGED, Outcome.NO, OrderVerdict.UNDECIDABLE),
    ],
)
def test_a_trend_is_right_where_it_moved_towards_what_happened(trend, outcome, said) -> None:
    assert verdict(less(trend), outcome) is said


def test_less_likely_that_they_hold_back_is_turned_round() -> None:
    assert verdict(less(polarity="against")) is OrderVerdict.WRONG


def test_a_trend_is_measured_on_the_time_it_spoke_of() -> None:
    """ "Less likely this spring" was right if it came in autumn."""
    spring = less(horizon_days=until(TODAY + timedelta(days=30)))
    assert verdict(spring, Outcome.YES) is OrderVerdict.RIGHT


def test_what_was_said_once_the_outcome_was_known_is_no_forecast() -> None:
    assert verdict(less(), on=TODAY) is OrderVerdict.UNDECIDABLE


def test_relays_of_one_comparison_are_one() -> None:
    one = judgement(best=less(), copies=4)
    assert len(compared(question(), [one, one], ended())) == 1


def test_a_comparison_is_in_no_series_and_in_no_list_of_what_was_left_out() -> None:
    (found,) = origins(question(), [judgement(best=less())], SETTLED)
    assert found.stretches == ()
    assert found.unscored == ()


HANGING = estimate("unlikely unless", conditional=True)
MET = TODAY + timedelta(days=20)


def series(*, met=True, mark=HANGING.id, days_ago=0):
    said = {mark: ConditionDecision("Q", mark, met, MET, "the harvest failed")}
    (found,) = origins(question(), [judgement(best=HANGING, days_ago=days_ago)], SETTLED, said)
    return found


def test_a_judgement_whose_condition_was_met_is_scored_from_that_day() -> None:
    found = series()
    assert [(s.begins, s.ends) for s in found.stretches] == [(MET, SETTLED)]
    assert found.unscored == ()


def test_a_judgement_made_after_its_condition_was_met_counts_from_its_own_day() -> None:
    (stretch,) = series(days_ago=-50).stretches
    assert stretch.begins == TODAY + timedelta(days=50)


@pytest.mark.parametrize(
    ("more", "because"), [({"met": False}, "not met"), ({"mark": "x"}, "open")]
)
def test_one_that_was_not_met_or_is_open_is_counted_and_left_out(more, because) -> None:
    found = series(**more)
    assert found.stretches == ()
    (left,) = found.unscored
    assert because in left.because
    assert left.estimate == HANGING.id
