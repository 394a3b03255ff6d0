"""Relays taken to carry one product, while they are being put together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from vedette.model.basis import Basis, Dating
from vedette.model.lineage import Merger
from vedette.trace.drift.wording import Line
from vedette.trace.products.convention import LEAD
from vedette.trace.products.convention import RULE as CONVENTION
from vedette.trace.products.issued import EVENTS
from vedette.trace.products.issued import RULE as WORDS
from vedette.trace.products.relay import Relay
from vedette.trace.products.windows import OPEN, Window, common

_DAY = timedelta(days=1)
_SOFT = frozenset({CONVENTION, EVENTS, "issued.relay-events/1"})


@dataclass(slots=True)
class Group:
    """
    Relays taken to carry one product, while they are being put together: the day the product
    is known by, and whether some relay prints that very day.
    """

    relays: list[Relay]
    day: date | None = None
    span: Window = OPEN
    printed: bool = False
    reasons: list[Merger] = field(default_factory=list)

    @property
    def loose_day(self) -> bool:
        """Whether its day is known by custom or from the events told alone."""
        return bool(self.relays) and all(r.dating.rule in _SOFT for r in self.relays)

    @property
    def worded(self) -> bool:
        """Whether some relay's own words give its day: a date, or the weekday it tells of."""
        return any(
            r.dating.rule in (WORDS, LEAD) and r.dating.likely == self.day for r in self.relays
        )

    def day_allows(self, day: date | None, lag: timedelta) -> bool:
        """Whether a relay whose own words do not date it can carry a product of that day."""
        if day is None or self.day is None:
            return True
        late = self.span.late if self.span.late != date.max else self.day + lag
        return self.day - lag <= day <= max(late, self.day)

    @property
    def lines(self) -> list[Line]:
        """Every sentence the relays give of the product, each once."""
        unique = {found.key: found for relay in self.relays for found in relay.lines}
        return [unique[key] for key in sorted(unique)]


def printed_day(dating: Dating) -> bool:
    """
    Whether the words name the very day ("a report dated December 16"), not a weekday or
    "the latest report", which a reader elsewhere counts from another midnight.
    """
    if dating.earliest is None or dating.earliest != dating.latest:
        return False
    if dating.basis in (Basis.GIVEN, Basis.METADATA):
        return True
    return any(character.isdigit() for words in dating.words for character in words)


def pour(into: Group, group: Group) -> None:
    """Moves the relays of one group into another and keeps the days both allow."""
    into.relays += group.relays
    into.span = common([into.span, group.span]) or into.span
    into.reasons += group.reasons
    days = [d for d in (into.day, group.day) if d]
    named = into.span.day()
    if named is None and len(days) > 1 and abs(days[0] - days[1]) == _DAY:
        named = max(days)
    night = _night_before(named, into.relays)
    if night is not None:
        into.day, group.relays = night, []
        return
    allowed = [d for d in days if into.span.allows(d, grace=timedelta())]
    into.day = into.span.day() or next(iter(allowed or days), None)
    group.relays = []


def _night_before(named: date | None, relays: Sequence[Relay]) -> date | None:
    """
    The day that one relay's words give where another's weekday is the next: "out on Monday
    night" is "Tuesday's report" to a reader elsewhere, who counts from another midnight.
    """
    if named is None:
        return None
    said = {r.dating.likely for r in relays if r.dating.rule == WORDS}
    printed = {r.dating.likely for r in relays if printed_day(r.dating)}
    return named - _DAY if named - _DAY in said and named not in printed else None
