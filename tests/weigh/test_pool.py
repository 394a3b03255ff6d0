"""The range for one proposition."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from weigh_nouns import (
    EXTREMELY_UNLIKELY,
    LIKELY,
    SETTINGS,
    TODAY,
    UNLIKELY,
    alone,
    estimate,
    judgement,
    question,
    until,
)

from vedette.model.basis import Basis, Dating
from vedette.model.likelihood import EstimateKind, Likelihood
from vedette.model.span import Span
from vedette.model.statement import Quotation
from vedette.settings import Settings
from vedette.weigh.odds import design_effect, log_odds, mean_odds, probability, push
from vedette.weigh.pool import pool, pool_heard
from vedette.weigh.voices import listen

NO_PRIOR = Settings(draws=400, prior_weight=0.0)


def answer(*judgements, settings=SETTINGS, as_of=TODAY, asked=None, **more):
    return pool(asked or question(), judgements, as_of=as_of, settings=settings, **more)


def centre(*judgements, **more):
    return answer(*judgements, **more).likelihood.central


# --- the doctrine's worked figures -------------------------------------------------------


def test_pushing_away_from_the_prior_follows_the_published_table() -> None:
    """d(n) for one to five voices, and for fifty."""
    table = {1: 1.0, 2: 1.29, 3: 1.42, 4: 1.48, 5: 1.53, 50: 1.71}
    assert {n: round(push(n), 2) for n in table} == table


def test_push_has_no_gap_where_its_formula_divides_nothing_by_nothing() -> None:
    golden = (1 + 5**0.5) / 2
    assert push(golden) == pytest.approx(push(golden + 1e-4), abs=1e-3)


def test_eight_copies_that_share_most_of_what_they_know_are_worth_one_and_a_fifth() -> None:
    assert design_effect(8, 0.8) == pytest.approx(1.21, abs=0.005)


def test_worked_warning_counting_eight_mentions_overstates() -> None:
    """
    Seven mentions of one institute (six at .22, one at .04) and one of experts (.20): their
    geometric mean of odds is .179, and pushed from even odds by d(8) it falls to .081.
    """
    mean = mean_odds([log_odds(p) for p in (0.22,) * 6 + (0.04, 0.20)], [1.0] * 8)
    assert probability(mean) == pytest.approx(0.179, abs=0.001)
    assert probability(push(8) * mean) == pytest.approx(0.081, abs=0.0005)


def test_worked_warning_three_origins_after_merging() -> None:
    """Central .22, .20 and .22 give .213, and pushed from even odds by d(3) .136."""
    mean = mean_odds([log_odds(p) for p in (0.22, 0.20, 0.22)], [1.0] * 3)
    assert probability(mean) == pytest.approx(0.213, abs=0.0005)
    assert probability(push(3) * mean) == pytest.approx(0.136, abs=0.0005)


@pytest.mark.parametrize(
    ("pooled", "n", "pushed"), [(0.179, 8, 0.34), (0.213, 3, 0.35)], ids=["mentions", "origins"]
)
def test_worked_warning_the_direction_of_the_push_flips_with_the_prior(pooled, n, pushed) -> None:
    """From a prior of .05 the same numbers are pushed up."""
    anchor = log_odds(0.05)
    up = probability(anchor + push(n) * (log_odds(pooled) - anchor))
    assert up == pytest.approx(pushed, abs=0.005)


def test_worked_warning_one_independent_origin_stays_where_it_is() -> None:
    assert centre(judgement(), settings=NO_PRIOR) == pytest.approx(0.22)


# --- who is heard ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind",
    [EstimateKind.POSSIBILITY, EstimateKind.NO_ESTIMATE, EstimateKind.COA, EstimateKind.ORDINAL],
)
def test_kinds_that_are_no_likelihood_take_no_part(kind) -> None:
    pooled = answer(judgement(best=estimate(kind=kind)))
    assert pooled.likelihood is None
    assert any("has no part in the range" in step for step in pooled.steps)


def test_a_denial_takes_no_part() -> None:
    assert answer(judgement(best=estimate(denial=True))).likelihood is None


def test_a_judgement_that_hangs_on_an_open_condition_takes_no_part() -> None:
    best = estimate(conditional=True, condition=Span(20, 30))
    assert answer(judgement(best=best)).likelihood is None


def test_a_condition_that_defines_the_proposition_is_no_exclusion() -> None:
    """ "Without its allies" is the proposition itself when the question is about acting alone."""
    best = estimate(conditional=True, condition=Span(20, 30), evidence=(Span(18, 31),))
    assert answer(judgement(best=best)).likelihood is not None
    part = estimate(conditional=True, condition=Span(20, 30), evidence=(Span(22, 26),))
    assert answer(judgement(best=part), asked=alone()).likelihood is not None
    assert answer(judgement(best=part)).likelihood is None


def test_a_judgement_ends_at_the_horizon_it_stated() -> None:
    over = judgement(best=estimate(horizon_days=until(TODAY - timedelta(days=1))), days_ago=9)
    pooled = answer(over)
    assert pooled.likelihood is None
    assert any("which is over" in step for step in pooled.steps)
    lasts = judgement(best=estimate(horizon_days=until(TODAY)), days_ago=9)
    assert answer(lasts).likelihood is not None


def test_what_was_said_after_the_day_asked_about_is_not_known_yet() -> None:
    assert answer(judgement(days_ago=-1)).likelihood is None


def test_judgements_about_another_question_are_left_out() -> None:
    assert answer(judgement(about="other")).n_origins == 0


def test_nobody_judged_it_gives_no_range_at_all() -> None:
    pooled = answer()
    assert pooled.likelihood is None
    assert pooled.naive is None
    assert pooled.steps[1].startswith("Nobody judged")


def test_the_latest_judgement_of_an_origin_replaces_its_earlier_ones() -> None:
    early = judgement(best=estimate("likely", LIKELY), days_ago=30)
    late = judgement(days_ago=1)
    assert centre(early, late) == centre(late)


def test_words_about_not_happening_are_turned_round() -> None:
    stay_out = judgement(best=estimate("likely", LIKELY, polarity="against"))
    share = answer(stay_out).shares[0]
    assert share.likelihood.central == pytest.approx(0.30)
    assert "turned round" in share.arithmetic


def test_a_bare_restatement_keeps_the_earlier_words_and_brings_a_new_day() -> None:
    first = judgement(days_ago=40)
    again = judgement(
        best=estimate("has not changed", None), days_ago=2, restates=first.id, name="jud-again"
    )
    pooled = answer(first, again)
    assert pooled.n_origins == 1
    assert pooled.shares[0].likelihood == UNLIKELY
    assert "2 days old" in pooled.shares[0].arithmetic


def test_of_two_judgements_on_one_day_the_body_outranks_the_headline() -> None:
    headline = judgement(best=estimate("likely", LIKELY, headline=True), name="a")
    body = judgement(best=estimate(), name="b")
    assert centre(headline, body) == centre(body)


# --- weights and arithmetic --------------------------------------------------------------


def test_an_origin_loses_half_its_weight_in_one_half_life() -> None:
    assert answer(judgement(days_ago=45)).shares[0].weight == pytest.approx(0.5)


def test_an_undated_judgement_weighs_no_more_than_the_oldest_dated_one() -> None:
    undated = judgement("radio", days_ago=None)
    weights = {s.origin: s.weight for s in answer(judgement(days_ago=90), undated).shares}
    assert weights["radio"] == pytest.approx(weights["crisis group"])
    flat = answer(undated).shares[0]
    assert flat.weight == 0.5
    assert "no day known" in flat.arithmetic


def test_the_centre_can_be_redone_with_a_calculator() -> None:
    """Two origins and the prior: the weighted mean of their log-odds."""
    pooled = answer(judgement(), judgement("uk", estimate("likely", LIKELY), days_ago=45))
    by_hand = (1 * log_odds(0.22) + 0.5 * log_odds(0.70) + 0.25 * log_odds(0.10)) / 1.75
    assert pooled.likelihood.central == pytest.approx(probability(by_hand))
    assert f"{by_hand:.4f}" in "\n".join(pooled.steps)


def test_the_contributions_and_the_priors_add_up_to_the_centre() -> None:
    pooled = answer(judgement(), judgement("uk", estimate("likely", LIKELY), days_ago=20))
    total = sum(s.weight for s in pooled.shares) + pooled.prior_weight
    prior = pooled.prior_weight * log_odds(pooled.prior) / total
    parts = sum(s.contribution for s in pooled.shares) + prior
    assert probability(parts) == pytest.approx(pooled.likelihood.central)


def test_a_share_shows_its_arithmetic_in_one_sentence() -> None:
    sentence = answer(judgement(days_ago=1)).shares[0].arithmetic
    for shown in ("crisis group, 9 August 2023", "'unlikely'", ".10–.40 (.22)", "1 day old"):
        assert shown in sentence
    assert "weight 0.985; log-odds -1.2657" in sentence


def test_the_questions_own_prior_replaces_the_desks() -> None:
    asked = question(prior=Likelihood(0.3, 0.5, 0.7))
    assert answer(judgement(), asked=asked).prior == 0.5
    assert centre(judgement(), asked=asked) > centre(judgement())


GIVEN = Likelihood(0.02, 0.05, 0.15)


def with_prior(*judgements, **more):
    return answer(*judgements, asked=question(prior=GIVEN), **more)


def test_a_prior_the_question_gives_counts_as_one_origin_against_a_lone_voice() -> None:
    """One belligerent's "high likelihood" in the first week of a war is no certainty."""
    alone = with_prior(judgement("staff", estimate("likely", LIKELY)))
    assert alone.prior_weight == 1.0
    assert alone.likelihood.central == pytest.approx(
        probability((log_odds(LIKELY.central) + log_odds(0.05)) / 2)
    )


