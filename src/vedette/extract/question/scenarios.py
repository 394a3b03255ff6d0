"""The scenarios, courses of action and assumptions a question file names."""

from collections.abc import Callable
from typing import Any, TypeVar

from vedette.extract.question.fields import chance, day, identity, sentence, truth
from vedette.extract.question.lines import Where
from vedette.model.scenario import Assumption, CourseOfAction, Scenario

SCENARIO_KEYS = ("id", "text", "says", "apart", "prior", "residual")
COURSE_KEYS = ("id", "text", "actor", "scenario", "consequence", "inside_cone", "because")
ASSUMPTION_KEYS = ("id", "text", "if_wrong", "checked")

Noun = TypeVar("Noun", Scenario, CourseOfAction, Assumption)
# Each noun with the place it stands at, so that what is wrong between two can be pointed to.
Placed = tuple[tuple[Noun, Where], ...]


def scenarios(value: Any, where: Where) -> Placed[Scenario]:
    """How it may turn out, each with the propositions it settles."""
    return _each(value, where, "scenarios", _scenario)


def courses(value: Any, where: Where) -> Placed[CourseOfAction]:
    """What an actor may choose, each with its scenario and its consequence, 1 to 5."""
    return _each(value, where, "courses", _course)


def assumptions(value: Any, where: Where) -> Placed[Assumption]:
    """What is taken for granted, and what would follow if it is wrong."""
    return _each(value, where, "assumptions", _assumption)


def _each(
    value: Any, where: Where, key: str, read: Callable[[dict[str, Any], Where], Noun]
) -> Placed[Noun]:
    return tuple((read(row, inside), inside) for row, inside in where.rows(value, key))


def _scenario(row: dict[str, Any], where: Where) -> Scenario:
    where.refuse_unknown(row, SCENARIO_KEYS)
    says = row.get("says") or {}
    if not isinstance(says, dict):
        raise where.fail("says", "must name propositions, as in {P1: no, P2: yes}.")
    inside = where.into("says")
    residual = truth(row.get("residual", False), "residual", where)
    if residual and says:
        raise where.fail("says", "has no place in a residual, which is whatever is left.")
    return Scenario(
        id=identity(row, where),
        text=sentence(row, "text", where, needed=True),
        says=tuple((str(name), truth(one, str(name), inside)) for name, one in says.items()),
        apart=sentence(row, "apart", where),
        prior=chance(row.get("prior"), "prior", where),
        residual=residual,
    )


def _course(row: dict[str, Any], where: Where) -> CourseOfAction:
    where.refuse_unknown(row, COURSE_KEYS)
    consequence = row.get("consequence")
    if consequence not in (1, 2, 3, 4, 5) or isinstance(consequence, bool | float):
        raise where.fail(
            "consequence", f"must be a whole number from 1 (slight) to 5 (gravest), not "
            f"{consequence!r}.",
        )  # fmt: skip
    return CourseOfAction(
        id=identity(row, where),
        text=sentence(row, "text", where, needed=True),
        actor=sentence(row, "actor", where, needed=True),
        scenario=sentence(row, "scenario", where, needed=True),
        consequence=consequence,
        inside_cone=truth(row.get("inside_cone", True), "inside_cone", where),
        because=sentence(row, "because", where),
    )


def _assumption(row: dict[str, Any], where: Where) -> Assumption:
    where.refuse_unknown(row, ASSUMPTION_KEYS)
    return Assumption(
        id=identity(row, where),
        text=sentence(row, "text", where, needed=True),
        if_wrong=sentence(row, "if_wrong", where),
        checked=day(row.get("checked"), "checked", where),
    )
