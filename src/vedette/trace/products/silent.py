"""Texts that name an origin without a source being read from them: relays, if they retell it.

A text in a language read without a parser, or one that says "the ministry" and no more, still
carries somebody's report. It is never a product by itself: it joins one whose figures, names and
words it shares (`retold`), or stays aside.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from vedette.doctrine.institutions import institutions
from vedette.doctrine.outlets import publishers
from vedette.model.basis import UNDATED, Dating
from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.trace.drift.wording import Line, consonants, folded, line, sentences_of, tokens
from vedette.trace.identities.callings import noun
from vedette.trace.identities.identities import printed_names
from vedette.trace.identities.names import Person, bare, bodies_in, initials, person
from vedette.trace.mentions import Desk
from vedette.trace.products.akin import issuing
from vedette.trace.products.convention import of_lead
from vedette.trace.products.lead_day import lead_day
from vedette.trace.products.marks import marks, telling
from vedette.trace.products.relay import Relay
from vedette.trace.products.windows import Window

_SHORT = re.compile(r"(?<![\w])[A-ZА-ЯІЇЄ]{3,7}(?![\w])")
_BRACKETED = re.compile(r"\(([A-Z]{2,7})\)")
_BEFORE = 90  # letters before a bracket in which the long name stands
_SURE = 4  # consonants of a surname that may stand for a person without the given name
_MOST = 40  # origins one text may name: a list of everybody tells nothing
_WHOLE, _LINES = 4000, 40


def silent_relays(
    desk: Desk, relays: Sequence[Relay], lent: Iterable[tuple[str, str]] = ()
) -> tuple[Relay, ...]:
    """
    For each text the origins of the desk it names and from which nothing was read.

    lent: (document, origin) pairs that texts akin to these have: they count as named.
    """
    akin: dict[str, set[str]] = defaultdict(set)
    for document_id, origin in lent:
        akin[document_id].add(origin)
    had: dict[str, set[str]] = defaultdict(set)
    speaking: dict[str, set[str]] = defaultdict(set)
    for relay in relays:
        had[relay.document].add(relay.origin)
        # "For 2026", "yesterday": what is no name keeps no named body out of its own text.
        if relay.origin != desk.outlet(relay.document) and issuing(desk, relay):
            speaking[relay.document].add(relay.origin)
    origins = sorted({r.origin for r in relays if _issues(r.origin)})
    index = _Index(origins, desk)
    out: list[Relay] = []
    for reading in desk.readings:
        document = desk.documents.get(reading.document)
        if document is None:
            continue
        more = akin[document.id] - had[document.id]
        own = speaking[document.id]
        found: list[str] = []
        nouns = _nouns(desk, reading)
        if document.lang != "en" or not own or nouns:
            named = index.named_in(document, nouns)
            found = sorted(named - had[document.id] - {document.outlet_name})
        if own:
            # "Putin kept silent, says the institute": the institute's report, not his.
            found = [o for o in found if person(o) is None or _label(document.text, o)]
        found = sorted(more.union(found[:_MOST]))
        if found:
            dating = _of_lead(desk, document)
            out += [_relay(desk, document, origin, dating) for origin in found]
    return tuple(out)


def _issues(origin: str) -> bool:
    """A country or a paper is named in every text; neither issued what the text tells."""
    table = institutions()
    return not publishers().press(origin) and bare(origin) not in table.countries


def _label(text: str, origin: str) -> bool:
    """ "Budanow: ..." at the head: the text is on what that one said."""
    label = text[:60].partition(":")
    who = person(origin)
    return bool(label[1] and who) and consonants(who.surname) in {  # type: ignore[union-attr]
        consonants(w) for w in tokens(label[0])
    }


def _nouns(desk: Desk, reading: Reading) -> frozenset[str]:
    """The last words of nouns that stood for a source and name nobody on the page."""
    return frozenset(
        folded(tokens(bare(name))[-1])
        for name in printed_names(reading)
        if desk.origins.nobody(reading.document, name) and noun(name)
    )


@lru_cache(maxsize=4096)
def _shortened(text: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words before each short name in brackets."""
    out = []
    for found in _BRACKETED.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
        out.append((tuple(folded(w) for w in tokens(before)), found[1]))
    return tuple(out)