def test_each_independent_origin_takes_from_the_given_prior_and_copies_take_nothing() -> None:
    several = [judgement(name) for name in ("A", "B", "C", "D", "E")]
    leaning = [(name, "A", "cites it") for name in ("B", "C", "D", "E")]
    weights = [with_prior(*several[:n]).prior_weight for n in (1, 2, 4, 5)]
    assert weights == [1.0, 0.5, 0.25, 0.25]
    copies = with_prior(*several, leans_on=leaning).prior_weight
    assert copies == pytest.approx(1 / design_effect(5, 0.8))


def test_a_prior_nobody_thought_about_keeps_its_quarter() -> None:
    assert answer(judgement("A")).prior_weight == 0.25


def test_nothing_is_pushed_until_three_origins_are_known_to_collect_on_their_own() -> None:
    surer = estimate("extremely unlikely", EXTREMELY_UNLIKELY)  # than the prior of one in ten
    three = [judgement(name, surer) for name in ("one", "two", "three")]
    assert answer(*three).extremised == 1.0
    assert answer(*three, n_effective=2.9).extremised == 1.0
    pushed = answer(*three, n_effective=3.0)
    assert pushed.extremised == pytest.approx(push(3))
    assert pushed.likelihood.central < centre(*three)  # .04 lies below the prior of .10


