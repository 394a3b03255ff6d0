"""Whether a word and what hangs on it fit a pattern of the table of acts."""

from collections.abc import Iterator
from typing import Any

from vedette.doctrine.acts import Pattern

_OTHERWISE = frozenset(("back", "off", "badly", "poorly", "well", "better", "worse", "hard"))


def fits(token: Any, pattern: Pattern) -> bool:
    """Whether the token heads the pattern and its further words hang on it."""
    if token.lemma_.lower() != pattern.head and token.lower_ != pattern.head:
        return False
    if pattern.doer and not any(c.lemma_.lower() in pattern.doer for c in _subjects(token)):
        return False
    if not pattern.rest:
        # "fight back" is another act than "fight", and "fight badly" judges how, not whether.
        return not any(c.lower_ in _OTHERWISE and c.i > token.i for c in token.children)
    near = {t.lemma_.lower() for t in hanging(token)} | {t.lower_ for t in hanging(token)}
    return all(wanted & near for wanted in pattern.rest)


def _subjects(token: Any) -> Iterator[Any]:
    """The subject of a verb, its own or the one it borrows: "rates are likely to STAY put"."""
    for one in (token, *token.ancestors):
        own = [c for c in one.children if c.dep_ in ("nsubj", "nsubjpass")]
        if own or (one.dep_ not in ("xcomp", "acomp", "conj") and one.pos_ in ("VERB", "AUX")):
            yield from own
            return


def hanging(token: Any) -> Iterator[Any]:
    """The words of a token's own clause below it; clauses with a subject of their own not."""
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass", "advcl", "punct", "parataxis", "relcl"):
            continue
        if child.dep_ in ("ccomp", "conj") and child.pos_ in ("VERB", "AUX"):
            continue
        yield child
        yield from hanging(child)
