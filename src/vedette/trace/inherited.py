"""What a copied text carries because the text it was copied from carries it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from vedette.model.lineage import Copy, CopyKind, Reuse, ReuseKind
from vedette.model.span import Span
from vedette.trace.products.relay import Relay

_WHOLE = frozenset(CopyKind) - {CopyKind.PART}
Order = Callable[[str], tuple[date, str, str]]


def inherited(relays: Iterable[Relay], copies: Sequence[Copy], order: Order) -> tuple[Relay, ...]:
    """
    The relays, and those of copied texts made whole: a copy that names no source relays what
    its original does, and one that prints no day of a report has it from its original.

    order: sorts the document printed first before the others; of two texts the later is the
    copy. What a copy says otherwise of source and day is its own and stays.
    """
    of: dict[str, dict[str, list[Relay]]] = defaultdict(lambda: defaultdict(list))
    for relay in relays:
        of[relay.document][relay.origin].append(relay)
    givers: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.kind in _WHOLE:
            givers[max(copy.one, copy.other, key=order)].append(copy)
    # From the earliest on, so that what a copy of a copy carries has come down to it.
    for taker in sorted(givers, key=order):
        for copy in sorted(givers[taker], key=lambda c: order(_giver(c, taker))):
            _hand_on(of[_giver(copy, taker)], of[taker], copy, taker)
    return tuple(r for name in sorted(of) for own in of[name].values() for r in own)


def _giver(copy: Copy, taker: str) -> str:
    return copy.one if copy.other == taker else copy.other


def _hand_on(
    given: Mapping[str, Sequence[Relay]], taken: dict[str, list[Relay]], copy: Copy, taker: str
) -> None:
    for origin, relays in list(given.items()):
        for relay in relays:
            shared = _shared(relay, copy, taker)
            if not shared:
                continue
            if origin in taken:
                taken[origin] = [_dated_by(mine, relay) for mine in taken[origin]]
            elif not _says_otherwise(taken, shared):
                taken[origin] = [
                    replace(relay, document=taker, mentions=(), misdated="", spans=tuple(shared))
                ]


def _shared(relay: Relay, copy: Copy, taker: str) -> list[Span]:
    """The copied passages, as the taker has them, in which words of the relay stand."""
    turned = copy.one == taker
    return [
        _of(passage, theirs=turned)
        for passage in copy.passages
        if passage.kind is not ReuseKind.FORM
        and any(_of(passage, theirs=not turned).overlaps(span) for span in relay.spans)
    ]


def _of(passage: Reuse, *, theirs: bool) -> Span:
    return passage.one_span if theirs else passage.other_span


def _says_otherwise(taken: Mapping[str, Sequence[Relay]], shared: Sequence[Span]) -> bool:
    """Whether the copy gives some of the shared words in a name of its own."""
    spans = [s for relays in taken.values() for relay in relays for s in relay.spans]
    return any(one.overlaps(two) for one in spans for two in shared)


def _dated_by(mine: Relay, theirs: Relay) -> Relay:
    """
    The copy's relay with its original's day, if it prints none of its own: the day an outlet
    prints its neighbour's words on is no day of theirs.
    """
    own = bool(mine.mentions) and all(m.estimate.holder.own_voice for m in mine.mentions)
    if not own and (mine.dating.likely or mine.dating.month_day):
        return mine
    lines = {found.key: found for found in (*theirs.lines, *(mine.lines if own else ()))}
    lines = lines if theirs.dating.likely else {found.key: found for found in theirs.lines}
    return replace(
        mine,
        dating=theirs.dating,
        window=theirs.window,
        misdated="",
        lines=tuple(lines[key] for key in sorted(lines)),
    )
