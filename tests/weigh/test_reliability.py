"""A graded source weighs as much as the analyst says, and one of reliability 0 is not there."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weigh_nouns import (
    LIKELY,
    SETTINGS,
    TODAY,
    UNLIKELY,
    alone,
    estimate,
    judgement,
    question,
)

from vedette.model.likelihood import Likelihood
from vedette.model.reliability import SourceGrade, believed, in_force
from vedette.weigh.change import change
from vedette.weigh.pool import pool_heard
from vedette.weigh.voices import listen

PRIOR = Likelihood(0.01, 0.05, 0.15)
grades = st.floats(0, 1)
GUR = judgement("GUR", estimate("likely", LIKELY), days_ago=3)
ISW = judgement("ISW", estimate("unlikely", UNLIKELY), days_ago=10)


def pooled(asked, judgements, *, leans_on=(), **trusted):
    heard = listen(asked, judgements, as_of=TODAY, reliability=trusted)
    return pool_heard(asked, heard, as_of=TODAY, settings=SETTINGS, leans_on=leans_on)


@pytest.mark.parametrize("asked", [question(), question(prior=PRIOR), alone()])
def test_a_source_of_reliability_zero_is_as_if_it_had_not_spoken(asked) -> None:
    assert pooled(asked, [GUR, ISW], GUR=0).likelihood == pooled(asked, [ISW]).likelihood


@given(grades)
def test_the_answer_runs_without_a_jump_to_the_one_without_the_source(r) -> None:
    for leans in ((), (("GUR", "ISW", "cites it"),)):
        asked = question(prior=PRIOR)
        near = pooled(asked, [GUR, ISW], leans_on=leans, GUR=r).likelihood.central
        step = pooled(asked, [GUR, ISW], leans_on=leans, GUR=min(1, r + 1e-7)).likelihood.central
        assert near == pytest.approx(step, abs=1e-5)


@given(grades, grades)
def test_the_less_a_lone_source_is_believed_the_nearer_the_answer_stays_to_the_prior(a, b) -> None:
    less, more = sorted((a, b))
    asked = question(prior=PRIOR)
    found = [pooled(asked, [GUR], GUR=r).likelihood for r in (less, more)]
    held = [f.central if f else PRIOR.central for f in found]
    assert PRIOR.central <= held[0] <= held[1] + 1e-12 <= LIKELY.central


def test_a_source_graded_at_a_half_counts_as_half_an_independent_origin() -> None:
    found = pooled(question(), [GUR, ISW], GUR=0.5)
    assert found.n_effective == pytest.approx(1.5)
    (share,) = [s for s in found.shares if s.origin == "GUR"]
    assert share.weight == pytest.approx(share.recency * 0.5)
    assert "times reliability 0.50 as graded" in share.arithmetic


@given(grades, grades)
def test_what_a_grade_moved_is_a_cause_of_its_own_and_the_causes_still_sum(a, b) -> None:
    one, two = (pooled(question(), [GUR, ISW], GUR=r) for r in (a, b))
    found = change(one, two, date(2023, 8, 1), TODAY)
    assert sum(c.log_odds for c in found.causes) == pytest.approx(found.log_odds, abs=1e-9)
    if min(a, b) > 0.01 and abs(a - b) > 0.01:
        assert {c.kind.value for c in found.causes} >= {"reliability graded"}


def graded(value, since, origin="GUR"):
    return SourceGrade(origin, value, since, "two of its warnings came to nothing")


def test_a_grade_holds_from_its_own_day_on() -> None:
    kept = [graded(0.5, date(2023, 1, 1)), graded(0.8, date(2023, 3, 1))]
    assert believed(in_force(kept, date(2022, 12, 31))) == {}
    assert believed(in_force(kept, date(2023, 2, 1))) == {"GUR": 0.5}
    assert believed(in_force(kept, date(2023, 3, 1))) == {"GUR": 0.8}


def test_an_answer_asked_as_of_no_day_heeds_every_grade() -> None:
    assert believed(in_force([graded(0.5, date(2999, 1, 1))], None)) == {"GUR": 0.5}


def test_a_grade_taken_back_holds_until_the_day_it_was_taken_back_from() -> None:
    kept = [graded(0.5, date(2023, 1, 1)), graded(None, date(2023, 3, 1))]
    assert believed(in_force(kept, date(2023, 2, 1))) == {"GUR": 0.5}
    assert believed(in_force(kept, date(2023, 4, 1))) == {}
