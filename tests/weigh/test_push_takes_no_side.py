"""A push away from the prior strengthens what the origins say together; it says no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weigh_nouns import SETTINGS, TODAY, estimate, judgement, question

from vedette.model.likelihood import Likelihood
from vedette.weigh.odds import held, push
from vedette.weigh.pool import pool

odds = st.floats(-6, 6)
factors = st.floats(1, 1.75)


def pushed(factor: float, anchor: float, own: float, given: bool, part: float = 0.9) -> float:
    """Where a pool of origins and prior, the origins the greater part, is pushed to."""
    mean = part * own + (1 - part) * anchor
    return anchor + held(factor, anchor, mean, own, given=given) * (mean - anchor)


def answered(*centres: float, prior: Likelihood | None = None):
    said = [
        judgement(
            f"Institute {n}",
            best=estimate(likelihood=Likelihood(c / 2, c, (1 + c) / 2), document=f"d{n}"),
        )
        for n, c in enumerate(centres)
    ]
    return pool(
        question(prior=prior), said, as_of=TODAY, settings=SETTINGS, n_effective=float(len(said))
    )


def test_origins_at_even_are_not_answered_likely_because_the_prior_is_low() -> None:
    found = answered(*[0.5] * 6)
    assert found.n_effective == pytest.approx(6)
    assert found.likelihood.central == pytest.approx(0.5)
    assert any("no further than the origins' own mean" in step for step in found.steps)


def test_six_origins_below_even_are_not_answered_above_what_they_say() -> None:
    assert answered(*[0.45] * 6).likelihood.central == pytest.approx(0.45)
    assert answered(0.3, 0.35, 0.4, 0.4, 0.6, 0.7).likelihood.central < 0.5


def test_the_factor_kept_is_the_one_that_was_used() -> None:
    found = answered(*[0.45] * 6)
    assert 1 < found.extremised < push(6)


def test_origins_across_even_from_the_prior_are_pushed_from_even() -> None:
    found = answered(*[0.8] * 6)
    assert 0.8 < found.likelihood.central < 0.95
    assert any("is pushed from even" in step for step in found.steps)


def test_origins_surer_than_the_prior_are_pushed_whole() -> None:
    found = answered(*[0.04] * 6)
    assert found.extremised == pytest.approx(push(6))
    assert found.likelihood.central < 0.04


def test_from_a_prior_that_somebody_gave_the_push_goes_to_even_and_no_further() -> None:
    low = Likelihood(0.01, 0.05, 0.15)
    one, two = answered(*[0.2] * 6, prior=low), answered(*[0.45] * 6, prior=low)
    assert one.extremised == pytest.approx(push(6))
    assert two.likelihood.central == pytest.approx(0.5)
    assert any("it stops at an even chance" in step for step in two.steps)


@given(factors, odds, odds, st.booleans())
def test_no_push_crosses_even(factor: float, anchor: float, own: float, given: bool) -> None:
    if anchor * own >= 0:
        assert pushed(factor, anchor, own, given) * anchor >= -1e-9


@given(factors, odds, odds, st.booleans())
def test_a_push_is_never_a_pull(factor: float, anchor: float, own: float, given: bool) -> None:
    assert held(factor, anchor, 0.9 * own + 0.1 * anchor, own, given=given) >= 1 - 1e-9


@given(factors, odds, odds, odds, st.booleans())
def test_who_says_more_is_never_answered_less(
    f: float, a: float, one: float, two: float, given: bool
) -> None:
    low, high = sorted((one, two))
    assert pushed(f, a, low, given) <= pushed(f, a, high, given) + 1e-9


@given(factors, odds, odds, st.booleans())
def test_a_hair_of_difference_moves_the_answer_by_a_hair(
    f: float, a: float, own: float, given: bool
) -> None:
    here = pushed(f, a, own, given)
    assert abs(here - pushed(f, a, own + 1e-6, given)) < 1e-5
    assert abs(here - pushed(f, a + 1e-6, own, given)) < 1e-5
