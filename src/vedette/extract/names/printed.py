"""Full names as they are printed in a source, where the parser saw no person in it."""

import re
from functools import lru_cache

from vedette.doctrine.institutions import institutions
from vedette.extract.names.names import Cast
from vedette.extract.names.words import BODY_WORDS, PLACES
from vedette.model.span import Span

# What follows says where somebody works: "Ada Berg of the Peace Forum".
_OF = re.compile(r" (?:of|from|at|with|in) ")


@lru_cache(maxsize=1)
def known_places() -> frozenset[str]:
    """Countries and capitals: "diplomats in Dakar" are no person called Dakar."""
    return frozenset((*institutions().countries, *institutions().capitals))


def _printed_name(words: str) -> str | None:
    """A full name in a source the parser saw no person in: capitals after the last title."""
    known = institutions()
    kept: list[str] = []
    for word in reversed(_OF.split(words.split(",", maxsplit=1)[0])[0].split()):
        plain = re.sub(r"[’']s?$", "", word)
        capital = re.fullmatch(r"[^\W\d_a-z][\w’'-]+", word)
        # Side by side only: "a Nordic diplomat in Tunis" is no person called Nordic Tunis.
        if not capital or word in known.roles["titles"] or plain in known.countries:
            break
        kept.insert(0, plain)
    return " ".join(kept) if 2 <= len(kept) <= 3 else None


def leading(cast: Cast, span: Span, words: str) -> str | None:
    """ "Jan Novak, secretary of the War Council", "Ada Berg of the Peace Forum": who stands first.

    None where the body itself stands first, or no full name does.
    """
    first = _OF.split(words.split(",", maxsplit=1)[0])[0]
    end = span.start + len(first)
    if len(first) == len(words) or any(m.start < end for m in cast.named(span)):
        return None
    name = _printed_name(first)
    return None if name is None or BODY_WORDS.search(name) or PLACES.search(name) else name


def first_name(_cast: Cast, _span: Span, words: str) -> str | None:
    """A full name in a source that names no body: "the envoy Jan Novak"."""
    return _printed_name(words)
