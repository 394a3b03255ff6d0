"""What a whole page says about its voices: its own name, its wire, the body it relays."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vedette.doctrine.institutions import institutions
from vedette.extract.attribution.attributions import reports, spoken
from vedette.extract.names.names import Cast
from vedette.extract.names.words import BODY_WORDS
from vedette.extract.page import Page, Sentence
from vedette.extract.quotes import Quoted, quotations
from vedette.model.span import Span, Spread
from vedette.model.statement import Attribution, Holder

# Bodies whose whole report a page may relay; a wire or a government is quoted line by line.
ANALYTIC = frozenset(("think_tank", "forecasters", "monitor", "ministry", "general_staff",
                      "intelligence", "service", "alliance", "agency_un"))  # fmt: skip
# "It is also noted that": whoever had the word keeps it.
GOES_ON = re.compile(
    r"^[\W]*(?:It|This) (?:is|was) (?:also |further |separately )?"
    r"(?:added|noted|said|stated|reported|"
    r"emphasi[sz]ed|stressed|pointed out|specified|indicated|mentioned|clarified)\b"
)
_WIRE = re.compile(r"\(([A-Z][\w.’'-]+(?: [A-Z][\w-]+){0,2})\) (?:--|[–—-])")
# "Rick Poole is the mayor of Vik.", the last line of an opinion: its author speaks as "I".
_FOOT = re.compile(
    r"\n[^\S\n]*((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+)(?:, [^\n]{3,60},)? "
    r"(?:is|was) (?:an? |the |[a-z])[^\n]{3,220}\s*$"
)
# "judges a landing unlikely": the judgement stands behind the content.
RATING = "cue.judge.object"
_NEAR = 400
_FIRST = re.compile(r"(?<![“\"\w])I(?:[’']m|[’']ve|[’']d)?\b(?! ?\.)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """
    "From character 0 to 2,100 this page speaks for ISW": a place where a source takes the word
    for more than its own sentence; via holds the relays its own sentence names. relays: from
    where on others it names reach us through it; None when they need not.
    """

    start: int
    end: int
    holder: Holder
    via: tuple[str, ...]
    rule: str
    relays: int | None = None


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
    meant: dict[Span, Holder | None] = field(default_factory=dict)
    _cues: dict[int, list[Attribution]] = field(default_factory=dict)

    @cached_property
    def quotes(self) -> tuple[Quoted, ...]:
        """The page's quotations."""
        return quotations(self.page.text)

    @cached_property
    def _first_cues(self) -> Spread:
        return Spread(a.cue[0] for a in self.found)

    def cued(self, span: Span) -> list[Attribution]:
        """The pairs known that have their first cue at a place, in order."""
        return [self.found[n] for n in self._first_cues.touching(span)]

    @cached_property
    def _pieces(self) -> tuple[Spread, tuple[int, ...]]:
        """Every piece of content and every cue, and whose each is."""
        pieces = [(p, n) for n, a in enumerate(self.found) for p in (*a.content, *a.cue)]
        return Spread(p for p, _ in pieces), tuple(n for _, n in pieces)

    @cached_property
    def _rating(self) -> tuple[list[int], list[int]]:
        """Where the contents of "judges a landing" end, in order, and whose each is."""
        rating = [n for n, a in enumerate(self.found) if a.rule.startswith(RATING)]
        ends = sorted((self.found[n].content[-1].end, n) for n in rating)
        return [end for end, _ in ends], [n for _, n in ends]

    def over(self, sentence: Sentence, at: Span) -> list[Attribution]:
        """Of the pairs with their cue elsewhere those that may hold a place, in their order."""
        pieces, whose = self._pieces
        ends, judging = self._rating
        low, high = bisect_left(ends, at.start - _NEAR), bisect_right(ends, at.start)
        near = {whose[n] for n in pieces.touching(at)} | set(judging[low:high])
        return [self.found[n] for n in sorted(near - set(self._first_cues.touching(sentence.span)))]

    @cached_property
    def in_time(self) -> tuple[list[int], list[Attribution]]:
        """Where each pair has its cue, in text order, and the pairs themselves."""
        ordered = sorted(self.found, key=lambda a: a.cue[0].start)
        return [a.cue[0].start for a in ordered], ordered

    @cached_property
    def known(self) -> frozenset[str]:
        """Every body and person the page names."""
        bodies = {m.who.name for m in self.cast.bodies}
        return frozenset(bodies | {p.name for p in self.cast.people})

    @cached_property
    def _marked(self) -> Spread:
        return Spread(q.span for q in self.quotes)

    def quoted(self, at: Span) -> list[Quoted]:
        """The quotations a place touches, in text order."""
        return [self.quotes[n] for n in self._marked.touching(at)]

    def cues(self, sentence: Sentence) -> list[Attribution]:
        """Every reporting pair whose cue stands in a sentence, the weak ones too, in order."""
        if sentence.index not in self._cues:
            known = self.cued(sentence.span)
            taken = {c for a in known for c in a.cue}
            weak = [
                a
                for a in spoken(self.page, sentence, self.cast, self.quotes)
                if not taken & set(a.cue)
            ]
            both = [a for a in (*known, *weak) if reports(a)]
            self._cues[sentence.index] = sorted(both, key=lambda a: a.cue[0])
        return self._cues[sentence.index]

    def sentence(self, at: Span) -> Sentence | None:
        """The sentence a place lies in."""
        return next(iter(self.page.touching(at)), None)

    def paragraph(self, number: int) -> list[Sentence]:
        """The sentences of one paragraph."""
        return list(self.page.paragraph(number))

    def tail(self) -> tuple[str, ...]:
        """The relays nearest the reader: the wire the page credits, then the outlet."""
        outlet = self.page.document.outlet_name
        if self.institutional:
            return (self.own,)
        return (self.wire, outlet) if self.wire and self.wire != outlet else (outlet,)

    def is_own(self, name: str) -> bool:
        """Whether a source is the page's own publisher or author."""
        return _plain(name) in {_plain(self.own), _plain(self.page.document.outlet_name)}

    def anchor(self, at: int) -> Anchor | None:
        """The source that has the word at a place, the one that took it last."""
        over = [a for a in self.anchors if a.start <= at < a.end]
        return over[-1] if over else None


