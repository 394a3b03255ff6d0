"""A plain text file may say at its head who printed it and when; that is no part of the report."""

from datetime import date

from vedette.collect.file_head import file_head, unmarked
from vedette.collect.render import render
from vedette.collect.walk import capture
from vedette.model.basis import Basis
from vedette.model.document import Capture, Document, ZoneKind
from vedette.settings import Settings

_REPORT = "The ferry union will probably stop work in May, the harbour office said on Tuesday."


def _read(text: str) -> Document:
    held = capture(text.encode(), "note.txt", Settings())
    assert isinstance(held, Capture)
    (document,), refused = render(held, Settings())
    assert not refused
    return document


def test_labelled_lines_give_title_outlet_writer_and_day_and_leave_the_report() -> None:
    head = "Title: Ferries may stop\nOutlet: Bay News\nBy: Ida Holm\nDate: 3 May 2023\n\n"
    document = _read(head + _REPORT)
    assert document.text == _REPORT
    assert document.title
    assert document.title.value == "Ferries may stop"
    assert document.outlet
    assert document.outlet.value == "Bay News"
    assert document.author
    assert document.author.value == "Ida Holm"
    assert document.published.likely == date(2023, 5, 3)
    assert document.published.basis is Basis.METADATA


def test_labels_of_other_languages_are_known() -> None:
    document = _read("Titel: Fähren stehen still\nQuelle: Hafenblatt\nDatum: 2023-05-03\n\nText.")
    assert document.outlet
    assert document.outlet.value == "Hafenblatt"
    assert document.published.likely == date(2023, 5, 3)


def test_front_matter_is_a_head_with_its_unknown_keys_left_out() -> None:
    head = '---\ntitle: "Ferries may stop"\noutlet: Bay News\ntags: [sea]\ndate: 2023-05-03\n---\n'
    document = _read(head + "# Ferries may stop\n\n" + _REPORT)
    assert document.text == "Ferries may stop\n\n" + _REPORT
    assert document.title
    assert document.title.value == "Ferries may stop"
    assert document.outlet
    assert document.outlet.value == "Bay News"


def test_a_date_in_the_head_that_cannot_be_read_is_told_and_not_guessed() -> None:
    document = _read("Outlet: Bay News\nDate: the other day\n\n" + _REPORT)
    assert document.published.likely is None
    assert "cannot be read" in document.published.explanation


def test_one_label_alone_or_a_line_that_is_no_label_is_the_reports_own() -> None:
    for text in (
        "Title: Ferries may stop\n\n" + _REPORT,
        "Source: a letter\nThe union met.\n\n" + _REPORT,
        "Analysis: why it fails\nVerdict: too late\n\n" + _REPORT,
        "---\n\n" + _REPORT + "\n\n---\n\nMore.",
        _REPORT,
    ):
        assert file_head(text)[0] == text


def test_signs_of_markdown_are_no_words() -> None:
    marked = "# Ferries may stop\n\n*Bay Weekly, 3 May 2023*\n\n" + _REPORT
    document = _read(marked)
    assert document.text.startswith("Ferries may stop\n\nBay Weekly, 3 May 2023\n")
    assert document.published.likely == date(2023, 5, 3)
    assert any(z.kind is ZoneKind.TITLE for z in document.zones)
    assert (
        unmarked("#strike is a tag\n* a point\n2 * 3 * 4")
        == "#strike is a tag\n* a point\n2 * 3 * 4"
    )
