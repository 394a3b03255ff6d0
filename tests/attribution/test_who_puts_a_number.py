"""Who puts a number on a chance holds it, though nobody "says" anything."""

import pytest

from vedette.pipeline.contract import read_row


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Stratfor put the chance of an intervention at 30 percent.", ["Stratfor"]),
        ("The Bering Institute gives the deal a 40% chance.", ["Bering Institute"]),
        ("We put the chance at 5 to 10 percent.", ["Daily Post"]),
        ("There is a 25% chance of rain.", ["Daily Post"]),
    ],
)
def test_the_one_who_gives_the_chance_is_its_holder(text: str, holders: list[str]) -> None:
    said = read_row({"doc": "a", "text": text, "outlet": "Daily Post"}, None)
    assert [e["holder"] for e in said["estimates"]] == holders


def test_the_topic_before_a_colon_is_no_speaker_when_the_headline_names_one() -> None:
    """ "Norland: attack unlikely, say analysts": Norland says nothing."""
    text = "Norland: attack on the port unlikely, say analysts"
    said = read_row({"doc": "a", "text": text, "outlet": "Daily Post"}, None)
    assert "Norland" not in said["estimates"][0]["holder"]
    assert "nalysts" in said["estimates"][0]["holder"]