def test_there_are_never_more_independent_origins_than_voices() -> None:
    assert answer(judgement(), n_effective=5.0).n_effective == 1.0


def test_origins_that_lean_on_one_another_count_for_less() -> None:
    two = [judgement("institute"), judgement("general staff", days_ago=1)]
    leaning = answer(*two, leans_on=[("institute", "general staff", "it cites the staff")])
    assert answer(*two).n_effective == 2.0
    assert leaning.n_effective == pytest.approx(design_effect(2, 0.8))
    adds = design_effect(2, 0.8) - 1
    staff, institute = leaning.shares
    assert institute.weight == 1.0
    assert staff.weight == pytest.approx(adds * answer(*two).shares[0].weight)
    assert "times 0.111 for what it adds to institute" in staff.arithmetic


def test_an_old_echo_does_not_mute_the_origin_it_came_from() -> None:
    """Whoever leans on a fresh report may add to it and may not take from it."""
    fresh, echo = judgement("institute", days_ago=1), judgement("ministry", days_ago=400)
    leans = [("institute", "ministry", "it carries the ministry")]
    weights = {s.origin: s.weight for s in answer(fresh, echo, leans_on=leans).shares}
    assert weights["institute"] == answer(fresh).shares[0].weight


def test_voices_that_lean_on_the_same_third_share_what_it_knows() -> None:
    leans = [("a", "staff", ""), ("b", "staff", "")]
    pooled = answer(judgement("a"), judgement("b"), leans_on=leans)
    assert pooled.n_effective == pytest.approx(design_effect(2, 0.8))


def _bounded(earliest, latest):
    made = judgement(days_ago=None)
    issued = Dating(Basis.INFERRED, earliest=earliest, latest=latest)
    return replace(made, product=replace(made.product, issued=issued))


def test_a_judgement_relayed_on_a_day_is_at_least_as_old_as_that_day() -> None:
    share = answer(_bounded(None, TODAY - timedelta(days=45))).shares[0]
    assert share.weight == pytest.approx(0.5)
    assert "on or before 26 June 2023" in share.arithmetic
    assert "at least 45 days old" in share.arithmetic
    assert "at most" in answer(_bounded(TODAY, None)).shares[0].arithmetic


def test_a_bound_after_the_day_asked_about_tells_nothing() -> None:
    share = answer(_bounded(None, TODAY + timedelta(days=9))).shares[0]
    assert share.weight == 0.5
    assert "undated" in share.arithmetic
    assert answer(_bounded(TODAY + timedelta(days=1), None)).likelihood is None


def test_leaning_may_be_told_by_the_ids_of_judgements() -> None:
    two = [judgement("institute", name="a"), judgement("general staff", name="b")]
    assert answer(*two, leans_on=[("a", "b", "")]).n_effective < 2


