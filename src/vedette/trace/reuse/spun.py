"""Whether a text is another, reworded sentence by sentence."""

import re
from collections.abc import Sequence

from vedette.model.span import Span
from vedette.trace.drift.wording import Line, line, sentences_of

_SHARED, _ROOTS = 0.5, 3  # part of the roots of the shorter sentence two wordings share, at least
_LEAST, _MOST = 3, 400  # sentences: fewer prove nothing, more are a report and no article
_PART = 0.8  # part of both texts that must be sentences with a partner in order
_FIGURES = 0.5  # part of the figures a rewording keeps; a daily tally has others each day
Rewording = tuple[Span, Span, float]  # a sentence of each, and the part of roots they share
_FIGURE = re.compile(r"\d\d+")


def rewordings(one: str, other: str) -> tuple[Rewording, ...]:
    """
    "Every sentence of this article is one of that article in other words, in the same order":
    the pairs of sentences, or nothing unless they make up both texts.

    What is left when a passage or two were found shared and the rest was reworded beyond them.
    Told by the roots of words, so it holds within one language alone. Two tallies of one form
    with other figures are no rewording.
    """
    if not 0.5 <= len(one) / max(len(other), 1) <= 2:
        return ()
    left, right = _sentences(one), _sentences(other)
    if not (_LEAST <= len(left) <= _MOST and _LEAST <= len(right) <= _MOST):
        return ()
    if not _same_figures(one, other):
        return ()
    ours, theirs = [found for found, _ in left], [found for found, _ in right]
    pairs = _in_order(ours, theirs)
    parts = _weight(ours, {a for a, _ in pairs}), _weight(theirs, {b for _, b in pairs})
    if min(parts) < _PART:
        return ()
    return tuple((left[a][1], right[b][1], _share(ours[a], theirs[b])) for a, b in pairs)


def _sentences(text: str) -> list[tuple[Line, Span]]:
    found = [(line(text[start:end]), Span(start, end)) for start, end in sentences_of(text)]
    return [(sentence, span) for sentence, span in found if len(sentence.content) >= _ROOTS]


def _share(one: Line, two: Line) -> float:
    both = len(one.content) + len(two.content)
    return round(2 * len(one.content & two.content) / both, 3)


def _weight(lines: Sequence[Line], paired: set[int]) -> float:
    total = sum(len(found.content) for found in lines)
    return sum(len(lines[at].content) for at in paired) / total if total else 0.0


def _same_figures(one: str, other: str) -> bool:
    left, right = set(_FIGURE.findall(one)), set(_FIGURE.findall(other))
    return len(left & right) >= _FIGURES * min(len(left), len(right))


def _alike(one: Line, two: Line) -> bool:
    shared = len(one.content & two.content)
    return shared >= max(_ROOTS, _SHARED * min(len(one.content), len(two.content)))


def _in_order(left: Sequence[Line], right: Sequence[Line]) -> list[tuple[int, int]]:
    """The most pairs of sentences alike that stand in the same order in both."""
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    alike = [[_alike(a, b) for b in right] for a in left]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            with_both = best[i + 1][j + 1] + 1 if alike[i][j] else 0
            best[i][j] = max(with_both, best[i + 1][j], best[i][j + 1])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return out
