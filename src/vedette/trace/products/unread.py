"""Texts in a language nobody reads here: whose report they carry can still be told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.model.span import Span
from vedette.model.statement import Attribution, Holder, Quotation
from vedette.trace.drift.wording import sentences_of
from vedette.trace.identities.names import bodies_in

RULE = "trace.unread/1"
# Bodies that put out reports. An alliance or a government is named in every text of a war.
_ISSUE = frozenset(
    {"think_tank", "ministry", "general_staff", "intelligence", "monitor", "forecasters", "service"}
)
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{40,})[”“»\"]")


def with_bodies(
    readings: Sequence[Reading], documents: Mapping[str, Document]
) -> tuple[Reading, ...]:
    """
    Readings in which a text in an unknown language is given the one body it names: its
    quoted sentences, and those that name the body, are taken for that body's words. A text
    that names two, or none, stays unread.
    """
    return tuple(
        replace(r, attributions=_of(documents[r.document]))
        if r.unread and not r.attributions and r.document in documents
        else r
        for r in readings
    )


def _of(document: Document) -> tuple[Attribution, ...]:
    text = document.text
    found = [m for m in bodies_in(text) if m.who.kind in _ISSUE]
    if len({m.who.name for m in found}) != 1:
        return ()
    holder = Holder(found[0].who.name)
    quoted = [Span(m.start(1), m.end(1)) for m in _QUOTED.finditer(text)]
    out: list[Attribution] = []
    for start, end in sentences_of(text):
        sentence = Span(start, end)
        named = [Span(m.start, m.end) for m in found if start <= m.start < end]
        inside = any(q.overlaps(sentence) for q in quoted)
        if named or inside:
            kind = Quotation.DIRECT if inside else Quotation.INDIRECT
            out.append(Attribution(tuple(named[:1]), (), (sentence,), kind, holder, RULE))
    return tuple(out)
