"""What follows from a resolution: the order of the propositions, and what hangs together.

Logic, no judgement: where P1 is one way of P2, a NO to P2 is a NO to P1, and a YES to P1 is a
YES to P2.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from vedette.model.question import Order, Question, QuestionSet
from vedette.model.resolution import Outcome, Resolution, Settled


def settle(
    questions: QuestionSet, resolved: Mapping[str, Resolution], changed: Mapping[str, int]
) -> dict[str, Settled]:
    """
    How each question of the set stands: as a person resolved it, or as it follows. A question
    of which nothing is known is not in the answer.

    changed: how often each was resolved otherwise before.
    """
    known = {q.id for q in questions.questions}
    out = {
        name: Settled(one, changed=changed.get(name, 0))
        for name, one in resolved.items()
        if name in known
    }
    while True:
        fresh = _next(questions.orders, out)
        if fresh is None:
            return out
        out[fresh.resolution.question] = fresh


def _next(orders: Iterable[Order], out: Mapping[str, Settled]) -> Settled | None:
    for order in orders:
        for source, target, outcome in (
            (order.greater, order.lesser, Outcome.NO),
            (order.lesser, order.greater, Outcome.YES),
        ):
            if source in out and target not in out:
                given = out[source].resolution
                if given.outcome is outcome:
                    said = f"{source} ended {outcome.value}, and {order.lesser} is never likelier "
                    because = f"{said}than {order.greater}"
                    root = out[source].follows_from or source
                    return Settled(replace(given, question=target, because=because), root)
    return None


def contradiction(
    questions: QuestionSet, resolved: Mapping[str, Resolution], fresh: Resolution
) -> str | None:
    """The id of a resolved question that cannot stand beside the fresh resolution."""
    alone = settle(questions, {fresh.question: fresh}, {})
    for name, settled in alone.items():
        other = resolved.get(name)
        if name == fresh.question or other is None or other.outcome is Outcome.VOID:
            continue
        if other.outcome is not settled.resolution.outcome:
            return name
    return None


def events(sets: Sequence[QuestionSet]) -> dict[str, str]:
    """
    For each set, by its main id, the name of the event it is about. The questions of a set stand
    or fall together and are one trial; so are sets that ask the same of the same parties in
    overlapping times, or one question kept in five wordings would pass for five events.
    """
    group = {one.main: {one.main} for one in sets}
    for one, other in combinations(sets, 2):
        if any(_alike(a, b) for a in one.questions for b in other.questions):
            joined = group[one.main] | group[other.main]
            for member in joined:
                group[member] = joined
    return {name: min(members) for name, members in group.items()}


def _alike(one: Question, other: Question) -> bool:
    """Whether an actor and, if both name any, a target are shared, and the windows overlap."""
    if not {a.name for a in one.actors} & {a.name for a in other.actors}:
        return False
    targets = [{t.name for t in q.targets} for q in (one, other)]
    if all(targets) and not targets[0] & targets[1]:
        return False
    begins = max(one.opens or date.min, other.opens or date.min)
    return begins <= min(one.closes or date.max, other.closes or date.max)
