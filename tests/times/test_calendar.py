"""Which days a time can mean: narrow where the anchor is narrow, open where it is open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.doctrine.calendar import resolve, season_days, shifted, week_of, within
from vedette.doctrine.time_words import lengths, seasons
from vedette.errors import BadDate
from vedette.extract.moments.moments import moments
from vedette.model.moment import Days, Moment, MomentKind
from vedette.model.span import Span

FRIDAY = Days(date(2022, 12, 2), date(2022, 12, 2))


def days_of(words: str, anchor: Days = FRIDAY) -> tuple[str | None, str | None]:
    found = resolve(moments(words)[0], anchor)
    return (
        found.earliest.isoformat() if found.earliest else None,
        found.latest.isoformat() if found.latest else None,
    )


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Thursday night", "2022-12-01", "2022-12-01"),
        ("on Friday", "2022-12-02", "2022-12-02"),
        ("last Friday", "2022-11-25", "2022-11-25"),
        ("next Friday", "2022-12-09", "2022-12-09"),
        ("the upcoming Monday", "2022-12-05", "2022-12-05"),
        ("on January 9", "2023-01-09", "2023-01-09"),
        ("since February 24", "2022-02-24", "2022-12-02"),
        ("yesterday", "2022-12-01", "2022-12-01"),
        ("this week", "2022-11-28", "2022-12-04"),
        ("last month", "2022-11-01", "2022-11-30"),
        ("over the past 24 hours", "2022-12-01", "2022-12-02"),
        ("in the next 48 hours", "2022-12-02", "2022-12-04"),
        ("this winter", "2022-12-01", "2023-03-20"),
        ("the previous winter", "2021-12-01", "2022-03-20"),
        ("in early 2023", "2023-01-01", "2023-03-31"),
        ("by the end of the year", "2022-12-02", "2022-12-31"),
        ("early next year", "2023-01-01", "2023-03-31"),
        ("The talks will be held on Friday", "2022-12-02", "2022-12-02"),
        ("next spring", "2023-03-01", "2023-06-20"),
        ("before the end of December", "2022-12-02", "2022-12-31"),
        ("in two weeks' time", "2022-12-02", "2022-12-16"),
        ("by the end of the decade", "2022-12-02", "2029-12-31"),
        ("within days", "2022-12-02", "2022-12-12"),
        ("it may come in the spring", "2023-03-01", "2023-06-20"),
        ("before 2024", "2022-12-02", "2023-12-31"),
        ("in 2021", "2021-01-01", "2021-12-31"),
        ("Tuesday, December 13", "2022-12-13", "2022-12-13"),
        ("a month ago", "2022-10-17", "2022-11-16"),
    ],
)
def test_times_of_a_text_written_on_a_friday(words: str, first: str, last: str) -> None:
    assert days_of(words) == (first, last)


def test_winter_of_a_year_is_the_one_that_reaches_into_it_when_seen_from_the_year_before() -> None:
    assert days_of("in winter 2023") == ("2022-12-01", "2023-03-20")


def test_winter_of_a_year_is_the_one_that_begins_in_it_when_seen_from_that_autumn() -> None:
    autumn = Days(date(2023, 10, 20), date(2023, 10, 20))
    assert days_of("in winter 2023", autumn) == ("2023-12-01", "2024-03-20")


def test_vague_horizons_are_as_long_as_the_table_says() -> None:
    length = lengths()["next_weeks"] or 0
    end = (date(2022, 12, 2) + timedelta(days=length)).isoformat()
    assert days_of("in the coming weeks") == ("2022-12-02", end)


def test_open_words_have_no_end_unless_the_table_gives_one() -> None:
    assert days_of("soon") == ("2022-12-02", None)
    assert days_of("imminent") == ("2022-12-02", "2022-12-16")


def test_an_anchor_that_is_an_interval_makes_the_answer_wide() -> None:
    anchor = Days(date(2022, 12, 16), date(2022, 12, 18))
    assert days_of("on Saturday", anchor) == ("2022-12-10", "2022-12-17")


def test_an_unknown_anchor_leaves_a_relative_time_unknown() -> None:
    assert days_of("yesterday", Days(None, None)) == (None, None)
    assert days_of("on June 23", Days(None, None)) == (None, None)


def test_a_printed_year_needs_no_anchor() -> None:
    assert days_of("2 December 2022", Days(None, None)) == ("2022-12-02", "2022-12-02")


def test_an_anchor_that_runs_backwards_is_refused() -> None:
    with pytest.raises(BadDate, match="run backwards"):
        resolve(moments("today")[0], Days(date(2023, 1, 2), date(2023, 1, 1)))


def test_a_weekday_printed_beside_a_day_chooses_the_year() -> None:
    moment = moments("Tuesday, December 13")[0]
    found = resolve(moment, Days(date(2024, 6, 1), date(2024, 6, 1)))
    assert found == Days(date(2022, 12, 13), date(2022, 12, 13))


def test_winter_is_named_by_the_year_it_ends_in() -> None:
    assert season_days("winter", 2023) == (date(2022, 12, 1), date(2023, 3, 20))


CODES = st.sampled_from(
    [None, "coming", "last", "past", "since", "until", "before", "after", "early", "late", "mid"]
)
RELATIVE = st.sampled_from(
    [
        "day:0",
        "day:-1",
        "day:+1",
        "week:0",
        "week:-1",
        "week:+1",
        "weekend:-1",
        "weekend:0",
        "month:0",
        "month:-1",
        "month:+1",
        "year:0",
        "year:-1",
        "year:+1",
        "year:0+late+until",
        "year:+1+early",
        "month:0+late",
        "decade:0",
        "decade:0+until",
        "overnight",
        "past_hours:24",
        "past_weeks",
        "next_weeks",
        "next_days:3",
        "next_hours:48",
        "ago_days:3",
        "ago_years:2",
        "past_years",
        "next_years",
    ]
)


@st.composite
def any_moment(draw: st.DrawFn) -> Moment:
    kind = draw(st.sampled_from(list(MomentKind)))
    code = draw(CODES)
    year = draw(st.one_of(st.none(), st.integers(1900, 2099)))
    if kind is MomentKind.RELATIVE:
        code = draw(RELATIVE)
    elif kind is MomentKind.OPEN:
        code = draw(st.sampled_from(["soon", "imminent", "near_future", "forever"]))
    elif kind is MomentKind.SEASON:
        code = draw(st.sampled_from(sorted(seasons()))) + (f"+{code}" if code else "")
    elif kind is MomentKind.DAY_COUNT:
        code = draw(st.sampled_from([None, "epoch:2022-02-24"]))
    if kind in (MomentKind.DATE, MomentKind.YEAR):
        year = year or 2022
    if kind in (MomentKind.MONTH_DAY, MomentKind.WEEKDAY):
        year = None
    return Moment(
        Span(0, 1), "x", kind, year, draw(st.integers(1, 12)), draw(st.integers(1, 28)),
        draw(st.integers(0, 6)) if kind is MomentKind.WEEKDAY else None, None, code,
    )  # fmt: skip


DATES = st.dates(date(1800, 1, 1), date(2200, 1, 1))


@given(any_moment(), DATES, st.integers(0, 900))
def test_an_answer_never_begins_after_it_ends(moment: Moment, first: date, more: int) -> None:
    found = resolve(moment, Days(first, shifted(first, more)))
    assert not (found.earliest and found.latest and found.earliest > found.latest)


@given(any_moment(), DATES, st.integers(0, 900))
def test_opening_an_end_of_the_anchor_never_narrows(moment: Moment, first: date, more: int) -> None:
    last = shifted(first, more)
    exact = resolve(moment, Days(first, last))
    for opened in (Days(None, last), Days(first, None)):
        wide = resolve(moment, opened)
        assert wide.earliest is None or (exact.earliest and wide.earliest <= exact.earliest)
        assert wide.latest is None or (exact.latest and wide.latest >= exact.latest)


@given(any_moment(), DATES, st.integers(0, 60), st.integers(0, 60))
def test_a_wider_anchor_never_narrows(moment: Moment, first: date, more: int, wider: int) -> None:
    exact = resolve(moment, Days(first, shifted(first, more)))
    wide = resolve(moment, Days(shifted(first, -wider), shifted(first, more + wider)))
    assert wide.earliest is None or (exact.earliest and wide.earliest <= exact.earliest)
    assert wide.latest is None or (exact.latest and wide.latest >= exact.latest)


@given(st.dates())
def test_any_day_of_the_calendar_can_be_an_anchor(day: date) -> None:
    for words in ("on Friday", "in winter 2023", "next year", "three years ago", "on June 23"):
        resolve(moments(words)[0], Days(day, day))


@given(st.dates(date(1, 1, 8), date(9999, 12, 20)))
def test_a_week_holds_its_day_and_runs_from_monday(day: date) -> None:
    week = week_of(day)
    assert within(day, week)
    assert week.earliest is not None
    assert week.earliest.weekday() == 0
