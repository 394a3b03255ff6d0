"""What an origin issued on which day, and the relays that carry it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from vedette.doctrine.outlets import publishers
from vedette.ids import content_id
from vedette.model.basis import Basis, Dating
from vedette.model.lineage import Product
from vedette.trace.products.group import Group, printed_day
from vedette.trace.products.groups import group_relays
from vedette.trace.products.issued import RULE as WORDS
from vedette.trace.products.joined import reasons
from vedette.trace.products.marks import weigh
from vedette.trace.products.relays import Relay
from vedette.trace.products.retold import NO_KIN, Kin, join_retold
from vedette.trace.products.translated import join_translations


@dataclass(frozen=True, slots=True)
class Issue:
    """
    "The ISW report of 16 December and the relays that carry it."

    misdated: relays whose own words put it on another day.
    """

    product: Product
    relays: tuple[Relay, ...]
    misdated: tuple[Relay, ...] = ()


def find_products(
    relays: Sequence[Relay],
    silent: Sequence[Relay] = (),
    kin: Kin = NO_KIN,
    only: frozenset[str] | None = None,
) -> tuple[Issue, ...]:
    """
    Every product on the desk with the relays that carry it, in a fixed order.

    silent: texts that name an origin without a source being read from them. kin: texts known to
    tell the same. only: these origins'
    products, which are the same as among all.
    """
    weights = weigh({r.document: r.told for r in (*silent, *relays)}.values())
    mute: dict[str, list[Relay]] = defaultdict(list)
    for relay in silent:
        mute[relay.origin].append(relay)
    by_origin: dict[str, list[Relay]] = defaultdict(list)
    for relay in relays:
        if only is None or relay.origin in only:
            by_origin[relay.origin].append(relay)
    out: list[Issue] = []
    for origin in sorted(by_origin):
        seen: Counter[str] = Counter()
        groups = join_translations(group_relays(by_origin[origin]))
        if not publishers().press(origin):
            groups = join_retold(groups, mute[origin], weights, kin)
        # Reasons are for whoever asks why; an answer alone is the same without them.
        out += [_issue(origin, group, seen, told=only is None) for group in groups]
    return tuple(out)


_STRENGTH = [Basis.GIVEN, Basis.METADATA, Basis.PRINTED, Basis.INFERRED, Basis.DESK, Basis.UNKNOWN]


def _best_dating(group: Group) -> Dating:
    """The surest of the relays' datings for the day taken."""

    def order(relay: Relay) -> tuple[bool, bool, int, str, str]:
        dating = relay.dating
        return (
            dating.likely != group.day,
            not printed_day(dating),
            _STRENGTH.index(dating.basis),
            dating.explanation,
            relay.document,
        )

    return min(group.relays, key=order).dating


def _not_after_first(dating: Dating, group: Group) -> Dating:
    """A product no relay dates came out before the first of them did."""
    ends = [r.dating.latest for r in group.relays if r.dating.latest]
    if not ends or dating.latest == min(ends):
        return dating
    why = f"{dating.explanation} It is not after its first relay ({min(ends)})."
    return replace(dating, latest=min(ends), explanation=why.strip())


def _issue(origin: str, group: Group, seen: Counter[str], *, told: bool) -> Issue:
    dating = _best_dating(group)
    if group.day is not None and dating.likely != group.day:
        dating = replace(dating, likely=group.day)
    elif group.day is None:
        dating = _not_after_first(dating, group)
    relays = tuple(sorted(group.relays, key=lambda r: r.document))
    # An undated product is known by its words, so that a further copy changes no id.
    mark = group.day.isoformat() if group.day else min("".join(r.fingerprint) for r in relays)
    seen[mark] += 1
    product = Product(
        id=content_id("prd", [origin, mark, seen[mark]]),
        origin=origin,
        issued=dating,
        documents=tuple(r.document for r in relays),
        merged=reasons(relays, group.reasons) if told else (),
    )
    misdated = tuple(r for r in relays if r.misdated or _says_otherwise(r, group))
    return Issue(product, relays, misdated)


def _says_otherwise(relay: Relay, group: Group) -> bool:
    """
    Whether a relay's words put the product on another day: a printed one, or a weekday before the
    day that others' words give, or two after it. "Tuesday's report" may be of Monday night.
    """
    said, day = relay.dating.likely, group.day
    if said is None or day is None or said == day:
        return False
    if printed_day(relay.dating):
        return True
    own = relay.dating.rule == WORDS and relay.dating.earliest == relay.dating.latest
    others = sum(r.dating.likely == day and r.dating.rule == WORDS for r in group.relays)
    return own and others > 1 and (said < day or said > day + timedelta(days=1))
