"""Which days a time expression can mean, given when the text was published.

Codes (`Moment.code`), joined by "+": for calendar words `coming`, `last`, `this`, `past`
(which way the words look), `since`, `until`, `before`, `after` (the relation printed before
them), `early`, `mid`, `late` (a third of the period), the season's name, `epoch:DAY` (day 1 of
a day count); for relative words `day:-1`, `week:0`, `month:+1`, `year:+1`, `weekend:-1`,
`overnight`, `past_hours:24`, `next_weeks` (no number: a vague plural), `ago_days:3`; open words
carry their entry in the table of lengths.

Every rule looks forward no faster than the anchor moves, so an anchor that is an interval is
answered by resolving its two ends, and an open end of the anchor leaves that end open.
"""

import calendar as civil
import math
import re
from collections.abc import Iterable
from datetime import date

from vedette.doctrine.time_words import lengths, seasons
from vedette.errors import BadDate
from vedette.model.moment import Days, Moment, MomentKind

_UNKNOWN = Days(None, None)
_UNIT_DAYS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 31.0, "years": 366.0}
# "Three weeks ago" is said of anything between 18 and 24 days back, "a day ago" is not loose.
_AGO_SLACK = {"hours": 0.5, "days": 0.0, "weeks": 3.0, "months": 15.0, "years": 183.0}
_FIRST_YEAR, _LAST_YEAR = 2, 9998

Stretch = tuple[date, date]


def shifted(day: date, by: float) -> date:
    """The day so many days on, held inside the calendar at its two ends."""
    ordinal = day.toordinal() + (math.ceil(by) if by > 0 else math.floor(by))
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, civil.monthrange(year, month)[1]))


def month_days(year: int, month: int) -> Stretch:
    """First and last day of a month."""
    return date(year, month, 1), _clamped(year, month, 31)


def season_days(name: str, year: int) -> Stretch:
    """
    "Winter 2023 is 1 December 2022 to 20 March 2023": a winter is named by the year it ends in.

    The window is the widest of the two definitions in the table of seasons.
    """
    (from_month, from_day), (to_month, to_day) = seasons()[name]
    first = year - 1 if from_month > to_month else year
    return date(first, from_month, from_day), date(year, to_month, to_day)


def _part(stretch: Stretch, tokens: Iterable[str]) -> Stretch:
    """The early, middle or late part: quarters of a year, thirds of anything shorter."""
    first, last = stretch
    span = (last - first).days + 1
    # "Early 2023" is the first quarter and "late 2023" the last: in May nobody says "early".
    edge = 90 if span > 300 else span // 3
    if "early" in tokens:
        return first, shifted(first, edge - 1)
    if "late" in tokens:
        return shifted(last, 1 - (92 if span > 300 else edge)), last
    if "mid" in tokens:
        return shifted(first, edge), shifted(last, -edge)
    return stretch


def _distance(stretch: Stretch, day: date) -> int:
    return max((stretch[0] - day).days, (day - stretch[1]).days, 0)


def _choose(options: list[Stretch], day: date, tokens: Iterable[str]) -> Stretch | None:
    """One of several repeats of a period, as seen from a day."""
    if "coming" in tokens:
        options = [s for s in options if s[1] >= day]
        return options[0] if options else None
    if "last" in tokens:
        options = [s for s in options if s[1] < day]
        return options[-1] if options else None
    if "past" in tokens or "since" in tokens:
        options = [s for s in options if s[0] <= day]
        return options[-1] if options else None
    return min(options, key=lambda s: (_distance(s, day), s[0])) if options else None


def _years(day: date, reach: int = 2) -> range:
    return range(max(_FIRST_YEAR, day.year - reach), min(_LAST_YEAR, day.year + reach) + 1)


def _month_day(moment: Moment, day: date, tokens: set[str]) -> Stretch | None:
    """
    "On 24 February" is the nearest such day; where the words look back, the last one.

    With a weekday printed, only the years on which the two agree are asked.
    """
    month, number = moment.month or 1, moment.day or 1
    # A day and weekday agree again after 5, 6 or 11 years; 29 February after 28 (40 over 1900).
    reach = 40 if moment.weekday is not None else 8
    found = [
        date(y, month, number)
        for y in _years(day, reach)
        if number <= civil.monthrange(y, month)[1]
    ]
    if moment.weekday is not None:
        found = [d for d in found if d.weekday() == moment.weekday]
    if {"past", "since"} & tokens:
        # One day of grace: a text of the American evening names what is tomorrow in Europe.
        found = [d for d in found if d <= shifted(day, 1)]
    if not found:
        return None
    best = min(found, key=lambda d: (abs((d - day).days), d))
    return best, best


