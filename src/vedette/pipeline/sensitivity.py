"""How an assessment's answer changes with the choices behind it, in the forms asked for."""

from dataclasses import asdict
from typing import Any

from vedette.model.assessment import Assessment
from vedette.model.reliability import believed
from vedette.model.sensitivity import Sensitivity
from vedette.publish.sensitivity import sensitivity_html, sensitivity_lines
from vedette.settings import Settings
from vedette.trace.origins import effective_origins
from vedette.weigh.sensitivity import Case, sensitivity

__all__ = ["of_assessment", "rows", "sensitivity_html", "sensitivity_lines"]


def of_assessment(made: Assessment, settings: Settings) -> Sensitivity:
    """The main answer of an assessment under every other choice."""
    lineage = made.lineage
    asked = [q.id for q in made.questions.questions]
    return sensitivity(
        Case(
            questions=made.questions,
            judgements=tuple(j for j in lineage.judgements if j.question in asked),
            leans_on=lineage.leans_on,
            settings=settings,
            as_of=made.as_of,
            trusted=believed(made.grades),
            independent={name: effective_origins(lineage, name)[0] for name in asked},
        ),
        made.questions.main,
    )


def rows(found: Sensitivity) -> dict[str, Any]:
    """For JSON."""
    return asdict(found)
