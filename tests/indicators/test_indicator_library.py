"""The tables of indicator words and the starter library are checked when they are read."""

import copy
import math
from typing import Any

import pytest
import yaml

from vedette.doctrine.indicators import (
    DOMAINS,
    indicator_words,
    read_starter,
    read_words,
    starter_library,
)
from vedette.errors import BadDoctrine

ROW: dict[str, Any] = {
    "id": "bridge-laid",
    "text": "A bridge is laid.",
    "domain": "logistics",
    "words": ["bridge laid"],
    "seen_if_yes": 0.6,
    "seen_if_no": 0.1,
    "lead_days": 10,
    "decay_days": 20,
    "source": "invented for this test",
}


def library(**changes: Any) -> dict[str, Any]:
    return {"basis": "test", "indicators": [{**ROW, **changes}]}


def words_table() -> dict[str, Any]:
    from importlib import resources

    text = resources.files("vedette.doctrine").joinpath("indicator_words.yaml").read_text("utf-8")
    return copy.deepcopy(yaml.safe_load(text))


def test_the_library_covers_every_domain_with_at_least_thirty_indicators() -> None:
    domains = {s.indicator.domain for s in starter_library()}
    assert len(starter_library()) >= 30
    assert domains == set(DOMAINS)


def test_every_indicator_has_several_phrasings_a_source_and_says_whose_judgement_it_is() -> None:
    for starter in starter_library():
        assert len(starter.indicator.words) >= 3, starter.indicator.id
        assert starter.source
        assert "judgement" in starter.basis


def test_the_log_ratio_is_reported_and_weak_indicators_are_called_not_diagnostic() -> None:
    """0.6 against 0.1 is six times likelier; 0.6 against 0.5 hardly moves the odds."""
    strong = read_starter(library())[0]
    weak = read_starter(library(seen_if_no=0.5))[0]
    assert strong.log_ratio == pytest.approx(math.log(6))
    assert strong.diagnostic
    assert not weak.diagnostic


def test_an_indicator_likelier_without_the_attack_has_a_negative_log_ratio() -> None:
    starter = read_starter(library(seen_if_yes=0.1, seen_if_no=0.5))[0]
    assert starter.log_ratio < 0
    assert starter.diagnostic


@pytest.mark.parametrize(
    "changes",
    [
        {"seen_if_yes": 0.0},
        {"seen_if_no": 1.0},
        {"seen_if_yes": 1.2},
        {"domain": "weather"},
        {"words": []},
        {"source": ""},
        {"lead_days": -1},
        {"decay_days": 0},
    ],
)
def test_a_row_out_of_range_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadDoctrine, match="bridge-laid"):
        read_starter(library(**changes))


def test_an_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(BadDoctrine, match="twice"):
        read_starter({"basis": "test", "indicators": [ROW, ROW]})


def test_a_section_without_a_source_is_refused() -> None:
    table = words_table()
    del table["status"]["counter"]["source"]
    with pytest.raises(BadDoctrine, match="counter"):
        read_words(table)


def test_a_pattern_that_names_an_unknown_group_is_refused() -> None:
    table = words_table()
    table["activities"][0]["patterns"].append("{ships_of_the_line} sail")
    with pytest.raises(BadDoctrine, match="ships_of_the_line"):
        read_words(table)


def test_a_broken_pattern_is_refused() -> None:
    table = words_table()
    table["activities"][0]["patterns"].append("(open")
    with pytest.raises(BadDoctrine, match="no pattern"):
        read_words(table)


def test_no_folded_line_left_a_space_before_an_alternative() -> None:
    """A YAML line break inside "(tanks |artillery)" would make "tanks" need a space after it."""
    for activity in indicator_words().activities:
        assert " |" not in activity.pattern.pattern, activity.domain
