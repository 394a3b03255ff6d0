"""What must hold between the parts of a set of questions: orders, scenarios, courses, priors."""

import math
from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from vedette.errors import BadQuestionFile
from vedette.extract.question.lines import Where
from vedette.extract.question.scenarios import Noun, Placed
from vedette.model.question import Order, Question, QuestionSet
from vedette.model.scenario import CourseOfAction, Scenario
from vedette.model.worlds import World, fits, open_to, settled, world_words, worlds

# Twelve propositions come out in up to 4,096 ways; more than that nobody can oversee.
_MOST_SETTLED = 12
# Priors written with two digits may miss one by some rounding.
_ROUNDING = 0.005


def check_orders(orders: tuple[Order, ...], names: Sequence[str]) -> None:
    """A circle in the order would say that a part is likelier than the whole."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for order in orders:
        if order.lesser == order.greater:
            raise BadQuestionFile(f"The order {order.lesser} <= {order.greater} says nothing.")
        if len(names) > 1:
            for name in (order.lesser, order.greater):
                if name not in names:
                    raise BadQuestionFile(
                        f"The order {order.lesser} <= {order.greater} names {name}, "
                        f"which is no question here ({', '.join(names)})."
                    )
        sorter.add(order.greater, order.lesser)
    try:
        sorter.prepare()
    except CycleError as circle:
        path = " <= ".join(str(one) for one in circle.args[1])
        raise BadQuestionFile(f"The order contradicts itself: {path}.") from circle


def check_ids(placed: Placed[Noun]) -> None:
    """Two scenarios, courses or assumptions of one id could not be told apart."""
    seen: dict[str, Where] = {}
    for noun, where in placed:
        if noun.id in seen:
            raise where.fail("id", f"{noun.id} is taken ({seen[noun.id].place('id')}).")
        seen[noun.id] = where


def check_scenarios(found: QuestionSet, placed: Placed[Scenario]) -> None:
    """
    Refuses scenarios that overlap or leave something out, with what is in two or in none.

    Raises BadQuestionFile.
    """
    if not placed:
        return
    names = [q.id for q in found.questions]
    for scenario, where in placed:
        for name, _ in scenario.says:
            if name not in names:
                raise where.into("says").fail(
                    name, f"is no proposition of this set ({', '.join(names)})."
                )
    _check_residual(placed)
    about = settled(found)
    if len(about) > _MOST_SETTLED:
        raise placed[0][1].fail(
            "says",
            f"settles {len(about)} propositions in all; {_MOST_SETTLED} are the most that can be "
            "checked.",
        )
    allowed = worlds(found, about)
    _check_possible(found, placed)
    _check_exclusive(placed, allowed)
    for world in allowed:
        if not open_to(world, found.scenarios):
            raise BadQuestionFile(
                f"{placed[0][1].name}: the scenarios leave out {world_words(world)}: add a "
                "scenario for it, or one with residual: yes for whatever is left."
            )
    _check_priors(placed)


def _check_residual(placed: Placed[Scenario]) -> None:
    rest = [(s, where) for s, where in placed if s.residual]
    if len(rest) > 1:
        raise rest[1][1].fail(
            "residual", f"stands in {rest[0][0].id} already; what is left is left once."
        )


def _check_possible(found: QuestionSet, placed: Placed[Scenario]) -> None:
    for scenario, where in placed:
        own = [name for name, _ in scenario.says]
        if own and not any(fits(scenario, world) for world in worlds(found, own)):
            said = world_words(dict(scenario.says))
            raise where.fail("says", f"can never come about: the order or the modes forbid {said}.")


def _check_exclusive(placed: Placed[Scenario], allowed: Sequence[World]) -> None:
    telling = [(s, where) for s, where in placed if not s.residual]
    for (one, _), (other, where) in combinations(telling, 2):
        both = next((w for w in allowed if fits(one, w) and fits(other, w)), None)
        if both is not None and not (one.apart or other.apart):
            raise where.fail(
                "says",
                f"overlaps with {one.id}: {one.id} and {other.id} both allow "
                f"{world_words(both) or 'everything'}; settle a proposition differently, or say "
                "with apart: what sets them apart.",
            )


def _check_priors(placed: Placed[Scenario]) -> None:
    given = [s.prior for s, _ in placed if s.prior is not None]
    total = math.fsum(given)
    where = next((w for s, w in placed if s.prior is not None), placed[0][1])
    if len(given) == len(placed) and abs(total - 1) > _ROUNDING:
        raise where.fail("prior", f"and the others sum to {total:.3g}; they must sum to 1.")
    if len(given) < len(placed) and total >= 1:
        raise where.fail(
            "prior", f"and the others sum to {total:.3g}, which leaves nothing for the rest."
        )


def check_courses(scenarios: Sequence[Scenario], placed: Placed[CourseOfAction]) -> None:
    """A course of action stands in a scenario of this set. Raises BadQuestionFile."""
    names = [s.id for s in scenarios]
    for course, where in placed:
        if course.scenario not in names:
            there = ", ".join(names) or "none"
            raise where.fail("scenario", f"{course.scenario} is not here; there is {there}.")


def check_seen(scenarios: Sequence[Scenario], asked: Question, where: Where) -> None:
    """What an indicator says of scenarios, it says of scenarios of this set."""
    names = [s.id for s in scenarios]
    for number, one in enumerate(asked.indicators):
        for name, _ in one.seen:
            # A question file may be used without the file of its scenarios.
            if names and name not in names:
                inside = where.into("indicators", number, "seen")
                raise inside.fail(name, f"is no scenario of this set ({', '.join(names)}).")
