"""Questions written by an analyst as YAML: one file a question, one folder a set."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import yaml

from vedette.errors import BadQuestionFile
from vedette.extract.question_fields import (
    KEYS,
    WINDOW_KEYS,
    act_names,
    indicators,
    mode,
    parties,
    prior,
    words,
)
from vedette.extract.question_plain import from_sentence
from vedette.extract.question_reading import file_reading
from vedette.model.question import Order, Question, QuestionSet

_ORDER = re.compile(r"^\s*(\S+)\s*<=\s*(\S+)\s*(?:[:(]\s*(.*?)\)?\s*)?$")
# A full question file has some 4 kB.
_MOST_BYTES = 200_000
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class _Read:
    question: Question
    orders: tuple[Order, ...]
    main: bool
    name: str


def load(spec: str, *, id: str = "q", as_of: date | None = None) -> QuestionSet:
    """A set of questions from a file, a folder of files, or a plain question in words.

    id and as_of are for a question in words: what it is called, and the day "this year" is
    counted from. Raises BadQuestion or BadQuestionFile with a sentence that says what to change.
    """
    text = spec.strip()
    # Path("") is this folder: an empty question would be looked for among its files.
    if not text:
        return from_sentence(text, id=id)
    if "\n" not in text and len(text) < 1000:
        path = Path(text).expanduser()
        if _is_there(path):
            return from_yaml(path)
        if path.suffix in _SUFFIXES:
            raise BadQuestionFile(f"There is no question file {text}.")
    if re.search(r"^\s*(?:id|text|actors)\s*:", spec, re.MULTILINE):
        return from_yaml(spec)
    return from_sentence(text, id=id, as_of=as_of)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        # Words too long for a name, or with a NUL in them, name no file.
        return False


def from_yaml(source: Path | str) -> QuestionSet:
    """A set of questions from one file, a folder (one question a file), or YAML text.

    The question with `main: true` is the one asked; without it, the first whose mode is
    `any`, else the first. Raises BadQuestionFile naming the file, the key and the line.
    """
    found = [_read(text, name) for name, text in _texts(source)]
    if not found:
        raise BadQuestionFile(f"{source} holds no question file (*.yaml).")
    names = [one.question.id for one in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadQuestionFile(f"The id {twice[0]} is given to two questions; ids must differ.")
    orders = _once(order for one in found for order in one.orders)
    _check_orders(orders, names)
    return QuestionSet(_main(found), tuple(one.question for one in found), orders)


def _once(orders: Iterable[Order]) -> tuple[Order, ...]:
    """Each order once, though two files may state it, each with its own reason or with none."""
    kept: dict[tuple[str, str], Order] = {}
    for order in orders:
        held = kept.get((order.lesser, order.greater))
        if held is None or (order.because and not held.because):
            kept[order.lesser, order.greater] = order
    return tuple(kept.values())


def _main(found: list[_Read]) -> str:
    marked = [one.question.id for one in found if one.main]
    if len(marked) > 1:
        raise BadQuestionFile(f"Two questions say main: true ({', '.join(marked)}); keep one.")
    open_ = [one.question.id for one in found if one.question.mode == "any"]
    return (marked or open_ or [found[0].question.id])[0]


def _texts(source: Path | str) -> list[tuple[str, str]]:
    if isinstance(source, str) and "\n" in source:
        return [("the question", source)]
    path = Path(source)
    if path.is_dir():
        files = sorted(p for p in path.iterdir() if p.suffix in _SUFFIXES)
        return [(p.name, _text(p)) for p in files]
    if not path.exists():
        raise BadQuestionFile(f"There is no question file {path}.")
    return [(path.name, _text(path))]


def _text(path: Path) -> str:
    # A pipe has no end, and a folder may be called x.yaml.
    if not path.is_file():
        raise BadQuestionFile(f"{path.name} is no ordinary file; name a file of YAML text.")
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadQuestionFile(f"{path.name} is too large for a question; shorten it.")
        return path.read_text(encoding="utf-8-sig")
    except OSError as broken:
        why = broken.strerror or "broken"
        raise BadQuestionFile(f"{path.name} could not be read ({why}); try again.") from broken
    except UnicodeDecodeError as broken:
        raise BadQuestionFile(f"{path.name} is not UTF-8 text; save it as UTF-8.") from broken


def _line(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*-?\s*['\"]?{re.escape(key)}['\"]?\s*:", line):
            return number
    return 1


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        why = getattr(broken, "problem", None) or "it cannot be read"
        raise BadQuestionFile(f"{name} is not valid YAML{where}: {why}.") from broken
    except RecursionError as broken:
        raise BadQuestionFile(f"{name} nests too deep for a question; flatten it.") from broken
    except (ValueError, OverflowError) as broken:
        # A bare 2023-02-30 is read as a date, and one that does not exist fails in here.
        raise BadQuestionFile(
            f"{name} holds a value that cannot be read ({broken}); mend it or put it in quotes."
        ) from broken
    if not isinstance(raw, dict):
        raise BadQuestionFile(f"{name} holds no question: write keys such as id: and text:.")
    return {str(key): value for key, value in raw.items()}


def refuse_unknown(raw: dict[str, Any], known: tuple[str, ...], *, text: str, name: str) -> None:
    """Refuse a key the schema does not have, with the nearest one it has and the line."""
    for key in raw:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.4)
            hint = f"; did you mean {near[0]}?" if near else f"; known keys: {', '.join(known)}."
            raise BadQuestionFile(f"{name}, line {_line(text, key)}: unknown key {key}{hint}")


def _read(text: str, name: str) -> _Read:
    raw = _parsed(text, name)
    refuse_unknown(raw, KEYS, text=text, name=name)

    def fail(key: str, why: str) -> BadQuestionFile:
        return BadQuestionFile(f"{name}, line {_line(text, key)}: {key} {why}")

    _needs(raw, name, fail)
    window = raw.get("window") or {}
    if not isinstance(window, dict):
        raise fail("window", "must hold from: and to: with dates such as 2023-12-31.")
    refuse_unknown(window, WINDOW_KEYS, text=text, name=name)
    opens, closes = (_date(window.get(key), key, fail) for key in WINDOW_KEYS)
    if opens and closes and opens > closes:
        raise fail("window", f"ends ({closes}) before it begins ({opens}).")
    territory = parties(raw.get("territory"), "territory", fail)
    question = Question(
        id=str(raw["id"]),
        text=str(raw["text"]).strip(),
        actors=parties(raw["actors"], "actors", fail),
        acts=act_names(raw["acts"], fail),
        act_words=words(raw["acts"], "acts", fail),
        targets=parties(raw.get("targets"), "targets", fail),
        partners=parties(raw.get("partners"), "partners", fail),
        territory=territory[0] if territory else None,
        mode=mode(raw.get("mode"), fail),
        opens=opens,
        closes=closes,
        resolution=" ".join(str(raw.get("resolution") or "").split()),
        excluded=words(raw.get("exclusions"), "exclusions", fail),
        course_of_action=words(raw.get("course_of_action"), "course_of_action", fail),
        indicators=indicators(raw.get("indicators"), text=text, name=name),
        prior=prior(raw.get("prior"), fail),
    )
    question = replace(question, reading=file_reading(question))
    orders = tuple(_order(one, fail) for one in words(raw.get("order"), "order", fail))
    return _Read(question, orders, bool(raw.get("main")), name)


def _needs(raw: dict[str, Any], name: str, fail: Any) -> None:
    for key in ("id", "text", "actors", "acts"):
        if not raw.get(key):
            raise BadQuestionFile(f"{name} has no {key}; every question needs one.")
    for key in ("id", "text"):
        if not isinstance(raw[key], str | int):
            raise fail(key, "must be words, not a list or keys of its own.")


def _date(value: Any, key: str, fail: Any) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError as broken:
            raise fail(key, f"is no date: {value!r}; write it like 2023-12-31.") from broken
    raise fail(key, f"is no date: {value!r}; write it like 2023-12-31.")


def _order(line: str, fail: Any) -> Order:
    found = _ORDER.match(line)
    if found is None:
        raise fail("order", f"cannot be read: {line!r}; write it like P1 <= P2.")
    return Order(found[1], found[2].rstrip(":"), (found[3] or "").strip())


def _check_orders(orders: tuple[Order, ...], names: list[str]) -> None:
    """A circle in the order would say that a part is likelier than the whole."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for order in orders:
        if order.lesser == order.greater:
            raise BadQuestionFile(f"The order {order.lesser} <= {order.greater} says nothing.")
        if len(names) > 1:
            for name in (order.lesser, order.greater):
                if name not in names:
                    raise BadQuestionFile(
                        f"The order {order.lesser} <= {order.greater} names {name}, "
                        f"which is no question here ({', '.join(names)})."
                    )
        sorter.add(order.greater, order.lesser)
    try:
        sorter.prepare()
    except CycleError as circle:
        path = " <= ".join(str(one) for one in circle.args[1])
        raise BadQuestionFile(f"The order contradicts itself: {path}.") from circle
