"""Conditions that judgements hang on: a person says which were met, and on what day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from vedette.desk.resolve import set_of, sets_on
from vedette.errors import BadDate, BadResolution, NoSuchId
from vedette.model.estimate import Estimate
from vedette.model.resolution import ConditionDecision
from vedette.store.ledger import Ledger

KIND = "condition"


def decisions_on(ledger: Ledger) -> dict[str, ConditionDecision]:
    """What was decided last about the condition of each estimate, by its id."""
    return {d.noun.estimate: d.noun for d in ledger.decisions(KIND, ConditionDecision)}


def decide(
    desk: Path, said: ConditionDecision, estimates: Sequence[str], *, made: datetime
) -> tuple[str, ...]:
    """
    Keeps that a condition was met, or was not, for each of these estimates (ids or their
    beginnings); a line for each. What was decided before stays beside it.

    Raises NoSuchId for an estimate the desk does not have, BadResolution for one that hangs on
    no condition or is about another question, BadDate for a day that has not come.
    """
    if said.on > made.date():
        raise BadDate(f"{said.on} has not come yet: a condition is met on a day that is over.")
    if not said.because.strip():
        raise BadResolution("Say why with --because.")
    with Ledger.open(desk) as ledger:
        set_of(sets_on(ledger), said.question)
        held = {e.id: e for reading in ledger.every_reading() for e in reading.estimates}
        texts = {d.id: d.text for d in ledger.documents()}
        found = [_fit(name, held, said.question) for name in estimates]
        with ledger.writing(at=made) as work:
            for estimate in found:
                work.add_decision(KIND, estimate.id, replace(said, estimate=estimate.id))
    return tuple(_line(said, estimate, texts) for estimate in found)


def _fit(name: str, held: dict[str, Estimate], question: str) -> Estimate:
    fits = [key for key in held if key == name or (len(name) > 3 and key.startswith(name))]
    if len(fits) != 1:
        many = f"{name} begins {len(fits)} ids: write more of it" if fits else f"no estimate {name}"
        raise NoSuchId(f"On this desk: {many}; `vedette score {question}` names those left open.")
    estimate = held[fits[0]]
    if not estimate.conditional:
        raise BadResolution(f"“{estimate.words}” ({name}) hangs on no condition.")
    if question not in {link.question for link in estimate.links}:
        raise BadResolution(f"“{estimate.words}” ({name}) is not about {question}.")
    return estimate


def _line(said: ConditionDecision, estimate: Estimate, texts: dict[str, str]) -> str:
    text = texts.get(estimate.document, "")
    words = estimate.condition.of(text) if estimate.condition and text else "its condition"
    when = f"met on {said.on}" if said.met else f"not met, as was clear on {said.on}"
    return f"“{words}” ({estimate.id}) was {when}: {said.because}"
