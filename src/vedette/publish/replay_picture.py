"""A replay as a picture: each proposition's range day by day, and what came when it moved."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from markupsafe import Markup, escape

from vedette.model.likelihood import Likelihood
from vedette.model.question import Question
from vedette.model.replay import Replay
from vedette.publish.axes import Axes
from vedette.publish.words import day_words, percent, range_words

_WIDTH, _PANEL, _GAP = 920, 250, 58
_LEFT, _RIGHT, _TOP, _FOOT = 56, 20, 54, 40
_TICKS = (0.01, 0.05, 0.10, 0.20, 0.40, 0.60, 0.80, 0.95)
_CHANCES = 0.004, 0.985
_BAND, _LINE, _MARK, _PRIOR = "#aec6d8", "#1b4f72", "#922b21", "#7d8a94"
_STYLE = (
    "text{font:16px system-ui,sans-serif;fill:#1c2833}.small{font-size:14px;fill:#44525c}"
    ".grid{stroke:#e3e8ec}.name{font-weight:600}"
)


Ranges = Sequence[tuple[date, Likelihood]]


def replay_picture(replay: Replay, moved: Mapping[str, Sequence[str]]) -> str:
    """
    A self-contained SVG: a panel for each proposition, the asked one first.

    The band is the range of each day, the line its centre, a tick on the floor each day on which
    documents came out; a mark with its words where a judgement moved the answer. Where nobody had
    judged yet there is no band: a dotted line shows the prior. moved: a sentence a day.
    """
    main = replay.questions.main
    asked = sorted(replay.questions.questions, key=lambda q: q.id != main)
    height = _TOP + len(asked) * (_PANEL + _GAP) + _FOOT
    body = [_panel(replay, q, n, moved.get(q.id, ())) for n, q in enumerate(asked)]
    first, last = replay.days[0].day, replay.days[-1].day
    label = f"Range of chance by day, {day_words(first)} to {day_words(last)}"
    head = f'<text x="8" y="24" class="name">{escape(label)}</text>'
    note = (
        "band: range of each day; line: centre; red: a judgement moved it; "
        "dotted: the prior, before anybody judged"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{escape(label)}"><style>{_STYLE}</style>'
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>{head}{"".join(body)}'
        f'<text x="8" y="{height - 12}" class="small">{escape(note)}</text></svg>\n'
    )


def _panel(replay: Replay, question: Question, number: int, moved: Sequence[str]) -> str:
    days = replay.days
    top = _TOP + number * (_PANEL + _GAP)
    right = _WIDTH - _RIGHT
    scale = Axes(days[0].day, days[-1].day, _LEFT, right, top, top + _PANEL, _CHANCES)
    text = question.text if len(question.text) < 96 else question.text[:94] + "…"
    answers = [(d.day, d.answer(question.id)) for d in days]
    ranges = [(day, a.likelihood) for day, a in answers if a.likelihood]
    silent = [(day, a.prior) for day, a in answers if a.likelihood is None]
    parts = [
        *_grid(scale),
        f'<text x="{_LEFT}" y="{scale.top - 6:.0f}">'
        f'<tspan class="name">{escape(question.id)}</tspan> {escape(text)}</text>',
        *_runs(silent, scale),
        *(_band(run, scale) for run in _unbroken(ranges, replay)),
        *_ticks(replay, scale),
        *_marks(replay, question.id, moved, scale),
    ]
    return "".join(parts)


def _grid(scale: Axes) -> list[str]:
    out = []
    for tick in _TICKS:
        y = scale.y(tick)
        out.append(
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text class="small" x="{_LEFT - 6}" y="{y + 5:.1f}" text-anchor="end">'
            f"{percent(tick)}</text>"
        )
    length = max((scale.last - scale.first).days, 1)
    for step in range(5):
        day = scale.first + timedelta(days=round(length * step / 4))
        anchor = "start" if step == 0 else "end" if step == 4 else "middle"
        out.append(
            f'<text class="small" x="{scale.x(day):.1f}" y="{scale.top + _PANEL + 17:.0f}" '
            f'text-anchor="{anchor}">{day:%-d %b %Y}</text>'
        )
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
        f'<polygon points="{" ".join([*upper, *lower])}" fill="{_BAND}" opacity="0.7"/>'
        f'<polyline points="{centre}" fill="none" stroke="{_LINE}" stroke-width="2"/>'
    )


def _runs(silent: Sequence[tuple[date, float]], scale: Axes) -> list[str]:
    if not silent:
        return []
    points = " ".join(f"{scale.x(day):.1f},{scale.y(p):.1f}" for day, p in silent)
    return [
        f'<polyline points="{points}" fill="none" stroke="{_PRIOR}" stroke-width="2" '
        'stroke-dasharray="2 5"/>'
    ]


def _ticks(replay: Replay, scale: Axes) -> list[str]:
    foot = scale.top + _PANEL
    return [
        f'<line x1="{scale.x(d.day):.1f}" x2="{scale.x(d.day):.1f}" y1="{foot:.1f}" '
        f'y2="{foot - 6:.1f}" stroke="{_LINE}" opacity="0.5"/>'
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
                '<g><title>{}: {}. {}</title><circle cx="{:.1f}" cy="{:.1f}" r="4.5" fill="{}"/>'
                "</g>"
            ).format(
                day_words(day.day),
                range_words(found),
                said,
                scale.x(day.day),
                scale.y(found.central),
                _MARK,
            )
        )
    return out