def _plain(name: str) -> str:
    """A publisher's name however printed: "Newsweek" and newsweek.com are one."""
    name = name.casefold().removeprefix("www.").removeprefix("the ")
    if " " not in name:
        name = name.partition(".")[0]
    return re.sub(r"\W", "", name)


def own_name(page: Page) -> tuple[str, bool]:
    """The page's own voice and whether it is a body with judgements: ("ISW", True)."""
    document = page.document
    for stated in (document.author, document.outlet):
        if stated is None:
            continue
        words = stated.value.strip()
        known = institutions().aliases.get(words.casefold())
        found = institutions().mentions(words)
        if known is None and found and found[0].end - found[0].start > 0.6 * len(words):
            known = found[0].who
        if known is not None and known.kind in ANALYTIC:
            return known.name, True
    author = document.author.value.strip() if document.author else ""
    if author and (author == document.outlet_name or BODY_WORDS.search(author)):
        return author, True
    wire = _wire(page)
    return _opinion(page) or wire or document.outlet_name, False


def _opinion(page: Page) -> str:
    """Whose column it is, from its last line; only where the text says "I" of itself."""
    foot = _FOOT.search(page.text.rstrip())
    if foot is None or institutions().mentions(foot.group(1)):
        return ""
    above = re.sub(r"[“\"][^“”\"]*[”\"]", " ", page.text[: foot.start()])
    return foot.group(1) if _FIRST.search(above) else ""


def stage(page: Page, found: Sequence[Attribution], cast: Cast) -> Stage:
    """The page read once for its voices; anchors are added by voices_anchor."""
    own, institutional = own_name(page)
    found = tuple(found)
    made = Stage(page, found, cast, own, institutional, _wire(page))
    # Whoever prints the text, its cues and quotations are the same: copies share them.
    known = page.kept.get("stage")
    if known is None or known[0] is not found:
        known = page.kept["stage"] = found, made._cues, made.quotes
    _, made._cues, made.quotes = known
    return made


def _wire(page: Page) -> str:
    """The agency of a dateline: "KYIV. Dec 14 (Interfax-Ukraine) –"."""
    lead = _WIRE.search(page.text[:600])
    known = institutions().aliases.get(lead.group(1).casefold()) if lead else None
    return known.name if known is not None and known.kind == "press" else ""
