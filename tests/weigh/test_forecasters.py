"""Who held what, and what may not change it: copies, later relays, what is never scored."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from weigh_nouns import (
    EXTREMELY_UNLIKELY,
    LIKELY,
    TODAY,
    UNLIKELY,
    estimate,
    judgement,
    question,
    until,
)

from vedette.model.likelihood import EstimateKind
from vedette.model.score import Role
from vedette.weigh.forecasters import Printed, Sealing, desk_series, origins, outlets

END = TODAY + timedelta(days=100)
ASKED = question()


def printed(**days):
    return {name: Printed(outlet, day) for name, (outlet, day) in days.items()}


def in_document(name, words="unlikely", likelihood=UNLIKELY, **more):
    return estimate(words, likelihood, id=f"est-{name}-{words}", document=name, **more)


def test_an_origin_holds_its_word_from_the_day_of_the_product() -> None:
    said = [
        judgement(days_ago=30),
        judgement(best=estimate("extremely unlikely", EXTREMELY_UNLIKELY), days_ago=10),
    ]
    (found,) = origins(ASKED, said, END)
    assert [(s.begins, s.ends, s.central) for s in found.stretches] == [
        (TODAY - timedelta(days=30), TODAY - timedelta(days=11), 0.22),
        (TODAY - timedelta(days=10), END, 0.04),
    ]


def test_words_against_the_act_are_turned_round_before_they_are_scored() -> None:
    (found,) = origins(ASKED, [judgement(best=estimate(polarity="against"))], END)
    assert found.stretches[0].central == pytest.approx(0.78)
    assert found.stretches[0].against


def test_a_word_about_this_month_ends_with_the_month() -> None:
    month = estimate(horizon_days=until(TODAY + timedelta(days=20)))
    (found,) = origins(ASKED, [judgement(best=month)], END)
    assert found.stretches[0].ends == TODAY + timedelta(days=20)


@pytest.mark.parametrize(
    "best",
    [
        estimate("may", kind=EstimateKind.POSSIBILITY),
        estimate("worst case", None, kind=EstimateKind.COA),
        estimate("unclear", None, kind=EstimateKind.NO_ESTIMATE),
        estimate("never", denial=True),
        estimate("unlikely if", conditional=True),
    ],
)
def test_what_is_no_forecast_is_left_out_with_its_reason(best) -> None:
    (found,) = origins(ASKED, [judgement(best=best)], END)
    assert found.stretches == ()
    assert found.unscored[0].because


def test_what_nobody_can_date_is_not_scored() -> None:
    (found,) = origins(ASKED, [judgement(days_ago=None)], END)
    assert found.stretches == ()
    assert "no day" in found.unscored[0].because


def test_a_second_copy_of_a_relay_changes_nobody_s_series() -> None:
    one = judgement(best=in_document("doc-1"))
    two = replace(one, mentions=(*one.mentions, in_document("doc-2")))
    where = printed(**{"doc-1": ("Babel", TODAY), "doc-2": ("Babel", TODAY)})
    assert origins(ASKED, [one], END) == origins(ASKED, [two], END)
    before, after = (outlets(ASKED, [j], where, END)[0].stretches for j in (one, two))
    assert [(s.begins, s.ends, s.low, s.central, s.high) for s in before] == [
        (s.begins, s.ends, s.low, s.central, s.high) for s in after
    ]


def test_an_outlet_is_scored_on_its_own_wording_from_the_day_it_printed_it() -> None:
    best = in_document("doc-1", "extremely unlikely", EXTREMELY_UNLIKELY)
    relay = in_document("doc-2")
    one = replace(judgement(best=best), mentions=(best, relay))
    where = printed(
        **{"doc-1": ("Institute", TODAY), "doc-2": ("Babel", TODAY + timedelta(days=3))}
    )
    found = {s.name: s.stretches[0] for s in outlets(ASKED, [one], where, END)}
    assert found["Institute"].central == 0.04
    assert (found["Babel"].begins, found["Babel"].central) == (TODAY + timedelta(days=3), 0.22)


def test_a_reader_of_one_outlet_holds_the_mean_odds_of_whom_it_carries() -> None:
    said = [
        judgement("a", in_document("doc-1")),
        judgement("b", in_document("doc-1", "likely", LIKELY)),
    ]
    where = printed(**{"doc-1": ("Babel", TODAY)})
    (found,) = outlets(ASKED, said, where, END)
    assert found.role is Role.OUTLET
    (stretch,) = found.stretches
    # Odds .282 and 2.333 have the geometric mean .811.
    assert stretch.central == pytest.approx(0.4479, abs=1e-4)


def test_the_desk_is_scored_from_the_day_of_the_seal_never_from_the_day_it_pretends() -> None:
    sealed = [Sealing("asm-1", date(2022, 12, 1), TODAY, UNLIKELY)]
    found = desk_series("desk", "Q", sealed, END)
    assert found.stretches[0].begins == TODAY


def test_what_was_sealed_after_the_outcome_is_no_forecast() -> None:
    late = Sealing("asm-1", date(2022, 12, 1), END + timedelta(days=1), UNLIKELY)
    unknown = Sealing("asm-2", date(2022, 12, 1), None, UNLIKELY)
    found = desk_series("desk", "Q", [late, unknown], END)
    assert found.stretches == ()
    assert "after the last day" in found.unscored[0].because
    assert "seal" in found.unscored[1].because


def test_of_two_answers_sealed_on_one_day_the_later_counts() -> None:
    sealed = [Sealing("z", TODAY, TODAY, LIKELY), Sealing("a", TODAY, TODAY, UNLIKELY)]
    (stretch,) = desk_series("desk", "Q", sealed, END).stretches
    assert stretch.central == 0.22
