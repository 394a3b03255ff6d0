"""The question as it stood when it was open: what scores go by if somebody edited it since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from vedette.desk.questions import Version, every_version
from vedette.desk.resolve import KIND as RESOLUTION
from vedette.model.question import QuestionSet
from vedette.model.resolution import Resolution
from vedette.pipeline.question_edit import question_changes
from vedette.pipeline.score import day_words
from vedette.store.ledger import Ledger

# More changes than these are summed up in a number.
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Stood:
    """The questions to score by, and what a reader must be told of their versions."""

    questions: QuestionSet
    notes: tuple[str, ...] = ()


def as_it_stood(ledger: Ledger, newest: QuestionSet, *, as_edited: bool = False) -> Stood:
    """
    "P2 was edited on 3 May 2024, after it had ended: scores go by version 1": the set to score
    by, which is the last version kept by the day the question was settled.

    A set nobody resolved, or one that was never kept by name, comes back as it is. as_edited:
    the newest version all the same; the sentence then says so.
    """
    found = every_version(ledger, newest.main)
    names = {q.id for v in found for q in v.questions.questions}
    ended = [d for d in ledger.decisions(RESOLUTION, Resolution) if d.subject in names]
    if not found or not ended:
        return Stood(newest)
    last = {d.subject: d for d in ended}
    day = max(d.noun.on for d in last.values())
    kept = min((d.at for d in ended if d.at), default=None)
    held, late = _held(found, day, kept)
    notes = _terms_moved(found[: held.number], [s.made for s in ledger.sealed() if s.made])
    if late:
        notes.append(
            f"{newest.main} was put on this desk{_on(held)}, after it had ended on "
            f"{day_words(day)}: whoever wrote its rule could know the outcome."
        )
    if held.number < len(found):
        notes.append(_edited(held, found[-1], day, as_edited=as_edited))
    return Stood(newest if as_edited else held.questions, tuple(notes))


def edit_warning(desk: Path, question: str) -> str | None:
    """What must be said to somebody who edits a question that has ended; None if it has not."""
    with Ledger.open(desk) as ledger:
        names = {q.id for v in every_version(ledger, question) for q in v.questions.questions}
        ended = [d.noun for d in ledger.decisions(RESOLUTION, Resolution) if d.subject in names]
    if not ended:
        return None
    day = day_words(max(r.on for r in ended))
    return (
        f"{question} has ended: scores keep to the version of {day}, unless asked for "
        "with `vedette score --as-edited`."
    )


def _held(found: Sequence[Version], day: date, kept: datetime | None) -> tuple[Version, bool]:
    """The last version by that day, else by the time it was resolved; and whether that is late."""
    in_time = [v for v in found if v.at is None or v.at.date() <= day]
    if in_time:
        return in_time[-1], False
    before = [v for v in found if v.at is None or kept is None or v.at <= kept]
    return (before or found[:1])[-1], True


def _edited(held: Version, newest: Version, day: date, *, as_edited: bool) -> str:
    main = held.questions.main
    changes = question_changes(held.questions, newest.questions)
    more = f" and {len(changes) - _SHOWN} more changes" if len(changes) > _SHOWN else ""
    said = f"{' '.join(changes[:_SHOWN])}{more}"
    goes_by = (
        f"scores go by version {newest.number} all the same, as you asked, and not by version "
        f"{held.number}, as it stood then"
        if as_edited
        else f"scores go by version {held.number}, as it stood then (--as-edited takes the newest)"
    )
    return (
        f"{main} was edited{_on(newest)}, after it had ended on {day_words(day)}: {goes_by}. "
        f"Changed since: {said}"
    )


def _terms_moved(found: Sequence[Version], sealed: Sequence[datetime]) -> list[str]:
    """Windows and rules that moved while the question was open and answers had been sealed."""
    out = []
    for was, now in pairwise(found):
        changes = question_changes(was.questions, _with_terms(was.questions, now.questions))
        before = sum(now.at is not None and made < now.at for made in sealed)
        if changes and before:
            answers = "1 answer" if before == 1 else f"{before} answers"
            out.append(
                f"{now.questions.main} asks for something else{_on(now, 'since')}, when {answers} "
                f"of this desk had been sealed; all are scored by what held last. "
                f"{' '.join(changes)}"
            )
    return out


def _with_terms(was: QuestionSet, now: QuestionSet) -> QuestionSet:
    """The earlier set with the window and the rule that each question has now."""
    fresh = {q.id: q for q in now.questions}
    asked = []
    for question in was.questions:
        terms = fresh.get(question.id, question)
        asked.append(
            replace(question, opens=terms.opens, closes=terms.closes, resolution=terms.resolution)
        )
    return replace(was, questions=tuple(asked))


def _on(version: Version, word: str = "on") -> str:
    return f" {word} {day_words(version.at.date())}" if version.at else ""
