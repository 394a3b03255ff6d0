"""One choice at a time made otherwise, and the two that together move the answer most."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from vedette.doctrine.scales import on_scale, scale_names
from vedette.model.assessment import Pooled
from vedette.model.estimate import Estimate
from vedette.model.likelihood import Likelihood
from vedette.model.lineage import Judgement, Product
from vedette.model.question import Question, QuestionSet
from vedette.model.sensitivity import Sensitivity, Variant
from vedette.settings import Settings
from vedette.weigh.odds import log_odds, probability
from vedette.weigh.order import coherent
from vedette.weigh.pool import by_origin, newest_day, pool_heard
from vedette.weigh.voices import listen
from vedette.weigh.weights import Leans

RULE = "sensitivity.one-at-a-time/1"
_HALF_LIVES = (14.0, 30.0, 90.0, 36_500.0)
_PRIOR_ODDS = 3.0  # the prior's odds three times as long, and three times as short
_PRIOR_WEIGHTS = (0.05, 1.0)
_QUICK = 200  # draws for pairs, of which only the centre is asked
_STATED = "as stated"


@dataclass(frozen=True, slots=True)
class Case:
    """
    Everything a range rests on: questions, judgements, who leans on whom, settings, the day.

    independent: by proposition, how many origins are known to collect on their own. trusted:
    what each graded source is believed.
    """

    questions: QuestionSet
    judgements: tuple[Judgement, ...]
    leans_on: Leans
    settings: Settings
    as_of: date | None
    independent: Mapping[str, float | None]
    trusted: Mapping[str, float] = field(default_factory=dict)


Choice = Callable[[Case], Case]


def sensitivity(case: Case, question: str) -> Sensitivity:
    """
    "As it stands 15 in a hundred; with the readings of NATO 19, with lineage off 8": how the
    answer to one proposition changes with each choice, and with the worst two together.

    The orders between the propositions are kept in every case. Pure.
    """
    asked = case.questions.by_id(question)
    base = answer(case, question)
    start = _centre(base, asked, case.settings)
    choices = choices_of(case)
    variants = []
    for group, name, choice in choices:
        changed = choice(case)
        found = answer(changed, question)
        end = _centre(found, changed.questions.by_id(question), changed.settings)
        variants.append(Variant(group, name, found, 100 * (end - start)))
    return Sensitivity(
        question=question,
        text=asked.text,
        base=base,
        prior=_prior(asked, case.settings),
        variants=tuple(variants),
        worst=_worst(case, question, choices, start),
    )


def _worst(
    case: Case, question: str, choices: Sequence[tuple[str, str, Choice]], start: float
) -> Variant | None:
    """Of every two choices of different groups those that move the centre most."""
    quick = replace(case, settings=replace(case.settings, draws=_QUICK))
    best: tuple[float, str, str, Choice] | None = None
    for (group, name, one), (other, also, two) in combinations(choices, 2):
        if group == other:
            continue

        def both(given: Case, one: Choice = one, two: Choice = two) -> Case:
            return two(one(given))

        changed = both(quick)
        asked = changed.questions.by_id(question)
        end = _centre(answer(changed, question), asked, changed.settings)
        moved = abs(log_odds(end) - log_odds(start))
        if best is None or moved > best[0]:
            best = moved, f"{group} and {other}", f"{name}, with {also}", both
    if best is None:
        return None
    changed = best[3](case)
    found = answer(changed, question)
    end = _centre(found, changed.questions.by_id(question), changed.settings)
    return Variant(best[1], best[2], found, 100 * (end - start))


def answer(case: Case, question: str) -> Likelihood | None:
    """The range of one proposition in that case, the orders kept; None where nobody judged it."""
    found = tuple(_pooled(case, q) for q in case.questions.questions)
    kept, _ = coherent(found, case.questions.orders, case.questions.sums)
    return next(a.likelihood for a in kept if a.question == question)


def _pooled(case: Case, question: Question) -> Pooled:
    about = [j for j in case.judgements if j.question == question.id]
    return pool_heard(
        question,
        listen(question, about, as_of=case.as_of, reliability=case.trusted),
        as_of=case.as_of or newest_day(about),
        settings=case.settings,
        n_effective=case.independent.get(question.id),
        leans_on=by_origin(case.leans_on, about),
    )


def _centre(found: Likelihood | None, asked: Question, settings: Settings) -> float:
    return found.central if found else _prior(asked, settings)


def _prior(asked: Question, settings: Settings) -> float:
    return asked.prior.central if asked.prior else settings.prior


def choices_of(case: Case) -> list[tuple[str, str, Choice]]:
    """Each choice that could have been made otherwise: its kind, its name, and the case then."""
    own = case.settings
    out: list[tuple[str, str, Choice]] = [
        ("scale", f"every word read on {name}", _scaled(key)) for key, name in scale_names()
    ]
    for times, word in ((_PRIOR_ODDS, "times three"), (1 / _PRIOR_ODDS, "divided by three")):
        out.append(("prior", f"the prior's odds {word}", _with_prior(times)))
    for weight in _PRIOR_WEIGHTS:
        name = f"the prior at a flat weight of {weight:g}"
        out.append(("prior", name, _set(prior_weight=weight, prior_holds=1.0)))
    for days in _HALF_LIVES:
        if days != own.half_life_days:
            name = "no judgement ages" if days > 10_000 else f"half-life of {days:g} days"
            out.append(("half-life", name, _set(half_life_days=days)))
    if case.trusted:
        out.append(("grades", "no source graded", _ungraded))
    out.append(("lineage", "off: every mention counts as an origin", _unmerged))
    out.append(("lineage", "nobody leans on anybody", _unleaning))
    out.append(("push", "never pushed away from the prior", _pushed(on=False)))
    out.append(("push", "pushed as if every origin collected on its own", _pushed(on=True)))
    return out


def _scaled(key: str) -> Choice:
    def one(estimate: Estimate) -> Estimate:
        if estimate.likelihood is None or estimate.scale == _STATED:
            return estimate
        found = on_scale(estimate.klass, key, words=estimate.words)
        return replace(estimate, likelihood=found or estimate.likelihood)

    def choice(case: Case) -> Case:
        return replace(case, judgements=tuple(_read_anew(j, one) for j in case.judgements))

    return choice


def _read_anew(judgement: Judgement, read: Callable[[Estimate], Estimate]) -> Judgement:
    mentions = tuple(map(read, judgement.mentions))
    return replace(judgement, mentions=mentions, best=read(judgement.best))


def _set(**changes: float) -> Choice:
    def choice(case: Case) -> Case:
        return replace(case, settings=replace(case.settings, **changes))  # type: ignore[arg-type]

    return choice


def _with_prior(times: float) -> Choice:
    def moved(p: float) -> float:
        return probability(log_odds(p) + log_odds(times / (1 + times)))

    def one(question: Question) -> Question:
        prior = question.prior
        if prior is None:
            return question
        return replace(
            question, prior=Likelihood(*map(moved, (prior.low, prior.central, prior.high)))
        )

    def choice(case: Case) -> Case:
        asked = tuple(map(one, case.questions.questions))
        settings = replace(case.settings, prior=moved(case.settings.prior))
        return replace(case, questions=replace(case.questions, questions=asked), settings=settings)

    return choice


def _unmerged(case: Case) -> Case:
    """Each mention an origin of its own, on the day of its product: the error lineage prevents."""
    apart, trusted = [], dict(case.trusted)
    for judgement in case.judgements:
        for place, mention in enumerate(judgement.mentions):
            name = f"{judgement.origin} in {mention.document}, {place}"
            if judgement.origin in trusted:
                trusted[name] = trusted[judgement.origin]
            product: Product = replace(judgement.product, origin=name)
            apart.append(
                replace(
                    judgement,
                    id=f"{judgement.id}/{place}",
                    origin=name,
                    product=product,
                    mentions=(mention,),
                    best=mention,
                    restates=None,
                )
            )
    return replace(case, judgements=tuple(apart), leans_on=(), independent={}, trusted=trusted)


def _ungraded(case: Case) -> Case:
    return replace(case, trusted={})


def _unleaning(case: Case) -> Case:
    return replace(case, leans_on=())


def _pushed(*, on: bool) -> Choice:
    def choice(case: Case) -> Case:
        known: dict[str, float | None] = {}
        for question in case.questions.questions:
            origins = {j.origin for j in case.judgements if j.question == question.id}
            # As many as it takes: the pool itself never counts more than there are voices.
            known[question.id] = float(len(origins)) if on else None
        return replace(case, independent=known)

    return choice
