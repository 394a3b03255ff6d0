"""Words for the opposite that leave a third way: who doubts a rise has not foretold a cut."""

from collections.abc import Sequence

from vedette.extract.link.topic import topic
from vedette.model.estimate import Link
from vedette.model.likelihood import Likelihood
from vedette.model.question import QuestionSet

_EVEN = 0.5


def telling(
    found: Sequence[Link], likelihood: Likelihood | None, text: str, questions: QuestionSet
) -> tuple[Link, ...]:
    """
    The links without those that only call a contrary act unlikely.

    Asked of a cut, "likely to raise rates" speaks against it; "unlikely to raise rates" does
    not speak for it, because the bank may leave them alone. Turned round it made 90% of a cut.
    """
    if likelihood is None or likelihood.central >= _EVEN:
        return tuple(found)
    if not any(link.polarity == "against" for link in found):
        return tuple(found)
    stems = tuple(w.rstrip("e") for row in topic(questions).rows for w in row.contrary)
    return tuple(one for one in found if not (one.polarity == "against" and _by(one, stems, text)))


def _by(link: Link, stems: tuple[str, ...], text: str) -> bool:
    """Whether one of these words is what the link rests on."""
    return bool(stems) and any(span.of(text).casefold().startswith(stems) for span in link.evidence)
