"""Risks and chances with a size: "the risk remains very low", "a 25% chance", "odds grew".

The noun alone judges nothing; the size beside it, after "is" or "as", or a verb that moves
it, does.
"""

import re
from dataclasses import dataclass

from vedette.extract.hedge_words import alternation, lexicon
from vedette.model.likelihood import Likelihood, Trend

_DEGREE = r"(?:(?:very|extremely|exceptionally|extraordinarily|vanishingly|incredibly|exceedingly|quite|rather|relatively|fairly|pretty|still|so|too|increasingly|equally) )*"
_TAIL = (
    r"(?:,? (?:but|though|yet|if) (?:still )?(?:not (?:impossible|zero|nil|negligible)|possible))?"
)
_BE = r"(?:is|are|was|were|be|remain(?:s|ed|ing)?|seem(?:s|ed)?|appear(?:s|ed)?|look(?:s|ed)?|stay(?:s|ed)?|has been|have been)"
_RATE = r"(?:assess|rate|judge|regard|see|describe|consider|estimate|deem|call|evaluate|put|characteri[sz]e|view)\w*"
_STRONG = re.compile(
    r"\b(?:very|extremely|exceptionally|extraordinarily|vanishingly|incredibly|exceedingly)\b", re.I
)
_WORDS_FOR = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twenty": 20,
    "hundred": 100,
}


@dataclass(frozen=True, slots=True)
class Sized:
    """ "'extremely low' at 40 to 53, a very low likelihood, unchanged": a size found."""

    start: int
    end: int
    klass: str
    rule: str
    ordinal: bool = False
    trend: Trend | None = None
    numeric: Likelihood | None = None
    noun: int | None = None


def _nouns() -> str:
    return alternation(lexicon().risk["nouns"])


def _class_of(size: str, noun: str, *, beside: bool) -> str | None:
    known = lexicon()
    word = re.sub(r"^.* ", "", re.sub(r",.*| (?:but|though|yet|if) .*", "", size)).lower()
    klasses = known.sizes.get(word, [])
    if beside:
        kin = {
            "chances": "chance",
            "odds": "chance",
            "probability": "likelihood",
            "probabilities": "likelihood",
            "risks": "risk",
            "prospects": "prospect",
        }
        allowed = known.risk["beside"].get(kin.get(noun.lower(), noun.lower()), [])
        klasses = [k for k in klasses if k in allowed]
    if not klasses:
        return None
    klass = klasses[-1] if beside and noun.lower() == "possibility" else klasses[0]
    if klass == "low" and _STRONG.search(size):
        klass = "very low"
    if klass == "unlikely" and _STRONG.search(size):
        klass = "highly unlikely"
    if re.search(r"\bpossible|\bnot ", size):
        klass = {
            "low": "low but possible",
            "very low": "low but possible",
            "unlikely": "unlikely but possible",
        }.get(klass, klass)
    return klass


def _sizes() -> str:
    return alternation(list(lexicon().sizes))


def sized(words: str) -> list[Sized]:
    """Every size of a risk or chance in the sentence, by the plain words, in order."""
    out: list[Sized] = []
    low = words.lower()
    if not re.search(rf"\b(?:{_nouns()})\b", low) and not re.search(
        r"\bas (?:very |extremely )?(?:low|high)\b", low
    ):
        return out
    nouns, sizes = _nouns(), _sizes()
    only = set(lexicon().risk["predicate_only"])
    for m in re.finditer(
        rf"(?<![\w-])(?P<size>{_DEGREE}(?:{sizes})) (?P<noun>{nouns})\b(?!-)", words, re.I
    ):
        noun = m["noun"].lower()
        klass = None if noun in only else _class_of(m["size"], noun, beside=True)
        if klass and _stands(words, m.end(), noun):
            out.append(
                Sized(m.start(), m.end(), klass, "hedge.risk.beside/1", noun=m.start("noun"))
            )
    for m in re.finditer(
        rf"\b(?P<noun>{nouns})\b(?P<gap>[^.;:!?]*?)\b{_BE} (?:now |also |still |currently |therefore |as )*(?P<size>{_DEGREE}(?:{sizes}){_TAIL})(?![\w-])(?! (?:risk|chance|of|on|in))",
        words,
        re.I,
    ):
        klass = _class_of(m["size"], m["noun"], beside=False)
        if klass and len(m["gap"]) < 220:
            out.append(
                Sized(
                    m.start("size"),
                    m.end("size"),
                    klass,
                    "hedge.risk.predicate/1",
                    noun=m.start("noun"),
                )
            )
    for m in re.finditer(
        rf"\b{_RATE}\b(?P<gap>[^.;:!?]*?)\bas (?P<size>{_DEGREE}(?:low|high|slim|remote|minimal){_TAIL})(?![\w-])",
        words,
        re.I,
    ):
        klass = _class_of(m["size"], "", beside=False)
        if klass:
            out.append(Sized(m.start("size"), m.end("size"), klass, "hedge.risk.rated/1"))
    for m in re.finditer(
        rf"\b(?:call|calls|called|rate|rates|rated|put|puts|judge|judges|judged|consider|considers|considered|deem|deems|deemed)\b[^.;:!?]*?\b(?:{nouns})\b[^.;:!?]*? (?P<size>{_DEGREE}(?:low|high|questionable|doubtful|slim|remote|small){_TAIL})(?=[.,;:]|$)",
        words,
        re.I,
    ):
        klass = _class_of(m["size"], "", beside=False)
        if klass:
            out.append(Sized(m.start("size"), m.end("size"), klass, "hedge.risk.called/1"))
    out += _moved(words) + _numbers(words)
    return _apart(out)


