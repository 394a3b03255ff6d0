"""Who speaks in other languages, where a day, a place, a calling or a comma stands between."""

from datetime import date

import pytest

from vedette.model.estimate import Estimate
from vedette.pipeline.contract import passage
from vedette.pipeline.lineage import traced


def judged(lang: str, text: str) -> list[Estimate]:
    day = date(2025, 9, 12).isoformat()
    row = {"doc": "d1", "outlet": "Lungotevere", "lang": lang, "date": day, "text": text}
    return list(traced([passage(row)], None).readings[0].estimates)


NAMED = [
    (
        "it",
        "Acqua alta in laguna\n\nNuove maree sono probabili in ottobre. Lo ha detto ieri a Mestre "
        "la direttrice dell'Ufficio maree (Uml), Carla Brenta.",
        "Carla Brenta",
    ),
    (
        "es",
        "Sin tregua en la sierra\n\nEs probable que el pantano se vacíe en octubre, dijo el lunes "
        "la presidenta de la confederación del río Tera, Ana Lucía Rubio.",
        "Ana Lucía Rubio",
    ),
    (
        "fr",
        "La note tombe\n\nL'agence de notation Norval Rating a abaissé lundi la note de la région. "
        "Elle juge improbable un retour à l'équilibre en 2027.",
        "Norval Rating",
    ),
    (
        "fr",
        "Le lac baisse\n\nÀ l'office des eaux, l'hydrologue Rémi Blin tempère. « Une pénurie est "
        "peu probable », a-t-il déclaré lundi à Radio Lac.",
        "Rémi Blin",
    ),
    (
        "fr",
        "Vendanges\n\nRémi Blin, de l'office des eaux, juge très peu probable un orage lundi.",
        "Rémi Blin",
    ),
    (
        "de",
        "Pegel\n\nVera Winter vom Kölner Institut IWK bleibt gelassen. Ein Hochwasser sei "
        "unwahrscheinlich, sagte die Wissenschaftlerin am Montag.",
        "Vera Winter",
    ),
    (
        "de",
        "Note runter\n\nDie Ratingagentur Norval Rating hat die Note gesenkt. Dass das Defizit "
        "fällt, hält sie für unwahrscheinlich.",
        "Norval Rating",
    ),
    (
        "es",
        "Atletas\n\nAna Rubio, por su parte, cree que ganará muy probablemente la maratón.",
        "Ana Rubio",
    ),
]


@pytest.mark.parametrize(("lang", "text", "who"), NAMED)
def test_the_one_who_judges_is_named(lang: str, text: str, who: str) -> None:
    found = [e for e in judged(lang, text) if e.kind == "forecast"]
    assert found
    assert {e.holder.name for e in found} == {who}


def test_a_piece_of_a_sentence_is_no_source() -> None:
    """The object in front, and the experts right before the verb: "... эксперты считают"."""
    text = "Озеро мелеет\n\nБыстрый подъём в этом году эксперты считают маловероятным."
    assert {e.holder.unnamed for e in judged("ru", text)} == {True}


def test_a_text_speaks_for_the_body_it_is_by() -> None:
    """English: the "analysis by" a body is that body's word."""
    text = (
        "Hunger\n\nA poor harvest is likely in the valley, according to the latest analysis by the "
        "Tarn Valley Food Watch."
    )
    assert {e.holder.name for e in judged("en", text)} == {"Tarn Valley Food Watch"}
