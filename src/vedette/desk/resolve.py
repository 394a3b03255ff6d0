"""How the desk's questions ended: resolved by a person, kept for good, never by the machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from vedette.desk.questions import kept
from vedette.errors import BadDate, BadResolution, NoSuchId
from vedette.model.question import QuestionSet
from vedette.model.resolution import Outcome, Resolution, Settled
from vedette.pipeline.score import contradiction, settle
from vedette.store.ledger import Ledger

KIND = "resolution"


@dataclass(frozen=True, slots=True)
class Resolved:
    """
    "P2 ended no; P1 and P2c follow; it was yes before": what a resolution did to a desk.

    fresh: False if the same was resolved before. history: everything resolved of this question,
    oldest first, with the time it was kept. early: the window is open beyond the day given.
    """

    resolution: Resolution | None
    fresh: bool
    follows: tuple[Settled, ...]
    history: tuple[tuple[Resolution, datetime | None], ...]
    early: date | None = None


# What every plain sentence is called that nobody kept.
_PLAIN = "q"


def sets_on(ledger: Ledger) -> dict[str, QuestionSet]:
    """
    The question sets of a desk by main id: the kept ones, then the one asked last if it has an
    id of its own. A resolution of "q" would be taken for the next sentence somebody asks.
    """
    found = kept(ledger)
    asked = ledger.latest_questions()
    known = {q.id for one in found.values() for q in one.questions}
    if asked is not None and asked.main not in known and asked.main.split(".")[0] != _PLAIN:
        found[asked.main] = asked
    return found


def set_of(sets: Mapping[str, QuestionSet], question: str) -> QuestionSet:
    """The set a question belongs to. Raises NoSuchId, with what the desk has."""
    if question in sets:
        return sets[question]
    for one in sets.values():
        if any(q.id == question for q in one.questions):
            return one
    ids = [q.id for one in sets.values() for q in one.questions]
    there = f"it has {', '.join(dict.fromkeys(ids))}" if ids else "it keeps none yet"
    raise NoSuchId(
        f"There is no question {question} on this desk ({there}): name one by its id, or keep it "
        "first with `vedette question new`."
    )


def resolutions(ledger: Ledger) -> dict[str, Resolution]:
    """How each question was last resolved by a person, by id."""
    return {d.subject: d.noun for d in ledger.decisions(KIND, Resolution)}


def standing(ledger: Ledger, questions: QuestionSet) -> dict[str, Settled]:
    """How each question of a set stands: as resolved, or as it follows from another."""
    changed: dict[str, int] = {}
    for one in ledger.decisions(KIND, Resolution):
        changed[one.subject] = changed.get(one.subject, -1) + 1
    return settle(questions, resolutions(ledger), changed)


def history(ledger: Ledger, question: str) -> tuple[tuple[Resolution, datetime | None], ...]:
    """Everything ever resolved of a question, oldest first."""
    found = ledger.decisions(KIND, Resolution)
    return tuple((d.noun, d.at) for d in found if d.subject == question)


def shown(desk: Path, question: str) -> Resolved:
    """How a question stands, without resolving anything. Raises NoSuchId, NoDesk and kin."""
    with Ledger.open(desk) as ledger:
        questions = set_of(sets_on(ledger), question)
        now = standing(ledger, questions).get(question)
        return Resolved(now.resolution if now else None, True, (), history(ledger, question))


def resolve(
    desk: Path, question: str, outcome: str, *, on: date, because: str, made: datetime
) -> Resolved:
    """
    Keeps how a question ended; what was resolved before stays beside it.

    Raises BadResolution for a word that is no outcome, no reason, or an outcome that another
    resolved question rules out; BadDate for a day that has not come or lies before the window.
    """
    with Ledger.open(desk) as ledger:
        questions = set_of(sets_on(ledger), question)
        fresh = Resolution(question, _outcome(outcome), on, _reason(because))
        _possible(questions, fresh, made.date())
        known = resolutions(ledger)
        against = contradiction(questions, known, fresh)
        if against is not None:
            raise BadResolution(
                f"{question} cannot end {outcome} while {against} is resolved "
                f"{known[against].outcome.value}, by the order of the propositions: "
                f"resolve {against} anew first."
            )
        with ledger.writing(at=made) as work:
            written = work.add_decision(KIND, question, fresh)
        now = standing(ledger, questions)
        follows = tuple(s for s in now.values() if s.follows_from == question)
        closes = questions.by_id(question).closes
        early = closes if fresh.outcome is Outcome.NO and closes and on < closes else None
        return Resolved(fresh, written, follows, history(ledger, question), early)


def _outcome(word: str) -> Outcome:
    try:
        return Outcome(word.strip().lower())
    except ValueError:
        raise BadResolution(f"“{word}” is no outcome: a question ends yes, no or void.") from None


def _reason(because: str) -> str:
    words = " ".join(because.split())
    if not words:
        raise BadResolution("A resolution needs its reason: give it with --because.")
    return words


def _possible(questions: QuestionSet, fresh: Resolution, today: date) -> None:
    if fresh.on > today:
        raise BadDate(f"{fresh.on} has not come yet: a question ends on a day that is over.")
    opens = questions.by_id(fresh.question).opens
    if opens is not None and fresh.on < opens:
        raise BadDate(f"{fresh.question} opens on {opens}: it cannot have ended on {fresh.on}.")


def lines(done: Resolved, question: str) -> list[str]:
    """What a resolution did, in sentences; every earlier one is named."""
    if done.resolution is None:
        return [f"{question} is not resolved."]
    now = done.resolution
    said = "" if done.fresh or not done.history else ", as it was already"
    out = [f"{question} ended {now.outcome.value} on {now.on.isoformat()}{said}: {now.because}"]
    out += [
        f"  {one.resolution.question} ended {one.resolution.outcome.value}: it follows, because "
        f"{one.resolution.because}."
        for one in done.follows
    ]
    earlier = done.history[:-1]
    for one, at in reversed(earlier):
        when = f", kept on {at.date().isoformat()}" if at else ""
        out.append(
            f"  Before: {one.outcome.value} on {one.on.isoformat()}{when}, kept beside it: "
            f"{one.because}"
        )
    if done.early is not None:
        out.append(
            f"  The window is open until {done.early.isoformat()}: before then a NO can be "
            "overtaken."
        )
    return out
