"""What the desk does not know, said in sentences: undated, unresolved, unread."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from vedette.model.assessment import Gap
from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.model.lineage import Copy, CopyKind
from vedette.trace.copied import Ties

_ONE_TEXT = frozenset((CopyKind.EXACT, CopyKind.NEAR, CopyKind.SPUN, CopyKind.REORDERED))


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
        said = f"{_called(document)} prints no year: {why[:1].lower()}{why[1:]}."
        return [Gap("year", subject, said)]
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
    one = len(silent) == 1
    said = "document does not say which outlet published it" if one else "documents name no outlet"
    sentence = f"{len(silent)} {said}: {names}."
    return [Gap("outlet", silent[0].id, sentence)]


_SHOWN = 5  # sets of copies told one by one


def find_copies(documents: Sequence[Document], copies: Sequence[Copy]) -> tuple[Gap, ...]:
    """Texts that are one text, exact, near or spun: however many there are, they count once."""
    by_id = {d.id: d for d in documents}
    ties = Ties()
    for copy in copies:
        if copy.kind in _ONE_TEXT and {copy.one, copy.other} <= set(by_id):
            ties.join(copy.one, copy.other)
    sets: dict[str, list[str]] = defaultdict(list)
    for name in by_id:
        sets[ties.of(name)].append(name)
    found = sorted((names for names in sets.values() if len(names) > 1), key=lambda n: -len(n))
    out = [_one_text(names, by_id) for names in found[:_SHOWN]]
    if found[_SHOWN:]:
        first = found[_SHOWN][0]
        more = f"{len(found) - _SHOWN} more sets of documents are one text each and count once."
        out.append(Gap("copies", first, more))
    return tuple(out)


def _one_text(names: Sequence[str], by_id: Mapping[str, Document]) -> Gap:
    shown = ", ".join(by_id[name].file or name for name in names[:4])
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    sentence = f"{len(names)} documents are one text, and count once: {shown}{more}."
    return Gap("copies", names[0], sentence)


def find_gaps(
    documents: Sequence[Document], readings: Sequence[Reading], copies: Sequence[Copy] = ()
) -> tuple[Gap, ...]:
    """Every gap, documents in order: date, year, outlet, language, speakers; then copies."""
    by_document = {r.document: r for r in readings}
    out: list[Gap] = []
    for document in documents:
        out += _dating(document)
        reading = by_document.get(document.id)
        if reading is not None:
            out += _unread(document, reading)
            out += _unresolved(document, reading)
    return (*out, *_outlets(documents), *find_copies(documents, copies))


def later_gaps(later: Sequence[Document], as_of: date | None) -> tuple[Gap, ...]:
    """Documents left out because nothing shows that they were out by the day asked about."""
    return tuple(
        Gap(
            "later",
            f"date-{d.id}",
            f"{d.outlet_name} ({d.name or d.id}) is left out: it "
            + (
                f"was published after {as_of}."
                if as_of and (d.published.earliest or d.published.likely or as_of) > as_of
                else f"cannot be shown to have been out by {as_of}."
            ),
        )
        for d in later
    )
