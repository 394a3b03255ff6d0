"""Every time expression is found where it stands, and ordinary words are left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.doctrine.time_words import languages, time_words
from vedette.extract.moments.moments import moments
from vedette.model.moment import Moment, MomentKind


def only(text: str, lang: str = "en") -> Moment:
    found = moments(text, lang)
    assert len(found) == 1, [m.words for m in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The strike came on 2 December 2022 at dawn.", "2 December 2022"),
        ("The strike came on December 2, 2022, at dawn.", "December 2, 2022"),
        ("Niamey, 02.12.2022 09:15", "02.12.2022"),
        ("logged 2022-12-02T09:15", None),
        ("logged 2022-12-02, twice", "2022-12-02"),
        ("They met on Friday, Dec. 2, 2022.", "Friday, Dec. 2, 2022"),
        ("on the 2nd of December 2022", "2nd of December 2022"),
    ],
)
def test_full_dates_are_found_in_every_usual_shape(text: str, words: str | None) -> None:
    found = [m for m in moments(text) if m.kind is MomentKind.DATE]
    if words is None:
        assert all(m.words == "2022-12-02" for m in found)
        return
    assert [m.words for m in found] == [words]
    assert (found[0].year, found[0].month, found[0].day) == (2022, 12, 2)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Штаб повідомив 2 грудня про обстріл.", "uk", (12, 2)),
        ("Sztab podał 2 grudnia nowe dane.", "pl", (12, 2)),
        ("Der Stab meldete am 2. Dezember neue Angriffe.", "de", (12, 2)),
        ("Штаб сообщил 2 декабря о новых ударах.", "ru", (12, 2)),
    ],
)
def test_a_month_and_day_is_read_in_four_more_languages(
    text: str, lang: str, expected: tuple[int, int]
) -> None:
    moment = only(text, lang)
    assert moment.kind is MomentKind.MONTH_DAY
    assert (moment.month, moment.day, moment.year) == (*expected, None)


@pytest.mark.parametrize(
    ("text", "lang", "code"),
    [
        ("вчора було тихо", "uk", "day:-1"),
        ("сегодня тихо", "ru", "day:0"),
        ("wczoraj było cicho", "pl", "day:-1"),
        ("in den kommenden Wochen bleibt es ruhig", "de", "next_weeks"),
        ("протягом останніх 24 годин", "uk", "past_hours:24"),
    ],
)
def test_relative_words_of_other_languages_bear_the_same_codes(
    text: str, lang: str, code: str
) -> None:
    assert only(text, lang).code == code


@pytest.mark.parametrize(
    "text",
    [
        "The junta may attack within its own borders.",
        "Protesters march on the palace.",
        "Troops March on Tamale",
        "Rebels May Attack Again",
        "A second attack failed.",
        "They sent 2000 soldiers.",
        "Aid went to 2000 villages.",
        "tanks in winter camouflage",
        "the fall of the town",
        "The city may fall.",
        "Black Friday sales rose.",
        "They meet every Monday.",
        "as soon as possible",
        "on 31 June nothing is dated",
        "04/05/2022 could be April or May",
        "the score was 12.5 to 3",
    ],
)
def test_words_that_only_look_like_time_are_left_alone(text: str) -> None:
    assert moments(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("shelling over the past 24 hours", "over the past 24 hours", "past_hours:24"),
        ("a landing in the coming weeks", "in the coming weeks", "next_weeks"),
        ("a landing in the next 48 hours", "in the next 48 hours", "next_hours:48"),
        ("fuel ran short this week", "this week", "week:0"),
        ("fuel ran short last month", "last month", "month:-1"),
        ("three years ago it was calm", "three years ago", "ago_years:3"),
        ("by the end of the year", "by the end of the year", "year:0+late+until"),
        ("over the past week", "over the past week", "past_weeks:1"),
    ],
)
def test_relative_words_carry_their_code(text: str, words: str, code: str) -> None:
    moment = only(text)
    assert (moment.words, moment.kind, moment.code) == (words, MomentKind.RELATIVE, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A coup is imminent.", "imminent"),
        ("They will land soon.", "soon"),
        ("not in the foreseeable future", "foreseeable"),
        ("They cannot hold forever.", "forever"),
        ("In the long run they lose.", "long_run"),
    ],
)
def test_open_words_name_no_length(text: str, code: str) -> None:
    moment = only(text)
    assert (moment.kind, moment.code) == (MomentKind.OPEN, code)


def test_a_weekday_keeps_its_part_of_day() -> None:
    moment = only("It was issued on Thursday night.")
    assert (moment.words, moment.weekday, moment.part) == ("Thursday night", 3, "night")


def test_a_weekday_beside_a_date_is_one_moment() -> None:
    assert only("The drill began on Monday (May 30).").weekday == 0
    assert only("The drill began on Tuesday, December 13.").words == "Tuesday, December 13"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from June 14 to 16 the army trains", [(6, 14), (6, 16)]),
        ("on June 21 and 22.", [(6, 21), (6, 22)]),
        ("on June 21-22 in port", [(6, 21), (6, 22)]),
        ("the drill of 8-14 September", [(9, 8), (9, 14)]),
        ("on June 21 and 22 tanks arrived", [(6, 21)]),
        ("vom 14. bis 16. Juni", [(6, 14), (6, 16)]),
    ],
)
def test_both_ends_of_a_range_are_found_and_counted_things_are_not(
    text: str, days: list[tuple[int, int]]
) -> None:
    lang = "de" if "Juni" in text else "en"
    assert [(m.month, m.day) for m in moments(text, lang)] == days


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("The upcoming May 9 summit", "coming"),
        ("The summit will open on May 9.", "coming"),
        ("They warned on May 9.", "past"),
        ("The minister said on May 9 that it will sail.", "past"),
        ("From May 9 the fleet will train.", "coming"),
        ("a renewed offensive, possible in winter 2031", "coming"),
    ],
)
def test_the_clause_says_which_way_a_time_looks(text: str, look: str) -> None:
    assert look in (only(text).code or "").split("+")


def test_a_season_keeps_its_name_its_year_and_its_words() -> None:
    moment = only("They plan a push in early spring 2031.")
    assert moment.words == "in early spring 2031"
    assert (moment.year, set((moment.code or "").split("+"))) == (
        2031,
        {"spring", "early", "coming"},
    )
    assert only("in winter 2030-31").year == 2031


def test_a_day_count_knows_its_epoch_only_where_the_sentence_names_one_war() -> None:
    named = only("It was day 40 of Russia's war on Ukraine.")
    assert (named.kind, named.day, named.code) == (
        MomentKind.DAY_COUNT,
        40,
        "epoch:2022-02-24",
    )
    assert only("It was day 40 of the siege.").code is None


def test_odd_spaces_are_kept_in_the_words() -> None:
    moment = only("on 2\u00a0December\u00a02022")
    assert moment.words == "2\u00a0December\u00a02022"


PIECES = st.sampled_from(
    [
        "on",
        "in",
        "the",
        "May",
        "may",
        "march",
        "March",
        "2",
        "22",
        "31",
        "2022",
        "December",
        "Dec.",
        "Friday",
        "Thursday night",
        "next",
        "last",
        ",",
        ".",
        "\n",
        "winter",
        "this week",
        "soon",
        "day 282",
        "and",
        "to",
        "-",
        "02.12.2022",
        "грудня",
        "2. Dezember",
        "till",
        "since",
        "\xa0",
        "early",
        "over the past 24 hours",
        "will",
        "said",
        "report",
        "“",
        "”",
    ]
)


@given(st.lists(PIECES, max_size=25), st.sampled_from([*languages(), "hu"]))
def test_offsets_always_reproduce_the_words(pieces: list[str], lang: str) -> None:
    text = " ".join(pieces)
    found = moments(text, lang)
    assert all(m.words == m.span.of(text) and m.words for m in found)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(m.words == m.span.of(text) for m in moments(text))


def test_every_language_names_twelve_months_and_seven_days() -> None:
    for lang in languages():
        words = time_words(lang)
        assert all(words.months[n] for n in range(1, 13))
        assert all(words.weekdays[n] for n in range(7))