def _stands(words: str, end: int, noun: str) -> bool:
    """A bare "good chance" needs something to be the chance of; "no risk" as well."""
    after = words[end : end + 12].lower()
    return bool(
        re.match(
            r" (?:of|that|for|to|it|he|she|they|we|the|in|at|a)\b|[.,;”\"’']|$| [a-z]+ ", after
        )
    ) or noun in ("likelihood", "probability")


def _moved(words: str) -> list[Sized]:
    risk = lexicon().risk
    nouns = alternation(
        [n for n in risk["nouns"] if n not in (*risk["predicate_only"], "possibility")]
    )
    out = []
    for way, trend in (("up", Trend.UP), ("down", Trend.DOWN)):
        stems = "|".join(w[:-1] if w.endswith("e") else w for w in risk[way])
        irregular = {"up": "grew|grown|rose|risen", "down": "fell|fallen|cut"}[way]
        verb = rf"(?:(?:{stems})(?:e|s|es|ed|d|ing|ting)?|{irregular})"
        for m in re.finditer(
            rf"\b(?P<noun>{nouns})\b(?: (?:of|that|for)\b[^.,;:!?]*?)? (?:is|are|has|have|was|were|had|continues to|will|may|could)?(?: (?:been|be|now|also|further))* ?(?P<verb>{verb})\b",
            words,
            re.I,
        ):
            if m["verb"].lower() in ("cut", "low", "lower", "mount"):
                continue
            start = (
                m.start() if not re.search(r"\b(?:of|that|for)\b", m.group()) else m.start("verb")
            )
            out.append(
                Sized(
                    start,
                    m.end(),
                    "ordinal",
                    "hedge.risk.moved/1",
                    True,
                    trend,
                    noun=m.start("noun"),
                )
            )
        for m in re.finditer(
            rf"\b(?P<verb>{verb}) (?:the|any|its|their) (?P<noun>{nouns})(?= (?:of|that)\b)",
            words,
            re.I,
        ):
            out.append(
                Sized(
                    m.start(),
                    m.end(),
                    "ordinal",
                    "hedge.risk.moved/1",
                    True,
                    trend,
                    noun=m.start("noun"),
                )
            )
    return out


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _as_range(low: float, high: float, step: float) -> Likelihood | None:
    """The stated range; a single number stands for what would be rounded to it."""
    if low == high:
        low, high = low - step / 2, high + step / 2
    low, high = max(low, 0.0), min(high, 1.0)
    if not 0 <= low < high <= 1:
        return None
    return Likelihood(low, round((low + high) / 2, 6), high)


_PERCENT = r"(?P<a>\d{1,3}(?:[.,]\d+)?)(?: ?(?:%|percent|per cent))?(?: ?(?:to|and|or|-|–|—) ?(?P<b>\d{1,3}(?:[.,]\d+)?))? ?(?:%|percent|per cent)"
_ODDS = r"(?P<n>\d+|one|two|three|four|five|nine)[ -](?:in|out of)[ -](?P<d>\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)"


def _numbers(words: str) -> list[Sized]:
    nouns = lexicon().numeric["nouns"]
    verbs = lexicon().numeric["verbs"]
    near = rf"(?:{_PERCENT}|{_ODDS})"
    shapes = (
        rf"(?P<num>{near})[- ](?:\w+ )?(?:{nouns})\b",
        rf"\b(?:{nouns})\b[^.;:!?]{{0,90}}? (?:at|is|are|was|were|to be|to|of|as|around|about|between|than|only|just|below|above|under|over) (?:about |around |roughly |only |just |less than |more than |between |up to |at )*(?P<num>{near})",
        rf"(?P<num>{_PERCENT}) (?:{verbs})\b",
    )
    out = []
    for shape in shapes:
        for m in re.finditer(shape, words, re.I):
            got = m.groupdict()
            if got.get("a"):
                a = _value(got["a"])
                b = _value(got["b"]) if got.get("b") else a
                decimals = len(re.sub(r"^\d+[.,]?", "", got["a"]))
                stated = _as_range(a / 100, b / 100, 10.0**-decimals / 100)
            else:
                n, d = (
                    _WORDS_FOR.get(x.lower().replace("a ", ""), 0) or int(x)
                    if x and (x.isdigit() or x.lower().replace("a ", "") in _WORDS_FOR)
                    else 0
                    for x in (got["n"], got["d"])
                )
                stated = _as_range(n / d, n / d, 0.01) if d else None
            if stated is not None:
                out.append(
                    Sized(m.start("num"), m.end("num"), "numeric", "hedge.number/1", numeric=stated)
                )
    return out


def bare_number(words: str) -> Sized | None:
    """A line that is nothing but a share ("1%"), under a line that calls it a forecast."""
    m = re.fullmatch(rf"\s*{_PERCENT}\s*", words)
    if not m:
        return None
    a = _value(m["a"])
    stated = _as_range(a / 100, (_value(m["b"]) if m["b"] else a) / 100, 0.01)
    if stated is None:
        return None
    left = len(words) - len(words.lstrip())
    return Sized(left, len(words.rstrip()), "numeric", "hedge.number.line/1", numeric=stated)


def _apart(found: list[Sized]) -> list[Sized]:
    found.sort(key=lambda s: (s.klass != "numeric", s.start - s.end, s.start))
    kept: list[Sized] = []
    for one in found:
        if all(one.end <= k.start or one.start >= k.end for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda s: s.start)
