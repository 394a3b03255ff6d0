"""Questions written by an analyst as YAML: one file a question, one folder a set."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from vedette.errors import BadQuestionFile
from vedette.extract.question.check import (
    check_courses,
    check_ids,
    check_orders,
    check_scenarios,
    check_seen,
)
from vedette.extract.question.fields import (
    KEYS,
    SET_KEYS,
    WINDOW_KEYS,
    act_names,
    day,
    identity,
    mode,
    parties,
    prior,
    sentence,
    truth,
    words,
)
from vedette.extract.question.indicators import indicators
from vedette.extract.question.lines import Where, parsed
from vedette.extract.question.plain import from_sentence
from vedette.extract.question.reading import file_reading
from vedette.extract.question.scenarios import Placed, assumptions, courses, scenarios
from vedette.model.question import Order, Question, QuestionSet, Sum
from vedette.model.scenario import Assumption, CourseOfAction, Scenario

_ORDER = re.compile(r"^\s*(\S+(?:\s*\+\s*[^\s+<]+)*)\s*<=\s*(\S+)\s*(?:[:(]\s*(.*?)\)?\s*)?$")
# A full question file has some 4 kB.
_MOST_BYTES = 200_000
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class _Read:
    """One file; question is None where it holds only what belongs to the whole set."""

    question: Question | None
    orders: tuple[Order | Sum, ...]
    where: Where
    scenarios: Placed[Scenario] = ()
    courses: Placed[CourseOfAction] = ()
    assumptions: Placed[Assumption] = ()
    main: bool = False


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


def _none_in(source: Path | str) -> str:
    # Who forgets the question gets here too, with the folder of reports in its place.
    return (
        f"{source} holds no question file (*.yaml); a folder of reports needs the question "
        'behind it, like this: "Will ECOWAS intervene in Niger before 2024?"'
    )


def from_yaml(source: Path | str) -> QuestionSet:
    """A set of questions from one file, a folder (one question a file), or YAML text.

    The question with `main: true` is the one asked; without it, the first whose mode is
    `any`, else the first. Raises BadQuestionFile naming the file, the key and the line.
    """
    read = [_read(text, name) for name, text in _texts(source)]
    found = [one for one in read if one.question is not None]
    if not found:
        raise BadQuestionFile(_none_in(source))
    questions = tuple(one.question for one in found if one.question is not None)
    names = [one.id for one in questions]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadQuestionFile(f"The id {twice[0]} is given to two questions; ids must differ.")
    told = [order for one in found for order in one.orders]
    orders = _once(order for one in told for order in _simple(one))
    sums = tuple(dict.fromkeys(one for one in told if isinstance(one, Sum)))
    check_orders(orders, names)
    places = [(one.question, one.where) for one in found if one.question is not None]
    return _with_scenarios(QuestionSet(_main(found), questions, orders, sums=sums), read, places)


def onto(asked: QuestionSet, source: Path) -> QuestionSet:
    """
    A kept question as files would have it now: files with a question are the whole set anew;
    files with none give it scenarios, courses or assumptions, and leave the rest as it was.

    Raises BadQuestionFile.
    """
    read = [_read(text, name) for name, text in _texts(source)]
    if any(one.question is not None for one in read):
        return from_yaml(source)
    if not read:
        raise BadQuestionFile(_none_in(source))
    given = {str(path[0]) for one in read for path in one.where.lines if len(path) == 1}
    here = Where("the question kept", {})
    held = _Read(
        None,
        (),
        here,
        scenarios=() if "scenarios" in given else tuple((s, here) for s in asked.scenarios),
        courses=() if "courses" in given else tuple((c, here) for c in asked.courses),
        assumptions=() if "assumptions" in given else tuple((a, here) for a in asked.assumptions),
    )
    return _with_scenarios(asked, [held, *read], [(q, here) for q in asked.questions])


def _with_scenarios(
    asked: QuestionSet, read: list[_Read], places: list[tuple[Question, Where]]
) -> QuestionSet:
    """The set with its scenarios, courses and assumptions, checked against one another."""
    told = tuple(one for file in read for one in file.scenarios)
    chosen = tuple(one for file in read for one in file.courses)
    assumed = tuple(one for file in read for one in file.assumptions)
    check_ids(told)
    check_ids(chosen)
    check_ids(assumed)
    whole = replace(
        asked,
        scenarios=tuple(one for one, _ in told),
        courses=tuple(one for one, _ in chosen),
        assumptions=tuple(one for one, _ in assumed),
    )
    check_scenarios(whole, told)
    check_courses(whole.scenarios, chosen)
    for question, where in places:
        check_seen(whole.scenarios, question, where)
    return whole


def _simple(told: Order | Sum) -> tuple[Order, ...]:
    """An order as it is; a sum as the order of each of its parts."""
    if isinstance(told, Order):
        return (told,)
    return tuple(Order(part, told.whole, told.because) for part in told.parts)


def _once(orders: Iterable[Order]) -> tuple[Order, ...]:
    """Each order once, though two files may state it, each with its own reason or with none."""
    kept: dict[tuple[str, str], Order] = {}
    for order in orders:
        held = kept.get((order.lesser, order.greater))
        if held is None or (order.because and not held.because):
            kept[order.lesser, order.greater] = order
    return tuple(kept.values())


def _main(found: list[_Read]) -> str:
    asked = [(one.question, one.main) for one in found if one.question is not None]
    marked = [one.id for one, main in asked if main]
    if len(marked) > 1:
        raise BadQuestionFile(f"Two questions say main: true ({', '.join(marked)}); keep one.")
    open_ = [one.id for one, _ in asked if one.mode == "any"]
    return (marked or open_ or [asked[0][0].id])[0]


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


def _read(text: str, name: str) -> _Read:
    raw, where = parsed(text, name)
    where.refuse_unknown(raw, KEYS)
    told = _Read(
        None,
        (),
        where,
        scenarios=scenarios(raw.get("scenarios"), where),
        courses=courses(raw.get("courses"), where),
        assumptions=assumptions(raw.get("assumptions"), where),
    )
    if raw and not set(raw) - set(SET_KEYS):
        return told
    _needs(raw, where)
    orders = tuple(_order(one, where) for one in words(raw.get("order"), "order", where))
    main = truth(raw.get("main", False), "main", where)
    return replace(told, question=_question(raw, where), orders=orders, main=main)


def _question(raw: dict[str, Any], where: Where) -> Question:
    opens, closes = _window(raw.get("window"), where)
    territory = parties(raw.get("territory"), "territory", where)
    question = Question(
        id=identity(raw, where),
        text=str(raw["text"]).strip(),
        actors=parties(raw["actors"], "actors", where),
        acts=act_names(raw["acts"], where),
        act_words=words(raw["acts"], "acts", where),
        targets=parties(raw.get("targets"), "targets", where),
        partners=parties(raw.get("partners"), "partners", where),
        territory=territory[0] if territory else None,
        mode=mode(raw.get("mode"), where),
        opens=opens,
        closes=closes,
        resolution=sentence(raw, "resolution", where),
        excluded=words(raw.get("exclusions"), "exclusions", where),
        course_of_action=words(raw.get("course_of_action"), "course_of_action", where),
        indicators=indicators(raw.get("indicators"), where),
        prior=prior(raw.get("prior"), where),
    )
    return replace(question, reading=file_reading(question))


def _window(value: Any, where: Where) -> tuple[date | None, date | None]:
    if value is None:
        return None, None
    if not isinstance(value, dict):
        raise where.fail("window", "must hold from: and to: with dates such as 2023-12-31.")
    inside = where.into("window")
    inside.refuse_unknown(value, WINDOW_KEYS)
    opens, closes = (day(value.get(key), key, inside) for key in WINDOW_KEYS)
    if opens and closes and opens > closes:
        raise where.fail("window", f"ends ({closes}) before it begins ({opens}).")
    return opens, closes


def _needs(raw: dict[str, Any], where: Where) -> None:
    for key in ("id", "text", "actors", "acts"):
        if not raw.get(key):
            raise BadQuestionFile(f"{where.name} has no {key}; every question needs one.")
    for key in ("id", "text"):
        if isinstance(raw[key], bool) or not isinstance(raw[key], str | int):
            raise where.fail(key, "must be words, not a list or keys of its own.")


def _order(line: str, where: Where) -> Order | Sum:
    found = _ORDER.match(line)
    parts = tuple(part.strip() for part in found[1].split("+")) if found else ()
    if found is None or not all(parts):
        raise where.fail("order", f"cannot be read: {line!r}; write it like P1 <= P2.")
    whole, because = found[2].rstrip(":"), (found[3] or "").strip()
    if len(set(parts)) < len(parts):
        raise where.fail("order", f"adds a question to itself: {line!r}.")
    return Order(parts[0], whole, because) if len(parts) == 1 else Sum(parts, whole, because)
