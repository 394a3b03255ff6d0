"""What tells a text in any language: figures with their words of size, short names, concepts."""

import pytest

from vedette.trace.products.marks import amount, comparable, figures, marks


@pytest.mark.parametrize(
    "text",
    [
        "a loss of 2.4 billion kroner",
        "pérdidas de 2.400 millones de coronas",
        "perdite per 2,4 miliardi di corone",
        "збитки у 2,4 мільярда крон",
        "ein Verlust von 2,4 Mrd. Kronen",
    ],
)
def test_an_amount_is_one_figure_whatever_its_word_of_size(text: str) -> None:
    assert figures(text) == {"24e8"}
    assert amount("24e8") == 2_400_000_000


@pytest.mark.parametrize(
    "text", ["31,000 hens", "31 000 poules", "31mila galline", "31 тысяча кур", "31 tusen höns"]
)
def test_thousands_in_words_or_digits_are_one_figure(text: str) -> None:
    assert figures(text) == {"31000"}


@pytest.mark.parametrize("text", ["5 m of snow", "a wall of 40 m", "12 metres", "14 millimetres"])
def test_a_measure_is_no_word_of_size(text: str) -> None:
    assert not any("e" in f for f in figures(text))


def test_a_place_of_two_consonants_is_known_across_languages() -> None:
    one = comparable(marks("Ferries to Tobago were late.", "en"))
    two = comparable(marks("Лодки до Габон не дошли. Либия молчит.", "ru"))
    three = comparable(marks("La Libia tace.", "it"))
    assert two & three
    assert not one & three


def test_the_news_of_peace_has_its_concepts() -> None:
    one = comparable(marks("The union called a walkout over wages and pensions.", "en"))
    two = comparable(marks("Związek ogłosił strajk o płace i emerytury.", "pl"))
    assert len(one & two) >= 3
