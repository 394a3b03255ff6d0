"""Words of size behind a figure: "1.2 billion", "1.200 millones", "16mila"."""

import re
from functools import lru_cache
from importlib.resources import files

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine


@lru_cache(maxsize=1)
def words_of_size() -> dict[int, re.Pattern[str]]:
    """
    For each power of ten its words as one pattern: 6 matches "million" and "млн".

    Raises BadDoctrine if a row is no list of patterns.
    """
    text = files("vedette.doctrine").joinpath("amounts.yaml").read_text(encoding="utf-8")
    try:
        return {
            int(power): re.compile("|".join(str(word) for word in words), re.IGNORECASE)
            for power, words in load_yaml(text).items()
        }
    except (TypeError, ValueError, AttributeError, re.error) as problem:
        raise BadDoctrine(f"amounts.yaml has an odd row: {problem}.") from problem
