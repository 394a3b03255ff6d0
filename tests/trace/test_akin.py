"""Texts that tell the same are relays of one product, whatever each of them calls its source."""

from datetime import date

import pytest

from vedette.desk.lineage import clusters
from vedette.doctrine.news_days import news_days, read
from vedette.errors import BadDoctrine
from vedette.model.basis import UNDATED
from vedette.model.document import Document
from vedette.trace.identities.callings import plausible
from vedette.trace.identities.labels import label
from vedette.trace.products.lead_day import lead_day

WIRE = (
    "Dam operator sees spill this week\n\n"
    "The Kariva River Authority said on Tuesday that water will probably go over the spillway of "
    "the Montelar dam within 72 hours. A breach is unlikely while gates three and five work, the "
    "authority added. Some 2,350 people in Oskarvale were told to pack; 14 pumps were sent from "
    "Brenholm."
)
GERMAN = (
    "Stausee Montelar läuft über\n\n"
    "Das Wasser werde binnen 72 Stunden wahrscheinlich über die Mauer der Talsperre Montelar "
    "gehen, hieß es am Dienstag. Ein Bruch sei unwahrscheinlich, solange die Tore drei und fünf "
    "arbeiten. Rund 2350 Menschen in Oskarvale sollen packen, 14 Pumpen kamen aus Brenholm."
)
OTHER = (
    "Brücke in Oskarvale gesperrt\n\n"
    "Die Brücke über die Kariva bleibt wegen Bauarbeiten bis Freitag gesperrt. Umleitungen sind "
    "ausgeschildert, teilte die Stadt mit; mit Staus ist wahrscheinlich zu rechnen."
)


def rows() -> list[dict[str, str]]:
    return [
        {"doc": "a", "outlet": "Kariva Wire", "lang": "en", "date": "2024-03-13", "text": WIRE},
        {"doc": "b", "outlet": "Talblatt", "lang": "de", "date": "2024-03-13", "text": GERMAN},
        {"doc": "c", "outlet": "Talblatt", "lang": "de", "date": "2024-03-13", "text": OTHER},
    ]


def test_a_text_that_names_no_source_joins_the_product_it_tells() -> None:
    found = clusters(rows())["clusters"]
    together = [row for row in found if {"a", "b"} <= set(row["docs"])]
    assert [(r["origin"], r["product_date"]) for r in together] == [
        ("Kariva River Authority", "2024-03-12")
    ]
    assert all("c" not in row["docs"] for row in together)


def page(lang: str, text: str, day: date) -> Document:
    return Document("d", text, (), "Paper", UNDATED, lang=lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Quake shuts port. The port closed late on Wednesday after a tremor."),
        ("de", "Hafen zu. Der Hafen schloss am späten Mittwochabend nach einem Beben."),
        ("fr", "Port fermé. Mercredi soir, le port a fermé après une secousse."),
        ("pl", "Port zamknięty. W środę port zamknięto po wstrząsie."),
        ("uk", "Порт закрито. Порт закрили вчора після поштовху."),
    ],
)
def test_the_lead_tells_of_the_day_before(lang: str, text: str) -> None:
    thursday = date(2024, 4, 18)
    assert lead_day(page(lang, text, thursday), thursday, ()) == date(2024, 4, 17)


def test_a_lead_of_two_days_tells_neither() -> None:
    text = "Port shut. It closed on Wednesday and opened again on Thursday."
    assert lead_day(page("en", text, date(2024, 4, 18)), date(2024, 4, 18), ()) is None


def test_a_section_head_and_a_place_before_a_dash_are_no_sources() -> None:
    assert label("HARVEST: Wheat fell.\n\nRAIL: Trains stood still.", "HARVEST")
    assert label("LOMBARA, Sarnia (Coast News) - Prices fell.", "LOMBARA")
    assert not label("The price fell, OPEC said. OPEC: no change.", "OPEC")
    assert not plausible("Harbour: institute")


def test_a_language_with_six_days_is_refused() -> None:
    raw = {"version": 1, "weekdays": {"xx": ["a"] * 6}, "yesterday": {"xx": ["b"]}}
    with pytest.raises(BadDoctrine):
        read(raw)
    assert news_days("xx") is None
