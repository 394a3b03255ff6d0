"""From what a desk holds to whether the rule of a question seems met; it resolves nothing."""

from vedette.extract.happened import told
from vedette.model.question import QuestionSet
from vedette.model.resolution import Proposal
from vedette.pipeline.judge import Traced
from vedette.publish.proposal_text import proposal_lines
from vedette.trace.affirmed import propose
from vedette.trace.identities.identities import find_origins

__all__ = ["proposal_lines", "proposal_of"]


def proposal_of(traced: Traced, questions: QuestionSet, question: str) -> Proposal:
    """Who tells the event of a question as a fact, and how many independent origins that is."""
    documents = {d.id: d for d in traced.documents}
    found = tuple(
        one
        for reading in traced.readings
        if reading.document in documents and not reading.unread
        for one in told(documents[reading.document], reading.attributions, questions)
    )
    origins = find_origins(traced.readings, documents)
    return propose(questions.by_id(question), found, documents, origins)
