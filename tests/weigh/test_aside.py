"""What stands beside the range, and who disagrees with it."""

from weigh_nouns import (
    LIKELY,
    SETTINGS,
    TODAY,
    estimate,
    judgement,
    question,
)

from vedette.model.likelihood import EstimateKind
from vedette.model.span import Span
from vedette.weigh.aside import NAMES, aside, dissent
from vedette.weigh.pool import pool


def test_every_kind_that_is_no_range_has_its_own_place() -> None:
    kinds = {
        "possibilities": estimate("might", kind=EstimateKind.POSSIBILITY),
        "denials": estimate("will not", denial=True),
        "conditionals": estimate("likely", conditional=True, condition=Span(20, 30)),
        "courses of action": estimate("worst case", kind=EstimateKind.COA),
        "no-estimates": estimate("unclear", kind=EstimateKind.NO_ESTIMATE),
        "ordinals": estimate("likelier", kind=EstimateKind.ORDINAL),
    }
    assert aside(list(kinds.values()), [question()]) == {k: (v,) for k, v in kinds.items()}


def test_what_is_in_the_range_or_about_something_else_stands_nowhere() -> None:
    plain, other = estimate(), estimate("might", kind=EstimateKind.POSSIBILITY, about="other")
    assert aside([plain, other], [question()]) == dict.fromkeys(NAMES, ())


def test_one_estimate_stands_in_one_place_and_once() -> None:
    both = estimate("might", kind=EstimateKind.POSSIBILITY, denial=True)
    found = aside([both, both], [question()])
    assert found["denials"] == (both,)
    assert found["possibilities"] == ()


def test_a_condition_the_question_contains_bars_nobody() -> None:
    best = estimate(conditional=True, condition=Span(20, 30), evidence=(Span(20, 30),))
    assert aside([best], [question()])["conditionals"] == ()


def test_a_range_on_the_other_side_of_even_chance_is_dissent() -> None:
    many = [judgement(name) for name in "abc"]
    rebel = judgement("rebel", estimate("likely", LIKELY))
    answer = pool(question(), [*many, rebel], as_of=TODAY, settings=SETTINGS)
    assert dissent([*many, rebel], answer) == (rebel,)


def test_what_an_origin_no_longer_says_is_no_dissent() -> None:
    early = judgement("a", estimate("likely", LIKELY), days_ago=30)
    late = judgement("a")
    answer = pool(question(), [early, late], as_of=TODAY, settings=SETTINGS)
    assert dissent([early, late], answer) == ()


def test_without_an_answer_nobody_dissents() -> None:
    assert dissent([judgement()], pool(question(), [], as_of=None, settings=SETTINGS)) == ()
