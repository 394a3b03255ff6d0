"""Competing hypotheses and the Bayesian twin: copies once, the analyst beside the machine."""

from dataclasses import replace
from datetime import date

import pytest
from board_nouns import BRIDGES, DRILLS, FOUR, TODAY, WARDS, asked, seen, watch
from hypothesis import given
from hypothesis import strategies as st

from vedette.model.basis import Basis, Dating
from vedette.model.estimate import Estimate, Link
from vedette.model.likelihood import EstimateKind, Likelihood
from vedette.model.lineage import Judgement, Product
from vedette.model.matrix import AnalystCell, Rating
from vedette.model.question import Order
from vedette.model.scenario import Scenario
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation
from vedette.publish.matrix_sections import matrix_sections
from vedette.weigh.hypotheses import answered, hypotheses
from vedette.weigh.matrix import matrix, rankings
from vedette.weigh.matrix_rows import judgement_rows
from vedette.weigh.ratings import opposite, suggested

UNLIKELY = Likelihood(0.1, 0.22, 0.4)
BOTH = asked(BRIDGES, WARDS, scenarios=FOUR)


def judged(origin="Institute", likelihood=UNLIKELY, *, day=TODAY):
    dating = Dating(Basis.PRINTED, day, day, day)
    best = Estimate(
        id=f"est-{origin}",
        document="d",
        phrase=Span(0, 8),
        quote=Span(0, 20),
        words="unlikely",
        kind=EstimateKind.FORECAST,
        klass="unlikely",
        holder=Holder(origin),
        via=(),
        quotation=Quotation.DIRECT,
        likelihood=likelihood,
        links=(Link("R1", "for"),),
    )
    product = Product(f"prod-{origin}", origin, dating, ("d",))
    return Judgement(f"jud-{origin}-{day}", origin, product, "R1", (best,), best)


def cell(row, scenario, rating):
    return {(row, scenario): AnalystCell("R1", row, scenario, rating, "An exercise explains it.")}


def named(found, row):
    return next(r for r in found.rows if r.id == row)


def ratings(found, row):
    return {c.scenario: c.used for c in named(found, row).cells}


@pytest.mark.parametrize(
    ("chance", "rating"),
    [(0.8, "CC"), (0.79, "C"), (0.55, "C"), (0.5, "N"), (0.44, "I"), (0.2, "I"), (0.19, "II")],
)
def test_a_cell_follows_the_bands_of_likelihood_words(chance: float, rating: str) -> None:
    assert suggested(chance) == rating


def test_without_scenarios_the_hypotheses_are_yes_and_no() -> None:
    found = matrix(watch(seen()), ())
    assert [h.id for h in found.hypotheses] == ["yes", "no"]
    assert ratings(found, "bridges") == {"yes": Rating.C, "no": Rating.II}


def test_the_least_inconsistent_hypothesis_is_the_one_that_expects_the_evidence() -> None:
    found = matrix(watch(seen(), questions=BOTH), ())
    by_score = rankings(found.used, found.hypotheses)["inconsistency"]
    assert by_score == ("alone=joint", "bluff=none")


def test_the_twin_is_prior_times_likelihood() -> None:
    found = matrix(watch(seen(), reliability={"Staff A": 1.0}), ())
    expected = 0.1 * 0.8 / (0.1 * 0.8 + 0.9 * 0.1)
    assert found.used.probability[0] == pytest.approx(expected, abs=0.005)


def test_a_row_that_discriminates_nothing_is_dropped_from_the_score() -> None:
    found = matrix(watch(seen("drills"), questions=asked(DRILLS)), ())
    assert not named(found, "drills").diagnostic
    assert found.used.inconsistency == (0, 0)


def test_what_was_not_collected_is_no_evidence() -> None:
    assert not matrix(watch(questions=BOTH), ()).rows


def test_a_judgement_stands_as_a_row_and_the_twin_takes_the_prior_out_of_it() -> None:
    """Who says 22 in 100 moves a prior of 10 to 22 and no further."""
    found = matrix(watch(), (judged(),))
    assert ratings(found, "R1:Institute") == {"yes": Rating.I, "no": Rating.C}
    assert found.used.probability[0] == pytest.approx(0.22, abs=0.005)
    assert found.alone.probability[0] == pytest.approx(0.1)


