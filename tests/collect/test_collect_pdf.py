"""PDFs, written here byte by byte: paragraphs, running lines, and what cannot be read."""

from collections.abc import Sequence
from datetime import date

import pytest

from vedette.collect.render import render
from vedette.collect.walk import capture
from vedette.model.document import READ_ZONES, Capture, Document, Quarantined, ZoneKind
from vedette.settings import Settings

Placed = tuple[int, int, str]


def pdf(pages: Sequence[Sequence[Placed]], *, extra: bytes = b"") -> bytes:
    """A PDF whose pages hold text at (height, size); enough of the format for a reader."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects.append(font)
    for page in pages:
        stream = b"".join(
            f"BT /F1 {size} Tf 60 {height} Td ({text}) Tj ET\n".encode("latin-1")
            for height, size, text in page
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        extra,
        start,
    )


def column(top: int, *lines: str, size: int = 11) -> list[Placed]:
    return [(top - 14 * number, size, line) for number, line in enumerate(lines)]


def rendered(data: bytes) -> tuple[tuple[Document, ...], tuple[Quarantined, ...]]:
    taken = capture(data, "note.pdf", Settings())
    assert isinstance(taken, Capture)
    return render(taken, Settings())


FIRST = [
    (800, 8, "Harbour Institute - weekly note"),
    (760, 18, "Strait likely to stay open"),
    (735, 11, "20 December 2022"),
    *column(
        700,
        "We assess that a blockade of the strait before spring is very un-",
        "likely, because the fleet has no ships to spare for a labour-intensive",
        "patrol and the weather is about to turn for the worse.",
    ),
    *column(
        640,
        "Labour-intensive patrols have failed twice before, and a third",
        "attempt could be made only if the northern squadron were to leave",
    ),
    (40, 8, "Page 1 of 2"),
]
SECOND = [
    (800, 8, "Harbour Institute - weekly note"),
    *column(760, "its base, of which there is no sign in the pictures of the port."),
    (40, 8, "Page 2 of 2"),
]


def test_wrapped_and_hyphenated_lines_become_paragraphs() -> None:
    (document,), refused = rendered(pdf([FIRST, SECOND]))
    assert refused == ()
    read = [z.span.of(document.text) for z in document.zones if z.kind in READ_ZONES]
    assert read == [
        "Strait likely to stay open",
        "We assess that a blockade of the strait before spring is very unlikely, because the fleet "
        "has no ships to spare for a labour-intensive patrol and the weather is about to turn for "
        "the worse.",
        "Labour-intensive patrols have failed twice before, and a third attempt could be made only "
        "if the northern squadron were to leave its base, of which there is no sign in the "
        "pictures of the port.",
    ]


def test_running_heads_and_page_numbers_are_kept_but_not_read() -> None:
    (document,), _ = rendered(pdf([FIRST, SECOND]))
    kinds = [(z.span.of(document.text), z.kind) for z in document.zones]
    assert kinds.count(("Harbour Institute - weekly note", ZoneKind.BOILERPLATE)) == 2
    assert ("Page 1 of 2", ZoneKind.BOILERPLATE) in kinds


def test_title_and_printed_day_of_a_pdf_are_found() -> None:
    (document,), _ = rendered(pdf([FIRST, SECOND]))
    assert document.title is not None
    assert document.title.value == "Strait likely to stay open"
    assert document.published.likely == date(2022, 12, 20)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.4 torn in transit", "broken"),
        (pdf([FIRST])[:300], "broken"),
        (pdf([[]]), "text recognition"),
        (pdf([FIRST], extra=b"/Encrypt << /Filter /Nonsense /V 9 >>"), "encrypted"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_what_to_do(data: bytes, says: str) -> None:
    documents, refused = rendered(data)
    assert documents == ()
    assert says in refused[0].reason
