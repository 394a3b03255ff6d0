"""Finding the sentences of other relays that say the same, without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from vedette.trace.drift.wording import Line, likeness, same_names

_RAREST = 6  # words of a sentence it is looked up by, rarest first
_CROWD = 60  # a word in more sentences than this says nothing about which one is meant

HINT = 0.7  # what a sentence of few words can count for at most
_TELLING, _SOME, _TELLING_NAMES, _SAME_NAMES = 8, 5, 4, 0.8
LOOSE = 0.4  # enough where question and text already agree
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

    def matches(self, wanted: Line) -> list[tuple[float, Line]]:
        """The very same sentence too, if it is here."""
        same = self.lines.get(wanted.key)
        return [*([(1.0, same)] if same else []), *self.near(wanted)]

    def near(self, wanted: Line) -> list[tuple[float, Line]]:
        """Sentences that may say the same, best first, the very same one left out."""
        # Words only this sentence has lead nowhere and would crowd out those that do.
        leads = [w for w in _marks(wanted) if self.places.get(w, [wanted.key]) != [wanted.key]]
        rare = sorted(leads, key=lambda w: (self.count[w], w))[: 2 * _RAREST]
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


def telling(one: Line, two: Line, score: float) -> float:
    """
    The score if so much is shared that the sentence can place a relay, else 0. "An attack on
    Ukraine out of Belarus is unlikely" stands in every report of a year: few words prove
    nothing, however well they agree.
    """
    shared = len(one.content & two.content)
    if shared >= _TELLING:
        return score
    names = len((one.names | set(one.numbers)) & (two.names | set(two.numbers)))
    if one.lang != two.lang and names >= _TELLING_NAMES and score >= _SAME_NAMES:
        return score
    return min(score, HINT) if shared >= _SOME else 0.0


def overlap(one: Sequence[Line], two: Sequence[Line]) -> list[float]:
    """
    For each sentence of one relay, how well the other carries it; only those that tell
    something, best first.
    """
    there = Sentences(two)
    out = [
        max((telling(found, other, score) for score, other in there.matches(found)), default=0.0)
        for found in one
    ]
    return sorted((score for score in out if score >= ALIKE), reverse=True)
