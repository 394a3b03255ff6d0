"""A daily count places the undated text that carries it: by the next day it is another."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from vedette.doctrine.concepts import concept
from vedette.model.basis import Basis, Dating
from vedette.model.document import Document
from vedette.trace.drift.wording import sentences_of, tokens
from vedette.trace.products.marks import figures

RULE = "date.same-count/1"
_SHARED = 2  # figures of one count, each of two digits at the least
_HELD = 4  # texts a figure of one day's count may stand in
_NEAR = 3  # words after a figure within which it says what is counted
_FAR = timedelta(days=60)
# What is counted anew each day: a map's distances and a force's strength stay for weeks.
_COUNTED = frozenset(
    ("losses", "wounded", "tank", "aircraft", "drone", "artillery", "missile", "vehicles", "ship",
     "cases", "refugee")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Count:
    """ "In one sentence: 620 and 24, of which 24 are tanks"."""

    document: str
    figures: frozenset[str]
    kinds: frozenset[tuple[str, str]]


def same_counts(documents: Sequence[Document]) -> dict[str, Dating]:
    """
    "It carries the same count as a text of 12 December": the days of undated texts that share
    two figures of one daily count with a dated text, at least one of the same things counted.
    """
    if not any(_undated(d.published) for d in documents):
        return {}
    counts = [c for d in sorted(documents, key=lambda d: d.id) for c in _counts(d)]
    places: dict[str, set[str]] = defaultdict(set)
    for count in counts:
        for figure in count.figures:
            places[figure].add(count.document)
    by_document: dict[str, list[_Count]] = defaultdict(list)
    for count in counts:
        by_document[count.document].append(count)
    known = {d.id: d for d in documents}
    out: dict[str, Dating] = {}
    for document in documents:
        if not _undated(document.published):
            continue
        for count in by_document.get(document.id, ()):
            found = _twin(count, places, by_document, known)
            if found is not None:
                out.setdefault(document.id, _lent(found, known[found].published))
    return out


def _undated(dating: Dating) -> bool:
    if dating.earliest and dating.latest:
        return dating.latest - dating.earliest > _FAR
    return dating.likely is None


def _counts(document: Document) -> list[_Count]:
    out = []
    for start, end in sentences_of(document.text):
        words = document.text[start:end]
        found = frozenset(f for f in figures(words) if len(f) > 1)
        if found:
            out.append(_Count(document.id, found, _kinds(words, document.lang)))
    return out


def _kinds(words: str, lang: str) -> frozenset[tuple[str, str]]:
    parts = tokens(words)
    return frozenset(
        (re.sub(r"\D", "", part), kind)
        for n, part in enumerate(parts)
        if part[:1].isdigit()
        for word in parts[n + 1 : n + 1 + _NEAR]
        if (kind := concept(word, lang)) in _COUNTED
    )


def _twin(
    count: _Count,
    places: Mapping[str, set[str]],
    by_document: Mapping[str, Sequence[_Count]],
    known: Mapping[str, Document],
) -> str | None:
    """The one dated text that carries the same count; None if two of different days do."""
    near = {o for f in count.figures if len(places[f]) <= _HELD for o in places[f]}
    fits = []
    for other in sorted(near - {count.document}):
        dating = known[other].published
        if dating.likely is None or dating.earliest != dating.latest:
            continue
        kinds = frozenset(k for c in by_document[other] for k in c.kinds)
        shared = count.figures & frozenset(f for c in by_document[other] for f in c.figures)
        if len(shared) >= _SHARED and count.kinds & kinds:
            fits.append(other)
    days = {known[f].published.likely for f in fits}
    return fits[0] if len(days) == 1 else None


def _lent(other: str, dating: Dating) -> Dating:
    day = dating.likely
    assert day is not None
    return Dating(
        basis=Basis.DESK,
        earliest=day,
        latest=day + timedelta(days=1),
        likely=day,
        explanation=f"It carries the same daily count as {other}, which is of {day}; a day later "
        "the count is another.",
        rule=RULE,
    )
