"""Every pair of cue and content on a page, before and after the table of cues has its say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from vedette.doctrine.cues import cues
from vedette.extract.attribution.chain import ENOUGH, Trust, chained
from vedette.extract.attribution.nouns import noun_candidates
from vedette.extract.attribution.phrases import phrase_candidates
from vedette.extract.attribution.pieces import Candidate
from vedette.extract.attribution.quotes import QUOTE, extended
from vedette.extract.attribution.signs import more, named, settled
from vedette.extract.attribution.verbs import verb_candidates
from vedette.extract.page import Page, Sentence, parse_together
from vedette.extract.quotes import Quoted, over

INNER = "inner-"


def possible(
    page: Page, sentence: Sentence, quotes: Sequence[Quoted], *, weigh: bool = True
) -> list[Candidate]:
    """What grammar offers in one sentence, quotations taken whole; weigh: with its traits.

    A cue inside somebody's speech ("'I think so,' she said") is marked `inner-`: the words
    are the speaker's already.
    """
    here = over(quotes, sentence.span)
    out: list[Candidate] = []
    offered = (
        *phrase_candidates(page, sentence),
        *verb_candidates(page, sentence, weigh=weigh),
        *noun_candidates(page, sentence, weigh=weigh),
    )
    for found in offered:
        candidate = extended(page.text, found, here)
        if not candidate.content or not candidate.cue:
            continue
        if candidate.key.startswith("VERB") and any(
            o.relation in ("as", "aside") and not o.signs and o.cue[0].overlaps(candidate.cue[0])
            for o in out
        ):
            # Read by its words already: "As the institute relays, …".
            continue
        if any(c.overlaps(q.inner) for q in here for c in candidate.cue if q.speech(page.text)):
            candidate = replace(candidate, relation=INNER + candidate.relation)
        out.append(candidate)
    return [_signed(sentence, c, out, here) for c in out]


def _signed(
    sentence: Sentence,
    candidate: Candidate,
    others: Sequence[Candidate],
    quotes: Sequence[Quoted],
) -> Candidate:
    at = candidate.cue[0]
    nested = any(
        o is not candidate
        and o.relation in ("clause", "quote", "inf")
        and any(p.covers(at) for p in o.content)
        for o in others
    )
    marked = any(q.span.overlaps(p) for q in quotes for p in candidate.content)
    first = sentence.index < 2
    return replace(candidate, signs=more(candidate, nested=nested, marked=marked, opening=first))


@dataclass(frozen=True, slots=True)
class Asked:
    """ "These sentences of this page, where these quotations stand": where cues are looked for."""

    page: Page
    chosen: tuple[Sentence, ...]
    marks: tuple[Quoted, ...]


def found(asked: Sequence[Asked], trust: Trust, least: float) -> list[list[Candidate]]:
    """For each page the candidates the table trusts at least this much, with speeches joined up.

    Pages asked for together are parsed side by side; each comes out as it would alone.
    """
    parse_together([(one.page, one.chosen) for one in asked])
    offers = [{s.index: possible(one.page, s, one.marks) for s in one.chosen} for one in asked]
    unsure = [
        [s for s in one.chosen if any(_hangs_on_names(c, trust, least) for c in offered[s.index])]
        for one, offered in zip(asked, offers, strict=True)
    ]
    parse_together([(one.page, some) for one, some in zip(asked, unsure, strict=True)], names=True)
    out = []
    for one, offered, some in zip(asked, offers, unsure, strict=True):
        for s in some:
            # Only traits hang on names, never which words are paired.
            offered[s.index] = [named(c, one.page.parse(s)) for c in offered[s.index]]
        sure = [settled(c)[0] for s in one.chosen for c in offered[s.index]]
        kept = [c for c in sure if trust(c) >= least]
        out.append(chained(one.page, kept, one.marks, trust))
    return out


def _hangs_on_names(candidate: Candidate, trust: Trust, least: float) -> bool:
    """Whether it matters which of its words are names; to mark them costs as much as a parse.

    "He said that…" is an attribution whoever speaks, "ran a shop" none. A speech may join it
    later, so it is asked as a quotation too.
    """
    if not _weighed(candidate.key, candidate.relation):
        return False
    ways = settled(candidate)
    if len(ways) == 1:
        return False
    if len({trust(way) >= least for way in ways}) > 1:
        return True
    quoted = [*ways, *(replace(way, relation=QUOTE) for way in ways)]
    return any(
        len({trust(way) >= ENOUGH for way in part}) > 1
        for part in (quoted[: len(ways)], quoted[len(ways) :])
    )


@lru_cache(maxsize=10_000)
def _weighed(key: str, relation: str) -> bool:
    """Whether traits bear on a pair at all, as it stands or as a quotation."""
    return any(cues().weighs(key, sort) for sort in (relation, QUOTE))
