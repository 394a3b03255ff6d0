"""What analysts decided about edges, heeded: whose a judgement is after they spoke."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from vedette.model.lineage import EdgeDecision, EdgeVerb
from vedette.trace.evidence import Evidence, one_name
from vedette.trace.mentions import Desk, Mention
from vedette.trace.products.relay import Relay


def decided(
    desk: Desk, mentions: Iterable[Mention], decisions: Sequence[EdgeDecision]
) -> tuple[Mention, ...]:
    """
    The mentions as analysts see them: a judgement whose edge from its origin is rejected is
    the taker's own; one whose taker an analyst says has it from somebody is that giver's.
    """
    by_document: dict[str, list[EdgeDecision]] = defaultdict(list)
    for decision in decisions:
        by_document[decision.document].append(decision)
    return tuple(_decided(desk, m, by_document.get(m.estimate.document, ())) for m in mentions)


def carried(desk: Desk, relays: Iterable[Relay], evidence: Evidence) -> tuple[Relay, ...]:
    """The relays without those that only a rejected edge carries: words that judge nothing."""
    return tuple(
        relay
        for relay in relays
        if relay.mentions
        or not evidence.rejected(relay.origin, desk.outlet(relay.document), relay.document)
    )


def _decided(desk: Desk, mention: Mention, decisions: Sequence[EdgeDecision]) -> Mention:
    for decision in sorted(decisions, key=lambda d: (d.verb is EdgeVerb.ADD, d.giver, d.taker)):
        steps = _steps(desk, mention)
        giver, taker = one_name(decision.giver), one_name(decision.taker)
        why = f"an analyst says so: {decision.because}"
        if decision.verb is EdgeVerb.REJECT and (giver, taker) in steps[:1]:
            mention = replace(mention, origin=_name(desk, mention, taker), adopted=why)
        elif decision.verb is EdgeVerb.ADD and one_name(mention.origin) == taker:
            mention = replace(mention, origin=decision.giver, adopted=why)
    return mention


def _steps(desk: Desk, mention: Mention) -> list[tuple[str, str]]:
    """The way the words took, each step once: from the origin through relays to the outlet."""
    outlet = desk.outlet(mention.estimate.document)
    chain = [one_name(name) for name in (mention.origin, *mention.estimate.via, outlet)]
    return [(one, two) for one, two in pairwise(chain) if one != two]


def _name(desk: Desk, mention: Mention, taker: str) -> str:
    """The taker under the name its own judgements go by on this desk."""
    outlet = desk.outlet(mention.estimate.document)
    return outlet if one_name(outlet) == taker else taker
