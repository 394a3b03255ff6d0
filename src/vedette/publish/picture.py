"""The timeline as a picture: each origin's judgements as ranges over days, drawn as SVG.

The chance axis is in log-odds, because the judgements that matter here crowd near zero: on a
plain axis "unlikely" and "extremely unlikely" would lie on top of each other.
"""

from datetime import date, timedelta

from markupsafe import Markup, escape

from vedette.model.assessment import Assessment
from vedette.model.likelihood import Likelihood
from vedette.model.lineage import Judgement
from vedette.publish.axes import Axes
from vedette.publish.words import day_words, percent, range_words

_WIDTH, _HEIGHT = 920, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 150, 18, 46
_TICKS = (0.01, 0.05, 0.10, 0.20, 0.40, 0.60, 0.80, 0.95)
_CHANCES = 0.006, 0.97
# Told apart by a reader who sees no colour too: each proposition has its own mark.
_COLOURS = ("#1b4f72", "#b9770e", "#1e8449", "#922b21", "#6c3483", "#566573")


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


def _axes(scale: Axes) -> list[str]:
    out = []
    for tick in _TICKS:
        y = scale.y(tick)
        out.append(
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        )
        out.append(
            f'<text class="tick" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">'
            f"{percent(tick)}</text>"
        )
    days = max((scale.last - scale.first).days, 1)
    for step in range(5):
        day = scale.first + timedelta(days=round(days * step / 4))
        out.append(
            f'<text class="tick" x="{scale.x(day):.1f}" y="{_HEIGHT - _BOTTOM + 20}" '
            f'text-anchor="middle">{day:%d %b %Y}</text>'
        )
    return out


def _mark(x: float, y: float, colour: str, number: int, *, hollow: bool) -> str:
    fill = "#fff" if hollow else colour
    shape = number % 3
    if shape == 1:
        corner = f'x="{x - 4.5:.1f}" y="{y - 4.5:.1f}"'
        return f'<rect {corner} width="9" height="9" fill="{fill}" stroke="{colour}"/>'
    if shape == 2:
        outline = f"M{x:.1f} {y - 6:.1f} L{x + 5.5:.1f} {y + 4:.1f} L{x - 5.5:.1f} {y + 4:.1f} Z"
        return f'<path d="{outline}" fill="{fill}" stroke="{colour}"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{fill}" stroke="{colour}"/>'


def _judgement(
    x: float, scale: Axes, judgement: Judgement, likelihood: Likelihood, number: int
) -> str:
    colour = _COLOURS[number % len(_COLOURS)]
    title = escape(
        f"{day_words(judgement.product.issued.likely)}, "
        f"{judgement.origin} on {judgement.question}: "
        f"“{judgement.best.words}”, {range_words(likelihood)}"
        + (" (restated)" if judgement.restates else "")
    )
    bar = (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{scale.y(likelihood.low):.1f}" '
        f'y2="{scale.y(likelihood.high):.1f}" stroke="{colour}" stroke-width="3" opacity="0.45"/>'
    )
    mark = _mark(
        x, scale.y(likelihood.central), colour, number, hollow=judgement.restates is not None
    )
    return f"<g><title>{title}</title>{bar}{mark}</g>"


def _legend(questions: list[str]) -> list[str]:
    out = []
    for number, question in enumerate(questions):
        y = _TOP + 14 + 22 * number
        colour = _COLOURS[number % len(_COLOURS)]
        out.append(_mark(_WIDTH - _RIGHT + 24, y - 4, colour, number, hollow=False))
        out.append(
            f'<text class="key" x="{_WIDTH - _RIGHT + 38}" y="{y}">{escape(question)}</text>'
        )
    y = _TOP + 20 + 22 * len(questions)
    out.append(_mark(_WIDTH - _RIGHT + 24, y - 4, "#566573", 0, hollow=True))
    out.append(f'<text class="key" x="{_WIDTH - _RIGHT + 38}" y="{y}">restated</text>')
    return out


def _spread(drawn: list[tuple[date, Judgement, Likelihood]], scale: Axes) -> list[float]:
    """Judgements of one day stand side by side, not on top of each other."""
    seen: dict[date, int] = {}
    xs = []
    for day, _, _ in drawn:
        seen[day] = seen.get(day, -1) + 1
        xs.append(scale.x(day) + 11 * seen[day])
    return xs


def timeline_picture(assessment: Assessment) -> Markup:
    """
    The SVG of every dated judgement about the propositions; empty when there is none.

    One mark a judgement, not a mention: forty reprints draw once. Hollow marks restate.
    """
    drawn = _drawn(assessment)
    if not drawn:
        return Markup("")
    days = [day for day, _, _ in drawn]
    last = max([*days, assessment.as_of] if assessment.as_of else days)
    scale = Axes(
        min(days) - timedelta(days=2),
        last + timedelta(days=2),
        *(_LEFT, _WIDTH - _RIGHT, _TOP, _HEIGHT - _BOTTOM),
        _CHANCES,
    )
    questions = [q.id for q in assessment.questions.questions]
    marks = [
        _judgement(x, scale, judgement, likelihood, questions.index(judgement.question))
        for x, (_, judgement, likelihood) in zip(_spread(drawn, scale), drawn, strict=True)
        if judgement.question in questions
    ]
    label = escape(f"{len(drawn)} judgements by day, each as a range of chance")
    body = "".join([*_axes(scale), *marks, *_legend(questions)])
    return Markup(
        f'<svg class="timeline" role="img" aria-label="{label}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" xmlns="http://www.w3.org/2000/svg">{body}</svg>'
    )