def test_a_second_judge_of_the_same_mind_adds_only_what_the_design_effect_leaves() -> None:
    one = matrix(watch(), (judged(),)).used.probability[0]
    two = matrix(watch(), (judged(), judged("Centre"))).used.probability[0]
    assert one < two < 0.26


def test_an_old_judgement_weighs_less_and_one_of_long_ago_is_no_row() -> None:
    old = matrix(watch(), (judged(day=date(2024, 4, 5)),))
    assert named(old, "R1:Institute").weight == pytest.approx(0.5)
    assert not matrix(watch(), (judged(day=date(2023, 5, 5)),)).rows


def test_a_judgement_nobody_can_date_weighs_no_more_than_the_oldest_dated_one() -> None:
    """As in the range: else an undated voice would lead over last winter's institute."""
    old, undated = judged("Institute", day=date(2024, 4, 5)), judged("Somebody", day=None)
    rows = judgement_rows(watch(), (old, undated), hypotheses(asked(BRIDGES), 0.1), half_life=45.0)
    weights = {row.origins[0]: row.age_weight for row in rows}
    assert weights == {"Institute": pytest.approx(0.5), "Somebody": pytest.approx(0.5)}
    older = replace(old, product=judged(day=date(2024, 2, 20)).product)
    rows = judgement_rows(
        watch(), (older, undated), hypotheses(asked(BRIDGES), 0.1), half_life=45.0
    )
    assert [row.age_weight for row in rows] == pytest.approx([0.25, 0.25])


def test_the_analysts_cell_is_used_and_the_machines_stays_beside_it() -> None:
    cells = cell("bridges", "bluff", Rating.CC)
    found = matrix(watch(seen(), questions=BOTH), (), cells=cells)
    mine = next(c for c in named(found, "bridges").cells if c.scenario == "bluff")
    assert (mine.machine, mine.used) == (Rating.II, Rating.CC)
    plain = matrix(watch(seen(), questions=BOTH), ())
    assert found.machine == plain.used
    assert found.used.probability[2] > plain.used.probability[2]
    assert found.used.inconsistency[2] == 0


def test_a_cell_taken_back_leaves_the_machines() -> None:
    back = matrix(watch(seen(), questions=BOTH), (), cells=cell("bridges", "bluff", None))
    assert back.used == matrix(watch(seen(), questions=BOTH), ()).used


def test_a_cell_that_does_not_apply_moves_nothing_for_its_hypothesis() -> None:
    cells = {
        **cell("bridges", "yes", Rating.NA),
    }
    found = matrix(watch(seen()), (), cells=cells)
    assert found.used.probability == pytest.approx((0.1, 0.9))


def test_sensitivity_names_the_row_on_which_the_ranking_hangs() -> None:
    found = matrix(watch(seen(), seen("wards", "not_observed"), questions=BOTH), ())
    assert any(s.row == "bridges" and s.change == "dropped" and s.first for s in found.swings)
    assert {s.method for s in found.swings} <= {"inconsistency", "probability"}


def test_sensitivity_asks_what_follows_if_an_origin_is_wrong_altogether() -> None:
    said = (seen(), seen("wards", domain="medical"))
    found = matrix(watch(*said, questions=BOTH), ())
    assert any("Staff A" in s.row for s in found.swings)


def test_two_reports_of_one_staff_in_one_domain_are_nearly_one() -> None:
    """Bridges and stocks, both logistics, both from the same staff."""
    stocks = replace(WARDS, id="stocks", domain="logistics")
    questions = asked(BRIDGES, stocks)
    same = matrix(watch(seen(), seen("stocks"), questions=questions), ())
    apart = matrix(watch(seen(), seen("stocks", origin="Paper"), questions=questions), ())
    assert same.used.probability[0] < apart.used.probability[0]
    assert named(same, "stocks").weight == pytest.approx(1 / 0.9 - 1)


@pytest.mark.parametrize("rating", list(Rating))
def test_turning_a_cell_round_twice_gives_it_back(rating: Rating) -> None:
    assert opposite(opposite(rating)) is rating


def test_priors_sum_to_one_and_follow_the_question_where_scenarios_give_none() -> None:
    columns = hypotheses(BOTH, 0.1)
    assert sum(h.prior for h in columns) == pytest.approx(1)
    assert answered(columns, [h.prior for h in columns]) == pytest.approx(0.1)


