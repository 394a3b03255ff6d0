"""What each origin said, day by day, and whether its judgement moved or only its words."""

from collections.abc import Sequence
from datetime import date

from vedette.model.assessment import TimelineEntry
from vedette.model.likelihood import Likelihood, Trend
from vedette.model.lineage import Judgement, Lineage
from vedette.model.question import Question
from vedette.weigh.voices import day_of, day_words, for_question, link_to


def timeline(lineage: Lineage, questions: Sequence[Question]) -> tuple[TimelineEntry, ...]:
    """
    "16 December, ISW, entering alone: extremely unlikely; first heard."

    Sorted by day, undated last, then origin and question. `change` is first, restated,
    raised, lowered or reworded. An origin that changes its adverb to a neighbouring class
    without saying that its view moved has reworded it (doctrine 1.1): institutes without a
    published scale vary their adverbs from day to day.
    """
    entries: list[TimelineEntry] = []
    for question in questions:
        before: dict[str, Judgement] = {}
        about = {j.id: j for j in lineage.judgements if j.question == question.id}
        for judgement in sorted(about.values(), key=_key):
            earlier = before.get(judgement.origin)
            change, why = _change(judgement, earlier, question)
            entries.append(_entry(judgement, change, why))
            before[judgement.origin] = judgement
    place = {q.id: n for n, q in enumerate(questions)}
    entries.sort(key=lambda e: (e.day or date.max, e.origin, place[e.question], e.judgement))
    return tuple(entries)


def _key(judgement: Judgement) -> tuple[date, str]:
    return (day_of(judgement) or date.max, judgement.id)


def _entry(judgement: Judgement, change: str, why: str) -> TimelineEntry:
    day = day_of(judgement)
    when = day_words(judgement)
    when = when[0].upper() + when[1:]
    sentence = f"{when}, {judgement.origin}: '{judgement.best.words}'; {why}."
    return TimelineEntry(
        day=day,
        origin=judgement.origin,
        question=judgement.question,
        judgement=judgement.id,
        change=change,
        sentence=sentence,
        words=judgement.best.words,
        why=why,
        when=when,
    )


def _change(judgement: Judgement, earlier: Judgement | None, question: Question) -> tuple[str, str]:
    if earlier is None:
        return "first", "first heard"
    now, then = judgement.best, earlier.best
    stated = _stated(judgement, question)
    if stated is not None:
        return stated, f"{stated}, as it says itself"
    same = now.klass == then.klass and _polarity(judgement) == _polarity(earlier)
    if same:
        return "restated", "restated"
    was = f"it said '{then.words}' before"
    if now.trend is Trend.UNCHANGED or judgement.restates == earlier.id:
        return "reworded", f"reworded, and called unchanged ({was})"
    if day_of(judgement) is None or day_of(judgement) == day_of(earlier):
        return "reworded", f"reworded, with no later day to call it a change ({was})"
    new, old = for_question(now, question), for_question(then, question)
    if new is None or old is None or _touch(new, old):
        return "reworded", f"reworded without a stated change ({was})"
    moved = "raised" if new.central > old.central else "lowered"
    return moved, f"{moved} ({was}, and the two ranges do not meet)"


def _stated(judgement: Judgement, question: Question) -> str | None:
    """The change the speaker states, turned round where the words speak of not happening."""
    trend = judgement.best.trend
    if trend not in (Trend.UP, Trend.DOWN):
        return None
    link = link_to(judgement.best, question.id)
    against = link is not None and link.polarity == "against"
    return "raised" if (trend is Trend.UP) is not against else "lowered"


def _polarity(judgement: Judgement) -> str:
    link = link_to(judgement.best, judgement.question)
    return link.polarity if link else "for"


def _touch(one: Likelihood, other: Likelihood) -> bool:
    return one.low <= other.high and other.low <= one.high
