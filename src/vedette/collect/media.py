"""What bytes are, whatever their name claims, and the text inside them."""

import codecs
import json
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

PDF = "application/pdf"
HTML = "text/html"
MAIL = "message/rfc822"
JSON_LINES = "application/x-ndjson"
JSON = "application/json"
TEXT = "text/plain"
BINARY = "application/octet-stream"
EMPTY = "application/x-empty"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<(?:meta|title)[\s>]", re.I
)
_TAGS = re.compile(rb"</?(?:p|div|h[1-6]|span|br|ul|li|a|table)[\s>/]", re.I)
_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to"
    rb"|content-type|x-[\w-]+|reply-to|dkim-signature|authentication-results|cc)\s*:",
    re.I | re.M,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
# What unknown bytes are by their first letters, so that the refusal can say what to do.
_KNOWN_BINARY = (
    (b"PK\x03\x04", "a zip archive or an Office file: unpack it or save it as PDF or text"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as PDF or text"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"Rar!", "a rar archive: unpack it first"),
    (b"{\\rtf", "a rich-text file: save it as plain text or PDF"),
    (b"\x89PNG", "a picture: hand in its text instead"),
    (b"\xff\xd8\xff", "a picture: hand in its text instead"),
    (b"GIF8", "a picture: hand in its text instead"),
    (b"SQLite format 3", "a database: hand in the reports themselves"),
)
# Sets whose letters are Cyrillic; the guess among them goes by how common the letters are.
_CYRILLIC = ["cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866"]
_WESTERN = "cp1252"
_CENTRAL = ["cp1250", "iso8859-2"]
# "³" or "¹" between letters is a Polish letter read by the wrong table.
_SIGN_IN_WORD = re.compile(
    r"(?<=[^\W\d_])[^\w\s'’‘´`.,:;!?&/()\"“”„«»‹›–—…*+-](?=[^\W\d_])|[^\W\d_][¹²³¼½¾]"
)
_UPPER_HALVES = frozenset({0x00, 0x01, 0x04, 0x20})
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """ "The text was cp1251; three bytes fitted nothing and were replaced." """

    text: str
    encoding: str
    replaced: int = 0

    @property
    def note(self) -> str:
        """What an analyst should know about the reading of the bytes; "" if all fitted."""
        if not self.replaced:
            return ""
        return (
            f"{self.replaced} bytes were no {self.encoding} and stand as \N{REPLACEMENT CHARACTER}."
        )


def binary_reason(data: bytes) -> str:
    """One sentence for a file that is not read, saying what it is and what to do."""
    for magic, what in _KNOWN_BINARY:
        if data.startswith(magic):
            return f"This is {what}."
    return "This is no text, HTML, mail, PDF or JSON: save the report as one of these."


def _looks_binary(data: bytes) -> bool:
    sample = data[:8192]
    if any(data.startswith(magic) for magic, _ in _KNOWN_BINARY):
        return True
    if any(data.startswith(bom) for bom, _ in _BOMS):
        return False
    if b"\x00" in sample:
        return _bare_utf16(sample) == ""
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1b\x02" for byte in sample)
    return odd * 20 > len(sample)


def _bare_utf16(sample: bytes) -> str:
    """
    The byte order of UTF-16 text without a mark: every second byte is one of the few upper
    halves that Latin, Cyrillic and punctuation have, and the others are not.
    """
    for encoding, upper, lower in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        few = sum(byte in _UPPER_HALVES for byte in upper)
        if few >= 0.9 * len(upper) and lower.count(0) <= 0.02 * len(lower):
            return encoding
    return ""


def _is_mail(data: bytes) -> bool:
    head = re.split(rb"\r?\n\r?\n", data.lstrip()[:20_000], maxsplit=1)[0]
    if not re.match(rb"(?:From |[\w-]+\s*:)", head):
        return False
    names = {m.group().split(b":")[0].strip().lower() for m in _HEADER.finditer(head)}
    # A press text may open "From: Kyiv"; a mail has at least two of these at its very top.
    return len(names) >= 2 and bool(names & {b"from", b"received", b"message-id", b"return-path"})


def _is_json(text: str) -> str:
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped[:1] not in {"{", "["}:
        return ""
    first = stripped.split("\n", 1)[0].strip()
    try:
        if isinstance(json.loads(first), dict):
            return JSON_LINES
    except (ValueError, RecursionError):
        pass
    if stripped[0] == "[" and stripped[1:].lstrip()[:1] in {"{", "]"}:
        return JSON
    if re.match(r'\{\s*"', stripped):
        # One object over several lines, or JSON lines whose first line is broken: either way
        # the reader of JSON says which line is wrong, which plain text never would.
        return JSON if "\n" in stripped.rstrip() and "}\n{" not in stripped else JSON_LINES
    return ""


def sniff(data: bytes) -> str:
    """The media type the bytes themselves show, such as `application/pdf` for `report.txt`."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return EMPTY
    if b"%PDF-" in data[:1024]:
        return PDF
    if _looks_binary(data):
        return BINARY
    if _is_mail(data):
        return MAIL
    head = data[:_SAMPLE]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _bare_utf16(head[:8192]):
        head = decode(head[: len(head) // 2 * 2]).text.encode("utf-8")
    markup = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    if _HTML.search(head[:4096]) and (markup or len(_TAGS.findall(head)) > 3):
        return HTML
    if markup and len(_TAGS.findall(head)) > 3:
        return HTML
    return _is_json(decode(head, declared="utf-8").text) or TEXT


def _replaced(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\N{REPLACEMENT CHARACTER}"))


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few stray bytes stays UTF-8: one bad byte must not turn a page to mojibake."""
    read = _replaced(data, "utf-8")
    beyond = sum(1 for char in read.text if ord(char) > 127) - read.replaced
    return read if read.replaced * 5 <= beyond else None


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """
    The text of the bytes, never failing: UTF-8 if it fits, then what the page declares, then
    what the letters look like; a byte that fits nothing is replaced and counted.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            read = _replaced(data, encoding)
            return Decoded(read.text.lstrip("\ufeff"), read.encoding, read.replaced)
    bare = _bare_utf16(data[:8192]) if b"\x00" in data[:8192] else ""
    if bare:
        return _replaced(data, bare)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    stated = _known(declared or _declared(data))
    if stated and stated not in {"utf-8", "ascii"}:
        return _replaced(data, stated)
    return _mostly_utf8(data) or _guessed(data)


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else ""


def _guessed(data: bytes) -> Decoded:
    """One byte a letter: Cyrillic if most letters lie in the upper half, else Western or Polish."""
    sample = data[:_SAMPLE]
    upper = sum(byte >= 0x80 for byte in sample)
    lower = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in sample)
    if upper > lower * 0.6:
        return _replaced(data, max(_CYRILLIC, key=lambda name: _cyrillic_fit(sample, name)))
    western = _replaced(data, _WESTERN)
    if not _SIGN_IN_WORD.search(western.text[:_SAMPLE]):
        return western
    best = from_bytes(sample, cp_isolation=_CENTRAL).best()
    return _replaced(data, best.encoding) if best else western


def _cyrillic_fit(sample: bytes, encoding: str) -> float:
    """How much the sample looks like Russian or Ukrainian in a set: its commonest small letters."""
    text = sample.decode(encoding, errors="replace")
    common = sum(char in "оеаинтсрвлкмпідя" for char in text)
    # Wrong tables turn small letters to capitals and signs inside words.
    odd = sum(char.isupper() for char in text) + text.count("\N{REPLACEMENT CHARACTER}") * 5
    return common - 0.5 * odd - sum(0x2500 <= ord(char) < 0x25A0 for char in text)
