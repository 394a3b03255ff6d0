"""What an analyst may ask about how right everybody was."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vedette.desk import replay
from vedette.desk.as_open import as_it_stood
from vedette.desk.conditions import decisions_on
from vedette.desk.lineage import decisions_held
from vedette.desk.reliability import heeding
from vedette.desk.replay import Stretch
from vedette.desk.resolve import resolutions, set_of, sets_on, standing
from vedette.errors import BadResolution, NothingToRead
from vedette.model.estimate import Reading
from vedette.model.question import QuestionSet
from vedette.model.resolution import Outcome, Resolution, Settled
from vedette.model.score import Scorecard, Series
from vedette.pipeline.judge import Asked, Traced
from vedette.pipeline.propose import proposal_lines, proposal_of
from vedette.pipeline.score import (
    Bench,
    Sealing,
    cards_of,
    csv_of,
    events,
    json_of,
    replayed_series,
    summed_up,
    text_of,
    traced_with,
)
from vedette.pipeline.sift import Progress, silent
from vedette.settings import Settings
from vedette.store.ledger import Ledger
from vedette.store.sealing import Sealed

__all__ = ["Audit", "Stretch", "audit", "csv_of", "json_of", "propose", "score", "text_of"]


@dataclass(frozen=True, slots=True)
class Audit:
    """ "3 assessments sealed, last seal ab12…, nothing changed": whether a desk is whole."""

    sealed: int
    last_seal: str
    faults: tuple[str, ...]
    known: bool | None = None


def audit(desk: Path, *, seal: str | None = None) -> Audit:
    """
    Whether everything on a desk is as it was written.

    seal: a seal noted down earlier, or its beginning; `known` then says whether it is still in
    the chain. Only so can somebody see that the newest assessments were cut off.
    """
    with Ledger.open(desk) as ledger:
        seals = ledger.seals()
        known = None if seal is None else any(s.startswith(seal.strip().lower()) for s in seals)
        last = seals[-1] if seals else ""
        return Audit(len(seals), last, ledger.faults(), known)


def audit_line(found: Audit) -> str:
    """ "Whole: 3 assessments are sealed. The last seal is ab12…: note it elsewhere ..." """
    if found.faults:
        return f"BROKEN: {len(found.faults)} faults; restore the desk from a copy."
    if not found.sealed:
        return "Whole; no assessment is sealed on this desk yet."
    many = "1 assessment is" if found.sealed == 1 else f"{found.sealed} assessments are"
    if found.known is False:
        return f"MISSING: {many} sealed, and the seal you noted is not among them."
    noted = "the seal you noted is in the chain; " if found.known else ""
    return (
        f"Whole: {many} sealed; {noted}the last seal is {found.last_seal}. Note it down elsewhere: "
        "with --seal you can show later that nothing up to it was changed or dropped."
    )


def score(
    desk: Path,
    question: str | None = None,
    *,
    replayed: Stretch | None = None,
    as_edited: bool = False,
    progress: Progress = silent,
) -> Scorecard:
    """
    Everybody's scores on the resolved questions of a desk, or on one of them.

    replayed: also score what the desk would have said on these days, marked as said afterwards.
    as_edited: by the newest version of each question, not as it stood when it was open.
    Raises NoSuchId for a question the desk does not have, BadResolution for one that is not
    resolved, or if none is.
    """
    with Ledger.open(desk) as ledger:
        chosen, stands, notes = _chosen(ledger, question, as_edited=as_edited)
    ended = [one for one in chosen if stands[one.main]]
    again = {one.main: _replayed(desk, one, replayed, progress) for one in ended if replayed}
    with Ledger.open(desk) as ledger:
        faults = ledger.faults()
        sealed = () if faults else ledger.sealed()
        about = events(list(sets_on(ledger).values()))
        cards = []
        for one in ended:
            bench = Bench(
                questions=one,
                event=about[one.main],
                settled=stands[one.main],
                traced=_traced(ledger, one, progress),
                sealed=_sealings(sealed, one),
                replayed=again.get(one.main, {}),
                met=decisions_on(ledger),
            )
            cards += cards_of(bench, only=question)
        asked = {q.id for one in chosen for q in one.questions if question in (None, q.id)}
        still_open = sorted(asked - {name for one in stands.values() for name in one})
        made = summed_up(cards, void=_void(ledger, asked), still_open=still_open, faults=faults)
        return replace(made, notes=notes)


def _void(ledger: Ledger, asked: set[str]) -> list[Resolution]:
    found = resolutions(ledger).values()
    return [r for r in found if r.question in asked and r.outcome is Outcome.VOID]


def propose(desk: Path, question: str, *, progress: Progress = silent) -> tuple[str, ...]:
    """
    Whether what the desk holds seems to meet a question's rule for a YES, as lines of text. It
    resolves nothing. Raises NoSuchId, NothingToRead and kin.
    """
    with Ledger.open(desk) as ledger:
        questions = set_of(sets_on(ledger), question)
        found = proposal_of(_traced(ledger, questions, progress), questions, question)
    return tuple(proposal_lines(found, questions.by_id(question)))


def _chosen(
    ledger: Ledger, question: str | None, *, as_edited: bool
) -> tuple[list[QuestionSet], dict[str, dict[str, Settled]], tuple[str, ...]]:
    """The question sets asked about as they stood when open, how they ended, and what to note."""
    sets = sets_on(ledger)
    newest = [set_of(sets, question)] if question else list(sets.values())
    stood = [as_it_stood(ledger, one, as_edited=as_edited) for one in newest]
    chosen = [one.questions for one in stood]
    stands = {one.main: standing(ledger, one) for one in chosen}
    _something_resolved(question, stands)
    return chosen, stands, tuple(note for one in stood for note in one.notes)


def _replayed(
    desk: Path, questions: QuestionSet, days: Stretch, progress: Progress
) -> dict[str, Series]:
    with Ledger.open(desk) as ledger:
        plain = Asked(questions.by_id(questions.main).text, questions, Settings())
        asked = heeding(ledger, plain)
    found = replay.from_desk(desk, asked, days, progress=progress)
    return replayed_series(found.days, questions)


def _something_resolved(question: str | None, stands: Mapping[str, Mapping[str, Settled]]) -> None:
    known = {name for one in stands.values() for name in one}
    if question is not None and question not in known:
        raise BadResolution(
            f"{question} is not resolved yet: say how it ended with "
            f"`vedette resolve {question} yes|no|void --on DATE --because TEXT`."
        )
    if not known:
        raise BadResolution(
            "No question of this desk is resolved yet, and nobody is scored before: say how one "
            "ended with `vedette resolve QUESTION yes|no|void --on DATE --because TEXT`."
        )


def _traced(ledger: Ledger, questions: QuestionSet, progress: Progress) -> Traced:
    documents = ledger.documents()
    if not documents:
        raise NothingToRead(
            f"{ledger.place} holds no document yet: run `vedette ingest FOLDER` first."
        )

    def keep(reading: Reading) -> None:
        with ledger.writing() as work:
            work.add_reading(reading)

    return traced_with(
        documents,
        questions,
        kept=ledger.every_reading(),
        keep=keep,
        decisions=decisions_held(ledger),
        progress=progress,
    )


def _sealings(sealed: Sequence[Sealed], questions: QuestionSet) -> dict[str, list[Sealing]]:
    """The desk's own answers to these questions, in the words they are asked in now."""
    texts = {q.id: q.text.casefold() for q in questions.questions}
    out: dict[str, list[Sealing]] = defaultdict(list)
    for one in sealed:
        made = one.made.date() if one.made and one.under_seal else None
        asked = {q.id: q.text.casefold() for q in one.assessment.questions.questions}
        for answer in one.assessment.answers:
            name = answer.question
            # Every plain sentence is called "q": only its words tell one from another.
            if name in texts and asked.get(name) == texts[name]:
                seal = Sealing(one.assessment.id, one.assessment.as_of, made, answer.likelihood)
                out[name].append(seal)
    return out
