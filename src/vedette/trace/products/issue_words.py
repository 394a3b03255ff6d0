"""Whether the words around a time date a product, a speech act, or something else."""

import re
from functools import lru_cache

from vedette.doctrine.time_words import time_words
from vedette.model.span import Span

_TO_DAY = r"(?:\s+(?:on|in|for|of|from|late|early|the|a|morning|evening|night|afternoon|am|vom))*"
# "published on Twitter on Friday", "posted on its website late on Monday"
_WHERE = r"(?:\s+(?:on|in|by|at)\s+(?:its\s+|the\s+)?[\w’'.-]+(?:\s+[A-Z][\w-]+)?)?"
# "issued after their summit in Abuja on Sunday", "adopted at the meeting on Monday"
_AT = r"(?:\s+(?:after|at|during|following|by)(?:\s+[\w’'.-]+){1,6}?)?"
_SHORT = 4
_SMALL = re.compile(r"\b(?:in|a|an|the|of|that|to|with|by|from|on|at|and|for|said|says)\b", re.I)
_LEAD = re.compile(r"(?:[^\s,;:()“”\"]+[ \t\u00a0]+){1,4}$")
_FRONT = re.compile(
    r"[\s“\"«(]*(?:(?:Also|But|And|Then|First|Late|Early|Am),?\s+)?(?:(?:on|in|at|late|early)\s+)*$",
    re.I,
)
_ACTOR = re.compile(r"[A-Z][\w.’'-]*\s+(?:late |early )?(?:on\s+)?$")
_ACTED = re.compile(r"\s+(?:also |again )?[a-z]{3,}ed(?!\w)")
_FOLLOW = re.compile(r"(?:['’]s)?(?:[ \t\u00a0]+[\w-]+){1,3}")


def _either(words: tuple[str, ...]) -> str:
    return "(?:" + ("|".join(sorted(words, key=len, reverse=True)) or "(?!)") + ")"


@lru_cache(maxsize=8)
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    lists = time_words(lang).lists
    product = _either(lists["products"])
    out = _either(tuple(w for w in lists["issued"] if len(w) > _SHORT))
    brief = _either(tuple(w for w in lists["issued"] if len(w) <= _SHORT))
    spoke, past = _either(lists["spoke"]), _either(lists["past"] or lists["spoke"])
    small = r"(?:came|was|its|their|his|website|that|which|had|been)"
    return {
        # "its update, published on", "a text on the website dated", "Tagesbericht vom"
        # "carried out on Friday" is no product: a short word needs one within six words.
        "issued": re.compile(
            rf"(?<!\w)(?:{out}|{product}(?:\s+[\w’'-]+){{0,6}}?,?\s+{brief}),?{_AT}{_WHERE}{_TO_DAY}\s+$",
            re.I,
        ),
        "product": re.compile(rf"(?<!\w){product}(?:\s+{small})*{_TO_DAY}\s+$|\bas\s+of\s+$", re.I),
        # "a 4 May report", "Tuesday's daily assessment", "the 15 May worst-case forecast"
        "attributive": re.compile(
            rf"(?:['’]s)?\s+(?P<between>(?:[\w-]+\s+){{0,3}}?){product}(?!\w)", re.I
        ),
        # "said late on", "told the paper on", "warned on"
        "spoke": re.compile(
            rf"(?<!\w){spoke}(?P<between>(?:\s+[\w’'.-]+){{0,4}}?){_TO_DAY}\s+$", re.I
        ),
        "then_spoke": re.compile(rf"\s+(?:also\s+|again\s+)?{spoke}(?!\w)"),
        "verb": re.compile(rf"(?<!\w)(?:(?P<spoke>{spoke})|{past})(?!\w)", re.I),
        "past": re.compile(rf"(?<!\w){past}(?!\w)", re.I),
        "in_product": re.compile(
            rf"\s+(?:in|im|в|у|w)\s+(?:[\w’'-]+\s+){{0,4}}?{product}(?!\w)", re.I
        ),
    }


def beside_product(text: str, at: Span, sentence: Span, lang: str) -> bool:
    """Whether the time is the product's own date: "a 4 May report", "published on Friday"."""
    rules = _patterns(lang)
    left = text[sentence.start : at.start]
    if rules["issued"].search(left) or rules["product"].search(left):
        return True
    match = rules["attributive"].match(text, at.end, sentence.end)
    # "on 4 May warned in a report": small words show that the noun is not the date's own.
    return match is not None and not _SMALL.search(match["between"])


def beside_speech(text: str, at: Span, sentence: Span, lang: str) -> bool:
    """Whether the time is when somebody spoke: "warned on 4 May", "On 4 May the staff repeated"."""
    rules = _patterns(lang)
    left = text[sentence.start : at.start]
    match = rules["spoke"].search(left)
    # "said the ministers met on 4 May": another verb stands nearer to the date.
    if match and not rules["past"].search(match["between"]):
        return True
    if rules["then_spoke"].match(text, at.end, sentence.end):
        return True  # "The minister on Monday denied it"
    if _ACTOR.search(left) and _ACTED.match(text, at.end, sentence.end):
        return True  # "The bloc's ECA on Thursday ordered": what a body does is what it issues
    if not _FRONT.match(left):
        return False
    first = rules["verb"].search(text, at.end, sentence.end)
    return first is not None and first["spoke"] is not None


def names_product_after(text: str, at: Span, sentence: Span, lang: str) -> bool:
    """Whether the product follows the day: "said Tuesday in its daily assessment"."""
    return _patterns(lang)["in_product"].match(text, at.end, sentence.end) is not None


def quoted(text: str, sentence: Span) -> bool:
    """Whether the sentence carries quoted words, opened in it or before it on its line."""
    line = text.rfind("\n", 0, sentence.start) + 1
    return re.search('[“”"«»„]', text[line : sentence.end]) is not None


def words_around(text: str, at: Span, sentence: Span) -> Span:
    """The time with the words that tie it to its product: "according to a 4 May report"."""
    left = _LEAD.search(text[sentence.start : at.start])
    start = sentence.start + left.start() if left else at.start
    right = _FOLLOW.match(text, at.end, sentence.end)
    return Span(start, right.end() if right else at.end)
