"""From an assessment to the sections every page lays out."""

from vedette.model.assessment import Assessment
from vedette.model.brief import Brief
from vedette.publish import (
    sections_answer,
    sections_evidence,
    sections_glance,
    sections_scenarios,
    sections_watch,
)
from vedette.publish.check import check


def compose(assessment: Assessment) -> Brief:
    """
    "The finished brief": answer first, then voices, propositions, scenarios, evidence, gaps.

    Raises Uncited or MixedSentence if a sentence would not stand (see check).
    """
    sections = (
        sections_glance.glance(assessment),
        sections_answer.voices(assessment),
        sections_answer.propositions(assessment),
        sections_scenarios.scenarios(assessment),
        sections_scenarios.courses(assessment),
        sections_scenarios.assumptions(assessment),
        sections_evidence.timeline(assessment),
        sections_evidence.estimates(assessment),
        sections_evidence.aside(assessment),
        sections_evidence.conflicts(assessment),
        sections_watch.indicators(assessment),
        sections_watch.watch(assessment),
        sections_watch.gaps(assessment),
        sections_watch.method(assessment),
    )
    # A question without scenarios has no empty section about them.
    brief = Brief(assessment.asked, assessment.id, tuple(s for s in sections if s is not None))
    check(brief)
    return brief
