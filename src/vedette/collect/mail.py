"""A mail as one canonical text, its header as the metadata, its attached reports beside it."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from vedette.collect import media
from vedette.collect.compose import Body, Header
from vedette.collect.html_page import page_of
from vedette.collect.layout import Told
from vedette.collect.unwrap import unwrap
from vedette.errors import Refused
from vedette.model.basis import Basis, Dating, Stated
from vedette.model.document import ZoneKind
from vedette.settings import Settings

_PART = re.compile(rb"^content-type\s*:", re.I | re.M)
_NESTED = re.compile(rb"^content-type\s*:\s*(?:multipart/|message/)", re.I | re.M)
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|odp|пер|на)\s*(?:\[\d+\])?:\s*)+", re.I)
# "On Fri, 2 Dec 2022 at 09:15, Name <a@b> wrote:" and its kin open a quoted reply.
_WROTE = re.compile(
    r"^(?:On|Am|Le|W dniu|Dnia)\s.{4,120}\s(?:wrote|schrieb.{0,60}|a écrit|napisał(?:\(a\)|a)?)\s?:$"
    r"|^.{4,120}\s(?:пише|писал\(?а?\)?|пишет|написал\(?а?\)?)\s?:$"
)
_FORWARD = re.compile(
    r"^[-_*\s]{3,}\s?(?:forwarded message|original message|ursprüngliche nachricht|weitergeleitete"
    r" nachricht|message d'origine|переслане повідомлення|пересылаемое сообщение|wiadomość oryginalna)"
    r"\s?[-_*\s]*$|^begin forwarded message:$",
    re.I,
)
_FIELD = re.compile(
    r"^\*?(?:from|to|cc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet|від"
    r"|кому|дата|тема|от|od|do|wysłano|temat)\*?\s?:\s?\*?\s?\S",
    re.I,
)
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
    if len(_PART.findall(data)) > settings.max_mail_parts:
        raise Refused(
            f"The mail has more than {settings.max_mail_parts} parts, as a mail bomb has: "
            "save the report in it as a file of its own."
        )
    # Each nested part opens one level at most, so fewer openings than levels need no count.
    if len(_NESTED.findall(data)) > settings.max_mail_parts:
        raise Refused("The mail is nested like a mail bomb: save the report in it as a file.")


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
    return Letter(body, _header(message), tuple(attached), tuple(refused))


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
        return body
    return _plain(said, "") if said else None


def _plain(text: str, note: str) -> Body:
    """The text of a mail with reply headers, quoted lines and the signature told apart."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    lines = clean.split("\n")
    own = [line for line in lines if line.strip() and not line.lstrip().startswith(">")]
    if len(own) <= 2:
        # All of it is quoted: then the quoted text is the report.
        lines = [re.sub(r"^\s*(?:>\s?)+", "", line) for line in lines]
    sections = _sections(lines)
    out: list[str] = []
    told: dict[int, Told] = {}
    at = 0
    for kind, rule, block in sections:
        joined = block if kind is not None else unwrap("\n".join(block)).split("\n")
        for line in joined:
            if kind is not None and line.strip():
                told[at] = Told(kind, rule)
            out.append(line)
            at += len(line) + 1
    return Body("\n".join(out), told, note)


def _sections(lines: list[str]) -> list[tuple[ZoneKind | None, str, list[str]]]:
    out: list[tuple[ZoneKind | None, str, list[str]]] = []
    signature = fields = False
    for number, line in enumerate(lines):
        bare = line.strip()
        signature = signature or (line.rstrip("\n") in {"-- ", "--"} and number > 0)
        if _FORWARD.match(bare):
            fields, signature = True, False
        kind, rule = _line_kind(bare, fields=fields or bool(_FORWARD.match(bare)))
        if signature and kind is None:
            kind, rule = ZoneKind.BOILERPLATE, "mail.signature/1"
        fields = fields and (not bare or kind is not None)
        if out and out[-1][0] is kind and out[-1][1] == rule:
            out[-1][2].append(line)
        else:
            out.append((kind, rule, [line]))
    return out


def _line_kind(bare: str, *, fields: bool) -> tuple[ZoneKind | None, str]:
    if not bare:
        return None, ""
    if bare.startswith(">"):
        return ZoneKind.REPEAT, "mail.quoted/1"
    if _WROTE.match(bare) or _FORWARD.match(bare):
        return ZoneKind.BOILERPLATE, "mail.reply-header/1"
    if fields and _FIELD.match(bare):
        return ZoneKind.BOILERPLATE, "mail.forward-header/1"
    return None, ""


def _field(message: Message, name: str) -> str:
    """A header as words; a header too broken to be read is as good as none."""
    try:
        value = message.get(name)
        return " ".join(str(value).split()) if value is not None else ""
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        # The standard library raises all of these on malformed encoded words.
        return ""


def _header(message: Message) -> Header:
    subject, sender, sent = (_field(message, name) for name in ("Subject", "From", "Date"))
    title = _PREFIX.sub("", subject)
    name, address = parseaddr(sender)
    author = name or address
    return Header(
        title=Stated(title, Basis.METADATA, (subject,), rule="title.subject/1") if title else None,
        author=Stated(author, Basis.METADATA, (sender,), rule="author.from/1") if author else None,
        published=_sent(sent),
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
