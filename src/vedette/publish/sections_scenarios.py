"""The sections about what may come: scenarios, courses of action, assumptions.

How likely a course is and how bad it would be stand in two sentences and two tables: danger read
next to a number is heard as likelihood.
"""

from collections.abc import Sequence

from vedette.model.assessment import Assessment
from vedette.model.brief import Cell, Line, Section, Table
from vedette.model.question import QuestionSet
from vedette.model.scenario import Assumption, CourseOfAction, ScenarioChance
from vedette.publish.words import count, day_words, percent, range_words

# The matrix prints another number for the same scenario; a reader of both must know why.
_TWIN = (
    "They follow from the answers to the propositions, and no indicator moves them; "
    "`vedette matrix` weighs what was seen as well, and shows both numbers side by side."
)


def scenario_id(scenario: str) -> str:
    """The id under which `vedette why` explains a scenario's chance."""
    return f"scn-{scenario}"


def course_id(course: str) -> str:
    """The id under which `vedette why` explains a course of action."""
    return f"coa-{course}"


def assumption_id(assumption: str) -> str:
    """The id under which `vedette why` explains an assumption."""
    return f"asu-{assumption}"


def own_words(text: str) -> str:
    """An analyst's words as a quotation: what they say is theirs, whatever it mixes."""
    return "“" + text.replace("“", "‘").replace("”", "’").rstrip(".") + "”"


def says_words(says: Sequence[tuple[str, bool]]) -> str:
    """ "P1 no, P2 yes"."""
    return ", ".join(f"{name} {'yes' if yes else 'no'}" for name, yes in says)


def scenarios(assessment: Assessment) -> Section | None:
    """Each scenario with its chance, the likeliest first; None for a question without any."""
    if not assessment.scenarios:
        return None
    judged = any(c.likelihood is not None for c in assessment.scenarios)
    lead = (
        f"{count(len(assessment.scenarios), 'scenario')} that exclude one another and leave "
        "nothing out; the ranges of the propositions are not moved by them."
    )
    lines = [Line(lead, ("scenarios",), "note")]
    board = assessment.board
    if judged and board is not None and any(row.origins for row in board.rows):
        lines.append(Line(_TWIN, ("scenarios",), "note"))
    if not judged:
        lines.append(
            Line(
                "No document judges a proposition they settle: these are the priors alone.",
                ("scenarios",),
            )
        )
    ranked = sorted(assessment.scenarios, key=lambda c: -c.chance)
    rows = tuple(_scenario_row(assessment.questions, one) for one in ranked)
    head = ("Id", "Scenario", "Settles", "Chance", "Range", "Before any judgement")
    return Section("scenarios", "Scenarios", tuple(lines), Table(head, rows))


def _scenario_row(questions: QuestionSet, found: ScenarioChance) -> tuple[Cell, ...]:
    scenario = next(s for s in questions.scenarios if s.id == found.scenario)
    settles = says_words(scenario.says) or "whatever is left"
    return (
        Cell(scenario.id),
        Cell(scenario.text),
        Cell(settles),
        Cell(percent(found.chance), (scenario_id(scenario.id),), found.likelihood),
        Cell(range_words(found.likelihood) if found.likelihood else "–"),
        Cell(percent(found.prior)),
    )


def courses(assessment: Assessment) -> Section | None:
    """The likeliest course, apart from it the most dangerous; None where none is named."""
    found = assessment.questions.courses
    if not found:
        return None
    lines = [*likeliest_lines(found, assessment.scenarios), *danger_lines(found)]
    return Section("courses", "Courses of action", tuple(lines), course_table(found))


def course_table(found: Sequence[CourseOfAction]) -> Table:
    """Every course, the gravest first; no chance stands in it."""
    head = ("Id", "Course of action", "Actor", "Scenario", "Consequence", "Cone", "Because")
    rows = tuple(
        (
            Cell(c.id),
            Cell(c.text, (course_id(c.id),)),
            Cell(c.actor),
            Cell(c.scenario),
            Cell(f"{c.consequence} of 5"),
            Cell("inside" if c.inside_cone else "outside"),
            Cell(c.because),
        )
        for c in sorted(found, key=lambda c: -c.consequence)
    )
    return Table(head, rows)


def likeliest_lines(
    found: Sequence[CourseOfAction], chances: Sequence[ScenarioChance]
) -> list[Line]:
    """The course whose scenario has the highest chance; says so where nobody judged any."""
    by_id = {c.scenario: c for c in chances if c.likelihood is not None}
    known = [c for c in found if c.scenario in by_id]
    if not known:
        said = "No course can be called most likely: no document judges a proposition."
        return [Line(said, tuple(course_id(c.id) for c in found))]
    top = max(by_id[c.scenario].chance for c in known)
    return [
        Line(
            f"Most likely course of action: {own_words(c.text)} ({c.id}, {c.actor}); its scenario "
            f"{c.scenario} stands at {percent(top)}.",
            (course_id(c.id), scenario_id(c.scenario)),
        )
        for c in known
        if by_id[c.scenario].chance == top
    ]


def danger_lines(found: Sequence[CourseOfAction]) -> list[Line]:
    """The gravest course, and where that one is outside the cone the gravest inside it too."""
    lines = []
    inside = [c for c in found if c.inside_cone]
    top = max(c.consequence for c in found)
    gravest = [c for c in found if c.consequence == top]
    if inside and not any(c.inside_cone for c in gravest):
        level = max(c.consequence for c in inside)
        gravest += [c for c in inside if c.consequence == level]
    for c in gravest:
        where = "inside the cone" if c.inside_cone else "outside the cone"
        because = f": {own_words(c.because)}" if c.because else ""
        lines.append(
            Line(
                f"Most dangerous course of action: {own_words(c.text)} ({c.id}, {c.actor}), "
                f"consequence {c.consequence} of 5, {where}{because}.",
                (course_id(c.id),),
            )
        )
    said = "Danger ranks what a course would do, and nothing else: no number above rests on it."
    return [*lines, Line(said, tuple(course_id(c.id) for c in gravest), "note")]


def assumptions(assessment: Assessment) -> Section | None:
    """What is taken for granted, what follows if it is wrong, and when somebody last looked."""
    found = assessment.questions.assumptions
    if not found:
        return None
    lines = tuple(line for one in found for line in assumption_lines(one))
    return Section("assumptions", "Assumptions", lines)


def assumption_lines(one: Assumption) -> list[Line]:
    """ "We assume ...", "If that is wrong ..."."""
    looked = f"last looked at on {day_words(one.checked)}" if one.checked else "never looked at"
    cite = (assumption_id(one.id),)
    lines = [Line(f"{one.id}: we assume {own_words(one.text)}; {looked}.", cite)]
    if one.if_wrong:
        lines.append(Line(f"If that is wrong: {own_words(one.if_wrong)}.", cite, "note"))
    return lines
