"""Mails: the report in them, who sent it and when, and what is refused."""

from datetime import date, time
from email.message import EmailMessage

from vedette.collect.render import render
from vedette.collect.walk import capture
from vedette.model.document import READ_ZONES, Capture, Document, Quarantined, ZoneKind
from vedette.settings import Settings

BODY = (
    "A blockade of the strait remains unlikely in the coming months, the institute said in a note "
    "on Thursday, because the fleet could not sustain one through the winter."
)
WRAPPED = (
    "A blockade of the strait remains unlikely in the coming months, the\n"
    "institute said in a note on Thursday, because the fleet could not sustain\n"
    "one through the winter.\n"
)


def letter(text: str = WRAPPED) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Ann Bell <ann@example.org>"
    mail["To"] = "desk@example.org"
    mail["Subject"] = "Strait: blockade unlikely"
    mail["Date"] = "Fri, 02 Dec 2022 09:15:00 +0100"
    mail.set_content(text)
    return mail


def rendered(
    data: bytes, settings: Settings | None = None
) -> tuple[tuple[Document, ...], tuple[Quarantined, ...]]:
    taken = capture(data, "letter.eml", settings or Settings())
    assert isinstance(taken, Capture)
    assert taken.media_type == "message/rfc822"
    return render(taken, settings or Settings())


def read_of(document: Document) -> list[str]:
    return [z.span.of(document.text) for z in document.zones if z.kind in READ_ZONES]


def test_the_header_states_sender_subject_and_moment() -> None:
    (document,), refused = rendered(letter().as_bytes())
    assert refused == ()
    assert document.title is not None
    assert document.title.value == "Strait: blockade unlikely"
    assert document.author is not None
    assert document.author.value == "Ann Bell"
    assert document.outlet is None
    assert document.published.likely == date(2022, 12, 2)
    assert document.published.clock == time(9, 15)


def test_lines_broken_at_a_margin_are_one_paragraph() -> None:
    (document,), _ = rendered(letter().as_bytes())
    assert read_of(document) == [BODY]


def test_signature_and_quoted_reply_are_not_read() -> None:
    text = (
        f"{WRAPPED}\nBest wishes for the rest of the week.\nThird line of my own.\n\n"
        "On Thu, 1 Dec 2022 at 18:00, Ben Okri <b@example.net> wrote:\n"
        "> The blockade will begin tomorrow.\n\n-- \nAnn Bell\nWill answer soon\n"
    )
    (document,), _ = rendered(letter(text).as_bytes())
    kinds = {z.span.of(document.text): z.kind for z in document.zones}
    assert kinds["> The blockade will begin tomorrow."] is ZoneKind.REPEAT
    assert kinds["Will answer soon"] is ZoneKind.BOILERPLATE
    assert not any("tomorrow" in line or "wrote" in line for line in read_of(document))


def test_a_forwarded_report_has_the_day_and_sender_printed_over_it() -> None:
    text = (
        "Worth a look.\n\n---------- Forwarded message ---------\nFrom: Desk <d@example.net>\n"
        f"Date: Wed, 30 Nov 2022\nSubject: Strait\n\n{WRAPPED}"
    )
    (document,), _ = rendered(letter(text).as_bytes())
    assert document.published.likely == date(2022, 11, 30)
    assert document.author is not None
    assert document.author.value == "Desk"
    assert read_of(document) == ["Worth a look.", BODY]


def test_a_mail_with_a_page_alone_is_read_as_a_page() -> None:
    mail = letter()
    mail.set_content(f"<html><body><h1>Strait calm</h1><p>{BODY}</p></body></html>", subtype="html")
    (document,), _ = rendered(mail.as_bytes())
    assert BODY in read_of(document)


def test_an_attached_report_is_a_document_of_its_own() -> None:
    mail = letter()
    mail.add_attachment(
        f"<html><body><p>{BODY} More.</p></body></html>", subtype="html", filename="a.html"
    )
    mail.add_attachment(
        b"PK\x03\x04\x00\x00", maintype="application", subtype="zip", filename="b.zip"
    )
    mail.add_attachment(b"%PDF-1.4 torn", maintype="application", subtype="pdf", filename="c.pdf")
    documents, refused = rendered(mail.as_bytes())
    assert [document.name for document in documents] == ["letter.eml", "letter.eml#a.html"]
    assert [one.name for one in refused] == ["letter.eml#b.zip", "letter.eml#c.pdf"]
    assert refused[0].outcome == "skip"
    assert "unpack" in refused[0].reason


def test_an_attached_mail_is_opened_too() -> None:
    outer = letter("See the mail attached to this one, please, it is the one I spoke about.")
    outer.add_attachment(letter())
    documents, _ = rendered(outer.as_bytes())
    assert any(BODY in document.text for document in documents)


def test_a_mail_of_too_many_parts_is_refused_as_a_bomb() -> None:
    mail = letter()
    for number in range(30):
        mail.add_attachment("x", filename=f"{number}.txt")
    documents, refused = rendered(mail.as_bytes(), Settings(max_mail_parts=20))
    assert documents == ()
    assert "20 parts" in refused[0].reason


def test_a_mail_nested_too_deep_is_refused_as_a_bomb() -> None:
    data = b"Content-Type: text/plain\n\nx\n"
    for level in range(40):
        mark = f"b{level}".encode()
        data = (
            b'Content-Type: multipart/mixed; boundary="'
            + mark
            + b'"\n\n--'
            + mark
            + b"\n"
            + data
            + b"\n--"
            + mark
            + b"--\n"
        )
    documents, refused = rendered(b"From: a@example.org\nSubject: x\nDate: x\n" + data)
    assert documents == ()
    assert "deep" in refused[0].reason


def test_broken_headers_and_charsets_do_not_stop_the_reading() -> None:
    data = (
        b"From: =?utf-8?q?broken\nSubject: =?nonsense?b?////?=\nDate: not a day at all\n"
        b"Content-Type: text/plain; charset=nonsense\n\n" + BODY.encode()
    )
    (document,), _ = rendered(data)
    assert BODY in document.text
    assert document.published.likely is None


def test_an_empty_mail_says_so() -> None:
    documents, refused = rendered(b"From: a@example.org\nSubject: x\nDate: x\n\n\n")
    assert documents == ()
    assert "no text" in refused[0].reason
