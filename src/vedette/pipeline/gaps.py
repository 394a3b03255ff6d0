"""What the desk does not know, said in sentences: undated, unresolved, unread."""

from collections.abc import Sequence

from vedette.model.assessment import Gap
from vedette.model.document import Document
from vedette.model.estimate import Reading


def _called(document: Document) -> str:
    named = document.outlet is not None and document.file
    return f"{document.outlet_name} ({document.file})" if named else document.outlet_name


def _dating(document: Document) -> list[Gap]:
    known = document.published
    subject = f"date-{document.id}"
    if not known.known and known.month_day is None:
        why = known.explanation or "no words of the text give a date"
        return [Gap("undated", subject, f"{_called(document)} carries no date: {why.rstrip('.')}.")]
    if not known.year_printed:
        why = known.explanation.rstrip(".")
        return [Gap("year", subject, f"{_called(document)} prints no year: {why}.")]
    return []


def _unresolved(document: Document, reading: Reading) -> list[Gap]:
    return [
        Gap(
            "unresolved",
            estimate.id,
            f"{_called(document)}: who judges “{estimate.words}” is unresolved"
            + (
                f"; it could be {' or '.join(estimate.holder.candidates)}."
                if estimate.holder.candidates
                else "."
            ),
        )
        for estimate in reading.estimates
        if estimate.links and not estimate.holder.resolved
    ]


def _unread(document: Document, reading: Reading) -> list[Gap]:
    if not reading.unread:
        return []
    return [Gap("unread", document.id, f"{_called(document)} was not read: {reading.unread}.")]


def _outlets(documents: Sequence[Document]) -> list[Gap]:
    """Those that name no outlet, in one sentence: a folder of scraped text has many."""
    silent = [d for d in documents if d.outlet is None]
    if not silent:
        return []
    names = ", ".join(d.file or d.id for d in silent)
    verb = "document does" if len(silent) == 1 else "documents do"
    sentence = f"{len(silent)} {verb} not say which outlet published it: {names}."
    return [Gap("outlet", silent[0].id, sentence)]


def find_gaps(documents: Sequence[Document], readings: Sequence[Reading]) -> tuple[Gap, ...]:
    """Every gap, documents in order: date, year, outlet, language, speakers."""
    by_document = {r.document: r for r in readings}
    out: list[Gap] = []
    for document in documents:
        out += _dating(document)
        reading = by_document.get(document.id)
        if reading is not None:
            out += _unread(document, reading)
            out += _unresolved(document, reading)
    return (*out, *_outlets(documents))
