"""Whether a text says whose words it gives."""

from collections.abc import Sequence

from vedette.doctrine.facing_words import facing_words
from vedette.trace.drift.wording import tokens
from vedette.trace.identities.callings import body_kinds
from vedette.trace.mentions import Desk
from vedette.trace.products.akin import names

_TEXTS = frozenset(
    ("report", "paper", "post", "project", "review", "study", "statement", "summary", "update",
     "document", "website", "portal", "outlet", "channel", "group", "community", "weekly", "daily",
     "magazine", "newspaper", "briefing", "assessment", "military", "army", "command", "government",
     "parliament", "union", "alliance", "bloc", "resort", "staff", "body", "intelligence", "court",
     "society", "company", "fund", "operator", "committee", "council", "amt")
)  # fmt: skip


def _speaks_of_body(text: str) -> bool:
    """Whether a text has a word for a body that issues reports: "the agency", "ein Institut"."""
    kinds = body_kinds() - _TEXTS
    words = {w.lower() for w in tokens(text)}
    return any(w in kinds and w.removesuffix("s") not in _TEXTS for w in words)


def sourced(desk: Desk, document: str, origins: Sequence[str]) -> bool:
    """Whether a text gives any source: one of these by name, some body, or words that credit."""
    text, words = desk.text(document), facing_words(desk.lang(document))
    credited = words is None or words.credits.search(text) is not None
    return credited or names_somebody(desk, document, origins)


def names_somebody(desk: Desk, document: str, origins: Sequence[str]) -> bool:
    """Whether a text names one of these, or speaks of some body that issues reports."""
    text = desk.text(document)
    return _speaks_of_body(text) or any(names(text, origin) for origin in origins)
