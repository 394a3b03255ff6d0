"""Sources at a sentence's end or middle, by words alone: "…, say analysts"; parsers lose them."""

import re
from collections.abc import Iterator

from vedette.doctrine.cues import cues
from vedette.extract.attribution.pieces import Candidate
from vedette.extract.page import Page, Sentence
from vedette.model.span import Span

NAME = r"[A-Z][\w.’'&-]*"
_LAST = re.compile(
    r", (?P<who>\w[\w’' -]{2,50}) (?P<verb>[a-z]+|[A-Z]+)(?: privately| \w+day)?[.]?$"
)
_MIDDLE = re.compile(
    rf", (?P<who>(?:the |an? )?(?:[a-z-]+ ){{0,3}}{NAME}(?: {NAME}){{0,3}}) (?P<verb>[a-z]+), "
)
# "…," a deputy told Caucasus Line: who stands behind "told" only listened.
_NOT_TOLD = r"(?!told\b|tells\b|tell\b|informed\b|\w+ (?:on|in|at|last|this|late|earlier)\b)"
_LAST_NAMED = re.compile(
    rf", {_NOT_TOLD}(?P<verb>[a-z]+) (?P<who>(?:[a-z-]+ ){{0,3}}{NAME}(?: {NAME}){{0,3}})"
    r"(?: (?:of|from|at) [^,;“”\"]{3,50})?[.]?$"
)
# A headline ends without a full stop; "…, said that inspectors may return." is no headline.
_LAST_BARE = re.compile(
    rf", {_NOT_TOLD}(?P<verb>(?!\w+ing\b)[a-z]+)"
    r" (?P<who>(?!that\b|it\b|he\b|she\b|they\b)[a-z][\w’'-]*"
    r"(?: [\w’'-]+){0,3})$"
)
# "…, an Idrian official said on condition of anonymity.": parsers lose the clause in front.
_LAST_AND_MORE = re.compile(
    r", (?P<who>(?:an?|the|one|two|three|several|some|its|their|his|her|[A-Z][\w’'-]*"
    r"|(?:former|retired|senior|local) [\w’'-]+|(?:[a-z-]+ )?[a-z]+s(?= (?:from|at|in|of|with)\b))"
    r"(?: (?!that\b|who\b|which\b)[\w’'-]+){0,6}) (?P<verb>[a-z]+)"
    r"(?: (?:on|in|at|to|by|during|after|before|from|last|this|late|earlier|via|over|through|"
    r"when)\b"
    r"[^,;:“”\"]{2,90}| (?<=told )[^,;:“”\"]{2,60})(?:[.]$|(?=[:;] ))"
)
# "…, the secretary of the council, Nils Aas, said on Friday."
_LAST_POST = re.compile(
    rf", (?P<who>(?:the|an?|its|his|her) [^,;“”\"]{{3,80}}, {NAME}(?: {NAME}){{1,2}}), "
    r"(?P<verb>[a-z]+)(?: (?:on|in|at|to|by|during|after|before|from|last|this|late|earlier)\b"
    r"[^,;“”\"]{2,60})?[.]$"
)
# "FLEET 'WILL SAIL', WARNS EX-ADMIRAL"
_LAST_LOUD = re.compile(r", (?P<verb>[A-Z]{3,}) (?P<who>[A-Z][A-Z’'-]*(?: [A-Z][A-Z’'-]*){0,3})$")
# Machine translation: "…, the observer Nils Aas is sure."
_LAST_SURE = re.compile(
    rf", (?P<who>(?:[\w-]+ ){{0,4}}{NAME}(?: {NAME}){{0,2}}(?: of [^,;:]{{3,60}})?) "
    r"(?:is|are) (?P<verb>[a-z]+)(?:[.]?$|(?=[:;] ))"
)
# A headline's "…, say Norse spies": what follows the country's name is no date.
_LAST_PEOPLE = re.compile(r", (?P<verb>[a-z]+) (?P<who>[A-Z][a-z]+ (?:[a-z]+ )?[a-z]+s)$")
# ", up to a point": what looks like a verb is a noun.
_BEFORE_NOUN = frozenset(
    ("a", "an", "the", "of", "to", "in", "on", "at", "her", "his", "its", "their", "this", "that",
     "no", "my", "our")
)  # fmt: skip
# "…, the ministry has said": the helper is no part of the name.
_HELPERS = re.compile(r"(?: (?:has|have|had|also|now|later|then|already|recently|itself))+$")


