"""What each document carries of each origin: the raw material of lineage."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from vedette.doctrine.institutions import institutions
from vedette.doctrine.outlets import publishers
from vedette.model.basis import UNDATED, Dating
from vedette.model.estimate import Reading
from vedette.model.lineage import Copy
from vedette.model.span import Span
from vedette.trace.drift.wording import Line, line
from vedette.trace.identities.identities import named
from vedette.trace.identities.names import bare, person, proper
from vedette.trace.inherited import inherited
from vedette.trace.mentions import Desk, Mention, first_printed
from vedette.trace.products.hindsight import not_before
from vedette.trace.products.issued import RULE
from vedette.trace.products.marks import marks, telling
from vedette.trace.products.relay import Relay
from vedette.trace.products.windows import window_of

__all__ = ["Relay", "find_relays"]

_WHOLE = 4000  # letters of a text short enough to be about one thing
_WEEK = timedelta(days=7)  # within it a weekday names the day, and the report is still news
_Words = dict[str, list[tuple[Line, Span]]]


def _attributed(desk: Desk, reading: Reading) -> _Words:
    """Sentences a document gives in an origin's name without a word of likelihood."""
    out: _Words = defaultdict(list)
    text, document = desk.text(reading.document), reading.document
    for found in reading.attributions:
        holder = found.holder
        spoken = holder and named(holder) and not holder.own_voice and proper(holder.name)
        if holder and spoken and found.content:
            words = " ".join(span.of(text) for span in found.content)
            whole = Span(min(found.content).start, max(span.end for span in found.content))
            origin = desk.origins.of(document, holder.name)
            # "UK: army short of shells": a country in a headline issued nothing.
            nobody = desk.origins.nobody(document, holder.name)
            if not nobody and bare(origin) not in institutions().countries:
                out[origin].append((desk.line(document, words), whole))
    for seen in reading.observations:
        reporter = desk.origins.of(document, seen.reporter)
        nobody = desk.origins.nobody(document, seen.reporter)
        if not nobody and proper(seen.reporter) and reporter != desk.outlet(document):
            out[reporter].append((desk.line(document, seen.span.of(text)), seen.span))
    return out


def _carriers(desk: Desk, holders: frozenset[str], reading: Reading) -> _Words:
    """Origins that reached the document by carrying another's words, with those words."""
    out: _Words = defaultdict(list)
    text, document = desk.text(reading.document), reading.document
    chains = [(e.via, e.quote) for e in reading.estimates]
    chains += [(o.via, o.span) for o in reading.observations]
    for via, span in chains:
        for name in via:
            origin = desk.origins.of(document, name)
            # Reuters carrying a minister is a way to us; an institute doing so is an origin.
            if origin in holders and not publishers().press(origin):
                out[origin].append((desk.line(document, span.of(text)), span))
    return out


def find_relays(
    desk: Desk,
    mentions: Sequence[Mention],
    product_dates: Mapping[tuple[str, str], Dating],
    copies: Sequence[Copy] = (),
) -> tuple[Relay, ...]:
    """
    Every (document, origin) pair with what the document carries of that origin; a copied text
    carries what the text it was copied from does.
    """
    holders = frozenset(m.origin for m in mentions if not m.estimate.holder.own_voice)
    per: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        per[mention.estimate.document].append(mention)
    out: list[Relay] = []
    for reading in desk.readings:
        first = len(out)
        words = _attributed(desk, reading)
        for origin, found in _carriers(desk, holders, reading).items():
            words[origin] += found
        by_origin: dict[str, list[Mention]] = defaultdict(list)
        for mention in per[reading.document]:
            by_origin[mention.origin].append(mention)
            words[mention.origin].append((mention.line, mention.estimate.quote))
        for origin in sorted(words):
            who = (origin, by_origin[origin])
            dating = _dating(desk, reading.document, who, product_dates)
            relay = _relay(desk, reading, (*who, words[origin]), dating)
            if not _history(desk, relay):
                out.append(relay)
        out[first:] = _beside(desk, _own_reports(out[first:]))
    return inherited(out, copies, lambda name: first_printed(desk.documents.get(name), name))


