"""In how many ways a set of propositions can come out, and which scenario each of them is."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from vedette.model.question import Mode, Order, Question, QuestionSet
from vedette.model.scenario import Scenario

World = Mapping[str, bool]


def settled(questions: QuestionSet) -> tuple[str, ...]:
    """The propositions at least one scenario settles, in the order of the set."""
    named = {name for scenario in questions.scenarios for name, _ in scenario.says}
    return tuple(q.id for q in questions.questions if q.id in named)


def bounds(orders: Sequence[Order], names: Sequence[str]) -> frozenset[tuple[str, str]]:
    """
    Every pair (lesser, greater) among the names, also where the chain between them runs
    through propositions that are not: a <= b <= c binds a and c.
    """
    above: dict[str, set[str]] = {}
    for order in orders:
        above.setdefault(order.lesser, set()).add(order.greater)
    pairs = set()
    for name in names:
        reached: set[str] = set()
        waiting = list(above.get(name, ()))
        while waiting:
            one = waiting.pop()
            if one not in reached:
                reached.add(one)
                waiting += above.get(one, ())
        pairs |= {(name, other) for other in reached.intersection(names) - {name}}
    return frozenset(pairs)


def excluding(questions: QuestionSet) -> frozenset[tuple[str, str]]:
    """
    Pairs of propositions that cannot both come true: alone and beside a partner, of one act, and
    the parts of a sum.

    An order cannot say so, and without it "alone" would be swallowed by a "beside" that stands
    as high as "at all".
    """
    alone = [q for q in questions.questions if q.mode is Mode.ALONE]
    beside = [q for q in questions.questions if q.mode is Mode.BESIDE]
    said = {pair for one in questions.sums for pair in combinations(one.parts, 2)}
    return frozenset({(a.id, b.id) for a in alone for b in beside if _one_act(a, b)} | said)


def _one_act(one: Question, other: Question) -> bool:
    return (
        {p.name for p in one.actors} == {p.name for p in other.actors}
        and one.acts == other.acts
        and {p.name for p in one.targets} == {p.name for p in other.targets}
    )


def worlds(questions: QuestionSet, names: Sequence[str]) -> tuple[World, ...]:
    """
    "P1 yes, P2 yes, P3 no": each way these propositions can come out that the set allows.

    P1 <= P2 rules out "P1 yes, P2 no": whoever goes in alone goes in. Ordered as counting in
    twos, all no first.
    """
    pairs = bounds(questions.orders, names)
    return tuple(_grow({}, tuple(names), pairs, excluding(questions)))


def _grow(
    world: dict[str, bool],
    left: tuple[str, ...],
    pairs: frozenset[tuple[str, str]],
    never: frozenset[tuple[str, str]],
) -> Iterator[World]:
    if not left:
        yield dict(world)
        return
    for value in (False, True):
        world[left[0]] = value
        ordered = all(not world[a] or world[b] for a, b in pairs if a in world and b in world)
        if ordered and not any(world.get(a) and world.get(b) for a, b in never):
            yield from _grow(world, left[1:], pairs, never)
        del world[left[0]]


def fits(scenario: Scenario, world: World) -> bool:
    """Whether nothing the scenario says is otherwise in that world."""
    return all(world[name] is value for name, value in scenario.says)


def open_to(world: World, scenarios: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """
    The scenarios that may hold in a world: those it fits, and the residual where none fits,
    or where all that fit are told apart by something no proposition says.
    """
    found = tuple(s for s in scenarios if not s.residual and fits(s, world))
    rest = tuple(s for s in scenarios if s.residual)
    return (*found, *rest) if all(s.apart for s in found) else found


def world_words(world: World) -> str:
    """ "P1 no, P2 yes, P3 no"."""
    return ", ".join(f"{name} {'yes' if value else 'no'}" for name, value in world.items())
