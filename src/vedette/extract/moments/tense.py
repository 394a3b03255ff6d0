"""Which way the words around a time look: ahead, back, or from one day to another.

"The upcoming 4 May meeting" and "will meet on 4 May" look ahead; "warned on 4 May" looks back.
Only the clause is asked, and the nearest word decides: in "said on 4 May that it will" the date
belongs to what was said.
"""

import re
from functools import lru_cache

from vedette.doctrine.time_words import time_words
from vedette.model.moment import MomentKind
from vedette.model.span import Span

_SENTENCE_EDGE = re.compile(r"[.!?][\"”»]?\s+(?=[\"“«A-ZА-ЯІЇЄҐ])|\n")
_CLAUSE_EDGE = re.compile(r"[,;:()“”\"«»–—]")
_PERIODS = frozenset({MomentKind.MONTH, MomentKind.YEAR, MomentKind.SEASON})
_FRONTED = 5
_SHORT_LEAD = 3
_DAYS = frozenset({MomentKind.DATE, MomentKind.MONTH_DAY})
_DETERMINED = re.compile(r"(?:\b(?:a|an|the|his|her|its|their|upcoming)|['’]s)\s+$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|between|von|з|с|od)\s[^.;]{1,40}\s(?:to|and|through|bis|до|по|do)\s+$"
)


def sentence_around(text: str, span: Span) -> Span:
    """The sentence or line that holds the span, by plain punctuation ("Dec. 4" does not end it)."""
    start, end = 0, len(text)
    window = max(0, span.start - 1200)
    for edge in _SENTENCE_EDGE.finditer(text, window, span.start):
        if not _abbreviated(text, edge.start()):
            start = edge.end()
    for edge in _SENTENCE_EDGE.finditer(text, span.end, min(len(text), span.end + 1200)):
        if not _abbreviated(text, edge.start()):
            end = edge.start() + 1
            break
    return Span(min(start, span.start), max(end, span.end))


def _abbreviated(text: str, at: int) -> bool:
    before = re.search(r"(\w+)$", text[max(0, at - 8) : at])
    return before is not None and text[at] == "." and len(before[1]) <= 3 and before[1][0].isupper()


@lru_cache(maxsize=16)
def _marks(lang: str, wide: bool) -> re.Pattern[str]:
    lists = time_words(lang).lists
    ahead = [*lists["future"], *(lists["maybe"] if wide else ())]
    looks = (("ahead", ahead), ("back", lists["past"]))
    named = "|".join(f"(?P<{name}>{'|'.join(words) or '(?!)'})" for name, words in looks)
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _relations(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"(?<!\w)(?:{'|'.join(forms)})\s+$", re.IGNORECASE))
        for name, forms in time_words(lang).groups["relations"].items()
    )


def relation(text: str, start: int, lang: str) -> str | None:
    """`since`, `until`, `before` or `after`, if one of their words stands right before."""
    left = text[max(0, start - 60) : start]
    if _FROM.search(left):
        return "until"
    for name, pattern in _relations(lang):
        if pattern.search(left):
            return name
    return None


def direction(text: str, span: Span, kind: MomentKind, lang: str) -> str | None:
    """`coming` or `past` as the clause has it, None where its words do not say."""
    marks = _marks(lang, kind in _PERIODS)
    sentence = sentence_around(text, span)
    before = _last_clause(text[sentence.start : span.start])
    rest = text[span.end : sentence.end]
    if kind in _DAYS and lang == "en" and _describes(before, rest, lang):
        return _of_noun(before, rest, marks, lang)
    found = list(marks.finditer(before))
    mark = found[-1] if found else marks.search(_first_clause(rest))
    if mark is None and len(before.split()) <= _FRONTED:
        # "Between 4 and 9 May, the army will train": the verb stands behind the comma.
        mark = marks.search(rest)
    return _way(mark)


def _way(mark: re.Match[str] | None) -> str | None:
    if mark is None:
        return None
    return "coming" if mark["ahead"] else "past"


@lru_cache(maxsize=8)
def _nouns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = time_words(lang).lists
    held = "|".join(lists["scheduled"]) or "(?!)"
    made = "|".join(lists["products"]) or "(?!)"
    where = r"(?:\s+(?:in|at|of)\s+[\w.’' -]{2,25}?)?"
    return (
        re.compile(rf"(?<!\w)(?:{held}){where}(?:\s+(?:on|for))?\s+$"),
        re.compile(rf"(?:['’]s)?(?:\s+[\w-]+){{0,3}}?\s+(?:{made})(?!\w)"),
    )


def _describes(before: str, rest: str, lang: str) -> bool:
    """Whether the date belongs to a noun: "the June 7 primary", "the primary on June 7"."""
    if _nouns(lang)[0].search(before):
        return True
    return bool(_DETERMINED.search(before) and re.match(r"(?:['’]s)?\s+[A-Za-z]", rest))


def _of_noun(before: str, rest: str, marks: re.Pattern[str], lang: str) -> str | None:
    """
    A scheduled event may lie on either side, whatever verb stands near: "raised money before
    the June 7 primary". A report that is passed on lies behind.
    """
    near = " ".join(before.split()[-6:])
    if any(m["ahead"] for m in marks.finditer(near)):
        return "coming"
    if _nouns(lang)[1].match(rest):
        return "past"
    # "At the June 7 talks, she agreed": the whole sentence hangs on the event.
    return _way(marks.search(rest)) if len(before.split()) <= _SHORT_LEAD else None


def _last_clause(words: str) -> str:
    edges = [m.end() for m in _CLAUSE_EDGE.finditer(words)]
    clause = words[edges[-1] :] if edges else words
    # "Minister, on 4 May, said": nothing but a preposition stands between comma and date.
    return clause if len(clause.split()) > 1 else words


def _first_clause(words: str) -> str:
    edge = _CLAUSE_EDGE.search(words.lstrip(" ,)"))
    return words.lstrip(" ,)")[: edge.start()] if edge else words
