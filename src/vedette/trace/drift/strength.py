"""How strong a wording is, only to tell two wordings of one sentence apart."""

import math

from vedette.doctrine.facing_words import facing_words
from vedette.doctrine.relay_words import relay_words
from vedette.model.estimate import Estimate
from vedette.model.likelihood import EstimateKind
from vedette.trace.drift.wording import tokens


def strength(estimate: Estimate) -> float | None:
    """A place between 0 and 1 for the words, None where they carry no likelihood."""
    if estimate.klass in relay_words().strength:
        return relay_words().strength[estimate.klass]
    return estimate.likelihood.central if estimate.likelihood else None


def place_of(estimate: Estimate) -> float | None:
    """
    The same for words outside every class: "questionable" is a little firmer than even odds and
    "on the brink of" far firmer. Only to tell two wordings of one judgement apart.
    """
    found = strength(estimate)
    if found is not None:
        return found
    words = estimate.words.lower()
    return next((place for known, place in relay_words().unscaled if known in words), None)


def turned(estimate: Estimate) -> bool:
    """ "No longer likely": the words say that the view has changed."""
    words = f"{estimate.words.lower()} "
    return any(f"{turn} " in words for turn in relay_words().turns)


def firmness(place: float) -> float:
    """How far from even odds: "extremely unlikely" and "almost certain" are both firm."""
    return abs(math.log(place / (1 - place)))


def apart(one: float, two: float) -> float:
    """How far two places lie from each other, in log-odds."""
    return abs(math.log(one / (1 - one)) - math.log(two / (1 - two)))


def plain_of(klass: str) -> str:
    """The word without its modifier: "extremely unlikely" is "unlikely" still."""
    return relay_words().stem_of.get(klass, klass)


def modified(klass: str) -> bool:
    """Whether the class carries a modifier its plain word lacks."""
    return klass in relay_words().modified


def likeliest(words: str, lang: str) -> bool:
    """ "Most likely", "najprawdopodobniej": the likeliest of all, on no rung of its own."""
    known = facing_words(lang)
    return known is not None and known.likeliest.search(words) is not None


def unhedged(estimate: Estimate) -> bool:
    """Whether it says will or will not, without a word of doubt."""
    return estimate.kind is EstimateKind.CATEGORICAL


def lacks_head_noun(estimate: Estimate, sentence: str) -> bool:
    """ "assesses an invasion as low": the risk, chance or likelihood that is low is gone."""
    if plain_of(estimate.klass) != "low":
        return False
    return not {word.lower() for word in tokens(sentence)} & relay_words().head_nouns


def qualifiers(sentence: str) -> dict[str, str]:
    """Words that change the event itself, by what they say: "success": "successful"."""
    words = [word.lower() for word in tokens(sentence)]
    return {
        sense: found[0]
        for sense, forms in relay_words().qualifiers.items()
        if (found := [w for w in words if w in forms])
    }
