"""Flat sentences that lost the clause which took them back: "unless they are rearmed"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from vedette.doctrine.relay_words import relay_words
from vedette.model.lineage import Conflict
from vedette.trace.drift.conflicts import conflict
from vedette.trace.drift.wording import Line, doubts, likeness, sentences_of, tokens
from vedette.trace.mentions import Desk
from vedette.trace.products.alike import ALIKE, SURE, Sentences
from vedette.trace.products.products import Issue

_MOST = 400  # distinct sentences of one product's relays that are searched
_SHARED = 5  # stems the two sentences must have in common
_Said = tuple[Line, str]  # a sentence and "document@start-end"


def conditions_dropped(desk: Desk, issue: Issue) -> list[Conflict]:
    """
    "They have no ships for it, unless the ally lends some" beside "they have no ships for it":
    a statement no word of doubt hedges, and a relay of the same product that gives it without
    its reserve. Estimates are compared elsewhere; both sentences here are named by place.
    """
    if len({desk.twins.get(r.document, r.document) for r in issue.relays}) < 2:
        return []
    said = list(_statements(desk, issue))
    reserved = [(found, place) for found, place in said if _reserve().search(found.text)]
    plain = [(found, place) for found, place in said if not _hangs(found)]
    if not reserved or not plain:
        return []
    index = Sentences(found for found, _ in plain)
    out = []
    for whole, place in reserved:
        document = place.rpartition("@")[0]
        main = desk.line(document, _main(whole.text))
        bare = {f.key for _, f in index.matches(main) if _same(whole, main, f)}
        there = sorted(
            p
            for found, p in plain
            if found.key in bare and not _kept_there(p.rpartition("@")[0], whole, reserved)
        )
        if there:
            where = ", ".join(sorted({desk.outlet(p.rpartition("@")[0]) for p in there})[:5])
            because = f"{where} leaves out the condition another rendering gives."
            out.append(conflict("condition_dropped", place, there, because))
    return out


def _same(whole: Line, main: Line, found: Line) -> bool:
    shared = len(main.content & found.content)
    alike = shared >= _SHARED and likeness(main, found) >= SURE
    return alike and doubts(found.text) <= doubts(whole.text)


def _kept_there(document: str, whole: Line, reserved: list[_Said]) -> bool:
    """Whether the text gives the condition too, in its own rendering of the sentence."""
    return any(
        place.rpartition("@")[0] == document and likeness(found, whole) >= ALIKE
        for found, place in reserved
    )


def _statements(desk: Desk, issue: Issue) -> Iterator[_Said]:
    """Sentences of the relays that hold no estimate, each text read once."""
    seen: set[str] = set()
    count = 0
    for relay in issue.relays:
        twin = desk.twins.get(relay.document, relay.document)
        if twin in seen:
            continue
        seen.add(twin)
        text, judged = desk.text(relay.document), desk.judged(relay.document)
        for start, end in sentences_of(text):
            if count < _MOST and not any(q.start < end and start < q.end for q in judged):
                count += 1
                yield desk.line(relay.document, text[start:end]), f"{relay.document}@{start}-{end}"


@lru_cache(maxsize=1)
def _reserve() -> re.Pattern[str]:
    words = "|".join(re.escape(found) for found in relay_words().reserves)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _hangs(found: Line) -> bool:
    """Whether the sentence hangs on anything at all: "if", "without", "unless"."""
    words = {word.lower() for word in tokens(found.text)}
    return bool(words & set(relay_words().conditions)) or bool(_reserve().search(found.text))


def _main(text: str) -> str:
    """The sentence without its reserve: what stands before it, or after its comma."""
    found = _reserve().search(text)
    if found is None:
        return text
    before = text[: found.start()]
    return before if len(tokens(before)) > 2 else text[found.end() :].partition(",")[2]
