"""Sources dropped on the way: named too late, credited no more, or their words replaced."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from vedette.doctrine.institutions import institutions
from vedette.doctrine.relay_words import relay_words
from vedette.model.document import ZoneKind
from vedette.model.lineage import Conflict, Copy, CopyKind
from vedette.model.span import Span
from vedette.model.statement import Credit
from vedette.trace.drift.conflicts import conflict
from vedette.trace.drift.wording import sentences_of
from vedette.trace.evidence import Evidence, one_name
from vedette.trace.identities.names import bare, person
from vedette.trace.mentions import Desk, Mention, first_printed, is_headline, scorable
from vedette.trace.products.products import Issue
from vedette.trace.products.relay import Relay

_LATE = 2  # sentences between a judgement and the first word of whose it is
_COPIES = frozenset(
    (CopyKind.EXACT, CopyKind.NEAR, CopyKind.SPUN, CopyKind.REORDERED, CopyKind.CUT)
)


def named_late(desk: Desk, issue: Issue) -> list[Conflict]:
    """
    "War is unlikely", and two sentences on, about something else, "the institute watches the
    border": the judgement stands as the outlet's own, for nothing before it names its source. A
    sentence that points back ("So says the institute") names the source of all before it.
    """
    out = []
    for relay in issue.relays:
        late = [m for m in relay.mentions if scorable(m.estimate) and not is_headline(m.estimate)]
        if not late or any(m.estimate.holder.own_voice for m in relay.mentions):
            continue
        first = min(late, key=lambda m: m.estimate.quote)
        if _unsourced(desk, relay, first):
            because = (
                f"{desk.outlet(relay.document)} judges “{first.estimate.words}” without a word of "
                f"whose judgement it is; {relay.origin} is named only sentences later."
            )
            kept = next(
                (m for m in issue_mentions(issue) if m.estimate.document != relay.document), first
            )
            out.append(conflict("origin_dropped", kept.estimate.id, [first.estimate.id], because))
    return [found for found in out if found.others]


def issue_mentions(issue: Issue) -> list[Mention]:
    """Every mention of a product, those of one document together."""
    return [m for relay in issue.relays for m in relay.mentions]


def _unsourced(desk: Desk, relay: Relay, mention: Mention) -> bool:
    document = desk.documents.get(relay.document)
    if document is None:
        return False
    title = document.title.value if document.title else ""
    names = _names(relay)
    places = _places(document.text, names, relay.origin)
    places += [m.estimate.holder.mention.start for m in relay.mentions if m.estimate.holder.mention]
    end = mention.estimate.quote.end
    if not places or min(places) < end or any(name in title for name in names):
        return False
    after = [s for s in sentences_of(document.text) if s[0] >= end]
    at = next((n for n, (_, stop) in enumerate(after) if stop > min(places)), 0)
    words = document.text[after[at][0] :].lower() if after else ""
    return at >= _LATE and not words.startswith(relay_words().points_back)


def _names(relay: Relay) -> set[str]:
    """What a text may call the origin: its names on this desk, a person's surname too."""
    names = {bare(relay.origin), *(bare(m.estimate.holder.name) for m in relay.mentions)}
    people = [found.surname for name in names if (found := person(name))]
    return {name for name in (*names, *people) if name}


def _places(text: str, names: Iterable[str], origin: str) -> list[int]:
    found = [text.find(name) for name in names]
    bodies = [m.start for m in institutions().mentions(text) if m.who.name == origin]
    return [at for at in (*found, *bodies) if at >= 0]


def copies_uncredited(
    desk: Desk, issues: Sequence[Issue], evidence: Evidence
) -> dict[str, list[Conflict]]:
    """
    By product id: texts spun from another, and copies without the credit their original prints.
    """
    out: dict[str, list[Conflict]] = {}
    of: dict[str, set[str]] = {}
    for issue in issues:
        for name in issue.product.documents:
            of.setdefault(name, set()).add(issue.product.id)
    for copy in evidence.copies:
        if copy.kind not in _COPIES:
            continue
        found = _of_copy(desk, copy, evidence)
        for product in sorted(of.get(copy.one, set()) & of.get(copy.other, set())):
            out.setdefault(product, []).extend(found)
    return out


def _of_copy(desk: Desk, copy: Copy, evidence: Evidence) -> list[Conflict]:
    houses = {one_name(desk.outlet(name)) for name in (copy.one, copy.other)}
    if len(houses) == 1:
        return []  # a later edition of one's own text needs no credit
    first, then = _direction(desk, copy, evidence.credits)
    kept, other = _place(desk, copy, first), _place(desk, copy, then)
    out = []
    # A later text that goes on where the first one stops is no copy that lost a line of it.
    grown = copy.kind is CopyKind.CUT and _longer(copy) == then
    lost = [] if grown else sorted(_credited(desk, evidence, first, then))
    if lost:
        because = (
            f"{desk.outlet(then)} prints the text without the credit {desk.outlet(first)} gives: "
            f"{', '.join(lost)}."
        )
        out.append(conflict("origin_dropped", kept, [other], because))
    # An agency that says which paper it has it from retells; it hides nothing.
    if copy.kind is CopyKind.SPUN and desk.outlet(first) not in desk.text(then):
        because = (
            f"{desk.outlet(then)} prints what {desk.outlet(first)} does, sentence by sentence in "
            "the same order, with its words replaced."
        )
        out.append(conflict("spun_copy", kept, [other], because))
    return out


def _direction(desk: Desk, copy: Copy, credits: Mapping[str, Sequence[Credit]]) -> tuple[str, str]:
    """
    The text printed first; of two of one day, or where a day is only guessed from what a text
    relays, a text cut short after the whole one, and else the one that credits more sources first.
    """
    days = [desk.written(name) for name in (copy.one, copy.other)]
    known = None not in days and days[0] != days[1]

    def order(name: str) -> tuple[object, ...]:
        day, outlet, own = first_printed(desk.documents.get(name), name)
        cut = copy.kind is CopyKind.CUT and name != _longer(copy)
        credited = len({found.name for found in credits.get(name, ())})
        return (day if known else date.min), cut, -credited, outlet, own

    one, other = sorted((copy.one, copy.other), key=order)
    return one, other


def _longer(copy: Copy) -> str:
    """Of a text and its opening printed alone, the whole text: less of it stands in the other."""
    return copy.one if copy.one_share < copy.other_share else copy.other


def _credited(desk: Desk, evidence: Evidence, first: str, then: str) -> set[str]:
    """Whom the first page credits with its words and the other does not so much as name."""
    text = desk.text(then).casefold()
    kept = {one_name(c.name) for c in evidence.credits.get(then, ())}
    kept |= {one_name(desk.outlet(name)) for name in (first, then)}
    return {
        name
        for c in evidence.credits.get(first, ())
        if (name := one_name(c.name)) not in kept
        and name.casefold() not in text
        and c.name.casefold() not in text
    }


def _place(desk: Desk, copy: Copy, name: str) -> str:
    """The first copied passage that is no title, as "document@start-end"."""
    spans = sorted(p.one_span if p.one == name else p.other_span for p in copy.passages)
    document = desk.documents.get(name)
    titles = [z.span for z in document.zones if z.kind is ZoneKind.TITLE] if document else []
    rest = [s for s in spans if not any(t.overlaps(s) for t in titles)] or spans
    found: Span = rest[0]
    return f"{name}@{found.start}-{found.end}"
