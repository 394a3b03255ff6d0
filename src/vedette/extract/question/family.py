"""The propositions kept apart from a question about joining a war, and their order.

"Enters at all", "enters alone", "enters beside a partner", "somebody attacks from its
territory" and "the worst case": headlines mix them, so each is a question of its own.
"""

from dataclasses import replace

from vedette.doctrine.acts import acts
from vedette.model.question import Mode, Order, Question, QuestionSet

WORST = (
    "most dangerous course of action",
    "MDCOA",
    "worst-case scenario",
    "worst case scenario",
    "worst-case",
)


_HOW = {
    Mode.ALONE: "mode alone, without a partner's strike force",
    Mode.BESIDE: "mode beside a partner's forces",
    Mode.FROM: "mode from its territory, by somebody else",
    Mode.WORST_CASE: "mode the named worst case",
}


def family(asked: Question) -> QuestionSet:
    """The question with the four propositions kept apart from it, and what bounds what."""
    actor = " and ".join(party.name for party in asked.actors)
    target = " and ".join(party.name for party in asked.targets)
    onto, against = (f" {target}", f" against {target}") if target else ("", "")

    does = _verb_phrase(asked, target)

    def variant(name: str, mode: Mode, text: str) -> Question:
        reading = asked.reading.replace("; window:", f"; {_HOW[mode]}; window:")
        return replace(asked, id=f"{asked.id}.{name}", text=text, mode=mode, reading=reading)

    alone = variant(
        "alone", Mode.ALONE, f"Will {actor} {does} alone, without a partner's strike force?"
    )
    beside = variant("beside", Mode.BESIDE, f"Will {actor} {does} alongside a partner's forces?")
    source = replace(
        variant(
            "from",
            Mode.FROM,
            f"Will somebody else attack{onto} from the territory of {actor}?",
        ),
        territory=asked.actors[0],
    )
    worst = replace(
        variant(
            "worst",
            Mode.WORST_CASE,
            f"Will the named worst case, a large new offensive{against}, come about?",
        ),
        course_of_action=WORST,
    )
    orders = (
        Order(alone.id, asked.id, "doing it alone is one way of doing it"),
        Order(beside.id, asked.id, "doing it beside a partner is one way of doing it"),
        Order(beside.id, source.id, "a partner beside it attacks from its territory"),
        Order(worst.id, source.id, "the worst case is one such attack"),
    )
    return QuestionSet(asked.id, (asked, alone, beside, source, worst), orders)


def _verb_phrase(asked: Question, target: str) -> str:
    """What the actor would do, in words a reader understands: "enter the war against X"."""
    act = acts()[asked.acts[0]].id
    if act == "enter_war":
        return f"enter the war against {target}" if asked.targets else "enter the war"
    return f"{act} {target}".strip()
