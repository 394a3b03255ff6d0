"""How likely each scenario is: the chances nearest to the priors that the propositions allow.

Of all ways to share out certainty among the scenarios that give the propositions their pooled
chances, the one that departs least from the priors (minimum relative entropy: Csiszár 1975; the
point that iterative proportional fitting of Deming and Stephan 1940 runs to). A proposition
alone at an end moves the rest by Jeffrey's rule (1965), which is the same with one proposition.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vedette.model.assessment import Pooled
from vedette.model.likelihood import Likelihood
from vedette.model.question import QuestionSet
from vedette.model.scenario import ScenarioChance
from vedette.model.worlds import World, open_to, settled, world_words, worlds
from vedette.settings import Settings
from vedette.weigh.nearest import Nearest, nearest

RULE = "scenarios.nearest/1"
# A stated 0 or 1 has no finite odds.
_LEAST = 1e-6
# An answer missed by less shows in no printed number.
_MISSED = 0.0005
# More ways than these are summed up in a line.
_SHOWN = 8

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Grid:
    """
    "In 16 ways the propositions can come out, each in one scenario or more": prior is what each
    pair of scenario and way has before any judgement; they sum to 1.
    """

    names: tuple[str, ...]
    cells: tuple[tuple[str, World], ...]
    prior: Values

    def of(self, scenario: str) -> list[int]:
        """The cells of one scenario."""
        return [n for n, (name, _) in enumerate(self.cells) if name == scenario]


def scenario_chances(
    questions: QuestionSet, answers: Sequence[Pooled], settings: Settings
) -> tuple[ScenarioChance, ...]:
    """
    "Pinning 38%, rear base 41%, ... a second march on Kyiv 2%": one chance for each scenario of
    the set, summing to 1, each with its range and its arithmetic; nothing for a set without any.

    The ends of a range come from the propositions' own ends: all low, all high, and each alone
    at its low and its high while everything else moves only as that demands (Jeffrey's rule).
    The pooled answers themselves are never moved.
    """
    if not questions.scenarios:
        return ()
    grid = _grid(questions, settings)
    ranges = {
        a.question: a.likelihood
        for a in answers
        if a.likelihood is not None and a.question in grid.names
    }
    central = _fit(grid, {name: r.central for name, r in ranges.items()})
    ends = _ends(grid, central, ranges)
    return tuple(
        _chance(questions, grid, number, central, ends)
        for number in range(len(questions.scenarios))
    )


def priors(questions: QuestionSet) -> dict[str, float]:
    """What each scenario has before any judgement: as given, the rest in equal shares."""
    given = {s.id: s.prior for s in questions.scenarios if s.prior is not None}
    total = math.fsum(given.values())
    silent = len(questions.scenarios) - len(given)
    share = max(0.0, 1 - total) / silent if silent else 0.0
    whole = total + share * silent
    return {s.id: given.get(s.id, share) / whole for s in questions.scenarios}


def _grid(questions: QuestionSet, settings: Settings) -> Grid:
    """Scenario by way; inside a scenario what it leaves open stands at its own prior."""
    names = settled(questions)
    own = {
        q.id: q.prior.central if q.prior is not None else settings.prior
        for q in questions.questions
    }
    cells: list[tuple[str, World]] = []
    mass: list[float] = []
    for world in worlds(questions, names):
        weight = math.prod(own[n] if yes else 1 - own[n] for n, yes in world.items())
        for scenario in open_to(world, questions.scenarios):
            cells.append((scenario.id, world))
            mass.append(weight)
    total = dict.fromkeys((name for name, _ in cells), 0.0)
    for (name, _), weight in zip(cells, mass, strict=True):
        total[name] += weight
    before = priors(questions)
    # A residual that nothing is left for has no cell, and its prior goes to the others.
    prior = np.array([before[n] * w / total[n] for (n, _), w in zip(cells, mass, strict=True)])
    return Grid(names, tuple(cells), prior / prior.sum())


def _fit(grid: Grid, targets: Mapping[str, float]) -> Nearest:
    """The nearest chances of all cells."""
    inside = {name: _inside(p) for name, p in targets.items()}
    return nearest(grid.prior, _truths(grid, tuple(inside)), inside)


def _inside(p: float) -> float:
    return min(max(p, _LEAST), 1 - _LEAST)


def _truths(grid: Grid, names: tuple[str, ...]) -> Values:
    rows = [[world[n] for n in names] for _, world in grid.cells]
    return np.array(rows, dtype=float).reshape(len(grid.cells), len(names))


def _ends(
    grid: Grid, central: Nearest, ranges: Mapping[str, Likelihood]
) -> list[tuple[str, Values]]:
    """What each cell's chance becomes where the propositions stand at their ends, in words."""
    if not ranges:
        return []
    out = []
    for end in ("low", "high"):
        every = _fit(grid, {name: getattr(r, end) for name, r in ranges.items()})
        out.append((f"every proposition at its {end} end", every.chances))
        for name, likelihood in ranges.items():
            value: float = getattr(likelihood, end)
            true = _truths(grid, (name,))[:, 0]
            now = float(central.chances @ true)
            # Held to its own proposition, and inside it in the proportions of the centre.
            times = np.where(true == 1, _inside(value) / now, (1 - _inside(value)) / (1 - now))
            out.append((f"{name} at its {end} end, {value:.1%}", central.chances * times))
    return out


def _chance(
    questions: QuestionSet,
    grid: Grid,
    number: int,
    central: Nearest,
    ends: Sequence[tuple[str, Values]],
) -> ScenarioChance:
    scenario = questions.scenarios[number]
    mine = grid.of(scenario.id)
    chance, prior = _sum(central.chances, mine), _sum(grid.prior, mine)
    given = "as given" if scenario.prior is not None else "an equal share of what was not given"
    steps = [f"Before any judgement {scenario.id} has {prior:.1%} ({given})."]
    if not ends:
        steps.append("Nobody judged a proposition the scenarios settle; the prior stands alone.")
        return ScenarioChance(scenario.id, chance, prior, None, tuple(steps))
    steps += [*_moved(grid, central), *_ways(grid, central, mine)]
    tried = [("", chance), *((said, _sum(chances, mine)) for said, chances in ends)]
    low, high = min(tried, key=lambda t: t[1]), max(tried, key=lambda t: t[1])
    for name, (said, value) in (("Lowest", low), ("Highest", high)):
        if said:
            steps.append(f"{name}, {value:.1%}, with {said}.")
    likelihood = Likelihood(low[1], chance, high[1]) if low[1] < high[1] else None
    return ScenarioChance(scenario.id, chance, prior, likelihood, tuple(steps))


def _sum(chances: Values, cells: Sequence[int]) -> float:
    return min(1.0, math.fsum(float(chances[n]) for n in cells))


def _moved(grid: Grid, found: Nearest) -> list[str]:
    """What the priors said of the propositions, what is asked of them, and by which factors."""
    before = {
        name: math.fsum(
            float(p) for p, (_, world) in zip(grid.prior, grid.cells, strict=True) if world[name]
        )
        for name in found.factors
    }
    said = ", ".join(f"{n} {p:.1%}" for n, p in before.items())
    asked = ", ".join(f"{n} {p:.1%}" for n, p in found.targets.items())
    times = ", ".join(f"{n} × {f:.3g}" for n, f in found.factors.items())
    steps = [
        f"The priors of all scenarios make {said}; the pooled answers are {asked}.",
        "The chances nearest to the priors that give these answers (minimum relative entropy, "
        f"{found.distance:.3f} nats away): each way in which a proposition comes true counts "
        f"{times}; all are divided by {found.total:.4g}, so that they sum to 1.",
    ]
    missed = {n: p for n, p in found.reached.items() if abs(p - found.targets[n]) > _MISSED}
    if missed:
        nearly = ", ".join(f"{n} {p:.1%}" for n, p in missed.items())
        steps.append(
            f"Those answers cannot all hold in scenarios that exclude one another; the nearest "
            f"that can has {nearly} (least squares)."
        )
    return steps


def _ways(grid: Grid, found: Nearest, mine: Sequence[int]) -> list[str]:
    ranked = sorted(mine, key=lambda n: (-found.chances[n], n))
    out = []
    for n in ranked[:_SHOWN]:
        world = grid.cells[n][1]
        times = "".join(f" × {f:.3g}" for name, f in found.factors.items() if world[name])
        if found.chances[n] > 0:
            out.append(
                f"{world_words(world)}: {grid.prior[n]:.5f}{times} / {found.total:.4g} = "
                f"{found.chances[n]:.5f}."
            )
    left = _sum(found.chances, ranked[_SHOWN:])
    if left > 0:
        out.append(f"{len(ranked) - _SHOWN} further ways: {left:.5f} together.")
    return out
