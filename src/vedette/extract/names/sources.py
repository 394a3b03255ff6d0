"""From the printed source of an attribution to a holder, as a person would name them."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from vedette.doctrine.institutions import institutions
from vedette.doctrine.references import references
from vedette.extract.names.houses import house as house_of
from vedette.extract.names.houses import issuer
from vedette.extract.names.names import Cast, bare, heads, tidy
from vedette.extract.names.printed import first_name, known_places, leading
from vedette.extract.page import Sentence, parse_together
from vedette.extract.parsing.parser import with_names
from vedette.model.span import Span
from vedette.model.statement import Holder

# People of a body who speak for it as one; "officials" and "sources" of it do not.
_VOICE_OF = frozenset(
    ("analyst", "expert", "team", "staff", "representative", "spokesman", "spokeswoman",
     "spokesperson", "author", "researcher", "service", "office", "site", "website", "economist",
     "strategist", "forecaster", "modeller", "modeler")
)  # fmt: skip
_AS_ONE = frozenset(("team", "staff", "panel"))
_INDEFINITE = frozenset(
    ("a", "an", "some", "several", "many", "one", "two", "another", "other", "few")
)

_OWNED = re.compile(r"(?P<owner>[^,]{2,60}?)[’']s? (?:[\w-]+ ){0,3}(?P<noun>\w+)")
_TOPIC_OF = ("for", "of", "to", "about", "in", "at", "near", "around", "on")
_RELAYED = re.compile(
    r",? (?:(?:who (?:was|were) )?(?:cited|quoted|interviewed|contacted|reached|polled|surveyed) by"
    r"|(?:speaking|talking|who spoke|who talked) (?:to|with)) "
)
# "A person close to the ministry" is not the ministry: it tells of the body and is not its voice.
_OUTSIDE = re.compile(
    r"(?:[A-Za-z][a-z]*(?:-[a-z]+)* ){1,5}(?:close to|familiar with|briefed (?:on|by)|privy to"
    r"|acquainted with|with (?:\w+ )?knowledge of)\b"
)


def _tokens(cast: Cast, sentence: Sentence | None, span: Span) -> list[Any]:
    if sentence is None:
        return []
    start, end = span.start - sentence.span.start, span.end - sentence.span.start
    return [t for t in cast.page.parse(sentence) if t.idx >= start and t.idx + len(t) <= end]


def _nameable(token: Any) -> bool:
    """Whether a word can be of a person's name.

    "The officials", "Russian sources": an opening word and a country's name are no person's.
    """
    if token.pos_ != "PROPN" and (token.i == 0 or not token.text[:1].isupper()):
        return False
    return token.text not in known_places()


def _may_name(cast: Cast, sentence: Sentence | None, span: Span, tokens: Sequence[Any]) -> bool:
    """Whether a person can be named here; to look for one costs as much as a parse.

    Nobody in "the officials", "Russian sources" or a body the table knows.
    """
    if sentence is None:
        return False
    bodies = [Span(m.start, m.end) for m in cast.named(span)]
    return any(
        _nameable(t) and not any(b.covers(cast.page.at(sentence, t)) for b in bodies)
        for t in tokens
    )


def _people(tokens: Sequence[Any]) -> list[str]:
    """Names of persons among the words, owners and mere topics left out.

    "Putin's spokesman", "a spokesman for Putin": Putin does not speak.
    """
    doc, inside = tokens[0].doc, {t.i for t in tokens}
    out = []
    for ent in with_names(doc).ents:
        if ent.label_ != "PERSON" or ent.start not in inside:
            continue
        name = bare(re.sub(r"[’']s?$", "", ent.text))
        after = doc[ent.end] if ent.end < len(doc) else None
        owner = (after is not None and after.tag_ == "POS") or ent.text.endswith(("’s", "'s"))
        topic = ent.root.dep_ == "pobj" and ent.root.head.lower_ in _TOPIC_OF
        body = bool(institutions().mentions(ent.text))
        if not (owner or topic or body):
            out.append(name)
    return out


def _country(words: str) -> str:
    known = institutions()
    # The plain look comes first: two hundred patterns a source were a tenth of all reading.
    codes = {
        code
        for name, code in {**known.countries, **known.capitals}.items()
        if name in words and re.search(rf"(?<![\w]){re.escape(name)}(?!\w)", words)
    }
    return codes.pop() if len(codes) == 1 else ""


def _head(tokens: Sequence[Any], words: str) -> tuple[str, list[str], bool]:
    """(head lemma, its modifiers, definite) of a source, from the parse or the last word."""
    found = heads(tokens)
    if found:
        top = found[0]
        mods = [t.lower_ for t in top.lefts if t.dep_ in ("amod", "compound", "nmod")]
        first = tokens[0].lower_
        lemma = top.lemma_.lower()
        return lemma, mods, first not in _INDEFINITE
    last = words.split(",", maxsplit=1)[0].split()
    word = last[-1].lower() if last else ""
    return word.removesuffix("s"), [w.lower() for w in last[:-1]], True


def _body(cast: Cast, span: Span, words: str, tokens: Sequence[Any]) -> Holder | None:
    """A body named in the source: itself, its report or its analysts; not its officials."""
    named = cast.named(span)
    if not named:
        return None
    head, _, _ = _head(tokens, words)
    roles = institutions().roles
    spoken = [m for m in named if m.who.kind != "press"] or named
    first = spoken[0]
    printed = cast.text[first.start : first.end]
    owner = re.match(r"[’']s? [a-z]", cast.text[first.end : first.end + 4]) is not None
    if owner and head in references().bodies and not first.start > span.start + 60:
        return Holder(_short(words), mention=span)  # "the junta's ministry" is no junta
    alone = re.sub(r"\s*\([^)]*\)", "", tidy(words)) == printed
    collective = head in roles["products"] or head in _VOICE_OF
    if not alone and not collective and head in roles["unnamed_heads"]:
        return Holder(_unnamed(words), unnamed=True, mention=span)
    if first.start - span.start > 60 and not collective and not alone:
        return None
    return Holder(first.who.name, mention=Span(first.start, first.end))


def _unnamed(words: str) -> str:
    """ "officials in Niger" as "unnamed Nigerien officials"; others keep their words."""
    known = institutions()
    found = re.match(
        r"(?:the |some )?([\w-]+s) (?:in|of|from) ((?:the )?[A-Z][\w ]+)$", _short(words)
    )
    if found and found.group(2) in known.countries:
        code = known.countries[found.group(2)]
        adjective = next(a for a, c in known.countries.items() if c == code)
        return f"unnamed {adjective} {found.group(1)}"
    return "unnamed " + _short(words).removeprefix("unnamed ").removeprefix("anonymous ")


def _short(words: str) -> str:
    """A long source cut to the words that name: no clause after a comma or "who"."""
    words = re.split(r",| who | which | that | whose ", words)[0]
    name = tidy(words)
    return " ".join(name.split()[:9])


def _plural(tokens: Sequence[Any]) -> bool:
    """Whether several are meant: "experts" are not the one expert named elsewhere."""
    top = heads(tokens)
    return bool(top) and top[0].tag_ in ("NNS", "NNPS")


def _stand_in(cast: Cast, span: Span, words: str, tokens: Sequence[Any]) -> Holder | None:
    head, mods, _ = _head(tokens, words)
    country = _country(words)
    top = heads(tokens)
    owner = next((t for t in top[0].children if t.dep_ == "poss"), None) if top else None
    if (
        owner is not None
        and owner.pos_ == "NOUN"
        and head in _VOICE_OF | institutions().roles["products"]
    ):
        # "The think tank's authors": the words that own them stand for the body.
        head, mods = owner.lemma_.lower(), [t.lower_ for t in owner.lefts if t.dep_ == "compound"]
    articled = re.match(r"(?:the|its|their|this|a|an)\b", words, re.IGNORECASE)
    pointed = bool(articled) or bool(country)
    # A headline drops the article: "attack unlikely, institute says".
    pointed = pointed or (words.islower() and not _plural(tokens))
    phrases = [f"{mods[-1]} {head}"] if mods else []
    if head == "tank":
        phrases = ["think tank"]
    for word in (*phrases, head):
        found = cast.standing(word, span.start, country, earlier_only=not pointed)
        if len(found) == 1:
            return Holder(found[0].name, mention=span)
        if len(found) > 1:
            others = tuple(w.name for w in found)
            return Holder(_short(words), resolved=False, mention=span, candidates=others)
    return None


def _speaker(cast: Cast, source: Sequence[Span]) -> Span:
    """The source without who passed it on.

    "Two officers cited by Reuters": the officers hold it, Reuters carries it.
    """
    span = Span(source[0].start, source[-1].end)
    relay = _RELAYED.search(span.of(cast.text))
    return Span(span.start, span.start + relay.start()) if relay else span


def mark_people(asked: Iterable[tuple[Cast, Iterable[Sequence[Span]]]]) -> None:
    """Mark the names in every sentence whose source may be a person: together they cost half."""
    parse_together([(cast.page, _personal(cast, sources)) for cast, sources in asked], names=True)


def _personal(cast: Cast, sources: Iterable[Sequence[Span]]) -> list[Sentence]:
    """The sentences of sources that may be a person's name."""
    chosen = []
    for source in sources:
        sentence = cast.page.holding(source[0].start) if source else None
        span = _speaker(cast, source) if source else None
        if sentence and span and _may_name(cast, sentence, span, _tokens(cast, sentence, span)):
            chosen.append(sentence)
    return chosen


