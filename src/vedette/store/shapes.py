"""Nouns to JSON and back, exactly: one codec that follows the type hints of the nouns.

The published shape of a brief is another matter and lives in its own room; this one is only
the ledger's, and may not lose a digit.
"""

import base64
import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from vedette.errors import DeskDamaged
from vedette.ids import Jsonable, canonical

Noun = TypeVar("Noun")

# datetime before date: a datetime is a date too, and would lose its clock.
_TIMES = (datetime, date, time)


def dump(noun: object) -> str:
    """The noun's one spelling as JSON text; equal nouns of one type have equal text."""
    return canonical(to_json(noun, type(noun)))


def load(kind: type[Noun], text: str) -> Noun:
    """
    The noun that `dump` wrote. A field added since then takes its default.

    Raises DeskDamaged if the text is no such noun, or holds a field unknown here.
    """
    try:
        noun = from_json(json.loads(text), kind)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise DeskDamaged(
            f"A row of this desk is no {kind.__name__} ({problem}); "
            "restore the desk from a copy, or make a new one from the captures."
        ) from problem
    if not isinstance(noun, kind):
        raise DeskDamaged(f"A row of this desk is no {kind.__name__}; restore it from a copy.")
    return noun


@lru_cache(maxsize=256)
def _hints(kind: type[object]) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _members(hint: Any) -> tuple[Any, ...]:
    """The types of a union without None; empty when the hint is no union."""
    if get_origin(hint) not in (Union, types.UnionType):
        return ()
    return tuple(member for member in get_args(hint) if member is not type(None))


def to_json(value: Any, hint: Any) -> Jsonable:
    """A value of that type hint as JSON; the hint, not the value, decides the shape."""
    members = _members(hint)
    if members:
        if value is None:
            return None
        if len(members) == 1:
            return to_json(value, members[0])
        # With two nouns in one place the JSON has to say which of them it is.
        return {"is": type(value).__name__, "value": to_json(value, type(value))}
    origin = get_origin(hint)
    if origin is tuple:
        return [to_json(v, h) for v, h in zip(value, _each(hint, len(value)), strict=True)]
    if origin is dict:
        return {key: to_json(v, get_args(hint)[1]) for key, v in value.items()}
    if is_dataclass(value):
        hints = _hints(value.__class__)
        return {f.name: to_json(getattr(value, f.name), hints[f.name]) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _TIMES):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} has no shape in the ledger")


def from_json(value: Jsonable, hint: Any) -> Any:
    """The value that `to_json` turned into JSON under the same type hint."""
    members = _members(hint)
    if members:
        return _member(value, members)
    origin = get_origin(hint)
    if origin is tuple:
        return tuple(from_json(v, h) for v, h in zip(value, _each(hint, len(value)), strict=True))
    if origin is dict:
        return {key: from_json(v, get_args(hint)[1]) for key, v in value.items()}
    if is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        return hint(**{name: from_json(v, hints[name]) for name, v in value.items()})
    return _plain(value, hint)


def _member(value: Jsonable, members: tuple[Any, ...]) -> Any:
    if value is None:
        return None
    if len(members) == 1:
        return from_json(value, members[0])
    named = {member.__name__: member for member in members}
    return from_json(value["value"], named[value["is"]])


def _plain(value: Jsonable, hint: Any) -> Any:
    if not isinstance(hint, type):
        raise TypeError(f"{hint} has no shape in the ledger")
    if issubclass(hint, Enum):
        return hint(value)
    if hint in _TIMES:
        return hint.fromisoformat(value)
    if hint is bytes:
        return base64.b64decode(value, validate=True)
    if hint is float and type(value) is int:
        return value
    if type(value) is not hint:
        raise TypeError(f"{value!r} is no {hint.__name__}")
    return value


def _each(hint: Any, length: int) -> tuple[Any, ...]:
    """One hint per member of a tuple: `tuple[Span, ...]` repeats, `tuple[int, int]` does not."""
    inner = get_args(hint)
    if len(inner) == 2 and inner[1] is Ellipsis:
        return (inner[0],) * length
    return inner
