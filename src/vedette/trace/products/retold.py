"""Relays of one origin's product known by the figures, names and rare words they share.

Where no sentence renders another, what is told can still be the same: a tabloid's two figures,
a translation's names. Two relays are joined only if their origin is one, their days can meet,
what they share tells enough, and no other product of that origin fits nearly as well.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from vedette.model.lineage import Merger
from vedette.trace.drift.wording import tokens
from vedette.trace.products.group import Group, pour
from vedette.trace.products.marks import Weights, comparable, marks, telling
from vedette.trace.products.meeting import may_meet
from vedette.trace.products.relay import Relay

# What two texts must share at the least, and what part of the one that tells less: in one
# language, in two, and in two that both came out within two days of the product.
_SAME_LANG, _OTHER_LANG, _NEWS_LANG = (11.0, 0.34), (6.0, 0.42), (3.5, 0.25)
_SENTENCE, _SOME, _HALF, _LINES = (
    12.5,
    5.0,
    0.6,
    25,
)  # one sentence told again in other words is enough
_LONG_TEXTS = 3.0  # in two languages: long texts share a smaller part, and more of it
_MARKS = 5  # one sentence on the subject shares three or four names and concepts by chance
_NEWS = timedelta(days=2)
_LONG = 5  # "#" and four digits: a figure that no two reports share by chance
_MARGIN = 1.25  # the best product must fit so much better than the next
_LOOKS = 6  # relays of a product that are looked at: the rest repeat them
_FINE = 1 << 20  # parts of a weight that still count when products are ranked
_CROWD = 40  # a mark in more products of one origin than this leads nowhere


_Scored = tuple[float, Merger | None]
Akin = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Kin:
    """
    For each text those that tell the same, and how surely; lone: those of them that have no
    origin in common but one that neither is read to quote.
    """

    akin: Akin = field(default_factory=dict)
    lone: Akin = field(default_factory=dict)


NO_KIN = Kin()


@dataclass(frozen=True, slots=True)
class _Pair:
    score: float
    one: int
    two: int
    because: Merger


def join_retold(
    groups: list[Group], silent: Sequence[Relay], weights: Weights, kin: Kin = NO_KIN
) -> list[Group]:
    """
    The products of one origin with the relays that retell them.

    silent: texts that only name the origin; they join a product they retell, or one another
    where they are known to tell the same and nothing else joins them (`kin`), or none.
    """
    if len(groups) + len(silent) < 2:
        return groups
    held = [r for g in groups for r in g.relays]
    weights = weights.among({r.document: r.told for r in (*held, *silent)}.values())
    every = [*groups, *(Group([relay], relay.dating.likely, relay.window) for relay in silent)]
    first_silent = len(groups)
    pairs = _pairs(every, weights, first_silent, kin)
    ranked: dict[int, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        ranked[pair.one].append(pair)
        ranked[pair.two].append(pair)
    moved: dict[int, int] = {}
    for pair in pairs:
        one, two = _now(moved, pair.one), _now(moved, pair.two)
        if one == two or not every[one].relays or not every[two].relays:
            continue
        if not may_meet(every[one], every[two]) or _rivalled(pair, ranked, (every, moved)):
            continue
        into, other = _into(every, one, two)
        pour(every[into], every[other])
        every[into].reasons.append(pair.because)
        moved[other] = into
    return [g for n, g in enumerate(every) if g.relays and (n < first_silent or len(g.relays) > 1)]


def _standing(groups: Sequence[Group]) -> frozenset[str]:
    """Sentences printed in products of different days: they say nothing of which day."""
    days: dict[str, set[date]] = defaultdict(set)
    for group in groups:
        if group.day is not None:
            for found in group.lines:
                days[found.key].add(group.day)
    return frozenset(key for key, found in days.items() if len(found) > 1)


def _without_standing(relays: Sequence[Relay], standing: frozenset[str]) -> list[Relay]:
    """The relays told by what is not a standing sentence of their origin."""
    return [_without(relay, standing) for relay in relays]


def _without(relay: Relay, standing: frozenset[str]) -> Relay:
    worn = [f for f in relay.lines if f.key in standing]
    if not worn:
        return relay
    words = frozenset().union(*(marks(f.text, relay.lang) for f in worn))
    lines = tuple(f for f in relay.lines if f.key not in standing)
    return replace(relay, told=relay.told - words, lines=lines)


def _now(moved: Mapping[int, int], number: int) -> int:
    while number in moved:
        number = moved[number]
    return number


def _into(every: Sequence[Group], one: int, two: int) -> tuple[int, int]:
    """The surer dated of two takes the other in; the earlier in order of two alike."""

    def order(n: int) -> tuple[bool, bool, bool, int]:
        return not every[n].printed, every[n].day is None, every[n].loose_day, n

    first, then = sorted((one, two), key=order)
    return first, then


def _rivalled(
    pair: _Pair,
    ranked: Mapping[int, Sequence[_Pair]],
    where: tuple[Sequence[Group], Mapping[int, int]],
) -> bool:
    """Whether the undated one of the two fits another product nearly as well."""
    every, moved = where
    for mine in (pair.one, pair.two):
        if every[_now(moved, mine)].printed:
            continue
        here = {_now(moved, pair.one), _now(moved, pair.two)}
        for rival in ranked[mine]:
            other = _now(moved, rival.two if rival.one == mine else rival.one)
            me = _now(moved, mine)
            if other in here or not every[other].relays or not may_meet(every[me], every[other]):
                continue
            same_day = any(may_meet(every[other], every[n]) for n in here if n != _now(moved, mine))
            if rival.score * _MARGIN > pair.score and not same_day:
                return True
    return False


def _pairs(every: Sequence[Group], weights: Weights, first_silent: int, kin: Kin) -> list[_Pair]:
    """Pairs of products that share enough, best first."""
    found: list[_Pair] = []
    standing = _standing(every)
    held = [_without_standing(g.relays[:_LOOKS], standing) for g in every]
    places: dict[str, list[int]] = defaultdict(list)
    for number, relays in enumerate(held):
        for mark in frozenset().union(*(r.told for r in relays)):
            places[mark].append(number)
    documents = [frozenset(r.document for r in relays) for relays in held]
    seen: set[tuple[int, int]] = set()
    for number, relays in enumerate(held):
        if every[number].printed:
            continue  # printed days meet other printed days by their dates alone
        near = _near(relays, places, weights)
        akin = frozenset().union(*(kin.lone.get(name, ()) for name in documents[number]))
        for other in near:
            pair = (min(number, other), max(number, other))
            if other == number or pair in seen:
                continue
            if min(pair) >= first_silent and akin.isdisjoint(documents[other]):
                continue
            seen.add(pair)
            if not may_meet(every[number], every[other]):
                continue
            days = (every[number].day, every[other].day)
            best = max(
                (
                    _score(left, right, weights, as_news=_as_news(left, right, days), akin=kin.akin)
                    for left in relays
                    for right in held[other]
                ),
                key=lambda s: s[0],
                default=(0.0, None),
            )
            if best[1] is not None:
                found.append(_Pair(best[0], *pair, best[1]))
    return sorted(found, key=lambda p: (-p.score, p.one, p.two))


def _near(relays: Sequence[Relay], places: Mapping[str, list[int]], weights: Weights) -> list[int]:
    """The products that share the most telling marks with these relays."""
    # Whole numbers: their sum is the same in whatever order the marks come.
    sums: dict[int, int] = defaultdict(int)
    for mark in frozenset().union(*(r.told for r in relays)):
        held = places[mark]
        if 1 < len(held) <= _CROWD:
            weight = int(weights[mark] * _FINE)
            for number in held:
                sums[number] += weight
    best = sorted((-told, number) for number, told in sums.items())[:_CROWD]
    return [number for _, number in best]


def _as_news(one: Relay, two: Relay, days: tuple[date | None, date | None]) -> bool:
    """Whether each text came out on the product's day or within two of it."""
    day = days[1] or days[0]
    if day is None or one.written is None or two.written is None:
        return False
    return all(timedelta() <= r.written - day <= _NEWS for r in (one, two))  # type: ignore[operator]


