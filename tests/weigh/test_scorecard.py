"""What the card may claim: one event is one trial, and better needs every reading."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from weigh_nouns import EXTREMELY_UNLIKELY, LIKELY, UNLIKELY, question

from vedette.model.question import Order, Party, QuestionSet
from vedette.model.resolution import Outcome, Resolution, Settled
from vedette.model.score import Role, Series, Stretch
from vedette.weigh.baselines import constant
from vedette.weigh.scorecard import better, card, parts, records, shared, uses, window
from vedette.weigh.settle import contradiction, events, settle

OPEN, END = date(2023, 1, 1), date(2023, 4, 10)
ASKED = question(opens=OPEN, closes=END)


def resolved(outcome=Outcome.NO, name="Q", on=END):
    return Resolution(name, outcome, on, "seen")


def series(name, likelihood, begins=OPEN, *, ends=END, role=Role.ORIGIN, klass="unlikely"):
    stretch = Stretch(
        begins, ends, likelihood.low, likelihood.central, likelihood.high, klass=klass
    )
    return Series(name, role, "Q", (stretch,))


def made(*everybody, event="war", outcome=Outcome.NO):
    return card(ASKED, event, Settled(resolved(outcome)), everybody, (OPEN, END))


def test_a_no_to_the_wider_is_a_no_to_the_narrower_and_is_marked_as_following() -> None:
    asked = QuestionSet(
        "P2",
        (question("P1"), question("P2"), question("P3")),
        (
            Order("P1", "P2"),
            Order("P3", "P1"),
        ),
    )
    found = settle(asked, {"P2": resolved(name="P2")}, {"P2": 1})
    assert {n: s.follows_from for n, s in found.items()} == {"P2": "", "P1": "P2", "P3": "P2"}
    assert {s.resolution.outcome for s in found.values()} == {Outcome.NO}
    assert found["P2"].changed == 1


def test_a_yes_goes_up_the_order_and_not_down() -> None:
    asked = QuestionSet("P2", (question("P1"), question("P2")), (Order("P1", "P2"),))
    assert set(settle(asked, {"P1": resolved(Outcome.YES, "P1")}, {})) == {"P1", "P2"}
    assert set(settle(asked, {"P2": resolved(Outcome.YES, "P2")}, {})) == {"P2"}
    assert set(settle(asked, {"P2": resolved(Outcome.VOID, "P2")}, {})) == {"P2"}


def test_a_person_s_word_goes_before_what_follows() -> None:
    asked = QuestionSet("P2", (question("P1"), question("P2")), (Order("P1", "P2"),))
    given_both = {"P2": resolved(name="P2"), "P1": resolved(Outcome.VOID, "P1")}
    assert settle(asked, given_both, {})["P1"].resolution.outcome is Outcome.VOID


def test_an_outcome_the_order_rules_out_is_found() -> None:
    asked = QuestionSet("P2", (question("P1"), question("P2")), (Order("P1", "P2"),))
    known = {"P1": resolved(Outcome.YES, "P1")}
    assert contradiction(asked, known, resolved(Outcome.NO, "P2")) == "P1"
    assert contradiction(asked, known, resolved(Outcome.YES, "P2")) is None


def test_one_question_kept_in_two_wordings_is_one_event() -> None:
    one = QuestionSet("P2", (question("P1"), question("P2")), (Order("P1", "P2"),))
    same = QuestionSet("Q1", (question("Q1"),))
    mali = replace(question("Q2"), actors=(Party("Mali"),))
    later = question("Q3", opens=date(2031, 1, 1))
    ours = replace(one, questions=(question("P2", closes=END),))
    found = events([ours, same, QuestionSet("Q2", (mali,))])
    assert found["P2"] == found["Q1"] != found["Q2"]
    assert len(set(events([ours, QuestionSet("Q3", (later,))]).values())) == 2


def test_the_days_that_count_end_with_the_window_or_the_outcome() -> None:
    early = Settled(resolved(on=date(2023, 2, 1)))
    late = Settled(resolved(on=date(2023, 12, 1)))
    assert window(ASKED, early, ()) == (OPEN, date(2023, 2, 1))
    assert window(ASKED, late, ()) == (OPEN, END)
    unbounded = question()
    assert window(unbounded, early, ()) is None
    assert window(unbounded, early, (series("a", UNLIKELY),)) == (OPEN, date(2023, 2, 1))


def test_a_baseline_is_met_on_the_days_both_spoke() -> None:
    base = constant("even", "Q", 0.5, OPEN, END)
    found = made(series("a", EXTREMELY_UNLIKELY, date(2023, 3, 1)), base)
    (marked,) = found.marked
    (versus,) = marked.versus
    assert (versus.days, versus.better) == (41, True)
    assert [s.name for s in found.baselines] == ["even"]


def test_overlapping_readings_leave_open_who_was_better() -> None:
    base = constant("base rate", "Q", 0.2, OPEN, END)
    (marked,) = made(series("a", UNLIKELY), base).marked
    assert marked.versus[0].better is None


def test_nobody_is_called_better_over_one_event_however_many_questions() -> None:
    one = made(series("good", EXTREMELY_UNLIKELY), series("bad", LIKELY))
    assert better([replace(one, question=str(n)) for n in range(9)]) == ()


def test_over_enough_events_better_means_at_every_reading() -> None:
    cards = [
        made(
            series("good", EXTREMELY_UNLIKELY),
            series("bad", LIKELY),
            series("middling", UNLIKELY),
            event=str(n),
        )
        for n in range(5)
    ]
    found = {(b.name, b.than) for b in better(cards)}
    # "Unlikely" at its kindest is "extremely unlikely" at its hardest: no verdict there.
    assert found == {("good", "bad"), ("middling", "bad")}


def test_an_event_counts_once_in_a_record() -> None:
    cards = [
        made(series("a", UNLIKELY), event="one"),
        made(series("a", UNLIKELY), event="one"),
        made(series("a", LIKELY), event="two"),
    ]
    (record,) = records(cards)
    assert (record.events, record.questions) == (2, 3)
    assert abs(record.brier.central - (0.22**2 + 0.70**2) / 2) < 1e-12


def test_a_phrase_said_of_the_act_not_happening_is_judged_as_it_was_said() -> None:
    turned = series("a", UNLIKELY.complement())
    turned = replace(turned, stretches=(replace(turned.stretches[0], against=True),))
    (use,) = uses([made(turned)])
    assert (round(use.low, 9), round(use.high, 9), use.came_true) == (0.10, 0.40, True)


def test_the_parts_of_the_score_add_up_over_a_card() -> None:
    ((name, found),) = parts([made(series("a", UNLIKELY)), made(series("b", LIKELY))])
    assert name == "origins"
    total = found.reliability - found.resolution + found.uncertainty
    assert abs(total - found.brier) < 1e-9


@given(st.permutations(["a", "b", "c"]))
def test_the_card_does_not_depend_on_the_order_of_the_forecasters(names) -> None:
    ranges = {"a": UNLIKELY, "b": LIKELY, "c": EXTREMELY_UNLIKELY}
    found = made(*(series(n, ranges[n]) for n in names))
    assert [m.score for m in found.marked] == [
        m.score for m in made(*(series(n, ranges[n]) for n in sorted(names))).marked
    ]


def test_who_never_spoke_on_the_same_day_is_not_compared() -> None:
    early = series("a", UNLIKELY, ends=date(2023, 1, 31)).stretches
    late = series("b", UNLIKELY, date(2023, 2, 1)).stretches
    assert shared(early, late, Settled(resolved())) is None