def stop(page: Page, start: int, end: int) -> Span:
    """A stretch to the sentence's end without its full stop; a closing mark keeps it."""
    return (
        Span(start, end - 1) if page.text[end - 1] == "." and end - 1 > start else Span(start, end)
    )


def told_last(words: str) -> re.Match[str] | None:
    """The cue a headline ends in: ", say analysts", ", the institute says"."""
    for pattern in (_LAST, _LAST_NAMED, _LAST_PEOPLE, _LAST_LOUD, _LAST_BARE):
        found = pattern.search(words)
        if found is not None and cues().spoken.get(found.group("verb").lower()):
            return found
    return None


def last_candidates(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    """ "Troops unlikely to move, analysts say": headlines lack the verb a parser looks for."""
    words, base = page.words(sentence), sentence.span.start
    found = told_last(words) or _LAST.search(words) or _LAST_NAMED.search(words)
    lemma = cues().spoken.get(found.group("verb").lower()) if found else None
    if found is not None and found.group("verb").lower().endswith("ing"):
        # "AFP quoted a colonel as saying": read by grammar, with both voices.
        return
    if found is None or lemma is None or len(words) > 200:
        yield from _middle(page, sentence)
        yield from _last_and_more(page, sentence)
        return
    who = _HELPERS.sub("", found.group("who"))
    source = Span(base + found.start("who"), base + found.start("who") + len(who))
    cue = Span(base + found.start("verb"), base + found.end("verb"))
    rest = Span(base, base + found.start())
    if who and who.split()[-1].lower() not in _BEFORE_NOUN:
        yield Candidate(f"VERB:{lemma}", "aside", (source,), (cue,), (rest,))


def _last_and_more(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    words, base = page.words(sentence), sentence.span.start
    found = _LAST_AND_MORE.search(words) or _LAST_POST.search(words)
    sure = _LAST_SURE.search(words)
    if sure and sure.group("verb") in cues().adjectives:
        source = Span(base + sure.start("who"), base + sure.end("who"))
        cue, before = Span(source.end + 1, base + sure.end("verb")), Span(base, base + sure.start())
        yield Candidate(f"ADJ:{sure.group('verb')}", "aside", (source,), (cue,), (before,))
    lemma = cues().spoken.get(found.group("verb")) if found else None
    if found is None or lemma is None or found.group("verb").endswith("ing"):
        return
    if " that " in words[found.end("verb") : found.end()]:
        return  # "As the agency relays, officials in Vik held on Monday that …": not behind it
    who = _HELPERS.sub("", found.group("who"))
    source = Span(base + found.start("who"), base + found.start("who") + len(who))
    cue = Span(base + found.start("verb"), base + found.end("verb"))
    yield Candidate(
        f"VERB:{lemma}", "aside", (source,), (cue,), (Span(base, base + found.start()),)
    )


def _middle(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    """ "Rates, the economist Paul Wren believes, will fall": parsers make the rates believe."""
    words, base = page.words(sentence), sentence.span.start
    found = _MIDDLE.search(words)
    lemma = cues().spoken.get(found.group("verb")) if found else None
    if found is None or lemma is None:
        return
    source = Span(base + found.start("who"), base + found.end("who"))
    cue = Span(base + found.start("verb"), base + found.end("verb"))
    rest = stop(page, base + found.end(), sentence.span.end)
    yield Candidate(
        f"VERB:{lemma}", "aside", (source,), (cue,), (Span(base, base + found.start()), rest)
    )
