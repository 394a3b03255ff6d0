"""Which relays carry one product of an origin, whether they date it or not.

Two relays belong to one product when the origin is the same and their days meet. A relay
with no day joins a dated product only when its sentences are found in exactly one. Two
relays that each print a different date are never made one because their words agree: an
institute repeats its sentences for weeks.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from vedette.model.basis import Basis, Dating
from vedette.trace.alike import HINT, Sentences, overlap, telling
from vedette.trace.relays import Relay
from vedette.trace.translated import language, rendered
from vedette.trace.wording import Line

_DAY = timedelta(days=1)
_LOOSE = 4  # an interval of more days than this says too little to place a relay alone
# Agreement above the floor counts; the proof is one sentence at .75 or two at .6.
_CANDIDATES = 200  # products in other languages looked at for one relay
_FLOOR, _PROOF = 0.45, 0.295


@dataclass(slots=True)
class Group:
    """
    Relays taken to carry one product, while they are being put together: the day the product
    is known by, and whether some relay prints that very day.
    """

    relays: list[Relay]
    day: date | None = None
    printed: bool = False

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


def group_relays(relays: Sequence[Relay]) -> list[Group]:
    """The relays of one origin, put together by product."""
    days: dict[date, Group] = {}
    loose: dict[tuple[object, ...], Group] = {}
    for relay in sorted(relays, key=lambda r: r.document):
        dating, day = relay.dating, relay.dating.likely
        if day is not None and dating.earliest == dating.latest:
            group = days.setdefault(day, Group([], day))
            group.relays.append(relay)
            group.printed |= printed_day(dating)
        else:
            # Relays with the same sentences and the same doubt about the day move together.
            key = (dating.earliest, dating.latest, day, dating.month_day, relay.fingerprint)
            loose.setdefault(key, Group([], day)).relays.append(relay)
    dated = _neighbours([days[day] for day in sorted(days)])
    return _place(dated, [loose[key] for key in sorted(loose, key=repr)])


def _neighbours(groups: list[Group]) -> list[Group]:
    """
    Days next to each other made one product when the words agree and at most one of the
    two is printed: "published on Thursday night" in Washington is Friday in Warsaw.
    """
    out: list[Group] = []
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


def _same(one: Group, two: Group) -> bool:
    # The days all but meet, so one sentence of few words is enough if it agrees closely.
    return max(overlap(one.lines, two.lines), default=0.0) >= HINT


def _strength(found: list[float]) -> float:
    """
    How surely two relays carry one product, 0 if not surely enough: one sentence that agrees
    closely, two that agree well, or several that agree loosely, as a rewritten report does.
    """
    total = sum(score - _FLOOR for score in found if score > _FLOOR)
    return total if total >= _PROOF else 0.0


def _place(dated: list[Group], loose: list[Group]) -> list[Group]:
    """Relays without a sure day: to the one product they fit, else on their own."""
    where = _Where(dated)
    left: list[Group] = []
    for group in loose:
        target = where.only_fit(group)
        if target is None:
            left.append(group)
        else:
            target.relays += group.relays
    return _translations(dated + _among_themselves(left))


def _translations(groups: list[Group]) -> list[Group]:
    """Relays in another language joined to the one product that gives the same judgements."""
    by_language: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for lang in sorted({language(relay) for relay in group.relays} - {""}):
            by_language[lang].append(number)
    for group in groups:
        spoken = {language(relay) for relay in group.relays}
        if group.day or len(spoken) != 1 or spoken == {""}:
            continue
        others = [n for lang, found in by_language.items() if lang not in spoken for n in found]
        fits = {
            n: pairs
            for n in others[:_CANDIDATES]
            # A product relayed in this language too would have been known by its words.
            if spoken.isdisjoint(language(relay) for relay in groups[n].relays)
            and (pairs := rendered(group.relays, groups[n].relays))
            and _all_allow([group, groups[n]])
        }
        ranked = sorted(fits, key=lambda n: (-fits[n], n))
        if ranked and (len(ranked) == 1 or fits[ranked[0]] > fits[ranked[1]]):
            target = groups[ranked[0]]
            _pour(target, group)
    return [group for group in groups if group.relays]


class _Where:
    """Which dated products a loosely dated relay can belong to."""

    def __init__(self, dated: list[Group]) -> None:
        self.dated = dated
        self.by_line: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(dated):
            for found in group.lines:
                self.by_line[found.key].append(number)
        self.sentences = Sentences(found for group in dated for found in group.lines)

    def only_fit(self, group: Group) -> Group | None:
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


def _among_themselves(groups: list[Group]) -> list[Group]:
    """Undated relays that carry the same sentences: one product whose day is unknown."""
    out: list[Group] = []
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


def _pour(into: Group, group: Group) -> None:
    into.relays += group.relays
    into.day = into.day or group.day
    group.relays = []


def _all_allow(groups: list[Group]) -> bool:
    """Whether one day fits every relay of all these groups."""
    datings = [relay.dating for group in groups for relay in group.relays]
    return all(_both_allow(one, two) for one, two in combinations(_distinct(datings), 2))


def _distinct(datings: list[Dating]) -> list[Dating]:
    seen = {(d.earliest, d.latest, d.month_day): d for d in datings}
    return [seen[key] for key in sorted(seen, key=repr)]


def _same_day(group: Group, out: list[Group]) -> list[int]:
    return [n for n, other in enumerate(out) if group.day and other.day == group.day][:1]


def _fits(
    group: Group, out: list[Group], where: tuple[dict[str, list[int]], Sentences]
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
