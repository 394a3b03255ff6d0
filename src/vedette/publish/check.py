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
_CONFIDENCE = re.compile(r"\bconfiden", re.IGNORECASE)


def _mixed(line: Line) -> bool:
    # A quotation keeps its own words, whatever they mix.
    said = re.sub(r"“[^”]*”", "", line.text)
    return bool(_CONFIDENCE.search(said) and _LIKELIHOOD.search(said))


def check(brief: Brief) -> None:
    """
    Raises Uncited for a sentence with no citation, MixedSentence for one that states
    likelihood and confidence together.
    """
    for section in brief.sections:
        for line in (*section.lines, *section.after):
            if not line.cites:
                raise Uncited(f"No citation stands behind “{line.text}”.")
            if line.role != "quote" and _mixed(line):
                raise MixedSentence(
                    f"“{line.text}” states likelihood and confidence in one sentence: part them."
                )
        for row in section.table.rows if section.table else ():
            if section.table and len(row) != len(section.table.head):
                raise Uncited(f"A row of {section.title} does not fit its headings.")
        groups = section.table.groups if section.table else ()
        if groups and section.table and len(groups) != len(section.table.rows):
            raise Uncited(f"The rows of {section.title} do not fit their groups.")
