"""Every pair of cue and content on a page, before and after the table of cues has its say."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from vedette.extract.attribution.chain import ENOUGH, Trust, chained
from vedette.extract.attribution.nouns import noun_candidates
from vedette.extract.attribution.phrases import phrase_candidates
from vedette.extract.attribution.pieces import Candidate
from vedette.extract.attribution.quotes import QUOTE, extended
from vedette.extract.attribution.signs import more, settled
from vedette.extract.attribution.verbs import verb_candidates
from vedette.extract.page import Page, Sentence
from vedette.extract.quotes import Quoted, over, quotations

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


def found(
    page: Page,
    among: Collection[Sentence],
    wanted: Callable[[Sentence], bool],
    trust: Trust,
    least: float,
    quotes: Collection[Quoted] | None = None,
) -> list[Candidate]:
    """The candidates the table trusts at least this much, with speeches joined up."""
    marks = tuple(quotations(page.text)) if quotes is None else tuple(quotes)
    chosen = [s for s in among if wanted(s)]
    page.parse_all(chosen)
    offered = {s.index: possible(page, s, marks) for s in chosen}
    unsure = [s for s in chosen if any(_hangs_on_names(c, trust, least) for c in offered[s.index])]
    page.parse_all(unsure, names=True)
    offered |= {s.index: possible(page, s, marks) for s in unsure}
    out = [settled(c)[0] for s in chosen for c in offered[s.index]]
    return chained(page, [c for c in out if trust(c) >= least], marks, trust)


def _hangs_on_names(candidate: Candidate, trust: Trust, least: float) -> bool:
    """Whether it matters which of its words are names; to mark them costs as much as a parse.

    "He said that…" is an attribution whoever speaks, "ran a shop" none. A speech may join it
    later, so it is asked as a quotation too.
    """
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