class _Index:
    """Every origin of the desk by the forms a text may name it in."""

    def __init__(self, origins: Sequence[str], desk: Desk) -> None:
        self.origins = frozenset(origins)
        self.people: dict[str, list[tuple[str, Person]]] = defaultdict(list)
        self.short: dict[str, set[str]] = defaultdict(set)
        self.words: dict[str, set[str]] = defaultdict(set)
        self.long: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for origin in origins:
            who = person(origin)
            if who is not None:
                self.people[consonants(who.surname)].append((origin, who))
                continue
            for word in tokens(bare(origin)):
                self.words[folded(word)].add(origin)
            if initials(origin):
                self.short[initials(origin)].add(origin)
            whole = " ".join(folded(w) for w in tokens(bare(origin)))
            self.long[whole.split(" ")[0]].append((whole, origin))
        self._bracketed(desk)

    def _bracketed(self, desk: Desk) -> None:
        """ "the Institute of Meteorology (IMGW)": the short name in brackets is its own."""
        for document in desk.documents.values():
            for words, short in _shortened(document.text):
                for start in range(len(words)):
                    rest = " ".join(words[start:])
                    for whole, origin in self.long.get(words[start], ()):
                        if rest == whole:
                            self.short[short].add(origin)

    def named_in(self, document: Document, nouns: frozenset[str]) -> set[str]:
        """The origins a text names, and those a noun of the text may stand for."""
        text = document.text
        out = {m.who.name for m in bodies_in(text)} & self.origins
        for short in set(_SHORT.findall(text)):
            fits = self.short.get(short, set())
            out |= fits if len(fits) == 1 else set()
        for head in nouns:
            out |= self.words.get(head, set())
        capitals = {w for w in tokens(text) if w[:1].isupper() and len(w) > 2}
        keys: dict[str, set[str]] = defaultdict(set)
        for word in capitals:
            keys[consonants(word)].add(word)
        for key in keys:
            for origin, who in self.people.get(key, ()):
                given = bool(who.given) and consonants(who.given) in keys
                if given or len(key) >= _SURE:
                    out.add(origin)
        return out


def _relay(desk: Desk, document: Document, origin: str, dating: Dating) -> Relay:
    text = document.text
    if len(text) > _WHOLE:
        text = _around(text, origin)
    lang = desk.lang(document.id)
    told = telling(text, lang) - marks(origin)
    return Relay(
        document.id,
        origin,
        dating,
        _lines(text, lang),
        window=Window(late=document.published.latest or date.max),
        told=told,
        lang=lang,
        written=desk.written(document.id),
    )


@lru_cache(maxsize=65536)
def _lines(text: str, lang: str) -> tuple[Line, ...]:
    """The first sentences, each once: they are the same for every origin a text names."""
    every = (line(text[start:end], lang) for start, end in sentences_of(text)[:_LINES])
    return tuple({found.key: found for found in every if found.content}.values())


def _of_lead(desk: Desk, document: Document) -> Dating:
    """The day the first lines name: the text's own, if it is known, or the one before."""
    written = desk.written(document.id)
    return (
        UNDATED if written is None else of_lead(UNDATED, written, lead_day(document, written, ()))
    )


def _around(text: str, origin: str) -> str:
    """The sentences of a long text that name the origin, each with the next."""
    who = person(origin)
    mark = who.surname if who else bare(origin)
    edges = sentences_of(text)
    near = {n + k for n, (a, b) in enumerate(edges) if mark in text[a:b] for k in (0, 1)}
    return "\n".join(text[a:b] for n, (a, b) in enumerate(edges) if n in near)
