"""Renderings that are fair and must not be told as drift, each beside one that is not."""

from vedette.pipeline.contract import passage
from vedette.pipeline.lineage import traced
from vedette.trace.drift.drift import drift

Row = tuple[str, str, str]


def drifted(*texts: Row) -> set[tuple[str, str]]:
    """(kind, document) of every drift between relays, given as (document, language, text)."""
    rows = [
        {"doc": doc, "lang": lang, "outlet": f"Paper {doc.upper()}", "text": text}
        | {"date": f"2024-03-{6 + day:02}"}
        for day, (doc, lang, text) in enumerate(texts)
    ]
    documents = [passage(row) for row in rows]
    found = drift(traced(documents, None).lineage, {d.id: d for d in documents})
    return {(row.kind, row.other.document) for row in found if row.other}


MOST = (
    "a",
    "en",
    "The Harbour Institute said on Tuesday that 340 guards from Lindholm will {} sail to Sandvik.",
)


def test_most_likely_is_rendered_by_the_rung_above_or_below() -> None:
    """ "Najprawdopodobniej" for "very likely" keeps what was said; "possibly" does not."""
    first = (*MOST[:2], MOST[2].format("very likely"))
    polish = "Instytut Harbour Institute podał we wtorek, że 340 strażników z Lindholm {} "
    polish += "popłynie do Sandvik."
    assert not drifted(first, ("b", "pl", polish.format("najprawdopodobniej")))
    assert ("modifier_lost", "b") in drifted(first, ("b", "pl", polish.format("prawdopodobnie")))


MIXED = (
    "a",
    "en",
    "The Harbour Institute said on Tuesday that the Lindholm quay is unlikely to reopen. Some 420 "
    "tonnes of grain may be unloaded at Sandvik by Friday, and the silo of Marbeck will very "
    "likely overflow.",
)


def test_each_half_of_a_mixed_sentence_meets_its_own_rendering() -> None:
    """The figure stands in the half that was only possible, "very likely" is of the other."""
    german = (
        "Dass der Kai von Lindholm wieder öffnet, ist unwahrscheinlich, teilte das Harbour "
        "Institute am Dienstag mit. Bis Freitag sollen in Sandvik 420 Tonnen Getreide ankommen, "
        "das Silo von Marbeck wird sehr wahrscheinlich überlaufen."
    )
    assert not drifted(MIXED, ("b", "de", german))
    raised = german.replace("sollen in Sandvik 420", "werden in Sandvik sehr wahrscheinlich 420")
    raised = raised.replace("Getreide ankommen", "Getreide entladen")
    assert ("strength_raised", "b") in drifted(MIXED, ("b", "de", raised))


def test_a_relay_is_no_witness_against_the_text_it_names() -> None:
    """Two renderings outvote a third, unless one of them says that it has it from the third."""
    first = (
        "a",
        "en",
        "Marbeck is very unlikely to ship more than 340,000 tonnes of ore this year, the "
        "research company TechInsights said in a report published on Wednesday.",
    )
    same = (
        "d",
        "en",
        "Marbeck is highly improbable to move over 340,000 tonnes of ore this year, the study firm "
        "TechInsights stated in a report issued on Wednesday.",
    )
    russian = (
        "Порт Marbeck вряд ли отгрузит в этом году более 340 тысяч тонн руды, говорится в отчёте "
        "исследовательской фирмы TechInsights, который вышел в среду."
    )
    second = (
        "Навряд чи порт Marbeck відвантажить цього року понад 340 тисяч тонн руди, йдеться у звіті "
        "дослідницької фірми TechInsights, який вийшов у середу{}."
    )
    two = (first, same, ("b", "ru", russian), ("c", "uk", second.format("")))
    assert "a" in {document for _, document in drifted(*two)}
    cited = (*two[:3], ("c", "uk", second.format(", пише Paper A")))
    assert "a" not in {document for _, document in drifted(*cited)}
