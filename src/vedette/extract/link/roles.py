"""Who does the deed, to whom, from where, with whom and without whom."""

import re
from dataclasses import dataclass, field
from typing import Any

from vedette.doctrine.acts import acts, carriers
from vedette.extract.link.cast import Cast, Mention
from vedette.extract.link.fit import hanging
from vedette.extract.link.walk import Deed

# Between the preposition and the name may stand "the territory of", not another preposition.
_MID = (
    r"(?:(?!(?:in|into|on|onto|against|to|toward|towards|at|with|and|but|for|by)\b)[^\s,;]+\s+){0,4}?"
    r"(?:(?-i:[A-Z])\w+,\s+)?$"
)
_FROM = re.compile(r"\b(?:from|out of|via|through|across)\s+" + _MID, re.IGNORECASE)
_POSTED = re.compile(r"\bin\s+" + _MID, re.IGNORECASE)
_USED = re.compile(r"\b(?:us(?:e|es|ed|ing)|exploit(?:s|ed|ing)?)\s+" + _MID, re.IGNORECASE)
_GROUND = re.compile(
    r"^(?:['’]s?)?\s+(?:(?:territory|soil|land|ground)\b|as\s+(?:an?|the|its|their)\s+(?:\w+\s+)?"
    r"(?:springboard|base|bridgehead|platform|launch\w*|foothold|staging))",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bwithout\s+" + _MID, re.IGNORECASE)
_WITH_OR_WITHOUT = re.compile(r"\bwith (?:or|and) without\b", re.IGNORECASE)
_ALONE = re.compile(
    r"\b(?:(?:on (?:its|their|his) own)|alone|single-handed(?:ly)?|unilateral(?:ly)?|by itself|"
    r"unaided|independent(?:ly)? of|"
    r"without (?:a|any|the)? ?(?:partner|ally|allied|foreign|outside))\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:alongside|(?:jointly|together|shoulder to shoulder|side by side|in concert) with|"
    r"at the side of|next to|along with|joined by|supported by|in support of)\s+" + _MID,
    re.IGNORECASE,
)
# "Not even together with X", "even with X": the company, wherever the parser hangs it.
_EVEN = re.compile(
    r"\beven\s+(?:alongside|beside|next to|(?:(?:jointly|together|in concert)\s+)?with)\s+" + _MID,
    re.IGNORECASE,
)
_SIDE = re.compile(r"^(?:['’]s?)?\s+(?:side|sake|behalf|behest|orders?|account)\b", re.IGNORECASE)
_NORTH = re.compile(
    r"\b(?:from|in|into|against|out of|on)?\s*(?:the\s+)?(?:\w+\s+)?north(?:ern|ward)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Roles:
    """
    "Done by Belarus or Russia, to Ukraine, from Belarus, without nobody."

    doers: party name to the mention; both: "and", "or" or "" for two doers side by side.
    """

    doers: dict[str, Mention] = field(default_factory=dict)
    both: str = ""
    targets: dict[str, Mention] = field(default_factory=dict)
    origins: dict[str, Mention] = field(default_factory=dict)
    without: dict[str, Mention] = field(default_factory=dict)
    beside: dict[str, Mention] = field(default_factory=dict)
    alone: bool = False
    north: bool = False
    anonymous: bool = False


def extent(token: Any) -> tuple[int, int]:
    """Characters from the first to the last word hanging on the token."""
    words = [token, *hanging(token)]
    return min(w.idx for w in words), max(w.idx + len(w.text) for w in words)


def _told_in(doc: Any, deed: Deed) -> tuple[int, int]:
    """The stretch of the sentence that tells the deed, posted forces and path included."""
    posted = [v for group in deed.doers for one in group for v in one.children if _gathers(v)]
    spans = [extent(token) for token in (deed.token, *deed.path, *posted)]
    return min(s[0] for s in spans), _trailing(doc, max(s[1] for s in spans))


def roles(doc: Any, deed: Deed, cast: Cast, *, mentions: tuple[Mention, ...]) -> Roles:
    """The roles the sentence gives to the parties it mentions, seen from this deed."""
    text = doc.text
    out = Roles()
    groups = [_reach(group, deed.token) for group in deed.doers]
    low, high = _told_in(doc, deed)
    ranked: list[tuple[int, Mention]] = []
    for mention in mentions:
        token = token_at(doc, mention.start)
        if token is None:
            continue
        rank = max((n for n, group in enumerate(groups) if token.i in group), default=-1)
        near = low <= mention.start < high or _EVEN.search(text[low : mention.start])
        if rank < 0 and not near:
            continue
        if _placed(out, text, mention, deed=deed, inside=rank >= 0, who=cast):
            continue
        if _agent_of_noun(token, deed):
            ranked.append((len(groups), mention))
        elif rank >= 0:
            ranked.append((rank, mention))
        elif mention.party in cast.targets:
            out.targets.setdefault(mention.party, mention)
    best = max((rank for rank, _ in ranked), default=-1)
    nearest = [mention for rank, mention in ranked if rank == best]
    for mention in nearest:
        out.doers.setdefault(mention.party, mention)
    window = text[low:high]
    return Roles(
        doers=out.doers,
        both=_joined(text, nearest),
        targets=out.targets,
        origins=out.origins,
        without=out.without,
        beside=out.beside,
        alone=bool(_ALONE.search(window)),
        north=bool(_NORTH.search(window)),
        anonymous=not deed.doers and not out.doers,
    )


_WAYS = frozenset(("from", "through", "via", "across"))
_STARTS = frozenset(("start", "launch", "stage", "come", "originate", "mount", "conduct"))


def _trailing(doc: Any, high: int) -> int:
    """The end of the prepositional phrases that follow at once, wherever the parser hung them.

    "assesses a Russian invasion of X | from Y | as low": "from Y" belongs to the invasion.
    """
    for token in doc:
        leads = token.i + 1 < len(doc) and doc[token.i + 1].lower_ in _WAYS
        if token.idx < high or token.is_space or (token.text == "," and leads):
            continue
        start = token.tag_ in ("VBG", "VBN") and token.lemma_.lower() in _STARTS
        hung = token.dep_ in ("prep", "agent") or start
        if not hung or token.lower_ == "as" or token.idx > high + 2:
            break
        high = max(high, *(t.idx + len(t.text) for t in token.subtree))
    return high


def token_at(doc: Any, start: int) -> Any:
    """The token that begins at or covers this character of the sentence."""
    for token in doc:
        if token.idx <= start < token.idx + len(token.text):
            return token
    return None


def _reach(group: tuple[Any, ...], deed: Any) -> set[int]:
    """The words of a noun group, without the clauses that hang on it and the deed itself."""
    out: set[int] = set()
    for token in group:
        stack = [token]
        while stack:
            one = stack.pop()
            out.add(one.i)
            stack += [
                c
                for c in one.children
                if c.dep_ not in ("relcl", "acl", "appos", "advcl", "ccomp")
                and c.i != deed.i
                and not c.is_ancestor(deed)
            ]
    return out


def _placed(
    out: Roles, text: str, mention: Mention, *, deed: Deed, inside: bool, who: Cast
) -> bool:
    """Whether the words before the mention settle its part; if so it is noted in `out`."""
    before = text[max(0, mention.start - 60) : mention.start]
    after = text[mention.end : mention.end + 40]
    if _WITH_OR_WITHOUT.search(before[-45:]):
        return True
    if mention.origin:
        out.origins.setdefault(mention.party, mention)
        return True
    if _WITHOUT.search(before):
        out.without.setdefault(mention.party, mention)
    elif _BESIDE.search(before) or _EVEN.search(before):
        out.beside.setdefault(mention.party, mention)
    elif _USED.search(before) and _GROUND.search(after):
        out.origins.setdefault(mention.party, mention)
    elif _SIDE.search(after) and not _FROM.search(before):
        return True
    elif mention.party in who.targets or inside:
        return False
    elif _FROM.search(before) or (_gathered(deed) and _POSTED.search(before)):
        out.origins.setdefault(mention.party, mention)
    else:
        return False
    return True


def _gathered(deed: Deed) -> bool:
    """Whether forces gather for the deed: then where they stand is where it starts."""
    doers = [v for group in deed.doers for one in group for v in one.children]
    return any(_gathers(step) for step in (*deed.path, *doers))


def _gathers(token: Any) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in carriers().purpose


_OF_DOER = frozenset(("enter_war", "withdraw", "resign", "join_body", "intervene"))


def _agent_of_noun(token: Any, deed: Deed) -> bool:
    """ "Russian invasion", "invasion by Russia", "Belarus's entry", "entry of Belarus"."""
    if deed.token.pos_ not in ("NOUN", "PROPN", "VERB"):
        return False
    chain = token
    by = False
    for _ in range(6):
        if chain.head.i in (deed.token.i, chain.i):
            break
        chain = chain.head
        by = by or chain.dep_ == "agent" or chain.lower_ == "by"
    if chain.head.i != deed.token.i or chain.i == deed.token.i:
        return False
    if by or chain.dep_ == "agent" or chain.lower_ == "by":
        return True
    if deed.token.pos_ == "VERB":
        return False
    if chain.dep_ in ("amod", "compound", "poss", "nmod", "nsubj"):
        return True
    act = acts().get(deed.act)
    free = act is None or not act.targeted
    if act and act.subject == "country" and chain.lower_ == "in":
        return True  # "a coup in Mali"
    return chain.lower_ in ("of", "for", "between") and (free or deed.act in _OF_DOER)


def _joined(text: str, nearest: list[Mention]) -> str:
    if len({m.party for m in nearest}) < 2:
        return ""
    first, last = nearest[0], nearest[-1]
    between = text[first.end : last.start].casefold()
    return "or" if re.search(r"\bor\b|/", between) else "and"
