"""What changed from one version of a question to the next, a sentence each."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from vedette.model.likelihood import Likelihood
from vedette.model.question import Order, Party, QuestionSet, Sum

# What follows from the other fields, and would be told twice.
_FOLLOWS = frozenset({"id", "reading", "act_words", "indicators"})
_NAMES = {"opens": "window from", "closes": "window to", "excluded": "exclusions"}


def question_changes(before: QuestionSet, after: QuestionSet) -> tuple[str, ...]:
    """
    "P2: window to was 2023-12-31, is 2024-06-30.": every difference, propositions first.

    Empty when nothing differs.
    """
    out = []
    if before.main != after.main:
        out.append(f"The main question was {before.main}, is {after.main}.")
    out += _rows("Proposition", before.questions, after.questions)
    old = {q.id: q for q in before.questions}
    for question in after.questions:
        if question.id in old:
            label = f"{question.id}: indicator"
            out += _rows(label, old[question.id].indicators, question.indicators)
    out += _orders(before.orders, after.orders)
    out += _sums(before.sums, after.sums)
    out += _rows("Scenario", before.scenarios, after.scenarios)
    out += _rows("Course of action", before.courses, after.courses)
    out += _rows("Assumption", before.assumptions, after.assumptions)
    return tuple(out)


def _rows(label: str, before: Sequence[Any], after: Sequence[Any]) -> list[str]:
    """Rows with an id: added, taken out, or a field of theirs changed."""
    old: Mapping[str, Any] = {row.id: row for row in before}
    new: Mapping[str, Any] = {row.id: row for row in after}
    out = [f"{label} {name} was taken out." for name in old if name not in new]
    for name, row in new.items():
        if name not in old:
            out.append(f"{label} {name} was added: {_said(row.text)}.")
            continue
        for field in fields(row):
            was, now = getattr(old[name], field.name), getattr(row, field.name)
            if was != now and field.name not in _FOLLOWS:
                out.append(_change(f"{label} {name}", field.name, was, now))
    return out


def _change(label: str, field: str, was: Any, now: Any) -> str:
    name = _NAMES.get(field, field.replace("_", " "))
    if isinstance(was, tuple) and isinstance(now, tuple) and was and now:
        less = [_said(one) for one in was if one not in now]
        more = [_said(one) for one in now if one not in was]
        parts = [f"without {', '.join(less)}"] if less else []
        parts += [f"with {', '.join(more)}"] if more else []
        return f"{label}: {name} {' and '.join(parts) or 'in another order'}."
    return f"{label}: {name} was {_said(was)}, is {_said(now)}."


def _orders(before: Sequence[Order], after: Sequence[Order]) -> list[str]:
    old = {(o.lesser, o.greater): o.because for o in before}
    new = {(o.lesser, o.greater): o.because for o in after}
    out = [f"The order {a} <= {b} was taken out." for a, b in old if (a, b) not in new]
    out += [f"The order {a} <= {b} was added." for a, b in new if (a, b) not in old]
    for (a, b), because in new.items():
        if (a, b) in old and old[a, b] != because:
            out.append(f"The reason of {a} <= {b} was {_said(old[a, b])}, is {_said(because)}.")
    return out


def _sums(before: Sequence[Sum], after: Sequence[Sum]) -> list[str]:
    old, new = ({(s.parts, s.whole) for s in sums} for sums in (before, after))
    gone = [f"The sum {' + '.join(p)} <= {w} was taken out." for p, w in sorted(old - new)]
    return gone + [f"The sum {' + '.join(p)} <= {w} was added." for p, w in sorted(new - old)]


def _said(value: Any) -> str:
    """A value as a reader writes it."""
    if value is None or value in ((), ""):
        return "not given"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Likelihood):
        return f"[{value.low:g}, {value.central:g}, {value.high:g}]"
    if isinstance(value, Party):
        return value.name
    if isinstance(value, tuple):
        if len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], bool | float):
            return f"{value[0]} {_said(value[1])}"
        return ", ".join(_said(one) for one in value)
    if isinstance(value, str):
        return "“" + value.rstrip(".") + "”"
    return f"{value:g}" if isinstance(value, float) else str(value)
