"""From nouns to rows and back: what a row holds, and the id its content gives it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from vedette.ids import canonical, sha256_hex
from vedette.model.assessment import Assessment
from vedette.model.document import Capture, Document, Quarantined
from vedette.model.estimate import Reading
from vedette.model.question import QuestionSet
from vedette.store.decided import Decided, Noun
from vedette.store.sealing import Sealed
from vedette.store.shapes import dump, load

Row = dict[str, str | int | bytes | None]

# A short id may collide once a desk holds millions of rows; a whole hash will not.
FIRST_SEAL = ""


def key_of(*parts: str) -> str:
    """The id of a row made from all of its content."""
    return sha256_hex(canonical(list(parts)).encode("utf-8"))


def capture_row(capture: Capture) -> Row:
    """The bytes as received, under their own hash."""
    return {
        "key": capture.sha256,
        "name": capture.name,
        "media_type": capture.media_type,
        "received": capture.received.isoformat() if capture.received else None,
        "data": capture.data,
    }


def capture_of(row: Mapping[str, object]) -> Capture:
    """The capture a row holds."""
    received, data = row["received"], row["data"]
    return Capture(
        sha256=str(row["key"]),
        name=str(row["name"]),
        media_type=str(row["media_type"]),
        data=data if isinstance(data, bytes) else b"",
        received=datetime.fromisoformat(received) if isinstance(received, str) else None,
    )


def document_row(document: Document, *, capture: str | None) -> Row:
    """A canonical text; `capture` is the key of its bytes if the desk has them."""
    # The text has its own column, once; the JSON keeps zones, masthead and the rest.
    shape = dump(replace(document, text=""))
    return {
        "key": key_of(shape, document.text),
        "id": document.id,
        "capture": capture,
        "text": document.text,
        "json": shape,
    }


def document_of(row: Mapping[str, object]) -> Document:
    """The document a row holds, its text put back."""
    return replace(load(Document, str(row["json"])), text=str(row["text"]))


def reading_row(reading: Reading, *, document: str) -> Row:
    """What a reader took from the document row of that key."""
    shape = dump(reading)
    return {
        "key": key_of(document, shape),
        "document": document,
        "reader": reading.reader.name,
        "version": reading.reader.version,
        "json": shape,
    }


def questions_row(questions: QuestionSet, text: str, *, previous: str, version: int) -> Row:
    """One version of the question set, after the one whose key is `previous`."""
    shape = dump(questions)
    return {
        "key": key_of(previous, text, shape),
        "main": questions.main,
        "version": version,
        "text": text,
        "json": shape,
    }


def seal_of(previous: str, shape: str, inputs: str) -> str:
    """The seal over an assessment; those without inputs keep the seal they were given."""
    return key_of(previous, shape, inputs) if inputs else key_of(previous, shape)


def assessment_row(
    assessment: Assessment, *, questions: str, previous: str, inputs: str = ""
) -> Row:
    """An assessment, sealed with its inputs onto the seal of the one before it."""
    shape = dump(assessment)
    return {
        "key": key_of(shape),
        "id": assessment.id,
        "questions": questions,
        "as_of": assessment.as_of.isoformat() if assessment.as_of else None,
        "method": assessment.method,
        "json": shape,
        "previous": previous,
        "seal": seal_of(previous, shape, inputs),
        "inputs": inputs,
    }


def sealed(row: Mapping[str, object]) -> Sealed:
    """The assessment a row holds, with what its seal says."""
    added = row["added"]
    made = datetime.fromisoformat(added) if isinstance(added, str) else None
    held = load(Assessment, str(row["json"]))
    return Sealed(held, made, str(row["seal"]), bool(row["inputs"]))


def decision_row(kind: str, subject: str, noun: object, *, previous: str) -> Row:
    """A decision of that kind about a subject, after the one whose key is `previous`."""
    shape = dump(noun)
    return {
        "key": key_of(kind, subject, shape, previous),
        "kind": kind,
        "subject": subject,
        "json": shape,
        "previous": previous,
    }


def decided(row: Mapping[str, object], noun: type[Noun]) -> Decided[Noun]:
    """The decision a row holds, its noun of that type."""
    added = row["added"]
    at = datetime.fromisoformat(added) if isinstance(added, str) else None
    return Decided(str(row["subject"]), load(noun, str(row["json"])), at)


def quarantine_row(quarantined: Quarantined) -> Row:
    """A file that was not read."""
    return {
        "key": key_of(dump(quarantined)),
        "name": quarantined.name,
        "reason": quarantined.reason,
        "outcome": quarantined.outcome,
        "sha256": quarantined.sha256,
    }
