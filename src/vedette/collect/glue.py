"""Lines that carry two things glued together, cut where one ends and the other begins."""

import re
from functools import lru_cache

from vedette.collect.furniture import folded, furniture
from vedette.collect.layout import Strip
from vedette.collect.printed_date import clock_in, dates_in, is_date_line, without_dates
from vedette.model.document import ZoneKind
from vedette.model.span import Span

Cut = tuple[int, ZoneKind | None, str]
_CREDIT_MOST = 16
_HEAD = 240
_QUOTES = frozenset("“\"«„'‘")
_BETWEEN_NAMES = frozenset({"and", "by", "with", "und", "et", "i", "та", "и", "de", "van", "von"})


def _any_of(words: frozenset[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = furniture()
    # "... GETTY" and "... Getty" are one signature.
    names = {form for name in words.agencies for form in (name, name.upper())}
    agency = _any_of(frozenset(names))
    photo, source = _any_of(words.labels["photo"]), _any_of(words.labels["source"])
    end = r"(?<=[.!?…)\]”\"'’»])"
    return {
        # "... on Sunday.Photo: EPA/NAME" and "... on Sunday. Foto: dpa"
        "photo": re.compile(rf"{end}\s?[(\[]?(?:{photo})\s?[:©/]\s?\S", re.I),
        # "... talks in the capital. (AP Photo/Name)" and "[Reuters/Name]"
        "paren": re.compile(
            rf"{end}\s?[(\[](?:[^()\[\]]{{0,60}}[\s/|,])?(?:{agency})(?:[\s/|,][^()\[\]]{{0,60}})?[)\]]\.?$"
        ),
        # "... a visit to the front... Getty" and "... on Monday. Name/AFP via Getty Images"
        "agency": re.compile(
            rf"{end}\s?(?:[A-ZÀ-ŽА-ЯЄІЇҐ][\w.'’-]*\s?){{0,4}}[/|,]?\s?(?:via\s)?(?:{agency})"
            rf"(?:\s?(?:[/|,]|via)\s?[\w.&'’ -]{{2,40}}){{0,3}}$"
        ),
        # "... the ministry said. (Reporting by A. Bell; Editing by C. Dee)"
        "hands": re.compile(
            rf"{end}\s?\((?:[Aa]dditional\s)?(?:[Rr]eporting|[Ww]riting|[Ee]diting)\sby\s[^()]{{2,300}}\)\.?$"
        ),
        "source": re.compile(rf"{end}\s?(?:{source})\s?:\s?\S[^\n]{{0,300}}$", re.I),
        # "KYIV, Dec. 14 (Interfax) -- ", "MOSCOW (Reuters) - ", "Minsk, 3 May /BelTA/. "
        "agency_dateline": re.compile(
            r"^(?P<before>[^()/—–\n]{0,60}?)\s?"
            r"[(/](?P<who>[\w .&-]{2,40})[)/]\.?\s?(?:[-–—]{1,2}\s|(?<=\.)\s)(?=\S)"
        ),
        "initials_dateline": re.compile(
            r"^(?P<when>[^().]{5,24}),\s(?P<who>[A-ZА-ЯЄІЇҐ]{2,10})\.\s(?=[A-ZА-ЯЄІЇҐ“\"«])"
        ),
        "agency_name": re.compile(rf"(?<!\w)(?:{agency})(?!\w)"),
    }


def credit_in(text: str) -> bool:
    """Whether an agency or picture desk is named in the line."""
    return bool(_patterns()["agency_name"].search(text))


def _agency_dateline(text: str) -> int:
    """Where the report begins after "PLACE, day (Agency) - "; 0 if no such opening stands."""
    start = text[:120]
    found = _patterns()["agency_dateline"].match(start)
    if found:
        before, who = found["before"], found["who"]
        dates = dates_in(before)
        place = (before[: dates[0].span.start] if dates else before).strip(" .,:")
        rest = without_dates(before[len(place) :] if dates else "").strip(" .,:")
        signed = any(who.casefold() == a.casefold() for a in furniture().agencies)
        short = len(place.split()) <= 5 and not rest and place[:1].isupper()
        capitals = place.isupper() and len(place) > 2 and short
        # "BERLIN (Reuters) - " or "Minsk, 3 May /BelTA/." or "KYIV, Dec. 14 (NEW) - "
        if (capitals and (signed or dates)) or (signed and (short or (dates and not place))):
            return found.end()
    found = _patterns()["initials_dateline"].match(start)
    if found:
        dates = dates_in(found["when"])
        if len(dates) == 1 and dates[0].span == Span(0, len(found["when"])):
            return found.end()
    return 0


def _stamp_end(head: str) -> int:
    """Where a stamp of day and clock with a comma or bar after it ends, in a line's opening."""
    dates = dates_in(head)
    for read in dates:
        after = head[read.span.end : read.span.end + 40]
        clock = clock_in(after)
        if not clock or clock[1].start > 4:
            continue
        tail = re.match(
            r"\s?(?:[A-Z]{2,4}T?|Kyiv time|local time|Uhr)?\s?[,|:–—-]\s?", after[clock[1].end :]
        )
        if tail:
            return read.span.end + clock[1].end + tail.end()
    return 0


def _head_cuts(text: str) -> list[Cut]:
    """The cuts of a line that opens with a stamp: title, names, stamp, then the report."""
    opening = _agency_dateline(text)
    if opening:
        return [(0, ZoneKind.DATELINE, "dateline.agency/1"), (opening, None, "")]
    head = text[:_HEAD]
    end = _stamp_end(head)
    if not end or end >= len(text) - 20:
        return []
    stamp = dates_in(head[:end])[-1].span.start
    before = head[:stamp].rstrip(" ,|")
    cuts: list[Cut] = [(stamp, ZoneKind.DATELINE, "dateline.glued/1"), (end, None, "")]
    opens = text[end:].lstrip()[:1]
    if not opens.isupper() and opens not in _QUOTES:
        return []
    if not before:
        return cuts
    dated = dates_in(before)
    clause = furniture().sets["clause_word"]
    if dated and dated[0].span.start > 3:
        if any(folded(word) in clause for word in before.split()):
            return []
        after = dated[0].span.end
        title: list[Cut] = [(0, ZoneKind.TITLE, "title.glued/1")]
        if before[after:].strip(" ,|"):
            title.append((after, ZoneKind.BYLINE, "byline.glued/1"))
        return title + cuts
    # "The blast on March 3, 4:00 pm, was ..." is a sentence; names are capitals throughout.
    return [(0, ZoneKind.BYLINE, "byline.glued/1"), *cuts] if _names(before) else []


def _names(words: str) -> bool:
    each = re.findall(r"[^\W\d_][\w.'’-]*", words)
    return all(word[0].isupper() or word in _BETWEEN_NAMES for word in each)


def _tail_cuts(text: str) -> list[Cut]:
    """Where a credit or a source list is glued to the end of a line."""
    for name, kind in (("photo", ZoneKind.CREDIT), ("source", ZoneKind.SOURCES)):
        found = next(reversed(list(_patterns()[name].finditer(text))), None)
        if found and len(text[found.start() :].split()) <= _CREDIT_MOST * (
            1 if name == "photo" else 3
        ):
            return [(found.start(), kind, f"{kind.value}.glued/1")]
    hands = _patterns()["hands"].search(text[-400:])
    if hands:
        at = max(len(text) - 400, 0) + hands.start()
        return [(at, ZoneKind.BYLINE, "furniture.byline.glued/1")]
    tail = text[-160:]
    for name in ("paren", "agency"):
        found = _patterns()[name].search(tail)
        if found:
            at = len(text) - len(tail) + found.start()
            # "told reporters in Kyiv. AFP": what stands before must be there at all.
            if at > 12:
                return [(at, ZoneKind.CREDIT, f"credit.{name}/1")]
    return []


def cut(strip: Strip) -> tuple[tuple[Strip, ZoneKind | None, str], ...]:
    """The strip's pieces with what each is known to be; the strip itself if nothing is glued."""
    if strip.told is not None:
        return ((strip, strip.told, strip.told_rule),)
    text = strip.text
    # "Published August 10, 2023 7:45am | Updated August 11" is one date line, nothing is glued.
    cuts = [] if is_date_line(text) else _head_cuts(text)
    if not cuts or cuts[0][0] > 0:
        cuts = [(0, None, ""), *cuts]
    cuts += [c for c in _tail_cuts(text) if c[0] > cuts[-1][0]]
    edges = [c[0] for c in cuts] + [len(text)]
    pieces: list[tuple[Strip, ZoneKind | None, str]] = []
    for (start, kind, rule), end in zip(cuts, edges[1:], strict=True):
        words = text[start:end]
        left = start + len(words) - len(words.lstrip(" ,|"))
        words = text[left:end].rstrip()
        if not words:
            continue
        span = Span(strip.span.start + left, strip.span.start + left + len(words))
        gap = strip.gap if not pieces else -1
        pieces.append((Strip(span, words, gap, outside=strip.outside), kind, rule))
    return tuple(pieces)
