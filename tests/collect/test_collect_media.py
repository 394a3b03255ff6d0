"""What bytes are, and the text in them, whatever the name claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.collect import media

RUSSIAN = "Вторжение маловероятно в ближайшие недели, заявил представитель министерства обороны."
UKRAINIAN = "Вторгнення малоймовірне найближчими тижнями, заявив речник Генерального штабу у Києві."
FRENCH = "L’armée n’interviendra « probablement pas » avant l’été, a déclaré un général à Nîmes."
GERMAN = "Ein Angriff ist „unwahrscheinlich“, hieß es gestern in München – die Lage bleibe ernst."
POLISH = "Według analityków atak jest mało prawdopodobny, choć sąsiedzi zgłaszają ruchy żołnierzy."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4\n%...", media.PDF),
        (b"\n\n%PDF-1.7", media.PDF),
        (b"<!DOCTYPE html><p>Calm.</p>", media.HTML),
        (b"<div><p>a</p><p>b</p></div>", media.HTML),
        (b"From: a@example.org\nSubject: Calm\nDate: x\n\nAll calm.", media.MAIL),
        (b'{"doc": "a", "text": "Calm."}\n{"doc": "b"}', media.JSON_LINES),
        (b'[\n {"text": "Calm."}\n]', media.JSON),
        (b"From: Kyiv\n\nAll is calm there, a minister said.", media.TEXT),
        (b"[Source: a ministry] All is calm.", media.TEXT),
        (b"{Editor's note} All is calm.", media.TEXT),
        (b"1 < 2 and the army is < 500 men strong.", media.TEXT),
        (b"", media.EMPTY),
        (b"\xef\xbb\xbf \n", media.EMPTY),
        (b"\x89PNG\r\n\x1a\n\x00", media.BINARY),
        (bytes(range(256)), media.BINARY),
        ("All is calm.".encode("utf-16"), media.TEXT),
        ("All is calm here.".encode("utf-16-le"), media.TEXT),
        ("<html><body><p>Calm.</p></body></html>".encode("utf-16"), media.HTML),
        (RUSSIAN.encode("cp1251"), media.TEXT),
    ],
)
def test_bytes_are_what_they_show(data: bytes, kind: str) -> None:
    assert media.sniff(data) == kind


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-be"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
    ],
)
def test_text_is_read_in_the_set_it_was_written_in(text: str, encoding: str) -> None:
    read = media.decode(text.encode(encoding))
    assert (read.text, read.replaced) == (text, 0)


def test_a_declared_set_is_believed_where_utf8_does_not_fit() -> None:
    page = f'<meta charset="windows-1251"><p>{RUSSIAN[:12]}</p>'
    assert RUSSIAN[:12] in media.decode(page.encode("cp1251")).text


def test_a_stray_byte_is_replaced_and_counted() -> None:
    data = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    read = media.decode(data)
    assert read.encoding == "utf-8"
    assert read.replaced == 1
    assert read.text.count(RUSSIAN) == 2
    assert "1 bytes" in read.note


@given(st.binary(max_size=400))
def test_no_bytes_make_the_reading_fail(data: bytes) -> None:
    media.sniff(data)
    assert isinstance(media.decode(data).text, str)
