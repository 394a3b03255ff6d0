"""Questions kept on a desk: asked by id, changed by a person, every version there to be seen."""

import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from vedette.desk import commands
from vedette.errors import BadLikelihood, BadQuestion, NoSuchId
from vedette.model.likelihood import Likelihood
from vedette.model.question import QuestionSet
from vedette.model.scenario import ScenarioChance
from vedette.pipeline.ask import askable, main_of, questions_from
from vedette.pipeline.judge import Asked
from vedette.pipeline.question_edit import Edit, edited, question_changes, question_text
from vedette.settings import Settings
from vedette.store.ledger import Ledger

__all__ = ["Edit", "asked_at", "asked_on_desk"]

KIND = "question"
# What may be typed after a command without quotes, and cannot be taken for a sentence.
_ID = re.compile(r"[\w][\w.:-]{0,39}")


@dataclass(frozen=True, slots=True)
class Version:
    """ "P2 as it stood from 3 May on": number counts from 1; at is None if nobody noted it."""

    number: int
    questions: QuestionSet
    at: datetime | None = None


def versions(ledger: Ledger, question: str) -> tuple[Version, ...]:
    """Every version of a kept question, oldest first. Raises NoSuchId."""
    found = every_version(ledger, question)
    if not found:
        raise NoSuchId(_unknown(question, kept(ledger)))
    return found


def every_version(ledger: Ledger, question: str) -> tuple[Version, ...]:
    """The same; empty for a question nobody kept."""
    found = [d for d in ledger.decisions(KIND, QuestionSet) if d.subject == question]
    return tuple(Version(n, d.noun, d.at) for n, d in enumerate(found, 1))


def kept(ledger: Ledger) -> dict[str, QuestionSet]:
    """The newest version of every question on the desk, by id, in order of first arrival."""
    return {d.subject: d.noun for d in ledger.decisions(KIND, QuestionSet)}


def asked_on_desk(
    ledger: Ledger,
    question: str,
    questions: str | None = None,
    as_of: date | None = None,
    *,
    settings: Settings | None = None,
) -> Asked:
    """
    "P2", "Q1.alone" or the words of a question kept on this desk, as the desk understands it.

    questions: a file or folder named for this once; it goes before what is kept. Without it a
    question nobody kept is read as a plain sentence, a file or a folder.
    Raises NoSuchId for an id that is on no list, BadQuestion, BadQuestionFile.
    """
    if questions is not None:
        return commands.asked(question, questions=questions, as_of=as_of, settings=settings)
    question = askable(question)
    known = kept(ledger)
    found = _meant(question, known)
    if found is not None:
        text = found.by_id(found.main).text
        return Asked(text, found, settings or Settings(), as_of)
    if " " not in question.strip() and not os.path.exists(question):
        raise NoSuchId(_unknown(question, known))
    return commands.asked(question, as_of=as_of, settings=settings)


def _meant(asked: str, known: Mapping[str, QuestionSet]) -> QuestionSet | None:
    """The kept set an id or a sentence names, with what was asked as its main question."""
    asked = asked.strip()
    if asked in known:
        return known[asked]
    fits = {
        name: proposition.id
        for name, found in known.items()
        for proposition in found.questions
        if asked == proposition.id or _same_words(asked, proposition.text)
    }
    # A sentence may be one set's own question and a side question of another.
    mains = {name: one for name, one in fits.items() if known[name].main == one}
    fits = mains or fits
    if len(fits) > 1:
        raise BadQuestion(
            f"{asked} stands in {len(fits)} questions of this desk ({', '.join(fits)}): "
            "ask one of them by its id."
        )
    return next((main_of(known[name], one) for name, one in fits.items()), None)


def _same_words(asked: str, text: str) -> bool:
    return " ".join(asked.split()).casefold() == " ".join(text.split()).casefold()


def _unknown(question: str, known: Mapping[str, QuestionSet]) -> str:
    there = f"it keeps {', '.join(known)}" if known else "it keeps none yet"
    return (
        f"There is no question {question} on this desk ({there}): "
        "keep one with `vedette question new`."
    )


def asked_at(
    desk: Path, question: str, questions: str | None = None, as_of: date | None = None
) -> Asked:
    """As `asked_on_desk`, for a desk that is not open yet. Raises NoDesk and kin besides."""
    with Ledger.open(desk) as ledger:
        return asked_on_desk(ledger, question, questions, as_of)


