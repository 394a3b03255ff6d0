"""Risks and chances with a size: "the risk remains very low", "a good chance", "odds grew".

The noun alone judges nothing; the size beside it, after "is" or "as", or a verb that moves
it, does. Stated numbers are read in hedge_number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vedette.extract.hedge.number import Sized, numbers
from vedette.extract.hedge.tree import scope
from vedette.extract.hedge.words import alternation, lexicon
from vedette.extract.openings import Openings
from vedette.model.likelihood import Trend

_STRONG_WORDS = "very|extremely|exceptionally|extraordinarily|vanishingly|incredibly|exceedingly"
_DEGREE = (
    rf"(?:(?:{_STRONG_WORDS}|close to|next to|near|almost|virtually|practically"
    r"|quite|rather|relatively|fairly|pretty|still|so|too|increasingly"
    r"|equally) )*"
)
_TAIL = (
    r"(?:,? (?:but|though|yet|if) (?:still )?"
    r"(?:not (?:impossible|zero|nil|negligible)|possible))?"
)
_MOVING = (
    r"(?: (?:but|and|though) (?:is |still )?"
    r"(?P<moving>growing|rising|increasing|falling|declining|shrinking|diminishing))?"
)
_BE = (
    r"(?:is|are|was|were|be|remain(?:s|ed|ing)?|seem(?:s|ed)?|appear(?:s|ed)?|look(?:s|ed)?"
    r"|stay(?:s|ed)?|has been|have been)"
)
_RATE = (
    r"(?:assess|rat|judg|regard|see|describ|consider|estimat|deem|call|evaluat|put|view"
    r"|characteri[sz])\w*"
)
_DENIES = r"(?:not|hardly|far from|by no means|anything but)"
_STRONG = re.compile(rf"\b(?:{_STRONG_WORDS})\b", re.I)
_SINGULAR = {
    "chances": "chance",
    "odds": "chance",
    "probability": "likelihood",
    "probabilities": "likelihood",
    "prospects": "prospect",
}
_FLOOR = {"low": "low but possible", "very low": "low but possible"}


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The compiled ways a size stands to its noun."""

    glance: Openings
    beside: re.Pattern[str]
    predicate: re.Pattern[str]
    rated: re.Pattern[str]
    rating: re.Pattern[str]
    called: re.Pattern[str]


@lru_cache(maxsize=1)
def _shapes() -> _Shapes:
    nouns = alternation(lexicon().risk["nouns"])
    sizes = alternation(list(lexicon().sizes))
    size = rf"(?P<size>(?:{_DENIES} )?{_DEGREE}(?:{sizes}){_TAIL})"
    gap = r"[^.;:!?]{0,200}?"
    return _Shapes(
        Openings(
            [re.compile(rf"\b(?:{nouns})\b|\bas (?:\w+ly |very )?(?:low|high|slim|remote)\b", re.I)]
        ),
        re.compile(rf"(?<![\w-])(?P<size>{_DEGREE}(?:{sizes})) (?P<noun>{nouns})\b(?!-)", re.I),
        re.compile(
            rf"\b(?P<noun>{nouns})\b{gap}\b{_BE} (?:(?:now|also|still|currently|therefore|as) )*"
            rf"[“\"‘']?{size}(?![\w-])(?! (?:risk|chance|of|on|in)\b){_MOVING}",
            re.I,
        ),
        re.compile(rf"(?P<gap>\b{gap})\bas {size}(?![\w-])", re.I),
        re.compile(rf"\b{_RATE}\b[^.;:!?]*$", re.I),
        re.compile(
            rf"\b{_RATE}\b{gap}\b(?P<noun>{nouns})\b{gap} (?:as |at )?"
            rf"(?P<size>{_DEGREE}(?:low|high|slim|remote|small){_TAIL})(?=[.,;:]|$)",
            re.I,
        ),
    )


def _class_of(size: str, noun: str, *, beside: bool) -> str | None:
    known = lexicon()
    head = re.sub(r",.*| (?:but|though|yet|if) .*", "", size)
    klasses = known.sizes.get(head.rsplit(" ", 1)[-1].lower(), [])
    if beside:
        allowed = known.risk["beside"].get(_SINGULAR.get(noun, noun), [])
        klasses = [k for k in klasses if k in allowed]
    if not klasses:
        return None
    if re.match(_DENIES, size, re.I):
        return "other"  # "not negligible", "not high": one end is denied, no range is given
    klass = klasses[-1] if beside and noun == "possibility" else klasses[0]
    if klass == "low" and _STRONG.search(size):
        klass = "very low"
    if re.search(r"\bpossible|\bnot ", size):
        klass = _FLOOR.get(klass, klass)
    return klass


def sized(words: str) -> list[Sized]:
    """Every size of a risk or chance and every stated number, by the plain words, in order."""
    if not _shapes().glance.matches(words):
        return numbers(words)
    found = [*_beside(words), *_after_be(words), *_rated(words), *_moved(words), *numbers(words)]
    found.sort(key=lambda s: (s.klass != "numeric", s.ordinal, s.start - s.end, s.start))
    kept: list[Sized] = []
    for one in found:
        if all(one.reach <= k.start or one.start >= k.reach for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda s: s.start)


def _beside(words: str) -> Iterator[Sized]:
    only = set(lexicon().risk["predicate_only"])
    for m in _shapes().beside.finditer(words):
        noun = m["noun"].lower()
        klass = None if noun in only else _class_of(m["size"], noun, beside=True)
        if re.search(r"\b(?:at|run|runs|take|takes|took)(?: a)? $", words[: m.start()], re.I):
            continue  # "at considerable risk" is where people are, not how likely
        if klass:
            start, klass = _denied(words, m.start(), klass)
            yield Sized(start, m.end(), klass, "hedge.risk.beside/1", noun=m.start("noun"))


