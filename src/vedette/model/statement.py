"""Who said it: sources, cues, contents, credits and the holder a reader would name."""

from dataclasses import dataclass
from enum import StrEnum

from vedette.model.span import Span


class Quotation(StrEnum):
    """How the holder's words reached this text, strongest evidence first."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    OWN = "own"  # the author's own voice
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Holder:
    """
    "The Institute for the Study of War, called 'the US think tank' here."

    name: as a person would name it, after resolving alias, role and surname within the
        document; "unresolved" never guesses: `resolved` is then False and `candidates`
        lists who it could have been.
    mention: where the words naming the holder stand for this estimate, if they do.
    """

    name: str
    resolved: bool = True
    unnamed: bool = False
    own_voice: bool = False
    mention: Span | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """
    "'the UK defence ministry' | 'wrote' | 'Russia's shortage ... operations'": source, cue
    and content as spans; a part may be empty or in several pieces. Attributions nest:
    the content of one may hold another whole.

    holder: the source resolved to a name, None when the source has no words at all.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: Quotation
    holder: Holder | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """
    "ISW judged it, and it came to us through the Guardian and then archyde.com": the answer
    to whose words these are at one place in the text.

    via: relays between the holder and the reader, nearest to the holder first; the outlet
        last; empty when the holder is the outlet or the document's author itself.
    """

    holder: Holder
    via: tuple[str, ...]
    quotation: Quotation
    rules: tuple[str, ...] = ()


class CreditKind(StrEnum):
    """Where on the page a source is credited."""

    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"
    SUFFIX = "suffix"
    HEADLINE = "headline"
    FEED = "feed"
    HAT_TIP = "hat tip"
    SOURCE_LIST = "source list"


class CreditRole(StrEnum):
    """What the credit says of the text: it is theirs, partly theirs, or only cites them."""

    WIRE = "wire"
    CONTRIBUTED = "contributed"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class Credit:
    """
    "The dateline 'WASHINGTON (AP) —' says this text is AP's; the foot says Reuters
    contributed; the headline only cites RIA."

    name: as tables know the agency, outlet or body; as written if none lists it (`known` False).
    span: where the name stands, in the text, or in the title if `in_title`; None for a feed's
        field, which stands in neither.
    """

    name: str
    kind: CreditKind
    role: CreditRole
    span: Span | None = None
    in_title: bool = False
    known: bool = True
    rule: str = ""
