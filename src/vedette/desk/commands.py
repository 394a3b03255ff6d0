"""What an analyst may ask the desk to do; the only door for faces."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from vedette.desk.reliability import heeding
from vedette.errors import BadDate, BadForm, BadPassage, NothingToRead
from vedette.model.assessment import Assessment
from vedette.model.document import Quarantined
from vedette.model.estimate import Reading
from vedette.model.question import QuestionSet
from vedette.pipeline.ask import askable, main_of, questions_from
from vedette.pipeline.contract import read_row
from vedette.pipeline.judge import Asked, assess
from vedette.pipeline.page import Form, page
from vedette.pipeline.reread import Change, changes, read_all, usable
from vedette.pipeline.sift import (
    Progress,
    Sifted,
    collect,
    date_all,
    find_moments,
    nothing_here,
    one_by_one,
    silent,
)
from vedette.settings import Settings
from vedette.store.ledger import Ledger
from vedette.store.writing import Writing

# Files that are put on a desk at once, or bytes of them.
_FILES, _BYTES = 32, 4_000_000
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ingested:
    """ "24 documents read, 3 of them new, 1 refused." """

    documents: int
    new: int
    refused: tuple[Quarantined, ...]


def day(text: str) -> date:
    """A day given by a person as YYYY-MM-DD. Raises BadDate."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadDate(f"“{text}” is no date: write it as 2022-12-21.") from None


def asked(
    text: str,
    *,
    questions: str | None = None,
    as_of: date | None = None,
    settings: Settings | None = None,
) -> Asked:
    """
    The question as the desk understands it: a plain sentence, a file, or an id in files.

    Raises BadQuestion, BadQuestionFile.
    """
    text = askable(text)
    found = main_of(questions_from(questions), text) if questions else questions_from(text)
    named = text if found.main == "q" or " " in text else found.by_id(found.main).text
    return Asked(named, found, settings or Settings(), as_of)


def assess_files(
    paths: Sequence[Path],
    question: Asked,
    *,
    stdin: bytes | None = None,
    progress: Progress = silent,
) -> Assessment:
    """The answer from a folder, files or standard input; nothing is kept."""
    found = collect(paths, question.settings, stdin=stdin, progress=progress)
    if not found.documents:
        raise NothingToRead(_none_readable(found.refused))
    made = assess(found.documents, found.refused, question, progress=progress)
    _something_left(made, len(found.documents), question)
    return made


def _none_readable(refused: Sequence[Quarantined]) -> str:
    """Why not one file could be read: the reasons of the first three, the count of the rest."""
    reasons = " ".join(
        one.reason if one.name in one.reason else f"{one.name}: {one.reason}" for one in refused[:3]
    )
    more = f" {len(refused) - 3} more were refused as well." if len(refused) > 3 else ""
    return f"Not one report could be read. {reasons}{more}"


def _something_left(made: Assessment, held: int, question: Asked) -> None:
    """An answer from no document at all would look like an answer. Raises NothingToRead."""
    if not made.documents:
        raise NothingToRead(
            f"None of the {held} documents can be shown to have been out by {question.as_of}: "
            "ask for a later day, or leave out --as-of."
        )


def init(path: Path) -> None:
    """Makes an empty desk. Raises DeskExists."""
    Ledger.create(path).close()


def ingest(
    path: Path,
    sources: Sequence[Path],
    *,
    received: datetime,
    stdin: bytes | None = None,
    progress: Progress = silent,
) -> Ingested:
    """
    Keeps every document of the sources on the desk; the same input twice changes nothing.

    Files are read and kept a few at a time, and progress is called when they are on disk: what
    it named is there whatever happens later. Raises NoDesk, DeskBusy and kin.
    """
    opened = one_by_one(sources, Settings(), stdin=stdin)
    kept: set[str] = set()
    refused: list[Quarantined] = []
    done = 0
    with Ledger.open(path) as ledger:
        before = ledger.ids()
        for some in _a_few(opened):
            with ledger.writing() as work:
                for sifted in some:
                    _put(work, sifted, received)
            for sifted in some:
                progress(done, opened.total, sifted.name)
                done += 1
                refused += sifted.refused
                kept.update(d.id for d in sifted.documents)
    if not kept and not refused:
        raise nothing_here()
    return Ingested(len(kept), len(kept - before), tuple(refused))


