"""The scenarios over time as one picture: bands that fill a hundred, the worst case apart.

Bands are told apart by hatching as well as by colour, and each is named where it ends, so that
the picture can be read in black and white and by everybody who sees colours otherwise. Colours:
Okabe and Ito 2008.
"""

import math
from collections.abc import Callable
from datetime import timedelta

from markupsafe import Markup, escape

from vedette.model.likelihood import Likelihood
from vedette.model.scenario import Cone, ScenarioChance, ScenarioDay
from vedette.publish.cone_bands import (
    Days,
    Frame,
    days_of,
    edges,
    outline,
    runs,
    spread,
    stack,
)
from vedette.publish.words import day_words, percent

WIDE = Frame("wide", 920, 46, 236, 300, 110, 13, 5, beside=True)
NARROW = Frame("narrow", 340, 42, 12, 220, 100, 12, 3, beside=False)

_TOP = 26
_AXIS = 24
# Drawn on the bands, which keep their light grounds by night: strokes stay dark.
_INK = "#1c2430"
_STYLE = (
    "svg.cone{--ink:#1c2430;--paper:#fff;--line:#c4cad3;--band:#c3cad3}"
    "@media (prefers-color-scheme:dark)"
    "{svg.cone{--ink:#e8ecf1;--paper:#15191f;--line:#4a545f;--band:#3f4955}}"
    "svg.cone text{fill:var(--ink)}svg.cone .ground{fill:var(--paper)}"
    "svg.cone .level,svg.cone .lead{stroke:var(--ink)}svg.cone .blank{stroke:var(--line)}"
    "svg.cone .worst{fill:var(--paper);stroke:var(--ink)}"
    "svg.cone .band{fill:var(--band);stroke:var(--ink)}svg.cone .centre{fill:var(--ink)}"
)
# Ground and hatching: plain, strokes one way, dots, level strokes, strokes the other way, ...
_STYLES = (
    ("#9fd3f2", ""),
    ("#f3c766", '<path d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6"/>'),
    ("#7cc9b3", '<circle cx="4" cy="4" r="1.3"/>'),
    ("#f7f09a", '<path d="M0 4 H8"/>'),
    ("#dfabc6", '<path d="M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2"/>'),
    ("#7fb1d6", '<path d="M4 0 V8"/>'),
    ("#eb9d66", '<path d="M0 4 H8 M4 0 V8"/>'),
)
_REST = ("#d5d9de", '<circle cx="2" cy="2" r=".7"/><circle cx="6" cy="6" r=".7"/>')
_TICKS = (0.001, 0.01, 0.05, 0.2, 0.5, 0.8)


def _mark(cone: Cone, frame: Frame, scenario: str) -> str:
    """The id of a scenario's pattern; two pictures on one page must not share it."""
    return f"{frame.name}-{[s.id for s in cone.scenarios].index(scenario)}"


def _patterns(cone: Cone, frame: Frame) -> str:
    out = []
    telling = 0
    for scenario in cone.scenarios:
        ground, strokes = _REST if scenario.residual else _STYLES[telling % len(_STYLES)]
        telling += not scenario.residual
        out.append(
            f'<pattern id="{_mark(cone, frame, scenario.id)}" width="8" height="8" '
            f'patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="{ground}"/>'
            f'<g stroke="{_INK}" stroke-width=".9" fill="{_INK}" stroke-opacity=".75">{strokes}</g>'
            "</pattern>"
        )
    blank = (
        f'<pattern id="{frame.name}-blank" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect class="ground" width="6" height="6"/>'
        '<path class="blank" d="M0 6 L6 0" stroke-width="1"/></pattern>'
    )
    return f"<defs>{''.join(out)}{blank}</defs>"


def cone_svg(cone: Cone, frame: Frame) -> Markup:
    """
    The whole picture in one frame, with a title and a description for those who cannot see it.

    Each day is a step as wide as the stretch between two days; hatched grey where nobody had
    judged yet.
    """
    days = days_of(cone, frame)
    order = stack(cone)
    body = [_patterns(cone, frame), *_panel(cone, frame, days, order)]
    y = float(_TOP + frame.panel + _AXIS)
    if not frame.beside:
        legend, y = _legend(cone, frame, order, y - 6)
        body += legend
        y += 12
    for scenario in cone.worst:
        drawn, y = _apart(cone, frame, days, scenario, y + 34)
        body += drawn
    label = f"{frame.name}-title {frame.name}-told"
    return Markup(
        f'<svg class="cone {frame.name}" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-labelledby="{label}" viewBox="0 0 {frame.width} {y + 10:.0f}" '
        f'font-family="system-ui,sans-serif" font-size="{frame.font}">'
        f'<title id="{frame.name}-title">{escape(f"Scenarios over time: {cone.question}")}</title>'
        f'<desc id="{frame.name}-told">{escape(told(cone))}</desc>'
        f'<style>{_STYLE}</style><rect class="ground" width="100%" height="100%"/>'
        f"{''.join(body)}</svg>"
    )


