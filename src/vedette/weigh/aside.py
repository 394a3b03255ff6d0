"""What stands beside a range and never inside it, and who disagrees with it."""

from collections.abc import Sequence

from vedette.model.assessment import Pooled
from vedette.model.estimate import Estimate
from vedette.model.likelihood import EstimateKind, Likelihood
from vedette.model.lineage import Judgement
from vedette.model.question import Question
from vedette.weigh.voices import condition_open

DENIALS = "denials"
CONDITIONALS = "conditionals"
_BY_KIND = {
    EstimateKind.POSSIBILITY: "possibilities",
    EstimateKind.COA: "courses of action",
    EstimateKind.NO_ESTIMATE: "no-estimates",
    EstimateKind.ORDINAL: "ordinals",
}
NAMES = ("possibilities", DENIALS, CONDITIONALS, "courses of action", "no-estimates", "ordinals")


def aside(
    estimates: Sequence[Estimate], questions: Sequence[Question]
) -> dict[str, tuple[Estimate, ...]]:
    """
    "Two possibilities, one denial and a worst case stand beside the range."

    Every name of NAMES is a key; an estimate linked to none of the questions is left out, and
    one that fits several names stands under the first that bars it: denial, open condition,
    then its kind. Kept in text order within a document, documents by id.
    """
    found: dict[str, list[Estimate]] = {name: [] for name in NAMES}
    for estimate in sorted({e.id: e for e in estimates}.values(), key=_place):
        name = _name(estimate, questions)
        if name is not None:
            found[name].append(estimate)
    return {name: tuple(kept) for name, kept in found.items()}


def _place(estimate: Estimate) -> tuple[str, int, str]:
    return (estimate.document, estimate.phrase.start, estimate.id)


def _name(estimate: Estimate, questions: Sequence[Question]) -> str | None:
    linked = {link.question for link in estimate.links}
    about = [question for question in questions if question.id in linked]
    if not about:
        return None
    if estimate.denial:
        return DENIALS
    if any(condition_open(estimate, question) for question in about):
        return CONDITIONALS
    return _BY_KIND.get(estimate.kind)


def dissent(judgements: Sequence[Judgement], pooled: Pooled) -> tuple[Judgement, ...]:
    """
    "The unnamed experts stand on the other side of even chance": judgements in the range whose
    own range does not meet it, or whose centre is on the other side of even chance.

    Only judgements with a share are asked: what was superseded is no dissent.
    """
    if pooled.likelihood is None:
        return ()
    used = {share.judgement: share.likelihood for share in pooled.shares}
    unique = {j.id: j for j in judgements if j.id in used}
    return tuple(unique[key] for key in sorted(unique) if _apart(used[key], pooled.likelihood))


def _apart(own: Likelihood, pooled: Likelihood) -> bool:
    if own.high < pooled.low or pooled.high < own.low:
        return True
    return (own.central - 0.5) * (pooled.central - 0.5) < 0