_NO = re.compile(r"\b(?:no|without (?:an?|any)|(?:not|n[’']t)(?: \w+)? (?:an?|any|much)) $", re.I)
_SOME = frozenset({"good chance", "realistic possibility", "highly likely"})


def _denied(words: str, start: int, klass: str) -> tuple[int, str]:
    """ "No real chance" is next to none; "no small risk" and "not a good chance" say less."""
    found = _NO.search(words[:start])
    if found is None:
        return start, klass
    flat = found.group().lower().startswith(("no ", "without"))
    return found.start(), "very low" if flat and klass in _SOME else "other"


def _after_be(words: str) -> Iterator[Sized]:
    for m in _shapes().predicate.finditer(words):
        klass = _class_of(m["size"], m["noun"].lower(), beside=False)
        if klass:
            moving = m["moving"]
            trend = None
            if moving:
                up = moving.lower() in ("growing", "rising", "increasing")
                trend = Trend.UP if up else Trend.DOWN
            yield Sized(
                *m.span("size"),
                klass,
                "hedge.risk.predicate/1",
                trend=trend,
                noun=m.start("noun"),
                last=m.end(),
            )


def _rated(words: str) -> Iterator[Sized]:
    for m in _shapes().rated.finditer(words):
        klass = _class_of(m["size"], "", beside=False)
        before = words[: m.start("size")]
        rating = _shapes().rating.search(before)
        if klass and rating and (m["size"].endswith("possible") or _event(rating.group())):
            yield Sized(*m.span("size"), klass, "hedge.risk.rated/1")
    for m in _shapes().called.finditer(words):
        klass = _class_of(m["size"], m["noun"].lower(), beside=False)
        if klass:
            yield Sized(*m.span("size"), klass, "hedge.risk.called/1", noun=m.start("noun"))


def _event(between: str) -> bool:
    """ "Rates an assault as low" judges an event; "rates the candidate as high" does not."""
    lists = {*scope()["ahead_nouns"], *lexicon().risk["nouns"]}
    return any(w in lists for w in re.findall(r"[a-z]+", between.lower()))


@lru_cache(maxsize=1)
def _movements() -> tuple[tuple[re.Pattern[str], re.Pattern[str], Trend], ...]:
    risk = lexicon().risk
    still = (*risk["predicate_only"], *risk["unmoved"], "possibility")
    kept = [n for n in risk["nouns"] if n not in still]
    nouns = alternation(kept)
    out = []
    for way, trend, forms in (
        ("up", Trend.UP, "grew|grown|rose|risen"),
        ("down", Trend.DOWN, "fell|fallen"),
    ):
        stems = "|".join(w.removesuffix("e") for w in risk[way])
        verb = rf"(?P<verb>(?:{stems})(?:e|s|es|ed|d|ing|ting)?|{forms})"
        after = re.compile(
            rf"\b(?P<noun>{nouns})\b(?: (?P<of>of|that|for)\b[^.,;:!?]*?)?"
            r" (?P<aux>is|are|has|have|was|were|had|continues to|will|may|could)?"
            rf"(?: (?:been|be|now|also|further))* ?\b{verb}\b",
            re.I,
        )
        before = re.compile(
            rf"\b{verb} (?:the|any|its|their) (?P<noun>{nouns})(?= (?:of|that)\b)", re.I
        )
        out.append((after, before, trend))
    return tuple(out)


def _moved(words: str) -> Iterator[Sized]:
    for after, before, trend in _movements():
        for m in after.finditer(words):
            # "They risk cutting it off" is a verb and its object, not a risk that shrinks.
            bare = m["verb"].lower().endswith("ing") and not m["aux"]
            if bare or m["verb"].lower() in ("cut", "low", "lower", "mount"):
                continue
            start = m.start("verb") if m["of"] else m.start()
            yield Sized(
                start, m.end(), "ordinal", "hedge.risk.moved/1", True, trend, noun=m.start("noun")
            )
        for m in before.finditer(words):
            yield Sized(
                *m.span(), "ordinal", "hedge.risk.moved/1", True, trend, noun=m.start("noun")
            )
    yield from _compared(words)


_UP_SIDE = "grow|ris|increas|mount|high|great|bigg|larg|bett"


@lru_cache(maxsize=1)
def _comparisons() -> tuple[re.Pattern[str], ...]:
    """ "A growing risk of famine"; "the likelihood of frost is lower than last year"."""
    risk = lexicon().risk
    nouns = alternation([n for n in risk["nouns"] if n not in (*risk["predicate_only"],)])
    moving = "growing|rising|increasing|mounting|falling|declining|diminishing|shrinking"
    than = "higher|greater|bigger|larger|better|lower|smaller|slimmer|worse"
    return (
        re.compile(rf"\b(?P<way>{moving}) (?P<noun>{nouns})(?= (?:of|that)\b)", re.I),
        re.compile(rf"\b(?P<noun>{nouns}) of\b[^.,;:!?]{{1,80}}? (?P<way>{than}) than\b", re.I),
    )


def _compared(words: str) -> Iterator[Sized]:
    for shape in _comparisons():
        for m in shape.finditer(words):
            before = re.match(r" (?:a |an |last|before|ever|previous|it was|in )", words[m.end() :])
            moved = "than" not in m.group().lower() or before
            up = re.match(_UP_SIDE, m["way"], re.I) is not None
            trend = (Trend.UP if up else Trend.DOWN) if moved else None
            at, noun = m.start("way"), m.start("noun")
            yield Sized(at, m.end(), "ordinal", "hedge.risk.compared/1", True, trend, noun=noun)
