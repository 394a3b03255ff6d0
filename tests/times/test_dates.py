"""When a text was written: kept, inferred from its words, narrowed by the desk, or unknown."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.collect.dates import date_desk, date_document
from vedette.extract.moments.moments import moments
from vedette.model.basis import Basis, Dating
from vedette.model.document import Document, Zone, ZoneKind
from vedette.model.span import Span

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"


def dated(text: str, **fields: object) -> Dating:
    document = Document(id="doc", text=text, **fields)  # type: ignore[arg-type]
    return date_document(document, moments(text))


def test_a_given_date_is_kept_whatever_the_words_say() -> None:
    given_day = Dating(Basis.GIVEN, *[date(2023, 8, 2)] * 3)
    kept = dated("The junta warned on May 4, 2019.", published=given_day)
    assert kept is given_day


def test_a_text_without_any_time_is_undated() -> None:
    found = dated("The junta closed the border and grounded all flights.")
    assert (found.basis, found.earliest, found.latest, found.likely) == (
        Basis.UNKNOWN,
        None,
        None,
        None,
    )


def test_a_year_that_is_not_printed_is_not_invented() -> None:
    found = dated(
        "The bloc warned on July 30 that it may use force. Its envoys met the junta on July 31."
    )
    assert (found.month_day, found.year_printed) == ((7, 31), False)
    assert (found.earliest, found.latest, found.likely) == (None, None, None)
    assert "year is not printed" in found.explanation
    assert any("July 31" in words for words in found.words)


def test_a_report_a_coming_meeting_and_a_coming_winter_give_three_days() -> None:
    text = (
        "The junta is likely to yield at the upcoming November 19 summit, according to a "
        "November 16 report by an institute. It sees a potential offensive in winter 2031."
    )
    found = dated(text)
    assert (found.earliest, found.latest) == (date(2030, 11, 16), date(2030, 11, 18))
    assert found.likely == date(2030, 11, 17)
    assert any("November 16 report" in w for w in found.words)
    assert any("upcoming November 19" in w for w in found.words)
    assert any("winter 2031" in w for w in found.words)


def test_this_week_ties_weekdays_to_a_dated_event_of_the_week() -> None:
    text = (
        "President Tinubu met General Tchiani in Niamey for a long visit this week.\n"
        "President Tinubu greets General Tchiani during his visit to Niamey on August 7, 2023.\n"
        "The visit changed nothing, an institute said Tuesday in its daily note.\n"
    )
    found = dated(text)
    assert (found.earliest, found.likely) == (date(2023, 8, 8), date(2023, 8, 8))
    assert found.latest == date(2023, 8, 13)


def test_a_caption_gives_only_a_lower_bound() -> None:
    lead = "The junta said it would not yield.\n"
    caption = "Soldiers stand guard in the capital on Saturday, June 25, 2022."
    zones = (
        Zone(Span(0, len(lead) - 1), ZoneKind.BODY, "hand/1"),
        Zone(Span(len(lead), len(lead + caption)), ZoneKind.CAPTION, "hand/1"),
    )
    found = dated(lead + caption, zones=zones)
    assert (found.earliest, found.latest, found.likely) == (date(2022, 6, 25), None, None)


def test_a_writers_biography_dates_nothing() -> None:
    body, bio = "The junta said no.\n", "She joined the paper on January 4, 2021."
    zones = (
        Zone(Span(0, len(body) - 1), ZoneKind.BODY, "hand/1"),
        Zone(Span(len(body), len(body + bio)), ZoneKind.BIO, "hand/1"),
    )
    assert dated(body + bio, zones=zones).basis is Basis.UNKNOWN


def test_a_scheduled_day_is_no_day_of_the_news() -> None:
    found = dated("The junta raised money for the June 7 referendum.")
    assert found.month_day is None


def test_a_wire_dateline_is_the_day_itself() -> None:
    text = "NIAMEY, Aug. 4 (ANP) - The junta closed the airspace. It will vote in spring 2031."
    found = dated(text)
    assert found.month_day == (8, 4)
    assert found.rule == "date.dateline/1"


def test_a_day_printed_with_its_year_may_be_an_old_story() -> None:
    text = (
        "The coup began on July 26, 2023. Two days later, on July 28, its leader spoke. "
        "Nobody has left since."
    )
    found = dated(text)
    assert (found.earliest, found.latest, found.likely) == (date(2023, 7, 28), None, None)


def test_a_day_count_of_a_known_war_dates_its_text() -> None:
    found = dated("It was day 13 of Russia's war on Ukraine, and the staff said units moved.")
    assert (found.earliest, found.likely) == (date(2022, 3, 8), date(2022, 3, 8))


def test_a_weekday_beside_a_day_gives_the_year_after_a_printed_one() -> None:
    text = (
        "The army was sent in when the war began on February 24, 2022.\n"
        "The check was ordered on Tuesday, December 13. It was over on December 14."
    )
    found = dated(text)
    assert found.earliest == date(2022, 12, 14)
    assert "agrees with the calendar" in found.explanation


def desk(
    *texts: str, given_days: dict[int, date] | None = None, **kwargs: object
) -> dict[str, Dating]:
    days = given_days or {}
    documents = [
        Document(
            id=f"d{i}",
            text=text,
            published=Dating(Basis.GIVEN, *[days[i]] * 3) if i in days else Dating(Basis.UNKNOWN),
        )
        for i, text in enumerate(texts)
    ]
    found = {d.id: moments(d.text) for d in documents}
    datings = {d.id: date_document(d, found[d.id]) for d in documents}
    return date_desk(documents, datings, found, **kwargs)  # type: ignore[arg-type]


SUMMIT = (
    "At the August 7 talks in Niamey, Tinubu's first meeting with Tchiani since 2019, both smiled."
)
WARNED = "The bloc warned on July 30 that force may follow. Its envoys left on July 31."


def test_the_desk_gives_a_year_when_all_its_other_documents_share_one() -> None:
    out = desk(WARNED, "Flights stopped.", given_days={1: date(2023, 8, 2)})
    assert (out["d0"].basis, out["d0"].likely) == (Basis.DESK, date(2023, 7, 31))
    assert out["d0"].year_printed is False
    assert "d1" in out["d0"].explanation


def test_the_desk_gives_no_year_when_its_documents_disagree() -> None:
    out = desk(WARNED, "a", "b", given_days={1: date(2023, 8, 2), 2: date(2022, 8, 2)})
    assert out["d0"].likely is None
    assert out["d0"].month_day == (7, 31)


def test_the_same_day_printed_with_its_year_elsewhere_outranks_the_desks_years() -> None:
    out = desk(
        "General Tchiani met envoys of Benin and Togo on July 31. They warned him on July 30.",
        "On July 31, 2021, General Tchiani met envoys of Benin and Togo.",
        "Flights stopped.",
        given_days={2: date(2023, 8, 2)},
    )
    assert out["d0"].likely == date(2021, 7, 31)


def test_an_undated_text_is_not_before_the_marked_event_that_another_dates() -> None:
    out = desk(
        "It was Tinubu's first visit to Tchiani since 2019, and little came of it.",
        SUMMIT,
        given_days={1: date(2023, 8, 8)},
    )
    assert (out["d0"].basis, out["d0"].earliest) == (Basis.DESK, date(2023, 8, 7))
    assert out["d0"].latest is None
    assert "d1" in out["d0"].explanation


def test_another_first_visit_since_the_same_year_is_another_event() -> None:
    out = desk(
        "It was Akufo-Addo's first visit to Lagos since 2019.",
        SUMMIT,
        given_days={1: date(2023, 8, 8)},
    )
    assert (out["d0"].basis, out["d0"].earliest) == (Basis.INFERRED, date(2019, 1, 1))


def test_lineage_can_say_not_before() -> None:
    bound = {"d0": (date(2023, 8, 5), "it relays a report of 5 August")}
    out = desk("Flights stopped.", not_before=bound)
    assert (out["d0"].basis, out["d0"].earliest) == (Basis.DESK, date(2023, 8, 5))
    assert "relays a report" in out["d0"].explanation


def test_a_bound_that_contradicts_a_given_date_is_told_and_not_obeyed() -> None:
    bound = {"d0": (date(2023, 8, 5), "it relays a report of 5 August")}
    out = desk("Flights stopped.", given_days={0: date(2023, 8, 2)}, not_before=bound)
    assert out["d0"].likely == date(2023, 8, 2)
    assert "conflict" in out["d0"].explanation


def test_a_bound_gives_a_near_month_and_day_its_year() -> None:
    bound = {"d0": (date(2023, 7, 30), "it relays a report of 30 July")}
    assert desk(WARNED, not_before=bound)["d0"].likely == date(2023, 7, 31)


SENTENCES = st.sampled_from(
    [
        "The bloc warned on July 30 that force may follow.",
        "according to a December 16 report",
        "the upcoming December 19 meeting",
        "A push is possible in winter 2031.",
        "On May 4, 2023, they met.",
        "The army will vote on August 9.",
        "They met on Tuesday, December 13.",
        "It was calm this week.",
        "Talks were held on Monday.",
        "Since 2019 nothing moved.",
        "On day 40 of Russia's war on Ukraine rain fell.",
        "NIAMEY, Feb. 29 (ANP) - It rained.",
    ]
)


@given(st.lists(SENTENCES, max_size=8))
def test_an_inferred_dating_is_never_upside_down_and_its_words_stand_in_the_text(
    sentences: list[str],
) -> None:
    text = "\n".join(sentences)
    found = dated(text)
    assert not (found.earliest and found.latest and found.earliest > found.latest)
    if found.likely:
        assert found.earliest
        assert found.earliest <= found.likely <= (found.latest or date.max)
    assert [s.of(text) for s in found.spans] == list(found.words)
    assert replace(found) == dated(text)


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the labelled texts are not beside the project")
def test_the_seed_articles_are_dated_as_far_as_their_words_allow() -> None:
    from vedette.collect.passage import from_passage

    documents = [
        from_passage({"doc": path.name[:3], "text": path.read_text(encoding="utf-8")})
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    found = {d.id: moments(d.text) for d in documents}
    alone = {d.id: date_document(d, found[d.id]) for d in documents}
    assert (alone["000"].month_day, alone["000"].year_printed) == ((6, 23), False)
    assert alone["001"].earliest == date(2022, 12, 16)
    assert alone["001"].latest == date(2022, 12, 18)
    assert alone["002"].basis is Basis.PRINTED
    assert alone["003"].likely == date(2022, 12, 20)
    assert alone["004"].likely is None
    together = date_desk(documents, alone, found)
    assert (together["000"].likely, together["000"].basis) == (date(2022, 6, 23), Basis.DESK)
    assert (together["004"].earliest, together["004"].basis) == (date(2022, 12, 19), Basis.DESK)
    assert together["001"] == alone["001"]
