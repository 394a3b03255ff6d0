"""A document laid out for reading: its sentences in order, each parsed only when asked for.

Parsing is what costs; finding sentences costs next to nothing beside it. So every rule looks
at the plain words first and asks for a parse only where a
judgement can stand.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Any

import nupunkt

from vedette.doctrine.cues_foreign import frames
from vedette.extract.parsing.parser import parser
from vedette.model.document import READ_ZONES, Document, Zone, ZoneKind
from vedette.model.span import Span
from vedette.model.statement import Attribution

# NBSP and its kin glue words for the parser; each is one character, so offsets hold.
_ODD_SPACE = re.compile("[\u00a0\u2007\u202f\u2009\u200a\u2002\u2003]")
_PARAGRAPH = re.compile(r"[^\n]+")
# "by ISW.Photo" and "campaign.The" are glued in scraped text; nupunkt leaves them whole.
_GLUED = re.compile(r"(?<=[a-z”\"'’)][.!?])(?=[A-Z“\"][a-z’']+\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    "The third sentence of the body, characters 310 to 402."

    paragraph counts lines with text, over the whole document; index counts sentences.
    """

    index: int
    paragraph: int
    span: Span
    zone: ZoneKind


def plain(text: str) -> str:
    """The same text, character for character, with every odd space made an ordinary one."""
    return _ODD_SPACE.sub(" ", text)


@lru_cache(maxsize=64)
def _ends(lang: str) -> re.Pattern[str]:
    """Where a sentence ends that the English model goes past: Swedish "blir av. Facket anser"."""
    row = frames().get(lang) if lang not in _ENGLISH else None
    if row is None or not row.halts:
        return re.compile("(?!)")
    small = "|".join(re.escape(w) for w in sorted(row.halts))
    # "stelt Karel Mol. Hij twijfelt": a pronoun or an article begins a sentence.
    opens = "|".join(re.escape(w.capitalize()) for w in sorted(row.pronouns | row.skip))
    return re.compile(
        rf"(?<!\w)(?:{small})[.!?]\s(?=[^\W\d_a-zà-ÿ])|\w{{3}}[.!?]\s(?=(?:{opens})\s)"
    )


_ENGLISH = frozenset(("en", "und", ""))


