"""Services every state has, named by kind and country in several languages, are one body."""

import pytest

from vedette.doctrine.institutions import institutions


def named(text: str, lang: str) -> set[str]:
    return {m.who.name for m in institutions().mentions(text, lang=lang)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Japanese weather service expects frost."),
        ("de", "Der japanische Wetterdienst rechnet mit Frost."),
        ("es", "La agencia meteorológica japonesa espera heladas."),
        ("it", "Il servizio meteorologico giapponese prevede gelate."),
        ("ru", "Японская метеорологическая служба ждёт заморозков."),
    ],
)
def test_a_weather_service_is_one_in_every_language(lang: str, text: str) -> None:
    assert named(text, lang) == {"Japanese Weather Service"}


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("pl", "Czeski urząd statystyczny podał dane.", "Czech Statistics Office"),
        ("en", "Sweden's statistics office gave figures.", "Swedish Statistics Office"),
        ("fr", "La commission électorale géorgienne se tait.", "Georgian Electoral Commission"),
        ("de", "Die finnische Küstenwache sucht ein Boot.", "Finnish coast guard"),
    ],
)
def test_offices_and_guards_are_told_by_kind_and_country(lang: str, text: str, name: str) -> None:
    assert name in named(text, lang)


def test_a_central_bank_is_the_row_of_the_table_where_the_country_has_one() -> None:
    assert named("La banque centrale britannique attend.", "fr") == {"Bank of England"}
    assert named("The Serbian central bank waits.", "en") == {"Serbian Central Bank"}
