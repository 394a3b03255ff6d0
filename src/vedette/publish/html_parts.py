"""What of a brief's sections a page shows at once, and what it folds behind one line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from vedette.model.assessment import Explanation
from vedette.model.brief import Brief, Cell, Line, Section, Table
from vedette.publish.look import slug
from vedette.publish.words import count

_MOST_ROWS = 8  # a longer table is folded: nobody reads forty rows on the way to the next section
MOST_FOLDS = 12  # more folded lines in a row than this fold once more
_MANY = {"estimates": "documents with an estimate about the question", "conflicts": "differences"}
_FOLDED = frozenset({"courses", "method", "days"})
_SHORT = {
    "voices": "Voices",
    "propositions": "Propositions",
    "scenarios": "Scenarios",
    "courses": "Courses",
    "assumptions": "Assumptions",
    "timeline": "Timeline",
    "estimates": "Estimates",
    "aside": "Beside the range",
    "conflicts": "Distortions",
    "board": "Indicators",
    "watch": "Activity",
    "gaps": "Gaps",
    "method": "Arithmetic",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Lines and rows that are shown together; folded behind `summary` where there is one."""

    summary: str = ""
    lines: tuple[Line, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    caption: str = ""

    @property
    def folded(self) -> bool:
        return bool(self.summary)


@dataclass(frozen=True, slots=True)
class Folded:
    """
    A section as a page lays it out; short is its name in the list of sections. many: what the
    one fold over all its parts says, where they are too many to stand in a row.
    """

    key: str
    title: str
    short: str
    parts: tuple[Part, ...]
    after: tuple[Line, ...]
    many: str = ""


def folded(section: Section) -> Folded:
    """The section with its long stretches folded; nothing is left out."""
    parts = [*_lines(section), *_rows(section)]
    short = _SHORT.get(section.key, section.title)
    closed = sum(part.folded for part in parts)
    many = f"All {closed} {_MANY.get(section.key, 'parts')}" if closed > MOST_FOLDS else ""
    return Folded(section.key, section.title, short, tuple(parts), section.after, many)


def _lines(section: Section) -> Iterator[Part]:
    """Lines under headings fold under them; a stretch of arithmetic folds as one."""
    plain: list[Line] = []
    under: list[tuple[str, list[Line]]] = []
    for line in section.lines:
        if line.role == "heading":
            under.append((line.text.rstrip(":"), []))
        else:
            (under[-1][1] if under else plain).append(line)
    steps = [line for line in plain if line.role == "arithmetic"]
    if len(steps) > 1:
        plain = [line for line in plain if line.role != "arithmetic"]
        under.append(("The arithmetic, line by line", steps))
    if plain:
        yield Part(lines=tuple(plain))
    for title, found in under:
        yield Part(f"{title} ({len(found)})", tuple(found))


def _rows(section: Section) -> Iterator[Part]:
    table = section.table
    if table is None:
        return
    if table.groups:
        yield from _grouped(table)
    elif section.key == "conflicts":
        for row in table.rows:
            summary = f"{row[0].text.capitalize()}: {row[-1].text}"
            yield Part(summary, (), table.head[:-1], (row[:-1],), row[0].text)
    else:
        long = len(table.rows) > _MOST_ROWS or section.key in _FOLDED
        summary = f"{_named(section)}, {count(len(table.rows), 'row')}" if long else ""
        yield Part(summary, (), table.head, table.rows, section.title)


def _named(section: Section) -> str:
    table = {
        "method": "Every document",
        "timeline": "The same in words",
        "courses": "Every course",
        "days": "Every day shown",
    }
    return table.get(section.key, f"Every {section.table.head[0].lower()}" if section.table else "")


def _grouped(table: Table) -> Iterator[Part]:
    numbered = zip(table.groups, table.rows, strict=True)
    for text, found in groupby(numbered, key=lambda pair: pair[0].text):
        members = list(found)
        cites = members[0][0].cites
        dated = cites and cites[0].startswith("date-")
        line = Line("How the text is dated:", cites, "note")
        rows = tuple(row for _, row in members)
        yield Part(f"{text} ({len(rows)})", (line,) if dated else (), table.head, rows, text)


def first_cited(brief: Brief) -> dict[str, tuple[str, str]]:
    """For each id the section that cites it first: its title and anchor."""
    found: dict[str, tuple[str, str]] = {}
    for section in brief.sections:
        for cite in _cites(section):
            found.setdefault(cite, (section.title, f"#{section.key}"))
    return found


def _cites(section: Section) -> Iterator[str]:
    for line in (*section.lines, *section.after):
        yield from line.cites
    table = section.table
    for line in table.groups if table else ():
        yield from line.cites
    for row in table.rows if table else ():
        for cell in row:
            yield from cell.cites


_KINDS = (
    ("The answer", ("ans", "asm", "question", "confidence", "voices", "credibility")),
    ("Scenarios, courses and assumptions", ("scenarios", "scn", "coa", "asu")),
    ("Judgements", ("jdg",)),
    ("Products, and why texts are one", ("prd", "edg")),
    ("Distortions between relays", ("cft",)),
    ("Estimates", ("est",)),
    ("Indicators and activity", ("board", "ind", "heard", "obs", "sgh")),
    ("Documents and their dates", ("doc", "date")),
)
_REST = "Everything else"


def grouped(explanations: Iterable[Explanation]) -> list[tuple[str, list[Explanation]]]:
    """The explanations by what they explain, in a fixed order; no group is empty."""
    group_of = {prefix: title for title, prefixes in _KINDS for prefix in prefixes}
    titles = (*(title for title, _ in _KINDS), _REST)
    out: dict[str, list[Explanation]] = {title: [] for title in titles}
    for said in explanations:
        out[group_of.get(said.id.split("-")[0], _REST)].append(said)
    return [(title, found) for title, found in out.items() if found]


# What stands behind a link, for whoever reads it; ids named by hand are told by their name.
_LABELS = {
    "est": "words",
    "jdg": "judgement",
    "doc": "document",
    "date": "date",
    "obs": "report",
    "cft": "why",
    "prd": "product",
    "edg": "decision",
    "asm": "why",
    "heard": "heard",
    "ind": "indicator",
    "board": "board",
    "question": "question",
    "voices": "voices",
}


def label(identifier: str) -> str:
    """What a link to the explanation of an id is called: "words", "date", "why P2"."""
    prefix, _, rest = identifier.partition("-")
    if prefix in _LABELS:
        return _LABELS[prefix]
    return f"why {rest}" if prefix in {"ans", "scn", "coa", "asu"} else "why"


def back_links(
    said: Explanation, cited: Mapping[str, tuple[str, str]], marked: frozenset[str]
) -> list[tuple[str, str]]:
    """The ways on from an explanation: to its words in the text, and back to where it is cited."""
    out = []
    if slug(said.id) in marked:
        out.append(("In the text", f"#at-{slug(said.id)}"))
    if said.id in cited:
        title, anchor = cited[said.id]
        out.append((f"Back to: {title}", anchor))
    return out
