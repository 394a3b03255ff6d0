"""Why a range moved: every cause by itself, and all of them together the whole change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as run
from hypothesis import strategies as st

from vedette.model.assessment import Pooled, Share, Silent
from vedette.model.change import CauseKind
from vedette.model.likelihood import Likelihood
from vedette.weigh.change import change
from vedette.weigh.odds import log_odds, mean_odds, probability, push

SINCE, TO = date(2023, 3, 1), date(2023, 3, 2)


def share(origin, central, recency=1.0, shared=1.0, judgement=None):
    likelihood = Likelihood(central / 2, central, (1 + central) / 2)
    return Share(
        judgement or f"jdg-{origin}", origin, likelihood, recency * shared, log_odds(central),
        0.0, "", recency, shared,
    )  # fmt: skip


def pooled(*shares, prior=0.1, prior_weight=0.25, n=1.0, moved=None, silent=()):
    factor = push(n) if n >= 3 else 1.0
    anchor = log_odds(prior)
    values, weights = [s.log_odds for s in shares], [s.weight for s in shares]
    mean = mean_odds([*values, anchor], [*weights, prior_weight])
    centre = probability(anchor + factor * (mean - anchor))
    found = Likelihood(centre / 2, centre, (1 + centre) / 2) if shares else None
    answer = Pooled(
        "Q", found, "", found, tuple(shares), prior, prior_weight, len(shares), n, factor, (),
        silent=silent,
    )  # fmt: skip
    if moved is not None and found:
        return replace(answer, likelihood=Likelihood(moved / 2, moved, (1 + moved) / 2))
    return answer


def kinds(found):
    return {(c.kind, c.origin) for c in found.causes}


def test_nothing_moved_has_no_cause() -> None:
    same = pooled(share("ISW", 0.2))
    found = change(same, same, SINCE, TO)
    assert (found.log_odds, found.points, found.causes) == (0.0, 0.0, ())


def test_a_first_judgement_moves_from_the_prior() -> None:
    found = change(pooled(), pooled(share("ISW", 0.2)), SINCE, TO)
    assert found.before is None
    assert kinds(found) == {(CauseKind.NEW, "ISW")}
    assert found.points == pytest.approx(100 * (found.after.central - 0.1))


def test_an_older_voice_weighs_less_and_that_is_its_own_cause() -> None:
    found = change(pooled(share("ISW", 0.5)), pooled(share("ISW", 0.5, 0.9)), SINCE, TO)
    assert kinds(found) == {(CauseKind.AGEING, "ISW")}
    assert found.causes[0].log_odds < 0


def test_words_that_ended_say_so() -> None:
    why = "it spoke of the time up to 28 February 2023, which is over"
    gone = pooled(share("ISW", 0.2), silent=(Silent("jdg-GUR", "GUR", why),))
    found = change(pooled(share("ISW", 0.2), share("GUR", 0.6)), gone, SINCE, TO)
    assert kinds(found) == {(CauseKind.GONE, "GUR")}
    assert "28 February 2023" in found.causes[0].sentence
    assert found.causes[0].points < 0


def test_a_restatement_is_no_new_evidence_and_is_called_so() -> None:
    again = share("ISW", 0.2, judgement="jdg-later")
    found = change(pooled(share("ISW", 0.2, 0.6)), pooled(again), SINCE, TO)
    assert kinds(found) == {(CauseKind.NEWER, "ISW")}
    assert "adds no evidence" in found.causes[0].sentence


def test_sharing_sources_is_told_apart_from_ageing() -> None:
    before = pooled(share("A", 0.2), share("B", 0.6))
    after = pooled(share("A", 0.2), share("B", 0.6, 0.9, 0.11))
    assert kinds(change(before, after, SINCE, TO)) == {
        (CauseKind.AGEING, "B"),
        (CauseKind.SHARED, "B"),
    }


def test_what_the_orders_moved_is_a_cause_of_its_own() -> None:
    one = share("ISW", 0.2)
    found = change(pooled(one), pooled(one, moved=0.3), SINCE, TO)
    assert kinds(found) == {(CauseKind.ORDER, "")}


def test_a_third_independent_origin_pushes_and_is_said_to() -> None:
    two = [share("A", 0.3), share("B", 0.3)]
    found = change(pooled(*two, n=2), pooled(*two, share("C", 0.3), n=3), SINCE, TO)
    assert kinds(found) == {(CauseKind.NEW, "C"), (CauseKind.PUSHED, "")}


def test_the_day_after_read_backwards_is_the_same_with_the_signs_turned() -> None:
    before = pooled(share("A", 0.2), share("B", 0.6, 0.3))
    after = pooled(share("A", 0.5, 0.8), share("C", 0.1), n=3)
    there, back = change(before, after, SINCE, TO), change(after, before, SINCE, TO)
    assert there.log_odds == pytest.approx(-back.log_odds)
    for origin in ("A", "B", "C", ""):
        forth = sum(c.log_odds for c in there.causes if c.origin == origin)
        assert forth == pytest.approx(
            -sum(c.log_odds for c in back.causes if c.origin == origin), abs=1e-12
        )


def test_two_origins_that_did_the_same_have_the_same_part() -> None:
    found = change(pooled(), pooled(share("A", 0.3), share("B", 0.3)), SINCE, TO)
    one, two = found.causes
    assert one.log_odds == pytest.approx(two.log_odds, abs=1e-14)


chances = st.floats(0.002, 0.998)
parts = st.floats(1e-9, 1.0)
shares = st.lists(
    st.builds(
        share,
        st.sampled_from("ABCDEFGH"),
        chances,
        parts,
        parts,
        st.sampled_from(["one", "two"]),
    ),
    max_size=8,
    unique_by=lambda s: s.origin,
)
answers = st.builds(
    lambda found, prior, weight, n, moved: pooled(
        *found, prior=prior, prior_weight=weight, n=n, moved=moved
    ),
    shares,
    chances,
    st.floats(0.001, 2.0),
    st.floats(1.0, 9.0),
    st.none() | chances,
)


@given(answers, answers)
@run(max_examples=300, deadline=None)
def test_the_causes_sum_to_the_change(before, after) -> None:
    found = change(before, after, SINCE, TO + timedelta(3))
    assert sum(c.log_odds for c in found.causes) == pytest.approx(found.log_odds, abs=1e-9)
    assert sum(c.points for c in found.causes) == pytest.approx(found.points, abs=1e-9)
