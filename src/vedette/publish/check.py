"""Refuses a brief whose sentences would not stand: uncited, or two meanings in one.

ICD 203 asks that confidence and likelihood never share a sentence: "likely, with high
confidence" is heard as "very likely".
"""

import re

from vedette.errors import MixedSentence, Uncited
from vedette.model.brief import Brief, Line

_LIKELIHOOD = re.compile(
    r"\b(un)?likely|probab|\bchance|almost certain|remote|\beven odds|\d+ ?%", re.IGNORECASE
)
_DANGER = re.compile(
    r"most dangerous|worst[- ]case (?:scenario|course)|\bMDCOA\b|\bconsequence \d", re.IGNORECASE
)
# Reporting, and the question in the words of whoever asked: "Will confidence fall by 5%?"
_OTHERS_WORDS = ("quote", "reading")
_CONFIDENCE = re.compile(r"\bconfiden", re.IGNORECASE)


def _mixed(line: Line) -> str:
    """What else a sentence that states a likelihood states with it; "" for a clean one."""
    # A quotation keeps its own words, whatever they mix.
    said = re.sub(r"“[^”]*”", "", line.sentence)
    if not _LIKELIHOOD.search(said) and line.range is None:
        return ""
    if _CONFIDENCE.search(said):
        return "confidence"
    return "danger" if _DANGER.search(said) else ""


def check(brief: Brief) -> None:
    """
    Raises Uncited for a sentence with no citation, MixedSentence for one that states
    likelihood together with confidence, or with how dangerous a course of action is.
    """
    for section in brief.sections:
        for line in (*section.lines, *section.after):
            if not line.cites:
                raise Uncited(f"No citation stands behind “{line.sentence}”.")
            if line.role not in _OTHERS_WORDS and (other := _mixed(line)):
                raise MixedSentence(
                    f"“{line.sentence}” states likelihood and {other} in one sentence: part them."
                )
        for row in section.table.rows if section.table else ():
            if section.table and len(row) != len(section.table.head):
                raise Uncited(f"A row of {section.title} does not fit its headings.")
        groups = section.table.groups if section.table else ()
        if groups and section.table and len(groups) != len(section.table.rows):
            raise Uncited(f"The rows of {section.title} do not fit their groups.")
