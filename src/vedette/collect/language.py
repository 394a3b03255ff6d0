"""The language a report is written in, or that it cannot be told."""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

UNKNOWN = "und"
# "Hello there" scores highest as Sotho: below this many letters the model guesses.
_LETTERS = 20
_CERTAIN = 0.7
_SAMPLE = 4000
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?")


@lru_cache(maxsize=1)
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of a text; "und" if short or not certain enough."""
    sample = text[:_SAMPLE]
    if len(_NOT_LETTERS.sub("", sample)) < _LETTERS:
        return UNKNOWN
    code, certainty = _model().classify(sample)
    return str(code) if certainty >= _CERTAIN and len(code) == 2 else UNKNOWN


def language_given(code: str) -> str:
    """A code as a person wrote it ("EN", "uk-UA") as ISO 639-1; "und" for no code at all."""
    found = _CODE.fullmatch(code.strip().casefold().replace("_", "-"))
    return found.group().split("-")[0] if found else UNKNOWN