def _pieces(line: str, lang: str) -> list[tuple[int, int]]:
    found = nupunkt.sent_spans(line) or [(0, len(line))]
    cut: list[tuple[int, int]] = []
    for start, end in found:
        edges = [start, *(m.start() + start for m in _GLUED.finditer(line[start:end])), end]
        if lang not in _ENGLISH:
            edges = sorted(
                {*edges, *(m.end() + start for m in _ends(lang).finditer(line[start:end]))}
            )
        cut += list(pairwise(edges))
    return cut


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Every sentence of the parts that are read, in text order; a line never joins the next.

    A document with no zones at all is read whole, as body.
    """
    zones = document.zones or (Zone(Span(0, len(document.text)), ZoneKind.BODY, "whole/1"),)
    text = plain(document.text)
    out: list[Sentence] = []
    paragraph = -1
    for zone in zones:
        for line in _PARAGRAPH.finditer(text, zone.span.start, zone.span.end):
            paragraph += 1
            if zone.kind not in READ_ZONES:
                continue
            for start, end in _pieces(line.group(), document.lang):
                words = line.group()[start:end]
                left = len(words) - len(words.lstrip())
                right = len(words.rstrip())
                if right <= left:
                    continue
                base = line.start() + start
                span = Span(base + left, base + right)
                out.append(Sentence(len(out), paragraph, span, zone.kind))
    return tuple(out)


@contextmanager
def parsing_everything() -> Iterator[None]:
    """For the benchmark: a page parses every one of its sentences as soon as it parses one."""
    plain_parse = Page.parse

    def parse(page: "Page", sentence: Sentence) -> Any:
        for each in page.sentences if sentence.index not in page._cache else ():
            plain_parse(page, each)
        return plain_parse(page, sentence)

    Page.parse = parse  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        Page.parse = plain_parse  # type: ignore[method-assign]


@dataclass(slots=True)
class Page:
    """
    "This article, ready to be read": the document, its sentences, and parses on demand.

    parse(sentence) gives a spaCy Doc whose token offsets start at the sentence; `at` turns
    a token into a span of the document. told: per sentence, who `attribution.spoken` found;
    kept: what else a rule worked out once for the whole page, by its name.
    """

    document: Document
    text: str = ""
    sentences: tuple[Sentence, ...] = ()
    parses: int = 0
    told: dict[int, tuple[Attribution, ...]] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    _cache: dict[int, Any] = field(default_factory=dict)
    _cut: dict[int, Any] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = plain(self.document.text)
        self.sentences = sentences(self.document)
        self._starts = [s.span.start for s in self.sentences]

    def under(self, document: Document) -> "Page":
        """The same page as another document prints it: laid out and parsed already."""
        other = copy(self)
        other.document = document
        return other

    def words(self, sentence: Sentence) -> str:
        """The sentence's text (odd spaces made ordinary; same length as printed)."""
        return sentence.span.of(self.text)

    def tokens(self, sentence: Sentence) -> Any:
        """The sentence's words as the parser cuts them, in a Doc that may not be parsed yet."""
        if sentence.index not in self._cut:
            self._cut[sentence.index] = parser().tokens(self.words(sentence))
        return self._cut[sentence.index]

    def parse(self, sentence: Sentence) -> Any:
        """The sentence's spaCy Doc, made once."""
        if sentence.index not in self._cache:
            self.parse_all([sentence])
        return self._cache[sentence.index]

    def parse_all(self, chosen: Iterable[Sentence], *, names: bool = False) -> None:
        """Parse these together: half the cost of one by one. `parse` then finds them.

        names: mark the names in them too, where rules will ask of most.
        """
        parse_together([(self, chosen)], names=names)

    def taken(self, sentence: Sentence) -> Any:
        """The sentence's Doc, parsed by now."""
        self.parses += sentence.index not in self._cache
        return self._cache.setdefault(sentence.index, self.tokens(sentence))

    def missing(self, chosen: Iterable[Sentence]) -> list[Any]:
        """The Docs of those that are not parsed yet."""
        new = {s.index: s for s in chosen if s.index not in self._cache}
        return [self.tokens(s) for s in new.values()]

    def holding(self, offset: int) -> Sentence | None:
        """The sentence a character stands in; None between sentences and in parts not read."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or self.sentences[at].span.end <= offset:
            return None
        return self.sentences[at]

    def paragraph(self, number: int) -> tuple[Sentence, ...]:
        """The sentences of one paragraph, in order."""
        low = bisect_left(self.sentences, number, key=lambda s: s.paragraph)
        high = bisect_right(self.sentences, number, lo=low, key=lambda s: s.paragraph)
        return self.sentences[low:high]

    def before(self, offset: int, reach: int) -> Iterator[Sentence]:
        """The sentences that end before a place and start within reach of it, nearest first."""
        low = bisect_right(self.sentences, offset, key=lambda s: s.span.end)
        nearest = (self.sentences[number] for number in range(low - 1, -1, -1))
        return takewhile(lambda s: offset - s.span.start < reach, nearest)

    def touching(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences a stretch of text shares a character with, in order."""
        low = bisect_right(self.sentences, span.start, key=lambda s: s.span.end)
        high = bisect_left(self._starts, span.end)
        return self.sentences[low:high] if span.end > span.start else ()

    def at(self, sentence: Sentence, token: Any) -> Span:
        """Where a token (or a spaCy span) of the sentence stands in the document."""
        if hasattr(token, "start_char"):
            return Span(
                sentence.span.start + token.start_char, sentence.span.start + token.end_char
            )
        start = sentence.span.start + token.idx
        return Span(start, start + len(token.text))


def parse_together(
    asked: Sequence[tuple[Page, Iterable[Sentence]]], *, names: bool = False
) -> None:
    """Parse sentences of several pages side by side; each comes out as it would alone.

    A headline has two sentences, and the weights cost as much to start for two as for ten.
    """
    wanted = [(page, list(chosen)) for page, chosen in asked]
    parser().parse([doc for page, chosen in wanted for doc in page.missing(chosen)])
    parsed = [page.taken(sentence) for page, chosen in wanted for sentence in chosen]
    if names:
        parser().mark_names(parsed)
