"""How many independent origins stand behind a question: the count that matters."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from vedette.doctrine.outlets import publishers
from vedette.model.lineage import Judgement, Lineage


def effective_origins(lineage: Lineage, question_id: str) -> tuple[int, tuple[str, ...]]:
    """
    "Two: ISW with the Ukrainian General Staff it quotes, and Hanna Liubakova": the number
    of origins that judged the question by themselves, with the arithmetic in sentences.

    Origins that lean on one another count as one; so do outlets of one owner that judge in
    their own voice, and voices nobody names that are known through one relay. A voice nobody
    names is heard in the range and not counted here: whom "experts" rest on cannot be shown.
    A judgement that hangs on a condition is no voice on the question as asked.
    """
    judged = [j for j in lineage.judgements if j.question == question_id and _weighable(j)]
    origins = sorted({j.origin for j in judged})
    if not origins:
        return 0, (f"Nobody's judgement of {question_id} can be weighed.",)
    root = {origin: origin for origin in origins}
    steps = [f"{len(origins)} origin{_s(len(origins))} judged {question_id}: {', '.join(origins)}."]
    for one, two, why in (*_leaning(lineage, root), *_one_owner(judged), *_one_relay(judged)):
        if _find(root, one) != _find(root, two):
            _join(root, one, two)
            steps.append(f"{one} and {two} count as one: {why}")
    groups = {_find(root, origin) for origin in origins}
    merged = len(origins) - len(groups)
    sum_line = f"{len(origins)} less {merged} that lean on another: {len(groups)} apart."
    named = {_find(root, j.origin) for j in judged if not _nameless(j)}
    if named != groups:
        alone = ", ".join(sorted(o for o in origins if _find(root, o) not in named))
        sum_line += f" Not shown to collect on their own, because nobody names them: {alone}."
    return len(named), (*steps, sum_line)


def _nameless(judgement: Judgement) -> bool:
    # A noun that names nobody ("authors") was read as a name, and found out while tracing.
    nobody = judgement.origin.startswith("unnamed ")
    return nobody or all(m.holder.unnamed or not m.holder.resolved for m in judgement.mentions)


def independent(lineage: Lineage, origins: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The origins in groups that lean on one another: each group is one voice that counts."""
    root = {origin: origin for origin in sorted(origins)}
    for one, two, _ in _leaning(lineage, root):
        _join(root, one, two)
    groups: dict[str, list[str]] = defaultdict(list)
    for origin in root:
        groups[_find(root, origin)].append(origin)
    return tuple(tuple(groups[name]) for name in sorted(groups))


def _leaning(lineage: Lineage, among: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [pair for pair in lineage.leans_on if pair[0] in among and pair[1] in among]


def _weighable(judgement: Judgement) -> bool:
    return judgement.best.kind in ("forecast", "assessment", "categorical") and not (
        judgement.best.denial or judgement.best.conditional
    )


def _one_owner(judged: list[Judgement]) -> list[tuple[str, str, str]]:
    """Outlets that judged in their own voice and belong to one house."""
    houses: dict[str, set[str]] = defaultdict(set)
    for judgement in judged:
        if judgement.best.holder.own_voice and publishers().press(judgement.origin):
            houses[publishers().family(judgement.origin)].add(judgement.origin)
    return _pairs(houses, "both belong to {}.")


def _one_relay(judged: list[Judgement]) -> list[tuple[str, str, str]]:
    """Voices nobody names, known through one relay: only its word says that they exist."""
    paths: dict[str, set[str]] = defaultdict(set)
    for judgement in judged:
        for mention in judgement.mentions:
            if mention.holder.unnamed or not mention.holder.resolved:
                paths[mention.via[0] if mention.via else mention.document].add(judgement.origin)
    return _pairs(paths, "both rest on {} alone.")


def _pairs(groups: Mapping[str, set[str]], why: str) -> list[tuple[str, str, str]]:
    return [
        (first, other, why.format(name))
        for name, found in sorted(groups.items())
        for first, *rest in [sorted(found)]
        for other in rest
    ]


def _join(root: dict[str, str], one: str, two: str) -> None:
    left, right = _find(root, one), _find(root, two)
    root[max(left, right)] = min(left, right)


def _find(root: dict[str, str], name: str) -> str:
    # No recursion: a ring of origins citing one another ends like any other group.
    while root[name] != name:
        name = root[name]
    return name


def _s(count: int) -> str:
    return "" if count == 1 else "s"
