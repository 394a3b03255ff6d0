"""Finding the sentences of other relays that say the same, without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from vedette.trace.wording import Line, likeness, same_names

_RAREST = 6  # words of a sentence it is looked up by, rarest first
_CROWD = 60  # a word in more sentences than this says nothing about which one is meant

ALIKE = 0.5  # the least likeness at which two sentences are taken for renderings of one
SURE = 0.62
TRANSLATED = 0.6  # the least shared part of names and numbers across languages


class Sentences:
    """
    Sentences to look up by their rare words: each printed form is kept once, so ten
    thousand copies cost as much as one.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = {found.key: found for found in lines}
        self.count = Counter(w for found in self.lines.values() for w in _marks(found))
        self.places: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.lines):
            for word in _marks(self.lines[key]):
                if self.count[word] <= _CROWD:
                    self.places[word].append(key)

    def near(self, wanted: Line) -> list[tuple[float, Line]]:
        """Sentences that may say the same, best first, the very same one left out."""
        rare = sorted(_marks(wanted), key=lambda w: (self.count[w], w))[: 2 * _RAREST]
        hits: Counter[str] = Counter()
        for word in rare:
            hits.update(self.places.get(word, ()))
        hits.pop(wanted.key, None)
        found = [
            (score, self.lines[key])
            for key, n in sorted(hits.items(), key=lambda kv: (-kv[1], kv[0]))[:_CROWD]
            if n > 1 and (score := agreement(wanted, self.lines[key])) > 0
        ]
        return sorted(found, key=lambda pair: (-pair[0], pair[1].key))


def _marks(found: Line) -> set[str]:
    return set(found.content) | {f"^{n}" for n in found.names} | {f"#{n}" for n in found.numbers}


def agreement(one: Line, two: Line) -> float:
    """Likeness by words, or by names and numbers where two languages share no words."""
    by_names = same_names(one, two)
    return max(likeness(one, two), by_names if by_names >= TRANSLATED else 0.0)


def overlap(one: Sequence[Line], two: Sequence[Line]) -> list[float]:
    """
    For each sentence of one relay, how well the other carries it; only those that it does,
    best first.
    """
    there = Sentences(two)
    keys = {found.key for found in two}
    out = []
    for found in one:
        if found.key in keys and len(found.content) >= 3:
            out.append(1.0)
        else:
            near = there.near(found)
            out += [near[0][0]] if near and near[0][0] >= ALIKE else []
    return sorted(out, reverse=True)
