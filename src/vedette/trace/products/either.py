"""Products that are one of two: relays no day places, whose words fit several reports alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from vedette.model.basis import Dating
from vedette.trace.drift.wording import Line
from vedette.trace.products.alike import Sentences, telling
from vedette.trace.products.products import Issue

# As where relays are put together: agreement above the floor counts, and so much of it is proof.
_FLOOR, _PROOF = 0.45, 0.295
_AS_WELL = 1.25  # a product that fits this much better than the next is the one meant


def with_alternatives(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """
    The issues, those marked that are one of several: an undated relay of a sentence the
    institute printed on Monday and again on Thursday carries one of the two reports, nobody
    can say which, and is no third report.
    """
    by_origin: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        by_origin[issue.product.origin].append(issue)
    one_of: dict[str, tuple[str, ...]] = {}
    for found in by_origin.values():
        dated = [i for i in found if i.product.issued.likely]
        loose = [i for i in found if not i.product.issued.likely]
        if loose and len(dated) > 1:
            one_of |= _alternatives(loose, dated)
    return tuple(
        replace(i, product=replace(i.product, one_of=one_of[i.product.id]))
        if i.product.id in one_of
        else i
        for i in issues
    )


def _alternatives(loose: Sequence[Issue], dated: Sequence[Issue]) -> dict[str, tuple[str, ...]]:
    ordered = sorted(dated, key=lambda i: (i.product.issued.likely or date.max, i.product.id))
    lines = {issue.product.id: _lines(issue) for issue in ordered}
    holders: dict[str, list[str]] = defaultdict(list)
    for name, found in lines.items():
        for key in found:
            holders[key].append(name)
    sentences = Sentences(line for found in lines.values() for line in found.values())
    days = {issue.product.id: issue.product.issued for issue in dated}
    out = {}
    for issue in loose:
        scores = _scores(_lines(issue).values(), sentences, holders)
        sure = {
            name: score
            for name, score in scores.items()
            if score >= _PROOF and _allowed(issue.product.issued, days[name])
        }
        best = max(sure.values(), default=0.0)
        fits = [name for name in lines if sure.get(name, 0.0) * _AS_WELL >= best]
        if sure and len(fits) > 1:
            out[issue.product.id] = tuple(fits)
    return out


def _lines(issue: Issue) -> dict[str, Line]:
    return {line.key: line for relay in issue.relays for line in relay.lines}


def _scores(
    wanted: Iterable[Line], sentences: Sentences, holders: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """For each dated product how much of these sentences it prints too."""
    out: dict[str, float] = defaultdict(float)
    for line in wanted:
        best: dict[str, float] = {}
        for score, other in sentences.matches(line):
            told = telling(line, other, score)
            for name in holders[other.key]:
                best[name] = max(best.get(name, 0.0), told)
        for name, told in best.items():
            out[name] += max(told - _FLOOR, 0.0)
    return out


def _allowed(loose: Dating, dated: Dating) -> bool:
    """Whether the day of the dated product lies where the other may."""
    day = dated.likely
    after = loose.earliest is None or day is None or loose.earliest <= day
    before = loose.latest is None or day is None or day <= loose.latest
    return after and before
