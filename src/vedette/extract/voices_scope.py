"""What lies outside a source's words although it stands in the same sentence.

"The staff reported that patients were moved, likely to free beds": the staff reported the
move, the author supplies the reason.
"""

import re

from vedette.doctrine.cues import cues
from vedette.extract.page import Sentence
from vedette.extract.voices_page import Stage
from vedette.model.span import Span
from vedette.model.statement import Attribution, Quotation

# After a comma, dash or bracket an analyst's "likely" opens a comment of his own.
_COMMENT = re.compile(r"(?:[,;]|[—–(]|--)\s*(?:an? |and |but |very |most |highly |almost )*$")
_OPENS = re.compile(r"(?:most |very |highly |almost )?(?:likely|probably|presumably|certainly|apparently)", re.I)
_THINGS = frozenset(
    ("move", "movement", "activity", "image", "imagery", "footage", "photo", "video", "data",
     "fact", "claim", "comment", "remark", "deployment", "exercise", "drill", "evidence", "sign",
     "indicator", "event", "attack", "withdrawal", "visit", "meeting", "action", "situation",
     "pattern", "change", "rotation", "failure", "success", "operation", "decision", "step",
     "rate", "level", "disparity", "order", "statement", "rhetoric", "it", "this", "that", "which",
     "these", "those", "what")
)  # fmt: skip


def speaks(made: Stage, attribution: Attribution) -> bool:
    """Whether the source is one that can judge: not "the moves indicate", not "it seems"."""
    if not attribution.source:
        return bool(attribution.quotation is Quotation.DIRECT)
    words = {w.strip("’'s,.").lower() for w in attribution.source[0].of(made.page.text).split()}
    cue = " ".join(c.of(made.page.text) for c in attribution.cue).lower()
    shown = any(re.search(rf"\b{re.escape(w)}", cue) for w in cues().shown)
    holder = attribution.holder
    if not shown:
        return True
    if holder is None:
        return False
    things = {w.removesuffix("s") for w in words} & _THINGS or words & _THINGS
    known = {m.who.name for m in made.cast.bodies} | {p.name for p in made.cast.people}
    return holder.name in known or (not things and holder.unnamed)


def adjunct(made: Stage, sentence: Sentence, attribution: Attribution, at: Span) -> bool:
    """Whether the place opens the author's own comment on what the source said.

    Only in a report with judgements of its own; an outlet does not comment on those it relays.
    Never inside quotation marks.
    """
    if not made.institutional or attribution.quotation is Quotation.DIRECT:
        return False
    if not _OPENS.match(at.of(made.page.text)):
        return False
    before = made.page.text[sentence.span.start : at.start]
    return bool(_COMMENT.search(before)) and before.count("“") <= before.count("”")
