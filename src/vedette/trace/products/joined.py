"""Why relays were taken to carry one product, told for every one of them.

What joins relays is decided in `groups`, `translated` and `retold`; here each join that left no
reason of its own gets the one a reader can check in the two texts: the same day, the same
sentence, a sentence in other words, or days that leave no other product.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from vedette.model.lineage import Merger
from vedette.trace.drift.wording import Line
from vedette.trace.products.alike import ALIKE, Sentences
from vedette.trace.products.relay import Relay

_LETTERS = 110  # of a shared sentence: enough to find it by
_LOOKS = 40  # sentences of a relay laid beside those of the others
_DAYS_ONLY = "they name days that can meet, and no other product of this origin fits them"

_Tie = tuple[str, str, str]  # two documents and why they are joined


def reasons(relays: Sequence[Relay], given: Sequence[Merger]) -> tuple[Merger, ...]:
    """
    The reasons given and those still owed, so that every relay hangs together with the rest:
    as many as there are relays, less one, and those given beside them.
    """
    documents = sorted({r.document for r in relays})
    parts = _Parts(documents)
    for merger in given:
        parts.tie(merger.one, merger.other)
    found = list(given)
    for tell in (_same_day, _same_sentence, _near_sentence, _days_alone):
        if parts.count > 1:
            found += [Merger(*tie) for tie in tell(relays, parts.apart) if parts.tie(*tie[:2])]
    return tuple(sorted(set(found), key=lambda m: (m.one, m.other, m.because)))


class _Parts:
    """Which documents hang together so far."""

    def __init__(self, documents: Sequence[str]) -> None:
        self.above = {name: name for name in documents}
        self.count = len(documents)

    def top(self, name: str) -> str:
        while self.above[name] != name:
            self.above[name] = self.above[self.above[name]]
            name = self.above[name]
        return name

    def apart(self, one: str, other: str) -> bool:
        return self.top(one) != self.top(other)

    def tie(self, one: str, other: str) -> bool:
        """Whether the two did not hang together before; a name from elsewhere ties nothing."""
        if one not in self.above or other not in self.above or not self.apart(one, other):
            return False
        self.above[self.top(other)] = self.top(one)
        self.count -= 1
        return True


_Apart = Callable[[str, str], bool]


def _same_day(relays: Sequence[Relay], _: _Apart) -> Iterator[_Tie]:
    first: dict[date, Relay] = {}
    for relay in sorted(relays, key=lambda r: r.document):
        day = relay.dating.likely
        if day is not None and relay.dating.earliest == relay.dating.latest:
            one = first.setdefault(day, relay)
            if one.document != relay.document:
                named = one.dating.words and relay.dating.words
                said = "they name" if named else "each is dated to"
                as_its = " as its day" if named else ""
                yield one.document, relay.document, f"{said} {day:%-d %B %Y}{as_its}"


def _same_sentence(relays: Sequence[Relay], _: _Apart) -> Iterator[_Tie]:
    first: dict[str, str] = {}
    for relay in sorted(relays, key=lambda r: r.document):
        # The longest first: it is the one a reader finds again soonest.
        for found in sorted(relay.lines, key=lambda f: (-len(f.text), f.key)):
            one = first.setdefault(found.key, relay.document)
            if one != relay.document:
                yield one, relay.document, f"they print “{_short(found)}”"


def _near_sentence(relays: Sequence[Relay], apart: _Apart) -> Iterator[_Tie]:
    owner: dict[str, str] = {}
    for relay in sorted(relays, key=lambda r: r.document):
        for found in relay.lines:
            owner.setdefault(found.key, relay.document)
    every = Sentences(found for relay in relays for found in relay.lines)
    ties: list[tuple[float, _Tie]] = []
    for relay in sorted(relays, key=lambda r: r.document):
        for found in sorted(relay.lines, key=lambda f: f.key)[:_LOOKS]:
            near = every.near(found)
            there = [(s, o) for s, o in near if s >= ALIKE and apart(relay.document, owner[o.key])]
            if there:
                score, other = there[0]
                said = f"they tell “{_short(found)}” and “{_short(other)}”"
                ties.append((score, (relay.document, owner[other.key], said)))
    yield from (tie for _, tie in sorted(ties, key=lambda pair: (-pair[0], pair[1])))


def _days_alone(relays: Sequence[Relay], apart: _Apart) -> Iterator[_Tie]:
    """What is left was placed by its day: the night before, a weekday, the one report near."""
    ordered = sorted(relays, key=lambda r: (r.dating.likely is None, r.document))
    days = {r.document: r.dating.likely for r in ordered}
    for relay in ordered[1:]:
        one, other = days[ordered[0].document], days[relay.document]
        if apart(ordered[0].document, relay.document):
            said = _DAYS_ONLY
            if one and other and one != other:
                first, then = sorted((one, other))
                said = (
                    f"they name {first:%-d %B %Y} and {then:%-d %B %Y}, days that can be one "
                    "report's, and no other product of this origin fits them"
                )
            elif one and one == other:
                said = f"they are likely to mean {one:%-d %B %Y}"
            yield ordered[0].document, relay.document, said


def _short(found: Line) -> str:
    words = " ".join(found.text.split()).strip("“”\"'«»„ ")
    words = words.replace("“", "‘").replace("”", "’")
    return words if len(words) <= _LETTERS else f"{words[: _LETTERS - 1].rsplit(' ', 1)[0]} …"