def _a_few(opened: Iterable[Sifted]) -> Iterator[list[Sifted]]:
    """Files together until they are many or large: to put one on disk costs as much as thirty."""
    some: list[Sifted] = []
    size = 0
    for sifted in opened:
        some.append(sifted)
        size += sum(len(c.data) for c in sifted.captures)
        if len(some) >= _FILES or size >= _BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


def _put(work: Writing, sifted: Sifted, received: datetime) -> None:
    for capture in sifted.captures:
        work.add_capture(capture, received=received)
    for document in sifted.documents:
        work.add_document(document)
    for refused in sifted.refused:
        work.add_quarantine(refused, received=received)


def assess_desk(
    path: Path, question: Asked, *, made: datetime, progress: Progress = silent
) -> Assessment:
    """The answer from what the desk holds; readings and the assessment are kept there."""
    with Ledger.open(path) as ledger:

        def keep(reading: Reading) -> None:
            with ledger.writing() as work:
                work.add_reading(reading)

        documents = ledger.documents()
        if not documents:
            raise NothingToRead(f"{path} holds no document yet: run `vedette ingest FOLDER` first.")
        assessment = assess(
            documents,
            ledger.quarantined(),
            heeding(ledger, question),
            kept=ledger.every_reading(),
            keep=keep,
            progress=progress,
        )
        _something_left(assessment, len(documents), question)
        with ledger.writing() as work:
            work.add_questions(question.questions)
            work.add_assessment(assessment, made=made)
    return assessment


def reread(path: Path, *, progress: Progress = silent) -> tuple[int, tuple[Change, ...]]:
    """
    Brings a desk up to this reader, in the questions asked last: how many documents were read
    anew, and what changed. What earlier versions read stays beside it.
    """
    with Ledger.open(path) as ledger:
        questions = ledger.latest_questions()
        before = {r.document: r for r in ledger.every_reading()}
        held = ledger.documents()
        documents = date_all(held, find_moments(held, before.values()))
        known = usable(before.values(), documents, questions)
        stale = [d for d in documents if d.id not in known]
        changed: list[Change] = []

        def keep(fresh: Reading) -> None:
            with ledger.writing() as work:
                work.add_reading(fresh)

        for fresh in read_all(stale, questions, keep=keep, progress=progress):
            if fresh.document in before:
                changed += changes(before[fresh.document], fresh)
    return len(stale), tuple(changed)


def read_rows(
    lines: Iterable[object], questions: str | QuestionSet | None = None, *, explain: bool = False
) -> Iterator[Row]:
    """
    The reading contract: one row out for each passage in, in order.

    A line that is no passage gives a row with `refused` and no estimates.
    """
    found = questions_from(questions) if isinstance(questions, str) else questions
    for number, row in enumerate(lines, 1):
        try:
            yield read_row(row, found, explain=explain)
        except BadPassage as refused:
            yield {"doc": None, "refused": f"Line {number}: {refused}", "estimates": []}


def form_for(form: str | None, out: Path | None) -> str:
    """The form asked for, else the one the file's name ends in, else text. Raises BadForm."""
    by_name = {".md": "md", ".html": "html", ".htm": "html", ".json": "json"}
    asked_form = form or (by_name.get(out.suffix.lower(), "text") if out else "text")
    if asked_form not in {f.value for f in Form}:
        raise BadForm(f"There is no form “{asked_form}”: choose text, md, html or json.")
    return asked_form


def show(assessment: Assessment, form: str, *, width: int = 100, colour: bool = False) -> str:
    """The brief in the form asked for: text, md, html or json."""
    return page(assessment, Form(form), width=width, colour=colour)
