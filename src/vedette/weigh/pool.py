"""One range from many voices: pooled on log-odds, the prior shown, every step readable."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vedette.model.assessment import Pooled, Share, Silent
from vedette.model.likelihood import Likelihood
from vedette.model.lineage import Judgement
from vedette.model.question import Question
from vedette.settings import Settings
from vedette.weigh.odds import EPSILON, held, log_odds, mean_odds, probability, push
from vedette.weigh.spread import Weighed, spread
from vedette.weigh.voices import Heard, Voice, day_of, listen
from vedette.weigh.weights import Leans, Weight, groups, weigh, worth

RULE = "pool.logodds/3"


def pool(
    question: Question,
    judgements: Sequence[Judgement],
    *,
    as_of: date | None,
    settings: Settings,
    n_effective: float | None = None,
    leans_on: Leans = (),
) -> Pooled:
    """
    "Three origins, pooled on log-odds with the prior at a quarter weight, give 6 to 31 in a
    hundred": the answer for one proposition with its arithmetic.

    as_of None counts ages back from the newest judgement. leans_on: (who, on whom, why), names
    of origins or ids of judgements; those who lean on one another share what they know and
    count for less. n_effective: how many origins collect on their own, if somebody has
    established it; only then, and from 3 up, is the pool pushed away from the prior.
    likelihood is None when nobody judged the question. Method: doctrine, pooling.
    """
    heard = listen(question, judgements, as_of=as_of)
    return pool_heard(
        question,
        heard,
        as_of=as_of or newest_day(judgements),
        settings=settings,
        n_effective=n_effective,
        leans_on=by_origin(leans_on, judgements),
    )


def newest_day(judgements: Sequence[Judgement]) -> date | None:
    """The day of the newest dated judgement; None when no judgement can be dated."""
    return max((day for day in map(day_of, judgements) if day is not None), default=None)


def pool_heard(
    question: Question,
    heard: Heard,
    *,
    as_of: date | None,
    settings: Settings,
    n_effective: float | None = None,
    leans_on: Leans = (),
) -> Pooled:
    """The same for voices already chosen, for instance with a reliability for each origin."""
    prior = question.prior.central if question.prior else settings.prior
    grouped = groups([v.judgement.origin for v in heard.voices], leans_on)
    # Five collectors on the desk are not five voices on this question today.
    known = min(worth(grouped, heard.trusted), math.inf if n_effective is None else n_effective)
    # Copies of one report know nothing of their own, so only an established count may push.
    factor = push(known) if n_effective is not None and known >= 3 else 1.0
    settings, counted = _prior_counted(question, settings, known)
    weighed = weigh(heard, grouped, as_of=as_of, settings=settings)
    weights, sentences = [w.value for w in weighed], [w.sentence for w in weighed]
    likelihood, factor, steps = _range(
        question, heard, weights, known=known, factor=factor, settings=settings
    )
    naive, weight = _naive(heard), settings.prior_weight
    opening = f"The prior is {prior:.3f} (log-odds {log_odds(prior):.4f}), weight {counted}."
    return Pooled(
        question=question.id,
        likelihood=likelihood,
        word="",
        before_order=likelihood,
        shares=_shares(heard.voices, weighed, prior_weight=weight),
        prior=prior,
        prior_weight=weight,
        n_origins=len(heard.voices),
        n_effective=known,
        extremised=factor,
        steps=(opening, *sentences, *_passed_over(heard), *steps, _naive_step(heard, naive)),
        naive=naive,
        rule=RULE,
        silent=_silent(heard),
    )


def _prior_counted(question: Question, settings: Settings, known: float) -> tuple[Settings, str]:
    """
    The weight of the prior in this answer, and the words for it.

    A prior that the question gives, somebody has thought about: against a lone voice it counts
    as one origin, and each further independent one takes from it. At a flat quarter, one
    belligerent's "high likelihood" in the first week of a war made a certainty of it.
    """
    flat = settings.prior_weight
    if question.prior is None or settings.prior_holds <= max(known, 1.0):
        return settings, f"{flat:.2f}"
    weight = flat * settings.prior_holds / max(known, 1.0)
    said = f"{flat:.2f} × {settings.prior_holds:g} / {max(known, 1.0):.2f} independent origins"
    return replace(
        settings, prior_weight=weight
    ), f"{said} = {weight:.3f}, as the question gives it"


def _silent(heard: Heard) -> tuple[Silent, ...]:
    return tuple(Silent(u.judgement.id, u.judgement.origin, u.because) for u in heard.unheard)


def _passed_over(heard: Heard) -> list[str]:
    return [
        f"{u.judgement.origin}: '{u.judgement.best.words}' has no part in the range: {u.because}."
        for u in heard.unheard
    ]


def _range(
    question: Question,
    heard: Heard,
    weights: Sequence[float],
    *,
    known: float,
    factor: float,
    settings: Settings,
) -> tuple[Likelihood | None, float, list[str]]:
    """The pooled range, the push made, and the steps to both; no range when nobody speaks."""
    if not heard.voices:
        return None, factor, ["Nobody judged this question; the prior alone is no answer."]
    prior = question.prior or settings.prior
    anchor = log_odds(prior.central if isinstance(prior, Likelihood) else prior)
    values = [log_odds(v.likelihood.central) for v in heard.voices]
    mean = mean_odds([*values, anchor], [*weights, settings.prior_weight])
    own = mean_odds(values, weights) if math.fsum(weights) else anchor
    wanted, factor = factor, held(factor, anchor, mean, own, given=question.prior is not None)
    centre = anchor + factor * (mean - anchor)
    weighed = [
        Weighed(v.judgement.origin, v.likelihood, w)
        for v, w in zip(heard.voices, weights, strict=True)
    ]
    ends = spread(
        weighed, prior, centre=centre, n_effective=known, factor=factor, settings=settings
    )
    steps = _sum_steps(values, weights, anchor, settings)
    steps += [_push_step(anchor, mean, factor=factor, known=known), *ends.steps]
    if factor < wanted:
        steps.insert(
            -len(ends.steps), _held_step(anchor, own, wanted, given=question.prior is not None)
        )
    return Likelihood(ends.low, probability(centre), ends.high), factor, steps


def by_origin(leans_on: Leans, judgements: Sequence[Judgement]) -> Leans:
    """Who leans on whom, by names of origins where ids of judgements were given."""
    names = {j.id: j.origin for j in judgements}
    return [(names.get(who, who), names.get(on, on), why) for who, on, why in leans_on]


def _shares(
    voices: Sequence[Voice], weighed: Sequence[Weight], *, prior_weight: float
) -> tuple[Share, ...]:
    total = math.fsum([*(w.value for w in weighed), prior_weight])
    return tuple(
        Share(
            judgement=voice.judgement.id,
            origin=voice.judgement.origin,
            likelihood=voice.likelihood,
            weight=weight.value,
            log_odds=log_odds(voice.likelihood.central),
            contribution=weight.value * log_odds(voice.likelihood.central) / total,
            arithmetic=weight.sentence,
            recency=weight.recency,
            shared=weight.shared,
            reliability=weight.reliability,
        )
        for voice, weight in zip(voices, weighed, strict=True)
    )


def _sum_steps(
    values: Sequence[float], weights: Sequence[float], anchor: float, settings: Settings
) -> list[str]:
    terms = [*zip(weights, values, strict=True), (settings.prior_weight, anchor)]
    products = " + ".join(f"{w:.3f} × ({v:.4f})" for w, v in terms)
    total = math.fsum(w for w, _ in terms)
    mean = mean_odds([v for _, v in terms], [w for w, _ in terms])
    return [
        f"Log-odds are ln(p / (1 − p)), with 0 and 1 clipped to {EPSILON} and {1 - EPSILON}.",
        f"Weighted mean, the prior last: ({products}) / {total:.3f} = {mean:.4f}, "
        f"which is {probability(mean):.3f}.",
    ]


def _push_step(anchor: float, mean: float, *, factor: float, known: float) -> str:
    if factor > 1:
        pushed = anchor + factor * (mean - anchor)
        return (
            f"{known:g} origins collect on their own: pushed away from the prior by "
            f"d = {factor:.3f}: {anchor:.4f} + {factor:.3f} × ({mean:.4f} − ({anchor:.4f})) = "
            f"{pushed:.4f}, which is {probability(pushed):.3f}."
        )
    return (
        f"Not pushed away from the prior (d = 1): worth {known:.2f} independent origins, and it "
        "takes three that are known to collect on their own."
    )


def _held_step(anchor: float, own: float, wanted: float, *, given: bool) -> str:
    alone = f"the origins' own mean, {own:.4f}, which is {probability(own):.3f}"
    if anchor * own < 0:
        why = (
            f"{alone}, stands across an even chance from the prior, and is pushed from even: "
            f"{wanted:.3f} × {own:.4f} at the most"
        )
    elif given:
        why = f"it stops at an even chance, for {alone}, does not stand across it"
    else:
        why = f"nobody gave this prior, so it goes no further than {alone}"
    return f"The whole push would be d = {wanted:.3f}; {why}."


def _naive(heard: Heard) -> float | None:
    if not heard.mentions:
        return None
    values = [log_odds(likelihood.central) for likelihood in heard.mentions]
    return probability(mean_odds(values, [1.0] * len(values)))


def _naive_step(heard: Heard, naive: float | None) -> str:
    if naive is None:
        return "No mention carries a range of its own, so there is nothing to count naively."
    return (
        f"Counting every mention alike ({len(heard.mentions)} of them, no prior, no dates) would "
        f"have given {naive:.3f}; shown for comparison only."
    )
