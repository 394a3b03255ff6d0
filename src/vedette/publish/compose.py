"""From an assessment to the sections every page lays out."""

from vedette.model.assessment import Assessment
from vedette.model.brief import Brief
from vedette.publish import sections_answer, sections_evidence, sections_watch
from vedette.publish.check import check


def compose(assessment: Assessment) -> Brief:
    """
    "The finished brief": answer first, then voices, propositions, timeline, evidence, gaps.

    Raises Uncited or MixedSentence if a sentence would not stand (see check).
    """
    brief = Brief(
        title=assessment.asked,
        assessment=assessment.id,
        sections=(
            sections_answer.answer(assessment),
            sections_answer.voices(assessment),
            sections_answer.propositions(assessment),
            sections_evidence.timeline(assessment),
            sections_evidence.estimates(assessment),
            sections_evidence.aside(assessment),
            sections_evidence.conflicts(assessment),
            sections_watch.watch(assessment),
            sections_watch.gaps(assessment),
            sections_watch.method(assessment),
        ),
    )
    check(brief)
    return brief
