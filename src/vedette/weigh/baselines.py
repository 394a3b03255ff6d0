"""What anybody could have said without reading: the measures a score has to beat.

An even chance; the base rate; the newest word of anybody, carried forward; and the loudest
source, the origin with most mentions so far.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from vedette.model.score import Role, Series, Stretch
from vedette.weigh.score import by_day, clip

EVEN = "always even chance"
BASE_RATE = "base rate"
LAST_WORD = "newest word of anybody"
LOUDEST = "loudest source"


def constant(name: str, question: str, p: float, first: date, last: date) -> Series:
    """One number on every day."""
    return Series(name, Role.BASELINE, question, (Stretch(first, last, p, p, p),))


def last_word(question: str, origins: Sequence[Series], first: date, last: date) -> Series:
    """
    Each day the newest judgement of whoever made it; when its time is over, the newest of those
    whose time is not.
    """
    begun = {name: s.begins for name, s in _begun(origins)}
    daily = {s.name: by_day(clip(s.stretches, first, last)) for s in origins}
    held: list[Stretch] = []
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        said = [days[day] for days in daily.values() if day in days]
        if said:
            newest = max(said, key=lambda s: (begun.get(s.judgement, s.begins), s.judgement))
            held.append(replace(newest, begins=day, ends=day))
    return Series(LAST_WORD, Role.BASELINE, question, joined(held))


def _begun(origins: Sequence[Series]) -> list[tuple[str, Stretch]]:
    """Stretches by judgement: a window that opens late must not make an old word look new."""
    return [(s.judgement, s) for series in origins for s in series.stretches if s.judgement]


def loudest(
    question: str,
    origins: Sequence[Series],
    mentions: Mapping[str, Sequence[date]],
    first: date,
    last: date,
) -> Series:
    """
    Each day the origin that had most mentions by then and still holds a word that day.

    mentions: for each origin the days of the texts that carry it, one for each mention.
    """
    daily = {s.name: by_day(clip(s.stretches, first, last)) for s in origins}
    counted: Counter[str] = Counter()
    coming = sorted((day, name) for name, days in mentions.items() for day in days)
    held: list[Stretch] = []
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        while coming and coming[0][0] <= day:
            counted[coming.pop(0)[1]] += 1
        speaking = [name for name in daily if day in daily[name]]
        if speaking:
            name = min(speaking, key=lambda who: (-counted[who], who))
            held.append(replace(daily[name][day], begins=day, ends=day))
    return Series(LOUDEST, Role.BASELINE, question, joined(held))


def joined(held: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Neighbouring days on which the same was held, as one stretch."""
    out: list[Stretch] = []
    for one in held:
        before = out[-1] if out else None
        if before and (one.begins - before.ends).days == 1 and _same(one, before):
            out[-1] = replace(before, ends=one.ends)
        else:
            out.append(one)
    return tuple(out)


def _same(one: Stretch, other: Stretch) -> bool:
    return replace(one, begins=other.begins, ends=other.ends) == other
