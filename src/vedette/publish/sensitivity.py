"""How far an answer hangs on the desk's own choices, as lines and as a page with a picture."""

import math

from markupsafe import Markup, escape

from vedette.model.likelihood import Likelihood
from vedette.model.sensitivity import Sensitivity, Variant
from vedette.publish.words import percent, range_words

_WIDTH, _ROW, _LEFT, _RIGHT, _TOP = 760, 26, 16, 16, 34
_LONGEST = 44  # characters of a choice that have room beside its bar
_TICKS = (0.01, 0.05, 0.10, 0.20, 0.40, 0.60, 0.80, 0.95)
_FLOOR, _CEILING = 0.004, 0.985
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:1rem auto;max-width:62rem;padding:0 1rem;"
    "color:#1c2833}table{border-collapse:collapse;width:100%}th,td{text-align:left;"
    "padding:.3rem .6rem .3rem 0;border-bottom:1px solid #e3e8ec;vertical-align:top}"
    ".wide{overflow-x:auto}svg{width:100%;min-width:34rem;height:auto}"
    "svg text{font:13px system-ui,sans-serif;fill:#44525c}caption{text-align:left}"
)


def _signed(points: float) -> str:
    return f"{points:+.1f}".replace("-", "−")


def _stands(found: Likelihood | None, prior: float) -> str:
    if found is None:
        return f"nobody judged it (prior {percent(prior)})"
    return f"{found.central:.1%} ({range_words(found)})"


def sensitivity_lines(found: Sensitivity) -> list[str]:
    """The answer as it stands, each choice with what it changes, and the worst two together."""
    lines = [
        found.text,
        f"As it stands: {_stands(found.base, found.prior)}.",
        "",
        "One choice at a time made otherwise:",
    ]
    width = max((len(v.choice) for v in found.variants), default=0)
    lines += [
        f"  {v.group:<9} {v.choice:<{width}}  {_signed(v.points):>6}  "
        f"{_stands(v.likelihood, found.prior)}"
        for v in found.variants
    ]
    if found.worst is not None:
        worst = found.worst
        lines += [
            "",
            f"The two that together move it most ({worst.group}): {worst.choice}: "
            f"{_signed(worst.points)} points, {_stands(worst.likelihood, found.prior)}.",
        ]
    return lines


def sensitivity_html(found: Sensitivity) -> str:
    """One self-contained page: the picture, and every row of it as a table."""
    rows = [*found.variants, *([found.worst] if found.worst else [])]
    body = Markup("").join(_row(v, found) for v in rows)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(found.text)}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(found.text)}</h1><p>As it stands: "
        f"{escape(_stands(found.base, found.prior))}. Below, one choice at a time is made "
        "otherwise; the last row makes two otherwise, those that together move it most.</p>"
        f'<div class="wide" tabindex="0">{_picture(found, rows)}</div>'
        '<div class="wide" tabindex="0"><table><thead><tr><th>choice</th><th>made otherwise</th>'
        f"<th>answer</th><th>points</th></tr></thead><tbody>{body}</tbody></table></div>"
        "</body></html>\n"
    )


def _row(variant: Variant, found: Sensitivity) -> Markup:
    return Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
        variant.group,
        variant.choice,
        _stands(variant.likelihood, found.prior),
        _signed(variant.points),
    )


def _x(chance: float) -> float:
    low, high = (math.log(p / (1 - p)) for p in (_FLOOR, _CEILING))
    inside = min(max(chance, _FLOOR), _CEILING)
    share = (math.log(inside / (1 - inside)) - low) / (high - low)
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _picture(found: Sensitivity, rows: list[Variant]) -> Markup:
    """A bar of the range and a dot at the centre for each row, a line where it stands now."""
    height = _TOP + _ROW * (len(rows) + 1)
    parts = [
        f'<line x1="{_x(t):.1f}" x2="{_x(t):.1f}" y1="{_TOP - 8}" y2="{height}" stroke="#e3e8ec"/>'
        f'<text x="{_x(t):.1f}" y="{_TOP - 14}" text-anchor="middle">{percent(t)}</text>'
        for t in _TICKS
    ]
    if found.base:
        at = _x(found.base.central)
        parts.append(
            f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{_TOP - 8}" y2="{height}" stroke="#922b21" '
            'stroke-dasharray="3 4"/>'
        )
    for number, variant in enumerate(rows):
        parts.append(_bar(variant, _TOP + _ROW * number + 12))
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="The answer under each choice, as a range of chance">{"".join(parts)}</svg>'
    )


def _cut(words: str) -> str:
    """The table below has the whole."""
    return f"{words[: _LONGEST - 1]}…"


def _bar(variant: Variant, y: float) -> str:
    found = variant.likelihood
    if found is None:
        return ""
    title = escape(f"{variant.group}: {variant.choice}: {range_words(found)}")
    low, high, at = _x(found.low), _x(found.high), _x(found.central)
    label = escape(variant.choice if len(variant.choice) <= _LONGEST else _cut(variant.choice))
    side = f'x="{high + 8:.1f}"' if high < _WIDTH * 0.55 else f'x="{low - 8:.1f}" text-anchor="end"'
    return (
        f'<g><title>{title}</title><line x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}" '
        f'stroke="#aec6d8" stroke-width="9"/><circle cx="{at:.1f}" cy="{y}" r="4.5" '
        f'fill="#1b4f72"/><text {side} y="{y + 4}">{label}</text></g>'
    )
