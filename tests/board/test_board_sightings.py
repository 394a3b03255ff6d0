"""Forty reprints of a sighting are one sighting, and belong to whoever saw."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vedette.model.basis import UNDATED, Basis, Dating, Stated
from vedette.model.document import Document
from vedette.model.estimate import Observation, ReaderVersion, Reading
from vedette.model.lineage import Copy, CopyKind, Reuse, ReuseKind
from vedette.model.span import Span
from vedette.model.statement import Credit, CreditKind, CreditRole
from vedette.trace.evidence import Evidence
from vedette.trace.sightings import carried, find_sightings
from vedette.weigh.indicators import board

RULES = ReaderVersion("by hand", 1)
DAY = date(2024, 5, 10)
SAW = "Four pontoon bridges were laid over the Strela near Zenda, north of the old rail yard."
NONE = "No pontoon bridges were seen on the Strela near Zenda, north of the old rail yard."


def page(name, outlet, *, words=SAW, reporter="", day=0, status="observed", via=()):
    """A document of one sentence, and what was read from it."""
    dating = UNDATED
    if day is not None:
        on = DAY + timedelta(days=day)
        dating = Dating(Basis.GIVEN, on, on, on)
    document = Document(name, words, outlet=Stated(outlet, Basis.GIVEN), published=dating)
    found = Observation(
        f"obs-{name}",
        name,
        Span(0, len(words)),
        "logistics",
        status,
        reporter or outlet,
        via,
        ("bridges",),
    )
    return document, Reading(name, RULES, observations=(found,))


def sightings(*pages):
    return find_sightings([r for _, r in pages], {d.id: d for d, _ in pages})


def test_one_staff_in_many_outlets_is_one_sighting_of_the_first_day() -> None:
    pages = [
        page(f"d{n}", f"paper{n}.example", reporter="Sylvanian General Staff", day=n)
        for n in range(5)
    ]
    (found,) = sightings(*pages)
    assert found.origin == "Sylvanian General Staff"
    assert found.day == DAY
    assert len(found.outlets) == 5
    assert "5 prints of one report" in found.because


def test_an_unsigned_reprint_belongs_to_whoever_is_named_elsewhere() -> None:
    found = sightings(
        page("a", "first.example", reporter="Sylvanian General Staff"),
        page("b", "second.example", day=1),
    )
    assert [s.origin for s in found] == ["Sylvanian General Staff"]


def test_an_unsigned_sentence_in_several_papers_is_the_first_papers() -> None:
    found = sightings(page("b", "later.example", day=2), page("a", "first.example"))
    assert [s.origin for s in found] == ["first.example"]
    assert found[0].own


def test_two_bodies_that_are_both_named_stay_two() -> None:
    found = sightings(
        page("a", "one.example", reporter="Sylvanian General Staff"),
        page("b", "two.example", reporter="Border Guard of Sylvania"),
    )
    assert len(found) == 2


def test_seen_and_not_seen_are_two_reports_however_alike_the_words() -> None:
    found = sightings(
        page("a", "one.example"), page("b", "two.example", words=NONE, status="not_observed")
    )
    assert {s.status for s in found} == {"observed", "not_observed"}


def test_a_staff_that_looks_again_another_day_has_looked_again() -> None:
    """The same words in the same paper a day later are a fresh report, not a reprint."""
    found = sightings(
        page("a", "one.example", reporter="Sylvanian General Staff", words=NONE),
        page("b", "one.example", reporter="Sylvanian General Staff", words=NONE, day=1),
    )
    assert [s.day for s in found] == [DAY, DAY + timedelta(days=1)]


def test_a_reprint_does_not_make_an_old_sighting_young() -> None:
    found = sightings(page("a", "one.example"), page("b", "two.example", day=60))
    assert [s.day for s in found] == [DAY]


def test_an_undated_copy_adds_neither_a_report_nor_a_day() -> None:
    found = sightings(page("a", "one.example"), page("b", "two.example", day=None))
    assert [(s.day, len(s.documents)) for s in found] == [(DAY, 2)]


def test_who_reports_itself_and_carries_another_is_not_independent_of_it() -> None:
    found = sightings(
        page("a", "Zenda Institute", reporter="Sylvanian General Staff"),
        page("b", "Zenda Institute", words="Eleven fuel trains stood at Zenda on Friday night."),
    )
    assert [pair[:2] for pair in carried(found)] == [("Zenda Institute", "Sylvanian General Staff")]


def test_nobody_is_told_who_users_and_officials_are() -> None:
    found = sightings(
        page("a", "one.example", reporter="Social media users"),
        page("b", "two.example", reporter="Viktor Orlan", words=NONE, status="not_observed"),
    )
    assert {s.origin: s.named for s in found} == {"Social media users": False, "Viktor Orlan": True}


@given(st.lists(st.integers(0, 20), min_size=1, max_size=4))
def test_copies_under_new_names_never_change_the_board(days: list[int]) -> None:
    from board_nouns import BRIDGES, asked, watch

    first = [
        page("a", "one.example", reporter="Sylvanian General Staff"),
        page("b", "two.example", words=NONE, status="not_observed", day=1),
    ]
    copies = []
    for n, late in enumerate(days):
        document, reading = first[n % 2]
        on = DAY + timedelta(days=1 + late)
        twin = replace(
            document,
            id=f"copy{n}",
            outlet=Stated(f"mirror{n}.example", Basis.GIVEN),
            published=Dating(Basis.GIVEN, on, on, on),
        )
        seen = replace(reading.observations[0], id=f"obs-copy{n}", document=f"copy{n}")
        copies.append((twin, Reading(twin.id, RULES, observations=(seen,))))
    plain, copied = sightings(*first), sightings(*first, *copies)
    on = DAY + timedelta(days=15)
    boards = [
        board(watch(*s, questions=asked(BRIDGES), as_of=on, leans_on=carried(s)))
        for s in (plain, copied)
    ]
    assert boards[0].posterior == boards[1].posterior
    assert boards[0].rows[0].status == boards[1].rows[0].status


def test_a_daily_page_that_keeps_its_wording_has_looked_anew_each_day() -> None:
    """Found as a copied passage, two daily pages of one staff are still two looks."""
    pages = [
        page(name, "Sylvanian General Staff", words=NONE, status="not_observed", day=day)
        for name, day in (("a", 0), ("b", 3))
    ]
    whole = Span(0, len(NONE))
    passage = Reuse("a", "b", whole, whole, 1.0, ReuseKind.EXACT)
    copy = Copy("a", "b", CopyKind.EXACT, 1.0, 1.0, (passage,))
    found = find_sightings(
        [r for _, r in pages], {d.id: d for d, _ in pages}, Evidence(copies=(copy,))
    )
    assert len(found) == 2


def test_an_agencys_text_in_a_papers_own_voice_is_the_agencys() -> None:
    document, reading = page("a", "zenda.example")
    wire = Credit("Reuters", CreditKind.DATELINE, CreditRole.WIRE)
    found = find_sightings([reading], {"a": document}, Evidence(credits={"a": (wire,)}))
    assert [s.origin for s in found] == ["Reuters"]


def test_a_spun_copy_is_the_same_report_whatever_its_words() -> None:
    spun = "A quartet of floating spans got placed across that river beside Zenda, officials add."
    pages = [page("a", "one.example"), page("b", "two.example", words=spun, day=1)]
    passage = Reuse("a", "b", Span(0, len(SAW)), Span(0, len(spun)), 0.3, ReuseKind.SPUN)
    copy = Copy("a", "b", CopyKind.SPUN, 1.0, 1.0, (passage,))
    known = {d.id: d for d, _ in pages}
    found = find_sightings([r for _, r in pages], known, Evidence(copies=(copy,)))
    assert [(s.origin, len(s.documents)) for s in found] == [("one.example", 2)]
