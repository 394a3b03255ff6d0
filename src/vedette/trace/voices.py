"""How many outlets, mentions and voices there are, and how few stand behind them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vedette.doctrine.outlets import publishers
from vedette.model.assessment import Voices
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Reading
from vedette.model.lineage import Lineage
from vedette.trace.identities.identities import named
from vedette.trace.mentions import scorable
from vedette.trace.origins import independent

_NUMBERS = ["none", "it", "both", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def voices(
    lineage: Lineage,
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    question_ids: Iterable[str],
) -> Voices:
    """
    "5 outlets, 15 mentions, 1 institute behind all five; 4 other voices."

    mentions are the estimates linked to the questions that can be weighed; an outlet nobody
    knows counts as itself; other voices also hold named people who denied it or called it
    possible, but not rumours nobody stands for. origins are the independent ones: of voices
    that lean on one another, the one in most outlets.
    """
    asked = frozenset(question_ids)
    origin_of = {m.id: j.origin for j in lineage.judgements for m in j.mentions}
    linked = [e for r in readings for e in r.estimates if any(k.question in asked for k in e.links)]
    counted = [e for e in linked if scorable(e)]
    where: dict[str, set[str]] = defaultdict(set)
    for estimate in counted:
        where[origin_of.get(estimate.id, estimate.holder.name)].add(_outlet(estimate, documents))
    outlets = tuple(sorted({_outlet(e, documents) for e in counted}))
    most = max((len(found) for found in where.values()), default=0)
    leading = tuple(sorted(o for o, found in where.items() if len(found) == most))
    heard = {origin_of.get(e.id, e.holder.name) for e in linked if _heard(e)} | set(where)
    others = len(heard - set(leading))
    sentence = _sentence((len(outlets), len(counted)), (leading, most), others)
    groups = independent(lineage, where)
    named_by = tuple(sorted(max(g, key=lambda o: (len(where[o]), o)) for g in groups))
    return Voices(len(counted), outlets, named_by, leading, sentence)


def _outlet(estimate: Estimate, documents: Mapping[str, Document]) -> str:
    document = documents.get(estimate.document)
    if document is None:
        return estimate.document
    # "babel.ua" and "Babel" are one outlet.
    found = publishers().find(document.outlet_name)
    return found.name if found else document.outlet_name


def _heard(estimate: Estimate) -> bool:
    """Somebody with a name, or a judgement that can be weighed; a rumour is nobody's voice."""
    return scorable(estimate) or (named(estimate.holder) and not estimate.holder.own_voice)


def _sentence(counts: tuple[int, int], lead: tuple[tuple[str, ...], int], others: int) -> str:
    outlets, mentions = counts
    leading, most = lead
    if not mentions:
        return "0 outlets, 0 mentions; nobody judged it."
    head = f"{_plural(outlets, 'outlet')}, {_plural(mentions, 'mention')}"
    rest = f"; {_plural(others, 'other voice')}" if others else "; no other voice"
    return f"{head}, {_behind(leading, most, outlets)}{rest}."


def _behind(leading: tuple[str, ...], most: int, outlets: int) -> str:
    found = [publishers().find(name) for name in leading]
    sorts = {f.sort if f and f.sort not in ("outlet", "agency") else "origin" for f in found}
    sort = sorts.pop() if len(sorts) == 1 else "origin"
    who = _plural(len(leading), sort) + (" each" if len(leading) > 1 else "")
    if most == outlets:
        reach = _NUMBERS[outlets] if outlets < len(_NUMBERS) else str(outlets)
        return f"{who} behind {'all ' if outlets > 2 else ''}{reach}"
    return f"{who} behind {most} of them"


def _plural(count: int, word: str) -> str:
    ending = "ies" if word.endswith("y") and count != 1 else word[-1] + "s" * (count != 1)
    return f"{count} {word[:-1]}{ending}"