def test_a_scenario_without_a_prior_takes_its_part_of_what_is_left() -> None:
    some = (replace(FOUR[0], prior=0.02), replace(FOUR[2], prior=0.5), FOUR[1], FOUR[3])
    columns = hypotheses(asked(scenarios=some), 0.1)
    assert [h.prior for h in columns] == pytest.approx([0.02, 0.5, 0.24, 0.24])


def test_a_scenario_that_leaves_the_answer_open_counts_half() -> None:
    some = (Scenario("a", "A.", (("R1", True),), prior=0.4), Scenario("b", "B.", prior=0.6))
    columns = hypotheses(asked(scenarios=some), 0.1)
    assert answered(columns, [h.prior for h in columns]) == pytest.approx(0.7)


def test_what_a_scenario_says_carries_along_the_order_of_the_propositions() -> None:
    """Marching alone is marching: the scenario need not say so twice."""
    some = (Scenario("a", "A.", (("R2", True),)), Scenario("b", "B.", (("R1", False),)))
    questions = replace(asked(scenarios=some), orders=(Order("R2", "R1"),))
    assert [h.answer for h in hypotheses(questions, 0.1)] == [True, False]


statuses = st.sampled_from(["observed", "ambiguous", "counter", "not_observed"])
sightings = st.lists(
    st.builds(
        lambda i, s, o, d: seen(i, s, o, days_ago=d),
        st.sampled_from(["bridges", "wards"]),
        statuses,
        st.sampled_from(["Staff A", "Staff B", "Paper"]),
        st.integers(0, 30),
    ),
    max_size=5,
    unique_by=lambda s: s.id,
)
likelihoods = st.floats(0.01, 0.98).map(lambda p: Likelihood(p * 0.5, p, p * 0.5 + 0.5))
judges = st.lists(
    st.builds(judged, st.sampled_from(["Institute", "Centre"]), likelihoods),
    max_size=3,
    unique_by=lambda j: j.origin,
)


@given(sightings, judges)
def test_probabilities_sum_to_one_and_no_copy_or_order_changes_them(said, heard) -> None:
    once = matrix(watch(*said, questions=BOTH), heard)
    copies = [replace(s, id=f"{s.id}-again") for s in said]
    again = watch(*reversed(said), *copies, questions=BOTH)
    twice = matrix(again, [*reversed(heard), *heard])
    for found in (once.used, once.machine, once.alone):
        assert sum(found.probability) == pytest.approx(1)
        assert all(0 < p < 1 for p in found.probability)
    assert twice.used.probability == pytest.approx(once.used.probability)
    assert twice.used.inconsistency == once.used.inconsistency


@given(sightings, judges)
def test_an_origin_of_reliability_zero_has_no_effect(said, heard) -> None:
    mute = {"Paper": 0.0, "Institute": 0.0}
    quiet = matrix(watch(*said, questions=BOTH, reliability=mute), heard)
    gone = matrix(
        watch(*(s for s in said if s.origin != "Paper"), questions=BOTH),
        [j for j in heard if j.origin != "Institute"],
    )
    assert quiet.used.probability == pytest.approx(gone.used.probability)


def test_a_scenario_s_chance_by_the_answers_stands_beside_its_twin_and_why_they_differ() -> None:
    found = matrix(watch(seen("bridges"), questions=BOTH), ())
    answers = {h.id: 0.25 for h in found.hypotheses}
    (verdict, *_) = matrix_sections(found, answers)
    assert verdict.table.head[-1] == "By the answers"
    assert all(row[-1].text == "25%" for row in verdict.table.rows)
    told = " ".join(line.text for line in verdict.after)
    assert "no indicator moves it" in told
    furthest = max(
        zip(found.hypotheses, found.used.probability, strict=True), key=lambda h: abs(h[1] - 0.25)
    )
    assert f"Furthest apart: {furthest[0].id}" in told


def test_a_matrix_without_pooled_scenarios_has_one_number() -> None:
    (verdict, *_) = matrix_sections(matrix(watch(), ()), {})
    assert "By the answers" not in verdict.table.head
    assert verdict.after == ()
