"""The sections after the first screen: whose voices the answer rests on, the propositions."""

from datetime import date

from vedette.model.assessment import Assessment, Pooled
from vedette.model.brief import Cell, Line, Section, Table
from vedette.model.lineage import EdgeDecision
from vedette.model.question import Mode
from vedette.model.reliability import SourceGrade
from vedette.publish.edge_words import decided_words, decision_id
from vedette.publish.words import count, day_words, join, percent, range_words

_MODES = {
    Mode.ANY: "at all",
    Mode.ALONE: "alone",
    Mode.BESIDE: "beside a partner",
    Mode.FROM: "from its territory, by another",
    Mode.WORST_CASE: "named worst case",
}


def mode_words(mode: Mode) -> str:
    """How a proposition is kept apart: "beside a partner"."""
    return _MODES[mode]


def answer_id(question: str) -> str:
    """The id under which `vedette why` explains a proposition's range."""
    return f"ans-{question}"


def answer_words(pooled: Pooled) -> str:
    """ "Very unlikely: 3 to 22%, central 9%", or that nobody judged it."""
    if pooled.likelihood is None:
        return "No estimate: no document judges how likely this is"
    word = pooled.word[:1].upper() + pooled.word[1:]
    return f"{word}: {range_words(pooled.likelihood)}, central {percent(pooled.likelihood.central)}"


def voices(assessment: Assessment) -> Section:
    """Whose voices they are, how far they bear one another out, and what analysts decided."""
    lines = [Line(assessment.voices.sentence, ("voices",))]
    counted = assessment.voices
    if counted.origins:
        known = f"{count(len(counted.origins), 'origin')}, each counted once: "
        lines.append(Line(f"{known}{join(counted.origins)}.", ("voices",)))
    if assessment.credibility is not None:
        grade = assessment.credibility
        said = f"Credibility {grade.grade} of 6, {grade.word}: {grade.sentence}"
        lines.append(Line(said, ("credibility",)))
    lines += [_grade(grade, assessment) for grade in assessment.grades]
    lines += [_decided(assessment, said) for said in assessment.decisions]
    return Section("voices", "How many voices", tuple(lines))


def _decided(assessment: Assessment, said: EdgeDecision) -> Line:
    """ "ISW → Babel (05-babel.html): rejected by A. Koval on 3 May 2031: ..."."""
    document = next(d for d in assessment.documents if d.id == said.document)
    where = document.file or document.id
    words = f"{said.giver} → {said.taker} ({where}): {decided_words(said)}."
    return Line(words, (decision_id(said),), "quote")


def _grade(grade: SourceGrade, assessment: Assessment) -> Line:
    """What an analyst holds a source to be worth, who, why, and whether it moved anything here."""
    board = assessment.board
    speaks = {s.origin for a in assessment.answers for s in a.shares}
    seen = {s.origin for s in board.sightings} if board else set()
    heard = grade.origin in speaks | seen or grade.reliability == 0
    by = grade.by or "An analyst"
    since = "" if grade.since == date.min else f" from {day_words(grade.since)} on"
    said = f"{by} believes {grade.origin} at {grade.reliability:g} of 1{since}: “{grade.because}”"
    words = f"{said}." if heard else f"{said}; nothing of it counts here."
    return Line(words, (answer_id(assessment.questions.main),), "quote")


def _moved(pooled: Pooled) -> str:
    before = pooled.before_order
    if pooled.likelihood is None or before is None or before == pooled.likelihood:
        return ""
    return f"{range_words(before)}, central {percent(before.central)}"


def _row(assessment: Assessment, pooled: Pooled) -> tuple[Cell, ...]:
    question = assessment.questions.by_id(pooled.question)
    cite = (answer_id(pooled.question),)
    likelihood = pooled.likelihood
    return (
        Cell(pooled.question),
        Cell(question.text),
        Cell(mode_words(question.mode)),
        Cell(pooled.word if likelihood else "no estimate", cite, likelihood),
        Cell(range_words(likelihood) if likelihood else "–"),
        Cell(percent(likelihood.central) if likelihood else "–"),
        Cell(str(pooled.n_origins)),
        Cell(_moved(pooled)),
    )


def propositions(assessment: Assessment) -> Section:
    """Each proposition with its own range, and the order between them checked and shown."""
    head = ("Id", "Proposition", "Mode", "Word", "Range", "Central", "Origins", "Before the orders")
    rows = tuple(_row(assessment, pooled) for pooled in assessment.answers)
    checks = tuple(
        Line(check.sentence, (answer_id(check.order.lesser), answer_id(check.order.greater)))
        for check in assessment.orders
    )
    lead = Line(
        f"{count(len(rows), 'proposition')} kept apart; headlines often mix them.",
        ("question",),
        "note",
    )
    return Section("propositions", "Propositions kept apart", (lead,), Table(head, rows), checks)
