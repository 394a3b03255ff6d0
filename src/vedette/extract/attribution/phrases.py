"""Sources named by a phrase, not a verb: "according to", "in Kyiv's view", "Title: ISW"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.attrs import LEMMA

from vedette.doctrine.cues import cues
from vedette.doctrine.institutions import institutions
from vedette.doctrine.references import references
from vedette.extract.attribution.headlines import NAME, last_candidates, stop, told_last
from vedette.extract.attribution.pieces import Candidate, branch, placed
from vedette.extract.page import Page, Sentence
from vedette.model.span import Span

# Nouns that make "in X's …" or "in the … of X" a judgement of X.
VIEWS = frozenset(
    ("view", "opinion", "word", "words", "estimation", "judgment", "judgement", "assessment",
     "telling", "estimate", "eye", "eyes", "account", "version", "perspective", "standpoint",
     "reading", "mind", "description", "calculation")
)  # fmt: skip
POLLS = frozenset(("poll", "survey"))
_LEAD = re.compile(rf"((?:[Tt]he )?{NAME}(?: (?:{NAME}|of|the|for|and|de|von|van)){{0,7}}): (?=\S)")
_TAIL = re.compile(
    rf"(?:: | [–—-] )((?:[Tt]he )?{NAME}(?: (?:{NAME}|of|the|for|and|think|tank|defence|defense|"
    r"ministry|intelligence|experts|analysts|officials|report|study|poll|police)){0,6})[.]?$"
)
# "Retired general Nils Aas: …" and "Nils Aas, chief of the staff: …", a line's own.
_LEAD_POST = re.compile(
    rf"(?P<who>(?:[\w-]+ ){{1,5}}?{NAME} {NAME}|{NAME} {NAME}(?: {NAME})?, [^:.]{{3,90}}): (?=\S)"
)
_COMING = re.compile(
    r"(?:An?|The|Another|This)(?: \w+){0,2}? (?P<noun>\w+)(?: [^:]{0,60}?)? (?:from|by) "
    r"(?P<who>(?:the |an? )?[^:]{3,90}?): (?=\S)"
)
_PER = re.compile(r"(?P<cue>Per|Citing|Quoting) (?P<who>[^,;]{3,80}), ")
# "For the historian Ann Roe, the threat is likely a bluff."
_FOR = re.compile(
    rf"(?P<cue>For|To) (?P<who>(?:the |an? )?(?:[\w’'-]+ ){{1,4}}?{NAME}(?: {NAME}){{1,3}}"
    r"|the (?:[a-z-]+ ){0,2}[a-z]{5,}), "
)
_AS_SAYS = re.compile(
    r"(?:But |And |Yet )?[Aa]s (?P<who>[^,;]{2,90}?) "
    r"(?:has |have |had |also |itself |once |earlier |previously )*"
    r"(?P<verb>[a-z]+)"
    r"(?: (?:it|before|earlier|on|in|at|to|last|this|previously|previous)\b[^,;]{0,50})?, "
)
_AS_SAID = re.compile(
    r"(?:But |And |Yet )?[Aa]s (?:it was |was |has been )?(?:\w+ly |already |earlier |first )?"
    r"(?P<verb>[a-z]+) (?:\w+ )?by (?P<who>[^,;]{2,90}), "
)
# "Details:", "Update:" and their kin open a line without naming anybody.
_NOBODY = frozenset(
    ("details", "update", "updated", "note", "photo", "video", "watch", "read", "exclusive",
     "breaking", "analysis", "opinion", "editor", "background", "source", "sources", "live",
     "quote", "related", "image", "correction", "author", "date", "key", "conclusion", "takeaways",
     "report", "summary", "location", "outcome", "result", "first", "second", "third")
)  # fmt: skip


def _clause_of(token: Any) -> Any:
    """The verb whose clause a phrase belongs to; the sentence's root if none stands above."""
    head = token.head
    for _ in range(12):
        if head.head is head or head.pos_ in ("VERB", "AUX"):
            break
        head = head.head
    return head


