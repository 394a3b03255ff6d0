"""Rings in a graph of who hands on to whom."""

from collections import deque
from collections.abc import Mapping, Sequence


def rings(graph: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """
    For each set of names that lead to one another, one shortest ring through each of its
    names, each ring once: ("A", "B") where A hands to B and B to A.

    Strongly connected sets are found in one pass (Tarjan 1972), without recursion, so a
    chain of a hundred thousand names is no trouble.
    """
    found: set[tuple[str, ...]] = set()
    for members in strong(graph):
        for name in members:
            ring = _shortest(graph, name, frozenset(members))
            if ring:
                least = ring.index(min(ring))
                found.add((*ring[least:], *ring[:least]))
    return tuple(sorted(found))


def strong(graph: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The sets of two or more names from each of which every other can be reached."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on: set[str] = set()
    out: list[list[str]] = []
    for start in sorted(graph):
        work = [] if start in index else [(start, iter(graph.get(start, ())))]
        while work:
            name, rest = work[-1]
            if name not in index:
                index[name] = low[name] = len(index)
                stack.append(name)
                on.add(name)
            step = next(rest, None)
            if step is None:
                work.pop()
                _close(name, (index, low), (stack, on), out)
                if work:
                    before = work[-1][0]
                    low[before] = min(low[before], low[name])
            elif step not in index:
                work.append((step, iter(graph.get(step, ()))))
            elif step in on:
                low[name] = min(low[name], index[step])
    return out


def _close(
    name: str,
    numbers: tuple[dict[str, int], dict[str, int]],
    held: tuple[list[str], set[str]],
    out: list[list[str]],
) -> None:
    """Takes a finished set off the stack, when its first name is done."""
    (index, low), (stack, on) = numbers, held
    if low[name] != index[name]:
        return
    members = []
    while True:
        top = stack.pop()
        on.discard(top)
        members.append(top)
        if top == name:
            break
    if len(members) > 1:
        out.append(sorted(members))


def _shortest(
    graph: Mapping[str, Sequence[str]], start: str, among: frozenset[str]
) -> tuple[str, ...]:
    """The shortest way from a name back to itself, within its set."""
    came: dict[str, str] = {}
    rim = deque([start])
    while rim:
        name = rim.popleft()
        for step in graph.get(name, ()):
            if step == start and name != start:
                ring = [name]
                while ring[-1] != start:
                    ring.append(came[ring[-1]])
                return tuple(reversed(ring))
            if step in among and step not in came and step != start:
                came[step] = name
                rim.append(step)
    return ()