def told(cone: Cone) -> str:
    """What the picture shows, in words: the first and last day, and each scenario's highest."""
    known = [d for run in runs(cone, of=True) for d in run]
    first, last = known[0], known[-1]
    worst = set(cone.worst)
    said = []
    for one in sorted(last.chances, key=lambda c: -c.chance):
        if one.scenario in worst:
            continue
        begun = next(c.chance for c in first.chances if c.scenario == one.scenario)
        top = max(known, key=lambda d: _chance(d, one.scenario).chance)
        said.append(
            f"{one.scenario} from {percent(begun)} to {percent(one.chance)}, highest "
            f"{percent(_chance(top, one.scenario).chance)} on {day_words(top.day)}"
        )
    apart = f" Drawn apart: {', '.join(cone.worst)}." if cone.worst else ""
    return (
        f"{len(known)} days from {day_words(first.day)} to {day_words(last.day)}. "
        f"{'; '.join(said)}.{apart}"
    )


def _chance(day: ScenarioDay, scenario: str) -> ScenarioChance:
    return next(c for c in day.chances if c.scenario == scenario)


def _panel(cone: Cone, frame: Frame, days: Days, order: tuple[str, ...]) -> list[str]:
    """The bands that fill a hundred, with their axes and, where there is room, their names."""

    def y(chance: float) -> float:
        return _TOP + frame.panel * (1 - chance)

    out = [
        f'<text x="{frame.left if frame.beside else 4}" y="16" font-weight="600">'
        f"{'Chance of each scenario, by day' if frame.beside else 'Chance by day'}"
        f'<tspan font-weight="400">{_white(cone, frame)}</tspan></text>'
    ]
    for run in runs(cone, of=False):
        path = outline(run, days, cone.step, lambda _: (y(0), y(1)))
        out.append(f'<path d="{path}" fill="url(#{frame.name}-blank)"/>')
    for run in runs(cone, of=True):
        for name in order:

            def ends(day: ScenarioDay, name: str = name) -> tuple[float, float]:
                low, high = edges(day, order)[name]
                return y(low), y(high)

            worst = name in cone.worst
            edge = (
                'class="worst" stroke-dasharray="3 2"'
                if worst
                else f'fill="url(#{_mark(cone, frame, name)})" stroke="#fff"'
            )
            path = outline(run, days, cone.step, ends)
            out.append(f'<path d="{path}" {edge} stroke-width="1"/>')
    out += [_level(frame, days, y(t / 4), f"{25 * t}%") for t in range(5)]
    out += _dates(frame, days, _TOP + frame.panel + 17)
    return out + (_names(cone, frame, order, y) if frame.beside else [])


def _white(cone: Cone, frame: Frame) -> str:
    if not cone.worst:
        return ", in percent"
    return (
        ", in percent (blank, at the top: the worst case, drawn below)"
        if frame.beside
        else ", in % (blank: the worst case)"
    )


def _level(frame: Frame, days: Days, y: float, said: str) -> str:
    return (
        f'<line class="level" x1="{frame.left}" x2="{days.x(days.last):.1f}" y1="{y:.1f}" '
        f'y2="{y:.1f}" stroke-opacity=".22"/><text x="{frame.left - 6}" y="{y + 4:.1f}" '
        f'text-anchor="end" font-size="{frame.font - 1}">{said}</text>'
    )


def _dates(frame: Frame, days: Days, y: float) -> list[str]:
    out = []
    whole = (days.last - days.first).days
    steps = min(frame.ticks - 1, max(whole, 1))
    for step in range(steps + 1):
        day = days.first + timedelta(days=round(whole * step / steps))
        anchor = "start" if step == 0 else "end" if step == steps else "middle"
        out.append(
            f'<text x="{days.x(day):.1f}" y="{y}" text-anchor="{anchor}" '
            f'font-size="{frame.font - 1}">{day.day} {day:%b %Y}</text>'
        )
    return out