def _score(
    one: Relay, two: Relay, weights: Weights, *, as_news: bool = False, akin: Akin = NO_KIN.akin
) -> _Scored:
    """How surely two texts retell one product, 0 if not surely enough, and by what."""
    if one.document == two.document:
        return 0.0, None
    across = bool(one.lang and two.lang and one.lang != two.lang)
    left, right = (comparable(r.told) if across else r.told for r in (one, two))
    shared = left & right
    total = weights.total(shared)
    part = total / max(min(weights.whole(left), weights.whole(right)), 1.0)
    if across:
        exact = any(map(_exact, shared))
        much = total >= _OTHER_LANG[0] and part >= _OTHER_LANG[1]
        enough = exact or (len(shared) >= _MARKS and (much or total * part >= _LONG_TEXTS))
        enough = enough or (as_news and total >= _NEWS_LANG[0] and part >= _NEWS_LANG[1])
    else:
        said = _one_sentence(one, two, weights) if total >= _HALF * _SENTENCE else 0.0
        # Words of the subject alone, spread over two texts, are no retelling.
        enough = total >= _SAME_LANG[0] and part >= _SAME_LANG[1] and said >= _SOME
        if said >= _SENTENCE:
            enough, part = True, max(part, said / total)
    # Of two texts in one language that both name the origin, the words have told already.
    told = not across and one.spans and two.spans
    known = 0.0 if told else akin.get(one.document, {}).get(two.document, 0.0)
    if not enough and not known:
        return 0.0, None
    top = sorted(shared, key=lambda m: (-weights[m], m))[:6]
    return max(total * part, known), Merger(
        one.document, two.document, f"they share {_words(top, one)}"
    )


