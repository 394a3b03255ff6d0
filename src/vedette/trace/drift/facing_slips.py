"""Where the renderings of one sentence part, sentence by sentence across a product's relays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vedette.model.lineage import Conflict
from vedette.trace.drift.conflicts import conflict
from vedette.trace.drift.facing import Pair, Said, Scale, beside, paired, sayings
from vedette.trace.drift.facing_kinds import differences, other_figure
from vedette.trace.drift.facing_titles import rewritten, titles, unsourced
from vedette.trace.mentions import Desk, Mention
from vedette.trace.products.marks import amount, figures
from vedette.trace.products.products import Issue

_TEXTS = 60  # relays of one product that are compared
_BESIDE = 4  # each with so many of the best
_SAME_SENTENCE = 0.2  # how alike two sentences must be for their figures to be compared
_NEEDS_TWO = frozenset({"negation_damaged", "hedge_lost"})  # easily misread from one pair alone
_CERTAIN = 0.6
_Said = Mapping[str, tuple[Said, ...]]


@dataclass(frozen=True, slots=True)
class _Parting:
    """A rendering that differs from another, in what, and how it is told."""

    kind: str
    pair: Pair
    what: str


def all_partings(desk: Desk, issues: Sequence[Issue]) -> list[Conflict]:
    """
    Where the relays of a product part from one another. Texts that relay two products together
    are compared once: in the product most texts relay.
    """
    unread = frozenset(r.document for r in desk.readings if r.unread)
    held: dict[str, list[Mention]] = defaultdict(list)
    for issue in issues:
        for relay in issue.relays:
            held[relay.document] += relay.mentions
    compared: dict[str, set[str]] = defaultdict(set)
    out: list[Conflict] = []
    for issue in sorted(issues, key=lambda i: (-len(i.product.documents), i.product.id)):
        documents = set(issue.product.documents)
        within = set.intersection(*(compared[name] for name in documents)) if documents else set()
        if len(documents) > 1 and not within:
            out += partings(desk, issue, held, unread)
            for name in documents:
                compared[name].add(issue.product.id)
    return out


def further(found: Iterable[Conflict], known: Iterable[Conflict]) -> list[Conflict]:
    """
    Those that tell something new: no wording twice for one thing, nor the better of two that
    are told apart already, the other way round.
    """
    told = list(known)
    blamed = {name for c in told for name in c.others}
    pairs = {(c.kept, name) for c in told for name in c.others}
    return [
        c
        for c in found
        if blamed.isdisjoint(c.others) and not any((o, c.kept) in pairs for o in c.others)
    ]


def partings(
    desk: Desk,
    issue: Issue,
    held: Mapping[str, Sequence[Mention]],
    unread: frozenset[str] = frozenset(),
) -> list[Conflict]:
    """
    "One paper has 'may ask', three others 'will ask'": each sentence of each relay beside its
    renderings in the best of the others. It is told as a difference where more of them part
    from it than agree with it, and, where there is but one other, where that one is the better.

    held: the mentions of each text. unread: texts in a language nobody reads here.
    """
    texts = _texts(desk, issue)
    if len(texts) < 2:
        return []
    said = {name: sayings(desk, name, held.get(name, ())) for name in texts}
    scale = Scale([s for found in said.values() for s in found])
    best = [name for name in texts if name not in unread][: _BESIDE + 1]
    out: list[Conflict] = unsourced(desk, issue, said)
    for name in texts:
        out += titles(desk, said[name], scale)
        spun = rewritten(desk, said[texts[0]], said[name], scale) if name != texts[0] else None
        out += [spun] if spun else []
        if name in unread:
            continue
        others = [other for other in best if other != name][:_BESIDE]
        out += _of_text(desk, name, (said, scale, others), texts.index(name))
    return out


def _texts(desk: Desk, issue: Issue) -> list[str]:
    """The relays of a product, copies once, the best evidence first."""
    twins: dict[str, str] = {}
    for relay in issue.relays:
        twins.setdefault(desk.twins.get(relay.document, relay.document), relay.document)
    quoted = {r.document for r in issue.relays if r.spans}

    def order(name: str) -> tuple[bool, bool, date, int, str]:
        written = desk.written(name)
        return written is None, name not in quoted, written or date.max, -len(desk.text(name)), name

    return sorted(twins.values(), key=order)[:_TEXTS]


def _of_text(
    desk: Desk, name: str, where: tuple[_Said, Scale, Sequence[str]], place: int
) -> list[Conflict]:
    said, scale, others = where
    body = [s for s in said[name] if not s.title]
    texts = {document: desk.text(document) for document in said}
    apart: dict[Said, list[_Parting]] = defaultdict(list)
    agree: dict[Said, int] = defaultdict(int)
    for other in others:
        if desk.outlet(name) in texts[other] and desk.outlet(name) != desk.outlet(other):
            continue  # it says it has this from here: no witness against what it was taken from
        there = [s for s in said[other] if not s.title]
        for pair in paired(there, body, scale):
            if beside(pair.kept, pair.other):
                continue
            found = differences(pair)
            if found:
                apart[pair.other] += [_Parting(k, pair, w) for k, w in found]
            elif _compared(pair):
                agree[pair.other] += 1
        if desk.outlet(other) == desk.outlet(name):
            continue  # a later edition may count anew
        for parting in _figures(texts, there, body, scale):
            apart[parting.pair.other].append(parting)
    out = []
    for one in body:
        out += _told(desk, apart[one], agree[one], first=place == 0)
    return out


def _compared(pair: Pair) -> bool:
    """Whether two renderings that do not differ are of one kind, both judging or both flat."""
    return pair.kept.flat == pair.other.flat


def _figures(
    texts: Mapping[str, str], there: Sequence[Said], body: Sequence[Said], scale: Scale
) -> list[_Parting]:
    """
    Sentences with a figure that the other text has nowhere, beside the sentence there that has
    another, if no more of the texts have the one than the other.
    """
    out = []
    for one in body:
        ranked = [
            (scale.alike(kept, one), found, kept)
            for kept in there
            if (found := other_figure(kept, one, (texts[kept.document], texts[one.document])))
        ]
        best = max(ranked, key=lambda r: r[:2], default=None)
        if best is None or best[0] < _SAME_SENTENCE:
            continue
        was, now = best[1]
        if _carriers(texts, was) >= _carriers(texts, now):
            what = f"it has {amount(now)} where another rendering has {amount(was)}"
            out.append(_Parting("number_changed", Pair(best[2], one, best[0]), what))
    return out


def _carriers(texts: Mapping[str, str], figure: str) -> int:
    return sum(figure in figures(text) for text in texts.values())


def _certain(pair: Pair) -> bool:
    """Whether one pair alone shows that a no or a doubt is gone: a judgement in one language."""
    judged = pair.kept.mention is not None or pair.other.mention is not None
    return judged and pair.kept.lang == pair.other.lang and pair.alike >= _CERTAIN


def _told(desk: Desk, found: Sequence[_Parting], agree: int, *, first: bool) -> list[Conflict]:
    by_kind: dict[str, list[_Parting]] = defaultdict(list)
    for parting in found:
        by_kind[parting.kind].append(parting)
    out = []
    for kind, apart in sorted(by_kind.items()):
        texts = {p.pair.kept.document for p in apart}
        against = 0 if kind == "number_changed" else agree
        if kind == "number_changed" and first:
            continue  # as many have the one figure as the other: the best keeps its own
        # The best of two relays is not the one that parts from the other.
        if len(texts) <= against or (first and len(texts) < 2):
            continue
        if kind in _NEEDS_TWO and len(texts) < 2 and not _certain(apart[0].pair):
            continue
        pair = apart[0].pair
        because = (
            f"{desk.outlet(pair.other.document)}: {apart[0].what}; kept is the wording of "
            f"{', '.join(sorted({desk.outlet(t) for t in texts}))}."
        )
        out.append(conflict(kind, pair.kept.name, [pair.other.name], because))
    return out
