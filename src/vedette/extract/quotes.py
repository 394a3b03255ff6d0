"""Where somebody else's words stand between quotation marks, marks that are missing included.

A newspaper drops the closing mark when a speech runs on into the next paragraph, and a scraper
drops either one. So marks are read a paragraph at a time, and what does not pair is closed by
rule, never left to swallow the page.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vedette.model.span import Span

# Opening mark -> marks that may close it. German closes „ with “, Polish with ”.
_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‟": "”",
    "''": "''",
    '"': '"',
    "‘": "’",
    "'": "'",
}
_MARK = re.compile(r"''|[“”„‟«»\"‘’']")
_LINE = re.compile(r"[^\n]+")
_CLOSERS = frozenset("”»")
_SINGLE = frozenset(("‘", "'"))
# "the '90s", "rock 'n' roll", "'em": an apostrophe in front of a word, not a mark.
_ELISION = re.compile(r"['‘](?:\d\ds?\b|n['’]|em\b|til\b|tis\b|twas\b|cause\b)", re.IGNORECASE)
_BREAK = re.compile(r"[.!?…](?:\s|$)")
_SPEECH = re.compile(r"[,.!?…;:][”\"»“’']*$|[,.!?…]$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """
    "Characters 12 to 80, marks included, are in quotation marks; the speech goes on in the
    next paragraph."

    inner: the words without the marks. opened, closed: whether each mark is printed; a missing
    one is supplied at the edge of the paragraph or sentence. continued: the next paragraph
    opens with the same mark and this one has no closing mark.
    """

    span: Span
    inner: Span
    mark: str
    opened: bool = True
    closed: bool = True
    continued: bool = False

    def speech(self, text: str) -> bool:
        """Whether these look like somebody's sentence, not one word held up by the writer.

        A whole sentence ends in a stop or comma; "so-called" and "fake" do not.
        """
        words = self.inner.of(text).split()
        return len(words) >= 4 or bool(_SPEECH.search(self.inner.of(text)))


def _opens(line: str, at: int, mark: str) -> bool:
    before = line[at - 1] if at else " "
    after = line[at + len(mark) : at + len(mark) + 1]
    if not after or after.isspace():
        return False
    if mark in _SINGLE and _ELISION.match(line, at):
        return False
    return before.isspace() or before in "([{—–-:;,/“\"‘'„«"


def _closes(line: str, at: int, mark: str) -> bool:
    before = line[at - 1] if at else " "
    after = line[at + len(mark) : at + len(mark) + 1]
    if mark in ("'", "’"):
        # "the boys' drill" is rarer than a closing mark only before a stop or at the end.
        return not before.isspace() and (not after or not after.isalnum())
    return not before.isspace() or not after or after.isspace() or after in ",.;:!?)"


def _end_of(line: str, start: int, mark: str) -> tuple[int, bool]:
    """Where the quotation opened at `start` ends (exclusive), and whether a mark says so."""
    closers = _PAIRS[mark]
    from_ = start + len(mark)
    for found in _MARK.finditer(line, from_):
        word, at = found.group(), found.start()
        if (word == closers if len(mark) == 2 else word in closers) and _closes(line, at, word):
            return found.end(), True
        if _crossed(line, at, mark, word):
            return found.end(), True
        if word == mark and word not in ('"', "''", "'") and _opens(line, at, word):
            # A second opening mark: the first was never closed. It ends with its sentence.
            return _sentence_end(line, from_, at), False
    return len(line), False


def _crossed(line: str, at: int, mark: str, word: str) -> bool:
    """Whether a curly mark is closed by a straight one, or the reverse: “We stay," he said."""
    pair = (mark, word) in (("“", '"'), ('"', "”"), ("„", '"'))
    after = line[at + 1 : at + 2]
    return pair and line[at - 1] in ",.!?…" and (not after or after.isspace())


def _sentence_end(line: str, start: int, limit: int) -> int:
    stop = _BREAK.search(line, start, limit)
    end = stop.start() + 1 if stop else limit
    return len(line[:end].rstrip())


def _in_line(line: str, following: str = "") -> list[tuple[int, int, str, bool, bool]]:
    """(start, end, mark, opened, closed) of each quotation of one paragraph, outermost only.

    following: the next paragraph; where it opens with the mark left open here, all of the rest
    is one speech that goes on there.
    """
    out: list[tuple[int, int, str, bool, bool]] = []
    at = 0
    while found := _MARK.search(line, at):
        mark, start = found.group(), found.start()
        at = found.end()
        if mark in _PAIRS and _opens(line, start, mark):
            end, closed = _end_of(line, start, mark)
            if not closed and mark in _SINGLE:
                continue  # an apostrophe after all
            runs_on = following.startswith(mark) and mark not in _SINGLE
            if not closed and start > 0 and end == len(line) and not runs_on:
                end = _sentence_end(line, start, len(line))
            out.append((start, end, mark, True, closed))
            at = max(end, at)
        elif mark in _CLOSERS and start and line[start - 1] in ",.!?…" and not _mid_open(line, out):
            # 'The front held," he said.' with no opening mark: it opened the paragraph.
            out.append((0, found.end(), mark, False, True))
    return out


def _mid_open(line: str, out: list[tuple[int, int, str, bool, bool]]) -> bool:
    """Whether a stray closing mark cannot reach the paragraph's start: one pair stands before."""
    return bool(out) or not line


def over(quotes: Sequence[Quoted], span: Span) -> Sequence[Quoted]:
    """Those of a page's quotations that share a character with a stretch of it."""
    low = bisect_right(quotes, span.start, key=lambda q: q.span.end)
    high = bisect_left(quotes, span.end, lo=low, key=lambda q: q.span.start)
    return quotes[low:high]


@lru_cache(maxsize=8)
def quotations(text: str) -> tuple[Quoted, ...]:
    """Every quotation of the text, outermost only, in text order and never overlapping.

    >>> [q.inner.of(t) for t in ["He said: “We stay.”"] for q in quotations(t)]
    ['We stay.']
    """
    lines = [(m.start(), m.group()) for m in _LINE.finditer(text) if m.group().strip()]
    out: list[Quoted] = []
    for n, (base, line) in enumerate(lines):
        following = lines[n + 1][1].lstrip() if n + 1 < len(lines) else ""
        for start, end, mark, opened, closed in _in_line(line, following):
            inner = Span(
                base + start + (len(mark) if opened else 0),
                base + end - (len(mark) if closed else 0),
            )
            continued = (
                not closed
                and end >= len(line.rstrip())
                and following[:1] in _PAIRS
                and following.startswith((mark, "“", '"'))
            )
            if inner.start < inner.end:
                whole = Span(base + start, base + end)
                out.append(Quoted(whole, inner, mark, opened, closed, continued))
    return tuple(out)
