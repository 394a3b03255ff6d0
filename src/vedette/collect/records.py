"""JSON lines, or one JSON array or object: every row for itself, a broken one beside the others."""

import json
from typing import Any

from vedette.errors import Refused

Row = dict[str, Any]


def _object(words: str, where: str) -> Row | Refused:
    try:
        row = json.loads(words)
    except RecursionError:
        return Refused(f"{where} nests too deep to be a passage: flatten it.")
    except ValueError as error:
        return Refused(f"{where} is no JSON ({error}): mend it, or remove it.")
    if not isinstance(row, dict):
        return Refused(f"{where} is no JSON object with `doc` and `text`: write it as one.")
    return row


def _whole(text: str) -> list[tuple[str, Row | Refused]] | None:
    """The rows of a text that is one JSON value; None if it is not one."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    rows = value if isinstance(value, list) else [value]
    if not rows:
        raise Refused("The list is empty: there is no passage in it.")
    out: list[tuple[str, Row | Refused]] = []
    for number, row in enumerate(rows, start=1):
        fits = isinstance(row, dict)
        error = Refused(f"Entry {number} is no JSON object with `doc` and `text`: write it as one.")
        out.append((str(number), row if fits else error))
    return out


def record_lines(text: str) -> tuple[tuple[str, Row | Refused], ...]:
    """
    Every row with its number, counted from 1 as an editor counts lines; a row that cannot be
    read comes as the Refused that says why. Raises Refused if not one row can be read.
    """
    whole = _whole(text)
    if whole is not None:
        return tuple(whole)
    # Only \n ends a line: a JSON string may hold U+2028, and splitlines would cut there.
    rows = tuple(
        (str(number), _object(line.strip("\ufeff \t\r"), f"Line {number}"))
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip("\ufeff \t\r")
    )
    # A broken array over 500 lines is one broken file, not 500 broken passages.
    if len(rows) > 1 and not any(isinstance(row, dict) for _, row in rows):
        raise Refused("Not one line of it is a JSON object: mend the file, or save it as text.")
    return rows
