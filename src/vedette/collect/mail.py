"""A mail as one canonical text, its header as the metadata, its attached reports beside it."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from vedette.collect import media
from vedette.collect.compose import Body, Header
from vedette.collect.html_page import page_of
from vedette.collect.layout import Told
from vedette.collect.mail_lines import Forwarded, forwarded, sections, unquoted
from vedette.collect.passage import given_date
from vedette.collect.unwrap import unwrap, wrapped
from vedette.errors import Refused
from vedette.model.basis import Basis, Dating, Stated
from vedette.settings import Settings

_PART = re.compile(rb"^content-type\s*:", re.I | re.M)
_NESTED = re.compile(rb"^content-type\s*:\s*(?:multipart/|message/)", re.I | re.M)
# A header field folded over more letters than any real one; the parser takes minutes over it.
_LONG_FIELD = re.compile(rb"^content-[a-z-]+:(?:[^\r\n]|\r?\n[ \t]){10000}", re.I | re.M)
_BOUNDARY = re.compile(rb"boundary\s*=\s*[\"']?([^\"';\s]{1,200})", re.I)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|odp|пер|на)\s*(?:\[\d+\])?:\s*)+", re.I)
_SHORTEST_PLAIN = 200


@dataclass(frozen=True, slots=True)
class PartRefused:
    """ "The second attachment was not read, for this reason." """

    part: str
    error: Refused


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: its own text, what its header states, what is attached, what was refused."""

    body: Body | None
    header: Header
    attached: tuple[tuple[str, bytes], ...] = ()
    refused: tuple[PartRefused, ...] = ()


def _guard(data: bytes, settings: Settings) -> None:
    """Refuse a bomb by its outline, before the parser unfolds it."""
    if _parts(data) > settings.max_mail_parts:
        raise Refused(
            f"The mail has more than {settings.max_mail_parts} parts, as a mail bomb has: "
            "save the report in it as a file of its own."
        )
    # Each nested part opens one level at most, so fewer openings than levels need no count.
    if len(_NESTED.findall(data)) > settings.max_mail_parts:
        raise Refused("The mail is nested like a mail bomb: save the report in it as a file.")

    end = _HEAD_END.search(data, 0, settings.max_header_bytes + 2)
    head = end.start() if end else len(data)
    if head > settings.max_header_bytes or _LONG_FIELD.search(data):
        raise Refused(
            "The mail's header is longer than any real one, as a mail bomb's is: "
            "save the report in it as a file of its own."
        )


def _parts(data: bytes) -> int:
    """How many parts the outline has; a part may come without a header of its own."""
    marks = set(_BOUNDARY.findall(data))
    opened = max((data.count(b"\n--" + mark) for mark in marks), default=0) if marks else 0
    return max(len(_PART.findall(data)), opened)


def _walk(message: Message, settings: Settings) -> Iterator[EmailMessage]:
    """The leaves of a mail; an attached mail is one leaf."""
    stack: list[tuple[Message, int]] = [(message, 0)]
    while stack:
        part, depth = stack.pop()
        if depth > settings.max_mail_depth:
            raise Refused(
                f"The mail nests more than {settings.max_mail_depth} levels deep, as a mail bomb "
                "does: save the report in it as a file of its own."
            )
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list):
            stack += [(each, depth + 1) for each in reversed(payload) if isinstance(each, Message)]
        elif isinstance(part, EmailMessage):
            yield part


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: EmailMessage) -> media.Decoded:
    declared = part.get_param("charset")
    return media.decode(_bytes(part), declared=declared if isinstance(declared, str) else "")


def letter_of(data: bytes, settings: Settings) -> Letter:
    """
    The mail's own text, metadata and attachments. Raises Refused for a mail bomb; a broken
    part is a refusal in the Letter.
    """
    _guard(data, settings)
    try:
        message = email.message_from_bytes(data.lstrip(b"\r\n"), policy=email.policy.default)
        leaves = list(_walk(message, settings))
    except (MessageError, RecursionError, LookupError, ValueError) as error:
        raise Refused("The mail is broken: save the report in it as a file of its own.") from error
    texts: dict[str, list[EmailMessage]] = {"text/plain": [], "text/html": []}
    attached: list[tuple[str, bytes]] = []
    refused: list[PartRefused] = []
    for number, leaf in enumerate(leaves, start=1):
        kind = leaf.get_content_type()
        if kind in texts and leaf.get_content_disposition() != "attachment":
            texts[kind].append(leaf)
        elif kind.startswith(("image/", "audio/", "video/", "application/pgp")):
            continue
        else:
            _attach(attached, refused, leaf, str(number))
    body = _body(texts)
    inner = forwarded(body.text.split("\n")) if body is not None else Forwarded()
    return Letter(body, _header(message, inner), tuple(attached), tuple(refused))


