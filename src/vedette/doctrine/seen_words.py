"""The words an analyst may write for how likely an indicator is to appear in a scenario."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

from vedette.doctrine.scales import tables
from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine


def read_seen_words(table: dict[str, Any]) -> dict[str, float]:
    """Each word with its chance. Raises BadDoctrine for a class the scale does not define."""
    scale = tables().scales.get(table.get("scale", ""))
    if scale is None or not table.get("source"):
        raise BadDoctrine("seen_words.yaml names no scale of scales.yaml, or no source.")
    strange = sorted(set(table["words"].values()) - set(scale.classes))
    if strange:
        raise BadDoctrine(f"seen_words.yaml: {scale.name} does not define {strange}.")
    return {word: scale.classes[klass].central for word, klass in table["words"].items()}


@lru_cache(maxsize=1)
def seen_words() -> dict[str, float]:
    """ "Likely" is 0.675: the middle of 55 to 80 in a hundred (ICD 203)."""
    text = files("vedette.doctrine").joinpath("seen_words.yaml").read_text(encoding="utf-8")
    return read_seen_words(load_yaml(text))