def new(desk: Path, spec: str, *, id: str | None = None, made: datetime) -> tuple[str, bool]:
    """
    Keeps a question on the desk: its id, and whether it was not there already.

    A sentence is called Q1, Q2, ... unless id names it; a file brings its own id. made is the
    time it is kept at. Raises BadQuestion where that id is another question's.
    """
    with Ledger.open(desk) as ledger:
        known = kept(ledger)
        for name, one in known.items():
            if id is None and _same_words(spec, one.by_id(one.main).text):
                return name, False
        name = _fresh(id, known)
        found = questions_from(spec, id=name, as_of=made.date())
        if id is not None and found.main != id:
            raise BadQuestion(f"That file calls its question {found.main}: leave out --id.")
        if known.get(found.main, found) != found:
            raise BadQuestion(
                f"There is another question {found.main} on this desk: change that one with "
                f"`vedette question edit {found.main}`, or write another id into the file."
            )
        with ledger.writing(at=made) as work:
            return found.main, work.add_decision(KIND, found.main, found)


def _fresh(id: str | None, known: Mapping[str, QuestionSet]) -> str:
    if id is None:
        return next(n for n in map("Q{}".format, range(1, len(known) + 2)) if n not in known)
    if not _ID.fullmatch(id):
        raise BadQuestion(f"“{id}” is no id: write letters and digits without a space, as in Q1.")
    return id


def edit(
    desk: Path, question: str, change: Edit, *, made: datetime
) -> tuple[Version, tuple[str, ...]]:
    """
    A new version of a kept question, and what changed, a sentence each; nothing is written
    where nothing did. Raises NoSuchId, BadQuestion, BadQuestionFile.
    """
    with Ledger.open(desk) as ledger:
        newest = versions(ledger, question)[-1]
        found = edited(newest.questions, change)
        changes = question_changes(newest.questions, found)
        if not changes:
            return newest, ()
        with ledger.writing(at=made) as work:
            work.add_decision(KIND, question, found)
        return versions(ledger, question)[-1], changes


def prior_of(text: str) -> Likelihood:
    """A prior given by a person as "0.01,0.05,0.15". Raises BadLikelihood."""
    try:
        low, central, high = (float(part) for part in text.split(","))
    except ValueError:
        raise BadLikelihood(
            f"“{text}” is no prior: write low, central and high, as in 0.01,0.05,0.15."
        ) from None
    return Likelihood(low, central, high)


def show(desk: Path, question: str, number: int | None = None, *, width: int = 100) -> str:
    """
    A kept question in full, in its newest version or the one of that number; scenarios with
    their chances where an assessment of this very version is on the desk. Raises NoSuchId.
    """
    version, last, chances = _version(desk, question, number)
    when = f", kept on {version.at.date().isoformat()}" if version.at else ""
    note = f"Version {version.number} of {last}{when}."
    return question_text(version.questions, chances, note=note, width=width)


def row(desk: Path, question: str, number: int | None = None) -> dict[str, Any]:
    """The same for JSON, in the keys of docs/json.md."""
    version, last, chances = _version(desk, question, number)
    return {
        **_head(question, version, last),
        **asdict(version.questions),
        "chances": {c.scenario: asdict(c) for c in chances},
    }


def rows(desk: Path) -> list[dict[str, Any]]:
    """Every kept question in its newest version, for JSON: id, version, when, and its words."""
    return [
        {
            **_head(name, found[-1], len(found)),
            "text": found[-1].questions.by_id(found[-1].questions.main).text,
        }
        for name, found in catalogue(desk)
    ]


def _head(name: str, version: Version, last: int) -> dict[str, Any]:
    return {"id": name, "version": version.number, "versions": last, "kept": version.at}


def _version(
    desk: Path, question: str, number: int | None
) -> tuple[Version, int, tuple[ScenarioChance, ...]]:
    with Ledger.open(desk) as ledger:
        found = versions(ledger, question)
        if number is not None and not 1 <= number <= len(found):
            last = f"the newest is version {len(found)}"
            raise NoSuchId(f"There is no version {number} of {question}: {last}.")
        version = found[(number or len(found)) - 1]
        made = [a for a in ledger.assessments() if a.questions == version.questions]
    return version, len(found), made[-1].scenarios if made else ()


def history(desk: Path, question: str) -> tuple[tuple[Version, tuple[str, ...]], ...]:
    """Every version of a kept question with what changed from the one before it."""
    found = versions_at(desk, question)
    before = (None, *found[:-1])
    return tuple(
        (now, question_changes(was.questions, now.questions) if was else ())
        for was, now in zip(before, found, strict=True)
    )


def catalogue(desk: Path) -> tuple[tuple[str, tuple[Version, ...]], ...]:
    """Every question kept on the desk with all its versions, in order of first arrival."""
    with Ledger.open(desk) as ledger:
        return tuple((name, versions(ledger, name)) for name in kept(ledger))


def versions_at(desk: Path, question: str) -> tuple[Version, ...]:
    """As `versions`, for a desk that is not open yet. Raises NoDesk and kin besides."""
    with Ledger.open(desk) as ledger:
        return versions(ledger, question)
