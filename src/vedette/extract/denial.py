"""Denials: a party to the question says it will not do it. Heard, shown, never weighed.

Who would act has every reason to deny it, whether or not it will: the Kremlin denied before
February 2022 too (doctrine 0.4, M20). So such words stand beside the range, not inside it.
"""

import re
from collections.abc import Iterable

from vedette.doctrine.institutions import institutions
from vedette.model.estimate import Link
from vedette.model.likelihood import EstimateKind
from vedette.model.question import Party, Question, QuestionSet
from vedette.model.statement import Holder

RULE = "denial.party/1"

# How far before a name its office may stand: "the Belarusian defence minister, Lt Gen NAME".
_REACH = 70


def _names_party(words: str, party: Party) -> bool:
    names = (party.name, *party.aliases)
    return any(re.search(rf"\b{re.escape(name)}\b", words) for name in names)


def _leads(holder: str, party: Party) -> bool:
    known = {*party.leaders, party.name, *party.aliases}
    return holder in known or holder.rsplit(maxsplit=1)[-1] in party.leaders


def _holds_office(holder: str, text: str, party: Party) -> bool:
    """ "Belarus' Minister of Defence NAME", "NAME, the Belarusian foreign minister"."""
    surname = re.escape(holder.rsplit(maxsplit=1)[-1])
    offices = institutions().roles["offices"]
    for found in re.finditer(rf"\b{surname}\b", text):
        around = text[max(0, found.start() - _REACH) : found.end() + _REACH]
        sentence = re.split(r"(?<=[.!?])\s|\n", around[: _REACH + len(surname)])[-1]
        after = re.split(r"[.!?\n]", around[_REACH:])[0] if found.start() >= _REACH else ""
        for near in (sentence, after):
            words = {word.strip(",.’'“”").lower() for word in near.split()}
            if words & offices and _names_party(near, party):
                return True
    return False


def _parties(question: Question) -> Iterable[Party]:
    return (*question.actors, *question.partners)


def denial_by(
    holder: Holder,
    kind: EstimateKind,
    links: tuple[Link, ...],
    text: str,
    questions: QuestionSet,
) -> bool:
    """
    Whether a party to a linked question itself says that the act will not happen.

    Only flat words count (will not, "only defend"): a party that calls its own act unlikely
    has judged, however poorly.
    """
    if kind is not EstimateKind.CATEGORICAL or not holder.resolved or holder.unnamed:
        return False
    return any(
        _leads(holder.name, party) or _holds_office(holder.name, text, party)
        for link in links
        for party in _parties(questions.by_id(link.question))
    )
