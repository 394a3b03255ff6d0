"""One unit of work: everything added inside it is there afterwards, or nothing is."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy.dialects.sqlite import insert

from vedette.errors import BadDate, NoSuchId, Refused
from vedette.ids import sha256_hex
from vedette.model.assessment import Assessment
from vedette.model.document import Capture, Document, Quarantined
from vedette.model.estimate import Reading
from vedette.model.question import QuestionSet
from vedette.store import rows
from vedette.store.sealing import inputs_of
from vedette.store.shapes import dump
from vedette.store.tables import (
    ASSESSMENTS,
    CAPTURES,
    DECISIONS,
    DOCUMENTS,
    META,
    QUARANTINE,
    QUESTIONS,
    READINGS,
)


class Writing:
    """
    "Add this document and its reading, together": what `Ledger.writing` hands out.

    Every add_ method says whether something new was written; the same content again is not.
    """

    def __init__(self, connection: Connection, *, at: datetime | None) -> None:
        self._connection = connection
        self._at = at

    def add_capture(self, capture: Capture, *, received: datetime | None = None) -> bool:
        """
        Keep the bytes as they came, under the first name and time they came by.

        Refused if the hash they were handed in with is not theirs.
        """
        if capture.sha256 != sha256_hex(capture.data):
            raise Refused(
                f"The bytes of {capture.name} do not have the hash they were handed in with; "
                "read the file again.",
                outcome="retry",
            )
        received = capture.received or received
        kept = rows.capture_row(replace(capture, received=received))
        return self._add(CAPTURES, kept, at=received)

    def add_document(self, document: Document) -> bool:
        """Keep the one canonical text, tied to its capture if the desk holds the bytes."""
        query = select(CAPTURES.c.key).where(CAPTURES.c.key == document.sha256)
        return self._add(DOCUMENTS, rows.document_row(document, capture=self._one(query)))

    def add_reading(self, reading: Reading) -> bool:
        """Keep what a reader took from a document. NoSuchId if the document was never added."""
        query = (
            select(DOCUMENTS.c.key)
            .where(DOCUMENTS.c.id == reading.document)
            .order_by(DOCUMENTS.c.seq.desc())
            .limit(1)
        )
        document = self._one(query)
        if document is None:
            raise NoSuchId(
                f"There is no document {reading.document} on this desk; add it before its reading."
            )
        return self._add(READINGS, rows.reading_row(reading, document=document))

    def add_questions(self, questions: QuestionSet, *, text: str = "") -> bool:
        """
        Keep a question set as the newest version; asking the newest again writes nothing.

        Going back to an older set is a new version: the desk remembers that it was asked again.
        """
        query = (
            select(QUESTIONS.c.key, QUESTIONS.c.version, QUESTIONS.c.text, QUESTIONS.c.json)
            .order_by(QUESTIONS.c.seq.desc())
            .limit(1)
        )
        newest = self._connection.execute(query).first()
        if newest is not None and (newest.text, newest.json) == (text, dump(questions)):
            return False
        previous, version = (newest.key, newest.version + 1) if newest else ("", 1)
        row = rows.questions_row(questions, text, previous=previous, version=version)
        return self._add(QUESTIONS, row)

    def add_assessment(self, assessment: Assessment, *, made: datetime | None = None) -> bool:
        """Keep and seal an assessment; its question set is added if the desk lacks it."""
        row = rows.assessment_row(assessment, questions="", previous=rows.FIRST_SEAL)
        if self._one(select(ASSESSMENTS.c.key).where(ASSESSMENTS.c.key == row["key"])):
            return False
        asked = (
            select(QUESTIONS.c.key)
            .where(QUESTIONS.c.json == dump(assessment.questions))
            .order_by(QUESTIONS.c.seq.desc())
            .limit(1)
        )
        questions = self._one(asked)
        if questions is None:
            self.add_questions(assessment.questions, text=assessment.asked)
            questions = self._one(asked)
        newest = select(ASSESSMENTS.c.seal).order_by(ASSESSMENTS.c.seq.desc()).limit(1)
        previous = self._one(newest) or rows.FIRST_SEAL
        inputs = inputs_of(
            self._connection, assessment, questions=questions or "", made=made or self._at
        )
        sealed = rows.assessment_row(
            assessment, questions=questions or "", previous=previous, inputs=inputs
        )
        return self._add(ASSESSMENTS, sealed, at=made)

    def add_decision(self, kind: str, subject: str, noun: object) -> bool:
        """
        Keep what a person decided about a subject: a noun of `model`, under a kind of its own.

        The same again as the newest of that kind and subject writes nothing; going back to an
        older one is a new decision, and both stay.
        """
        query = (
            select(DECISIONS.c.key, DECISIONS.c.json)
            .where(DECISIONS.c.kind == kind, DECISIONS.c.subject == subject)
            .order_by(DECISIONS.c.seq.desc())
            .limit(1)
        )
        newest = self._connection.execute(query).first()
        if newest is not None and newest.json == dump(noun):
            return False
        previous = newest.key if newest else ""
        return self._add(DECISIONS, rows.decision_row(kind, subject, noun, previous=previous))

    def add_quarantine(self, quarantined: Quarantined, *, received: datetime | None = None) -> bool:
        """Keep what was not read, and why."""
        return self._add(QUARANTINE, rows.quarantine_row(quarantined), at=received)

    def add_meta(self, name: str, value: str) -> bool:
        """Keep a fact about the desk itself; the first value of a name stays."""
        return self._add(META, {"key": name, "value": value})

    def _one(self, query: Select[str]) -> str | None:
        return self._connection.scalars(query).first()

    def _add(self, table: Table, row: rows.Row, *, at: datetime | None = None) -> bool:
        """Insert unless the key is there; `added` is the row's own time or the unit's."""
        when = at or self._at
        if when is not None and when.tzinfo is None:
            raise BadDate(f"The time {when} has no time zone; hand in one that has.")
        values = {**row, "added": when.isoformat() if when else None}
        statement = insert(table).values(values).on_conflict_do_nothing(index_elements=["key"])
        return self._connection.execute(statement).rowcount == 1
