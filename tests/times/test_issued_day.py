"""The day of a product that its relay does not date, and whose the days are that it prints."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.extract.moments.moments import moments
from vedette.model.basis import UNDATED, Basis, Dating
from vedette.model.span import Span
from vedette.trace.identities.names import proper
from vedette.trace.products.convention import RULE, by_convention
from vedette.trace.products.owners import Owners
from vedette.trace.products.windows import OPEN, Window, common, window_of

DAY = date(2023, 8, 10)
RELAY = Dating(Basis.GIVEN, DAY, DAY, DAY)
NO_WORDS = Dating(Basis.INFERRED, latest=DAY, rule="issued.none/1")
DAYS = st.dates(date(2020, 1, 10), date(2024, 12, 20))


class TestConvention:
    """A text of a known day relays what came out that day or the evening before."""

    @pytest.mark.parametrize(
        ("origin", "day"), [("ISW", 9), ("UK MoD", 10), ("Moussa Salaou", 10), ("RUSI", 10)]
    )
    def test_an_american_institute_publishes_the_evening_before(
        self, origin: str, day: int
    ) -> None:
        found = by_convention(NO_WORDS, RELAY, origin, ())
        assert found.likely == date(2023, 8, day)
        assert (found.earliest, found.latest) == (date(2023, 8, 9), DAY)

    def test_it_is_told_as_a_convention_and_never_as_printed(self) -> None:
        found = by_convention(NO_WORDS, RELAY, "ISW", ())
        assert (found.basis, found.rule) == (Basis.INFERRED, RULE)
        assert "By convention" in found.explanation
        assert not found.words

    def test_what_happened_that_day_cannot_stand_in_last_night_s_report(self) -> None:
        told = moments("The bridge fell on August 10.", "en")
        assert by_convention(NO_WORDS, RELAY, "ISW", told).likely == DAY

    def test_words_outrank_the_convention(self) -> None:
        day = date(2023, 8, 7)
        printed = Dating(Basis.INFERRED, day, day, day, words=("August 7 report",))
        assert by_convention(printed, RELAY, "ISW", ()) is printed

    def test_a_text_of_unknown_day_dates_nothing(self) -> None:
        assert by_convention(NO_WORDS, UNDATED, "ISW", ()) is NO_WORDS


class TestWhoseDay:
    """A time beside somebody's speech dates what that one said."""

    def foreign(self, text: str) -> dict[str, list[str]]:
        marks = {"ISW": {"isw"}, "Abdourahamane Tchiani": {"tchiani"}}
        times, owners = moments(text, "en"), Owners(marks)
        owners.look(text, Span(0, len(text)), times)
        return {
            origin: [m.span.of(text) for m in times if m.span in owners.foreign(origin)]
            for origin in marks
        }

    def test_the_nearest_name_before_it_owns_a_day(self) -> None:
        found = self.foreign("An attack is unlikely, ISW says, though Tchiani warned on Monday.")
        assert len(found["ISW"]) == 1
        assert found["Abdourahamane Tchiani"] == []

    def test_the_think_tank_is_the_institute_and_not_the_general(self) -> None:
        found = self.foreign("Tchiani spoke, as the think tank said in Tuesday's update.")
        assert found["ISW"] == []
        assert len(found["Abdourahamane Tchiani"]) == 1


class TestWindows:
    """The days several relays allow together."""

    def test_thursday_s_report_about_a_tuesday_is_of_that_thursday(self) -> None:
        both = common([Window(early=date(2023, 8, 8)), Window(weekday=3)])
        assert both is not None
        assert both.day() == date(2023, 8, 10)

    def test_two_weekdays_never_meet(self) -> None:
        assert common([Window(weekday=1), Window(weekday=3)]) is None

    def test_tuesday_may_be_monday_night(self) -> None:
        tuesday = Window(weekday=1)
        assert tuesday.allows(date(2023, 8, 8))
        assert tuesday.allows(date(2023, 8, 7))
        assert not tuesday.allows(date(2023, 8, 9))

    def test_a_text_is_written_in_the_week_after_a_day_it_prints(self) -> None:
        near = Window(near=(9, 30))
        assert near.allows(date(2023, 10, 3))
        assert not near.allows(date(2023, 10, 20))
        assert not near.allows(date(2023, 9, 20))

    @given(day=DAYS, span=st.integers(0, 20), other=DAYS)
    def test_what_meets_is_allowed_by_both(self, day: date, span: int, other: date) -> None:
        one, two = Window(day, day + timedelta(days=span)), Window(other, other)
        both = common([one, two])
        assert (both is not None) == (day <= other <= day + timedelta(days=span))
        assert both is None or (one.allows(both.early) and two.allows(both.early))

    @given(day=DAYS, weekday=st.integers(0, 6))
    def test_a_weekday_after_a_known_day_is_found_within_the_week(
        self, day: date, weekday: int
    ) -> None:
        found = Window(early=day, weekday=weekday).day()
        assert found is not None
        assert found.weekday() == weekday
        assert 0 <= (found - day).days <= 6

    def test_an_undated_relay_allows_every_day(self) -> None:
        assert window_of(UNDATED) == OPEN
        assert OPEN.allows(DAY)
        assert OPEN.day() is None


@pytest.mark.parametrize(
    ("name", "is_name"),
    [
        ("What these", False),
        ("On August 9 the ministry", False),
        ("Tuesday", False),
        ("two countries", False),
        ("Everything here", False),
        ("Defence ministry", True),
        ("Salaou", True),
        ("European Union", True),
    ],
)
def test_first_words_of_a_sentence_are_nobody(name: str, is_name: bool) -> None:
    assert proper(name) is is_name


def test_a_report_named_for_a_morning_left_an_american_institute_the_night_before() -> None:
    text = "So ISW writes in its report for the morning of August 10, 2023."
    found = moments(text, "en")
    dating = Dating(Basis.INFERRED, date(2023, 8, 9), DAY, DAY, spans=(found[0].span,))
    assert by_convention(dating, UNDATED, "ISW", found).likely == date(2023, 8, 9)
    assert by_convention(dating, UNDATED, "UK MoD", found).likely == DAY
