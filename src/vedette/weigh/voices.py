"""One voice per origin: which judgements speak to a question, and why the others do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vedette.model.estimate import Estimate, Link
from vedette.model.likelihood import EstimateKind, Likelihood
from vedette.model.lineage import Judgement
from vedette.model.question import Mode, Question
from vedette.model.statement import Quotation

SCORED = (EstimateKind.FORECAST, EstimateKind.ASSESSMENT, EstimateKind.CATEGORICAL)

_NO_RANGE = {
    EstimateKind.POSSIBILITY: "it only calls the thing possible, which is a floor and no range",
    EstimateKind.NO_ESTIMATE: "it says that it cannot be told",
    EstimateKind.COA: "it names a course of action, which says nothing about how likely it is",
    EstimateKind.ORDINAL: "it compares two things and gives neither a range",
}
CONDITION_OPEN = "it hangs on a condition that is still open"
_STRONGEST_FIRST = (
    Quotation.DIRECT,
    Quotation.MIXED,
    Quotation.INDIRECT,
    Quotation.OWN,
    Quotation.HEADLINE,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """
    "ISW, last heard on 19 December, gives the question as worded 10 to 40 in a hundred."

    likelihood: already turned round where the words speak of the act not happening.
    said: the judgement whose words are meant; `judgement` may be a bare restatement of it.
    day: None when no document that carries it can be dated.
    """

    judgement: Judgement
    said: Judgement
    likelihood: Likelihood
    day: date | None
    against: bool
    reliability: float = 1.0


@dataclass(frozen=True, slots=True)
class Unheard:
    """ "GUR, 28 November: no part in the range, because its horizon ended on 31 December." """

    judgement: Judgement
    because: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Everybody who judged the question, one voice per origin, and those passed over."""

    voices: tuple[Voice, ...]
    unheard: tuple[Unheard, ...]
    mentions: tuple[Likelihood, ...]

    @property
    def trusted(self) -> dict[str, float]:
        """What each origin that speaks is believed."""
        return {v.judgement.origin: v.reliability for v in self.voices}


def link_to(estimate: Estimate, question: str) -> Link | None:
    """The link that ties the estimate to the question, if there is one."""
    return next((link for link in estimate.links if link.question == question), None)


def condition_open(estimate: Estimate, question: Question) -> bool:
    """
    Whether the judgement hangs on a condition that the question does not already contain.

    "Unlikely without a partner's strike group" is unconditional for the proposition that is
    defined by acting alone: the condition's words are the evidence for that proposition.
    """
    if not estimate.conditional:
        return False
    link = link_to(estimate, question.id)
    if link is None or estimate.condition is None:
        return True
    if any(span.covers(estimate.condition) for span in link.evidence):
        return False
    # A named mode may be matched on part of the clause ("without ... strike group"). For a
    # question with no mode a shared word is no proof: "unlikely if Minsk refuses" stays open.
    moded = question.mode is not Mode.ANY
    return not (moded and any(span.overlaps(estimate.condition) for span in link.evidence))


def why_unscored(estimate: Estimate, question: Question) -> str | None:
    """Why this mention takes no part in a range; None when it does."""
    if estimate.denial:
        return "it is a party's denial, which tells little either way"
    if estimate.kind not in SCORED:
        return _NO_RANGE[estimate.kind]
    if condition_open(estimate, question):
        return CONDITION_OPEN
    return None


def for_question(estimate: Estimate, question: Question) -> Likelihood | None:
    """The mention's range for the question as worded; None where its words carry none."""
    if estimate.likelihood is None:
        return None
    return estimate.likelihood.complement() if _against(estimate, question) else estimate.likelihood


def _against(estimate: Estimate, question: Question) -> bool:
    link = link_to(estimate, question.id)
    return link is not None and link.polarity == "against"


def day_of(judgement: Judgement) -> date | None:
    """
    The day to count from: the likely day of issue, else the earliest, else the latest it can
    have been. A report relayed on 2 December was not written after it.
    """
    issued = judgement.product.issued
    return issued.likely or issued.earliest or issued.latest


def day_words(judgement: Judgement) -> str:
    """The day as it may be said: "2 December 2022", "on or before ...", "undated"."""
    issued, day = judgement.product.issued, day_of(judgement)
    if day is None:
        return "undated"
    if issued.likely is not None:
        return f"{day:%-d %B %Y}"
    return f"on or {'after' if issued.earliest else 'before'} {day:%-d %B %Y}"


def _heard_day(judgement: Judgement, as_of: date | None) -> date | None:
    """The day of a judgement known on `as_of`; a bound after it is no help."""
    day = day_of(judgement)
    return None if as_of is not None and day is not None and day > as_of else day


