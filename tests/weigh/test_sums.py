"""Alone and beside together are never above at all, and the answers that keep it are nearest."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.errors import BadQuestionFile
from vedette.extract.question.file import load
from vedette.model.assessment import Pooled
from vedette.model.likelihood import Likelihood
from vedette.model.question import Order, Sum
from vedette.weigh.isotonic import project as isotonic
from vedette.weigh.order import coherent
from vedette.weigh.sums import excess, project, rows

NAMES = ("alone", "beside", "ever", "from")
ORDERS = [Order("alone", "ever"), Order("beside", "ever"), Order("beside", "from")]
SUMS = [Sum(("alone", "beside"), "ever", "they exclude one another")]
ARCS = frozenset((o.lesser, o.greater) for o in ORDERS)
chances = st.floats(0.005, 0.995)
weighings = st.lists(st.floats(0.05, 4), min_size=4, max_size=4)


def odds(p):
    return math.log(p) - math.log1p(-p)


def back(x):
    return 1 / (1 + math.exp(-x))


def pooled(name, central, half=0.5, weight=1.0):
    low, high = back(odds(central) - half), back(odds(central) + 2 * half)
    one = Likelihood(low, central, high)
    return Pooled(name, one, "", one, (), 0.1, weight, 1, 1.0, 1.0, ())


def far(found, values, weights):
    """The divergence that is to be least."""
    total = 0.0
    for name, p in found.items():
        q = back(values[name])
        total += weights[name] * (p * math.log(p / q) + (1 - p) * math.log((1 - p) / (1 - q)))
    return total


@settings(deadline=None)
@given(st.lists(chances, min_size=4, max_size=4), weighings)
def test_sums_and_orders_hold_on_every_end_and_every_centre(centres, weights) -> None:
    given_ = [pooled(n, c, weight=w) for n, c, w in zip(NAMES, centres, weights, strict=True)]
    found, checks = coherent(given_, ORDERS, SUMS)
    got = {p.question: p.likelihood for p in found}
    assert got["alone"].central + got["beside"].central <= got["ever"].central + 1e-9
    for order in ORDERS:
        for part in ("low", "central", "high"):
            assert getattr(got[order.lesser], part) <= getattr(got[order.greater], part) + 1e-9
    assert len(checks) == len(ORDERS) + 1


@settings(deadline=None)
@given(st.lists(chances, min_size=4, max_size=4), weighings, st.data())
def test_no_other_answers_that_keep_them_are_nearer(centres, weights, data) -> None:
    values = {n: odds(c) for n, c in zip(NAMES, centres, strict=True)}
    weight = dict(zip(NAMES, weights, strict=True))
    bound = rows(ARCS, SUMS, frozenset(NAMES))
    found = {n: back(x) for n, x in project(values, weight, bound).items()}
    assert all(excess(row, found) <= 1e-9 for row in bound)
    other = {n: data.draw(chances) for n in NAMES}
    shrink = other["ever"] / max(other["ever"], other["alone"] + other["beside"])
    other["alone"], other["beside"] = other["alone"] * shrink, other["beside"] * shrink
    other["beside"] = min(other["beside"], other["from"])
    assert far(found, values, weight) <= far(other, values, weight) + 1e-9
    # And a step from the answer towards them leads away, so that it is no mere stop on the way.
    near = {n: 0.99 * found[n] + 0.01 * other[n] for n in NAMES}
    assert far(found, values, weight) <= far(near, values, weight) + 1e-12


@settings(deadline=None)
@given(st.lists(chances, min_size=4, max_size=4), weighings)
def test_with_orders_alone_it_is_least_squares_on_log_odds(centres, weights) -> None:
    values = {n: odds(c) for n, c in zip(NAMES, centres, strict=True)}
    weight = dict(zip(NAMES, weights, strict=True))
    found = project(values, weight, rows(ARCS, (), frozenset(NAMES)))
    assert found == pytest.approx(isotonic(values, weight, ARCS), abs=1e-8)


def test_what_holds_already_comes_back_as_it_was() -> None:
    given_ = [pooled("alone", 0.02), pooled("beside", 0.05), pooled("ever", 0.2)]
    found, checks = coherent(given_, ORDERS[:2], SUMS)
    assert list(found) == given_
    assert checks[-1].sentence.endswith("together 7.0%, not above 20.0%: holds.")


def test_a_sum_that_did_not_hold_is_told_with_both_numbers() -> None:
    given_ = [pooled("alone", 0.10), pooled("beside", 0.15), pooled("ever", 0.16)]
    found, checks = coherent(given_, ORDERS[:2], SUMS)
    alone, beside, ever = (p.likelihood.central for p in found)
    assert alone + beside == pytest.approx(ever, abs=1e-9)
    assert 0.16 < ever < 0.25
    assert not checks[-1].held
    assert checks[-1].beside == ("beside",)
    assert "together 25.0%, not above 16.0%: did not hold" in checks[-1].sentence


def test_a_part_nobody_judged_binds_nothing_and_the_rest_still_does() -> None:
    given_ = [pooled("alone", 0.10), pooled("ever", 0.16)]
    found, _ = coherent(given_, ORDERS[:1], SUMS)
    assert list(found) == given_
    _, checks = coherent([pooled("alone", 0.1)], (), SUMS)
    assert "cannot be checked" in checks[-1].sentence


FILES = """
id: P2
text: Will Norland enter the war?
actors: [Norland]
acts: [enter_war]
order: ["{line}"]
"""


def test_the_question_file_states_the_sum() -> None:
    asked = load(FILES.format(line="P1 + P2c <= P2: they exclude one another"))
    assert asked.sums == (Sum(("P1", "P2c"), "P2", "they exclude one another"),)
    assert [(o.lesser, o.greater) for o in asked.orders] == [("P1", "P2"), ("P2c", "P2")]


@pytest.mark.parametrize("line", ["P1 + P1 <= P2", "P1 + <= P2", "+ P1 <= P2", "P1 + P2"])
def test_a_sum_that_cannot_be_read_is_one_sentence(line) -> None:
    with pytest.raises(BadQuestionFile):
        load(FILES.format(line=line))
