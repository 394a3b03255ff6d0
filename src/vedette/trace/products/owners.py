"""Whose day it is: a time beside somebody's speech dates what that one said, and no other's."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vedette.doctrine.institutions import institutions
from vedette.model.moment import Moment
from vedette.model.span import Span
from vedette.trace.drift.wording import folded, tokens
from vedette.trace.identities.names import person

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
# Words for a text ("update") or a trade ("analyst") are everybody's; these name a body.
_BODIES = ("think tank", "think-tank", "institute", "ministry", "general staff", "agency")


class Owners:
    """
    "Monday is the president's": for each origin of a text the times that stand nearest to
    another. In "the institute says, although the president warned on Monday" Monday is his.

    marks: the folded words each origin is named by.
    """

    def __init__(self, marks: Mapping[str, set[str]]) -> None:
        self._marks = marks
        self._owned: dict[Span, list[frozenset[str]]] = defaultdict(list)
        self._of_body: dict[str, frozenset[str]] = {}
        # "Cedar Centre for Peace Research" ends where "Peace Research" does: the longer name is
        # meant, in every run; of two at one place the first is taken.
        self._filed: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        ranked = sorted(marks, key=lambda name: (-len(name), name))
        for rank, origin in enumerate(ranked):
            for parts in (tokens(mark) for mark in sorted(marks[origin])):
                if parts:
                    self._filed[parts[-1]].append((rank, frozenset({origin})))

    def look(self, text: str, sentence: Span, moments: Sequence[Moment]) -> None:
        """Note whose the times of one sentence are."""
        named = self._named(text, sentence)
        for moment in moments:
            before = [(at, who) for at, who in named if at < moment.span.start]
            if before:
                self._owned[moment.span].append(max(before, key=lambda found: found[0])[1])

    def foreign(self, origin: str) -> "Foreign":
        """The times that are somebody else's, for this origin."""
        return Foreign(origin, self._owned if origin in self._marks else {})

    def _named(self, text: str, sentence: Span) -> list[tuple[int, frozenset[str]]]:
        """Where the sentence names whom; "the think tank" is every body of that kind here."""
        words = [(m.start(), folded(m.group())) for m in _WORD.finditer(text, *_ends(sentence))]
        found = [(rank, at, who) for at, word in words for rank, who in self._filed.get(word, ())]
        out = [(at, who) for _, at, who in sorted(found, key=lambda one: one[:2])]
        low = sentence.of(text).lower()
        for body in _BODIES:
            for place in re.finditer(rf"(?<!\w){body}(?!\w)", low):
                out.append((sentence.start + place.start(), self._bodies(body)))
        return out

    def _bodies(self, body: str) -> frozenset[str]:
        if body not in self._of_body:
            self._of_body[body] = frozenset(o for o in self._marks if _is(o, body))
        return self._of_body[body]


@dataclass(frozen=True, slots=True)
class Foreign:
    """The times that are somebody else's: asked of one time, never listed."""

    origin: str
    owned: Mapping[Span, Sequence[frozenset[str]]]

    def __contains__(self, span: object) -> bool:
        return any(self.origin not in who for who in self.owned.get(span, ()))  # type: ignore[call-overload]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is(origin: str, body: str) -> bool:
    if person(origin) is not None:
        return False
    found = institutions().aliases.get(origin.casefold())
    return found is None or body in institutions().kinds.get(found.kind, ())
