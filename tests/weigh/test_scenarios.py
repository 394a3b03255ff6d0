"""Chances of scenarios: they sum to one, give the propositions back, and stay near the priors."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weigh_nouns import SETTINGS, question

from vedette.model.assessment import Pooled
from vedette.model.likelihood import Likelihood
from vedette.model.question import Mode, Order, QuestionSet
from vedette.model.scenario import Scenario
from vedette.model.worlds import worlds
from vedette.weigh.nearest import nearest
from vedette.weigh.scenarios import priors, scenario_chances

ORDERS = (Order("A", "B"), Order("C", "B"), Order("C", "D"))
NAMES = ("A", "B", "C", "D")


def asked(*scenarios: Scenario, orders=ORDERS, names=NAMES) -> QuestionSet:
    return QuestionSet(names[0], tuple(question(n) for n in names), orders, tuple(scenarios))


FULL = asked(
    Scenario("alone", "x", (("A", True), ("C", False)), prior=0.02),
    Scenario("joint", "x", (("A", False), ("C", True)), prior=0.05),
    Scenario("other", "x", (("B", False), ("D", True)), prior=0.03),
    Scenario("pin", "x", (("B", False), ("D", False)), apart="to tie down", prior=0.3),
    Scenario("base", "x", (("B", False), ("D", False)), apart="to train", prior=0.4),
    Scenario("rest", "x", residual=True),
)


def answer(name: str, low: float, central: float, high: float) -> Pooled:
    return Pooled(
        question=name,
        likelihood=Likelihood(low, central, high),
        word="",
        before_order=None,
        shares=(),
        prior=0.1,
        prior_weight=0.25,
        n_origins=1,
        n_effective=1.0,
        extremised=1.0,
        steps=(),
    )


def chances(questions: QuestionSet, *answers: Pooled):
    return {c.scenario: c for c in scenario_chances(questions, answers, SETTINGS)}


@st.composite
def answers(draw) -> list[Pooled]:
    """Answers as the desk pools them: each end and each centre in the order the set demands."""
    ends = []
    for _ in range(3):
        b, d = (draw(st.floats(0.01, 0.99)) for _ in range(2))
        a, c = draw(st.floats(0.05, 1)) * b, draw(st.floats(0.05, 1)) * min(b, d)
        ends.append((a, b, c, d))
    rows = [sorted(column) for column in zip(*ends, strict=True)]
    # Sorting each proposition's three numbers keeps the order between propositions.
    kept = draw(st.sets(st.sampled_from(NAMES), min_size=1))
    return [
        answer(name, low * 0.99, mid, min(0.999, high * 1.001))
        for name, (low, mid, high) in zip(NAMES, rows, strict=True)
        if name in kept
    ]


@settings(max_examples=60, deadline=None)
@given(answers())
def test_the_chances_sum_to_one_and_stay_inside_their_ranges(given_answers) -> None:
    found = scenario_chances(FULL, given_answers, SETTINGS)
    assert math.fsum(c.chance for c in found) == pytest.approx(1, abs=1e-9)
    for one in found:
        assert 0 <= one.chance <= 1
        if one.likelihood is not None:
            assert one.likelihood.low <= one.chance <= one.likelihood.high


@settings(max_examples=60, deadline=None)
@given(answers())
def test_the_propositions_come_out_as_they_were_pooled(given_answers) -> None:
    """Scenarios never move the answer: one for each way gives every proposition back."""
    ways = worlds(asked(), NAMES)
    each = asked(*(Scenario(str(n), "x", tuple(way.items())) for n, way in enumerate(ways)))
    found = scenario_chances(each, given_answers, SETTINGS)
    for one in given_answers:
        total = math.fsum(c.chance for c, way in zip(found, ways, strict=True) if way[one.question])
        # Two at one chance leave a way no chance at all, which is only come near to.
        assert total == pytest.approx(one.likelihood.central, abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(answers(), st.permutations(range(6)))
def test_the_order_in_which_scenarios_are_written_changes_nothing(given_answers, order) -> None:
    mixed = replace(FULL, scenarios=tuple(FULL.scenarios[n] for n in order))
    one, other = chances(FULL, *given_answers), chances(mixed, *given_answers)
    for name, found in one.items():
        assert other[name].chance == pytest.approx(found.chance, abs=1e-9)


def test_a_question_with_yes_and_no_gets_its_own_answer_back() -> None:
    pair = asked(
        Scenario("yes", "x", (("A", True),)), Scenario("no", "x", (("A", False),)), names=("A",),
        orders=(),
    )  # fmt: skip
    found = chances(pair, answer("A", 0.03, 0.09, 0.2))
    told = found["yes"].likelihood
    assert (told.low, told.central, told.high) == pytest.approx((0.03, 0.09, 0.2))
    assert found["no"].chance == pytest.approx(0.91)


def test_scenarios_no_proposition_tells_apart_keep_the_ratio_of_their_priors() -> None:
    found = chances(FULL, answer("B", 0.1, 0.3, 0.5), answer("D", 0.1, 0.2, 0.4))
    assert found["base"].chance / found["pin"].chance == pytest.approx(0.4 / 0.3)


def test_answers_the_priors_already_give_move_nothing() -> None:
    pair = asked(
        Scenario("yes", "x", (("A", True),), prior=0.25),
        Scenario("no", "x", (("A", False),), prior=0.75),
        names=("A",),
        orders=(),
    )
    assert chances(pair, answer("A", 0.1, 0.25, 0.5))["yes"].chance == pytest.approx(0.25)


def test_without_a_judgement_there_is_no_range() -> None:
    """The prior alone is no answer."""
    found = scenario_chances(FULL, (), SETTINGS)
    assert [c.likelihood for c in found] == [None] * 6
    assert {c.scenario: c.chance for c in found} == pytest.approx(priors(FULL))
    assert "Nobody judged" in found[0].steps[-1]


def test_priors_nobody_gave_share_what_is_left() -> None:
    few = asked(
        Scenario("a", "x", (("A", True),), prior=0.4),
        Scenario("b", "x", (("A", False), ("D", True))),
        Scenario("c", "x", residual=True),
    )
    assert priors(few) == pytest.approx({"a": 0.4, "b": 0.3, "c": 0.3})


def test_two_propositions_at_one_chance_never_come_apart() -> None:
    """C inside D, both 20%: the world in which D comes true without C has no chance left."""
    found = chances(FULL, answer("C", 0.1, 0.2, 0.3), answer("D", 0.1, 0.2, 0.3))
    assert found["other"].chance < 1e-6


def test_answers_out_of_order_are_met_as_nearly_as_they_can_be() -> None:
    found = chances(FULL, answer("A", 0.2, 0.4, 0.6), answer("B", 0.05, 0.1, 0.2))
    assert math.fsum(c.chance for c in found.values()) == pytest.approx(1, abs=1e-9)
    assert any("cannot all hold" in step for step in found["pin"].steps)


def test_alone_is_not_swallowed_by_a_beside_that_stands_as_high_as_at_all() -> None:
    """Alone 4%, beside 15%, at all 15%: alone and beside exclude one another, so all give way."""
    modes = {"A": Mode.ALONE, "B": Mode.ANY, "C": Mode.BESIDE}
    trio = QuestionSet(
        "B",
        tuple(question(name, mode=mode) for name, mode in modes.items()),
        (Order("A", "B"), Order("C", "B")),
        (
            Scenario("alone", "x", (("A", True),), prior=0.02),
            Scenario("joint", "x", (("B", True), ("C", True)), prior=0.08),
            Scenario("rest", "x", residual=True),
        ),
    )
    found = chances(
        trio, answer("A", 0.01, 0.04, 0.1), answer("B", 0.05, 0.15, 0.3),
        answer("C", 0.05, 0.15, 0.3),
    )  # fmt: skip
    assert found["alone"].chance == pytest.approx(0.04 - 0.04 / 3, abs=1e-3)
    assert found["joint"].chance == pytest.approx(0.15 - 0.04 / 3, abs=1e-3)


def test_the_steps_multiply_out_to_the_chance() -> None:
    found = chances(FULL, answer("B", 0.1, 0.3, 0.5), answer("D", 0.1, 0.2, 0.4))
    for one in found.values():
        ways = [float(s.rsplit("= ", 1)[1].rstrip(".")) for s in one.steps if " / " in s]
        assert math.fsum(ways) == pytest.approx(one.chance, abs=1e-4)


def test_a_set_without_scenarios_has_none() -> None:
    assert scenario_chances(asked(), (answer("A", 0.1, 0.2, 0.3),), SETTINGS) == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0.01, 1), min_size=8, max_size=8), st.data())
def test_the_nearest_point_is_where_iterative_proportional_fitting_runs_to(weights, data) -> None:
    prior = np.array(weights) / sum(weights)
    truths = np.array([[(n >> bit) & 1 for bit in range(3)] for n in range(8)], dtype=float)
    targets = {name: data.draw(st.floats(0.05, 0.95)) for name in "ABC"}
    fitted = prior.copy()
    for _ in range(3000):
        for column, wanted in enumerate(targets.values()):
            mass = float(fitted @ truths[:, column])
            fitted = fitted * np.where(
                truths[:, column] == 1, wanted / mass, (1 - wanted) / (1 - mass)
            )
    found = nearest(prior, truths, targets)
    assert np.abs(found.chances - fitted).max() < 1e-9
    assert np.abs(found.chances @ truths - np.array(list(targets.values()))).max() < 1e-9
