"""Readings that are kept: when one may be used again, and what a new reader changes."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vedette.extract.page import Page
from vedette.extract.reader import READER, dated_as, pages_of, read_copies, same_text
from vedette.ids import content_id
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Reading
from vedette.model.moment import Moment
from vedette.model.question import Question, QuestionSet
from vedette.pipeline.sift import Progress, silent

Keep = Callable[[Reading], None]
# Characters of text laid out together: a report or two, or some two hundred headlines.
_TOGETHER = 50_000


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
    """What a reading depends on besides text and reader: the questions, and then the date."""
    return f"{_asked_in(questions)} {_days_of(document)}"


def _asked_in(questions: QuestionSet | None) -> str:
    return content_id("ctx", [_asked(q) for q in questions.questions] if questions else None)


def _days_of(document: Document) -> str:
    known = document.published
    days = [d.isoformat() if d else "" for d in (known.earliest, known.latest)]
    return "/".join(days)


def read_in_context(document: Document, questions: QuestionSet | None) -> Reading:
    """A fresh reading, marked with what it was read against."""
    (reading,) = read_copies([document], questions)
    return replace(reading, context=context_of(document, questions))


def by_text(documents: Iterable[Document]) -> tuple[tuple[int, ...], ...]:
    """The places of documents that print one text together, in the order each is first met."""
    sets: dict[Hashable, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        sets[same_text(document)].append(number)
    return tuple(tuple(found) for found in sets.values())


def usable(
    kept: Iterable[Reading], documents: Sequence[Document], questions: QuestionSet | None
) -> dict[str, Reading]:
    """
    Of the readings kept, those this reader would make again word for word.

    A document that is dated otherwise by now ("by Friday" then ends on another day) is not read
    anew: only the days its horizons come to are.
    """
    wanted = {d.id: d for d in documents}
    asked = _asked_in(questions)
    out: dict[str, Reading] = {}
    for reading in kept:
        document = wanted.get(reading.document)
        if document is None or reading.reader != READER:
            continue
        against, _, days = reading.context.partition(" ")
        if against != asked:
            continue
        today = _days_of(document)
        if days == today:
            out[document.id] = reading
        elif document.id not in out:
            anew = dated_as(reading, document)
            out[document.id] = replace(anew, context=f"{asked} {today}")
    return out


def read_all(
    documents: Sequence[Document],
    questions: QuestionSet | None,
    *,
    times: Mapping[str, Sequence[Moment]] | None = None,
    keep: Keep | None = None,
    progress: Progress = silent,
) -> tuple[Reading, ...]:
    """
    Every document read once, and a text that several print once for all of them; in order.

    times: the moments of documents by their id, where they were found already. keep is called
    with each reading as soon as it is made.
    """
    made: dict[int, Reading] = {}
    asked = _asked_in(questions)
    for copies, page in _laid_out(documents):
        known = times.get(documents[copies[0]].id) if times else None
        fresh = read_copies([documents[n] for n in copies], questions, times=known, page=page)
        for number in copies:
            document = documents[number]
            progress(len(made), len(documents), document.name or document.id)
            made[number] = replace(next(fresh), context=f"{asked} {_days_of(document)}")
            if keep is not None:
                keep(made[number])
    return tuple(made[number] for number in range(len(documents)))


def _laid_out(documents: Sequence[Document]) -> Iterator[tuple[tuple[int, ...], Page | None]]:
    """The places of the documents of each text, with the page of the first of them.

    Short texts are laid out by the hundred: headlines parsed one by one cost twice as much.
    """
    waiting: list[tuple[int, ...]] = []
    held = 0
    for copies in (*by_text(documents), None):
        if copies is None or held > _TOGETHER:
            yield from zip(waiting, pages_of([documents[c[0]] for c in waiting]), strict=True)
            waiting, held = [], 0
        if copies is not None:
            waiting.append(copies)
            held += len(documents[copies[0]].text)


def read_or_kept(
    documents: Sequence[Document],
    questions: QuestionSet | None,
    kept: Iterable[Reading],
    *,
    times: Mapping[str, Sequence[Moment]],
    keep: Keep | None = None,
    progress: Progress = silent,
) -> tuple[Reading, ...]:
    """What was read from each document, in order: read before if it was, else fresh."""
    held = tuple(kept)
    known = usable(held, documents, questions)
    before = {id(reading) for reading in held}
    for reading in known.values():
        if keep is not None and id(reading) not in before:
            keep(reading)  # the answer rests on it, so the desk holds it
    fresh = [d for d in documents if d.id not in known]
    made = read_all(fresh, questions, times=times, keep=keep, progress=progress)
    known |= {r.document: r for r in made}
    return tuple(known[d.id] for d in documents)


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
