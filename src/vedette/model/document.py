"""What came in, and the one canonical text made of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from vedette.model.basis import UNDATED, Dating, Stated
from vedette.model.span import Span


@dataclass(frozen=True, slots=True)
class Capture:
    """
    "These bytes, received at this time under this name": kept as they came.

    sha256 is of `data`; `name` is the path or the member's name as the person gave it;
    `media_type` is what the bytes are, not what the name claims.
    """

    sha256: str
    name: str
    media_type: str
    data: bytes = field(repr=False)
    received: datetime | None = None


class ZoneKind(StrEnum):
    """What a stretch of a page is. Only title, subhead and body are read for judgements."""

    TITLE = "title"
    SUBHEAD = "subhead"
    BODY = "body"
    REPEAT = "repeat"  # a headline or paragraph printed again
    CAPTION = "caption"
    CREDIT = "credit"  # photo and agency credits
    BYLINE = "byline"
    DATELINE = "dateline"  # printed date and time, place line
    SOURCES = "sources"  # a source list at the foot
    BIO = "bio"
    BANNER = "banner"
    NAVIGATION = "navigation"
    COMMENTS = "comments"
    BOILERPLATE = "boilerplate"


READ_ZONES = frozenset({ZoneKind.TITLE, ZoneKind.SUBHEAD, ZoneKind.BODY})


@dataclass(frozen=True, slots=True)
class Zone:
    """
    "Characters 310 to 420 are a caption, by rule caption.repeated/1": zones follow each
    other in text order, do not overlap, and blank space between them belongs to none.
    """

    span: Span
    kind: ZoneKind
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """
    "The article polskieradio.pl published on 2 December 2022, as one canonical text": every
    offset in the desk refers to `text`.

    id: content id of the text and its outlet, or the id a caller gave (`doc` of a passage).
    lang: ISO 639-1 code, or "und" when it could not be told.
    """

    id: str
    text: str = field(repr=False)
    zones: tuple[Zone, ...] = field(repr=False, default=())
    title: Stated | None = None
    outlet: Stated | None = None
    author: Stated | None = None
    published: Dating = UNDATED
    lang: str = "en"
    url: str | None = None
    name: str = ""
    sha256: str = ""

    @property
    def outlet_name(self) -> str:
        """The outlet as a reader would name it; if the text names none, the file stands for it.

        Two texts of unknown outlets stay two: nothing shows that one house published both.
        """
        if self.outlet:
            return self.outlet.value
        return f"unnamed outlet ({self.file})" if self.file else "unnamed outlet"

    @property
    def file(self) -> str:
        """The file's own name, without the folders above it."""
        return self.name.replace("\\", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Quarantined:
    """
    "This file was not read, for this reason; the others went on."

    outcome: `retry`, `quarantine` (a person must look) or `skip` (counted and shown).
    """

    name: str
    reason: str
    outcome: str
    sha256: str = ""
