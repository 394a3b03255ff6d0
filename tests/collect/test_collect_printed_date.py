"""Printed dates: read as they stand, two readings stay two readings."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.collect.passage import from_passage
from vedette.collect.printed_date import clock_in, dates_in, dating, is_date_line
from vedette.model.basis import Basis


@pytest.mark.parametrize(
    ("line", "day", "clock"),
    [
        ("10.08.2023 07:45", date(2023, 8, 10), time(7, 45)),
        ("Aug 10, 2023 | 8:34 p.m. GMT", date(2023, 8, 10), time(20, 34)),
        ("Published: Thursday, 10 August 2023, 07:45 CET", date(2023, 8, 10), time(7, 45)),
        ("10. August 2023, 7.45 Uhr", date(2023, 8, 10), time(7, 45)),
        ("10 серпня 2023", date(2023, 8, 10), None),
        ("10 sierpnia 2023 r. 07:45", date(2023, 8, 10), time(7, 45)),
        ("le 10 août 2023 à 07h45", date(2023, 8, 10), time(7, 45)),
        ("2023. augusztus 10.", date(2023, 8, 10), None),
        ("2023-08-10", date(2023, 8, 10), None),
        ("25/08/2023", date(2023, 8, 25), None),
        ("Friday 04/08/2023", date(2023, 8, 4), None),
        ("12:05 AM, August 10, 2023", date(2023, 8, 10), time(0, 5)),
    ],
)
def test_a_full_date_is_one_day(line: str, day: date, clock: time | None) -> None:
    read = dating(line, 0, line)
    assert (read.earliest, read.latest, read.likely, read.clock) == (day, day, day, clock)
    assert read.basis is Basis.PRINTED
    assert [span.of(line) for span in read.spans] == list(read.words)


def test_a_number_pair_that_fits_two_days_is_left_as_two() -> None:
    read = dating("03/04/2022", 0, "03/04/2022")
    assert (read.earliest, read.latest) == (date(2022, 3, 4), date(2022, 4, 3))
    assert read.likely is None
    assert "not told apart" in read.explanation


def test_the_rest_of_the_page_may_decide_between_two_days() -> None:
    page = "03/04/2022\n\nOn 4 March 2022 the institute said nothing had changed."
    assert dating("03/04/2022", 0, page).likely == date(2022, 3, 4)


def test_a_day_without_a_year_gets_no_year() -> None:
    read = dating("August 9, 4:00 pm EST", 0, "")
    assert (read.earliest, read.likely, read.month_day) == (None, None, (8, 9))
    assert read.clock == time(16, 0)
    assert not read.year_printed


def test_a_stamp_takes_the_year_printed_in_the_headline_above_it() -> None:
    text = "River Assessment, August 9, 2023\n\nAugust 9, 4:00 pm EST\n\nA crossing is unlikely."
    published = from_passage({"doc": "p", "text": text}).published
    assert published.likely == date(2023, 8, 9)
    assert published.clock == time(16, 0)


def test_a_question_that_ends_in_a_date_is_not_dated_by_it() -> None:
    text = "Will the river be crossed by 1 June 2023?\n\nThe panel closed this question with no."
    assert from_passage({"doc": "p", "text": text}).published.basis is Basis.UNKNOWN


def test_the_first_printing_stands_before_the_update() -> None:
    text = (
        "Junta digs in\n\nUpdated: 12 August 2023\n\nPublished: 10 August 2023\n\n"
        "The junta is unlikely to accept the ultimatum before the weekend."
    )
    assert from_passage({"doc": "p", "text": text}).published.likely == date(2023, 8, 10)


@pytest.mark.parametrize(
    "line",
    [
        "Friday is day 282 of the war.",
        "On 10 August 2023 the junta refused.",
        "Closing date: maybe",
        "May 5 troops come",
        "1500 men and 30.06 rifles",
        "",
    ],
)
def test_a_line_that_says_more_than_when_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_as_printed(day: date) -> None:
    for line in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day} {day:%B} {day.year}"):
        (read,) = dates_in(line)
        assert read.day_of() == day


@given(st.text(max_size=80))
def test_no_text_makes_the_reading_of_dates_fail(text: str) -> None:
    dates_in(text)
    clock_in(text)
    is_date_line(text)
    assert dating(text, 0, text).latest is None or dates_in(text)
