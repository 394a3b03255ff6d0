"""Why the answers moved from one replayed day to the next."""

from collections.abc import Sequence
from itertools import pairwise

from vedette.model.assessment import Pooled
from vedette.model.change import Change
from vedette.model.replay import Day, Replay
from vedette.weigh.change import change


def between(one: Day, two: Day, question: str) -> Change:
    """What moved one proposition between two days. KeyError if it was not asked."""
    return change(one.answer(question), two.answer(question), one.day, two.day)


def moves(replay: Replay, question: str) -> tuple[Change | None, ...]:
    """For each day what moved the proposition since the day before it; None for the first."""
    days = replay.days
    later = (between(one, two, question) for one, two in pairwise(days))
    return (None, *later) if days else ()


def sentences(replay: Replay, question: str) -> tuple[str, ...]:
    """For each day, in one sentence, what came and what ended; "" where only ages moved."""
    named = {d.id: d.outlet_name for d in replay.documents}
    out = []
    for day, moved in zip(replay.days, moves(replay, question), strict=True):
        out.append(_sentence(day, moved, [named[name] for name in day.new]))
    return tuple(out)


def _sentence(day: Day, moved: Change | None, outlets: Sequence[str]) -> str:
    said = [] if moved is None else [_told(moved)]
    if moved is None:
        said = [_first(a) for a in day.answers if a.likelihood][:1]
    came = f"new from {', '.join(sorted(set(outlets)))}" if outlets else ""
    return "; ".join(part for part in (*said, came) if part)


def _first(answer: Pooled) -> str:
    return f"first day shown, {answer.n_origins} heard"


def _told(moved: Change) -> str:
    """The causes that are more than age, each with its points."""
    told = [c for c in moved.causes if c.kind.value != "ageing" and abs(c.points) >= 0.05]
    return "; ".join(f"{c.sentence} ({c.points:+.1f} points)" for c in told)
