"""What follows from a resolution: the order of the propositions, and what hangs together.

Logic, no judgement: where P1 is one way of P2, a NO to P2 is a NO to P1, and a YES to P1 is a
YES to P2.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vedette.model.question import Order, QuestionSet
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
    For each question id the name of the event it belongs to: questions tied by an order, or
    ways of the same scenarios, stand or fall together and are one trial, not several.
    """
    group: dict[str, set[str]] = {}
    for one in sets:
        ids = [q.id for q in one.questions]
        ties = [(o.lesser, o.greater) for o in one.orders]
        # Propositions of one set are about one event even where no order ties them.
        ties += [(one.main, name) for name in ids]
        for left, right in ties:
            joined = group.get(left, {left}) | group.get(right, {right})
            for member in joined:
                group[member] = joined
    return {name: min(members) for name, members in group.items()}