def resolve(cast: Cast, sentence: Sentence | None, source: Sequence[Span]) -> Holder | None:
    """The holder a source names by itself or by standing for somebody; None for a pronoun.

    A named person outranks the body they serve.
    """
    if not source:
        return None
    span = _speaker(cast, source)
    words = span.of(cast.text)
    tokens = _tokens(cast, sentence, span)
    roles = institutions().roles
    if words.lower() in ("who", "which", "that") and tokens:
        return _antecedent(cast, sentence, tokens[0])
    if tidy(words).lower() in set().union(*(v for k, v in roles.items() if k.startswith("pron"))):
        return None
    if _OUTSIDE.match(words) and (not tokens or tokens[0].pos_ != "PROPN"):
        return Holder(_unnamed(words), unnamed=True, mention=span)
    said = _people(tokens) if _may_name(cast, sentence, span, tokens) else []
    people = [p for p in said if not {p.split()[-1], f"The {p}"} & known_places()]
    look = leading if cast.named(span) else first_name
    printed = None if people else look(cast, span, words)
    if people or printed:
        name, others = cast.person(people[0] if people else printed or "")
        return Holder(name, resolved=not others, mention=span, candidates=others)
    body = _body(cast, span, words, tokens)
    if body is not None:
        return body
    owned = _OWNED.fullmatch(words)
    if owned and owned.group("noun").lower() in roles["products"] | {"model"}:
        # "The ministry's annual report": what a body's text judges, the body judges.
        return resolve(cast, sentence, (Span(span.start, span.start + owned.end("owner")),))
    return _common(cast, span, words, tokens)


