"""What the head of a plain text file states: labelled lines above the report, and Markdown's."""

import re
from dataclasses import replace

from vedette.collect.compose import Header
from vedette.collect.furniture import bare, furniture
from vedette.collect.passage import given_date
from vedette.model.basis import Basis, Dating, Stated

_MOST_LINES = 12
_LONGEST = 300
_FENCE = re.compile(r"^(?:---|\+\+\+)[ \t]*$")
_FIELD = re.compile(r"^(?P<label>[^\W\d_][\w -]{1,23}?)[ \t]*[:=][ \t]*(?P<value>\S.*)?$")
_QUOTES = "\"'“”„«»"
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)(.*?)[ \t]*#*$", re.M)
_STRESSED = re.compile(r"^([*_]{1,3})(?=[^\s*_])([^*_\n]{1,160})(?<=[^\s*_])\1[ \t]*$", re.M)
_FIELDS = ("title", "outlet", "author", "date", "link")


def file_head(text: str) -> tuple[str, Header]:
    """
    The report without its head, and what the head states: title, outlet, author, day, address.

    A head is a block between two `---` lines, or at least two labelled lines ("Outlet: Bay
    News", "Date: 3 May 2023") at the very top with a blank line under them; without it "Title"
    would be taken for somebody who speaks. Any other text comes back as it was.
    """
    lines = text.lstrip("\ufeff \t\n").split("\n")
    found = _fenced(lines) or _labelled(lines)
    if found is None:
        return text, Header()
    fields, below = found
    return "\n".join(lines[below:]).lstrip("\n"), _header(fields)


def unmarked(text: str) -> str:
    """Markdown's headings and stressed lines without their signs: "# Talks fail" is a headline."""
    return _STRESSED.sub(r"\2", _HEADING.sub(r"\1", text))


def _fenced(lines: list[str]) -> tuple[dict[str, str], int] | None:
    """The fields between two fences; a rule that only parts paragraphs fences nothing."""
    if not _FENCE.match(lines[0]):
        return None
    end = next((i for i, line in enumerate(lines[1:60], start=1) if _FENCE.match(line)), None)
    if end is None:
        return None
    fields = _fields([line for line in lines[1:end] if not line[:1].isspace()])
    return (fields, end + 1) if fields else None


def _labelled(lines: list[str]) -> tuple[dict[str, str], int] | None:
    """Labelled lines only, from the first line down to the first blank one."""
    end = next((i for i, line in enumerate(lines[: _MOST_LINES + 1]) if not line.strip()), None)
    if end is None:
        return None
    fields = _fields(lines[:end])
    # "Date: ..." alone above a text is the page's own print, and one label may be a headline's.
    return (fields, end) if end >= 2 and len(fields) == end else None


def _fields(lines: list[str]) -> dict[str, str]:
    """The values by field; the first of a field stands, a line without a known label is left."""
    labels = furniture().labels
    found: dict[str, str] = {}
    for line in lines:
        match = _FIELD.match(line.strip())
        if match is None or len(line) > _LONGEST:
            continue
        key = bare(match["label"])
        name = next((n for n in _FIELDS if key in labels[f"head_{n}"]), None)
        value = (match["value"] or "").strip().strip(_QUOTES).strip()
        if name and value:
            found.setdefault(name, value)
    return found


def _header(fields: dict[str, str]) -> Header:
    day = fields.get("date")
    return Header(
        title=_stated(fields.get("title"), "title"),
        outlet=_stated(fields.get("outlet"), "outlet"),
        author=_stated(fields.get("author"), "author"),
        published=_dated(day) if day else None,
        url=fields.get("link"),
    )


def _stated(value: str | None, name: str) -> Stated | None:
    if not value:
        return None
    return Stated(value, Basis.METADATA, (value,), rule=f"{name}.file-head/1")


def _dated(words: str) -> Dating:
    read = given_date(words)
    if read.basis is Basis.UNKNOWN:
        why = f"The head of the file has a date that cannot be read: {words[:60]!r}."
        return replace(read, explanation=why, rule="date.file-head/1")
    why = "The head of the file states the date."
    return replace(read, basis=Basis.METADATA, explanation=why, rule="date.file-head/1")
