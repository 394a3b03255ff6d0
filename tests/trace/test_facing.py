"""Sentences of relays laid side by side: what differs is told, what agrees is not."""

import pytest

from vedette.doctrine.facing_words import facing_words, read
from vedette.errors import BadDoctrine
from vedette.model.span import Span
from vedette.pipeline.contract import passage
from vedette.pipeline.lineage import traced
from vedette.trace.drift.drift import drift
from vedette.trace.drift.facing import Pair, Said, Scale, paired
from vedette.trace.drift.facing_kinds import differences, other_figure
from vedette.trace.products.marks import marks


def said(text: str, lang: str = "en", document: str = "a") -> Said:
    told = marks(text, lang)
    return Said(document, Span(0, len(text)), text, text, lang, None, False, told, frozenset())


def test_a_no_that_is_gone_is_told() -> None:
    one = said("The glacier lake will not be drained before autumn.")
    two = said("The glacier lake will be drained before autumn.", document="b")
    assert [k for k, _ in differences(Pair(one, two, 0.9))] == ["negation_damaged"]
    assert differences(Pair(one, one, 0.9)) == []


def test_a_figure_that_only_one_text_has_stands_beside_the_others() -> None:
    one, two = said("Some 4,300 crates went north."), said("Some 3,400 crates went north.")
    assert other_figure(one, two, (one.text, two.text)) == ("4300", "3400")
    assert other_figure(one, one, (one.text, one.text)) is None
    rounded = said("Some 4,310 crates went north.")
    assert other_figure(rounded, one, (rounded.text, one.text)) is None


def test_each_sentence_meets_its_own_rendering() -> None:
    here = [said("Harvest fell by 37 percent."), said("The ferry to Lindholm sank in the storm.")]
    there = [said("A storm sank the ferry to Lindholm.", document="b"),
             said("By 37 percent the harvest fell.", document="b")]  # fmt: skip
    found = {(p.kept.text, p.other.text) for p in paired(here, there, Scale([*here, *there]))}
    assert found == {(here[0].text, there[1].text), (here[1].text, there[0].text)}


def test_a_language_known_in_part_is_refused() -> None:
    told = ("conditions", "negations", "looming", "credits", "unreal")
    raw = {name: {"xx": ["a"]} for name in told}
    with pytest.raises(BadDoctrine):
        read({"version": 1, **raw, "leeway": {}})
    assert facing_words("xx") is None


def drifted(first: tuple[str, str, str], second: tuple[str, str, str]) -> list[str]:
    """Kinds of drift between two relays of one report, read as they stand."""
    rows = [
        {"doc": doc, "lang": lang, "outlet": f"Paper {doc}", "date": "2024-03-06", "text": text}
        for doc, lang, text in (first, second)
    ]
    documents = [passage(row) for row in rows]
    found = drift(traced(documents, None).lineage, {d.id: d for d in documents})
    return sorted({row.kind for row in found})


SUPPOSED = (
    "a",
    "en",
    "The Harbour Institute said on Tuesday that the council of Lindholm would likely move its 340 "
    "guards to the northern quay.",
)


def test_a_supposed_case_told_as_what_will_come_is_told() -> None:
    """ "Would likely move" in one relay, "will likely move" in another: the case is gone."""
    text = (
        "The council of Lindholm will likely move its 340 guards to the northern quay, the Harbour "
        "Institute said on Tuesday."
    )
    assert "condition_dropped" in drifted(SUPPOSED, ("b", "en", text))


def test_a_supposed_case_that_is_kept_is_no_drift() -> None:
    text = (
        "The council of Lindholm would probably move its 340 guards to the northern quay, the "
        "Harbour Institute said on Tuesday."
    )
    assert "condition_dropped" not in drifted(SUPPOSED, ("b", "en", text))
