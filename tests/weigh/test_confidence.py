"""How good our basis is."""

import re
from datetime import timedelta

import pytest
from weigh_nouns import (
    EXTREMELY_UNLIKELY,
    LIKELY,
    SETTINGS,
    TODAY,
    document,
    estimate,
    judgement,
    question,
)

from vedette.model.assessment import Confidence, Gap
from vedette.model.likelihood import Likelihood
from vedette.weigh.confidence import confidence
from vedette.weigh.pool import pool

SOON = question(closes=TODAY + timedelta(days=20))
THREE = tuple(judgement(name) for name in ("one", "two", "three"))
DATED = tuple(document(f"doc-{n}") for n in range(4))


def judged(*judgements, asked=SOON, documents=DATED, gaps=(), as_of=TODAY, leans_on=()):
    answer = pool(asked, judgements, as_of=as_of, settings=SETTINGS, leans_on=leans_on)
    return confidence(
        answer, asked, judgements=judgements, documents=documents, gaps=gaps, as_of=as_of
    )


def test_three_fresh_agreeing_origins_on_a_near_question_are_high() -> None:
    got = judged(*THREE)
    assert got.level is Confidence.HIGH
    assert "Three origins stand behind the range." in got.reasons


def test_one_origin_is_low_however_many_outlets_carry_it() -> None:
    got = judged(judgement(copies=15))
    assert got.level is Confidence.LOW
    assert got.reasons[0] == "One origin stands behind the range."
    assert any("crisis group alone stands behind 15 of 15" in r for r in got.reasons)


def test_nobody_is_low() -> None:
    assert judged().level is Confidence.LOW


def test_two_origins_are_never_high() -> None:
    assert judged(*THREE[:2]).level is Confidence.MODERATE


def test_three_origins_that_lean_on_one_another_are_never_high() -> None:
    leans = [("one", "two", ""), ("two", "three", "")]
    assert judged(*THREE, leans_on=leans).level is Confidence.LOW


def test_a_forecast_far_out_is_never_high() -> None:
    far = question(closes=TODAY + timedelta(days=400))
    assert judged(*THREE, asked=far).level is Confidence.MODERATE
    assert judged(*THREE, asked=question()).level is Confidence.MODERATE


def test_undated_documents_lower_it() -> None:
    nothing = [document(str(n), None) for n in range(4)]
    got = judged(*THREE, documents=nothing)
    assert got.level is Confidence.LOW
    assert "No document carries a known date." in got.reasons
    assert judged(*THREE, documents=[*DATED[:2], *nothing[:2]]).level is Confidence.MODERATE


def test_stale_judgements_lower_it() -> None:
    assert judged(*(judgement(n, days_ago=60) for n in "abc")).level is Confidence.MODERATE
    assert judged(*(judgement(n, days_ago=200) for n in "abc")).level is Confidence.LOW


def test_origins_on_opposite_sides_lower_it() -> None:
    split = (*THREE[:2], judgement("x", estimate("likely", LIKELY)))
    got = judged(*split)
    assert got.level is Confidence.LOW
    assert any("far apart" in reason for reason in got.reasons)


@pytest.mark.parametrize("kind", ["unresolved", "unread", "refused"])
def test_what_could_not_be_used_lowers_it(kind) -> None:
    got = judged(*THREE, gaps=[Gap(kind, "doc-9", "...")])
    assert got.level is Confidence.MODERATE
    assert any(f"1 {kind}" in reason for reason in got.reasons)


def test_three_middling_weaknesses_together_make_it_low() -> None:
    far = question(closes=TODAY + timedelta(days=400))
    got = judged(*(judgement(n, days_ago=60) for n in "ab"), asked=far)
    assert got.level is Confidence.LOW


def test_no_reason_mixes_in_a_likelihood() -> None:
    """Likelihood and confidence never stand in one sentence (ICD 203)."""
    said = (
        judgement("x", estimate("a", EXTREMELY_UNLIKELY)),
        judgement("y", estimate("b", LIKELY)),
    )
    reasons = [
        *judged(*said, documents=[document("d", None)], gaps=[Gap("unread", "e", "")]).reasons,
        *judged().reasons,
        *judged(*THREE).reasons,
    ]
    words = re.compile(r"\b(un)?likely|probab|chance|possib|certain|doubt|%", re.IGNORECASE)
    assert not [reason for reason in reasons if words.search(reason)]
    assert all(re.fullmatch(r"[A-Za-z].*\.", reason) for reason in reasons)


def test_confidence_leaves_the_answer_alone() -> None:
    answer = pool(SOON, THREE, as_of=TODAY, settings=SETTINGS)
    before = answer.likelihood
    confidence(answer, SOON, judgements=THREE, documents=DATED, as_of=TODAY)
    assert answer.likelihood is before
    assert isinstance(before, Likelihood)
