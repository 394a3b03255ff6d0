"""What the desk does not know, said in sentences: undated, unresolved, unread."""

from collections.abc import Sequence

from vedette.model.assessment import Gap
from vedette.model.document import Document
from vedette.model.estimate import Reading


def _called(document: Document) -> str:
    return f"{document.outlet_name} ({document.name or document.id})"


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


def _outlet(document: Document) -> list[Gap]:
    if document.outlet is not None:
        return []
    return [
        Gap(
            "outlet",
            document.id,
            f"{document.name or document.id} does not say which outlet published it.",
        )
    ]


def find_gaps(documents: Sequence[Document], readings: Sequence[Reading]) -> tuple[Gap, ...]:
    """Every gap, documents in order: date, year, outlet, language, speakers."""
    by_document = {r.document: r for r in readings}
    out: list[Gap] = []
    for document in documents:
        out += _dating(document)
        out += _outlet(document)
        reading = by_document.get(document.id)
        if reading is not None:
            out += _unread(document, reading)
            out += _unresolved(document, reading)
    return tuple(out)
