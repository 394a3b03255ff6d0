"""The parse of a sentence, with the capitals of a headline taken away first.

"Belarus Unlikely to Join War" is read as a row of names; "Belarus unlikely to join war" is not.
"""

import re
from functools import lru_cache
from typing import Any

from vedette.extract.link.cast import Cast
from vedette.extract.page import Page, Sentence
from vedette.extract.parsing.parser import parser

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = 4  # "of", "by", "with" stay small in most headline styles


def parsed(page: Page, sentence: Sentence, who: Cast) -> Any:
    """The sentence's parse; offsets hold, since taking a capital away moves nothing."""
    text = page.words(sentence)
    if not headline_case(text):
        return page.parse(sentence)
    kept = [(m.start, m.end) for m in who.mentions(text)]
    return _parse(lowered(text, tuple(kept)))


@lru_cache(maxsize=256)
def _parse(text: str) -> Any:
    return parser()(text)


def headline_case(text: str) -> bool:
    """Whether nearly every longer word begins with a capital, as English headlines print it."""
    words = [w for w in _WORD.findall(text) if len(w) >= _SMALL and not w.isupper()]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def lowered(text: str, kept: tuple[tuple[int, int], ...]) -> str:
    """The text with the capital of every word lowered but in the stretches kept; same length."""

    def lower(found: re.Match[str]) -> str:
        word = found.group()
        inside = any(start <= found.start() < end for start, end in kept)
        small = word[0].lower()
        return word if inside or word.isupper() or len(small) != 1 else small + word[1:]

    return _WORD.sub(lower, text)