def _weekday(moment: Moment, day: date, tokens: set[str]) -> Stretch:
    """
    "On Friday" is the Friday of the last seven days, the day itself included; "next Friday"
    the first one after it; "will meet on Friday" that day or later; "last Friday" before it.
    """
    wanted = moment.weekday or 0
    if "next" in tokens:
        found = shifted(day, (wanted - day.weekday() - 1) % 7 + 1)
    elif "coming" in tokens:
        found = shifted(day, (wanted - day.weekday()) % 7)
    else:
        from_day = shifted(day, -1) if "last" in tokens else day
        found = shifted(from_day, -((from_day.weekday() - wanted) % 7))
    return found, found


def _relative(code: str, day: date, tokens: set[str]) -> Stretch | None:
    name, _, number = code.partition(":")
    if name in ("day", "week", "month", "year", "weekend", "decade"):
        return _step(name, int(number), day, tokens)
    if name == "overnight":
        return shifted(day, -1), day
    way, _, unit = name.partition("_")
    if way in ("past", "next"):
        reach = float(number) * _UNIT_DAYS[unit] if number else float(lengths()[name] or 0)
        return (shifted(day, -reach), day) if way == "past" else (day, shifted(day, reach))
    if way == "ago":
        back, slack = float(number) * _UNIT_DAYS[unit], _AGO_SLACK[unit]
        return shifted(day, -back - slack), min(shifted(day, slack - back), day)
    return None


