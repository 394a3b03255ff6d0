"""The reading contract: a passage in, a line of readings out, for measuring and pipelines."""

from typing import Any

from vedette.collect.render import from_passage
from vedette.doctrine.institutions import institutions
from vedette.errors import BadPassage
from vedette.extract.reader import READER, read
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Observation, Reading
from vedette.model.question import QuestionSet
from vedette.model.span import Span
from vedette.model.statement import Attribution
from vedette.pipeline.sift import TimesMet, date_all, find_moments

Row = dict[str, Any]
_SMALL = frozenset(("of", "the", "for", "and", "on", "in"))


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _polarity(estimate: Estimate) -> str | None:
    return estimate.links[0].polarity if estimate.links else None


def _as_printed(name: str, text: str) -> str:
    """
    A body's letters spelled out where the text does: "United Nations", with no "UN" in print;
    a think tank keeps its letters, as the guide to labels calls it.

    The desk merges by one name; a reader of the passage looks for the one he has read.
    """
    if name in text:
        return name
    low = text.casefold()
    for form, who in institutions().aliases.items():
        letters = "".join(w[0] for w in form.split() if w not in _SMALL)
        meant = who.name == name and who.kind != "think_tank" and letters == name.casefold()
        at = low.find(form) if meant else -1
        whole = not text[at + len(form) : at + len(form) + 1].isalpha()
        if at >= 0 and whole and len(low) == len(text):
            return text[at : at + len(form)]
    return name


def _estimate(estimate: Estimate, text: str) -> Row:
    likelihood = estimate.likelihood
    return {
        "id": estimate.id,
        "start": estimate.phrase.start,
        "end": estimate.phrase.end,
        "quote_start": estimate.quote.start,
        "quote_end": estimate.quote.end,
        "phrase": estimate.words,
        "kind": estimate.kind.value,
        # The guide to labels has no class for a stated number; the share itself stands below.
        "class": "other" if estimate.klass == "numeric" else estimate.klass,
        "low": likelihood.low if likelihood else None,
        "central": likelihood.central if likelihood else None,
        "high": likelihood.high if likelihood else None,
        "scale": estimate.scale or None,
        "holder": _as_printed(estimate.holder.name, text),
        "holder_resolved": estimate.holder.resolved,
        "via": list(estimate.via),
        "quotation": estimate.quotation.value,
        "questions": [link.question for link in estimate.links],
        "polarity": _polarity(estimate),
        "trend": estimate.trend.value if estimate.trend else None,
        "conditional": estimate.conditional,
        "condition": estimate.condition.of(text) if estimate.condition else None,
        "horizon": estimate.horizon.of(text) if estimate.horizon else None,
        "rules": list(estimate.rules),
    }


def _observation(seen: Observation) -> Row:
    return {
        "id": seen.id,
        "start": seen.span.start,
        "end": seen.span.end,
        "domain": seen.domain,
        "status": seen.status,
        "reporter": seen.reporter,
        "watched": list(seen.watched),
    }


def _attribution(found: Attribution) -> Row:
    return {
        "source": _spans(found.source),
        "cue": _spans(found.cue),
        "content": _spans(found.content),
        "holder": found.holder.name if found.holder else None,
        "quotation": found.quotation.value,
    }


def reader_name() -> str:
    """The reader's name and version: "rules 1"."""
    return f"{READER.name} {READER.version}"


def passage(row: object, met: TimesMet | None = None) -> Document:
    """
    A passage as a dated document. Raises BadPassage with what is wrong.

    met: the times of texts met before it, to which its own are added.
    """
    if not isinstance(row, dict):
        raise BadPassage("This line is no JSON object: give one with `doc` and `text`.")
    document = from_passage(row)
    return date_all([document], find_moments([document], met=met))[0]


def reading_row(document: Document, reading: Reading, *, explain: bool = False) -> Row:
    """The contract's output line; explain adds what was passed over and why."""
    out: Row = {
        "doc": document.id,
        "estimates": [_estimate(e, document.text) for e in reading.estimates],
        "indicators": [_observation(o) for o in reading.observations],
        "attributions": [_attribution(a) for a in reading.attributions],
        "figures": [],
        "places": [],
        "unread": reading.unread or None,
        "reader": {"name": READER.name, "version": READER.version},
    }
    if explain:
        out["passed_over"] = [
            {
                "start": p.span.start,
                "end": p.span.end,
                "words": p.words,
                "reason": p.reason,
                "rule": p.rule,
            }
            for p in reading.passed_over
        ]
    return out


def read_row(row: object, questions: QuestionSet | None, *, explain: bool = False) -> Row:
    """One passage read. Raises BadPassage."""
    document = passage(row)
    return reading_row(document, read(document, questions), explain=explain)
