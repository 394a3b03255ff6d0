"""Languages read by one file each: what the reader takes from passages of our own."""

import pytest
from tongue_passages import Passage, Tally, estimates, measured, passages

from vedette.doctrine.tongues import codes, sections, tongue, written
from vedette.extract.reader import READ_LANGUAGES

FIRST = list(passages("passages_first.txt")) + list(passages("passages_second.txt"))
FIFTH = list(passages("passages_fifth.txt"))
LATER = list(passages("passages_third.txt")) + list(passages("passages_fourth.txt"))


def _tally(of: list[Passage]) -> Tally:
    out = Tally()
    for passage in of:
        out.add(measured(passage))
    return out


def test_every_language_with_a_file_is_read() -> None:
    assert set(codes()) <= READ_LANGUAGES
    assert {"sv", "sk", "cs", "hu", "lv", "es", "it", "nl", "no", "ro"} <= set(codes())
    assert tongue("xx") == {}
    assert written("nb") == "no"


def test_every_file_says_where_its_words_come_from() -> None:
    for _, source in sections("source"):
        assert len(source) > 20


@pytest.mark.parametrize("lang", sorted({p.lang for p in FIRST}))
def test_the_judgements_of_the_first_passages_are_found(lang: str) -> None:
    """Labelled before the tables; what is still missed stands in docs/evaluation.md."""
    own = [p for p in FIRST if p.lang == lang]
    found = _tally(own)
    assert len(own) >= (4 if lang == "da" else 8)
    assert found.matched == found.asked == found.said
    assert found.klass == found.asked
    assert found.holder >= found.asked - 1
    assert found.linked >= found.links - 1


@pytest.mark.parametrize("lang", sorted({p.lang for p in LATER}))
def test_the_judgements_of_later_rounds_are_found(lang: str) -> None:
    """Everyday subjects in other registers; what they gave blind stands in docs/evaluation.md."""
    found = _tally([p for p in LATER if p.lang == lang])
    assert found.matched == found.said
    assert found.klass == found.kind == found.matched
    assert found.matched >= found.asked - 1
    assert found.holder >= found.matched - 1


def test_who_judges_is_found_in_twelve_languages() -> None:
    """News with titles, institutes and pronouns; a holder counts only in the label's own form."""
    found = _tally(FIFTH)
    assert len({p.lang for p in FIFTH}) == 12
    assert found.matched >= 55
    assert found.holder >= 38


def test_a_question_judges_nothing() -> None:
    quiet = [p for p in FIRST if not p.found]
    assert quiet
    assert all(estimates(p) == () for p in quiet)


def test_a_glued_negation_turns_the_side() -> None:
    """Slovak "nezníži": the rate is almost certainly not cut."""
    passage = Passage(
        "sk",
        "Will Slovakia's central bank cut rates?",
        "Slovenská centrálna banka sadzby takmer určite nezníži.",
        (),
    )
    (found,) = estimates(passage)
    assert [link.polarity for link in found.links] == ["against"]


def test_a_source_in_front_of_its_postposition_is_found() -> None:
    passage = Passage("hu", "-", "A gát Vas Edit mérnök szerint valószínűleg kitart.", ())
    (found,) = estimates(passage)
    assert found.holder.name == "Vas Edit"