def _names(
    cone: Cone, frame: Frame, order: tuple[str, ...], y: Callable[[float], float]
) -> list[str]:
    """Each band's name to the right of where it ends, with a line to it."""
    last = [d for run in runs(cone, of=True) for d in run][-1]
    found = edges(last, order)
    names = [n for n in reversed(order) if n not in cone.worst]
    middles = [y(sum(found[n]) / 2) for n in names]
    at = spread(middles, frame.font + 6, _TOP + 6, _TOP + frame.panel)
    x = frame.width - frame.right
    out = []
    for name, middle, place in zip(names, middles, at, strict=True):
        out.append(
            f'<path class="lead" d="M{x + 1} {middle:.1f} L{x + 14} {place:.1f}" fill="none" '
            f'stroke-opacity=".6"/>' + _swatch(cone, frame, name, x + 17, place)
        )
    return out


def _swatch(cone: Cone, frame: Frame, name: str, x: float, y: float) -> str:
    last = [d for run in runs(cone, of=True) for d in run][-1]
    found = _chance(last, name)
    wide = f" ({_short(found.likelihood)})" if found.likelihood else ""
    label = name if len(name) < 16 else name[:14] + "…"
    return (
        f'<rect x="{x}" y="{y - 6:.1f}" width="14" height="12" stroke="{_INK}" stroke-width=".6" '
        f'fill="url(#{_mark(cone, frame, name)})"/><text x="{x + 19}" y="{y + 4.5:.1f}">'
        f'<tspan font-weight="600">{escape(label)}</tspan> {escape(_part(found.chance))}%'
        f'<tspan font-size="{frame.font - 2}">{escape(wide)}</tspan></text>'
    )


def _short(likelihood: Likelihood) -> str:
    """A range with no room to say it: "<1–9%"; "<1%" where both ends read alike."""
    if _part(likelihood.low) == _part(likelihood.high):
        return f"{_part(likelihood.low)}%"
    return f"{_part(likelihood.low)}–{_part(likelihood.high)}%"


def _part(chance: float) -> str:
    return "<1" if 0 < chance < 0.01 else f"{100 * chance:.0f}"


def _legend(cone: Cone, frame: Frame, order: tuple[str, ...], y: float) -> tuple[list[str], float]:
    """The names under the panel, from the top band down, where none fit beside it."""
    out = []
    for name in reversed(order):
        if name not in cone.worst:
            y += frame.font + 7
            out.append(_swatch(cone, frame, name, frame.left, y))
    return out, y


def _apart(
    cone: Cone, frame: Frame, days: Days, scenario: str, top: float
) -> tuple[list[str], float]:
    """One worst case on a scale of its own: its range as a band, its centre as a line."""

    def logit(chance: float) -> float:
        p = min(max(chance, _TICKS[0]), 1 - _TICKS[0])
        return math.log(p / (1 - p))

    def y(chance: float) -> float:
        low, high = logit(_TICKS[0]), logit(_TICKS[-1])
        share = (min(logit(chance), high) - low) / (high - low)
        return top + 10 + frame.apart * (1 - share)

    def band(day: ScenarioDay) -> tuple[float, float]:
        found = _chance(day, scenario)
        known = found.likelihood
        return (y(known.low), y(known.high)) if known else (y(found.chance), y(found.chance))

    def line(day: ScenarioDay) -> tuple[float, float]:
        at = y(_chance(day, scenario).chance)
        return at + 1, at - 1

    title = "Worst case, drawn apart"
    title += " for what it would do:" if frame.beside else ":"
    out = [
        f'<text x="{frame.left}" y="{top - 12}" font-weight="600">{title}'
        f' <tspan font-weight="400">{escape(scenario)}</tspan></text>'
    ]
    out += [_level(frame, days, y(t), percent(t) if t >= 0.01 else "0.1%") for t in _TICKS]
    for run in runs(cone, of=True):
        out.append(
            f'<path d="{outline(run, days, cone.step, band)}" '
            'class="band" stroke-width=".5"/>'
            f'<path class="centre" d="{outline(run, days, cone.step, line)}"/>'
        )
    bottom = top + 10 + frame.apart
    out += _dates(frame, days, bottom + 17)
    return out, bottom + _AXIS
