"""What one document carries of one origin."""

from dataclasses import dataclass
from datetime import date

from vedette.model.basis import Dating
from vedette.model.span import Span
from vedette.trace.drift.wording import Line
from vedette.trace.mentions import Mention
from vedette.trace.products.windows import OPEN, Window


@dataclass(frozen=True, slots=True)
class Relay:
    """
    "What this document carries of ISW": its mentions, every sentence it gives of the
    origin, and the day the origin's product is from as far as this document's words say.
    around: the names and numbers of the whole text. spans: where the words stand. told: what
    the text is told by, its origin's name left out. lang: the text's language. written: its
    own day, if known.
    """

    document: str
    origin: str
    dating: Dating
    lines: tuple[Line, ...]
    mentions: tuple[Mention, ...] = ()
    misdated: str = ""
    window: Window = OPEN
    around: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    told: frozenset[str] = frozenset()
    lang: str = ""
    written: date | None = None

    @property
    def fingerprint(self) -> tuple[str, ...]:
        """Equal for relays that print the same sentences."""
        return tuple(sorted({found.key for found in self.lines}))
