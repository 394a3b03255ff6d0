"""How far a judgement is borne out by others: Admiralty's credibility, by origins alone."""

from collections.abc import Mapping

from vedette.model.assessment import Credibility
from vedette.model.document import Document
from vedette.model.lineage import Judgement, Lineage
from vedette.trace.drift.strength import place_of
from vedette.trace.edges import outlet_of
from vedette.trace.mentions import scorable
from vedette.trace.origins import effective_origins


def credibility(
    lineage: Lineage, question_id: str, documents: Mapping[str, Document]
) -> Credibility:
    """
    "3 of 6, possibly true: one origin judged it, in seven outlets": the grade the scale of
    NATO and of the Admiralty gives to what is said, by who else says so.

    "Confirmed" needs two origins that judge by themselves and agree which way it leans; two
    outlets, a copy, a translation or an aggregator never make one. Doctrine: grade 1 only if
    at least two distinct origins are left after lineage has merged their relays.
    """
    judged = [j for j in lineage.judgements if j.question == question_id and scorable(j.best)]
    number, arithmetic = effective_origins(lineage, question_id)
    origins = {j.origin for j in judged}
    sides = {side for j in judged if (side := _side(j)) is not None}
    carried = {m.document for j in judged for m in j.mentions} & set(documents)
    outlets = {outlet_of(documents[name]) for name in carried}
    count = f"{len(origins)} origin{'s' * (len(origins) != 1)}"
    if not origins or not sides:
        return Credibility(6, "cannot be judged", "Nobody's judgement can be weighed.", arithmetic)
    if len(sides) > 1:
        said = f"{count} judged it, and they do not agree which way it leans."
        return Credibility(4, "doubtful", said, arithmetic)
    if number >= 2:
        said = f"{number} origins that judge by themselves agree which way it leans."
        return Credibility(1, "confirmed by other origins", said, arithmetic)
    if len(origins) > 1:
        said = (
            f"{count} agree which way it leans, but only {number} of them is shown to judge alone."
        )
        return Credibility(2, "probably true", said, arithmetic)
    relays = f"{len(outlets)} outlet{'s' * (len(outlets) != 1)}"
    said = f"One origin judged it; {relays} that carry it confirm nothing."
    return Credibility(3, "possibly true", said, arithmetic)


def _side(judgement: Judgement) -> bool | None:
    """Whether it leans to yes, the question as worded; None where it leans nowhere."""
    place = place_of(judgement.best)
    if place is None or place == 0.5:
        return None
    against = any(
        link.polarity == "against"
        for link in judgement.best.links
        if link.question == judgement.question
    )
    return (place > 0.5) != against
