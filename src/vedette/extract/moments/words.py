"""Seasons, relative words, open words and day counts, from the table of time words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from vedette.doctrine.time_words import TimeWords, epochs, time_words
from vedette.extract.moments.tense import direction, relation, sentence_around
from vedette.extract.openings import Openings
from vedette.model.moment import Moment, MomentKind
from vedette.model.span import Span

_UNTIL = re.compile(r"(?:by|until|before)\s", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s+([a-z]+)")


def _either(forms: list[str]) -> str:
    return "(?:" + "|".join(sorted(forms, key=len, reverse=True)) + ")"


def _filled(pattern: str, words: TimeWords) -> re.Pattern[str]:
    numbers = _either([r"\d{1,3}", *words.numbers])
    units = _either([form for forms in words.units.values() for form in forms])
    body = pattern.replace("{n}", f"(?P<n>{numbers})").replace("{unit}", f"(?P<unit>{units})")
    return re.compile(rf"(?<!\w)(?:{body.replace(' ', chr(92) + 's+')})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _phrases(lang: str) -> tuple[tuple[MomentKind, str, re.Pattern[str]], ...]:
    words = time_words(lang)
    rows = [(MomentKind.RELATIVE, code, _filled(p, words)) for code, p in words.relative]
    rows += [(MomentKind.OPEN, code, _filled(p, words)) for code, p in words.opens]
    rows += [(MomentKind.DAY_COUNT, "", _filled(p, words)) for p in words.lists["day_count"]]
    return tuple(rows)


def _number(printed: str, words: TimeWords) -> int:
    return int(printed) if printed.isdigit() else words.numbers.get(printed.lower(), 1)


def _code(template: str, match: re.Match[str], words: TimeWords) -> str:
    """The code with its unit and number; "over the past week" counts one week."""
    if "{unit}" not in template:
        return template
    printed = match["unit"]
    unit = next(u for u, forms in words.units.items() if printed.lower() in map(str.lower, forms))
    if "{n}" in template:
        return template.format(unit=unit, n=_number(match["n"], words))
    single = printed.lower() in map(str.lower, words.lists["singular"])
    return template.format(unit=unit) + (":1" if single else "")


@lru_cache(maxsize=8)
def _opened(lang: str) -> Openings:
    """The pattern of seasons, then those of the phrases."""
    return Openings([_season_pattern(lang), *(pattern for *_, pattern in _phrases(lang))])


def worded_moments(text: str, lang: str) -> Iterator[Moment]:
    """Seasons, relative and open words, day counts, each where it stands; overlaps not settled."""
    words = time_words(lang)
    rows = _phrases(lang)
    for number, match in _opened(lang).matches(text):
        if number == 0:
            yield from _season(text, match, words)
            continue
        kind, template, _ = rows[number - 1]
        span = Span(*match.span())
        if kind is MomentKind.DAY_COUNT:
            yield _day_count(text, span, _number(match["n"], words))
            continue
        code = _code(template, match, words)
        if "+late" in code and _UNTIL.match(span.of(text)):
            code += "+until"
        rule = f"{kind.value}.{code.split(':')[0]}/1"
        yield Moment(span, span.of(text), kind, code=code, rule=rule)


def _day_count(text: str, span: Span, number: int) -> Moment:
    """ "Day 40 of the war" counts from the one war its sentence names, if it names one."""
    said = sentence_around(text, span).of(text).lower()
    known = [
        e for e in epochs() if all(w in said for w in e.needs) and any(w in said for w in e.any_of)
    ]
    code = f"epoch:{known[0].day.isoformat()}" if len(known) == 1 else None
    return Moment(
        span, span.of(text), MomentKind.DAY_COUNT, day=number, code=code, rule="day-count/1"
    )


@lru_cache(maxsize=8)
def _season_pattern(lang: str) -> re.Pattern[str]:
    words = time_words(lang)
    names = _either([form for forms in words.seasons.values() for form in forms])
    nexts = [form for forms in words.groups["nexts"].values() for form in forms]
    leads = [lead for lead in words.lists["month_leads"] if lead not in nexts]
    leads = [*leads, "over", "for", "through", "(?!)"]
    portions = [form for forms in words.groups["portions"].values() for form in forms]
    body = (
        rf"(?:(?P<lead>{_either(leads)})\s+)?(?P<the>(?:the|dem|den)\s+)?"
        rf"(?:(?P<next>{_either([*nexts, '(?!)'])})\s+)?"
        rf"(?:(?P<portion>{_either([*portions, '(?!)'])})[\s-]+(?:the\s+)?)?"
        rf"(?:(?P<inner>{_either([*nexts, '(?!)'])})\s+)?"
        rf"(?P<season>{names})"
        r"(?:\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)(?:\s*[-–/]\s*(?P<second>(?:19|20)?\d\d)(?!\d))?)?"
    )
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def _entry(table: dict[str, tuple[str, ...]], printed: str | None) -> str | None:
    if printed is None:
        return None
    return next((k for k, forms in table.items() if printed.lower() in map(str.lower, forms)), None)


def _is_time(match: re.Match[str], text: str, words: TimeWords) -> bool:
    """Whether a season's name stands for a time: not "winter camouflage", not "may fall"."""
    if match["year"] or match["portion"] or match["next"] or match["inner"]:
        return True
    if words.lang not in ("en", "de"):
        return True
    if not match["lead"] and not (match["the"] and match["season"].lower() != "fall"):
        return False
    after = _NEXT_WORD.match(text, match.end())
    # "in winter clothes" dresses; "the fall of the town" is no autumn.
    if after and after[1] == "of":
        return False
    return bool(match["the"]) or after is None or after[1] in words.lists["glue"]


def _season(text: str, match: re.Match[str], words: TimeWords) -> Iterator[Moment]:
    """A season with what is printed around it: "this winter", "in early spring 2024"."""
    if not _is_time(match, text, words):
        return
    span = Span(*match.span())
    name = _entry(words.seasons, match["season"]) or ""
    at = match.start("season")
    look = _entry(words.groups["nexts"], match["next"] or match["inner"])
    part = _entry(words.groups["portions"], match["portion"])
    lead = relation(text, match.start("the") if match["the"] else at, words.lang)
    look = look or direction(text, span, MomentKind.SEASON, words.lang)
    code = "+".join(dict.fromkeys(t for t in (name, look, part, lead) if t))
    yield Moment(
        span, span.of(text), MomentKind.SEASON,
        year=_season_year(match), code=code, rule="season/1",
    )  # fmt: skip


def _season_year(match: re.Match[str]) -> int | None:
    """The printed year; of "winter 2021-22" the second, for a winter is named by its end."""
    if not match["year"]:
        return None
    if match["second"]:
        return int(match["year"][: 4 - len(match["second"])] + match["second"])
    return int(match["year"])
