"""The page under the picture of a cone: what each scenario is, and the numbers in a table."""

from markupsafe import Markup

from vedette.model.brief import Brief, Cell, Line, Section, Table
from vedette.model.scenario import Cone, ScenarioChance, ScenarioDay
from vedette.publish.cone_bands import judged
from vedette.publish.cone_picture import NARROW, WIDE, cone_svg
from vedette.publish.words import count, day_words, percent, range_words

# A page of days is read; a year of them is not. The picture draws every one.
_MOST_ROWS = 30


def cone_figure(cone: Cone) -> Markup:
    """The picture twice, for a wide and for a narrow screen; one of them shows."""
    return Markup("<figure>{}{}</figure>").format(cone_svg(cone, WIDE), cone_svg(cone, NARROW))


def cone_brief(cone: Cone) -> Brief:
    """The same in words and numbers, for those who cannot see the picture or want the digits."""
    return Brief(f"Scenarios over time: {cone.question}", "", (_key(cone), _table(cone)))


def _key(cone: Cone) -> Section:
    known = [d for d in cone.days if judged(d)]
    first, last = known[0], known[-1]
    begun, chance = _chances(first), _chances(last)
    rows = tuple(
        (
            Cell(s.id),
            Cell(s.text),
            Cell(percent(begun[s.id].chance)),
            Cell(_highest(known, s.id)),
            Cell(_said(chance[s.id])),
            Cell("apart" if s.id in cone.worst else ""),
        )
        for s in sorted(cone.scenarios, key=lambda s: -chance[s.id].chance)
    )
    lines = [Line(f"{count(len(known), 'day')} with a judgement.")]
    silent = len(cone.days) - len(known)
    if silent:
        said = f"On {count(silent, 'day')} nobody had judged yet: hatched, and no number."
        lines.append(Line(said, role="note"))
    days = f"On {day_words(first.day)}", "Highest", f"On {day_words(last.day)}"
    head = ("Id", "Scenario", *days, "Drawn")
    return Section("key", "What each scenario is", tuple(lines), Table(head, rows))


def _chances(day: ScenarioDay) -> dict[str, ScenarioChance]:
    return {c.scenario: c for c in day.chances}


def _highest(known: list[ScenarioDay], scenario: str) -> str:
    top = max(known, key=lambda d: _chances(d)[scenario].chance)
    return f"{percent(_chances(top)[scenario].chance)}, {day_words(top.day)}"


def _said(found: ScenarioChance) -> str:
    wide = f" ({range_words(found.likelihood)})" if found.likelihood else ""
    return percent(found.chance) + wide


def _table(cone: Cone) -> Section:
    shown = _sampled(cone)
    rows = tuple(
        (
            Cell(day.day.isoformat()),
            Cell(str(day.documents)),
            *(Cell(_said(c) if judged(day) else "–") for c in day.chances),
        )
        for day in shown
    )
    head = ("Day", "Documents", *(s.id for s in cone.scenarios))
    lines: tuple[Line, ...] = ()
    if len(shown) < len(cone.days):
        said = f"{len(shown)} of {len(cone.days)} days, evenly taken; the picture draws every one."
        lines = (Line(said, role="note"),)
    return Section("days", "Day by day", lines, Table(head, rows))


def _sampled(cone: Cone) -> list[ScenarioDay]:
    if len(cone.days) <= _MOST_ROWS:
        return list(cone.days)
    last = len(cone.days) - 1
    return [cone.days[round(last * n / (_MOST_ROWS - 1))] for n in range(_MOST_ROWS)]
