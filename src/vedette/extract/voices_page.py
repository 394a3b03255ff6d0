"""What a whole page says about its voices: its own name, its wire, the body it relays throughout."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from vedette.doctrine.institutions import institutions
from vedette.extract.attribution import reports
from vedette.extract.names import Cast
from vedette.extract.page import Page, Sentence
from vedette.model.document import ZoneKind
from vedette.model.span import Span
from vedette.model.statement import Attribution, Holder

# "This is stated in the summary of X", "So says X": the words point back at what was just read.
_BACK = re.compile(
    r"^[\W]*(?:this|that|so|it|such|these|those|thus|the (?:corresponding )?(?:information|statement|"
    r"relevant))\b",
    re.IGNORECASE,
)
_ANALYTIC = frozenset(("think_tank", "forecasters", "monitor", "ministry", "general_staff",
                       "intelligence", "service", "alliance", "agency_un", "military"))  # fmt: skip
_WIRE = re.compile(r"\(([A-Z][\w.’'-]+(?: [A-Z][\w-]+){0,2})\) [–—-]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """
    "From character 120 on this page speaks for ISW": a place where a body takes the word for
    more than its own sentence. back: how far the words before are its too.
    """

    at: int
    back: int
    holder: Holder
    rule: str


@dataclass
class Stage:
    """Everything `voice` needs that is the same for each place of one page."""

    page: Page
    found: tuple[Attribution, ...]
    cast: Cast
    own: str
    institutional: bool
    wire: str = ""
    anchors: list[Anchor] = field(default_factory=list)

    def sentence(self, at: Span) -> Sentence | None:
        """The sentence a place lies in."""
        return next((s for s in self.page.sentences if s.span.overlaps(at)), None)

    def paragraph(self, number: int) -> list[Sentence]:
        """The sentences of one paragraph."""
        return [s for s in self.page.sentences if s.paragraph == number]

    def tail(self) -> tuple[str, ...]:
        """The relays nearest the reader: the wire the page credits, then the outlet."""
        outlet = self.page.document.outlet_name
        if self.institutional:
            return (self.own,)
        return (self.wire, outlet) if self.wire and self.wire != outlet else (outlet,)

    def is_own(self, name: str) -> bool:
        """Whether a source is the page's own publisher or author."""
        return name.casefold() in {self.own.casefold(), self.page.document.outlet_name.casefold()}


def own_name(page: Page) -> tuple[str, bool]:
    """The page's own voice and whether it is a body with judgements: ("ISW", True)."""
    document = page.document
    for stated in (document.author, document.outlet):
        if stated is None:
            continue
        known = institutions().aliases.get(stated.value.strip().casefold())
        mentions = institutions().mentions(stated.value)
        if known is None and mentions and mentions[0].end - mentions[0].start > 0.6 * len(stated.value):
            known = mentions[0].who
        if known is not None and known.kind != "press":
            return known.name, True
    return document.outlet_name, False


def stage(page: Page, found: Sequence[Attribution], cast: Cast) -> Stage:
    """The page read once for its voices."""
    own, institutional = own_name(page)
    made = Stage(page, tuple(found), cast, own, institutional, _wire(page))
    if not institutional:
        made.anchors = _anchors(made)
    return made


def _wire(page: Page) -> str:
    lead = _WIRE.search(page.text[:600])
    known = institutions().aliases.get(lead.group(1).casefold()) if lead else None
    return known.name if known is not None and known.kind == "press" else ""


def _anchors(made: Stage) -> list[Anchor]:
    """Places where a body takes over the page: title, pointing back, most of the cues."""
    out = []
    for sentence in made.page.sentences:
        words = made.page.words(sentence)
        title = _title_anchor(made, sentence)
        if title is not None:
            out.append(title)
            continue
        if len(words) < 220 and _BACK.match(words):
            who = _analytic(made, sentence.span)
            if who is not None:
                back = _back_to(made, sentence)
                out.append(Anchor(sentence.span.start, back, who, "voice.pointing-back/1"))
    main = _main(made)
    if main is not None:
        out.append(main)
    return sorted(out, key=lambda a: a.at)


def _title_anchor(made: Stage, sentence: Sentence) -> Anchor | None:
    for attribution in made.found:
        if attribution.rule.startswith("cue.report.title") and sentence.span.covers(
            attribution.cue[0]
        ):
            if attribution.holder is None or sentence.paragraph > 6:
                return None
            who = institutions().mentions(attribution.source[0].of(made.page.text))
            if who and who[0].who.kind in _ANALYTIC:
                return Anchor(
                    sentence.span.end, sentence.span.start, attribution.holder, "voice.title/1"
                )
    return None


def _analytic(made: Stage, span: Span) -> Holder | None:
    named = {m.who.name for m in made.cast.named(span) if m.who.kind in _ANALYTIC}
    if len(named) == 1:
        return Holder(named.pop(), mention=span)
    return None


def _back_to(made: Stage, sentence: Sentence) -> int:
    """How far back "this is stated in…" reaches: to the start of the text's body, or to the
    last sentence that names a source of its own."""
    start = 0
    for other in made.page.sentences:
        if other.span.start >= sentence.span.start:
            break
        cued = any(
            reports(a) and a.holder is not None and other.span.overlaps(a.cue[0])
            for a in made.found
        )
        if cued and other.zone is not ZoneKind.TITLE and other.paragraph < sentence.paragraph - 1:
            start = other.span.end
    return start


def _main(made: Stage) -> Anchor | None:
    """The body that most cues of the page name, when at least two do and three in five agree."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, Holder]] = {}
    kinds = {m.who.name: m.who.kind for m in made.cast.bodies}
    for attribution in made.found:
        holder = attribution.holder
        if not reports(attribution) or holder is None or not holder.resolved:
            continue
        counts[holder.name] += 1
        first.setdefault(holder.name, (attribution.content[0].start, holder))
    if not counts:
        return None
    name, count = counts.most_common(1)[0]
    if count < 2 or count < 0.5 * sum(counts.values()) or kinds.get(name) not in _ANALYTIC:
        return None
    at, holder = first[name]
    return Anchor(at, at, holder, "voice.main-source/1")
