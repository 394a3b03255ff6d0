"""Readings that are kept: when one may be used again, and what a new reader changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vedette.extract.reader import READER, read
from vedette.ids import content_id
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Reading
from vedette.model.question import Question, QuestionSet


@dataclass(frozen=True, slots=True)
class Change:
    """ "In this document version 2 takes 'may' for a possibility; version 1 passed it over." """

    document: str
    kind: str
    words: str
    before: str
    after: str


def _asked(question: Question) -> list[object]:
    parties = [
        [p.name, list(p.aliases), list(p.leaders)]
        for p in (*question.actors, *question.targets, *question.partners)
    ]
    window = [d.isoformat() if d else None for d in (question.opens, question.closes)]
    watched = [[i.id, list(i.words)] for i in question.indicators]
    return [
        question.id,
        question.text,
        list(question.acts),
        question.mode.value,
        parties,
        window,
        list(question.excluded),
        list(question.course_of_action),
        watched,
    ]


def context_of(document: Document, questions: QuestionSet | None) -> str:
    """What a reading depends on besides text and reader: the questions and the date."""
    known = document.published
    days = [d.isoformat() if d else None for d in (known.earliest, known.latest)]
    asked = [_asked(q) for q in questions.questions] if questions else None
    return content_id("ctx", [days, asked])


def read_in_context(document: Document, questions: QuestionSet | None) -> Reading:
    """A fresh reading, marked with what it was read against."""
    return replace(read(document, questions), context=context_of(document, questions))


def usable(
    kept: Iterable[Reading], documents: Sequence[Document], questions: QuestionSet | None
) -> dict[str, Reading]:
    """Of the readings kept, those this reader would make again word for word."""
    wanted = {d.id: context_of(d, questions) for d in documents}
    return {
        r.document: r
        for r in kept
        if r.reader == READER and r.context and wanted.get(r.document) == r.context
    }


def _said(estimate: Estimate) -> str:
    about = ",".join(f"{k.question}:{k.polarity}" for k in estimate.links)
    return " | ".join(
        (
            f"{estimate.klass}, {estimate.kind.value}",
            estimate.holder.name,
            f"via {', '.join(estimate.via) or 'nobody'}",
            f"about {about or 'nothing asked'}",
        )
    )


def changes(before: Reading, after: Reading) -> tuple[Change, ...]:
    """What the newer reading takes, drops, or reads otherwise, in text order."""
    old = {(e.phrase.start, e.phrase.end): e for e in before.estimates}
    new = {(e.phrase.start, e.phrase.end): e for e in after.estimates}
    out = []
    for place in sorted({*old, *new}):
        was, now = old.get(place), new.get(place)
        if was is None and now is not None:
            out.append(Change(after.document, "taken", now.words, "", _said(now)))
        elif now is None and was is not None:
            out.append(Change(after.document, "dropped", was.words, _said(was), ""))
        elif was is not None and now is not None and _said(was) != _said(now):
            out.append(Change(after.document, "read otherwise", now.words, _said(was), _said(now)))
    return tuple(out)
