"""Likelihood words in languages read by their words alone."""

import pytest

from vedette.extract.hedge.hedges import hedges
from vedette.extract.page import Page
from vedette.model.document import Document


@pytest.mark.parametrize(
    ("lang", "text", "phrase", "klass", "kind"),
    [
        (
            "de",
            "Ein Putsch ist sehr unwahrscheinlich.",
            "sehr unwahrscheinlich",
            "highly unlikely",
            "forecast",
        ),
        (
            "de",
            "Ein Putsch ist wenig wahrscheinlich.",
            "wenig wahrscheinlich",
            "unlikely",
            "forecast",
        ),
        (
            "de",
            "Das Heer rechnet derzeit nicht mit einem Putsch.",
            "rechnet derzeit nicht",
            "other",
            "forecast",
        ),
        ("de", "Die Fähre könnte sinken.", "könnte", "possible", "possibility"),
        ("de", "Der Damm dürfte brechen.", "dürfte", "likely", "forecast"),
        (
            "de",
            "Der Minister hat wahrscheinlich gelogen.",
            "wahrscheinlich",
            "likely",
            "assessment",
        ),
        ("de", "Noch ist unklar, ob der Damm hält.", "unklar", "unclear", "no-estimate"),
        ("uk", "Переворот малоймовірний цієї зими.", "малоймовірний", "unlikely", "forecast"),
        ("uk", "Флот навряд чи вийде в море.", "навряд чи", "unlikely", "forecast"),
        ("uk", "Уряд, ймовірно, готує реформу.", "ймовірно", "likely", "assessment"),
        ("uk", "Дамба може прорвати.", "може", "possible", "possibility"),
        (
            "ru",
            "Переворот крайне маловероятен.",
            "крайне маловероятен",
            "extremely unlikely",
            "forecast",
        ),
        ("ru", "Флот вряд ли выйдет в море.", "вряд ли", "unlikely", "forecast"),
        ("pl", "Przewrót jest mało prawdopodobny.", "mało prawdopodobny", "unlikely", "forecast"),
        ("pl", "Rząd prawdopodobnie szuka zgody.", "prawdopodobnie", "likely", "assessment"),
        (
            "fr",
            "Un putsch est très peu probable.",
            "très peu probable",
            "highly unlikely",
            "forecast",
        ),
    ],
)
def test_the_phrase_with_its_negation(
    lang: str, text: str, phrase: str, klass: str, kind: str
) -> None:
    taken, _ = hedges(Page(Document(id="t", text=text, lang=lang)))
    assert [(h.phrase.of(text), h.klass, h.kind) for h in taken] == [(phrase, klass, kind)]


def test_a_language_without_a_table_yields_nothing() -> None:
    text = "Darbe olası değil."
    assert hedges(Page(Document(id="t", text=text, lang="tr"))) == ((), ())


def test_no_parse_is_spent_on_another_language() -> None:
    page = Page(Document(id="t", text="Der Damm dürfte brechen.", lang="de"))
    hedges(page)
    assert page.parses == 0


def test_a_german_question_claims_nothing() -> None:
    taken, passed = hedges(Page(Document(id="t", text="Ist ein Putsch wahrscheinlich?", lang="de")))
    assert taken == ()
    assert passed[0].rule == "hedge.question/1"


def test_trend_and_condition_in_german() -> None:
    text = "Ein Putsch bleibt unwahrscheinlich, wenn der Sold steigt."
    (found,), _ = hedges(Page(Document(id="t", text=text, lang="de")))
    assert found.trend == "unchanged"
    assert found.condition.of(text) == "wenn der Sold steigt"