def _exact(mark: str) -> bool:
    """ "36943" is nobody's by chance; "2 million" and "1.2 billion" are many reports'."""
    long = mark.startswith("#") and len(mark) >= _LONG
    return long and "e" not in mark and len(mark.rstrip("0")) > 2


def _words(shared: Sequence[str], relay: Relay) -> str:
    """Marks as a reader knows them: "^tsl" as the "Tsel" that is printed, "=north" as north."""
    printed: dict[str, str] = {}
    for found in relay.lines[:_LINES]:
        for word in tokens(found.text):
            for mark in marks(word, relay.lang):
                printed.setdefault(mark, word)
    known = [printed.get(m) or m.lstrip("#=") for m in shared if m in printed or m[0] in "#="]
    return ", ".join(dict.fromkeys(known)) or "rare names and words"


@lru_cache(maxsize=65536)
def _without_name(text: str, lang: str, name: frozenset[str]) -> frozenset[str]:
    return telling(text, lang) - name


def _one_sentence(one: Relay, two: Relay, weights: Weights) -> float:
    """
    How well the best pair of their sentences agrees: what the two share, times the part it is
    of the shorter and of both.
    """
    best = 0.0
    common = marks(one.origin, one.lang) & marks(two.origin, two.lang)
    right = [_without_name(f.text, two.lang, common) for f in two.lines[:_LINES]]
    for found in one.lines[:_LINES]:
        left = _without_name(found.text, one.lang, common)
        for other in right:
            total = weights.total(left & other)
            if total * 2 <= best:
                continue
            least = min(weights.whole(left), weights.whole(other))
            part = total / max(least, 1.0) + total / max(weights.total(left | other), 1.0)
            best = max(best, total * part)
    return best
