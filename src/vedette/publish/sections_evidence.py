"""The middle of a brief: timeline, every estimate, what stands beside the range, conflicts."""

from collections.abc import Mapping, Sequence

from vedette.model.assessment import Assessment
from vedette.model.brief import Cell, Line, Section, Table
from vedette.model.document import Document
from vedette.model.estimate import Estimate
from vedette.model.lineage import Conflict
from vedette.publish.words import (
    chain_words,
    count,
    day_words,
    heading_words,
    join,
    percent,
    placed,
    quote_words,
    range_words,
)

_ASIDE = {
    "possibilities": "Possibilities (could, may, might): named, never scored",
    "denials": "Denials by those concerned",
    "conditionals": "Conditional judgements",
    "courses of action": "Courses of action",
    "no-estimates": "Said to be unclear",
    "ordinals": "Comparisons",
}


def _documents(assessment: Assessment) -> dict[str, Document]:
    return {document.id: document for document in assessment.documents}


def timeline(assessment: Assessment) -> Section:
    """Each origin's judgements by date: what changed, and what was only said again."""
    rows = tuple(
        (
            Cell(entry.when or day_words(entry.day)),
            Cell(entry.origin),
            Cell(entry.question),
            Cell(f"“{entry.words}”", (entry.judgement,)),
            Cell(entry.why or entry.change),
        )
        for entry in assessment.timeline
    )
    head = ("Day", "Origin", "About", "Words", "Change")
    empty = () if rows else (Line("No judgement about the question was found.", ("question",)),)
    return Section("timeline", "Timeline", empty, Table(head, rows) if rows else None)


_NO_RANGE = {
    "possibility": "a possibility",
    "coa": "a course of action",
    "ordinal": "a comparison",
    "no-estimate": "no estimate",
}


def _meaning(estimate: Estimate) -> str:
    """ "10 to 40%, central 22%"; or what else the words are, and that they carry no range."""
    kind = estimate.kind.value
    if estimate.likelihood is None or kind in _NO_RANGE:
        return f"{_NO_RANGE.get(kind, kind)}; carries no range"
    likelihood = estimate.likelihood
    same = " ".join(estimate.words.lower().split()) == estimate.klass
    meant = "" if same else f"{estimate.klass}, "
    said = f"{meant}{range_words(likelihood)}, central {percent(likelihood.central)}"
    return said if kind == "forecast" else f"{said} ({kind})"


def _links(estimate: Estimate) -> str:
    return ", ".join(
        link.question if link.polarity == "for" else f"{link.question} (against)"
        for link in estimate.links
    )


def estimate_row(estimate: Estimate, document: Document) -> tuple[Cell, ...]:
    """One estimate: who, through whom, the words, what they are read as, about what."""
    cite = (estimate.id,)
    return (
        Cell(chain_words(estimate, within=document.outlet_name)),
        Cell(quote_words(estimate, document), cite, quote=True),
        Cell(f"“{estimate.words}”: {_meaning(estimate)}", (), estimate.likelihood),
        Cell(_links(estimate)),
    )


_HEAD = ("Who judged", "Sentence", "Read as", "About")


def document_line(document: Document) -> Line:
    """The document over its rows: outlet, days, title; its date can be asked about."""
    return Line(heading_words(document), (f"date-{document.id}",), "heading")


def estimates(assessment: Assessment) -> Section:
    """Every estimate linked to a proposition, by document, then how many others were read."""
    documents = _documents(assessment)
    place = {d.id: n for n, d in enumerate(assessment.documents)}
    linked = sorted(
        (e for e in assessment.estimates if e.links),
        key=lambda e: (place[e.document], e.phrase.start),
    )
    rows = tuple(estimate_row(e, documents[e.document]) for e in linked)
    groups = tuple(document_line(documents[e.document]) for e in linked)
    others = len(assessment.estimates) - len(linked)
    after = Line(
        f"{count(others, 'further estimate')} about other matters "
        f"{'was' if others == 1 else 'were'} read; `--format json` lists every one.",
        (assessment.id,),
        "note",
    )
    table = Table(_HEAD, rows, groups) if rows else None
    notes = (*_scales(linked, assessment.id), after)
    return Section("estimates", "Every estimate about the question", (), table, notes)


def _scales(linked: Sequence[Estimate], cite: str) -> tuple[Line, ...]:
    """By which table words became ranges, told once for all rows."""
    names = sorted({e.scale for e in linked if e.likelihood is not None and e.scale})
    return (Line(f"Words are read as ranges by: {join(names)}.", (cite,), "note"),) if names else ()


def aside(assessment: Assessment) -> Section:
    """What stands beside the range and never inside it."""
    documents = _documents(assessment)
    lines: list[Line] = []
    for judgement in assessment.dissent:
        best = judgement.best
        words = quote_words(best, documents[best.document], limit=180)
        lines.append(Line(f"Dissent: {chain_words(best)}: “{words}”", (best.id,), "quote"))
    for key, title in _ASIDE.items():
        found = [e for e in assessment.aside.get(key, ()) if e.links]
        if found:
            lines.append(Line(f"{title}:", (assessment.id,), "heading"))
        # Two likelihood words of one sentence are one line with both ids.
        cites: dict[str, list[str]] = {}
        for estimate in found:
            words = quote_words(estimate, documents[estimate.document], limit=180)
            about = _links(estimate)
            said = f"{chain_words(estimate)}, on {about}: “{words}”"
            cites.setdefault(said, []).append(estimate.id)
        lines += [Line(said, tuple(ids), "quote") for said, ids in cites.items()]
    if not lines:
        lines.append(Line("Nothing stands beside the range.", (assessment.id,), "note"))
    return Section("aside", "Beside the range, never inside it", tuple(lines))


def _conflict_row(
    conflict: Conflict, by_id: Mapping[str, Estimate], documents: Mapping[str, Document]
) -> tuple[Cell, ...]:
    def words(estimate_id: str) -> str:
        found = by_id.get(estimate_id)
        if found is None:
            where = placed(estimate_id, documents)
            return f"{where[0].outlet_name}: {where[1].of(where[0].text)}" if where else ""
        said = quote_words(found, documents[found.document], limit=180)
        return f"{documents[found.document].outlet_name}: {said}"

    kept = Cell(words(conflict.kept), (conflict.kept,), quote=True)
    others = " | ".join(filter(None, (words(other) for other in conflict.others)))
    kind = Cell(conflict.kind.replace("_", " "), (conflict.id,))
    return (kind, kept, Cell(others, conflict.others, quote=True), Cell(conflict.because))


def conflicts(assessment: Assessment) -> Section:
    """How the same judgement differs between relays, with both quotations."""
    by_id, documents = {e.id: e for e in assessment.estimates}, _documents(assessment)
    rows = tuple(_conflict_row(c, by_id, documents) for c in assessment.lineage.conflicts)
    head = ("What", "Kept", "Against", "Why")
    empty = () if rows else (Line("No two relays differ.", (assessment.id,), "note"),)
    table = Table(head, rows) if rows else None
    return Section("conflicts", "Conflicts and distortions between relays", empty, table)
