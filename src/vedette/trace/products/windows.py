"""The days a product can be from, as the relays that carry it allow together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vedette.model.basis import Dating
from vedette.model.moment import Moment, MomentKind, within
from vedette.trace.products.issued import EVENTS

_DAY = timedelta(days=1)
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Window:
    """
    "Not before 13 December, and 'Thursday's report'": ends of a stretch of days, and the
    day of the month or of the week if only that is printed. near: the day of the month that
    the same text gives for another report: it was written then or in the week after.
    """

    early: date = date.min
    late: date = date.max
    month_day: tuple[int, int] | None = None
    weekday: int | None = None
    near: tuple[int, int] | None = None

    def allows(self, day: date, *, grace: timedelta = _DAY) -> bool:
        """Whether the product can be of this day; a night's report carries two dates."""
        if self.month_day and (day.month, day.day) != self.month_day:
            return False
        if self.weekday is not None and self.weekday not in (
            day.weekday(),
            (day + grace).weekday(),
        ):
            return False
        if self.near and not _close(day, self.near):
            return False
        return day + grace >= self.early and day - grace <= self.late

    @property
    def loose(self) -> bool:
        """Whether more than a night and its day are left open."""
        if date.min == self.early or date.max == self.late:
            return True
        return self.late - self.early > 2 * _DAY

    @property
    def short(self) -> bool:
        """Whether both ends are known and near: a day told of says only "not before"."""
        return not self.loose

    def day(self) -> date | None:
        """The one day of the week named, in the week after the first day allowed."""
        if self.weekday is None or self.early == date.min:
            return None
        found = self.early + ((self.weekday - self.early.weekday()) % 7) * _DAY
        return found if found <= min(self.late, self.early + _WEEK) else None


def _close(day: date, near: tuple[int, int]) -> bool:
    try:
        there = [date(day.year + n, *near) for n in (-1, 0, 1)]
    except ValueError:  # 29 February
        return False
    return any(-2 * _DAY <= day - found <= _WEEK for found in there)


OPEN = Window()


def window_of(dating: Dating, moments: Sequence[Moment] = ()) -> Window:
    """The days a dating allows; moments: the times of the relay, for a weekday with no date."""
    placed = dating.likely is not None
    told = dating.rule == EVENTS  # the day is what the report tells of, not its own
    return Window(
        dating.earliest or date.min,
        dating.latest or date.max,
        None if placed or told else dating.month_day,
        None if placed else _weekday(dating, moments),
        dating.month_day if told and not placed else None,
    )


def _weekday(dating: Dating, moments: Sequence[Moment]) -> int | None:
    near = (moments[n] for span in dating.spans for n in within(moments, span))
    found = {m.weekday for m in near if m.kind is MomentKind.WEEKDAY}
    return next(iter(found)) if len(found) == 1 else None


def common(windows: Iterable[Window]) -> Window | None:
    """The days every one of these allows; None if there is none."""
    found = list(windows)
    early, late = max(w.early for w in found), min(w.late for w in found)
    days = {w.month_day for w in found} - {None}
    weekdays = {w.weekday for w in found} - {None}
    if early > late or len(days) > 1 or len(weekdays) > 1:
        return None
    both = Window(early, late, next(iter(days), None), next(iter(weekdays), None))
    short = late != date.max and early != date.min and late - early <= _WEEK
    if short and not any(both.allows(early + n * _DAY) for n in range((late - early).days + 1)):
        return None
    return both
