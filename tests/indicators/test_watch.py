"""A watched indicator is recognised by its words, whatever their endings and order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.extract.watch import stems, watched
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


@given(st.text(max_size=80))
def test_case_and_repetition_do_not_matter(text: str) -> None:
    assert stems(text) == stems(text.lower())
    assert watched(f"{text} field hospital", (HOSPITAL,)) == ("hospital",)
