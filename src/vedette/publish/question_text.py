"""A kept question on paper: window, rule, propositions, scenarios, courses, indicators."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vedette.model.brief import Brief, Cell, Line, Section, Table
from vedette.model.question import Question, QuestionSet, WatchedIndicator
from vedette.model.scenario import ScenarioChance
from vedette.publish.sections_answer import mode_words
from vedette.publish.sections_scenarios import (
    assumption_lines,
    course_table,
    danger_lines,
    likeliest_lines,
    says_words,
)
from vedette.publish.text import text
from vedette.publish.words import day_words, percent, range_words


def question_text(
    asked: QuestionSet,
    chances: Sequence[ScenarioChance],
    *,
    note: str,
    width: int = 100,
) -> str:
    """
    The whole question as plain text; note says which version this is.

    chances: those of the newest assessment on the desk, or none.
    """
    main = asked.by_id(asked.main)
    found = (
        _question(main),
        _propositions(asked),
        _scenarios(asked, chances),
        _courses(asked, chances),
        _indicators(main.indicators),
        Section(
            "a", "Assumptions", tuple(x for a in asked.assumptions for x in assumption_lines(a))
        ),
    )
    sections = tuple(_uncited(s) for s in found if s.lines or s.table)
    brief = Brief(f"{asked.main}: {main.text}", "", sections)
    return text(brief, width=width, closing=note)


def _uncited(section: Section) -> Section:
    """Nothing here comes from an assessment, so there is no id to ask `why` about."""
    table = section.table
    if table is not None:
        rows = tuple(tuple(replace(c, cites=()) for c in row) for row in table.rows)
        table = replace(table, rows=rows)
    lines = tuple(replace(line, cites=()) for line in section.lines)
    after = tuple(replace(line, cites=()) for line in section.after)
    return replace(section, lines=lines, table=table, after=after)


def _day(day: date | None) -> str:
    return day_words(day) if day else "open"


def _question(main: Question) -> Section:
    lines = [
        Line(main.reading or main.text),
        Line(f"Window: from {_day(main.opens)} to {_day(main.closes)}."),
        Line(
            f"Resolution: {main.resolution or 'no rule is written; edit the question to add one.'}"
        ),
    ]
    if main.excluded:
        lines.append(Line(f"Does not count: {'; '.join(main.excluded)}."))
    if main.prior is not None:
        said = f"Prior: {range_words(main.prior)}, central {percent(main.prior.central)}."
        lines.append(Line(said))
    return Section("q", "Question", tuple(lines))


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _propositions(asked: QuestionSet) -> Section:
    rows = tuple(
        (
            Cell(q.id),
            Cell(q.text),
            Cell(mode_words(q.mode)),
            Cell("main" if q.id == asked.main else ""),
        )
        for q in asked.questions
    )
    orders = tuple(
        Line(f"{o.lesser} <= {o.greater}{': ' + o.because if o.because else ''}", role="note")
        for o in asked.orders
    )
    sums = tuple(
        Line(" + ".join(one.parts) + f" <= {one.whole}" + _because(one.because), role="note")
        for one in asked.sums
    )
    table = Table(("Id", "Proposition", "Mode", ""), rows)
    return Section("p", "Propositions and their order", (), table, (*orders, *sums))


def _scenarios(asked: QuestionSet, chances: Sequence[ScenarioChance]) -> Section:
    by_id = {c.scenario: c for c in chances}
    rows = []
    for s in asked.scenarios:
        known = by_id.get(s.id)
        settles = says_words(s.says) or "whatever is left"
        rows.append(
            (
                Cell(s.id),
                Cell(s.text),
                Cell(f"{settles}; {s.apart}" if s.apart else settles),
                Cell(percent(s.prior) if s.prior is not None else "not given"),
                Cell(percent(known.chance) if known else "–"),
            )
        )
    head = ("Id", "Scenario", "Settles", "Prior", "Last assessed")
    return Section("s", "Scenarios", (), Table(head, tuple(rows)) if rows else None)


def _courses(asked: QuestionSet, chances: Sequence[ScenarioChance]) -> Section:
    if not asked.courses:
        return Section("c", "Courses of action")
    likeliest = (
        likeliest_lines(asked.courses, chances)
        if chances
        else [Line("Most likely course of action: not assessed yet on this desk.")]
    )
    lines = (*likeliest, *danger_lines(asked.courses))
    return Section("c", "Courses of action", lines, course_table(asked.courses))


def _indicators(watched: Sequence[WatchedIndicator]) -> Section:
    def chance(value: float | None) -> Cell:
        return Cell("–" if value is None else percent(value))

    def days(value: int | None) -> Cell:
        return Cell("–" if value is None else str(value))

    rows = tuple(
        (
            Cell(i.id),
            Cell(i.text),
            Cell(i.domain.replace("_", " ")),
            chance(i.seen_if_yes),
            chance(i.seen_if_no),
            days(i.lead_days),
            days(i.decay_days),
            Cell(", ".join(i.collectors)),
        )
        for i in watched
    )
    head = ("Id", "Indicator", "Domain", "If yes", "If no", "Lead", "Decay", "Collectors")
    return Section("i", "Indicators", (), Table(head, rows) if rows else None)
