"""A replay as a picture: each proposition's range day by day, and what came when it moved."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup, escape

from vedette.model.likelihood import Likelihood
from vedette.model.question import Question
from vedette.model.replay import Replay
from vedette.publish.axes import Axes
from vedette.publish.words import day_words, percent, range_words

_TICKS = (0.01, 0.05, 0.10, 0.20, 0.40, 0.60, 0.80, 0.95)
# The axis ends above the highest range drawn: where nobody says "likely", no half of it is empty.
_FLOOR, _TOPS = 0.004, (0.25, 0.5, 0.7, 0.9, 0.985)
_TOP, _TITLE, _DATES = 34, 26, 34
Ranges = Sequence[tuple[date, Likelihood]]
# A file of its own and inside a page, by day and by night: every colour stands here twice.
_STYLE = (
    "svg.replay{--ink:#1c2833;--soft:#44525c;--line:#d5dce2;--paper:#fff;--band:#aec6d8;"
    "--centre:#1b4f72;--mark:#922b21;--prior:#66727c}"
    "@media (prefers-color-scheme:dark){svg.replay{--ink:#e8ecf1;--soft:#aab4c0;--line:#36404a;"
    "--paper:#15191f;--band:#2f5673;--centre:#8cc4ec;--mark:#f39a8d;--prior:#9aa6b2}}"
    "svg.replay text{font-family:system-ui,sans-serif;fill:var(--ink)}"
    "svg.replay .small{fill:var(--soft)}svg.replay .ground{fill:var(--paper)}"
    "svg.replay .grid{stroke:var(--line)}svg.replay .name{font-weight:600}"
    "svg.replay .band{fill:var(--band);fill-opacity:.75}"
    "svg.replay .centre{fill:none;stroke:var(--centre);stroke-width:2}"
    "svg.replay .prior{fill:none;stroke:var(--prior);stroke-width:2;stroke-dasharray:2 5}"
    "svg.replay .tick{stroke:var(--centre);stroke-opacity:.6}svg.replay .moved{fill:var(--mark)}"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One width to draw a replay in: pixels, and letters in a line of its panel's title."""

    name: str
    width: int
    panel: int
    left: int
    font: int
    letters: int
    dates: int


WIDE = Frame("wide", 920, 170, 52, 14, 108, 5)
NARROW = Frame("narrow", 350, 130, 38, 12, 48, 3)
_RIGHT = 14


def replay_picture(replay: Replay, moved: Mapping[str, Sequence[str]], frame: Frame = WIDE) -> str:
    """
    A self-contained SVG: a panel for each proposition, the asked one first.

    The band is the range of each day, the line its centre, a tick on the floor each day on which
    documents came out; a mark with its words where a judgement moved the answer. Where nobody had
    judged yet there is no band: a dotted line shows the prior. moved: a sentence a day.
    """
    main = replay.questions.main
    asked = sorted(replay.questions.questions, key=lambda q: q.id != main)
    highest = max(
        (a.likelihood.high for d in replay.days for a in d.answers if a.likelihood), default=0.0
    )
    top = next((t for t in _TOPS if t >= highest), _TOPS[-1])
    label, heading = _heading(replay, frame)
    body = list(heading)
    at = _TOP + (len(heading) - 1) * (frame.font + 4)
    for question in asked:
        title = textwrap.wrap(question.text, frame.letters - len(question.id) - 1)[:3]
        start = at + _TITLE + (len(title) - 1) * (frame.font + 3)
        body += _title(question, title, at + frame.font, frame)
        body += _panel(replay, question, moved.get(question.id, ()), (start, top), frame)
        at = start + frame.panel + _DATES
    notes = _stacked(textwrap.wrap(_NOTE, frame.letters), at + 8, "small", frame)
    body += notes
    height = at + 14 + len(notes) * (frame.font + 4)
    return (
        f'<svg class="replay {frame.name}" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {frame.width} {height}" role="img" aria-label="{escape(label)}">'
        f'<style>{_STYLE}</style><rect class="ground" width="{frame.width}" height="{height}"/>'
        f"{''.join(body)}</svg>\n"
    )


def _heading(replay: Replay, frame: Frame) -> tuple[str, list[str]]:
    first, last = replay.days[0].day, replay.days[-1].day
    label = f"Range of chance by day, {day_words(first)} to {day_words(last)}"
    return label, _stacked(textwrap.wrap(label, frame.letters - 6), 20, "name", frame)


