"""Who held what chance on which day: origins by their products, outlets by what they printed.

An outlet is scored as its reader would have been: each origin's words as that outlet has them,
from the day it printed them, pooled as the geometric mean of odds (doctrine, pooling).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vedette.model.basis import Basis, Dating
from vedette.model.likelihood import EstimateKind, Likelihood
from vedette.model.lineage import Judgement
from vedette.model.question import Question
from vedette.model.resolution import ConditionDecision
from vedette.model.score import Role, Series, Stretch, Unscored
from vedette.weigh.baselines import joined
from vedette.weigh.odds import log_odds, mean_odds, probability
from vedette.weigh.score import by_day, clip
from vedette.weigh.voices import (
    CONDITION_OPEN,
    Voice,
    for_question,
    link_to,
    rank,
    said_in,
    why_unscored,
)

NO_DAY = "no day is known by which it had been said"
NOT_MET = "its condition was not met"
NO_RANGE = "its words stand for no range"


@dataclass(frozen=True, slots=True)
class Printed:
    """ "Printed by Babel on 3 December": where and when a text came out; None if not known."""

    outlet: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Sealing:
    """
    "Sealed on 4 December, as of 2 December: 3 to 22 in a hundred." made: None where the desk
    was not told, or the day is not under the seal.
    """

    id: str
    as_of: date | None
    made: date | None
    likelihood: Likelihood | None


Met = Mapping[str, ConditionDecision]


def origins(
    question: Question, judgements: Iterable[Judgement], last: date, met: Met | None = None
) -> tuple[Series, ...]:
    """
    Every origin that judged the question, each judgement from the day of its product.

    met: what was decided about the conditions judgements hang on, by the id of any mention; one
    that was met counts from the day it was.
    """
    by_id = {j.id: j for j in judgements if j.question == question.id}
    grouped: dict[str, list[Judgement]] = defaultdict(list)
    for key in sorted(by_id):
        grouped[by_id[key].origin].append(by_id[key])
    return tuple(
        _series(name, question, grouped[name], by_id, last=last, met=met or {})
        for name in sorted(grouped)
    )


def outlets(
    question: Question,
    judgements: Iterable[Judgement],
    printed: Mapping[str, Printed],
    last: date,
    met: Met | None = None,
) -> tuple[Series, ...]:
    """
    Every outlet that carries a judgement, as relayed: its own wording, from the day it came out.

    printed: where and when each document came out, by document id.
    """
    carried: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.question == question.id:
            for outlet, relayed in _relays(judgement, printed):
                carried[outlet].append(relayed)
    return tuple(
        _read_by(name, origins(question, carried[name], last, met)) for name in sorted(carried)
    )


def _relays(
    judgement: Judgement, printed: Mapping[str, Printed]
) -> Iterable[tuple[str, Judgement]]:
    """The judgement as each document has it, dated by that document."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(judgement.mentions):
        found[mention.document].append(place)
    for document, places in found.items():
        where = printed.get(document)
        if where is None:
            continue
        issued = Dating(Basis.GIVEN if where.day else Basis.UNKNOWN, likely=where.day)
        mentions = tuple(judgement.mentions[n] for n in places)
        product = replace(judgement.product, issued=issued, documents=(document,))
        # One judgement twice in an outlet is two texts: their ids must not be one.
        yield (
            where.outlet,
            replace(
                judgement,
                id=f"{judgement.id}@{document}",
                product=product,
                mentions=mentions,
                best=mentions[0],
                restates=None,
            ),
        )


def _read_by(name: str, carried: Sequence[Series]) -> Series:
    """What somebody who reads this outlet alone holds each day: its origins pooled."""
    daily = [by_day(clip(s.stretches, date.min, date.max)) for s in carried]
    held = []
    for day in sorted({day for days in daily for day in days}):
        said = [days[day] for days in daily if day in days]
        held.append(_pooled(day, said))
    unscored = tuple(u for s in carried for u in s.unscored)
    question = carried[0].question
    return Series(name, Role.OUTLET, question, joined(held), unscored)


