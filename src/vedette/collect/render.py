"""From a capture to Documents: one canonical text each, or a sentence that says why not."""

from dataclasses import dataclass, field

from vedette.collect import media
from vedette.collect.compose import Body, Header, compose
from vedette.collect.file_head import file_head, unmarked
from vedette.collect.html_page import page_of
from vedette.collect.mail import Letter, letter_of
from vedette.collect.passage import from_passage, from_record
from vedette.collect.pdf import pages_of
from vedette.collect.records import record_lines
from vedette.collect.unwrap import unwrap
from vedette.errors import BadPassage, Refused
from vedette.model.document import Capture, Document, Quarantined
from vedette.settings import Settings

__all__ = ["from_passage", "render"]


@dataclass(slots=True)
class _Yield:
    """What one capture gave so far: a refusal stands beside the documents, never instead."""

    documents: list[Document] = field(default_factory=list)
    refused: list[Quarantined] = field(default_factory=list)

    def refuse(self, name: str, error: Refused | BadPassage, sha256: str) -> None:
        outcome = error.outcome if isinstance(error, Refused) else "quarantine"
        self.refused.append(Quarantined(name, str(error), outcome, sha256))


def render(
    capture: Capture, settings: Settings
) -> tuple[tuple[Document, ...], tuple[Quarantined, ...]]:
    """
    The Documents in a capture, and what of it could not be read and why.

    JSON lines give a Document each, a mail one for itself and one for every report attached. A
    bad line or attachment stops none of the others, and nothing is raised for bad bytes.
    """
    got = _Yield()
    _into(got, capture, settings, depth=0)
    return tuple(got.documents), tuple(got.refused)


def _into(got: _Yield, capture: Capture, settings: Settings, *, depth: int) -> None:
    try:
        if capture.media_type in {media.JSON, media.JSON_LINES}:
            _records(got, capture)
        elif capture.media_type == media.MAIL:
            _letter(got, letter_of(capture.data, settings), capture, settings, depth=depth)
        else:
            got.documents.append(_single(capture, settings))
    except Refused as error:
        got.refuse(capture.name, error, capture.sha256)


def _single(capture: Capture, settings: Settings) -> Document:
    if capture.media_type == media.HTML:
        body, header = page_of(capture.data)
    elif capture.media_type == media.PDF:
        body, header = pages_of(capture.data)
    elif capture.media_type == media.TEXT:
        body, header = plain_of(capture.data)
    elif capture.media_type == media.EMPTY:
        raise Refused("This is empty: fetch it again, or remove it.")
    else:
        raise Refused(media.binary_reason(capture.data))
    if not body.text.strip():
        raise Refused("No text is in it: hand in a version with its text.")
    _fits(body, settings)
    return compose(body, header, name=capture.name, sha256=capture.sha256)


def _fits(body: Body, settings: Settings) -> None:
    """A text longer than any report costs minutes to read and says nothing: refuse it."""
    if len(body.text) > settings.max_text_chars:
        raise Refused(
            f"It holds more than {settings.max_text_chars:,} characters of text, longer than any "
            "report: split it into the reports it is made of."
        )


def plain_of(data: bytes) -> tuple[Body, Header]:
    """
    Plain text with one kind of line break, lines broken at a margin joined and Markdown's signs
    off its headings, and what labelled lines at its head state.
    """
    read = media.decode(data)
    text = read.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    text, header = file_head(text)
    return Body(unwrap(unmarked(text)), note=read.note), header


def _records(got: _Yield, capture: Capture) -> None:
    rows = record_lines(media.decode(capture.data).text)
    for label, row in rows:
        name = f"{capture.name}#{label}"
        if isinstance(row, Refused):
            got.refuse(name, row, capture.sha256)
            continue
        try:
            got.documents.append(from_record(row, name=name, sha256=capture.sha256))
        except BadPassage as error:
            got.refuse(name, error, capture.sha256)


def _letter(
    got: _Yield, letter: Letter, capture: Capture, settings: Settings, *, depth: int
) -> None:
    for refusal in letter.refused:
        got.refuse(f"{capture.name}#{refusal.part}", refusal.error, capture.sha256)
    if letter.body is not None and letter.body.text.strip():
        _fits(letter.body, settings)
        document = compose(letter.body, letter.header, name=capture.name, sha256=capture.sha256)
        got.documents.append(document)
    elif not letter.attached and not letter.refused:
        raise Refused("The mail has no text and nothing attached: nothing in it can be read.")
    for part, data in letter.attached:
        inner = Capture(capture.sha256, f"{capture.name}#{part}", media.sniff(data), data)
        if depth >= settings.max_mail_depth:
            got.refuse(inner.name, Refused("Mails lie too deep inside each other."), capture.sha256)
        else:
            _into(got, inner, settings, depth=depth + 1)
