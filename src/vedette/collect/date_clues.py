"""What the times named in a text say about when it was written: each clue with its words.

A clue looks back ("warned on 4 May": not written before it), ahead ("the upcoming 9 May
meeting": written before it), or stands in a caption, whose date may be years old.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vedette.doctrine.calendar import resolve
from vedette.doctrine.time_words import time_words
from vedette.model.document import READ_ZONES, Document, ZoneKind
from vedette.model.moment import Days, Moment, MomentKind
from vedette.model.span import Span

_NOWHERE = Days(None, None)
_EDGE = re.compile(r"[.!?][\"”»]?\s+(?=[\"“«A-ZА-ЯІЇЄҐ])|\n")
_STEP = 500
_SHORT = re.compile(r"\b[A-Z][a-z]{0,3}$")
_LEAD = re.compile(r"(?:[^\s,;:()“”\"]+[ \t\u00a0]+){1,3}$")
_HEAD = re.compile(r"[ \t\u00a0]+[a-z]+")
_ATTRIBUTIVE = re.compile(
    r"(?:\b(?:a|an|the|this|its|his|their|upcoming|in)|['’]s)[ \t\u00a0]+$", re.I
)
_NAME = re.compile(r"\b[A-ZА-ЯІЇЄҐŁŚŻ][\w’'-]{2,}")
_WORD = re.compile(r"\b[a-z]{5,}\b")
_PLACE = re.compile(r"[\s\u00a0]*[A-ZА-Я][A-ZА-ЯІЇЄ .’'-]{2,}[\w ,./’'-]{0,30}?[.,–—/-]?\s*")
_AGENCY = re.compile(r"(?:,? \d{4})?\s*[(/][^()\n]{2,40}[)/]\s*(?:[–—-]|\s)")
# Words that open a sentence or name a time: they are capitalised and name nobody.
_NO_NAME = re.compile(
    r"(?:The|This|That|These|Those|There|They|Then|When|While|With|What|After|Before|But|And|For"
    r"|From|His|Her|Its|Our|Not|Now|Many|Most|Some|Such|Since|During|Following|Meanwhile|According"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)


@dataclass(frozen=True, slots=True)
class Clue:
    """
    "'warned on 4 May' looks back to a day without a year."

    days: what the moment means without any anchor (open where only an anchor would tell).
    look: `past`, `coming` or "" where the words do not say; `report` marks the date of a
        report, interview or statement that the text passes on.
    """

    moment: Moment
    words: str
    span: Span
    sentence: Span
    days: Days
    look: str
    caption: bool = False
    dateline: bool = False
    report: bool = False

    @property
    def month_day(self) -> tuple[int, int]:
        """Month and day as printed."""
        return self.moment.month or 1, self.moment.day or 1


def sentence_of(text: str, span: Span) -> Span:
    """The sentence or line around a span, by plain punctuation."""
    start, end = _edge_before(text, span.start), len(text)
    after = _EDGE.search(text, span.end)
    if after:
        end = after.start() + 1
    return Span(min(start, span.start), max(end, span.end))


def _edge_before(text: str, at: int) -> int:
    """Where the last sentence or line before a place ends; looked for near it first."""
    reach = _STEP
    while True:
        low = max(0, at - reach)
        while low and not text[low - 1].isalnum():
            low -= 1  # no break may be cut in two by the step
        ends = [
            edge.end()
            for edge in _EDGE.finditer(text, low, at)
            if text[edge.start()] == "\n"
            or not _SHORT.search(text[max(0, edge.start() - 5) : edge.start()])
        ]
        if ends or low == 0:
            return ends[-1] if ends else 0
        reach *= 4


def in_context(text: str, span: Span) -> Span:
    """The moment with the words that tie it down: "according to a May 4 report"."""
    sentence = sentence_of(text, span)
    left = _LEAD.search(text[sentence.start : span.start])
    start = sentence.start + left.start() if left else span.start
    head = _HEAD.match(text, span.end) if _ATTRIBUTIVE.search(text[start : span.start]) else None
    return Span(start, head.end() if head else span.end)


def names_in(words: str) -> frozenset[str]:
    """Capitalised words that can be names, without their possessive ending."""
    found = {re.sub(r"['’]s?$", "", name) for name in _NAME.findall(words)}
    return frozenset(name for name in found if not _NO_NAME.match(name))


def plain_words_in(words: str) -> frozenset[str]:
    """Longer words in small letters: what two sentences about one event tend to share."""
    return frozenset(_WORD.findall(words))


def _zone_of(document: Document, span: Span) -> ZoneKind | None:
    if not document.zones:
        return ZoneKind.BODY
    at = bisect_right(document.zones, span.start, key=lambda z: z.span.start) - 1
    zone = document.zones[at] if at >= 0 else None
    return zone.kind if zone and zone.span.covers(span) else None


def _look(tokens: set[str], lang: str) -> str:
    if "coming" in tokens:
        return "coming"
    # A language whose table has no verbs cannot say which way a date looks; news looks back.
    mute = not time_words(lang).lists["past"]
    return "past" if {"past", "since", "last"} & tokens or mute else ""


def _names_report(words: str, lang: str) -> bool:
    lists = time_words(lang).lists
    # "dropped out on Friday" is no product: short words of issuing do not count.
    known = "|".join([*lists["products"], *(w for w in lists["issued"] if len(w) > 4)])
    return bool(known) and re.search(rf"(?<!\w)(?:{known})(?!\w)", words) is not None


def _opens_wire_copy(text: str, span: Span) -> bool:
    """ "KUMASI, Ghana, May 4 (GNA) -" prints the day of writing in front of the first sentence."""
    line = text.rfind("\n", 0, span.start) + 1
    return bool(_PLACE.fullmatch(text[line : span.start]) and _AGENCY.match(text, span.end))


def clues(document: Document, moments: Sequence[Moment]) -> tuple[Clue, ...]:
    """The clues of the parts that speak of the text's own time: body, headings, captions."""
    found = []
    for moment in moments:
        zone = _zone_of(document, moment.span)
        if zone not in READ_ZONES | {ZoneKind.CAPTION, ZoneKind.DATELINE}:
            continue  # a writer's life or a reader's comment dates nothing
        tokens = set((moment.code or "").split("+"))
        apart = {"until", "before", "after"}
        if moment.kind in (MomentKind.MONTH_DAY, MomentKind.WEEKDAY):
            apart = apart | {"since"}  # where a long story began is no news
        if apart & tokens:
            continue
        dateline = zone is ZoneKind.DATELINE or _opens_wire_copy(document.text, moment.span)
        span = in_context(document.text, moment.span)
        words = span.of(document.text)
        caption = zone is ZoneKind.CAPTION
        found.append(
            Clue(
                moment,
                words,
                span,
                sentence_of(document.text, moment.span),
                resolve(moment, _NOWHERE),
                "past" if caption or dateline else _look(tokens, document.lang),
                caption,
                dateline,
                _names_report(words, document.lang),
            )
        )
    return tuple(found)


def same_matter(text: str, one: Span, other: Span) -> bool:
    """Whether two sentences speak of one event: two names and a plain word, or three names."""
    a, b = one.of(text), other.of(text)
    shared = names_in(a) & names_in(b)
    return len(shared) >= 3 or (len(shared) >= 2 and bool(plain_words_in(a) & plain_words_in(b)))


def in_this_week(document: Document, day: Clue, found: Sequence[Clue]) -> Clue | None:
    """The clue that puts a dated event into the week of writing ("her visit this week")."""
    for clue in found:
        this_week = clue.moment.kind is MomentKind.RELATIVE and clue.moment.code == "week:0"
        if this_week and same_matter(document.text, clue.sentence, day.sentence):
            return clue
    return None


def dated(clue: Clue) -> date | None:
    """The day of a clue that prints its year or counts from a known day."""
    if clue.moment.kind in (MomentKind.DATE, MomentKind.DAY_COUNT):
        return clue.days.earliest
    return None
