"""Whose day it is: a time beside somebody's speech dates what that one said, and no other's."""

import re
from collections.abc import Mapping, Sequence

from vedette.doctrine.institutions import institutions
from vedette.model.moment import Moment
from vedette.model.span import Span
from vedette.trace.names import person
from vedette.trace.wording import folded, tokens

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
# Words for a text ("update") or a trade ("analyst") are everybody's; these name a body.
_BODIES = ("think tank", "think-tank", "institute", "ministry", "general staff", "agency")


def foreign_times(
    text: str,
    sentence: Span,
    moments: Sequence[Moment],
    marks: Mapping[str, set[str]],
) -> dict[str, frozenset[Span]]:
    """
    For each origin the times of a sentence that stand nearest to another: in "the institute
    says, although the president warned on Monday" Monday is the president's.

    marks: the folded words each origin is named by.
    """
    named = _named(text, sentence, marks)
    out: dict[str, set[Span]] = {origin: set() for origin in marks}
    for moment in moments:
        if not sentence.overlaps(moment.span):
            continue
        before = [(at, who) for at, who in named if at < moment.span.start]
        owners = max(before, key=lambda found: found[0])[1] if before else None
        for origin in marks:
            if owners is not None and origin not in owners:
                out[origin].add(moment.span)
    return {origin: frozenset(spans) for origin, spans in out.items()}


def _named(
    text: str, sentence: Span, marks: Mapping[str, set[str]]
) -> list[tuple[int, frozenset[str]]]:
    """Where the sentence names whom; "the think tank" is every body of that kind here."""
    out: list[tuple[int, frozenset[str]]] = []
    words = [(m.start(), folded(m.group())) for m in _WORD.finditer(text, *_ends(sentence))]
    # "Cedar Centre for Peace Research" ends where "Peace Research" does: the longer name is meant,
    # in every run; the first of two is taken below.
    for origin in sorted(marks, key=lambda name: (-len(name), name)):
        for mark in sorted(marks[origin]):
            parts = tokens(mark)
            if parts:
                out += [(at, frozenset({origin})) for at, word in words if word == parts[-1]]
    low = sentence.of(text).lower()
    for body in _BODIES:
        owners = frozenset(o for o in marks if _is(o, body))
        out += [
            (sentence.start + m.start(), owners) for m in re.finditer(rf"(?<!\w){body}(?!\w)", low)
        ]
    return out


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is(origin: str, body: str) -> bool:
    if person(origin) is not None:
        return False
    found = institutions().aliases.get(origin.casefold())
    return found is None or body in institutions().kinds.get(found.kind, ())