def _rest(token: Any, phrase: list[Any]) -> list[Any]:
    """The clause a phrase vouches for: the whole sentence when it closes or opens it."""
    gone = {t.i for t in phrase}
    start, end = min(gone), max(gone)
    doc = token.doc
    closes = all(t.is_punct or t.is_quote for t in doc[end + 1 :])
    if closes and start > 0 and doc[start - 1].text in (",", "”", '"', "''", "—", "–"):
        return [t for t in doc if t.i not in gone]
    head = _clause_of(token)
    while closes and head.dep_ == "advcl" and head.head.i < head.i:
        # "…, which will widen as wages fall according to X": X says all of it.
        head = head.head
    far = [
        c
        for c in head.children
        if c.dep_ == "conj"
        and c.i > end
        and token.i > head.i
        and any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)
    ]
    return [t for t in branch(head, far) if t.i not in gone]


def _according(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    if "according" not in page.words(sentence).lower():
        return
    for token in page.parse(sentence):
        if token.lower_ != "according":
            continue
        to = next((t for t in token.doc[token.i + 1 : token.i + 2] if t.lower_ == "to"), None)
        who = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None) if to else None
        if to is None or who is None:
            continue
        source = branch(who)
        source = [t for t in source if t.i > to.i]
        yield from _made(page, sentence, "PHRASE:according to", [token, to], source)


@lru_cache(maxsize=2)
def _numbers(strings: Any) -> frozenset[int]:
    """The nouns that make a phrase somebody's view or poll, as the parser numbers words."""
    return frozenset(strings.add(word) for word in (*VIEWS, *POLLS, "point"))


