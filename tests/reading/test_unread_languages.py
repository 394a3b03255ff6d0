"""A language with a reader is read; any other is counted and shown as unread, never guessed at."""

import pytest

from vedette.pipeline.contract import read_row


def test_french_is_read_by_its_words_and_cues() -> None:
    text = "Une attaque est très peu probable, selon l'Institut de Berling."
    said = read_row({"doc": "a", "text": text, "outlet": "Le Matin", "lang": "fr"}, None)
    assert [e["phrase"] for e in said["estimates"]] == ["très peu probable"]
    assert said["unread"] is None


@pytest.mark.parametrize("lang", ["el", "tr", "ja", "ka"])
def test_a_language_without_a_reader_says_so(lang: str) -> None:
    said = read_row({"doc": "a", "text": "War is unlikely, they said.", "lang": lang}, None)
    assert said["estimates"] == []
    assert lang in said["unread"]