def _antecedent(cast: Cast, sentence: Sentence | None, token: Any) -> Holder | None:
    """ "Two officers who said": the officers, read as if they were the source."""
    noun = token.head.head
    if sentence is None or token.head.dep_ != "relcl" or noun.i >= token.i:
        return None
    start = cast.page.at(sentence, noun.left_edge).start
    return resolve(cast, sentence, (Span(start, cast.page.at(sentence, noun).end),))


def _common(cast: Cast, span: Span, words: str, tokens: Sequence[Any]) -> Holder:
    """A source with no name in it: a stand-in, a role somebody on the page holds, or unnamed."""
    roles = institutions().roles
    head, mods, definite = _head(tokens, words)
    surname = tidy(words).split(",")[0]
    if " " not in surname and len(cast.full(surname)) == 1:
        return Holder(cast.full(surname)[0], mention=span)
    bare_noun = bool(tokens) and tokens[0].lower_ not in _INDEFINITE
    own = head in roles["products"] and bool(re.search(r"\b(?:its|their)\b", words))
    if head == "tank" or own or (definite and bare_noun):
        found = _stand_in(cast, span, words, tokens)
        if found is not None:
            return found
        if head in roles["offices"] and not _plural(tokens):
            people = cast.role(head, mods)
            if len(people) == 1:
                return Holder(people[0], mention=span)
    house = (
        house_of(_short(words))
        if head in _AS_ONE or (head in _VOICE_OF and _plural(tokens))
        else ""
    )
    if head in roles["products"]:
        house = issuer(_short(words), head)
    if house:
        return Holder(house, mention=span)
    if head in roles["unnamed_heads"] or head in roles["products"] or head in roles["offices"]:
        return Holder(_unnamed(words), unnamed=True, mention=span)
    return Holder(_short(words) or words.strip(), mention=span)
