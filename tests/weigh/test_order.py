"""Answers kept in order."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from vedette.model.assessment import Pooled, Share
from vedette.model.likelihood import Likelihood
from vedette.model.question import Order
from vedette.weigh.isotonic import closure, project
from vedette.weigh.order import coherent

PARTS = ("low", "central", "high")


def pooled(name, likelihood, weight=1.0):
    share = Share("j", "o", Likelihood(0.1, 0.2, 0.3), weight, -1.4, -1.4, "")
    shares = (share,) if likelihood else ()
    return Pooled(name, likelihood, "", likelihood, shares, 0.1, 0.25, 1, 1.0, 1.0, ())


def test_an_order_that_holds_is_reported_and_nothing_moves() -> None:
    lone = pooled("alone", Likelihood(0.01, 0.04, 0.10))
    ever = pooled("ever", Likelihood(0.02, 0.06, 0.20))
    after, checks = coherent([lone, ever], [Order("alone", "ever")])
    assert after == (lone, ever)
    assert (checks[0].held, checks[0].moved) == (True, False)
    assert "4.0%" in checks[0].sentence
    assert "6.0%" in checks[0].sentence
    assert checks[0].sentence.endswith("holds.")


def test_a_broken_order_moves_both_to_the_weighted_mean_of_their_log_odds() -> None:
    lone = pooled("alone", Likelihood(0.05, 0.20, 0.40))
    ever = pooled("ever", Likelihood(0.04, 0.10, 0.30))
    after, checks = coherent([lone, ever], [Order("alone", "ever")])
    middle = (math.log(0.2 / 0.8) + math.log(0.1 / 0.9)) / 2
    assert after[0].likelihood.central == pytest.approx(1 / (1 + math.exp(-middle)))
    assert after[0].likelihood == after[1].likelihood
    assert after[0].before_order == lone.likelihood
    assert (checks[0].held, checks[0].moved) == (False, True)
    assert "did not hold" in checks[0].sentence


def test_the_answer_with_more_evidence_moves_less() -> None:
    lone = pooled("alone", Likelihood(0.05, 0.20, 0.40), weight=9.0)
    ever = pooled("ever", Likelihood(0.04, 0.10, 0.30), weight=0.1)
    (first, second), _ = coherent([lone, ever], [Order("alone", "ever")])
    assert abs(first.likelihood.central - 0.20) < abs(second.likelihood.central - 0.10)


def test_an_answer_nobody_judged_passes_through_and_is_reported() -> None:
    lone, ever = pooled("alone", Likelihood(0.05, 0.2, 0.4)), pooled("ever", None)
    after, checks = coherent([lone, ever], [Order("alone", "ever"), Order("ever", "elsewhere")])
    assert after == (lone, ever)
    assert "cannot be checked, because nobody judged ever" in checks[0].sentence
    assert "ever and elsewhere" in checks[1].sentence


def test_an_order_binds_through_an_answer_nobody_judged() -> None:
    a, c = pooled("a", Likelihood(0.5, 0.6, 0.7)), pooled("c", Likelihood(0.1, 0.2, 0.3))
    after, _ = coherent([a, pooled("b", None), c], [Order("a", "b"), Order("b", "c")])
    assert after[0].likelihood.central == pytest.approx(after[2].likelihood.central)


def test_one_proposition_below_two_others_is_pulled_by_both() -> None:
    """Beside a partner is below entering and below the partner's own attack."""
    beside = pooled("beside", Likelihood(0.2, 0.5, 0.8))
    enters = pooled("enters", Likelihood(0.1, 0.2, 0.4))
    partner = pooled("partner", Likelihood(0.05, 0.1, 0.3))
    orders = [Order("beside", "enters"), Order("beside", "partner")]
    after, _ = coherent([beside, enters, partner], orders)
    mean = sum(math.log(p / (1 - p)) for p in (0.5, 0.2, 0.1)) / 3
    assert after[0].likelihood.central == pytest.approx(1 / (1 + math.exp(-mean)))


names = "abcdef"
ranges = (
    st.tuples(*[st.floats(0.001, 0.999)] * 3)
    .map(sorted)
    .filter(lambda r: r[2] - r[0] > 1e-6)
    .map(lambda r: Likelihood(*r))
)
answers = st.lists(st.none() | ranges, min_size=2, max_size=6).flatmap(
    lambda rs: st.lists(st.floats(0.01, 5), min_size=len(rs), max_size=len(rs)).map(
        lambda ws: [pooled(n, r, w) for n, r, w in zip(names, rs, ws, strict=False)]
    )
)
orders = st.lists(
    st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda p: p[0] < p[1]),
    max_size=8,
).map(lambda pairs: [Order(a, b) for a, b in pairs])
few = limits(max_examples=150, deadline=None)


@few
@given(answers, orders)
def test_afterwards_every_order_holds_and_every_range_is_a_range(several, given_orders) -> None:
    after, _ = coherent(several, given_orders)
    found = {p.question: p.likelihood for p in after if p.likelihood}
    for order in given_orders:
        if order.lesser in found and order.greater in found:
            for part in PARTS:
                low, high = (getattr(found[n], part) for n in (order.lesser, order.greater))
                assert low <= high + 1e-9
    assert [p.question for p in after] == [p.question for p in several]


@few
@given(answers, orders)
def test_a_coherent_set_is_left_alone(several, given_orders) -> None:
    once, _ = coherent(several, given_orders)
    twice, checks = coherent(once, given_orders)
    assert twice == once
    assert not any(check.moved for check in checks)


@few
@given(answers, orders, st.randoms())
def test_the_order_of_the_answers_does_not_matter(several, given_orders, random) -> None:
    shuffled = random.sample(several, len(several))
    first = {p.question: p.likelihood for p in coherent(several, given_orders)[0]}
    other = {p.question: p.likelihood for p in coherent(shuffled, given_orders)[0]}
    assert first == other


def _cost(values, weights, fitted):
    return sum(weights[n] * (values[n] - fitted[n]) ** 2 for n in values)


@few
@given(
    st.lists(st.floats(-5, 5), min_size=3, max_size=5),
    st.lists(st.floats(0.1, 4), min_size=5, max_size=5),
    orders,
    st.lists(st.floats(-5, 5), min_size=5, max_size=5),
    st.floats(0, 1),
)
def test_no_other_point_in_order_is_nearer(numbers, weight, given_orders, other, step) -> None:
    """Projecting onto a convex set: no step toward a coherent rival comes nearer."""
    used = names[: len(numbers)]
    values = dict(zip(used, numbers, strict=True))
    weights = dict(zip(used, weight, strict=False))
    arcs = closure(used, {(o.lesser, o.greater) for o in given_orders}, frozenset(used))
    best = project(values, weights, arcs)
    rival = project(dict(zip(used, other, strict=False)), weights, arcs)
    assume(all(rival[a] <= rival[b] + 1e-12 for a, b in arcs))
    between = {n: (1 - step) * best[n] + step * rival[n] for n in used}
    assert _cost(values, weights, best) <= _cost(values, weights, between) + 1e-9
