"""The tables of cues and bodies: what they must hold, and that a broken one is refused."""

from pathlib import Path

import pytest
import yaml

from vedette.doctrine import cues as cues_module
from vedette.doctrine.cues import cues
from vedette.doctrine.institutions import institutions
from vedette.errors import BadDoctrine


def test_trust_lies_between_nought_and_one_for_every_pair() -> None:
    """A probability, whatever the traits."""
    table = cues()
    for (part, relation), rows in table.measured.items():
        for lemma in rows:
            key = f"{part}:{lemma}"
            assert 0 <= table.trust(key, relation) <= 1
            assert 0 < table.trust(key, relation, ("who-person", "nested")) < 1


def test_said_is_trusted_and_went_is_not() -> None:
    """The plainest cue and a plain verb."""
    assert cues().trust("VERB:say", "clause") > 0.7
    assert cues().trust("VERB:walk", "object") < 0.3


def test_every_form_of_an_irregular_cue_is_known() -> None:
    """A sentence is parsed only if one of its words may be a cue: "wrote" must be one."""
    assert {"said", "wrote", "told", "thought", "denied", "warning"} <= cues().forms


def test_reporting_judging_and_minding_are_told_apart() -> None:
    """Only the first two give a likelihood to their source."""
    table = cues()
    assert table.kind("VERB:warn") == "report"
    assert table.kind("VERB:assess") == "judge"
    assert table.kind("VERB:plan") == "mind"


def test_counts_upside_down_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """More right than seen cannot be."""
    source = Path(cues_module.__file__).with_name("cues.yaml")
    raw = yaml.safe_load(source.read_text(encoding="utf-8"))
    raw["measured"]["VERB"]["clause"]["lemmas"]["say"] = [9, 3]
    (tmp_path / "cues.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")
    monkeypatch.setattr(cues_module, "files", lambda _: tmp_path)
    cues_module.cues.cache_clear()
    try:
        with pytest.raises(BadDoctrine, match="say"):
            cues_module.cues()
    finally:
        monkeypatch.undo()
        cues_module.cues.cache_clear()


def test_no_alias_names_two_bodies() -> None:
    """The loader refuses it; every alias leads to one row."""
    table = institutions()
    assert all(table.aliases[name.name.casefold()] == name for name in table.aliases.values())
