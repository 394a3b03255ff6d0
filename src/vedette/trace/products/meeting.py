"""Whether the days of two products allow that they are one."""

from datetime import timedelta

from vedette.trace.products.convention import evening
from vedette.trace.products.group import Group
from vedette.trace.products.marks import figures_among
from vedette.trace.products.windows import common

_LOOKS = 6  # relays of a product that are looked at: the rest repeat them
_LAG = timedelta(days=7)  # a relay may carry a report of the week before
_NIGHT = timedelta(days=1)


def may_meet(one: Group, two: Group) -> bool:
    """Whether their days allow that both carry one product."""
    if one.day == two.day:
        return _days_meet(one, two)
    # Days are cheaper to compare than figures, and part most pairs.
    apart = (one.printed and two.printed) or not _days_meet(one, two)
    return not apart and not _other_figures(one, two)


def _days_meet(one: Group, two: Group) -> bool:
    if one.day and two.day:
        apart = abs(one.day - two.day)
        if apart and one.worded and two.worded and not _figure_shared(one, two):
            return _evening(one, two)
        if apart <= _NIGHT or (one.loose_day and two.loose_day):
            return apart <= _LAG
        loose, firm = (one, two) if one.loose_day else (two, one)
        # "In its latest update": no words date it, and the report may be days old.
        return loose.loose_day and loose.day_allows(firm.day, _LAG)
    return common([one.span, two.span]) is not None


def _evening(one: Group, two: Group) -> bool:
    """Whether both are of a body that publishes at night, which readers date by either day."""
    return abs(one.day - two.day) <= _NIGHT and evening(one.relays[0].origin)  # type: ignore[operator]


def _figure_shared(one: Group, two: Group) -> bool:
    return bool(_figures(one) & _figures(two))


def _figures(group: Group) -> set[str]:
    return {m for r in group.relays[:_LOOKS] for m in figures_among(r.told)}


def _other_figures(one: Group, two: Group) -> bool:
    """A daily tally in the same words, with none of the other's figures, is another day's."""
    left, right = _figures(one), _figures(two)
    return len(left) > 1 and len(right) > 1 and not left & right
