"""Passages handed over as JSON objects: the text stays as given, what is given is kept as given."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from vedette.collect.compose import Body, Header, compose
from vedette.collect.language import language_given
from vedette.collect.printed_date import dates_in
from vedette.errors import BadPassage
from vedette.model.basis import Basis, Dating, Stated
from vedette.model.document import Document
from vedette.settings import Settings

_LONGEST_FIELD = 2_000
_KNOWN = ("title", "outlet", "author", "date", "url", "lang")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")


def _text(row: Mapping[str, object]) -> str:
    if not isinstance(row, Mapping):
        raise BadPassage("A passage is a JSON object with `doc` and `text`; this line is another.")
    text = row.get("text")
    if not isinstance(text, str):
        raise BadPassage(
            "The passage has no `text`, or it is no string: give the text as a string."
        )
    if not text.strip():
        raise BadPassage("The passage's `text` is empty: give the text, or leave the line out.")
    most = Settings().max_text_chars
    if len(text) > most:
        raise BadPassage(
            f"The passage's `text` has more than {most:,} characters: split it into several."
        )
    if _SURROGATE.search(text):
        raise BadPassage(
            "The passage's `text` holds half a character (a lone surrogate): repair it."
        )
    return text


def _optional(row: Mapping[str, object], key: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadPassage(f"The passage's `{key}` is no string: give a string or leave it out.")
    if _SURROGATE.search(value):
        raise BadPassage(
            f"The passage's `{key}` holds half a character (a lone surrogate): repair it."
        )
    if len(value) > _LONGEST_FIELD:
        raise BadPassage(
            f"The passage's `{key}` has more than {_LONGEST_FIELD:,} characters: shorten it."
        )
    return value.strip() or None


def _given(value: str | None, key: str) -> Stated | None:
    return Stated(value, Basis.GIVEN, (value,), rule=f"{key}.given/1") if value else None


def given_date(words: str) -> Dating:
    """The day someone handed over with a text, as ISO or as printed; unread words are kept."""
    why = "The date was handed over with the text."
    base = Dating(Basis.GIVEN, words=(words,), explanation=why, rule="date.given/1")
    try:
        stamp = datetime.fromisoformat(words)
    except ValueError:
        return _given_loosely(words, base)
    day = stamp.date()
    clock = stamp.time() if len(words) > 10 and stamp.time() != time() else None
    return replace(base, earliest=day, latest=day, likely=day, clock=clock)


def _given_loosely(words: str, base: Dating) -> Dating:
    month = _MONTH.match(words)
    if month and 1 <= int(month[2]) <= 12 and int(month[1]) > 0:
        first = date(int(month[1]), int(month[2]), 1)
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        why = "A month was handed over with the text, no day."
        return replace(base, earliest=first, latest=last, explanation=why)
    found = dates_in(words)
    day = found[0].day_of() if len(found) == 1 and found[0].other is None else None
    if day is not None:
        return replace(base, earliest=day, latest=day, likely=day)
    why = f"A date was handed over that cannot be read: {words[:60]!r}."
    return replace(base, basis=Basis.UNKNOWN, explanation=why)


def _header(row: Mapping[str, object]) -> Header:
    given = {key: _optional(row, key) for key in _KNOWN}
    lang = language_given(given["lang"]) if given["lang"] else None
    return Header(
        title=_given(given["title"], "title"),
        outlet=_given(given["outlet"], "outlet"),
        author=_given(given["author"], "author"),
        published=given_date(given["date"]) if given["date"] else None,
        url=given["url"],
        lang=lang,
    )


def from_passage(row: Mapping[str, object]) -> Document:
    """
    The Document of one passage: `doc` is its id, `text` its canonical text character for
    character, and `title outlet author date url lang` are kept as given where given.

    Raises BadPassage, saying which key is wrong.
    """
    text = _text(row)
    name = row.get("doc")
    if not isinstance(name, str) or not name.strip():
        raise BadPassage("The passage has no `doc`: give it a name of its own, as a string.")
    _optional(row, "doc")
    return replace(compose(Body(text), _header(row), name=name), id=name)


def from_record(row: Mapping[str, object], *, name: str, sha256: str) -> Document:
    """As from_passage, but a record of a file needs no `doc`: its id is made of its content."""
    text = _text(row)
    own = row.get("doc")
    if isinstance(own, str):
        _optional(row, "doc")
    document = compose(Body(text), _header(row), name=name, sha256=sha256)
    return replace(document, id=own) if isinstance(own, str) and own.strip() else document