def said_in(judgement: Judgement, by_id: Mapping[str, Judgement]) -> Judgement:
    """The judgement whose words hold: "our judgement has not changed" refers to an earlier."""
    seen = {judgement.id}
    while judgement.best.likelihood is None:
        earlier = by_id.get(judgement.restates or "")
        if earlier is None or earlier.id in seen:
            break
        seen.add(earlier.id)
        judgement = earlier
    return judgement


def _out_of_time(judgement: Judgement, question: Question, as_of: date | None) -> str | None:
    begun = judgement.product.issued.likely or judgement.product.issued.earliest
    if as_of is not None and begun is not None and begun > as_of:
        return f"it was issued on {begun:%-d %B %Y}, after the day asked about"
    horizon = judgement.best.horizon_days
    end = horizon.latest if horizon else None
    if end is None:
        return None
    if as_of is not None and end < as_of:
        return f"it spoke of the time up to {end:%-d %B %Y}, which is over"
    if question.opens is not None and end < question.opens:
        return f"it spoke of the time up to {end:%-d %B %Y}, before the question opens"
    return None


def rank(voice: Voice) -> tuple[object, ...]:
    """Newest first; of one day the plainest evidence, never the count of its copies."""
    best = voice.said.best
    return (
        -(voice.day or date.min).toordinal(),
        best.headline,
        SCORED.index(best.kind),
        _STRONGEST_FIRST.index(best.quotation),
        round(voice.likelihood.high - voice.likelihood.low, 9),
        voice.likelihood.central,
        voice.judgement.id,
    )


def _sort_key(unheard: Unheard) -> tuple[str, str, str]:
    return (unheard.judgement.origin, unheard.judgement.id, unheard.because)


def listen(
    question: Question,
    judgements: Sequence[Judgement],
    *,
    as_of: date | None,
    reliability: Mapping[str, float] | None = None,
) -> Heard:
    """
    Who speaks to the question on that day: the latest scorable judgement of each origin.

    reliability: per origin, 0 to 1, default 1; an origin of reliability 0 is not heard at all.
    The answer does not depend on the order of the judgements or on repeated ones.
    """
    by_id = {j.id: j for j in judgements}
    grades = reliability or {}
    latest: dict[str, Voice] = {}
    unheard: list[Unheard] = []
    mentions: list[Likelihood] = []
    for judgement in (by_id[key] for key in sorted(by_id)):
        if judgement.question != question.id:
            continue
        grade = grades.get(judgement.origin, 1.0)
        voice, because = _voice(judgement, question, as_of, by_id, grade)
        if voice is None:
            unheard.append(Unheard(judgement, because))
            continue
        mentions += _mentions(judgement, question)
        held = latest.get(judgement.origin)
        if held is None:
            latest[judgement.origin] = voice
            continue
        newer, older = sorted((held, voice), key=rank)
        latest[judgement.origin] = newer
        unheard.append(Unheard(older.judgement, _superseded(newer, older)))
    voices = tuple(latest[origin] for origin in sorted(latest))
    return Heard(voices, tuple(sorted(unheard, key=_sort_key)), tuple(mentions))


def _one_of(judgement: Judgement, by_id: Mapping[str, Judgement]) -> str | None:
    """Why a judgement of a report that is one of two is not heard beside the two."""
    meant = frozenset(judgement.product.one_of)
    heard = [
        j for j in by_id.values() if j.product.id in meant and j.question == judgement.question
    ]
    if not heard:
        return None
    return f"it is of one of {len(meant)} reports, nobody can say which, and those are heard"


def _voice(
    judgement: Judgement,
    question: Question,
    as_of: date | None,
    by_id: Mapping[str, Judgement],
    grade: float,
) -> tuple[Voice | None, str]:
    said = said_in(judgement, by_id)
    because = why_unscored(said.best, question) or _out_of_time(judgement, question, as_of)
    likelihood = for_question(said.best, question)
    because = because or _one_of(judgement, by_id)
    if grade <= 0:
        because = "its reliability is set to 0"
    elif because is None and likelihood is None:
        because = "its words stand for no range"
    if because is not None or likelihood is None:
        return None, because or ""
    against = _against(said.best, question)
    day = _heard_day(judgement, as_of)
    return Voice(judgement, said, likelihood, day, against, min(grade, 1.0)), ""


def _mentions(judgement: Judgement, question: Question) -> list[Likelihood]:
    usable = (m for m in judgement.mentions if why_unscored(m, question) is None)
    found = (for_question(mention, question) for mention in usable)
    return [likelihood for likelihood in found if likelihood is not None]


def _superseded(newer: Voice, older: Voice) -> str:
    if newer.day is not None and older.day is not None and newer.day == older.day:
        words = newer.said.best.words
        return f"an origin speaks once, and '{words}' of the same day is the plainer evidence"
    return f"{newer.judgement.origin} has a newer judgement, and an origin speaks once"
