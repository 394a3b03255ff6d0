"""A PDF as one canonical text: lines joined to paragraphs, running heads and page numbers apart."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium

from vedette.collect.compose import Body, Header
from vedette.collect.layout import Told
from vedette.collect.unwrap import LONGEST, fits_on, hyphenated, join
from vedette.errors import Refused
from vedette.model.document import ZoneKind

_MOST_PAGES = 2000
# Running heads stand in the first or last lines of a page.
_EDGE = 2
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|strona|стор\.?|стр\.?|p\.)\s?)?\d{1,4}(?:\s?(?:/|of|von|z|de|із|из)\s?\d{1,4})?\W*$",
    re.I,
)
_CLOSED = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"^(?:[-•*–▪●]\s|\d{1,3}[.)]\s|\[\d+\])")
# pdfium writes a hyphen it takes for a line break as one of these.
_SOFT = re.compile("[\u0002\ufffe\u00ad]")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)\u00ad([^\W\d_]+)")
# Lines this much further apart than usual begin a new paragraph.
_APART = 1.35


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    top: float
    height: float
    page: int


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).casefold():
            raise Refused("The PDF is locked with a password: save a copy without it.") from error
        if b"/Encrypt" in data:
            raise Refused("The PDF is encrypted: save a copy without protection.") from error
        raise Refused("The PDF is broken and cannot be opened: fetch it again.") from error


def _page_lines(page: pdfium.PdfPage, number: int) -> list[_Line]:
    text_page = page.get_textpage()
    try:
        whole = text_page.get_text_range()
        lines: list[_Line] = []
        at = 0
        for raw in whole.split("\n"):
            words = _SOFT.sub("\u00ad", raw).strip()
            if words:
                lines.append(_Line(words, *_place(text_page, at, raw), number))
            at += len(raw) + 1
        return lines
    finally:
        text_page.close()


def _place(text_page: pdfium.PdfTextPage, at: int, raw: str) -> tuple[float, float]:
    """How high the line's first letter stands and how tall it is; zeros where nobody can say."""
    first = at + len(raw) - len(raw.lstrip())
    try:
        _, bottom, _, top = text_page.get_charbox(first, loose=True)
    except (pdfium.PdfiumError, ValueError, IndexError):
        return 0.0, 0.0
    return float(top), float(top - bottom)


def _all_lines(document: pdfium.PdfDocument) -> list[list[_Line]]:
    pages: list[list[_Line]] = []
    for number in range(min(len(document), _MOST_PAGES)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            # One torn page does not take the others with it.
            pages.append([])
            continue
        try:
            pages.append(_page_lines(page, number))
        except pdfium.PdfiumError:
            pages.append([])
        finally:
            page.close()
    return pages


def _shape(text: str) -> str:
    return " ".join(_NUMBERS.sub("#", text).casefold().split())


def _running(pages: Sequence[Sequence[_Line]]) -> set[_Line]:
    """Lines at page edges that return on other pages, and page numbers."""
    edges = [[*page[:_EDGE], *page[-_EDGE:]] for page in pages]
    counts = Counter(shape for edge in edges for shape in {_shape(line.text) for line in edge})
    filled = sum(1 for page in pages if page)
    most = max(2, min(3, filled // 2))
    return {
        line
        for edge in edges
        for line in edge
        if (filled > 1 and counts[_shape(line.text)] >= most and len(line.text) < 160)
        or _PAGE_NUMBER.match(line.text)
    }


def _leading(pages: Sequence[Sequence[_Line]]) -> float:
    """The usual distance of lines: the lower quarter, for short paragraphs have many gaps."""
    steps = sorted(
        above.top - below.top
        for page in pages
        for above, below in pairwise(page)
        if 0 < above.top - below.top < 60
    )
    return steps[len(steps) // 4] if steps else 0.0


def _begins(last: _Line, line: _Line, leading: float, widest: int) -> bool:
    """Whether a line opens a paragraph: bullet, other size, distance, or room left on the last."""
    if _BULLET.match(line.text):
        return True
    # A heading is set larger; a tenth covers rounding of one size.
    if last.height and line.height and abs(last.height - line.height) > 0.1 * last.height:
        return True
    if last.page != line.page:
        short = fits_on(last.text, line.text, widest)
        return bool(_CLOSED.search(last.text)) or (short and line.text[:1].isupper())
    placed = leading and last.top and line.top
    if placed and last.top - line.top > leading * _APART:
        return True
    return fits_on(last.text, line.text, widest) and not line.text[:1].islower()


def _mended(text: str, vocabulary: frozenset[str]) -> str:
    """Words the PDF broke at a line's end made whole: the reader joins lines but keeps a mark."""

    def whole(match: re.Match[str]) -> str:
        hyphened = f"{match[1]}-{match[2]}"
        return hyphened if hyphened.casefold() in vocabulary else match[1] + match[2]

    return _BROKEN_WORD.sub(whole, text).replace("\u00ad", "-")


def _paragraphs(pages: list[list[_Line]]) -> list[tuple[str, bool]]:
    """
    The paragraphs in order, and whether each is a running line. A running line inside a
    paragraph that goes on over the page waits until that paragraph has ended.
    """
    running = _running(pages)
    leading = _leading(pages)
    widest = max((len(line.text) for page in pages for line in page), default=0)
    words = hyphenated("\n".join(line.text for page in pages for line in page))
    pages = [[replace(line, text=_mended(line.text, words)) for line in page] for page in pages]
    running = {replace(line, text=_mended(line.text, words)) for line in running}
    out: list[tuple[str, bool]] = []
    waiting: list[str] = []
    current, last = "", None
    for line in (line for page in pages for line in page):
        if line in running:
            waiting.append(line.text)
            continue
        grown = len(current) > LONGEST
        if last is not None and not grown and not _begins(last, line, leading, widest):
            current = join(current, line.text, vocabulary=words)
        else:
            if current:
                out.append((current, False))
            out += [(text, True) for text in waiting]
            waiting.clear()
            current = line.text
        last = line
    if current:
        out.append((current, False))
    return out + [(text, True) for text in waiting]


def pages_of(data: bytes) -> tuple[Body, Header]:
    """
    The canonical text of a PDF. Raises Refused for one that is broken, locked or made of
    pictures, saying what to do. Its creation date dates the file, not the report, so none is
    taken from it.
    """
    document = _open(data)
    try:
        pages = _all_lines(document)
        count = len(document)
    finally:
        document.close()
    letters = sum(len(line.text) for page in pages for line in page)
    if not letters:
        raise Refused("The PDF holds pictures of pages and no text: run text recognition on it.")
    told: dict[int, Told] = {}
    lines: list[str] = []
    at = 0
    for text, running in _paragraphs(pages):
        if running:
            told[at] = Told(ZoneKind.BOILERPLATE, "pdf.running-line/1")
        lines.append(text)
        at += len(text) + 2
    note = (
        f"Only the first {_MOST_PAGES} pages of {count} were read." if count > _MOST_PAGES else ""
    )
    return Body("\n\n".join(lines), told, note), Header()