def _stacked(lines: Sequence[str], y: float, kind: str, frame: Frame) -> list[str]:
    return [
        f'<text x="8" y="{y + n * (frame.font + 4):.0f}" class="{kind}" '
        f'font-size="{frame.font}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    ]


_NOTE = (
    "Up the side: the chance in percent, on a log-odds scale. Band: the range of each day; line: "
    "its centre; dot: a judgement moved it; dotted: the prior, before anybody judged; tick on the "
    "floor: a day on which texts came out."
)


def _title(question: Question, lines: Sequence[str], y: float, frame: Frame) -> list[str]:
    return [
        f'<text x="{8 if frame is NARROW else frame.left}" y="{y + n * (frame.font + 3):.0f}" '
        f'font-size="{frame.font}">'
        + (f'<tspan class="name">{escape(question.id)}</tspan> ' if n == 0 else "")
        + f"{escape(line)}</text>"
        for n, line in enumerate(lines)
    ]


def _panel(
    replay: Replay,
    question: Question,
    moved: Sequence[str],
    axis: tuple[float, float],
    frame: Frame,
) -> list[str]:
    days = replay.days
    start, ceiling = axis
    right = frame.width - _RIGHT
    ends = start, start + frame.panel
    scale = Axes(days[0].day, days[-1].day, frame.left, right, *ends, (_FLOOR, ceiling))
    answers = [(d.day, d.answer(question.id)) for d in days]
    ranges = [(day, a.likelihood) for day, a in answers if a.likelihood]
    silent = [(day, a.prior) for day, a in answers if a.likelihood is None]
    return [
        *_grid(scale, frame),
        *_runs(silent, scale),
        *(_band(run, scale) for run in _unbroken(ranges, replay)),
        *_ticks(replay, scale),
        *_marks(replay, question.id, moved, scale),
    ]


def _grid(scale: Axes, frame: Frame) -> list[str]:
    out = []
    last = scale.bottom + frame.font
    for tick in (t for t in _TICKS if t <= scale.chances[1]):
        y = scale.y(tick)
        out.append(
            f'<line class="grid" x1="{scale.left}" x2="{scale.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        )
        if last - y >= frame.font:
            last = y
            out.append(
                f'<text class="small" x="{scale.left - 5}" y="{y + 4:.1f}" text-anchor="end" '
                f'font-size="{frame.font - 1}">{percent(tick)}</text>'
            )
    length = (scale.last - scale.first).days
    steps = max(min(frame.dates - 1, length), 1)
    for step in range(steps + 1):
        day = scale.first + timedelta(days=round(length * step / steps))
        anchor = "start" if step == 0 else "end" if step == steps else "middle"
        out.append(
            f'<text class="small" x="{scale.x(day):.1f}" y="{scale.bottom + frame.font + 4:.0f}" '
            f'text-anchor="{anchor}" font-size="{frame.font - 1}">{day:%-d %b %Y}</text>'
        )
        if length == 0:
            break
    return out


def _unbroken(ranges: Ranges, replay: Replay) -> list[Ranges]:
    """The days in runs without a day on which there was no range."""
    place = {d.day: n for n, d in enumerate(replay.days)}
    out: list[list[tuple[date, Likelihood]]] = []
    for day, found in ranges:
        if out and place[day] - place[out[-1][-1][0]] == 1:
            out[-1].append((day, found))
        else:
            out.append([(day, found)])
    return list(out)


def _band(run: Ranges, scale: Axes) -> str:
    upper = [f"{scale.x(day):.1f},{scale.y(f.high):.1f}" for day, f in run]
    lower = [f"{scale.x(day):.1f},{scale.y(f.low):.1f}" for day, f in reversed(run)]
    centre = " ".join(f"{scale.x(day):.1f},{scale.y(f.central):.1f}" for day, f in run)
    return (
        f'<polygon class="band" points="{" ".join([*upper, *lower])}"/>'
        f'<polyline class="centre" points="{centre}"/>'
    )


def _runs(silent: Sequence[tuple[date, float]], scale: Axes) -> list[str]:
    if not silent:
        return []
    points = " ".join(f"{scale.x(day):.1f},{scale.y(p):.1f}" for day, p in silent)
    return [f'<polyline class="prior" points="{points}"/>']


def _ticks(replay: Replay, scale: Axes) -> list[str]:
    foot = scale.bottom
    return [
        f'<line class="tick" x1="{scale.x(d.day):.1f}" x2="{scale.x(d.day):.1f}" y1="{foot:.1f}" '
        f'y2="{foot - 6:.1f}"/>'
        for d in replay.days
        if d.new
    ]


def _marks(replay: Replay, question: str, moved: Sequence[str], scale: Axes) -> list[Markup]:
    out = []
    for day, said in zip(replay.days, moved, strict=False):
        found = day.answer(question).likelihood
        if found is None or "points)" not in said:
            continue
        out.append(
            Markup(
                '<g><title>{}: {}. {}</title><circle class="moved" cx="{:.1f}" cy="{:.1f}" '
                'r="4.5"/></g>'
            ).format(
                day_words(day.day),
                range_words(found),
                said,
                scale.x(day.day),
                scale.y(found.central),
            )
        )
    return out
