"""A text laid out as strips, each a line or a piece of one, and what they are said to be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from vedette.collect.furniture import folded, furniture
from vedette.model.document import Zone, ZoneKind
from vedette.model.span import Span

_LINE = re.compile(r"[^\n]+")
# "... at the border.[12]" ends a sentence too: note marks hang on the full stop.
_ENDS = re.compile(r"[.!?…][\"'”’»)\]*]*(?:\s?\[\d{1,3}\])*[\"'”’»)]*$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_SKELETON = re.compile(r"[\W_]+")


# Every rule asks these of every line; a page has far fewer lines than questions.
@lru_cache(maxsize=8192)
def _count(text: str) -> int:
    return len(_WORD.findall(text))


@lru_cache(maxsize=8192)
def _skeleton(text: str) -> str:
    return _SKELETON.sub("", text).casefold()


@dataclass(frozen=True, slots=True)
class Strip:
    """
    "The third line, 21 characters, with one blank line above it."

    gap: blank lines above (0: directly below the last); -1 if it stands on the same line.
    told, told_rule: what a page's own markup says the strip is, if it says so.
    outside: whether the page's markup puts it outside the report.
    """

    span: Span
    text: str
    gap: int = 1
    told: ZoneKind | None = None
    told_rule: str = ""
    outside: bool = False

    @property
    def words(self) -> int:
        """How many words the strip has."""
        return _count(self.text)

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_ENDS.search(self.text))

    @property
    def skeleton(self) -> str:
        """Its letters and digits alone, without case: two prints of one headline share it."""
        return _skeleton(self.text)

    @property
    def paragraph(self) -> bool:
        """Whether it is plainly running text: sentences, and enough of them."""
        return self.closed and self.words >= 12


@dataclass(frozen=True, slots=True)
class Told:
    """ "The page's markup says this line is a caption." """

    kind: ZoneKind | None = None
    rule: str = ""
    outside: bool = False


@dataclass(slots=True)
class Layout:
    """The strips of one text and the marks made on them; the first mark on a strip stays."""

    text: str
    strips: tuple[Strip, ...]
    marks: dict[int, tuple[ZoneKind, str]] = field(default_factory=dict)

    def mark(self, index: int, kind: ZoneKind, rule: str) -> None:
        """Say what a strip is, unless that has been said."""
        self.marks.setdefault(index, (kind, rule))

    def kind(self, index: int) -> ZoneKind | None:
        """What a strip is said to be; None while nothing is said or it is out of the text."""
        mark = self.marks.get(index)
        return mark[0] if mark else None

    def open(self, index: int) -> bool:
        """Whether the strip exists and nothing is said of it yet."""
        return 0 <= index < len(self.strips) and index not in self.marks

    def left(self) -> list[int]:
        """The strips nothing is said of yet, in order."""
        return [index for index in range(len(self.strips)) if index not in self.marks]

    def zones(self) -> tuple[Zone, ...]:
        """Every marked strip as a zone, in text order."""
        return tuple(
            Zone(strip.span, *self.marks[index])
            for index, strip in enumerate(self.strips)
            if index in self.marks
        )


def lines(text: str, told: Mapping[int, Told] | None = None) -> tuple[Strip, ...]:
    """Every line with text, trimmed; `told` says by line start what markup knows of it."""
    out: list[Strip] = []
    end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        words = line.strip()
        if not words:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        gap = max(text.count("\n", end, start) - 1, 0) if out else 1
        known = (told or {}).get(match.start(), Told())
        span = Span(start, start + len(words))
        out.append(Strip(span, words, gap, known.kind, known.rule, known.outside))
        end = span.end
    return tuple(out)


def bare_name(strip: Strip) -> bool:
    """Whether a short line only names something: capitals throughout and no word of a clause."""
    found = _WORD.findall(strip.text)
    clause = furniture().sets["clause_word"]
    if not 1 <= len(found) <= 9 or (strip.closed and not strip.text.endswith(".")):
        return False
    if any(folded(word) in clause for word in found):
        return False
    small = {"of", "the", "for", "and", "de", "von", "van", "der", "für", "und", "i", "та", "и"}
    return all(word[0].isupper() or word.casefold() in small for word in found)
