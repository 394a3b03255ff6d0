"""The timeline as a picture: a panel for each proposition, its judgements as ranges over days.

The chance axis is in log-odds, because the judgements that matter here crowd near zero: on a
plain axis "unlikely" and "extremely unlikely" would lie on top of each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup, escape

from vedette.model.assessment import Assessment
from vedette.model.likelihood import Likelihood
from vedette.model.lineage import Judgement
from vedette.model.question import Question
from vedette.publish.axes import Axes
from vedette.publish.sections_answer import mode_words
from vedette.publish.words import count, day_words, join, percent, range_words

_TICKS = (0.01, 0.05, 0.10, 0.20, 0.50, 0.80, 0.95)
# The axis ends above the highest range drawn: where nobody says "likely", no half of it is empty.
_FLOOR, _TOPS = 0.005, (0.25, 0.55, 0.85, 0.97)
_TITLE, _FOOT, _LETTER = 22, 24, 6.4  # the last: pixels a letter of a title takes, at most
_SHIFT = 9  # judgements of one day stand side by side, not on top of each other


@dataclass(frozen=True, slots=True)
class _Frame:
    """One way to lay the picture out; both are on the page and the screen's width picks one."""

    name: str
    width: int
    left: int
    right: int
    panel: int
    ticks: int


_WIDE = _Frame("wide", 900, 44, 14, 104, 5)
_NARROW = _Frame("narrow", 350, 38, 8, 96, 3)
Drawn = Sequence[tuple[date, Judgement, Likelihood]]


def _drawn(assessment: Assessment) -> list[tuple[date, Judgement, Likelihood]]:
    """Every dated judgement that carries a chance; possibilities and denials stay aside."""
    days = {entry.judgement: entry.day for entry in assessment.timeline}
    found = []
    for judgement in assessment.lineage.judgements:
        day, best = days.get(judgement.id), judgement.best
        aside = best.kind.value == "possibility" or best.denial
        if day and best.likelihood and judgement.question and not aside:
            link = next((k for k in best.links if k.question == judgement.question), None)
            against = link is not None and link.polarity == "against"
            likelihood = best.likelihood.complement() if against else best.likelihood
            found.append((day, judgement, likelihood))
    return sorted(found, key=lambda row: (row[0], row[1].id))


def timeline_picture(assessment: Assessment) -> Markup:
    """
    The SVG of every dated judgement about the propositions, for a wide and for a narrow screen;
    empty when there is none.

    One mark a judgement, not a mention: forty reprints draw once. Hollow marks restate.
    """
    drawn = _drawn(assessment)
    asked = [
        q for q in assessment.questions.questions if any(j.question == q.id for _, j, _ in drawn)
    ]
    if not asked:
        return Markup("")
    days = [day for day, _, _ in drawn]
    ends = min(days), max([*days, assessment.as_of] if assessment.as_of else days)
    label = (
        f"{count(len(drawn), 'judgement')} by day, {day_words(ends[0])} to {day_words(ends[1])}, "
        f"each a range of chance: {_told(asked, drawn)}"
    )
    pictures = [_picture(asked, drawn, ends, frame, label) for frame in (_WIDE, _NARROW)]
    said = (
        "Upright: the chance of each proposition, in percent, on a log-odds scale. Filled: a first "
        "or changed judgement; hollow: said again. Bar: the range its words stand for."
    )
    return Markup('<figure>{}<figcaption class="note">{}{}</figcaption></figure>').format(
        Markup("").join(pictures), said, _missing(assessment, asked)
    )


def _missing(assessment: Assessment, asked: Sequence[Question]) -> str:
    ids = [q.id for q in assessment.questions.questions if q not in asked]
    return f" No dated range for {join(ids)}." if ids else ""


def _told(asked: Sequence[Question], drawn: Drawn) -> str:
    counts = {q.id: sum(j.question == q.id for _, j, _ in drawn) for q in asked}
    return ", ".join(f"{n} on {name}" for name, n in counts.items())


