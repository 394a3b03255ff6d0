"""An answer as of a past day rests on what was out by then, its dates included."""

from datetime import date
from pathlib import Path

import pytest

from vedette.desk import commands
from vedette.errors import NothingToRead

QUESTION = "Will Norland enter the war against Eastmark?"
EARLY = (
    "Norland stays out\nBy A. Writer\n{day}\n\nNorland is unlikely to enter the war against "
    "Eastmark, the Harbour Institute said on May 3. Its forces stay in barracks.\n"
)
LATE = (
    "Norland after all\n3 June 2023\n\nNorland is likely to enter the war against Eastmark, the "
    "Harbour Institute said on Friday.\n"
)


def written(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def answer(folder: Path, day: date | None):
    return commands.assess_files([folder], commands.asked(QUESTION, as_of=day))


def test_a_later_report_lends_no_year_to_an_earlier_text(tmp_path) -> None:
    """ "May 3" is of 2023 only because of the June report, and in May nobody had that."""
    folder = written(tmp_path, early=EARLY.format(day="May 3"), late=LATE)
    with pytest.raises(NothingToRead, match="out by 2023-05-20"):
        answer(folder, date(2023, 5, 20))


def test_by_the_day_of_the_later_report_it_does(tmp_path) -> None:
    folder = written(tmp_path, early=EARLY.format(day="May 3"), late=LATE)
    told = answer(folder, date(2023, 6, 20))
    assert {d.file: d.published.likely for d in told.documents} == {
        "early.txt": date(2023, 5, 3),
        "late.txt": date(2023, 6, 3),
    }


SPAN = (
    "Norland is unlikely to enter the war against Eastmark at the upcoming May 7 summit, "
    "according to a May 3 report by the Harbour Institute. It sees talks in spring 2023.\n"
)


def test_a_text_that_may_be_of_a_later_day_waits_for_it(tmp_path) -> None:
    folder = written(tmp_path, early=EARLY.format(day="2 May 2023"), span=SPAN)
    by_file = {d.file: d.published for d in answer(folder, None).documents}
    likely, latest = by_file["span.txt"].likely, by_file["span.txt"].latest
    assert likely is not None
    assert latest is not None
    assert likely < latest
    assert {d.file for d in answer(folder, likely).documents} == {"early.txt"}
    assert {d.file for d in answer(folder, latest).documents} == {"early.txt", "span.txt"}


def test_what_is_left_out_is_said(tmp_path) -> None:
    folder = written(tmp_path, early=EARLY.format(day="3 May 2023"), late=LATE)
    told = answer(folder, date(2023, 5, 20))
    assert [g.sentence for g in told.gaps if g.kind == "later"] == [
        f"unnamed outlet (late.txt) ({folder / 'late.txt'}) is left out: it was published after "
        "2023-05-20."
    ]


def test_an_answer_is_of_no_day_before_all_of_it_can_have_been_out(tmp_path) -> None:
    """A text that names a Thursday in June, of an unknown day after it, was not out in May."""
    late = (
        "Norland's minister said on Thursday, June 8, 2023, that the army sees no signs of a draft."
        " Norland is unlikely to enter the war against Eastmark, the Harbour Institute said.\n"
    )
    folder = written(tmp_path, early=EARLY.format(day="2 May 2023"), late=late)
    told = answer(folder, None)
    assert told.as_of is not None
    assert told.as_of >= date(2023, 6, 8)
