"""A proposal to resolve as lines of plain text: what is met, who tells it, who doubts it."""

from collections import defaultdict

from vedette.model.question import Question
from vedette.model.resolution import Affirmation, Proposal
from vedette.publish.words import day_words, join, wrapped

_QUOTE = 150
_MOST = 12


def proposal_lines(found: Proposal, question: Question) -> list[str]:
    """The verdict first; then each origin with its places; then who doubts it; then the rule."""
    out = [f"{question.id}  {question.text}", found.sentence]
    by_origin: dict[str, list[Affirmation]] = defaultdict(list)
    for one in found.affirmations:
        by_origin[one.origin].append(one)
    for origin in sorted(by_origin, key=lambda name: (not by_origin[name][0].named, name)):
        counts = "counted" if origin in found.counted else "not counted for itself"
        out += ["", f"{origin} ({counts}):"]
        out += [_place(one) for one in by_origin[origin][:_MOST]]
        if len(by_origin[origin]) > _MOST:
            out.append(f"  ... and {len(by_origin[origin]) - _MOST} places more")
    if found.doubts:
        out += ["", "Doubted or denied:"]
        out += [
            f"  {_chain(one.holder.name, one.via)}: “{_short(one.words)}”"
            for one in found.doubts[:_MOST]
        ]
    rule = " ".join(question.resolution.split()) or "none is written into the question"
    out += ["", f"The rule, which is yours to apply: {rule}", "This proposes; it resolves nothing."]
    return wrapped(out)


def _place(one: Affirmation) -> str:
    why = f" ({one.because})" if one.because else ""
    return f"  {day_words(one.day)}, {one.outlet}{why}: “{_short(one.words)}”"


def _chain(name: str, via: tuple[str, ...]) -> str:
    return f"{name}, through {join(via)}" if via else name


def _short(words: str) -> str:
    return words if len(words) <= _QUOTE else f"{words[: _QUOTE - 1].rstrip()}…"