def _pooled(day: date, said: Sequence[Stretch]) -> Stretch:
    if len({replace(s, begins=day, ends=day) for s in said}) == 1:
        return replace(said[0], begins=day, ends=day)
    ones = [1.0] * len(said)
    low, central, high = (
        probability(mean_odds([log_odds(getattr(s, end)) for s in said], ones))
        for end in ("low", "central", "high")
    )
    times = {s.until for s in said}
    # Words of different times make one belief about the question's own time.
    until = times.pop() if len(times) == 1 else None
    return Stretch(
        day, day, low, central, high, "; ".join(sorted({s.words for s in said})), until=until
    )


def said_by(judgement: Judgement) -> date | None:
    """The day by which it had been said: its likely day, else the latest it can have been."""
    return judgement.product.issued.likely or judgement.product.issued.latest


def _series(
    name: str,
    question: Question,
    judgements: Sequence[Judgement],
    by_id: Mapping[str, Judgement],
    *,
    last: date,
    met: Met,
) -> Series:
    chosen: dict[date, Voice] = {}
    unscored: list[Unscored] = []
    for judgement in judgements:
        day = said_by(judgement)
        said = said_in(judgement, by_id)
        likelihood = for_question(said.best, question)
        because = why_unscored(said.best, question)
        hangs = because == CONDITION_OPEN
        if hangs:
            because, day = _condition(said, day, met)
        because = because or (NO_RANGE if likelihood is None else None)
        because = because or (NO_DAY if day is None else None)
        if because or likelihood is None or day is None:
            mark = said.best.id if hangs else ""
            if said.best.kind is not EstimateKind.ORDINAL:
                unscored.append(
                    Unscored(name, judgement.best.words, because or NO_RANGE, day, mark)
                )
            continue
        link = link_to(said.best, question.id)
        against = link is not None and link.polarity == "against"
        voice = Voice(judgement, said, likelihood, day, against)
        chosen[day] = min(chosen.get(day, voice), voice, key=rank)
    stretches = clip((_stretch(v, last) for v in chosen.values()), date.min, last)
    return Series(name, Role.ORIGIN, question.id, stretches, tuple(unscored))


def _condition(said: Judgement, day: date | None, met: Met) -> tuple[str | None, date | None]:
    """Why a conditional judgement is not scored, else None; and the day it counts from."""
    decided = next((met[m.id] for m in said.mentions if m.id in met), None)
    if decided is None:
        return CONDITION_OPEN, day
    if not decided.met:
        return NOT_MET, day
    return None, max(day, decided.on) if day else None


def _stretch(voice: Voice, last: date) -> Stretch:
    said = voice.said.best
    horizon = voice.judgement.best.horizon_days or said.horizon_days
    until = horizon.latest if horizon else None
    day = voice.day or last
    return Stretch(
        begins=day,
        ends=min(last, until) if until else last,
        low=voice.likelihood.low,
        central=voice.likelihood.central,
        high=voice.likelihood.high,
        words=said.words,
        klass=said.klass,
        judgement=voice.judgement.id,
        until=until,
        against=voice.against,
    )


def desk_series(name: str, question: str, sealings: Sequence[Sealing], last: date) -> Series:
    """
    The desk's own answers, each from the day it was sealed: what was sealed after the outcome
    was settled is no forecast, whatever day it pretends to have been asked on.
    """
    held: list[Stretch] = []
    unscored: list[Unscored] = []
    for place, one in enumerate(sealings):
        because = _not_a_forecast(one, last)
        if because:
            unscored.append(Unscored(name, one.id, because, one.as_of))
            continue
        if one.likelihood is None or one.made is None:
            continue
        begins = max(one.made, one.as_of or one.made)
        given = one.likelihood
        # The place keeps the order of sealing where two fall on one day.
        mark = f"{place:09d} {one.id}"
        held.append(Stretch(begins, last, given.low, given.central, given.high, judgement=mark))
    return Series(name, Role.DESK, question, clip(held, date.min, last), tuple(unscored))


def _not_a_forecast(one: Sealing, last: date) -> str | None:
    if one.likelihood is None:
        return "it gave no range"
    if one.made is None:
        return "nothing under its seal says when it was made"
    if one.made > last:
        return f"it was sealed on {one.made:%-d %B %Y}, after the last day that counts"
    return None
