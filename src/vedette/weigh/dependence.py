"""Which voices are one, and what dependence between pieces of evidence leaves of each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vedette.weigh.odds import design_effect
from vedette.weigh.weights import SHARED, Leans


def shares(ranked: int, rho: float = SHARED) -> tuple[float, ...]:
    """
    What each of so many dependent pieces adds, strongest first: 1, .11, .05, ...; together the
    design effect n / (1 + (n - 1) rho), 1.21 for eight at .8.
    """
    return tuple(b - a for a, b in pairwise(design_effect(n, rho) for n in range(ranked + 1)))


def voices(origins: Sequence[str], leans_on: Leans) -> dict[str, str]:
    """
    For each origin the voice it counts under: an aggregator counts under one it carries, two
    that rest on the same third count under that third.

    Two staffs that one institute carries stay two: the institute leans on them, not they on it.
    """
    on: dict[str, set[str]] = defaultdict(set)
    for who, whom, _ in leans_on:
        on[who].add(whom)
    everybody = {*origins, *on, *(whom for carried in on.values() for whom in carried)}
    reach = {name: _reach(name, on) for name in everybody}
    present = set(origins)
    out = {}
    for origin in sorted(present):
        roots = {min(reach[r]) for r in reach[origin] if _last(r, reach)}
        out[origin] = min(roots & present or roots)
    return out


def _reach(name: str, on: Mapping[str, set[str]]) -> frozenset[str]:
    """The name and everybody it leans on, directly or through others; rings end."""
    found, ahead = {name}, [name]
    while ahead:
        for whom in on.get(ahead.pop(), set()) - found:
            found.add(whom)
            ahead.append(whom)
    return frozenset(found)


def _last(name: str, reach: Mapping[str, frozenset[str]]) -> bool:
    """Whether it leans on nobody who does not lean on it: the end of a chain, or a ring."""
    return all(name in reach[other] for other in reach[name])


def grouped(origins: Sequence[str], leans_on: Leans) -> list[list[str]]:
    """The origins in groups of one voice each, by name."""
    found: dict[str, list[str]] = defaultdict(list)
    for origin, voice in voices(origins, leans_on).items():
        found[voice].append(origin)
    return [found[voice] for voice in sorted(found)]


@dataclass(frozen=True, slots=True)
class Piece:
    """
    One piece of evidence as dependence sees it: who reports it, of what, how far it moves.

    aside: it stands behind others of its group however far it moves, as a judgement of another
    proposition behind those of the one that is asked.
    """

    id: str
    origins: tuple[str, ...]
    domain: str
    spread: float
    aside: bool = False


def discounts(pieces: Sequence[Piece], leans_on: Leans) -> dict[str, float]:
    """
    The weight of each piece, 0 to 1. Pieces of one domain that rest on the same voices are
    nearly one piece: the strongest counts whole, each further one what the design effect leaves.
    """
    everyone = sorted({origin for p in pieces for origin in p.origins})
    voice = voices(everyone, leans_on)
    rests = {p.id: frozenset(voice[o] for o in p.origins) for p in pieces}
    out: dict[str, float] = {}
    for members in _together(pieces, rests):
        ranked = sorted(members, key=lambda p: (p.aside, -round(p.spread, 9), p.id))
        out |= {p.id: share for p, share in zip(ranked, shares(len(ranked)), strict=True)}
    return out


def _together(pieces: Sequence[Piece], rests: Mapping[str, frozenset[str]]) -> list[list[Piece]]:
    """Pieces of one domain joined where every voice behind one stands behind the other too."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.id):
        near = [
            group
            for group in found
            if any(
                p.domain == piece.domain and _within(rests[p.id], rests[piece.id]) for p in group
            )
        ]
        found = [group for group in found if group not in near]
        found.append([piece, *(p for group in near for p in group)])
    return found


def _within(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one) and bool(two) and (one <= two or two <= one)
