"""How many independent origins stand behind a question: the count that matters."""

from collections import defaultdict

from vedette.model.lineage import Judgement, Lineage


def effective_origins(lineage: Lineage, question_id: str) -> tuple[int, tuple[str, ...]]:
    """
    "Two: ISW with the Ukrainian General Staff it quotes, and Hanna Liubakova": the number
    of origins that judged the question by themselves, with the arithmetic in sentences.

    Origins that lean on one another count as one. Voices nobody names count as one per
    relay: only that relay's word says that they exist.
    """
    judged = [j for j in lineage.judgements if j.question == question_id and _weighable(j)]
    origins = sorted({j.origin for j in judged})
    if not origins:
        return 0, (f"Nobody's judgement of {question_id} can be weighed.",)
    root = {origin: origin for origin in origins}
    steps = [f"{len(origins)} origin{_s(len(origins))} judged {question_id}: {', '.join(origins)}."]
    for one, two, why in lineage.leans_on:
        if one in root and two in root and _find(root, one) != _find(root, two):
            _join(root, one, two)
            steps.append(f"{one} and {two} count as one: {why}")
    for path, names in _unnamed_paths(judged).items():
        for name in names[1:]:
            if _find(root, name) != _find(root, names[0]):
                _join(root, names[0], name)
                steps.append(f"{names[0]} and {name} count as one: both rest on {path} alone.")
    groups = sorted({_find(root, origin) for origin in origins})
    merged = len(origins) - len(groups)
    sum_line = f"{len(origins)} less {merged} that lean on another: {len(groups)} independent."
    return len(groups), (*steps, sum_line)


def independent(lineage: Lineage, question_id: str) -> tuple[str, ...]:
    """The origins themselves, one name for each independent group."""
    judged = {j.origin for j in lineage.judgements if j.question == question_id and _weighable(j)}
    root = {origin: origin for origin in sorted(judged)}
    for one, two, _ in lineage.leans_on:
        if one in root and two in root:
            _join(root, one, two)
    return tuple(sorted({_find(root, origin) for origin in root}))


def _weighable(judgement: Judgement) -> bool:
    return judgement.best.kind in ("forecast", "assessment", "categorical") and not (
        judgement.best.denial
    )


def _unnamed_paths(judged: list[Judgement]) -> dict[str, list[str]]:
    paths: dict[str, set[str]] = defaultdict(set)
    for judgement in judged:
        for mention in judgement.mentions:
            if mention.holder.unnamed or not mention.holder.resolved:
                paths[mention.via[0] if mention.via else mention.document].add(judgement.origin)
    return {path: sorted(names) for path, names in sorted(paths.items())}


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
