"""What an origin issued on which day, put together from relays that date it or do not.

Two relays belong to one product when the origin is the same and their days meet. A relay
with no day joins a dated product only when its sentences are found in exactly one. Two
relays that each print a different date are never made one because their words agree: an
institute repeats its sentences for weeks.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from vedette.ids import content_id
from vedette.model.basis import Basis, Dating
from vedette.model.lineage import Product
from vedette.trace.alike import HINT, Sentences, overlap, telling
from vedette.trace.relays import Relay
from vedette.trace.wording import Line

_DAY = timedelta(days=1)
_LOOSE = 4  # an interval of more days than this says too little to place a relay alone
# Agreement above the floor counts; the proof is one sentence at .75 or two at .6.
_FLOOR, _PROOF = 0.45, 0.295


@dataclass(frozen=True, slots=True)
class Issue:
    """
    "The ISW report of 16 December and the relays that carry it."

    misdated: relays whose own words put it on another day.
    """

    product: Product
    relays: tuple[Relay, ...]
    misdated: tuple[Relay, ...] = ()


@dataclass(slots=True)
class _Group:
    relays: list[Relay]
    day: date | None = None
    printed: bool = False

    @property
    def lines(self) -> list[Line]:
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


def find_products(relays: Sequence[Relay]) -> tuple[Issue, ...]:
    """Every product on the desk with the relays that carry it, in a fixed order."""
    by_origin: dict[str, list[Relay]] = defaultdict(list)
    for relay in relays:
        by_origin[relay.origin].append(relay)
    out: list[Issue] = []
    for origin in sorted(by_origin):
        groups = _group(by_origin[origin])
        out += [_issue(origin, group) for group in groups]
    return tuple(out)


def _group(relays: Sequence[Relay]) -> list[_Group]:
    days: dict[date, _Group] = {}
    loose: dict[tuple[object, ...], _Group] = {}
    for relay in sorted(relays, key=lambda r: r.document):
        dating, day = relay.dating, relay.dating.likely
        if day is not None and dating.earliest == dating.latest:
            group = days.setdefault(day, _Group([], day))
            group.relays.append(relay)
            group.printed |= printed_day(dating)
        else:
            # Relays with the same sentences and the same doubt about the day move together.
            key = (dating.earliest, dating.latest, day, dating.month_day, relay.fingerprint)
            loose.setdefault(key, _Group([], day)).relays.append(relay)
    dated = _neighbours([days[day] for day in sorted(days)])
    return _place(dated, [loose[key] for key in sorted(loose, key=repr)])


def _neighbours(groups: list[_Group]) -> list[_Group]:
    """
    Days next to each other made one product when the words agree and at most one of the
    two is printed: "published on Thursday night" in Washington is Friday in Warsaw.
    """
    out: list[_Group] = []
    for group in groups:
        last = out[-1] if out else None
        near = last is not None and last.day and group.day and group.day - last.day == _DAY
        if last and near and not (last.printed and group.printed) and _same(group, last):
            if group.printed and not last.printed:
                last.day, last.printed = group.day, True
            last.relays += group.relays
        else:
            out.append(group)
    return out


def _same(one: _Group, two: _Group) -> bool:
    # The days all but meet, so one sentence of few words is enough if it agrees closely.
    return max(overlap(one.lines, two.lines), default=0.0) >= HINT


def _strength(found: list[float]) -> float:
    """
    How surely two relays carry one product, 0 if not surely enough: one sentence that agrees
    closely, two that agree well, or several that agree loosely, as a rewritten report does.
    """
    total = sum(score - _FLOOR for score in found if score > _FLOOR)
    return total if total >= _PROOF else 0.0


def _place(dated: list[_Group], loose: list[_Group]) -> list[_Group]:
    """Relays without a sure day: to the one product they fit, else on their own."""
    where = _Where(dated)
    left: list[_Group] = []
    for group in loose:
        target = where.only_fit(group)
        if target is None:
            left.append(group)
        else:
            target.relays += group.relays
    return dated + _among_themselves(left)


class _Where:
    """Which dated products a loosely dated relay can belong to."""

    def __init__(self, dated: list[_Group]) -> None:
        self.dated = dated
        self.by_line: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(dated):
            for found in group.lines:
                self.by_line[found.key].append(number)
        self.sentences = Sentences(found for group in dated for found in group.lines)

    def only_fit(self, group: _Group) -> _Group | None:
        """The one product its words are found in; or the only one its days allow."""
        scores: dict[int, list[float]] = defaultdict(list)
        for found in group.lines:
            best: dict[int, float] = {}
            for score, other in self.sentences.matches(found):
                told = telling(found, other, score)
                for number in self.by_line[other.key]:
                    best[number] = max(best.get(number, 0.0), told)
            for number, score in best.items():
                scores[number].append(score)
        dating = group.relays[0].dating
        allowed = {n for n, g in enumerate(self.dated) if _meets(dating, g.day)}
        sure = {
            n: value
            for n, found_scores in scores.items()
            if n in allowed and (value := _strength(sorted(found_scores, reverse=True)))
        }
        ranked = sorted(sure, key=lambda n: (-sure[n], n))
        # Two products print the sentence: either may be meant, so neither is taken.
        if ranked and (len(ranked) == 1 or sure[ranked[0]] > 1.25 * sure[ranked[1]]):
            return self.dated[ranked[0]]
        if ranked:
            return None
        same_day = [n for n in allowed if self.dated[n].day == dating.likely]
        if same_day or (len(allowed) == 1 and _narrow(dating)):
            return self.dated[(same_day or sorted(allowed))[0]]
        return None


def _narrow(dating: Dating) -> bool:
    both = dating.earliest is not None and dating.latest is not None
    return both and (dating.latest - dating.earliest).days <= _LOOSE  # type: ignore[operator]


def _meets(dating: Dating, day: date | None) -> bool:
    if day is None:
        return False
    if dating.month_day and dating.likely is None:
        return (day.month, day.day) == dating.month_day
    # One day of grace: a night report carries two dates.
    early = dating.earliest is None or dating.earliest - _DAY <= day
    late = dating.latest is None or day <= dating.latest + _DAY
    return early and late


def _among_themselves(groups: list[_Group]) -> list[_Group]:
    """Undated relays that carry the same sentences: one product whose day is unknown."""
    out: list[_Group] = []
    sentences = Sentences(found for group in groups for found in group.lines)
    owner: dict[str, list[int]] = defaultdict(list)
    for group in groups:
        fits = _fits(group, out, (owner, sentences)) or _same_day(group, out)
        if fits and _all_allow([group, *(out[n] for n in fits)]):
            number = fits[0]
            for other in fits[1:]:
                _pour(out[number], out[other])
                for places in owner.values():
                    places[:] = [number if n == other else n for n in places]
            _pour(out[number], group)
        else:
            number = len(out)
            out.append(group)
        for found in group.lines:
            owner[found.key].append(number)
    return [group for group in out if group.relays]


def _pour(into: _Group, group: _Group) -> None:
    into.relays += group.relays
    into.day = into.day or group.day
    group.relays = []


def _all_allow(groups: list[_Group]) -> bool:
    """Whether one day fits every relay of all these groups."""
    datings = [relay.dating for group in groups for relay in group.relays]
    return all(_both_allow(one, two) for one, two in combinations(_distinct(datings), 2))


def _distinct(datings: list[Dating]) -> list[Dating]:
    seen = {(d.earliest, d.latest, d.month_day): d for d in datings}
    return [seen[key] for key in sorted(seen, key=repr)]


def _same_day(group: _Group, out: list[_Group]) -> list[int]:
    return [n for n, other in enumerate(out) if group.day and other.day == group.day][:1]


def _fits(
    group: _Group, out: list[_Group], where: tuple[dict[str, list[int]], Sentences]
) -> list[int]:
    owner, sentences = where
    scores: dict[int, list[float]] = defaultdict(list)
    for found in group.lines:
        best: dict[int, float] = {}
        for score, other in sentences.matches(found):
            told = telling(found, other, score)
            for number in owner.get(other.key, ()):
                best[number] = max(best.get(number, 0.0), told)
        for number, score in best.items():
            scores[number].append(score)
    return [
        number
        for number, found_scores in sorted(scores.items())
        if _strength(sorted(found_scores, reverse=True))
        and _both_allow(group.relays[0].dating, out[number].relays[0].dating)
    ]


def _both_allow(one: Dating, two: Dating) -> bool:
    if one.month_day and two.month_day and one.month_day != two.month_day:
        return False
    early = max(d for d in (one.earliest, two.earliest, date.min) if d)
    late = min(d for d in (one.latest, two.latest, date.max) if d)
    return early <= late


_STRENGTH = [Basis.GIVEN, Basis.METADATA, Basis.PRINTED, Basis.INFERRED, Basis.DESK, Basis.UNKNOWN]


def _best_dating(group: _Group) -> Dating:
    """The surest of the relays' datings for the day taken."""

    def order(relay: Relay) -> tuple[bool, bool, int, str, str]:
        dating = relay.dating
        return (
            dating.likely != group.day,
            not printed_day(dating),
            _STRENGTH.index(dating.basis),
            dating.explanation,
            relay.document,
        )

    return min(group.relays, key=order).dating


def _issue(origin: str, group: _Group) -> Issue:
    dating = _best_dating(group)
    if group.day is not None and dating.likely != group.day:
        dating = replace(dating, likely=group.day)
    relays = tuple(sorted(group.relays, key=lambda r: r.document))
    # An undated product is known by its words, so that a further copy changes no id.
    mark = group.day.isoformat() if group.day else min((r.fingerprint for r in relays), default=())
    product = Product(
        id=content_id("prd", [origin, mark]),
        origin=origin,
        issued=dating,
        documents=tuple(r.document for r in relays),
    )
    misdated = tuple(
        r
        for r in relays
        if r.misdated
        or (
            group.day and r.dating.likely and printed_day(r.dating) and r.dating.likely != group.day
        )
    )
    return Issue(product, relays, misdated)
