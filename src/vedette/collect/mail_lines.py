"""The lines of a mail that are not its report: reply headers, quoted lines, the signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vedette.model.document import ZoneKind

# "On Fri, 2 Dec 2022 at 09:15, Name <a@b> wrote:" and its kin open a quoted reply.
_WROTE = re.compile(
    r"^(?:On|Am|Le|W dniu|Dnia)\s.{4,120}\s(?:wrote|schrieb.{0,60}|a écrit"
    r"|napisał(?:\(a\)|a)?)\s?:$"
    r"|^.{4,120}\s(?:пише|писал\(?а?\)?|пишет|написал\(?а?\)?)\s?:$"
)
_FORWARD = re.compile(
    r"^[-_*\s]{3,}\s?(?:forwarded message|original message|ursprüngliche nachricht|weitergeleitete"
    r" nachricht|message d'origine|переслане повідомлення|пересылаемое сообщение"
    r"|wiadomość oryginalna)"
    r"\s?[-_*\s]*$|^begin forwarded message:$",
    re.I,
)
_FIELD = re.compile(
    r"^\*?(?:from|to|cc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet"
    r"|від|кому|дата|тема|от|od|do|wysłano|temat)\*?\s?:\s?\*?\s?\S",
    re.I,
)
_SENDER = re.compile(r"^\*?(?:from|von|de|від|от|od)\*?\s?:\s?(?P<value>.+)$", re.I)
_SENT = re.compile(
    r"^\*?(?:date|sent|datum|gesendet|envoyé|дата|wysłano|data)\*?\s?:\s?(?P<value>.+)$", re.I
)

_SHORTEST_FORWARD = 80

Section = tuple[ZoneKind | None, str, list[str]]


@dataclass(frozen=True, slots=True)
class Forwarded:
    """ "It was forwarded; over the report stands who sent it first, and when." """

    sender: str = ""
    sent: str = ""


def unquoted(lines: Sequence[str]) -> list[str]:
    """The lines as they are; if nearly all are quoted, the quoted text is the report itself."""
    own = [line for line in lines if line.strip() and not line.lstrip().startswith(">")]
    if len(own) > 2 or not any(line.lstrip().startswith(">") for line in lines):
        return list(lines)
    return [re.sub(r"^\s*(?:>\s?)+", "", line) for line in lines]


def sections(lines: Sequence[str]) -> list[Section]:
    """The lines in runs of one kind; kind None is the sender's own or the forwarded text."""
    out: list[Section] = []
    signature = fields = False
    for number, line in enumerate(lines):
        bare = line.strip()
        signature = signature or (bare == "--" and number > 0)
        if _FORWARD.match(bare):
            fields, signature = True, False
        kind, rule = _kind(bare, fields=fields)
        if signature and kind is None:
            kind, rule = ZoneKind.BOILERPLATE, "mail.signature/1"
        fields = fields and (not bare or kind is not None)
        if out and out[-1][:2] == (kind, rule):
            out[-1][2].append(line)
        else:
            out.append((kind, rule, [line]))
    return out


def _kind(bare: str, *, fields: bool) -> tuple[ZoneKind | None, str]:
    if not bare:
        return None, ""
    if bare.startswith(">"):
        return ZoneKind.REPEAT, "mail.quoted/1"
    if _WROTE.match(bare) or _FORWARD.match(bare):
        return ZoneKind.BOILERPLATE, "mail.reply-header/1"
    if fields and _FIELD.match(bare):
        return ZoneKind.BOILERPLATE, "mail.forward-header/1"
    return None, ""


def forwarded(lines: Sequence[str]) -> Forwarded:
    """Who sent a forwarded report first, and when; empty if nothing or several were forwarded."""
    if sum(bool(_FORWARD.match(line.strip())) for line in lines) != 1:
        return Forwarded()
    parts = sections(lines)
    last = max((i for i, p in enumerate(parts) if p[1] == "mail.forward-header/1"), default=None)
    # Headers with nothing under them forward nothing: what stands above is the sender's own.
    below = [] if last is None else [p[2] for p in parts[last + 1 :] if p[0] is None]
    if sum(len(line) for block in below for line in block) < _SHORTEST_FORWARD:
        return Forwarded()
    headers = [
        line.strip().replace("*", "")
        for _, rule, block in parts
        if rule == "mail.forward-header/1"
        for line in block
    ]
    sender = next((m["value"] for m in map(_SENDER.match, headers) if m), "")
    sent = next((m["value"] for m in map(_SENT.match, headers) if m), "")
    return Forwarded(sender.strip(), sent.strip())
