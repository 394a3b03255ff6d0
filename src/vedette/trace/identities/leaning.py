"""Who is not independent of whom: an aggregator leans on the voices it carries."""

import re
from collections.abc import Sequence

from vedette.doctrine.outlets import publishers
from vedette.doctrine.relay_words import relay_words
from vedette.trace.identities.affiliated import find_affiliations
from vedette.trace.identities.names import bare, proper
from vedette.trace.mentions import Desk, Mention

_WINDOW = 90  # characters after "according to" in which the voice leaned on is named


def find_leanings(desk: Desk, mentions: Sequence[Mention]) -> tuple[tuple[str, str, str], ...]:
    """
    "ISW leans on the Ukrainian General Staff, which it quotes": (who, on whom, why), each
    pair once. A paper that only carries voices is a way to us and leans on nobody; it leans
    once it judges by itself. A body's spokesman leans on the body.
    """
    holders = {m.origin for m in mentions}
    found: dict[tuple[str, str], str] = {}
    for document, via, holder in _chains(desk, mentions):
        for name in via:
            carrier = desk.origins.of(document, name)
            if carrier in holders and carrier != holder:
                why = f"{carrier} carries what {holder} says ({desk.outlet(document)})."
                _keep(found, (carrier, holder), why)
    bodies = [h for h in sorted(holders) if proper(h) and not publishers().press(h)]
    for mention in mentions:
        for named, words in _bases(desk, mention, bodies):
            why = f"{mention.origin} gives {named} as its basis: “{words}”."
            _keep(found, (mention.origin, named), why)
    for who, body, why in find_affiliations(desk, mentions):
        _keep(found, (who, body), why)
    return tuple((one, two, found[(one, two)]) for one, two in sorted(found))


def _keep(found: dict[tuple[str, str], str], pair: tuple[str, str], why: str) -> None:
    # The first by alphabet, so that the order of documents changes nothing.
    found[pair] = min(found.get(pair, why), why)


def _chains(desk: Desk, mentions: Sequence[Mention]) -> list[tuple[str, tuple[str, ...], str]]:
    out = [(m.estimate.document, m.estimate.via, m.origin) for m in mentions]
    for reading in desk.readings:
        for seen in reading.observations:
            reporter = desk.origins.of(reading.document, seen.reporter)
            out.append((reading.document, seen.via, reporter))
    return [(d, tuple(v for v in via if v != desk.outlet(d)), h) for d, via, h in out if via]


def _bases(desk: Desk, mention: Mention, bodies: Sequence[str]) -> list[tuple[str, str]]:
    """Of these bodies those named after "according to" or "citing" in the judgement's sentence."""
    sentence = mention.estimate.quote.of(desk.text(mention.estimate.document))
    lowered = sentence.lower()
    cues = [
        m.end() for cue in relay_words().basis_cues for m in re.finditer(re.escape(cue), lowered)
    ]
    out = []
    for at in cues:
        after = sentence[at : at + _WINDOW]
        out += [(h, after.strip()) for h in bodies if h != mention.origin and _names(after, h)]
    return out


def _names(words: str, body: str) -> bool:
    name = bare(body)
    # A pattern for each of a thousand origins is made only where its letters stand at all.
    return name in words and re.search(rf"\b{re.escape(name)}\b", words) is not None
