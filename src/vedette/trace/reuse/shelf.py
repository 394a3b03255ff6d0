"""The documents on the desk as passages, each distinct passage kept once."""

import re
from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from vedette.errors import NoSuchId, VedetteError
from vedette.model.span import Span
from vedette.trace.reuse.shingles import PASSAGE_BITS

_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_WRAPPED_LINES, _WIDEST, _EVEN = 3, 110, 0.7  # lines, signs in the widest, least part of it
_LONGEST = 2000  # characters; above it a passage is cut at the end of a sentence
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)]*\s")
_FEW = 150  # numbers, three for a passage
_OPEN = 64  # long documents whose places are kept at hand
_SHORTEST = 40  # bytes; "Institute for the Study of War" as a line of its own proves nothing


class Shelf:
    """
    "These documents, cut into passages; this passage stands in these ten": documents and
    passages are numbered from 0 as they come, and a passage printed again keeps its number.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}
        self._held: list[array[int]] = []  # of each document: passage, start, end; and so on
        self._known: dict[bytes, int] = {}
        self._first = array("L")  # the document each passage was first seen in
        self._again: dict[int, list[int]] = {}  # later holders of a passage
        self._places: dict[int, dict[int, Span]] = {}  # of the long documents asked last

    def __len__(self) -> int:
        """How many distinct passages there are."""
        return len(self._first)

    def add(self, document_id: str, text: str, paragraphs: Iterable[Span]) -> None:
        known = self._numbers.get(document_id)
        if known is not None:
            if self.texts[known] == text:
                return
            raise VedetteError(f"Two texts were given under the one id {document_id}.")
        document = len(self.ids)
        self._numbers[document_id] = document
        self.ids.append(document_id)
        self.texts.append(text)
        held, seen = array("L"), set()
        for start, end in _passages(text, tuple(paragraphs)):
            passage = self._numbered(text[start:end], document)
            if passage not in seen:  # a passage a document repeats is looked at once
                seen.add(passage)
                held.extend((passage, start, end))
        self._held.append(held)

    def _numbered(self, passage: str, document: int) -> int:
        words = " ".join(passage.lower().split()).encode("utf-8", "surrogatepass")
        key = blake2b(words, digest_size=12).digest()
        number = self._known.setdefault(key, len(self._first))
        if number == len(self._first):
            if number >> PASSAGE_BITS:
                raise VedetteError("This desk holds as many passages as can be compared.")
            self._first.append(document)
        elif self._first[number] != document:
            later = self._again.setdefault(number, [])
            if not later or later[-1] != document:
                later.append(document)
        return number

    def number(self, document_id: str) -> int:
        if document_id not in self._numbers:
            raise NoSuchId(f"No document {document_id} was added.")
        return self._numbers[document_id]

    def held(self, document: int) -> Iterator[tuple[int, Span]]:
        """The passages of a document in its order, each with its place."""
        held = self._held[document]
        for at in range(0, len(held), 3):
            yield held[at], Span(held[at + 1], held[at + 2])

    def holders(self, passage: int) -> list[int]:
        """The documents that hold a passage, first added first."""
        return [self._first[passage], *self._again.get(passage, ())]

    def repeated(self) -> list[int]:
        """The passages that stand in more than one document."""
        return sorted(self._again)

    def span(self, document: int, passage: int) -> Span:
        """Where a document has a passage, the first time if it repeats it."""
        held = self._held[document]
        if len(held) < _FEW:
            at = next(at for at in range(0, len(held), 3) if held[at] == passage)
            return Span(held[at + 1], held[at + 2])
        if document not in self._places:  # of ten thousand passages none is searched for
            while len(self._places) >= _OPEN:
                del self._places[next(iter(self._places))]
            self._places[document] = dict(self.held(document))
        return self._places[document][passage]

    def passage_text(self, passage: int) -> str:
        document = self._first[passage]
        return self.span(document, passage).of(self.texts[document])

    def passage_texts(self, first: int, end: int) -> list[str]:
        """The texts of passages `first` to `end`, the last left out, as they were added."""
        out: list[str] = []
        for number in range(self._first[first], self._first[end - 1] + 1):
            held, text = self._held[number], self.texts[number]
            for at in range(0, len(held), 3):
                if held[at] == first + len(out) < end:
                    out.append(text[held[at + 1] : held[at + 2]])
        return out


def _passages(text: str, paragraphs: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    spans = [(p.start, p.end) for p in paragraphs] or list(_lines(text))
    for first, end in spans:
        start = first
        while end - start > _LONGEST:
            cut = _cut(text, start)
            yield _trimmed(text, start, cut)
            start = cut
        if len(text[start:end].encode("utf-8", "surrogatepass")) >= _SHORTEST:
            yield _trimmed(text, start, end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Each line, or the lines of a paragraph that a mail or a page broke at one width."""
    for block in _BLOCK.finditer(text):
        lines = [(m.start(), m.end()) for m in _LINE.finditer(text, *block.span())]
        if _wrapped(text, lines):
            yield block.span()
        else:
            yield from lines


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    if len(lines) < _WRAPPED_LINES:
        return False
    widths = [end - start for start, end in lines[:-1]]
    ended = sum(text[end - 1] in '.!?:;”"' for _, end in lines[:-1])
    even = min(widths) >= _EVEN * max(widths) and max(widths) <= _WIDEST
    return even and 2 * ended < len(widths)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _cut(text: str, start: int) -> int:
    """The last sentence end in reach, or a blank, or the middle of a word if there is neither."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, start + _LONGEST)]
    if ends:
        return ends[-1]
    blank = text.rfind(" ", start + 1, start + _LONGEST)
    return blank + 1 if blank > start else start + _LONGEST
