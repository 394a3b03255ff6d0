"""The table of page furniture is checked when it is read."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vedette.collect.furniture import bare, checked, furniture
from vedette.errors import BadDoctrine
from vedette.model.document import ZoneKind


def table() -> dict[str, Any]:
    from importlib import resources

    text = resources.files("vedette.doctrine").joinpath("page_furniture.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


def test_the_table_that_ships_is_in_order() -> None:
    assert furniture().months["грудня"] == 12
    found = furniture().phrase_for("🔝 Scroll to Top")
    assert found is not None
    assert found.kind is ZoneKind.BOILERPLATE


ROW = {"kind": "comments", "match": "whole", "reason": "x", "words": {"en": ["a"]}}


@pytest.mark.parametrize(
    ("section", "value"),
    [
        (
            "phrases",
            [{"kind": "comments", "match": "somehow", "reason": "x", "words": {"en": ["a"]}}],
        ),
        ("phrases", [ROW | {"kind": "nothing"}]),
        ("phrases", [ROW | {"reason": ""}]),
        ("section", {"en": "news"}),
        ("section", ["news"]),
        ("month", {1: ["january"]}),
        ("label", None),
        ("month", {n: ["same"] for n in range(1, 13)}),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(section: str, value: object) -> None:
    with pytest.raises(BadDoctrine, match=r"page_furniture\.yaml"):
        checked(table() | {section: value})


def test_a_missing_section_is_named() -> None:
    broken = table()
    del broken["agency"]
    with pytest.raises(BadDoctrine, match="agency"):
        checked(broken)


@given(st.text(max_size=80))
def test_a_line_laid_bare_twice_is_the_same_line(text: str) -> None:
    assert bare(bare(text)) == bare(text)
