"""The nearest numbers that keep a partial order: exact, by cutting groups in two.

Weighted least squares on a partial order splits into groups that share one value. A group is
cut where the numbers above the cut, taken together, exceed the group's mean by most; when no
cut gains, the mean is the answer (Spouge, Wan and Wilbur 2003; the cut is a minimum cut).
"""

import math
from collections import deque
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

Arcs = Set[tuple[str, str]]

# Gains below this are rounding, not disagreement.
_NOTHING = 1e-12


def closure(names: Sequence[str], arcs: Arcs, keep: Set[str]) -> frozenset[tuple[str, str]]:
    """
    Every pair of kept names with a chain of arcs between them, through unkept ones too: if
    a <= b <= c and b has no value, a <= c still binds.
    """
    above: dict[str, set[str]] = {name: set() for name in names}
    for lesser, greater in arcs:
        above.setdefault(lesser, set()).add(greater)
    pairs = set()
    for start in sorted(keep):
        seen: set[str] = set()
        queue = deque(above.get(start, ()))
        while queue:
            name = queue.popleft()
            if name not in seen:
                seen.add(name)
                queue.extend(above.get(name, ()))
        pairs |= {(start, end) for end in seen & keep if end != start}
    return frozenset(pairs)


def project(
    values: Mapping[str, float], weights: Mapping[str, float], arcs: Arcs
) -> dict[str, float]:
    """
    The weighted least-squares nearest values with value[lesser] <= value[greater] for every
    arc; values already in order come back as they are. `arcs` must be transitively closed.
    """
    out: dict[str, float] = {}
    waiting = [tuple(sorted(values))]
    while waiting:
        group = waiting.pop()
        mean = _mean(group, values, weights)
        gains = {name: weights[name] * (values[name] - mean) for name in group}
        scale = 1 + math.fsum(abs(g) for g in gains.values())
        upper = _best_upper(group, gains, arcs)
        gain = math.fsum(gains[name] for name in upper)
        if not upper or len(upper) == len(group) or gain <= _NOTHING * scale:
            out |= {name: values[name] if len(group) == 1 else mean for name in group}
            continue
        waiting += [tuple(sorted(upper)), tuple(sorted(set(group) - upper))]
    return out


def _mean(group: Sequence[str], values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = math.fsum(weights[name] for name in group)
    return math.fsum(weights[name] * values[name] for name in group) / total


def _best_upper(group: Sequence[str], gains: Mapping[str, float], arcs: Arcs) -> set[str]:
    """
    The set with the greatest total gain that holds, with a name, all names above it.

    A minimum cut: source to every gain, every loss to sink, an uncuttable edge from each name
    to those above it; what the source still reaches is the set.
    """
    room: dict[str, dict[str, float]] = {name: {} for name in ("<", ">", *group)}
    for name in group:
        start, end = ("<", name) if gains[name] > 0 else (name, ">")
        room[start][end] = abs(gains[name])
        room[end].setdefault(start, 0.0)
    inside = set(group)
    for lesser, greater in sorted(arcs):
        if lesser in inside and greater in inside:
            room[lesser][greater] = math.inf
            room[greater].setdefault(lesser, 0.0)
    while True:
        reached = _reach(room)
        if ">" not in reached:
            return set(reached) - {"<"}
        _send(room, reached)


def _reach(room: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    """Every name the source reaches where room is left, with the one it was reached from."""
    reached = {"<": "<"}
    queue = deque(["<"])
    while queue:
        name = queue.popleft()
        for other, left in room[name].items():
            if left > 0 and other not in reached:
                reached[other] = name
                queue.append(other)
    return reached


def _send(room: dict[str, dict[str, float]], reached: Mapping[str, str]) -> None:
    """Fill the shortest path to the sink; the narrowest edge on it is then exactly full."""
    path = [">"]
    while path[-1] != "<":
        path.append(reached[path[-1]])
    edges = [(a, b) for b, a in pairwise(path)]
    flow = min(room[a][b] for a, b in edges)
    for a, b in edges:
        room[a][b] = 0.0 if room[a][b] == flow else room[a][b] - flow
        room[b][a] = room[b].get(a, 0.0) + flow
