"""A board or a matrix as text, JSON or a page of HTML."""

import json
from dataclasses import asdict
from typing import Any

from vedette.model.assessment import Assessment, Explanation
from vedette.model.board import BoardRow
from vedette.model.brief import Brief, Section
from vedette.model.matrix import Matrix
from vedette.model.shown import all_shown, shown, shown_in_json
from vedette.pipeline.page import Form
from vedette.publish.board_sections import board_sections, validation
from vedette.publish.check import check
from vedette.publish.explain_matrix import matrix_explanations
from vedette.publish.matrix_sections import matrix_sections
from vedette.publish.sheet import sheet
from vedette.publish.text import text


def _printed(brief: Brief, noun: Any, form: Form, known: dict[str, Explanation]) -> str:
    check(brief)
    if form is Form.JSON:
        return shown_in_json(json.dumps(noun, ensure_ascii=False, indent=2, default=str)) + "\n"
    safe = all_shown(brief)
    if form is Form.HTML:
        return shown(sheet(safe, {key: all_shown(said) for key, said in known.items()}))
    return text(safe)


def board_sheet(made: Assessment, form: Form) -> str:
    """The indicator board of an assessment."""
    found = made.board
    sections: tuple[Section, ...] = board_sections(found, ("board",)) if found else ()
    brief = Brief(made.asked, made.id, sections)
    noun = asdict(found) if found else None
    return _printed(brief, noun, form, made.explanations)


def validator_sheet(asked: str, rows: tuple[BoardRow, ...], form: Form) -> str:
    """What each indicator of a question discriminates."""
    brief = Brief(asked, "question", validation(rows))
    noun = [
        {
            "id": row.indicator.id,
            "text": row.indicator.text,
            "domain": row.indicator.domain,
            "chances": dict(row.chances),
            "ln_ratio": row.if_seen,
            "discriminates": row.diagnostic,
            "lead_days": row.indicator.lead_days,
            "decay_days": row.indicator.decay_days,
        }
        for row in rows
    ]
    return _printed(brief, noun, form, {})


def matrix_sheet(made: Assessment, found: Matrix, form: Form) -> str:
    """The matrix of an assessment's main question."""
    answers = {c.scenario: c.chance for c in made.scenarios if c.likelihood is not None}
    brief = Brief(made.asked, made.id, matrix_sections(found, answers))
    known = {**made.explanations, **matrix_explanations(found)}
    return _printed(brief, {**asdict(found), "by_answers": answers}, form, known)


def with_matrix(made: Assessment, found: Matrix) -> dict[str, Explanation]:
    """Everything `vedette why` can be asked after a matrix."""
    return {**made.explanations, **matrix_explanations(found)}
