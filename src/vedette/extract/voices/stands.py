"""Nouns that stand for a speaker the page named: "the institute", "the economist", a surname."""

from collections.abc import Sequence
from dataclasses import replace

from vedette.doctrine.bodies_foreign import foreign_bodies
from vedette.doctrine.cues_foreign import Frames
from vedette.extract.names.names import Cast
from vedette.model.span import Span
from vedette.model.statement import Holder

_STEM = 5


def body_of(cast: Cast, at: Span, words: Sequence[str], frame: Frames) -> Holder | None:
    """A body the table knows that starts here, or the one body "the institute" can be."""
    named = [m for m in cast.bodies if m.start < at.end and at.start < m.end]
    if named:
        return None
    last = words[-1].lower() if words else ""
    own = (k for stem, k in frame.generic if last.startswith(stem))
    kinds = _WHO.get(next(own, ""), frozenset()) or next(
        (k for stem, k in _GENERIC.items() if last.startswith(stem)), frozenset()
    )
    if frame.idle:
        kinds |= {kind for kind, nouns in foreign_bodies().nouns.items() if last in nouns}
    firm = {m.who.name for m in cast.bodies if m.who.kind in kinds}
    if len(words) <= 2 and len(firm) == 1:
        return Holder(next(iter(firm)), mention=at)
    return None


_INSTITUTE = frozenset(("think_tank",))
_SECRET = frozenset(("intelligence", "ministry"))
_MINISTRY = frozenset(("ministry", "foreign_ministry", "interior_ministry"))
_WHO = {"institute": _INSTITUTE, "secret": _SECRET, "ministry": _MINISTRY}
# What a bare common noun can stand for: "Institut hält das für unwahrscheinlich" in a headline.
_GENERIC = {
    "institut": _INSTITUTE, "instytut": _INSTITUTE, "інститут": _INSTITUTE,
    "институт": _INSTITUTE, "denkfabrik": _INSTITUTE, "geheimdienst": _SECRET,
    "розвідк": _SECRET, "разведк": _SECRET, "wywiad": _SECRET, "ministeri": _MINISTRY,
}  # fmt: skip


def known_before(
    holder: Holder, words: Sequence[str], earlier: Sequence[Holder], frame: Frames
) -> Holder:
    """A surname or a bare role read as the speaker the page named in full before."""
    last = words[-1].lower()[:_STEM] if words else ""
    for before in reversed(earlier):
        name = before.name
        parts = name.lower().split()
        same = any(p[:_STEM] == holder.name.lower().split()[-1][:_STEM] for p in parts[-1:])
        if same and len(parts) >= len(holder.name.split()) and not holder.unnamed:
            return replace(holder, name=name)
        expert = is_expert(words[-1], frame) if words else False
        stands = expert or parts[0][:_STEM] == last
        if len(words) == 1 and not before.unnamed and stands:
            return replace(holder, name=name, unnamed=False)
    return holder


def is_expert(word: str, frame: Frames) -> bool:
    """ "эксперты", "Forscherin", "économiste": a word for those who judge by trade."""
    low = word.lower()
    return low[:_STEM] in _EXPERT or bool(low and low.startswith(frame.experts))


_EXPERT = frozenset(w[:_STEM] for w in (
    "эксперт", "аналитик", "политолог", "експерт", "аналітик", "політолог", "ekspert", "analityk",
    "politolog", "experte", "expertin", "analyst", "forscher", "institut", "instytut", "ökonom",
    "wissenschaftler", "économiste", "expert", "analyste", "chercheur", "chercheuse", "politologue",
    "economist", "economista", "ekonomist",
))  # fmt: skip
