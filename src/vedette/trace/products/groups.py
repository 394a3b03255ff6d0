"""Which relays carry one product of an origin, whether they date it or not.

Two relays belong to one product when the origin is the same and their days meet. A relay
with no day joins a dated product only when its sentences are found in exactly one. Two
relays that each print a different date are never made one because their words agree: an
institute repeats its sentences for weeks.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from vedette.model.basis import Dating
from vedette.trace.drift.wording import Line
from vedette.trace.products.alike import HINT, Sentences, overlap, telling
from vedette.trace.products.group import Group, pour, printed_day
from vedette.trace.products.marks import figures
from vedette.trace.products.relays import Relay
from vedette.trace.products.windows import Window, common

_DAY = timedelta(days=1)
_LOOSE = 4  # an interval of more days than this says too little to place a relay alone
# Agreement above the floor counts; the proof is one sentence at .75 or two at .6.
_FLOOR, _PROOF = 0.45, 0.295


# What a retelling in other words must share of the shorter: so many stems, and this part.
_RETOLD, _SHARED, _PART = 200, 9, 0.4
_SIGNS = 6  # stems two tellings of one report share at the least


def group_relays(relays: Sequence[Relay]) -> list[Group]:
    """The relays of one origin, put together by product."""
    days: dict[date, Group] = {}
    loose: dict[tuple[object, ...], Group] = {}
    for relay in sorted(relays, key=lambda r: r.document):
        dating, day = relay.dating, relay.dating.likely
        if day is not None and dating.earliest == dating.latest:
            group = days.setdefault(day, Group([], day, Window(day - _DAY, day + _DAY)))
            group.relays.append(relay)
            group.printed |= printed_day(dating)
        else:
            # Relays with the same sentences and the same doubt about the day move together.
            key = (relay.window, day, relay.fingerprint)
            loose.setdefault(key, Group([], day, relay.window)).relays.append(relay)
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
    if _other_figures(one, two):
        return False
    # The days all but meet, so one sentence of few words is enough if it agrees closely.
    return max(overlap(one.lines, two.lines), default=0.0) >= HINT


def _other_figures(one: Group, two: Group) -> bool:
    """A daily tally: the same sentence with other figures is the next day's."""
    left, right = ({f for line in g.lines for f in figures(line.text)} for g in (one, two))
    return len(left) > 1 and len(right) > 1 and not left & right


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
    return dated + _among_themselves(left, where.standing())


class _Where:
    """Which dated products a loosely dated relay can belong to."""

    def __init__(self, dated: list[Group]) -> None:
        self.dated = dated
        self.by_line: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(dated):
            for found in group.lines:
                self.by_line[found.key].append(number)
        self.sentences = Sentences(found for group in dated for found in group.lines)

    def _best(self, wanted: Line) -> list[tuple[int, float, str]]:
        """For each product its sentence that best renders this one: (product, how well, which)."""
        best: dict[int, tuple[float, str]] = {}
        for score, other in self.sentences.matches(wanted):
            told = (telling(wanted, other, score), other.key)
            for number in self.by_line[other.key]:
                best[number] = max(best.get(number, (0.0, "")), told)
        return [(number, score, key) for number, (score, key) in best.items()]

    def standing(self) -> frozenset[str]:
        """Sentences printed in products of different days."""
        return frozenset(key for key, places in self.by_line.items() if len(places) > 1)

    def only_fit(self, group: Group) -> Group | None:
        """The one product its words are found in; or the only one its days allow."""
        scores: _Scores = defaultdict(dict)
        for found in group.lines:
            for number, score, key in self._best(found):
                _note(scores[number], key, score)
        dating = group.relays[0].dating
        allowed = {n for n, g in enumerate(self.dated) if g.day and group.span.allows(g.day)}
        sure = {
            n: value
            for n, found in scores.items()
            if n in allowed and (value := _strength(list(found.values())))
        }
        ranked = sorted(sure, key=lambda n: (-sure[n], n))
        # Two products print the sentence: either may be meant, so neither is taken.
        if ranked and (len(ranked) == 1 or sure[ranked[0]] > 1.25 * sure[ranked[1]]):
            return self.dated[ranked[0]]
        if ranked:
            return None
        same_day = [n for n in allowed if self.dated[n].day == dating.likely]
        if same_day:
            return self.dated[same_day[0]]
        if len(allowed) == 1 and (_narrow(dating) or group.span.near):
            only = self.dated[next(iter(allowed))]
            return only if dating.likely is None or _signs(group, only) else None
        return self._retold(group, allowed) if group.span.weekday is not None else None

    def _retold(self, group: Group, allowed: set[int]) -> Group | None:
        """
        The one product of the weekday named that the relay tells in other words: no sentence
        renders another, yet much of what is told is the same.
        """
        told = _told(group)
        alike = [
            n
            for n in sorted(allowed)[:_RETOLD]
            if (other := _told(self.dated[n]))
            and len(told & other) >= max(_SHARED, _PART * min(len(told), len(other)))
        ]
        return self.dated[alike[0]] if len(alike) == 1 else None


