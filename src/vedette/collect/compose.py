"""One canonical text made into a Document: zones, headline, outlet, author, date, language."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from vedette.collect import masthead
from vedette.collect.furniture import furniture
from vedette.collect.language import UNKNOWN, language_of
from vedette.collect.layout import Told
from vedette.collect.printed_date import dates_in, dating
from vedette.collect.zones import zones
from vedette.ids import content_id, sha256_hex
from vedette.model.basis import UNDATED, Basis, Dating, Stated
from vedette.model.document import Document, Zone, ZoneKind

_SETS_OFF = frozenset(",|-–—:(")


@dataclass(frozen=True, slots=True)
class Header:
    """ "The file's own header says: this title, this outlet, this author, this day." """

    title: Stated | None = None
    outlet: Stated | None = None
    author: Stated | None = None
    published: Dating | None = None
    url: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The canonical text, with what the markup says of lines and what the reading of it lost."""

    text: str
    told: Mapping[int, Told] = field(default_factory=dict)
    note: str = ""


def text_sha256(text: str) -> str:
    """The sha256 of a text; a lone surrogate, which no UTF-8 holds, does not stop it."""
    return sha256_hex(text.encode("utf-8", errors="surrogatepass"))


def compose(body: Body, header: Header, *, name: str = "", sha256: str = "") -> Document:
    """
    The Document of a text: what the header states stands, what it leaves open is looked for in
    print. The id rests on text and outlet alone, so one page under two names is one document.
    """
    text = body.text
    found = zones(text, body.told)
    title = _placed(header.title, text, found) or masthead.title_of(text, found)
    author = header.author or masthead.author_of(text, found)
    outlet = header.outlet or masthead.outlet_of(text, found) or masthead.own_publisher(author)
    published = _published(header.published, printed(text, found))
    if body.note:
        note = f"{published.explanation} {body.note}".strip()
        published = replace(published, explanation=note)
    identity = {"text": text_sha256(text), "outlet": outlet.value if outlet else None}
    return Document(
        id=content_id("doc", identity),
        text=text,
        zones=found,
        title=title,
        outlet=outlet,
        author=author,
        published=published,
        lang=header.lang or _language(text, found),
        url=header.url,
        name=name,
        sha256=sha256,
    )


def _placed(title: Stated | None, text: str, found: tuple[Zone, ...]) -> Stated | None:
    """The header's title with the place where it stands printed, if it does."""
    printed_title = masthead.title_of(text, found)
    if title is None or printed_title is None or title.spans:
        return title
    same = (
        "".join(title.value.split()).casefold() == "".join(printed_title.value.split()).casefold()
    )
    return replace(title, spans=printed_title.spans) if same else title


def _letters(words: str) -> str:
    return "".join(words.split()).casefold()


def _language(text: str, found: tuple[Zone, ...]) -> str:
    """The language of the report itself; a page's English buttons say nothing about it."""
    read = " ".join(z.span.of(text) for z in found if z.kind is ZoneKind.BODY)
    code = language_of(read)
    if code == UNKNOWN:
        heads = (z.span.of(text) for z in found if z.kind in {ZoneKind.TITLE, ZoneKind.SUBHEAD})
        code = language_of(" ".join((*heads, read)))
    return code


def printed(text: str, found: tuple[Zone, ...]) -> Dating:
    """
    The first date line that states a day, before any that says it was updated, else a date the
    headline ends in, as daily reports have it: "Situation Report, 3 May 2023"; else UNDATED.
    """
    lines = [z for z in found if _says_when(z) and dates_in(z.span.of(text))]
    fresh = [z for z in lines if not _says_updated(z.span.of(text))] or lines
    # A day with its year says more than "Dec 14" in an agency's opening line.
    read = [dating(z.span.of(text), z.span.start, text) for z in fresh]
    full = [d for d in read if d.earliest is not None] or read
    titled = _in_title(text, found)
    if not full:
        return titled
    stamp = full[0]
    day = titled.likely
    # "May 3, 8 pm" under "Situation Report, May 3, 2023": the year is printed, one line up.
    if stamp.earliest is None and day and stamp.month_day == (day.month, day.day):
        words, spans = titled.words + stamp.words, titled.spans + stamp.spans
        return replace(titled, clock=stamp.clock, words=words, spans=spans)
    return stamp


def _says_when(zone: Zone) -> bool:
    """Lines of days, and lines that name a house, a writer and a day together."""
    return zone.kind is ZoneKind.DATELINE or zone.rule.startswith("byline.")


def _in_title(text: str, found: tuple[Zone, ...]) -> Dating:
    title = next((z for z in found if z.kind is ZoneKind.TITLE), None)
    words = title.span.of(text) if title else ""
    last = dates_in(words)[-1:]
    if title is None or not last or not last[0].year or last[0].span.end < len(words) - 1:
        return UNDATED
    start = last[0].span.start
    # "Will it have happened by 1 June 2022" ends in a date that is not the page's own.
    if words[:start].rstrip()[-1:] not in _SETS_OFF:
        return UNDATED
    return dating(words[start:], title.span.start + start, text, rule="date.in-title/1")


def _says_updated(line: str) -> bool:
    return line.casefold().startswith(tuple(furniture().labels["updated"]))


def _published(stated: Dating | None, on_page: Dating) -> Dating:
    """What the header states, with the printed clock if days agree and a word if they do not."""
    if stated is None or stated.basis is Basis.UNKNOWN:
        if stated is not None and not on_page.words:
            return stated
        return on_page
    if on_page.likely is None or stated.likely is None:
        return stated
    if on_page.likely == stated.likely:
        if stated.clock is None and on_page.clock is not None:
            return replace(stated, clock=on_page.clock, spans=on_page.spans)
        return replace(stated, spans=stated.spans or on_page.spans)
    note = f"{stated.explanation} The page itself prints {on_page.likely}.".strip()
    return replace(stated, explanation=note)
