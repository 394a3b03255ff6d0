"""The first screen of a brief: what a reader who reads nothing else has to know.

Likelihood, confidence and danger stand in lines of their own, as `check` demands.
"""

from vedette.model.assessment import Assessment, Pooled, Share
from vedette.model.brief import Line, Section
from vedette.publish.board_sections import odds_words
from vedette.publish.sections_answer import answer_id, answer_words
from vedette.publish.sections_scenarios import course_id, own_words, scenario_id
from vedette.publish.words import count, day_words, percent


def glance(assessment: Assessment) -> Section:
    """The range; under it day, confidence, voices, courses, what moved and what would move it."""
    main = next(a for a in assessment.answers if a.question == assessment.questions.main)
    question = assessment.questions.by_id(main.question)
    cite = (answer_id(main.question),)
    lines = [
        Line(f"{answer_words(main)}.", cite, "answer", main.likelihood),
        Line(_asked(assessment, question.text), ("question",), "reading", label="Answered here"),
        Line(
            f"{day_words(assessment.as_of)}, {assessment.as_of_basis}.",
            (assessment.id,),
            label="As of",
        ),
        *_confidence(assessment),
        Line(_counted(assessment, main), ("voices", *cite), label="Voices"),
        *_courses(assessment),
        *_moved_last(assessment, main),
        *_would_move(assessment),
        Line(question.reading or f"I read this as: {question.text}", ("question",), "reading"),
    ]
    return Section("answer", "Answer", tuple(lines))


def _asked(assessment: Assessment, text: str) -> str:
    """The proposition in full: "enter the war" has an actor, a target and a last day."""
    others = len(assessment.answers) - 1
    kept = f"; {count(others, 'other proposition')} kept apart" if others else ""
    return f"{text.rstrip()} ({assessment.questions.main}{kept})"


def _confidence(assessment: Assessment) -> list[Line]:
    said = assessment.confidence
    level = Line(f"{said.level.value}.", ("confidence",), "confidence", label="Analytic confidence")
    if not said.reasons:
        return [level]
    return [level, Line(" ".join(said.reasons), ("confidence",), "note")]


def _counted(assessment: Assessment, main: Pooled) -> str:
    """Mentions to outlets to origins, and what counting every mention would have cost."""
    found = assessment.voices
    if not found.mentions:
        return "nobody judged it."
    way = (
        f"{count(found.mentions, 'mention')} → {count(len(found.outlets), 'outlet')} → "
        f"{count(len(found.origins), 'origin')}"
    )
    if main.likelihood is None or main.naive is None:
        return f"{way}."
    price = f"{percent(main.naive)} instead of {percent(main.likelihood.central)}"
    return f"{way}; were every mention a witness, the centre would read {price}."


def _courses(assessment: Assessment) -> list[Line]:
    """The likeliest course and, in a line of its own, the gravest; none where none is named."""
    courses = assessment.questions.courses
    if not courses:
        return []
    chance = {c.scenario: c.chance for c in assessment.scenarios if c.likelihood is not None}
    known = sorted(
        (c for c in courses if c.scenario in chance), key=lambda c: (-chance[c.scenario], c.id)
    )
    lines = []
    if known:
        top = known[0]
        said = f"{own_words(top.text)} ({top.actor}), {percent(chance[top.scenario])}."
        cites = (course_id(top.id), scenario_id(top.scenario))
        lines.append(Line(said, cites, label="Most likely course"))
    worst = min(courses, key=lambda c: (-c.consequence, not c.inside_cone, c.id))
    where = "inside" if worst.inside_cone else "outside"
    said = (
        f"{own_words(worst.text)} ({worst.actor}), consequence {worst.consequence} of 5, {where} "
        "the cone."
    )
    return [*lines, Line(said, (course_id(worst.id),), label="Most dangerous course")]


def _moved_last(assessment: Assessment, main: Pooled) -> list[Line]:
    """The newest judgement that has a part in the range, and what it changed."""
    entries = {e.judgement: e for e in assessment.timeline}
    dated = [(s, e) for s in main.shares if (e := entries.get(s.judgement)) and e.day]
    if not dated:
        said = "no judgement in the range carries a day." if main.shares else "nobody judged it."
        return [Line(said, (answer_id(main.question),), label="Moved last")]
    share, entry = max(dated, key=lambda pair: (pair[1].day, pair[0].judgement))
    words = f"{entry.origin}, {day_words(entry.day)}: “{entry.words}”, {entry.why or entry.change}"
    return [Line(f"{words}{_weight(share)}.", (share.judgement,), label="Moved last")]


def _weight(share: Share) -> str:
    return f"; weight {share.weight:.2f} of 1 by now" if share.weight < 0.995 else ""


def _would_move(assessment: Assessment) -> list[Line]:
    """The indicator that would tell most, each way; a newer judgement where none is watched."""
    rows = assessment.board.rows if assessment.board else ()
    telling = [r for r in rows if r.if_seen is not None and r.diagnostic]
    if not telling:
        said = "a newer judgement by an origin; the question names no indicator that tells."
        cites = ("board",) if assessment.board else ("question",)
        return [Line(said, cites, label="Would change it")]
    up = max(telling, key=lambda r: r.if_seen or 0.0)
    return [
        Line(
            f"“{up.indicator.text}”, if seen: {odds_words(up.if_seen or 0.0)} on the indicator "
            f"board, the most of {len(rows)} watched. The range moves with judgements alone.",
            (f"ind-{up.indicator.id}", "board"),
            label="Would change it",
        )
    ]