def _signs(one: Group, two: Group) -> bool:
    """
    Whether a relay likely of the night before tells anything the day's product tells: "in its
    latest report" beside a report of that very day may be either.
    """
    return len(_told(one) & _told(two)) >= _SIGNS


def _told(group: Group) -> frozenset[str]:
    return frozenset().union(*(found.content for found in group.lines))


def _narrow(dating: Dating) -> bool:
    both = dating.earliest is not None and dating.latest is not None
    return both and (dating.latest - dating.earliest).days <= _LOOSE  # type: ignore[operator]


def _among_themselves(groups: list[Group], standing: frozenset[str]) -> list[Group]:
    """
    Undated relays that carry the same sentences: one product whose day is unknown. Sentences
    that stand in products of different days (`standing`) say nothing of which day.
    """
    out: list[Group] = []
    sentences = Sentences(f for group in groups for f in group.lines if f.key not in standing)
    owner: dict[str, list[int]] = defaultdict(list)
    moved: dict[int, int] = {}
    days: dict[date, int] = {}
    for group in sorted(groups, key=lambda g: g.day is None):
        lines = group.lines
        fits = sorted({_now(moved, n) for n in _fits(group, out, (owner, sentences, moved))})
        if not fits and group.day in days and group.span.short:
            fits = [_now(moved, days[group.day])]
        if not fits and group.span.near:
            around = {_now(moved, n) for day, n in days.items() if group.span.allows(day)}
            fits = sorted(around) if len(around) == 1 else []
        if fits and common([group.span, *(out[n].span for n in fits)]):
            number = fits[0]
            for other in fits[1:]:
                pour(out[number], out[other])
                moved[other] = number
            pour(out[number], group)
        else:
            number = len(out)
            out.append(group)
        if out[number].day is not None and out[number].span.short:
            days.setdefault(out[number].day, number)  # type: ignore[arg-type]
        for found in lines:
            owner[found.key].append(number)
    return [group for group in out if group.relays]


# For each product, how well each of its sentences is rendered: a headline printed twice is
# still one rendering of one sentence.
_Scores = dict[int, dict[str, float]]


def _note(found: dict[str, float], key: str, score: float) -> None:
    found[key] = max(found.get(key, 0.0), score)


def _now(moved: dict[int, int], number: int) -> int:
    while number in moved:
        number = moved[number]
    return number


def _fits(
    group: Group,
    out: list[Group],
    where: tuple[dict[str, list[int]], Sentences, dict[int, int]],
) -> list[int]:
    owner, sentences, moved = where
    scores: _Scores = defaultdict(dict)
    for found in group.lines:
        best: dict[int, tuple[float, str]] = {}
        for score, other in sentences.matches(found):
            told = (telling(found, other, score), other.key)
            for number in {_now(moved, n) for n in owner.get(other.key, ())}:
                best[number] = max(best.get(number, (0.0, "")), told)
        for number, (value, key) in best.items():
            _note(scores[number], key, value)
    return [
        number
        for number, by_sentence in sorted(scores.items())
        if _strength(list(by_sentence.values())) and common([group.span, out[number].span])
    ]