def _views(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    doc = page.parse(sentence)
    # One look at all lemmas together; few sentences hold such a noun.
    if _numbers(doc.vocab.strings).isdisjoint(doc.to_array(LEMMA).tolist()):
        return
    for token in doc:
        if token.dep_ != "prep" or token.lower_ not in ("in", "from", "to", "by", "on"):
            continue
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        if noun is None:
            continue
        if noun.lemma_ in POLLS and token.lower_ in ("in", "on"):
            yield from _made(page, sentence, "PHRASE:in poll", [token], branch(noun))
            continue
        if noun.lemma_ not in VIEWS and not (
            noun.lemma_ == "point" and "view" in {t.lower_ for t in noun.subtree}
        ):
            continue
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        if owner is None:
            of = next((c for c in noun.children if c.lower_ == "of"), None)
            held = [] if of is None else [c for c in of.children if c.dep_ == "pobj"]
            owner = held[0] if held and held[0].lower_ != "view" else None
        if owner is None:
            continue
        source = [t for t in branch(owner) if t.tag_ != "POS"]
        yield from _made(page, sentence, "PHRASE:in view", [token, noun], source)


def _made(
    page: Page, sentence: Sentence, key: str, cue: list[Any], source: list[Any]
) -> Iterator[Candidate]:
    source = [t for t in source if t.i not in {c.i for c in cue}]
    phrase = sorted({t.i: t for t in (*cue, *source, *cue[0].subtree)}.values(), key=lambda t: t.i)
    content = placed(page, sentence, _rest(cue[0], phrase))
    named = placed(page, sentence, source)
    spoken = placed(page, sentence, sorted(cue, key=lambda t: t.i))
    if content and spoken and named:
        yield Candidate(key, "phrase", named, spoken, content)


def _colon(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    """ "ISW: an attack is unlikely" and "An attack is unlikely: ISW", a line of its own."""
    words, base = page.words(sentence), sentence.span.start
    first = base == 0 or page.text[base - 1] == "\n"
    # "Norland: attack unlikely, say analysts": what stands before the colon is the topic.
    lead = _LEAD.match(words) if first and told_last(words) is None else None
    if lead and lead.group(1).split()[0].lower() not in _NOBODY:
        rest = stop(page, base + lead.end(), sentence.span.end)
        yield _titled(sentence, lead, Span(base + lead.end(1), base + lead.end(1) + 1), rest)
    post = _LEAD_POST.match(words) if first and not lead else None
    if post and _posted(post.group("who")):
        source = Span(base + post.start("who"), base + post.end("who"))
        cue = Span(source.end, source.end + 1)
        rest = stop(page, base + post.end(), sentence.span.end)
        yield Candidate("PHRASE:body colon", "title", (source,), (cue,), (rest,))
    tail = _TAIL.search(words)
    if tail and tail.start() > 15 and len(words) < 200 and "," not in words[tail.start() :]:
        cue = Span(base + tail.start(), base + tail.start(1))
        shown = Span(cue.start + (words[tail.start()] == " "), cue.end - 1)
        yield _titled(sentence, tail, shown, Span(base, base + tail.start()))


def _posted(who: str) -> bool:
    """Whether a post or a calling stands beside the name."""
    table, offices = references(), institutions().roles["offices"]
    low = [w.lower() for w in re.findall(r"[a-z][a-z’'-]+", re.sub(r"\b[A-Z]\S*", " ", who))]
    return any(w in offices or table.person(w) for w in low)


def _titled(sentence: Sentence, named: re.Match[str], cue: Span, rest: Span) -> Candidate:
    base = sentence.span.start
    source = Span(base + named.start(1), base + named.end(1))
    body = bool(institutions().mentions(named.group(1)))
    key = "PHRASE:body colon" if body else "PHRASE:colon"
    return Candidate(key, "title", (source,), (cue,), (rest,))


def _coming(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    """ "A warning came on Friday from the coast guard: ships may be stopped"."""
    words, base = page.words(sentence), sentence.span.start
    found = _COMING.match(words)
    if found and found.group("noun").lower() in cues().nouns:
        source = Span(base + found.start("who"), base + found.end("who"))
        noun = Span(base + found.start("noun"), base + found.end("noun"))
        rest = stop(page, base + found.end(), sentence.span.end)
        key = f"NOUN:{found.group('noun').lower()}"
        yield Candidate(key, "coming", (source,), (noun,), (rest,))


def _as(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    """ "As the institute relays, …" and "As earlier reported by X, …", by the words alone.

    Parsers take "relays" for a noun and the subject after "by X," for one more name of X.
    """
    words, base = page.words(sentence), sentence.span.start
    active, passive = _AS_SAYS.match(words), _AS_SAID.match(words)
    found = passive or active
    lemma = cues().spoken.get(found.group("verb").lower()) if found else None
    if found is None or lemma is None or len(found.group("who").split()) > 12:
        return
    source = Span(base + found.start("who"), base + found.end("who"))
    cue = Span(base + found.start("verb"), base + found.end("verb"))
    rest = stop(page, base + found.end(), sentence.span.end)
    yield Candidate(f"VERB:{lemma}", "as", (source,), (cue,), (rest,))


def _per(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    """ "Per a UN envoy, prices will double", "Citing the envoy, …"."""
    found = _PER.match(page.words(sentence))
    if found is None:
        return
    base = sentence.span.start
    source = Span(base + found.start("who"), base + found.end("who"))
    cue = Span(base + found.start("cue"), base + found.end("cue"))
    rest = stop(page, base + found.end(), sentence.span.end)
    yield Candidate("PHRASE:per", "phrase", (source,), (cue,), (rest,))


def _for(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    """ "For the historian Ann Roe, …": in her view; "For Spain, a loss …" is only the topic."""
    words, base = page.words(sentence), sentence.span.start
    found = _FOR.match(words)
    table, roles = references(), institutions().roles
    told = [w.lower() for w in found.group("who").split() if w[0].islower()] if found else []
    if (
        found is None
        or not told
        or not (table.person(told[-1]) or told[-1] in roles["unnamed_heads"] | roles["offices"])
    ):
        return
    source = Span(base + found.start("who"), base + found.end("who"))
    cue = Span(base, base + found.end("cue"))
    rest = stop(page, base + found.end(), sentence.span.end)
    yield Candidate("PHRASE:per", "phrase", (source,), (cue,), (rest,))


def worded(page: Page, sentence: Sentence) -> tuple[Candidate, ...]:
    """Those that the words alone show, found once for each sentence of a page."""
    known: dict[int, tuple[Candidate, ...]] = page.kept.setdefault("worded", {})
    if sentence.index not in known:
        rules = (_colon, _coming, _as, last_candidates, _per, _for)
        known[sentence.index] = tuple(c for rule in rules for c in rule(page, sentence))
    return known[sentence.index]


def phrase_candidates(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    """Every phrase of a sentence that names whose words the rest of it are."""
    yield from _according(page, sentence)
    yield from _views(page, sentence)
    yield from worded(page, sentence)
