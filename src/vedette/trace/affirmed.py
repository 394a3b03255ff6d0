"""Behind the places where an event is told as a fact: how many independent origins.

Everybody who has it from somebody else is that somebody's relay, in whatever text the citing
stands. What the press tells without a source, and what unnamed sources tell, counts for nothing.
Whoever is named beside an origin in a text that tells it on that origin's word is taken to be one
with it: wrongly merging two costs a look, wrongly parting one costs a false alarm.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from vedette.doctrine.outlets import publishers
from vedette.model.document import Document
from vedette.model.question import Question
from vedette.model.resolution import Affirmation, Proposal, Told
from vedette.trace.identities.identities import Origins, named

# Doctrine 2, rule 6: corroboration takes another origin; one is never enough.
NEEDED = 2
_STEM = 5
_SMALL = frozenset(("the", "of", "and", "for", "a", "an", "in", "on"))


def propose(
    question: Question,
    told: Sequence[Told],
    documents: Mapping[str, Document],
    origins: Origins,
) -> Proposal:
    """
    Whether at least two independent named origins tell the event as a fact, inside the window.

    Resolves nothing. origins: the one name of everybody on the desk.
    """
    about = [t for t in told if t.question == question.id and t.document in documents]
    facts = [t for t in about if not t.doubted and _in_window(t, question, documents)]
    givers = _givers(facts, origins)
    press = {d.outlet_name for d in documents.values()}
    found = tuple(_affirmation(t, documents, origins, givers, press) for t in facts)
    counted = _independent([a for a in found if a.named and a.placed])
    doubts = tuple(t for t in about if t.doubted)
    return Proposal(
        question=question.id,
        met=len(counted) >= NEEDED,
        counted=counted,
        needed=NEEDED,
        affirmations=found,
        doubts=doubts,
        sentence=_sentence(counted, found, doubts),
    )


def _in_window(told: Told, question: Question, documents: Mapping[str, Document]) -> bool:
    """A text nobody can date, or of another time, is no news of this event."""
    day = documents[told.document].published.likely
    if day is None:
        return False
    after = question.opens is None or day >= question.opens
    return after and (question.closes is None or day <= question.closes)


def _givers(facts: Sequence[Told], origins: Origins) -> dict[str, set[str]]:
    """Who has it from whom: holder first, then each relay from the one before it."""
    out: dict[str, set[str]] = defaultdict(set)
    for one in facts:
        chain = [origins.of(one.document, name) for name in (one.holder.name, *one.via)]
        for giver, taker in pairwise(chain):
            if giver != taker:
                out[taker].add(giver)
    return out


def _roots(name: str, givers: Mapping[str, set[str]]) -> frozenset[str]:
    """Where it comes from in the end; a ring of names is its own root."""
    seen, queue, roots = {name}, [name], set()
    while queue:
        one = queue.pop()
        further = givers.get(one, set()) - seen
        if not givers.get(one):
            roots.add(one)
        seen |= further
        queue += sorted(further)
    return frozenset(roots or {name})


def _affirmation(
    told: Told,
    documents: Mapping[str, Document],
    origins: Origins,
    givers: Mapping[str, set[str]],
    press: set[str],
) -> Affirmation:
    document = documents[told.document]
    name = origins.of(told.document, told.holder.name)
    roots = _roots(name, givers)
    origin = min(roots)
    because = "" if origin == name else f"{name} has it from {origin}"
    ours = origin in press or publishers().press(origin)
    sourced = named(told.holder) or origin != name
    if ours:
        because = "told by the press with no source named"
    elif not sourced:
        because = "the source has no name"
    elif not told.placed:
        because = "of a place the question does not name" + (f"; {because}" if because else "")
    return Affirmation(
        question=told.question,
        origin=origin,
        named=sourced and not ours,
        placed=told.placed,
        document=told.document,
        outlet=document.outlet_name,
        span=told.span,
        words=told.words,
        day=document.published.likely,
        because=because,
    )


def _stems(words: str) -> set[str]:
    plain = words.lower().replace("defense", "defence")
    return {w[:_STEM] for w in re.findall(r"[^\W\d_]{3,}", plain) if w not in _SMALL}


def _independent(affirmed: Sequence[Affirmation]) -> tuple[str, ...]:
    """One name for each group of origins that no text names together."""
    names = sorted({a.origin for a in affirmed})
    group = {name: {name} for name in names}
    texts = {name: [_stems(a.words) for a in affirmed if a.origin == name] for name in names}
    for one in names:
        for other in names:
            stems = _stems(other)
            beside = one != other and stems and any(stems <= text for text in texts[one])
            if beside:
                joined = group[one] | group[other]
                for member in joined:
                    group[member] = joined
    return tuple(sorted({min(members) for members in group.values()}))


def _sentence(counted: Sequence[str], found: Sequence[Affirmation], doubts: Sequence[Told]) -> str:
    if not found:
        return "Not met: no text on this desk tells it as a fact inside the window."
    outlets = len({a.outlet for a in found})
    places = f"{len(found)} {'place' if len(found) == 1 else 'places'}"
    where = f"what {outlets} {'outlet tells' if outlets == 1 else 'outlets tell'} in {places}"
    against = f" Doubted or denied in {len(doubts)}." if doubts else ""
    if len(counted) >= NEEDED:
        return (
            f"Met, if the rule accepts them: {len(counted)} named origins that do not lean on one "
            f"another ({', '.join(counted)}) stand behind {where}.{against}"
        )
    if not counted:
        return f"Not met: no named origin stands behind {where}.{against}"
    return f"Not met: one origin, {counted[0]}, stands behind {where}.{against}"
