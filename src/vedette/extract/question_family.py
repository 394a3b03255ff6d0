"""The propositions kept apart from a question about joining a war, and their order.

"Enters at all", "enters alone", "enters beside a partner", "somebody attacks from its
territory" and "the worst case": headlines mix them, so each is a question of its own.
"""

from dataclasses import replace

from vedette.model.question import Mode, Order, Question, QuestionSet

WORST = (
    "most dangerous course of action",
    "MDCOA",
    "worst-case scenario",
    "worst case scenario",
    "worst-case",
)


def family(asked: Question) -> QuestionSet:
    """The question with the four propositions kept apart from it, and what bounds what."""
    actor = asked.actors[0].name
    target = asked.targets[0].name if asked.targets else "the target"

    def variant(name: str, mode: Mode, text: str) -> Question:
        reading = f"{text}."
        return replace(asked, id=f"{asked.id}.{name}", text=text, mode=mode, reading=reading)

    alone = variant("alone", Mode.ALONE, f"{actor} does so without a partner's strike force")
    beside = variant("beside", Mode.BESIDE, f"{actor} does so alongside a partner's forces")
    source = replace(
        variant("from", Mode.FROM, f"Somebody else attacks {target} from the territory of {actor}"),
        territory=asked.actors[0],
    )
    worst = replace(
        variant(
            "worst",
            Mode.WORST_CASE,
            f"A large offensive against {target} that a source names as the worst case",
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
