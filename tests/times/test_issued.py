"""The day of an origin's product, from the words of one relay."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.extract.moments.moments import moments
from vedette.model.basis import UNDATED, Basis, Dating
from vedette.model.document import Document
from vedette.model.span import Span
from vedette.trace.products.issued import issued

FRIDAY = Dating(Basis.PRINTED, *[date(2022, 12, 2)] * 3)
IN_WEEK = Dating(Basis.INFERRED, date(2022, 12, 20), date(2022, 12, 25), date(2022, 12, 20))


def product(*sentences: str, relay: Dating = FRIDAY, lang: str = "en") -> Dating:
    text = " ".join(sentences)
    spans = [Span(text.index(s), text.index(s) + len(s)) for s in sentences]
    document = Document(id="d", text=text, lang=lang)
    return issued(document, relay, moments(text, lang), spans)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The risk is low, according to a November 16 report by the institute.", "2022-11-16"),
        ("The institute's update was published on Thursday night.", "2022-12-01"),
        ("The institute said Tuesday in its daily assessment that nothing moved.", "2022-11-29"),
        ("The paper rests on the institute's June 23 report.", "2022-06-23"),
        ("In its latest update, published on Friday, the ministry sees no force.", "2022-12-02"),
        ("In a note posted on Telegram on Thursday, the ministry sees no force.", "2022-12-01"),
        ("The minister on Thursday denied any such plan.", "2022-12-01"),
        ("In an interview published on November 15, the general saw an attack.", "2022-11-15"),
        ("It follows the report of the day before, the institute adds.", "2022-12-01"),
        ("A text on the institute's website dated November 2 says so.", "2022-11-02"),
        ("As of 1 December the ministry counts nine battalions.", "2022-12-01"),
        ("The guard warned on November 30 of provocations.", "2022-11-30"),
        ("On November 30 the staff repeated that nothing moved.", "2022-11-30"),
    ],
)
def test_words_that_date_a_product(sentence: str, day: str) -> None:
    found = product(sentence)
    assert found.likely == date.fromisoformat(day)
    assert found.earliest == found.latest == found.likely
    assert found.basis is Basis.INFERRED
    assert found.words


def test_a_german_report_of_a_weekday_is_read() -> None:
    found = product("So der Stab in seinem Tagesbericht vom Donnerstag.", lang="de")
    assert found.likely == date(2022, 12, 1)


def test_a_weekday_counts_from_the_days_of_its_relay() -> None:
    found = product("The institute said Tuesday in its daily assessment so.", relay=IN_WEEK)
    assert found.likely == found.earliest == found.latest == date(2022, 12, 20)


def test_an_event_in_the_same_sentence_is_only_a_lower_bound() -> None:
    found = product("The institute said that the ministers met on November 23 in Minsk.")
    assert (found.earliest, found.latest, found.likely) == (
        date(2022, 11, 23),
        None,
        date(2022, 11, 23),
    )
    assert "events" in found.explanation


def test_the_date_of_the_report_outranks_the_date_of_its_events() -> None:
    found = product(
        "The ministers met on November 23.", "So says the institute's November 25 report."
    )
    assert found.likely == date(2022, 11, 25)


def test_an_earlier_product_that_is_named_too_does_not_date_this_one() -> None:
    found = product(
        "A November 16 report says so.", "The institute's November 15 worst-case forecast stands."
    )
    assert found.likely == date(2022, 11, 16)
    assert "November 15" in found.explanation


def test_a_printed_day_and_the_next_weekday_are_both_kept() -> None:
    found = product(
        "According to its December 19 report, nothing moved.",
        "The institute said Tuesday in its daily assessment so.",
        relay=IN_WEEK,
    )
    assert found.likely == date(2022, 12, 19)
    assert found.latest == date(2022, 12, 20)
    assert "conflict" in found.explanation
    assert len(found.words) == 2


def test_a_report_cannot_tell_of_the_day_after_it() -> None:
    found = product(
        "So the institute writes in its report of November 12.",
        "“On November 13 the army was put on alert,” the report says.",
    )
    assert (found.earliest, found.likely) == (date(2022, 11, 12), date(2022, 11, 13))
    assert "conflict" in found.explanation


def test_what_is_still_to_come_dates_no_product() -> None:
    found = product("The institute says that the drill will begin on December 8.")
    assert found.likely is None
    assert found.latest == date(2022, 12, 2)


def test_without_words_the_product_is_not_after_its_relay_and_has_no_beginning() -> None:
    found = product("So says the institute in its newest report.")
    assert (found.earliest, found.latest, found.likely) == (None, date(2022, 12, 2), None)


def test_a_missing_year_stays_missing() -> None:
    relay = Dating(Basis.INFERRED, year_printed=False, month_day=(6, 24))
    found = product("The institute's June 23 report says so.", relay=relay)
    assert (found.month_day, found.year_printed, found.likely) == ((6, 23), False, None)


def test_a_weekday_in_an_undated_relay_cannot_be_placed() -> None:
    found = product("The institute wrote in Tuesday's assessment.", relay=UNDATED)
    assert (found.earliest, found.latest, found.likely) == (None, None, None)
    assert found.words


PARTS = st.sampled_from(
    [
        "According to a December 16 report it is calm.",
        "The institute said Tuesday in its daily update so.",
        "They met on December 1.",
        "It was published on Thursday night.",
        "It will be over by December 30.",
        "As of 30 November nothing moved.",
        "“On December 2 it rained,” the report says.",
        "No date here.",
    ]
)
DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))


@given(st.lists(PARTS, min_size=1, max_size=5, unique=True), DAYS, st.integers(0, 30))
def test_a_product_is_never_upside_down_and_keeps_its_words(
    parts: list[str], first: date, more: int
) -> None:
    last = date.fromordinal(first.toordinal() + more)
    text = " ".join(parts)
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in parts]
    relay = Dating(Basis.INFERRED, first, last, first)
    found = issued(Document(id="d", text=text), relay, moments(text), spans)
    assert not (found.earliest and found.latest and found.earliest > found.latest)
    if found.likely:
        assert (found.earliest or date.min) <= found.likely <= (found.latest or date.max)
    assert [s.of(text) for s in found.spans] == list(found.words)
