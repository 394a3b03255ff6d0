"""Why: the ids of scenarios, courses of action and assumptions, explained."""

from vedette.model.assessment import Assessment, Explanation
from vedette.model.scenario import ScenarioChance
from vedette.publish.sections_answer import answer_id
from vedette.publish.sections_scenarios import (
    assumption_id,
    course_id,
    own_words,
    says_words,
    scenario_id,
)
from vedette.publish.words import day_words, percent, range_words


def scenario_explanations(assessment: Assessment) -> list[Explanation]:
    """Every scenario with its arithmetic, every course and assumption with what it rests on."""
    asked = assessment.questions
    return [
        *_whole(assessment),
        *(_chance(assessment, one) for one in assessment.scenarios),
        *(
            Explanation(
                course_id(c.id),
                f"Course of action {c.id}: {own_words(c.text)}",
                "courses.own/1",
                (
                    f"Actor: {c.actor}",
                    f"Consequence {c.consequence} of 5, {'inside' if c.inside_cone else 'outside'} "
                    "the cone; the analyst's own judgement",
                    f"Because: {own_words(c.because)}" if c.because else "No reason is given.",
                ),
                (),
                (scenario_id(c.scenario),),
            )
            for c in asked.courses
        ),
        *(
            Explanation(
                assumption_id(a.id),
                f"Assumption {a.id}: {own_words(a.text)}",
                "assumptions.own/1",
                (
                    f"If wrong: {own_words(a.if_wrong)}"
                    if a.if_wrong
                    else "What follows if it is wrong is not said.",
                    f"Last looked at: {day_words(a.checked) if a.checked else 'never'}",
                ),
                (),
            )
            for a in asked.assumptions
        ),
    ]


def _whole(assessment: Assessment) -> list[Explanation]:
    asked = assessment.questions
    if not asked.scenarios:
        return []
    total = sum(one.chance for one in assessment.scenarios)
    settle = tuple(
        f"{s.id}: {says_words(s.says) or ('whatever is left' if s.residual else 'nothing')}"
        + (f"; apart: {s.apart}" if s.apart else "")
        for s in asked.scenarios
    )
    return [
        Explanation(
            "scenarios",
            f"{len(asked.scenarios)} scenarios; their chances sum to {total:.9f}",
            "scenarios.nearest/1",
            settle,
            (),
            tuple(scenario_id(s.id) for s in asked.scenarios),
        )
    ]


def _chance(assessment: Assessment, found: ScenarioChance) -> Explanation:
    scenario = next(s for s in assessment.questions.scenarios if s.id == found.scenario)
    spread = f", {range_words(found.likelihood)}" if found.likelihood else ""
    answers = {a.question for a in assessment.answers if a.likelihood is not None}
    settled = {name for s in assessment.questions.scenarios for name, _ in s.says}
    return Explanation(
        scenario_id(scenario.id),
        f"Scenario {scenario.id}: {own_words(scenario.text)} {percent(found.chance)}{spread}",
        "scenarios.nearest/1",
        (says_words(scenario.says) or "Whatever the other scenarios leave",),
        found.steps,
        (*(answer_id(q.id) for q in assessment.questions.questions if q.id in answers & settled),
         "scenarios"),
    )  # fmt: skip
