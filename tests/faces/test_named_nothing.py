"""A name that nothing bears is said to be none, with what there is instead."""

from pathlib import Path

import pytest

from vedette.errors import BadQuestionFile, NoSuchId
from vedette.extract.question.file import from_yaml
from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage
from vedette.pipeline.lineage import drift_of, traced


def test_an_origin_nobody_names_is_refused_with_those_that_are() -> None:
    text = "The Lakeside Institute said that Norland is unlikely to attack Eastmark this year."
    row = {"doc": "d", "text": text, "outlet": "Bay News", "date": "2031-05-04", "lang": "en"}
    found = traced([passage(row)], questions_from("Will Norland attack Eastmark in 2031?"))
    with pytest.raises(NoSuchId, match=r"'Lakside'.*Lakeside Institute"):
        drift_of(found, "Lakside")


def test_a_folder_in_the_place_of_the_question_is_told_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("A strike is likely.", encoding="utf-8")
    with pytest.raises(BadQuestionFile, match="needs the question behind it"):
        from_yaml(tmp_path)