def _step(name: str, by: int, day: date, tokens: set[str]) -> Stretch:
    if name == "day":
        found = shifted(day, by)
        return found, found
    if name in ("week", "weekend"):
        # Weeks run from Monday to Sunday (ISO 8601); a weekend is the end of its week, and
        # "the weekend" said on a Sunday is the one that is going on.
        monday = shifted(day, 7 * by - day.weekday())
        if name == "weekend" and by == -1 and day.weekday() >= 5:
            monday = shifted(monday, 7)
        return (
            (shifted(monday, 5), shifted(monday, 6))
            if name == "weekend"
            else (
                monday,
                shifted(monday, 6),
            )
        )
    if name == "month":
        index = min(max(day.year * 12 + day.month - 1 + by, 24), 9998 * 12)
        return _part(month_days(index // 12, index % 12 + 1), tokens)
    year = min(max(day.year + by, _FIRST_YEAR), _LAST_YEAR)
    if name == "decade":
        return date(max(year // 10 * 10, 1), 1, 1), date(min(year // 10 * 10 + 9, 9999), 12, 31)
    return _part((date(year, 1, 1), date(year, 12, 31)), tokens)


def _fixed(moment: Moment, tokens: set[str]) -> Stretch | None:
    """Days that do not hang on the anchor: the year is printed, or the count has an epoch."""
    year = moment.year
    if moment.kind is MomentKind.DAY_COUNT:
        start = next((t.removeprefix("epoch:") for t in tokens if t.startswith("epoch:")), None)
        if not start or not moment.day:
            return None
        found = shifted(date.fromisoformat(start), moment.day - 1)
        return found, found
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if moment.kind is MomentKind.DATE:
        found = date(year, moment.month or 1, moment.day or 1)
        return found, found
    if moment.kind is MomentKind.MONTH:
        return _part(month_days(year, moment.month or 1), tokens)
    if moment.kind is MomentKind.YEAR:
        return _part((date(year, 1, 1), date(year, 12, 31)), tokens)
    return None


def _season(moment: Moment, day: date, tokens: set[str]) -> Stretch | None:
    """
    "Winter 2023" in news of late 2022 is the winter that reaches into 2023; in news of late
    2023 it is the one that begins then: the one of the two that lies nearer to the anchor.
    """
    name = next((t for t in tokens if t in seasons()), None)
    if name is None:
        return None
    if moment.year is None:
        options = [_part(season_days(name, y), tokens) for y in _years(day)]
        return _choose(options, day, tokens)
    years = [y for y in (moment.year, moment.year + 1) if _FIRST_YEAR <= y <= _LAST_YEAR]
    years = years if name == "winter" else years[:1]
    options = [_part(season_days(name, y), tokens) for y in years]
    return _choose(options, day, ())


def _base(moment: Moment) -> str:
    """The code without what was joined to it: `year:+1` of `year:+1+early`."""
    return re.split(r"\+(?=[a-z])", moment.code or "")[0]


def _seen_from(moment: Moment, day: date, tokens: set[str]) -> Stretch | None:
    """The stretch of days as a reader of that one day would understand it."""
    if moment.kind is MomentKind.MONTH_DAY:
        return _month_day(moment, day, tokens)
    if moment.kind is MomentKind.MONTH:
        options = [_part(month_days(y, moment.month or 1), tokens) for y in _years(day)]
        return _choose(options, day, tokens)
    if moment.kind is MomentKind.SEASON:
        return _season(moment, day, tokens)
    if moment.kind is MomentKind.WEEKDAY:
        return _weekday(moment, day, tokens)
    if moment.kind is MomentKind.RELATIVE:
        return _relative(_base(moment), day, tokens)
    return None


def _open(moment: Moment, anchor: Days) -> Days:
    reach = lengths().get(moment.code or "")
    latest = shifted(anchor.latest, reach) if reach is not None and anchor.latest else None
    return Days(anchor.earliest, latest)


def _related(low: Stretch | None, high: Stretch | None, anchor: Days, tokens: set[str]) -> Days:
    """
    What "since", "until", "before" or "after" makes of a period, seen from both ends of the
    anchor. Words that contradict it ("lasted until May", read in June) leave no empty answer.
    """
    first, last = (low[0] if low else None), (high[1] if high else None)
    if "since" in tokens:
        upto = anchor.latest
        return Days(first, max(upto, high[0]) if upto and high else None)
    if "after" in tokens:
        return Days(first, None)
    if "before" in tokens:
        # "Before 2024" ends with 2023; "by the spring" may be as late as the spring's end.
        low_end, last = (shifted(s[0], -1) if s else None for s in (low, high))
    elif "until" in tokens:
        low_end = low[1] if low else None
    else:
        return Days(first, last)
    start = anchor.earliest
    return Days(min(start, low_end) if start and low_end else None, last)


def resolve(moment: Moment, anchor: Days) -> Days:
    """
    "'Thursday night' in a text of Friday 2 December 2022 is 1 December."

    anchor: when the text was published; an interval makes the answer wide, an open end leaves
    the answer open at that end, and words that hang on an unknown anchor stay unknown. The
    answer never begins after it ends. Raises BadDate if the anchor itself is upside down.
    """
    if anchor.earliest and anchor.latest and anchor.earliest > anchor.latest:
        raise BadDate(f"The days {anchor.earliest} to {anchor.latest} run backwards.")
    if moment.kind is MomentKind.OPEN:
        return _open(moment, anchor)
    tokens = set((moment.code or "").split("+"))
    fixed = _fixed(moment, tokens)
    if fixed:
        return _related(fixed, fixed, anchor, tokens)
    if moment.kind is MomentKind.DATE or moment.kind is MomentKind.DAY_COUNT:
        return _UNKNOWN
    if moment.kind is MomentKind.SEASON and moment.year is not None and anchor == _UNKNOWN:
        # Without an anchor "winter 2023" may be either of the two winters that touch 2023.
        anchor = Days(date(moment.year - 1, 12, 31), date(moment.year, 12, 31))
    low = _seen_from(moment, anchor.earliest, tokens) if anchor.earliest else None
    high = _seen_from(moment, anchor.latest, tokens) if anchor.latest else None
    return _related(low, high, anchor, tokens)


def within(day: date, days: Days) -> bool:
    """Whether a day lies in the stretch; an open end excludes nothing."""
    return (days.earliest or day) <= day <= (days.latest or day)


def week_of(day: date) -> Days:
    """Monday to Sunday of the week the day lies in."""
    return Days(*_step("week", 0, day, set()))
