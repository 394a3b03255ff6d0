"""What a likelihood word is about when the parser finds no clause: headlines and clipped prose.

"Attack on X From North Unlikely: think tank" has no verb; the words of its own segment are
read instead, and only if no other verb stands between the act and the likelihood.
"""

from typing import Any

from vedette.doctrine.acts import Act
from vedette.extract.link.fit import fits
from vedette.extract.link.walk import Deed

_EDGE = frozenset((":", ";", "—", "–", "“", "”", '"', "|", "…"))
_QUOTES = frozenset(("“", "”", '"', "'", "‘", "’"))
_BUT = frozenset(("but", "although", "though", "while", "because", "since", "whereas", "as"))
_LINKING = frozenset(
    ("be", "remain", "seem", "appear", "look", "rate", "assess", "consider", "deem", "see", "call")
)


def segment(tokens: list[Any]) -> tuple[int, int]:
    """First and last+1 token of the stretch around the phrase, cut at colons and dashes."""
    doc = tokens[0].doc
    low, high = tokens[0].i, tokens[-1].i + 1
    # 'believed a cut was "a possibility"': the quotes around the phrase itself cut nothing.
    low -= int(low > 0 and doc[low - 1].text in _QUOTES)
    high += int(high < len(doc) and doc[high].text in _QUOTES)
    while low > 0 and not _edge(doc, low - 1):
        low -= 1
    while high < len(doc) and not _edge(doc, high):
        high += 1
    return low, high


def _edge(doc: Any, at: int) -> bool:
    token = doc[at]
    if token.text in _EDGE:
        return True
    comma = at > 0 and doc[at - 1].text == ","
    return bool(comma and token.lower_ in _BUT)


def clipped(phrase: list[Any], acts: tuple[Act, ...]) -> list[Deed]:
    """The act named in the phrase's own segment, nearest to it, with no verb in between."""
    doc = phrase[0].doc
    low, high = segment(phrase)
    first, last = phrase[0].i, phrase[-1].i
    found: list[tuple[int, Deed]] = []
    for token in doc[low:high]:
        if first <= token.i <= last:
            continue
        act = _names(token, acts)
        left, right = sorted((token.i, first if token.i < first else last))
        if act and not any(_blocks(t) for t in doc[left + 1 : right]):
            found.append((right - left, Deed(act.id, token)))
    return [deed for _, deed in sorted(found, key=lambda one: one[0])]


def _names(token: Any, acts: tuple[Act, ...]) -> Act | None:
    for act in acts:
        verb = token.pos_ in ("VERB", "AUX")
        for pattern in act.verbs if verb else act.nouns:
            if fits(token, pattern):
                return act
    return None


def _blocks(token: Any) -> bool:
    return bool(
        token.pos_ == "VERB"
        and token.tag_ not in ("VBN", "VBG")
        and token.lemma_.lower() not in _LINKING
    )