def _attach(
    attached: list[tuple[str, bytes]], refused: list[PartRefused], leaf: EmailMessage, part: str
) -> None:
    name = str(leaf.get_filename() or f"part {part}")
    data = _bytes(leaf)
    kind = media.sniff(data)
    if kind == media.EMPTY:
        refused.append(PartRefused(name, Refused("The attachment is empty.", outcome="skip")))
    elif kind == media.BINARY:
        refused.append(PartRefused(name, Refused(media.binary_reason(data), outcome="skip")))
    else:
        attached.append((name, data))


def _body(texts: dict[str, list[EmailMessage]]) -> Body | None:
    """The plain text if it says enough, else the page: a stub says only "open in a browser"."""
    plain = [_text(part) for part in texts["text/plain"]]
    said = "\n\n".join(read.text for read in plain).strip()
    if said and (len(said) >= _SHORTEST_PLAIN or not texts["text/html"]):
        note = " ".join(read.note for read in plain if read.note)
        return _plain(said, note)
    for part in texts["text/html"]:
        read = _text(part)
        try:
            body, _ = page_of(read.text.encode("utf-8", errors="replace"))
        except Refused:
            continue
        return _page(body)
    return _plain(said, "") if said else None


def _plain(text: str, note: str) -> Body:
    """The text of a mail with reply headers, quoted lines and the signature told apart."""
    lines = unquoted(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").split("\n"))
    parts = sections(lines)
    broken = wrapped([line for kind, _, block in parts if kind is None for line in block])
    out: list[str] = []
    told: dict[int, Told] = {}
    at = 0
    for kind, rule, block in parts:
        own = kind is None and broken
        for line in unwrap("\n".join(block), broken=True).split("\n") if own else block:
            if kind is not None and line.strip():
                told[at] = Told(kind, rule)
            out.append(line)
            at += len(line) + 1
    return Body("\n".join(out), told, note)


def _page(body: Body) -> Body:
    """The page of a mail, its reply headers told apart as in plain text."""
    told = dict(body.told)
    at = 0
    for kind, rule, block in sections(body.text.split("\n")):
        for line in block:
            if kind is not None and line.strip() and not (told.get(at) or Told()).kind:
                told[at] = Told(kind, rule)
            at += len(line) + 1
    return Body(body.text, told, body.note)


def _field(message: Message, name: str) -> str:
    """A header as words; a header too broken to be read is as good as none."""
    try:
        value = message.get(name)
        return " ".join(str(value).split()) if value is not None else ""
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        # The standard library raises all of these on malformed encoded words.
        return ""


def _header(message: Message, inner: Forwarded) -> Header:
    """
    What the mail's header states. Of a forwarded report, sender and day are those printed over
    it: who passed it on wrote nothing of it, and not on that day.
    """
    subject, sender, sent = (_field(message, name) for name in ("Subject", "From", "Date"))
    title = _PREFIX.sub("", subject)
    basis = Basis.PRINTED if inner.sender else Basis.METADATA
    words = inner.sender or sender
    name, address = parseaddr(words) if "@" in words else (words, "")
    author = name or address
    published = given_date(inner.sent) if inner.sent else None
    if published is not None and published.likely is not None:
        why = "The day stands over the forwarded report."
        published = replace(
            published, basis=Basis.PRINTED, explanation=why, rule="date.forwarded/1"
        )
    else:
        published = _sent(sent)
    return Header(
        title=Stated(title, Basis.METADATA, (subject,), rule="title.subject/1") if title else None,
        author=Stated(author, basis, (words,), rule="author.from/1") if author else None,
        published=published,
    )


def _sent(words: str) -> Dating | None:
    if not words:
        return None
    try:
        stamp = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None
    day = stamp.date()
    why = "The mail's header states when it was sent."
    return Dating(
        Basis.METADATA,
        day,
        day,
        day,
        stamp.time(),
        words=(words,),
        explanation=why,
        rule="date.mail/1",
    )
