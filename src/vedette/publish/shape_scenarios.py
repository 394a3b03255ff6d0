"""Scenarios, courses of action and assumptions as JSON, in the shape of the schema."""

from typing import Any

from vedette.model.assessment import Assessment
from vedette.model.scenario import Assumption, CourseOfAction, Scenario, ScenarioChance


def scenario_shapes(assessment: Assessment) -> dict[str, Any]:
    """The three keys of an assessment; empty lists for a question without any."""
    asked = assessment.questions
    by_id = {s.id: s for s in asked.scenarios}
    return {
        "scenarios": [_scenario(by_id[c.scenario], c) for c in assessment.scenarios],
        "courses": [_course(c) for c in asked.courses],
        "assumptions": [_assumption(a) for a in asked.assumptions],
    }


def _scenario(scenario: Scenario, found: ScenarioChance) -> dict[str, Any]:
    known = found.likelihood
    return {
        "id": scenario.id,
        "text": scenario.text,
        "says": dict(scenario.says),
        "apart": scenario.apart,
        "residual": scenario.residual,
        "chance": found.chance,
        "likelihood": known and {"low": known.low, "central": known.central, "high": known.high},
        "prior": found.prior,
        "steps": list(found.steps),
    }


def _course(course: CourseOfAction) -> dict[str, Any]:
    return {
        "id": course.id,
        "text": course.text,
        "actor": course.actor,
        "scenario": course.scenario,
        "consequence": course.consequence,
        "inside_cone": course.inside_cone,
        "because": course.because,
    }


def _assumption(assumption: Assumption) -> dict[str, Any]:
    return {
        "id": assumption.id,
        "text": assumption.text,
        "if_wrong": assumption.if_wrong,
        "checked": assumption.checked.isoformat() if assumption.checked else None,
    }
