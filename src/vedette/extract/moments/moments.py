"""Find every time expression of a text, with what is printed and where; nothing is resolved.

Where two readings overlap the longer one stands: "Thursday night" is one moment, and the year of
"2 December 2022" is no second one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from vedette.extract.moments.patterns import Patterns, patterns
from vedette.extract.moments.tense import direction, relation
from vedette.extract.moments.words import worded_moments
from vedette.extract.page import plain
from vedette.model.moment import Moment, MomentKind
from vedette.model.span import Span

_KIND = {
    "date": MomentKind.DATE,
    "month-day": MomentKind.MONTH_DAY,
    "month": MomentKind.MONTH,
    "weekday": MomentKind.WEEKDAY,
    "year": MomentKind.YEAR,
}
_LAST_WORD = re.compile(r"(\w+)[’']?s?[ \t-]+$")
_NEXT_WORD = re.compile(r"[ \t]+(\w+)")
_ADVERB = re.compile(
    r"\b(?:in|by|during|at|until|since|before|through|im|bis|seit)[ \t]+(?:the[ \t]+)?$", re.I
)
_PART_OF = re.compile(r"\b(night|morning|evening|afternoon)[ \t]+(?:of|on)[ \t]+(?:the[ \t]+)?$")
_ON_AND_ON = re.compile(
    r"[ \t]*(?:(?P<range>[-–—]|to|through|until|bis|do|до|по)|(?P<pair>and|or|und|та|і|и|i))[ \t]*"
    r"(?:the[ \t]+)?(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%/]|[.,]\d|\w)"
)
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d[ \t]+(?:and|or|to)[ \t]+$")
_BEFOREHAND = re.compile(
    r"(?<![\d.,:])(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?[ \t]*"
    r"(?:[-–—]|to|and|bis|und|do|до|по|та|і|и)[ \t]*(?:the[ \t]+)?$"
)


def moments(text: str, lang: str = "en") -> tuple[Moment, ...]:
    """
    "'on December 4' is a month and day, 'Thursday night' a weekday, 'soon' an open word."

    In text order, never overlapping; `words` is exactly the text at `span`. In a language
    without a table the words are read as English and figures as in every language.
    """
    smooth = plain(text)
    found = list(_calendar(smooth, patterns(lang), lang))
    found += worded_moments(smooth, lang)
    kept = _longest(found)
    kept = _longest([*kept, *_continued(smooth, kept, patterns(lang))])
    return tuple(_as_printed(m, text) for m in sorted(kept, key=lambda m: m.span))


def _as_printed(moment: Moment, text: str) -> Moment:
    # Odd spaces were made ordinary for the patterns; the words are kept as they were printed.
    return (
        moment
        if moment.words == moment.span.of(text)
        else _with(moment, words=moment.span.of(text))
    )


def _with(
    moment: Moment, *, span: Span | None = None, words: str = "", day: int | None = None
) -> Moment:
    return Moment(
        span or moment.span, words or moment.words, moment.kind, moment.year, moment.month,
        day or moment.day, moment.weekday if day is None else None, moment.part, moment.code,
        moment.rule if day is None else "month-day.continued/1",
    )  # fmt: skip


def _longest(found: Iterable[Moment]) -> list[Moment]:
    # "until July 1" is a day before it is "until July".
    whole = (MomentKind.DATE, MomentKind.MONTH_DAY)
    kept: list[Moment] = []
    edges: list[tuple[int, int]] = []  # of those kept, in text order
    for moment in sorted(
        found, key=lambda m: (m.kind not in whole, m.span.start - m.span.end, m.span.start)
    ):
        start, end = moment.span.start, moment.span.end
        at = bisect_left(edges, (start, end))
        clear = (at == 0 or edges[at - 1][1] <= start) and (at == len(edges) or edges[at][0] >= end)
        if clear:
            edges.insert(at, (start, end))
            kept.append(moment)
    return kept


def _calendar(text: str, p: Patterns, lang: str) -> Iterator[Moment]:
    for number, match in p.opened.matches(text):
        rule = p.shapes[number][0]
        kind = _KIND[re.split(r"[./]", rule)[0]]
        if rule.startswith("month.year"):
            kind = MomentKind.MONTH
        moment = _read(text, match, kind, rule, p)
        if moment:
            yield _placed(text, moment, p, lang)


def _read(
    text: str, match: re.Match[str], kind: MomentKind, rule: str, p: Patterns
) -> Moment | None:
    got = {k: v for k, v in match.groupdict().items() if v}
    if rule.startswith("date.slashed"):
        got |= _slashed(int(got["one"]), int(got["two"]))
        if "day" not in got:
            return None
    month = int(got["month_number"]) if "month_number" in got else None
    if "month" in got:
        month = p.month_of.get(p.fold(got["month"]))
    weekday = p.weekday_of.get(p.fold(got["weekday"])) if "weekday" in got else None
    year = int(got["year"]) if "year" in got else None
    day = int(got["day"]) if "day" in got else None
    if day and month and not _exists(year or 2024, month, day):
        return None
    if not _counts(text, match, kind, rule, p):
        return None
    part = got.get("part") or got.get("glued") or got.get("late_part")
    span = Span(*match.span())
    return Moment(
        span, span.of(text), kind, year, month, day, weekday,
        p.part_of.get(part.lower()) if part else None, None, rule,
    )  # fmt: skip


def _slashed(one: int, two: int) -> dict[str, str]:
    """ "25/06/2022" is day first; "04/05/2022" could be either and is left alone."""
    if one > 12 >= two or (one == two and one <= 12):
        return {"day": str(one), "month_number": str(two)}
    if two > 12 >= one and two <= 31:
        return {"day": str(two), "month_number": str(one)}
    return {}


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _counts(text: str, match: re.Match[str], kind: MomentKind, rule: str, p: Patterns) -> bool:
    """Whether the words are a time here, not a verb, a name or a number of things."""
    lists = p.words.lists
    before = _LAST_WORD.search(text, max(0, match.start() - 30), match.start())
    lead = before[1] if before else ""
    if kind is MomentKind.MONTH_DAY:
        # "The Sept. 11 attacks" is the name of an event of long ago, not news of a September.
        after = _NEXT_WORD.match(text, match.end())
        return after is None or after[1] not in lists["bynames"] or lead.lower() != "the"
    if kind is MomentKind.WEEKDAY:
        # "Black Friday", "Bloody Sunday", "every Monday" name no day of this week.
        return lead not in lists["named_days"]
    if rule == "month/1":
        # "Troops March on the town" and "May attack" are verbs in a headline's capitals.
        loose = () if match["month"].capitalize() in lists["wary"] else lists["loose_month_leads"]
        return lead.lower() in {w.lower() for w in (*lists["month_leads"], *loose)}
    if kind is MomentKind.YEAR:
        after = _NEXT_WORD.match(text, match.end())
        months = set(p.month_of)
        known = {w.lower() for w in lists["year_leads"]} | months
        tail = bool(p.words.year_tail) and match.group() != match["year"]
        if lead.lower() in ("and", "or", "to") and not _YEAR_BEFORE.search(
            text[: match.start()][-12:]
        ):
            return False  # "2020 and 2021" against "sent to 2000 villages"
        return (tail or lead.lower() in known) and not (
            after and after[1].lower() in lists["counted_nouns"]
        )
    return True


def _placed(text: str, moment: Moment, p: Patterns, lang: str) -> Moment:
    """The moment with the words right before it: "late 2024", "since May", "last Friday"."""
    tokens: list[str] = []
    start = moment.span.start
    groups = p.words.groups
    if moment.kind in (MomentKind.MONTH, MomentKind.YEAR):
        start, part = _taken(text, start, groups["portions"])
        tokens += [part] if part else []
    if moment.kind in (MomentKind.MONTH, MomentKind.WEEKDAY):
        start, look = _taken(text, start, groups["nexts"])
        tokens += [look] if look else []
        # "On Friday" of something to come may be today; "next Friday" may not.
        tokens += ["next"] if look == "coming" and moment.kind is MomentKind.WEEKDAY else []
    related = relation(text, start, lang)
    # "Before the end of August" lasts as long as August does.
    related = "until" if related == "before" and "late" in tokens else related
    tokens += [related] if related else []
    if not {"coming", "last", "this"} & set(tokens):
        way = direction(text, moment.span, moment.kind, lang)
        tokens += [way] if way else []
    part_of_day = moment.part
    if moment.kind in (MomentKind.MONTH_DAY, MomentKind.DATE):
        named = _PART_OF.search(text, max(0, start - 25), start)
        part_of_day = named[1] if named else part_of_day
    if moment.kind in (MomentKind.MONTH, MomentKind.YEAR):
        adverb = _ADVERB.search(text, max(0, start - 20), start)
        start = adverb.start() if adverb else start
    span = Span(start, moment.span.end)
    return Moment(
        span, span.of(text), moment.kind, moment.year, moment.month, moment.day,
        moment.weekday, part_of_day, "+".join(tokens) or None, moment.rule,
    )  # fmt: skip


def _taken(text: str, start: int, table: dict[str, tuple[str, ...]]) -> tuple[int, str | None]:
    left = text[max(0, start - 30) : start]
    for name, forms in table.items():
        for pattern in _before(forms):
            found = pattern.search(left)
            if found:
                return start - len(left) + found.start(), name
    return start, None


@lru_cache(maxsize=512)
def _before(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Each of these words right before a time, the longest first."""
    return tuple(
        re.compile(rf"(?<!\w){form}[ \t-]+(?:the[ \t]+)?$", re.IGNORECASE)
        for form in sorted(forms, key=len, reverse=True)
    )


