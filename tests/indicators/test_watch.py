"""A watched indicator is recognised by its words, whatever their endings and order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.extract.indicators.watch import stems, watched
from vedette.model.question import WatchedIndicator

HOSPITAL = WatchedIndicator("hospital", "A field hospital opens.", "medical", ("field hospital",))
GROUP = WatchedIndicator(
    "group", "A strike group forms.", "force_posture", ("strike group formation",)
)
BOTH = (HOSPITAL, GROUP)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Field hospitals were put up near the river.", ("hospital",)),
        ("The formation of a strike group was not seen.", ("group",)),
        ("Strike groups are forming; a field hospital is open.", ("hospital", "group")),
        ("The hospital treats children from all over the green and open field.", ()),
        ("A strike at the steel works went on.", ()),
        ("", ()),
    ],
)
def test_words_match_close_together_in_any_order(text: str, ids: tuple[str, ...]) -> None:
    assert watched(text, BOTH) == ids


def test_an_indicator_without_words_is_never_matched() -> None:
    bare = WatchedIndicator("bare", "Something happens.", "medical")
    assert watched("Something happens.", (bare,)) == ()


def test_a_single_word_counts_only_for_its_own_domain() -> None:
    fuel = WatchedIndicator("stocks", "Stocks come forward.", "logistics", ("fuel",))
    assert watched("Fuel was brought up.", (fuel,), domain="logistics") == ("stocks",)
    assert watched("A fuel station at the border closed.", (fuel,), domain="border") == ()


def test_a_contrary_sign_counts_for_the_indicator_that_speaks_against() -> None:
    """ "Two brigades redeployed to the south" is no sighting of units moving to the border."""
    to_border = WatchedIndicator(
        "to", "Units move up.", "force_posture", ("redeployed",), seen_if_yes=0.8, seen_if_no=0.2
    )
    away = WatchedIndicator(
        "away", "Units leave.", "force_posture", ("redeployed to",), seen_if_yes=0.1, seen_if_no=0.5
    )
    text = "Two brigades redeployed to the south."
    assert watched(text, (to_border, away)) == ("to", "away")
    assert watched(text, (to_border, away), against=True) == ("away",)
    assert watched(text, (to_border,), against=True) == ("to",)


@given(st.text(max_size=80))
def test_case_and_repetition_do_not_matter(text: str) -> None:
    assert stems(text) == stems(text.lower())
    assert watched(f"{text} field hospital", (HOSPITAL,)) == ("hospital",)


def test_what_a_minister_claims_of_others_is_no_sighting_of_it() -> None:
    """Only an indicator of what is said takes a report of mere speech."""
    massing = WatchedIndicator("mass", "Troops mass.", "force_posture", ("troops massing",))
    threats = WatchedIndicator("threat", "Threats are made.", "rhetoric", ("troops massing",))
    text = "The minister claimed that Sylvanian troops are massing."
    assert watched(text, (massing, threats), domain="rhetoric") == ("threat",)
    assert watched(text, (massing, threats), domain="force_posture") == ("mass", "threat")