def _relay(
    desk: Desk,
    reading: Reading,
    carried: tuple[str, list[Mention], list[tuple[Line, Span]]],
    dating: Dating,
) -> Relay:
    origin, mentions, words = carried
    spans = [span for _, span in words]
    text = desk.text(reading.document)
    moved = not_before(dating, text, (spans, reading.moments))
    unique = {f.key: bare for f, _ in words if (bare := _without(f, origin)).content}
    return Relay(
        reading.document,
        origin,
        moved,
        tuple(unique[key] for key in sorted(unique)),
        tuple(mentions),
        misdated=f"{dating.likely}" if moved is not dating else _said(dating),
        window=window_of(moved, reading.moments),
        around=_around(desk, reading.document),
        spans=tuple(sorted(spans)),
        told=_told(desk, reading.document, (origin, mentions), spans),
        lang=desk.lang(reading.document),
        written=desk.written(reading.document),
    )


def _told(
    desk: Desk, document: str, who: tuple[str, Sequence[Mention]], spans: Sequence[Span]
) -> frozenset[str]:
    """A short text whole; of a long one the sentences given in the origin's name."""
    text, (origin, mentions) = desk.text(document), who
    if len(text) > _WHOLE:
        text = "\n".join(span.of(text) for span in sorted(set(spans)))
    names = {origin, *(m.estimate.holder.name for m in mentions)}
    return telling(text, desk.lang(document)) - marks(" ".join(sorted(names)))


def _around(desk: Desk, document: str) -> frozenset[str]:
    found = desk.line(document, desk.text(document))
    return found.names | {n for n in found.numbers if len(n) > 1}


def _own_reports(relays: list[Relay]) -> list[Relay]:
    """
    Without what the text's main source tells of others: in an article on an institute's report
    "the president confirmed it at the talks" is the report's content. A judgement of theirs, or
    words that date their speech, make it a product of their own.
    """
    bodies = [r for r in relays if r.mentions and person(r.origin) is None]
    main = max((len(r.lines) for r in bodies if not publishers().press(r.origin)), default=0)
    told = sum(len(r.lines) for r in relays if not publishers().press(r.origin))
    if 2 * main < told:
        return relays
    return [
        r
        for r in relays
        if r.mentions or person(r.origin) is None or r.dating.rule == RULE or not r.lines
    ]


def _beside(desk: Desk, relays: Sequence[Relay]) -> list[Relay]:
    """
    Undated relays of an undated text in which one other report has a day without a year:
    "its report for 30 September" says when the text was written, so near what else it tells.
    """
    days = {r.dating.month_day for r in relays} - {None}
    document = desk.documents.get(relays[0].document) if relays else None
    if document is None or document.published.latest is not None or len(days) != 1:
        return list(relays)
    near = next(iter(days))
    return [
        r if r.dating.month_day else replace(r, window=replace(r.window, near=near)) for r in relays
    ]


def _history(desk: Desk, relay: Relay) -> bool:
    """
    "Ten days ago the president announced a joint force": what a text tells of the time
    before, without a judgement, is its background and no report of what was said.
    """
    document, day = desk.documents.get(relay.document), relay.dating.likely
    written = document.published.earliest if document else None
    return bool(not relay.mentions and day and written and day < written - _WEEK)


def _said(dating: Dating) -> str:
    """The day the words print, where the dating already says they contradict themselves."""
    early, late = dating.earliest, dating.latest
    if early is None or late is None or early == late or dating.likely != late:
        return ""
    return f"{early}" if "In conflict" in dating.explanation else ""


def _without(found: Line, origin: str) -> Line:
    """
    The sentence without its origin's name: every sentence that names the State Border Guard
    Service shares four words with every other, and they prove nothing.
    """
    name = _names_of(origin)
    return replace(found, content=found.content - name.content, names=found.names - name.names)


@lru_cache(maxsize=4096)
def _names_of(origin: str) -> Line:
    """Every form of the origin's name at once, as one sentence."""
    body = institutions().aliases.get(origin.casefold())
    table = institutions().aliases.items() if body else ()
    forms = sorted(alias.title() for alias, who in table if who == body)
    return line(" ".join(["said", origin, *forms]))


def _dating(
    desk: Desk,
    document: str,
    who: tuple[str, Sequence[Mention]],
    product_dates: Mapping[tuple[str, str], Dating],
) -> Dating:
    origin, mentions = who
    names = [origin, *sorted({m.estimate.holder.name for m in mentions})]
    for name in names:
        if (document, name) in product_dates:
            return product_dates[(document, name)]
    own = bool(mentions) and all(m.estimate.holder.own_voice for m in mentions)
    if own and document in desk.documents and not any(m.adopted for m in mentions):
        # What an outlet judges in its own voice came out when the outlet did.
        return desk.documents[document].published
    return UNDATED
