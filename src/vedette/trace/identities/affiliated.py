"""Who speaks for whom: a body's spokesman or director is no second witness beside the body."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from vedette.doctrine.institutions import institutions
from vedette.doctrine.relay_words import relay_words
from vedette.model.estimate import Reading
from vedette.trace.drift.wording import sentences_of, tokens
from vedette.trace.identities.identities import printed_names
from vedette.trace.identities.names import bare, initials, person, proper
from vedette.trace.mentions import Desk, Mention, is_headline

_ENOUGH = 6  # sentences read around a name: its role stands at the first mention or nowhere
_BACK = 2  # sentences in which "its" may have been named
_NAME = r"(?:[A-ZÀ-ŽА-ЯЄІЇҐ][\w.’'-]*\s){0,3}"
_MID = r"(?:[\w-]+\s){0,4}"
_MORE = frozenset(
    ("economist", "strategist", "scientist", "coordinator", "forecaster", "chairman", "fellow",
     "chairwoman", "chair", "founder", "researcher", "co-director", "lead", "manager", "boss")
)  # fmt: skip


def find_affiliations(desk: Desk, mentions: Sequence[Mention]) -> tuple[tuple[str, str, str], ...]:
    """
    "Nathan Ray is the lab's director": (person, body, why), each pair once, for persons and
    bodies that both judged something. Where the words fit two bodies, nothing is said.
    """
    holders = {m.origin for m in mentions}
    people = {h: who.surname for h in holders if (who := person(h))}
    bodies = {h for h in holders if h not in people and proper(h)}
    if not people or not bodies:
        return ()
    voices: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for m in mentions:
        if not is_headline(m.estimate):
            voices[m.estimate.document].append((m.estimate.quote.start, m.origin))
    forms: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, origin in ((n, o) for n, o in desk.origins.names.items() if o in bodies):
        for form in (bare(name), origin):
            forms[form.split()[0]].add((form, origin))
    found: dict[tuple[str, str], str] = {}
    for reading in desk.readings:
        here = voices.get(reading.document, [])
        speaking = {h: people[h] for h in sorted({o for _, o in here} & set(people))}
        if speaking:
            named = _named(desk, reading, forms)
            heard = sorted((at, o) for at, o in here if o in bodies)
            _read(desk, reading.document, (speaking, named, heard), found)
    return tuple((one, two, found[(one, two)]) for one, two in sorted(found))


def _named(
    desk: Desk, reading: Reading, forms: Mapping[str, set[tuple[str, str]]]
) -> dict[str, set[str]]:
    """The words by which this page names each body that judged something, here or elsewhere."""
    out: dict[str, set[str]] = defaultdict(set)
    text = desk.text(reading.document)
    for word in {*tokens(text)} & forms.keys():
        for form, origin in forms[word]:
            if form in text:
                out[origin].add(form)
    every = {origin for found in forms.values() for _, origin in found}
    for origin in every:
        if f"({initials(origin)})" in text and len(initials(origin)) > 2:
            out[origin].add(initials(origin))
    for name in printed_names(reading):
        origin = desk.origins.of(reading.document, name)
        if origin in every:
            out[origin].add(bare(name))
    return out


def _read(
    desk: Desk,
    document: str,
    who: tuple[dict[str, str], dict[str, set[str]], list[tuple[int, str]]],
    found: dict[tuple[str, str], str],
) -> None:
    speaking, named, voices = who
    text = desk.text(document)
    sentences = sentences_of(text)
    for holder, surname in speaking.items():
        at = [n for n, (a, b) in enumerate(sentences) if surname in text[a:b]][:_ENOUGH]
        for n in at:
            words = text[slice(*sentences[n])]
            first = sentences[max(0, n - _BACK)][0]
            body = _stated(words, surname, named)
            if not body and (own := _own(surname).search(words)):
                before = text[first : sentences[n][0] + own.start()]
                spoke = [o for at, o in voices if first <= at < sentences[n][0]]
                body = _before(before, named, spoke)
            if body and body != holder:
                why = (
                    f"{holder} speaks for {body} ({desk.outlet(document)}): “{words.strip()[:90]}”."
                )
                key = (holder, body)
                found[key] = min(found.get(key, why), why)


def _stated(words: str, surname: str, named: dict[str, set[str]]) -> str:
    """The body the sentence gives: "X's director N. Ray", "Ray, director of X"."""
    fits = {
        origin
        for origin, forms in named.items()
        for form in forms
        if form in words and any(p.search(words) for p in _patterns(form, surname))
    }
    return fits.pop() if len(fits) == 1 else ""


@lru_cache(maxsize=4096)
def _patterns(form: str, surname: str) -> tuple[re.Pattern[str], ...]:
    body, who, role = re.escape(form), re.escape(surname), _roles()
    # "Head of volcanoes at the office": what the role is of may stand before whose it is.
    of = r"(?:of\s(?:the\s)?[\w-]+\s)?(?:of|at|for|with|from)"
    after = rf"{who},?\s(?:who\sis\s)?(?:an?\s|the\s|its\s)?{_MID}{role}\s{of}\s"
    return (
        re.compile(rf"{body}[’']s?\s{_MID}{role},?\s{_NAME}{who}\b"),
        re.compile(rf"\b{role}\s(?:of|at|for|with|from)\s(?:the\s)?{body},?\s{_NAME}{who}\b"),
        re.compile(rf"{after}(?:the\s)?{body}\b"),
        re.compile(rf"{who},\s(?:the\s)?{body}[’']s?\s{_MID}{role}\b"),
        re.compile(rf"{who},?\s(?:of|from|at|with)\s(?:the\s)?{body}\b"),
    )


def _before(words: str, named: dict[str, set[str]], spoke: Sequence[str]) -> str:
    """
    The body named before "its director, N. Ray" or "said Ray, its spokesman": the only one, or
    the one that was just heard.
    """
    fits = {o for o, forms in named.items() if any(form in words for form in forms)}
    if len(fits) > 1 and spoke and spoke[-1] in fits:
        return spoke[-1]
    return fits.pop() if len(fits) == 1 else ""


@lru_cache(maxsize=4096)
def _own(surname: str) -> re.Pattern[str]:
    who, role = re.escape(surname), _roles()
    owner = r"\b(?:[Ii]ts|[Tt]heir|[Tt]he\s[\w-]+[’']s)"
    return re.compile(
        rf"{owner}\s{_MID}{role},?\s{_NAME}{who}\b|{who},\s(?:its|their)\s{_MID}{role}\b"
    )


@lru_cache(maxsize=1)
def _roles() -> str:
    every = relay_words().roles | institutions().roles["offices"] | _MORE
    return rf"(?:{'|'.join(sorted(re.escape(w) for w in every if len(w) > 3))})"
