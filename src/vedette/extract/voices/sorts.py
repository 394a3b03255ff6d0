"""What sort of speaker a holder is: a body, a person, several people."""

import re

from vedette.doctrine.institutions import institutions
from vedette.doctrine.references import references
from vedette.extract.names.names import heads
from vedette.extract.names.words import BODY_WORDS
from vedette.extract.parsing.parser import name_type
from vedette.extract.voices.page import Stage
from vedette.model.statement import Holder


def is_body(made: Stage, holder: Holder) -> bool:
    """Whether a holder is an organisation, or somebody's text."""
    known = references().bodies | institutions().roles["products"]
    named = holder.name in {m.who.name for m in made.cast.bodies}
    return named or head_word(holder) in known or bool(BODY_WORDS.search(holder.name))


def head_word(holder: Holder) -> str:
    """The noun a holder's printed name hangs on: officer of "a retired officer in the navy"."""
    words = re.split(r" (?:in|of|at|from|for|with|on|near|who) ", holder.name)[0].lower().split()
    return words[-1] if words else ""


def is_person(made: Stage, holder: Holder) -> bool:
    """Whether a holder can be "he" or "she"."""
    if is_body(made, holder):
        return False
    if holder.unnamed or holder.name.split()[-1][:1].islower():
        last = head_word(holder)
        return references().person(last) or last in institutions().roles["offices"]
    if _known(holder.name):
        return False
    return " " in holder.name or not labelled(made, holder, ("ORG", "GPE", "NORP", "LOC"))


def labelled(made: Stage, holder: Holder, labels: tuple[str, ...]) -> bool:
    """Whether the words that name a holder carry one of these labels of names."""
    sentence = made.sentence(holder.mention) if holder.mention else None
    if sentence is None or holder.mention is None:
        return False
    tokens = list(made.page.parse(sentence))
    here = [t for t in tokens if holder.mention.overlaps(made.page.at(sentence, t))]
    return any(name_type(t) in labels for t in here)


def _known(name: str) -> bool:
    """A country, a capital or a body of the table."""
    known = institutions()
    plain = name.removeprefix("The ").removeprefix("the ")
    return plain in known.countries or plain in known.capitals or bool(known.mentions(plain))


def is_group(made: Stage, holder: Holder) -> bool:
    """Whether a holder can be "they": a body, or several people."""
    if is_body(made, holder):
        return True
    return head_word(holder).endswith(("s", "people", "men"))


def are_several(made: Stage, holder: Holder) -> bool:
    """Whether "one of them" can be one of these: several people, no body and no things."""
    sentence = made.sentence(holder.mention) if holder.mention else None
    if sentence is None or holder.mention is None or is_body(made, holder):
        return False
    tokens = list(made.page.parse(sentence))
    top = heads([t for t in tokens if holder.mention.overlaps(made.page.at(sentence, t))])
    many = bool(top) and (top[0].tag_ in ("NNS", "NNPS") or top[0].lower_.endswith("men"))
    return many and (holder.unnamed or holder.name[:1].islower() or top[0].tag_ == "NNS")
