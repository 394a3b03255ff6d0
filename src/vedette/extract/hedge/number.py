"""Chances stated as numbers: "a 25% chance", "one in three", "odds of about 40 percent"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vedette.extract.hedge.words import lexicon
from vedette.extract.openings import Openings
from vedette.model.likelihood import Likelihood, Trend

_COUNTS = {
    name: n
    for n, names in {
        1: "one",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        20: "twenty",
        100: "hundred",
    }.items()
    for name in names.split()
}
_PERCENT = (
    r"(?P<a>\d{1,3}(?:[.,]\d+)?)(?: ?(?:%|percent|per cent))?"
    r"(?: ?(?:to|and|or|-|–|—) ?(?P<b>\d{1,3}(?:[.,]\d+)?))? ?(?:%|percent|per cent)"
)
_COUNT = "|".join(_COUNTS)
_ODDS = (
    rf"(?P<n>\d+|{_COUNT})[ -](?:chances? |times |cases )?(?:in|out of)[ -](?:a )?"
    rf"(?P<d>\d+|{_COUNT})"
)
# "Odds of three to one": for or against is seldom said, so no share is drawn from it.
_BET = re.compile(
    rf"\b(?:odds|bets?|bookmakers?|bookies|pric(?:e|ed|es|ing))\b[^.;:!?]{{0,60}}?"
    rf"\b(?P<num>(?:\d+|{_COUNT})(?: to |-to-|/)(?:\d+|{_COUNT})(?: (?:on|against))?)\b",
    re.I,
)
_ABOUT = (
    r"(?:(?:about|around|roughly|only|just|less than|more than|between|up to|at|over|under"
    r"|below|above) )*"
)
_GLANCE = Openings(
    [
        re.compile(
            r"\d+(?:[.,]\d+)? ?(?:%|per ?cent)|\bin[ -](?:a )?\w+[ -](?:chance|shot)|\bin \d"
            rf"|\b(?:chances?|times|cases) in\b"
            rf"|\bout of\b|\b(?:{_COUNT}) in (?:a )?(?:{_COUNT})\b",
            re.I,
        )
    ]
)


@dataclass(frozen=True, slots=True)
class Sized:
    """
    "'extremely low' at 40 to 53, a very low likelihood": a size or a number found.

    noun: where the word for risk or chance starts, if there is one. last: where the words
    end that the rule used up, when they reach beyond the phrase ("low but growing").
    """

    start: int
    end: int
    klass: str
    rule: str
    ordinal: bool = False
    trend: Trend | None = None
    numeric: Likelihood | None = None
    noun: int | None = None
    last: int = 0

    @property
    def reach(self) -> int:
        """Where the words end that this size has used up."""
        return max(self.end, self.last)


def _as_range(low: float, high: float, step: float) -> Likelihood | None:
    """The stated range; a single number stands for all that would be rounded to it."""
    if low == high:
        low, high = low - step / 2, high + step / 2
    low, high = max(round(low, 6), 0.0), min(round(high, 6), 1.0)
    if not 0 <= low < high <= 1:
        return None
    return Likelihood(low, round((low + high) / 2, 6), high)


_BELOW = re.compile(r"\b(?:less than|under|below|at most|no more than|up to) (?:an? )?$", re.I)
_ABOVE = re.compile(r"\b(?:more than|over|above|at least|no less than) (?:an? )?$", re.I)


def _bounded(share: Likelihood | None, before: str) -> Likelihood | None:
    """ "Less than 5 percent" runs from zero, "at least 60" up to certainty."""
    if share is not None and _BELOW.search(before):
        return Likelihood(0.0, round(share.central / 2, 6), share.central)
    if share is not None and _ABOVE.search(before):
        return Likelihood(share.central, round((share.central + 1) / 2, 6), 1.0)
    return share


def stated(m: re.Match[str]) -> Likelihood | None:
    """ "25-30%", "one in three": the range that the match states; None if it is no chance."""
    got = m.groupdict()
    if got.get("a"):
        a = float(got["a"].replace(",", "."))
        b = float(got["b"].replace(",", ".")) if got.get("b") else a
        decimals = len(re.sub(r"^\d+[.,]?", "", got["a"]))
        return _as_range(a / 100, b / 100, 10.0**-decimals / 100)
    n, d = (_COUNTS.get(got[k].lower()) or int(got[k]) for k in ("n", "d"))
    return _as_range(n / d, n / d, 0.01) if d else None


@lru_cache(maxsize=1)
def _shapes() -> tuple[re.Pattern[str], ...]:
    nouns, verbs = lexicon().numeric["nouns"], lexicon().numeric["verbs"]
    near = rf"(?:{_PERCENT}|{_ODDS})"
    # "Of" must follow the noun at once: "a risk of losing 20 percent of them" states no chance.
    apart = r"[^.;:!?]{0,90}? (?:at|is|are|was|were|stands? at|to be)"
    return tuple(
        re.compile(shape, re.I)
        for shape in (
            rf"(?P<num>{near})[- ](?:\w+ )?(?:{nouns})\b",
            rf"(?<!\bat )\b(?:{nouns})\b(?: of|{apart}) [“\"‘']?{_ABOUT}(?P<num>{near})",
            # "I give it four in ten", "I'd say one in five", "“Nine in ten,” she says"
            rf"\b(?:give|gives|gave|put|puts|rates?) (?:it|this|that|them|him|her)\b"
            rf"[^.;:!?%]{{0,20}}? [“\"‘']?{_ABOUT}(?P<num>{near})(?! (?:of|more|less)\b)",
            rf"\b(?:I|we|I[’']d|we[’']d)(?: would)? (?:say|guess|bet|reckon) {_ABOUT}"
            rf"(?P<num>{near})"
            r"(?! of\b)",
            rf"(?<!\w)[“\"]{_ABOUT}(?P<num>{_ODDS})(?=[,.!”\"])",
            rf"(?P<num>{_PERCENT}) (?:{verbs})\b",
        )
    )


def _bets(words: str) -> list[re.Match[str]]:
    """ "Odds of three to one", in sentences that speak of odds, bets or prices."""
    low = words.lower()
    return (
        list(_BET.finditer(words)) if any(w in low for w in ("odds", "bet", "book", "pric")) else []
    )


def numbers(words: str) -> list[Sized]:
    """Every chance stated as a share or as odds, in order of the shapes."""
    out = [Sized(*m.span("num"), "other", "hedge.odds/1") for m in _bets(words)]
    if not _GLANCE.matches(words):
        return out
    for shape in _shapes():
        for m in shape.finditer(words):
            share = _bounded(stated(m), words[: m.start("num")])
            if share is not None:
                start, end = m.span("num")
                out.append(Sized(start, end, "numeric", "hedge.number/1", numeric=share))
    return out


_LINE = re.compile(rf"\s*{_PERCENT}\s*")


def bare_number(words: str) -> Sized | None:
    """A line that is nothing but a share ("1%"), as under the heading of a forecast."""
    m = _LINE.fullmatch(words)
    share = stated(m) if m else None
    if share is None:
        return None
    left = len(words) - len(words.lstrip())
    end = len(words.rstrip())
    return Sized(left, end, "numeric", "hedge.number.line/1", numeric=share)