def test_an_origin_of_reliability_nought_changes_nothing() -> None:
    good, bad = judgement(), judgement("rumour mill", estimate("likely", LIKELY), days_ago=80)
    heard = listen(question(), [good, bad], as_of=TODAY, reliability={"rumour mill": 0.0})
    graded = pool_heard(question(), heard, as_of=TODAY, settings=SETTINGS)
    plain = answer(good)
    assert graded.likelihood == plain.likelihood
    assert graded.shares == plain.shares
    assert graded.naive == plain.naive


def test_half_reliability_is_half_the_weight_and_is_said() -> None:
    heard = listen(question(), [judgement()], as_of=TODAY, reliability={"crisis group": 0.5})
    share = pool_heard(question(), heard, as_of=TODAY, settings=SETTINGS).shares[0]
    assert share.weight == 0.5
    assert "reliability 0.50" in share.arithmetic


def test_naive_counts_every_mention_and_is_only_shown() -> None:
    loud = judgement(best=estimate("extremely unlikely", EXTREMELY_UNLIKELY), copies=9)
    quiet = judgement("staff", estimate("likely", LIKELY))
    pooled = answer(loud, quiet)
    assert pooled.naive == pytest.approx(probability((9 * log_odds(0.04) + log_odds(0.70)) / 10))
    assert pooled.likelihood.central > pooled.naive


# --- what never changes the answer -------------------------------------------------------

ranges = st.tuples(*[st.floats(0, 1)] * 3).map(sorted).filter(lambda r: r[2] - r[0] > 1e-9)
estimates = st.builds(
    lambda r, kind, polarity, quotation: estimate(
        "words", Likelihood(*r), kind=kind, polarity=polarity, quotation=quotation
    ),
    ranges,
    st.sampled_from(EstimateKind),
    st.sampled_from(["for", "against"]),
    st.sampled_from(Quotation),
)
judgements = st.lists(
    st.builds(
        lambda origin, best, ago, n: judgement(origin, best, days_ago=ago, name=f"j{n}"),
        st.sampled_from("abcd"),
        estimates,
        st.none() | st.integers(-5, 400),
        st.integers(0, 10_000),
    ),
    max_size=6,
    unique_by=lambda j: j.id,
)
few = limits(max_examples=60, deadline=None)


@few
@given(judgements, st.randoms())
def test_the_order_of_the_documents_never_matters(several, random) -> None:
    shuffled = random.sample(several, len(several))
    assert answer(*several) == answer(*shuffled)


@few
@given(judgements.filter(bool), st.integers(2, 5))
def test_a_copy_never_changes_the_answer(several, copies) -> None:
    """More relays of a judgement, and the judgement handed in twice."""
    first = several[0]
    copied = type(first)(
        first.id, first.origin, first.product, "Q", first.mentions * copies, first.best
    )
    before, after = answer(*several), answer(copied, *several[1:], copied)
    assert after.likelihood == before.likelihood
    assert after.shares == before.shares


@few
@given(judgements, st.floats(0.1, 5))
def test_every_range_lies_inside_0_and_1_and_is_no_narrower_than_its_inputs(several, n) -> None:
    pooled = answer(*several, n_effective=n)
    if pooled.likelihood is None:
        assert not pooled.shares
        return
    got = pooled.likelihood
    assert 0 < got.low < got.central < got.high < 1
    clip = [(max(s.likelihood.low, 0.001), min(s.likelihood.high, 0.999)) for s in pooled.shares]
    narrowest = min(high - low for low, high in clip)
    assert got.high - got.low >= narrowest - 1e-9


def test_fewer_than_three_origins_widen_the_range() -> None:
    one = answer(judgement()).likelihood
    three = answer(*[judgement(name) for name in ("one", "two", "three")]).likelihood
    assert log_odds(one.high) - log_odds(one.low) > log_odds(three.high) - log_odds(three.low)


def test_disagreement_widens_the_range() -> None:
    agree = answer(judgement("a"), judgement("b")).likelihood
    differ = answer(
        judgement("a", estimate("x", EXTREMELY_UNLIKELY)), judgement("b", estimate("y", LIKELY))
    ).likelihood
    assert log_odds(differ.high) - log_odds(differ.low) > log_odds(agree.high) - log_odds(agree.low)


def test_without_a_day_asked_about_ages_count_from_the_newest_judgement() -> None:
    pooled = answer(judgement(days_ago=45), judgement("b", days_ago=0), as_of=None)
    assert [round(s.weight, 3) for s in pooled.shares] == [1.0, 0.5]


def test_a_judgement_of_long_ago_still_pools() -> None:
    pooled = answer(judgement(days_ago=30), settings=NO_PRIOR, as_of=date(9999, 1, 1))
    assert pooled.likelihood.central == pytest.approx(0.22)
