"""Whose product it is, and of which day, where a text calls its source by less than its name."""

from typing import Any

from vedette.desk.lineage import clusters
from vedette.pipeline.contract import passage
from vedette.pipeline.lineage import traced
from vedette.trace.drift.drift import drift


def row(doc: str, outlet: str, lang: str, day: str, text: str) -> dict[str, Any]:
    return {"doc": doc, "outlet": outlet, "lang": lang, "date": day, "text": text}


def found(*rows: dict[str, Any]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    out = clusters(iter(rows))["clusters"]
    return [(c["origin"], c["product_date"], tuple(c["docs"])) for c in out]


def kinds(*rows: dict[str, Any]) -> set[str]:
    made = traced([passage(r) for r in rows], None)
    return {d.kind for d in drift(made.lineage, {d.id: d for d in made.documents})}


def test_a_noun_is_never_the_paper_that_prints_it() -> None:
    """ "The wildlife monitor" in the Fen Monitor is not the paper, whose day it would take."""
    text = (
        "Otters return to the Fen\n\nOtters will likely breed in the Fen this year, according to "
        "the latest analysis by the Tarn Valley Wildlife Watch. The wildlife monitor says that 38 "
        "animals were seen. The analysis came out on Tuesday."
    )
    assert ("Tarn Valley Wildlife Watch", "2025-03-04", ("d1",)) in found(
        row("d1", "Fen Monitor", "en", "2025-03-06", text)
    )


def test_what_stands_before_a_name_makes_no_second_origin() -> None:
    """ "Исследовательской фирмы Norvalis" is Norvalis, as the English text has it."""
    english = (
        "Lift sales to stall\n\nSales of lifts are very unlikely to exceed 41,300 this year, "
        "Norvalis said in a report published on Tuesday. Norvalis counted 212 factories in Turin."
    )
    russian = (
        "Рынок лифтов стоит\n\nПродажи лифтов вряд ли превысят 41 300 штук в этом году, говорится "
        "в отчёте исследовательской фирмы Norvalis. Она насчитала 212 заводов в Турине."
    )
    names = {
        origin
        for origin, _, docs in found(
            row("d1", "Lift Letter", "en", "2025-03-05", english),
            row("d2", "Лифтовый вестник", "ru", "2025-03-05", russian),
        )
        if "d2" in docs
    }
    assert not any(name.startswith("исследовательской") for name in names)


def test_a_title_is_the_one_voices_of_its_text() -> None:
    """Nobody asked anything, and one man alone judges under the title: it is his."""
    text = (
        "Ferry will not sail before June\n\nThe ferry is very unlikely to sail before June, said "
        "harbour master Ole Brandvik on Monday."
    )
    assert {o for o, _, _ in found(row("d1", "Sund Post", "en", "2025-03-04", text))} == {
        "Ole Brandvik"
    }


def test_a_paper_that_counts_anew_has_changed_no_number() -> None:
    first = (
        "Storm warning\n\nThe storm will probably cut the causeway by night, the Sund Weather "
        "Office said on Monday. About 1,700 people had left the island by noon."
    )
    later = first.replace("1,700", "2,300").replace("noon", "evening")
    later += " The mayor asked people to stay at home."
    assert "number_changed" not in kinds(
        row("d1", "Sund Post", "en", "2025-03-03", first),
        row("d2", "Sund Post", "en", "2025-03-03", later),
    )


def test_initials_behind_what_a_body_is_are_its_name() -> None:
    text = (
        "Dry May\n\nA dry May is likely, Norway's river service NRVO said on Monday. Norway's "
        "rivers are low."
    )
    assert {o for o, _, _ in found(row("d1", "Sund Post", "en", "2025-05-06", text))} == {"NRVO"}


def test_the_head_of_a_body_is_not_the_body() -> None:
    text = "Dry May\n\nA dry May is likely, the head of the river service NRVO said on Monday."
    origins = {o for o, _, _ in found(row("d1", "Sund Post", "en", "2025-05-06", text))}
    assert "NRVO" not in origins