def _continued(text: str, kept: list[Moment], p: Patterns) -> Iterator[Moment]:
    """The other end of "June 21-22", "June 14 to 16", "8-14 September", "June 21 and 22"."""
    for moment in kept:
        if moment.kind is not MomentKind.MONTH_DAY and moment.kind is not MomentKind.DATE:
            continue
        if moment.rule.startswith("month-day.month-first"):
            match = _ON_AND_ON.match(text, moment.span.end)
            fits = match and _goes_on(text, match, p) and int(match["day"]) > (moment.day or 0)
        else:
            window = text[max(0, moment.span.start - 20) : moment.span.start]
            match = _BEFOREHAND.search(window) if ".day-" in moment.rule else None
            fits = match and int(match["day"]) < (moment.day or 0)
        if match and fits and _exists(moment.year or 2024, moment.month or 1, int(match["day"])):
            shift = 0 if match.re is _ON_AND_ON else max(0, moment.span.start - 20)
            span = Span(*match.span("day")).shifted(shift)
            yield _with(moment, span=span, words=span.of(text), day=int(match["day"]))


def _goes_on(text: str, match: re.Match[str], p: Patterns) -> bool:
    """ "June 21 and 22." goes on; "June 21 and 22 tanks" counts tanks."""
    after = _NEXT_WORD.match(text, match.end())
    if after is None:
        return True
    if match["range"]:
        return after[1].lower() not in p.words.lists["counted_nouns"]
    return after[1] in p.words.lists["glue"]
