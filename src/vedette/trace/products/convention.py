"""The day a product is likely from when no words date it, by how news carries products.

Method: a text of a known day relays what was issued that day or in the evening before. An
American institute closes its daily report in the evening, which is night in Europe, so papers
there carry it the next day; a ministry or a person is quoted the day they speak. The day is
INFERRED from this convention and says so; it is never given as printed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from vedette.doctrine.calendar import resolve
from vedette.doctrine.institutions import institutions
from vedette.model.basis import Basis, Dating
from vedette.model.moment import Days, Moment, MomentKind

RULE = "issued.convention/1"
LEAD = "issued.lead/1"  # by convention too, but the first lines name one of the two days
_DAY = timedelta(days=1)
_EVENING = frozenset({"think_tank"})
_DATED = frozenset({MomentKind.DATE, MomentKind.MONTH_DAY})
Lead = Callable[[date], date | None]


def _no_lead(_: date) -> None:
    return None


def by_convention(
    found: Dating, relay: Dating, origin: str, moments: Sequence[Moment], lead: Lead = _no_lead
) -> Dating:
    """
    "Not dated by its relay of 3 November: issued on 2 or 3 November, likely on the 2nd, for
    the institute publishes in the evening." Unchanged where words date the product, or
    where the relay's own day is not known to within a day.

    moments: every time the relay names; one that tells of the relay's own day cannot stand in
    a report of the evening before. lead: asked for the day the first lines name, given the
    relay's day.
    """
    if evening(origin) and _for_morning(found, moments):
        why = f"{found.explanation} {origin} publishes in the evening: likely the night before."
        return replace(found, likely=found.earliest, explanation=why)
    day = _day_of(relay)
    if day is None or not _open(found, day):
        return found
    by_night = evening(origin)
    named = None if by_night else lead(day)
    if named is not None:
        return of_lead(found, day, named)
    told = _tells_of(day, moments)
    likely = day - _DAY if by_night and not told else day
    early = max(found.earliest or date.min, day - _DAY)
    why = "in the evening" if by_night else "on the day it is carried"
    if by_night and told:
        why = "in the evening, yet the text already tells of that day"
    return replace(
        found,
        basis=Basis.INFERRED,
        earliest=min(early, likely),
        latest=day,
        likely=likely,
        rule=RULE,
        explanation=(
            f"No words date the product. By convention a text of {day} relays what was issued "
            f"that day or the evening before, and {origin} publishes {why}: likely {likely}."
        ),
    )


def of_lead(found: Dating, day: date, named: date | None) -> Dating:
    """
    "A text of Thursday whose first lines tell of Wednesday": issued on Wednesday; unchanged
    where they name neither day.
    """
    if named is None:
        return found
    why = f"No words date the product. A text of {day} whose first lines tell of {named} relays "
    return replace(
        found,
        basis=Basis.INFERRED,
        earliest=named,
        latest=named,
        likely=named,
        rule=LEAD,
        explanation=f"{why}what was issued on that day.",
    )


def _for_morning(found: Dating, moments: Sequence[Moment]) -> bool:
    """ "Its report for the morning of 30 September", placed on the 29th or the 30th."""
    night = found.earliest is not None and found.latest is not None
    return (
        night
        and found.likely == found.latest
        and found.earliest != found.latest
        and any(m.part == "morning" and s.overlaps(m.span) for m in moments for s in found.spans)
    )


def _day_of(relay: Dating) -> date | None:
    early, late = relay.earliest, relay.latest
    if early is None or late is None or late - early > _DAY:
        return None
    return relay.likely


def _open(found: Dating, day: date) -> bool:
    """Whether nothing but the relay's own day, or an event before it, bounds the product."""
    if found.rule == "issued.none/1":
        return True
    told = found.latest is None and found.likely is not None
    return told and found.likely < day - _DAY and found.likely > day - 7 * _DAY  # type: ignore[operator]


def evening(origin: str) -> bool:
    """Whether it is a body that closes its daily report in the evening of its own clock."""
    body = institutions().aliases.get(origin.casefold())
    return body is not None and body.kind in _EVENING and body.country == "US"


def _tells_of(day: date, moments: Sequence[Moment]) -> bool:
    ends = Days(day, day)
    return any(
        resolve(m if m.year else replace(m, code="past"), ends) == ends
        for m in moments
        if m.kind in _DATED and not {"until", "before"} & set((m.code or "").split("+"))
    )