def _picture(
    asked: Sequence[Question], drawn: Drawn, ends: tuple[date, date], frame: _Frame, label: str
) -> Markup:
    step = _TITLE + frame.panel + 8
    body: list[str] = []
    highest = max(likelihood.high for _, _, likelihood in drawn)
    for number, question in enumerate(asked):
        top = _TITLE + number * step
        # Room to the right for judgements of the last day that stand side by side.
        scale = Axes(
            ends[0] - timedelta(days=2),
            ends[1] + timedelta(days=2),
            *(frame.left + 6, frame.width - frame.right - 24, top, top + frame.panel),
            (_FLOOR, next((t for t in _TOPS if t >= highest), _TOPS[-1])),
        )
        mine = [row for row in drawn if row[1].question == question.id]
        body += [_title(question, frame, top), *_grid(scale, frame), *_marks(mine, scale, number)]
    height = len(asked) * step + _FOOT
    body += _dates(scale, frame, height - _FOOT + 10)
    return Markup(
        f'<svg class="timeline {frame.name}" role="img" aria-label="{escape(label)}" '
        f'viewBox="0 0 {frame.width} {height}" xmlns="http://www.w3.org/2000/svg">'
        f"{''.join(body)}</svg>"
    )


def _title(question: Question, frame: _Frame, top: float) -> str:
    room = int((frame.width - frame.left) / _LETTER) - len(question.id) - 2
    mode = mode_words(question.mode)
    said = f"{mode}: {question.text}" if frame is _WIDE else f"{mode}"
    said = said if len(said) <= room else f"{said[: room - 1].rstrip()}…"
    return (
        f'<text class="key" font-size="13" x="{frame.left}" y="{top - 7}">'
        f'<tspan font-weight="700">{escape(question.id)}</tspan> {escape(said)}</text>'
    )


def _grid(scale: Axes, frame: _Frame) -> list[str]:
    out = []
    for tick in (t for t in _TICKS if t < scale.chances[1]):
        y = scale.y(tick)
        out.append(
            f'<line class="grid" x1="{frame.left}" x2="{frame.width - frame.right}" '
            f'y1="{y:.1f}" y2="{y:.1f}"/><text class="tick" font-size="11" x="{frame.left - 6}" '
            f'y="{y + 4:.1f}" text-anchor="end">{percent(tick)}</text>'
        )
    return out


def _dates(scale: Axes, frame: _Frame, y: float) -> list[str]:
    first, last = scale.first + timedelta(days=2), scale.last - timedelta(days=2)
    whole = max((last - first).days, 1)
    steps = min(frame.ticks - 1, whole)
    out = []
    for step in range(steps + 1):
        day = first + timedelta(days=round(whole * step / steps))
        anchor = "start" if step == 0 else "end" if step == steps else "middle"
        out.append(
            f'<text class="tick" font-size="11" x="{scale.x(day):.1f}" y="{y:.1f}" '
            f'text-anchor="{anchor}">{day:%-d %b %Y}</text>'
        )
    return out


def _marks(mine: Drawn, scale: Axes, number: int) -> list[str]:
    seen: dict[date, int] = {}
    out = []
    for day, judgement, likelihood in mine:
        seen[day] = seen.get(day, -1) + 1
        x = scale.x(day) + _SHIFT * seen[day]
        again = judgement.restates is not None
        title = escape(
            f"{day_words(day)}, {judgement.origin} on {judgement.question}: "
            f"“{judgement.best.words}”, {range_words(likelihood)}{' (restated)' if again else ''}"
        )
        hollow = " hollow" if again else ""
        out.append(
            f'<g class="m{number % 6}"><title>{title}</title><line x1="{x:.1f}" x2="{x:.1f}" '
            f'y1="{scale.y(likelihood.low):.1f}" y2="{scale.y(likelihood.high):.1f}" '
            f'stroke-width="3" opacity="0.5"/><circle class="{hollow.strip() or "full"}" '
            f'cx="{x:.1f}" cy="{scale.y(likelihood.central):.1f}" r="4.5" stroke-width="1.6"/></g>'
        )
    return out
