"""Words of one kin: what texts say instead of the verb a question was asked with."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from vedette.doctrine.acts import acts
from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine

_TABLE = Path(__file__).with_name("kin.yaml")
_LISTS = ("acts", "says", "against", "stems", "counter", "contrary", "company")


@dataclass(frozen=True, slots=True)
class Kin:
    """
    "cut: also reduce, lower, a reduction; raise and hold say it does not happen."

    says, against: patterns, head lemma first; stems, counter: beginnings of words in other
    languages; contrary: those against it that leave a third way; acts: ids of the table of
    acts the row also serves; company: plain nouns that do it or have it done as a rule ("the
    virus" spreads, "the bill" is passed).
    """

    name: str
    acts: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    company: tuple[str, ...] = ()

    @property
    def heads(self) -> frozenset[str]:
        """The head lemmas that mean the act by themselves."""
        return frozenset(words for words in self.says if " " not in words)


def _row(name: str, raw: Any) -> Kin:
    if not isinstance(raw, dict) or set(raw) - set(_LISTS) or not raw.get("says"):
        raise BadDoctrine(f"The kin {name} must hold says:, and only {', '.join(_LISTS)}.")
    lists = {key: tuple(str(word).casefold() for word in raw.get(key, ())) for key in _LISTS}
    row = Kin(name, **lists)
    both = set(row.says) & set(row.against)
    if both:
        raise BadDoctrine(f"The kin {name} takes {sorted(both)} both for and against.")
    loose = sorted(set(row.contrary) - {*row.against, *row.counter})
    if loose:
        raise BadDoctrine(f"The kin {name} calls {loose} contrary, which are not against it.")
    missing = [one for one in row.acts if one not in acts()]
    if missing:
        raise BadDoctrine(f"The kin {name} serves {missing}, which the table of acts lacks.")
    return row


@lru_cache(maxsize=1)
def kins() -> tuple[Kin, ...]:
    """Every row of the table, checked."""
    raw = load_yaml(_TABLE.read_text(encoding="utf-8"))
    return tuple(_row(name, one) for name, one in raw.items())


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Every single word the table holds, for or against anything."""
    return frozenset(w for row in kins() for w in (*row.says, *row.against) if " " not in w)


_VERB_ENDS = ("", "e", "y", "d", "de", "t", "te", "se", "ss", "fy", "ify", "ise", "ize")
_NOUN_ENDS = (
    *("ion", "ation", "ition", "ication", "sion", "ssion", "tion", "ment", "al", "ance", "ence"),
    *("age", "ing", "ure", "ture", "isation", "ization", "fication", "ition", "y", "ry", "th"),
)


def derived(noun: str, verb: str) -> bool:
    """Whether the noun is made of the verb by an ordinary ending: closure of close."""
    trunk = 0
    while trunk < min(len(noun), len(verb)) and noun[trunk] == verb[trunk]:
        trunk += 1
    if noun == verb:
        return True
    for cut in range(max(3, trunk - 2), trunk + 1):
        if verb[cut:] in _VERB_ENDS and noun[cut:] in _NOUN_ENDS:
            return True
    return False
