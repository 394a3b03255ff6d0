"""The verdict on two passages that share rare words: which stretch is common, and how."""

from collections import Counter
from typing import NamedTuple

from vedette.model.lineage import Reuse, ReuseKind
from vedette.model.span import Span
from vedette.trace.reuse.align import Overlay, Words, in_order, overlays
from vedette.trace.reuse.shelf import Shelf

_LEAST = 0.42  # part of the words that agree; below it two texts on one subject agree by chance
_NEAR = 0.8  # part of the words that agree when few were changed
_EDGE = 5  # words replaced at the beginning or the end of a passage that belong to the copy
_WHOLE = 0.75  # part of a passage that is the whole of it, but for a tail
_QUOTE = 8  # words in the same order, within quotation marks in one of the two alone
_PIECE = 12  # the same without: "did not immediately respond to a request for comment" has nine
_SHORT_WHOLE = 0.6  # part of a short passage, a headline, that must be shared instead
_PIECE_OF_SHORT = 0.75  # the same where it stands inside a longer passage


class Placed(NamedTuple):
    """Passage, and where in which document it stands."""

    document: int
    passage: int
    span: Span


def verdicts(
    shelf: Shelf, here: Placed, there: Placed, *, words: dict[int, Words] | None = None
) -> list[Reuse]:
    """The stretches two passages share; words of passages are kept in `words` for the next."""
    one, other = shelf.ids[here.document], shelf.ids[there.document]
    if here.passage == there.passage:
        return [Reuse(one, other, here.span, there.span, 1.0, ReuseKind.EXACT)]
    kept: dict[int, Words] = {} if words is None else words
    texts = [shelf.texts[place.document] for place in (here, there)]
    mine, theirs = (
        _words(kept, place, text) for place, text in zip((here, there), texts, strict=True)
    )
    out = []
    least = min(_QUOTE, _SHORT_WHOLE * _shorter(mine, theirs))
    # Counting is ten times cheaper than laying out, and half of the pairs share too little.
    for laid in overlays(mine, theirs, least=_LEAST) if in_order(mine, theirs) >= least else ():
        if laid.same < least:
            continue
        found = _widened(laid, mine, theirs)
        spans = (
            mine.span(*found.one).shifted(here.span.start),
            theirs.span(*found.two).shifted(there.span.start),
        )
        quoted = {_in_quotes(text, span) for text, span in zip(texts, spans, strict=True)}
        kind = ReuseKind.QUOTED if len(quoted) == 2 else _kind(found, mine, theirs)
        if not _tells(found, kind, mine, theirs):
            continue
        if _other_figures(laid, mine, theirs):
            kind = ReuseKind.FORM
        out.append(Reuse(one, other, *spans, round(found.share, 3), kind))
    return out


def _words(kept: dict[int, Words], place: Placed, text: str) -> Words:
    if place.passage not in kept:
        kept[place.passage] = Words(place.span.of(text))
    return kept[place.passage]


def _widened(found: Overlay, one: Words, two: Words) -> Overlay:
    """
    A copy whose first and last words were replaced runs to the ends of both passages: "Sappers
    built" for "Engineers finished" is in the copy, an added sentence is not.
    """
    before = found.one[0], found.two[0]
    after = len(one.words) - 1 - found.one[1], len(two.words) - 1 - found.two[1]
    before = before if all(0 < words <= _EDGE for words in before) else (0, 0)
    after = after if all(0 < words <= _EDGE for words in after) else (0, 0)
    first = found.one[0] - before[0], found.one[1] + after[0]
    second = found.two[0] - before[1], found.two[1] + after[1]
    length = first[1] - first[0] + second[1] - second[0] + 2
    return Overlay(first, second, 2 * found.same / length, found.same)


def _kind(found: Overlay, one: Words, two: Words) -> ReuseKind:
    covered = min(_part(found.one, one), _part(found.two, two))
    if covered < _WHOLE:
        return ReuseKind.PART
    if found.share == 1 and covered == 1:
        return ReuseKind.EXACT
    return ReuseKind.NEAR if found.share >= _NEAR else ReuseKind.SPUN


def _tells(found: Overlay, kind: ReuseKind, one: Words, two: Words) -> bool:
    """More than a phrase that any two texts may share, or most of a passage that has no more."""
    most = _PIECE_OF_SHORT if kind is ReuseKind.PART else _SHORT_WHOLE
    least = _PIECE if kind is ReuseKind.PART else _QUOTE
    return found.same >= min(least, most * _shorter(one, two))


def _shorter(one: Words, two: Words) -> int:
    return min(len(one.words), len(two.words))


def _other_figures(found: Overlay, one: Words, two: Words) -> bool:
    """
    "As of Monday 240 had died" is yesterday's form with today's figures, no copy of it; a
    relay that gets one figure wrong keeps the others.
    """
    first, second = (
        Counter(word for word in words.words[start : end + 1] if word[0].isdigit())
        for words, (start, end) in ((one, found.one), (two, found.two))
    )
    same = (first & second).total()
    return min((first - second).total(), (second - first).total()) > same


def _part(stretch: tuple[int, int], words: Words) -> float:
    return (stretch[1] - stretch[0] + 1) / len(words.words)


def _in_quotes(text: str, span: Span) -> bool:
    """A quotation opens before the stretch and closes after it, both within its line."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before, after = text[start : span.start], text[span.end : end if end >= 0 else len(text)]
    opened = max((before.rfind(sign) for sign in "“„«"), default=-1)
    if opened >= 0:
        closed = max(before.rfind(sign) for sign in "”»")
        return opened > closed and any(sign in after for sign in "”“»")
    return before.count('"') % 2 == 1 and '"' in after
