"""A question kept on a desk is asked by its id, and every version of it stays."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from vedette.desk import questions
from vedette.desk.commands import init
from vedette.errors import BadQuestion, NoDesk, NoSuchId
from vedette.store.ledger import Ledger

MAY = datetime(2023, 5, 3, 12, tzinfo=UTC)
WAR = "Will Norland enter the war against Eastmark?"
YAML = "id: N1\ntext: Will Norland close the strait?\nactors: [Norland]\nacts: [close strait]\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    init(tmp_path / "a.desk")
    return tmp_path / "a.desk"


def asked(desk: Path, question: str, **more):
    with Ledger.open(desk) as ledger:
        return questions.asked_on_desk(ledger, question, **more)


def test_a_sentence_is_kept_under_an_id_and_asked_by_it(desk: Path) -> None:
    assert questions.new(desk, WAR, made=MAY) == ("Q1", True)
    assert asked(desk, "Q1").text == WAR
    assert asked(desk, "Q1").questions.main == "Q1"


def test_a_kept_question_is_asked_by_its_own_words_too(desk: Path) -> None:
    questions.new(desk, WAR, made=MAY)
    assert asked(desk, WAR.lower()).questions.main == "Q1"


def test_a_proposition_kept_apart_is_asked_by_its_id(desk: Path) -> None:
    questions.new(desk, WAR, made=MAY)
    found = asked(desk, "Q1.alone", as_of=date(2023, 5, 4))
    assert found.questions.main == "Q1.alone"
    assert found.as_of == date(2023, 5, 4)


def test_two_sentences_do_not_share_an_id(desk: Path) -> None:
    questions.new(desk, WAR, made=MAY)
    assert questions.new(desk, "Will Norland close the strait?", made=MAY) == ("Q2", True)


def test_the_same_sentence_twice_is_kept_once(desk: Path) -> None:
    questions.new(desk, WAR, made=MAY)
    assert questions.new(desk, WAR, made=MAY) == ("Q1", False)
    assert [name for name, _ in questions.catalogue(desk)] == ["Q1"]


def test_this_year_is_the_year_the_question_was_kept_in(desk: Path) -> None:
    questions.new(desk, "Will Norland enter the war against Eastmark this year?", made=MAY)
    assert asked(desk, "Q1").questions.by_id("Q1").closes == date(2023, 12, 31)


def test_a_file_brings_its_own_id(desk: Path, tmp_path: Path) -> None:
    path = tmp_path / "n1.yaml"
    path.write_text(YAML, encoding="utf-8")
    assert questions.new(desk, str(path), made=MAY) == ("N1", True)
    assert questions.new(desk, str(path), made=MAY) == ("N1", False)
    with pytest.raises(BadQuestion, match="leave out --id"):
        questions.new(desk, str(path), id="N2", made=MAY)


def test_another_question_under_a_taken_id_is_refused(desk: Path) -> None:
    questions.new(desk, WAR, id="N1", made=MAY)
    with pytest.raises(BadQuestion, match="question edit N1"):
        questions.new(desk, YAML, made=MAY)


def test_an_id_nobody_kept_is_refused_with_those_that_are(desk: Path) -> None:
    questions.new(desk, WAR, made=MAY)
    with pytest.raises(NoSuchId, match=r"no question P9 .* keeps Q1"):
        asked(desk, "P9")


def test_a_question_nobody_kept_is_read_as_a_sentence(desk: Path) -> None:
    assert asked(desk, "Will Norland close the strait?").questions.main == "q"


def test_a_file_named_for_once_goes_before_what_is_kept(desk: Path, tmp_path: Path) -> None:
    path = tmp_path / "n1.yaml"
    path.write_text(YAML, encoding="utf-8")
    questions.new(desk, WAR, id="N1", made=MAY)
    found = asked(desk, "N1", questions=str(path))
    assert found.questions.by_id("N1").text == "Will Norland close the strait?"


def test_words_that_stand_in_two_questions_are_not_guessed_at(desk: Path, tmp_path: Path) -> None:
    for name in ("A", "B"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "side.yaml").write_text(YAML, encoding="utf-8")
        main = YAML.replace("N1", name).replace("the strait?", f"port {name}?") + "main: true\n"
        (folder / "main.yaml").write_text(main, encoding="utf-8")
        questions.new(desk, str(folder), made=MAY)
    with pytest.raises(BadQuestion, match="stands in 2 questions"):
        asked(desk, "N1")


def test_an_id_is_one_word(desk: Path) -> None:
    with pytest.raises(BadQuestion, match="is no id"):
        questions.new(desk, WAR, id="my question", made=MAY)


def test_there_must_be_a_desk(tmp_path: Path) -> None:
    with pytest.raises(NoDesk):
        questions.asked_at(tmp_path / "none.desk", "Q1")
