"""A plain question read as who does what to whom, where and by when."""

import re
from datetime import date
from typing import Any

from vedette.doctrine.acts import Act, acts, word_class
from vedette.doctrine.kin import kins, known_words
from vedette.doctrine.parties import party_row
from vedette.errors import BadQuestion
from vedette.extract.page import plain
from vedette.extract.parsing.parser import name_type, parser
from vedette.extract.question.act import (
    act_named,
    actor_tokens_of,
    event_asked,
    event_of,
    places_of,
    read_act,
)
from vedette.extract.question.family import family
from vedette.extract.question.reading import event_reading, reading
from vedette.extract.question.window import Window, window, without_window
from vedette.model.question import Party, Question, QuestionSet

HOW = 'Ask who will do what, like this: "Will ECOWAS intervene in Niger before 2024?"'
_OPENING = re.compile(
    r"^(?:how likely is it that|what (?:is|are) the (?:chances?|odds|likelihood|probability|risk) "
    r"(?:that|of)|do you think(?: that)?|is it (?:likely|possible|probable) that|"
    r"how likely (?:is|are)|is there a (?:chance|risk) (?:that|of))\s+",
    re.IGNORECASE,
)
_AUX = re.compile(
    r"^(?P<aux>will|would|could|can|may|might|shall|should|is|are|was|were|does|do|did|has|have)\s+",
    re.IGNORECASE,
)
_GOING = re.compile(
    r"\b(?:going|likely|about|set|expected|poised|due|ready|planning|preparing|able)\s+to\s+",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\b([Rr]e)-(?=elect)")  # the parser takes "re-elect" for three words
_STOP = frozenset(("year", "month", "week", "winter", "spring", "summer", "autumn", "time", "end"))


def from_sentence(text: str, *, id: str = "q", as_of: date | None = None) -> QuestionSet:
    """The set of questions one plain question stands for.

    "Will Belarus enter the war against Ukraine?" is read as actor Belarus, act enter_war,
    target Ukraine, and brings four propositions kept apart; most questions stand alone.
    Raises BadQuestion, with how to ask, when no actor or act can be read.
    """
    asked = _PARTED.sub(r"\1", " ".join(plain(text).split()))
    if not asked:
        raise BadQuestion(f"The question is empty. {HOW}")
    limits = window(asked, as_of=as_of)
    verb, actor_tokens, found, event = _parts(without_window(asked))
    if verb is None:
        raise BadQuestion(f"Neither an actor nor an act can be read from {asked!r}. {HOW}")
    if event is not None:
        return QuestionSet(id, (_event(event, id=id, asked=asked, limits=limits),))
    actors = _actors(actor_tokens, found)
    targets = _targets(verb, actor_tokens, actors=actors, act=found)
    words = _act_words(verb)
    question = Question(
        id=id,
        text=asked,
        actors=actors,
        acts=(found.id if found else words,),
        act_words=(words,),
        targets=targets,
        opens=limits.opens,
        closes=limits.closes,
        reading=reading(actors, words=words, act=found, targets=targets, limits=limits),
    )
    if found and found.family == "joining":
        return family(question)
    return QuestionSet(id, (question,))


def _parts(plainly: str) -> tuple[Any, list[Any], Act | None, Any]:
    """The verb asked, who does it, the act it is in the table, and an event without a doer."""
    verb = _main_verb(parser()(declarative(plainly)))
    actor_tokens = actor_tokens_of(verb) if verb is not None else []
    event = event_of(verb) if not actor_tokens else None
    verb, found = read_act(verb, actor_tokens[0]) if actor_tokens else (event, None)
    if event is None and (
        verb is None or not actor_tokens or (found is None and verb.lemma_ == "be")
    ):
        verb, actor_tokens, found = event_asked(parser()(plainly))
        event = verb if not actor_tokens else None
    return verb, actor_tokens, found, event


def _actors(tokens: list[Any], found: Act | None) -> tuple[Party, ...]:
    """Each actor once, as a person where the act is a person's."""
    person = bool(found and found.subject == "person")
    return tuple(dict.fromkeys(_party(t, person=person) for t in tokens))


def _event(event: Any, *, id: str, asked: str, limits: Window) -> Question:
    """ "Will there be a coup in Mali?": an act nobody is named for, and the place of it."""
    labour = any(row.says[0] == event.lemma_.lower() and not row.acts for row in kins())
    found = None if labour else act_named(event)  # a rail strike is no air strike
    words = event.lemma_.lower()
    places = tuple(dict.fromkeys(_party(token) for token in places_of(event)))
    return Question(
        id=id,
        text=asked,
        actors=(),
        acts=(found.id if found else words,),
        act_words=(words,),
        targets=places[1:],
        territory=places[0] if places else None,
        opens=limits.opens,
        closes=limits.closes,
        reading=event_reading(found, words=words, places=places, limits=limits),
    )


def declarative(text: str) -> str:
    """ "Will Iran close it?" as "Iran will close it.": what the parser reads best."""
    body = _OPENING.sub("", text.strip().rstrip("?.! ").strip())
    opening = _AUX.match(body)
    if not opening:
        return body[:1].upper() + body[1:] + "."
    rest = body[opening.end() :]
    going = _GOING.search(rest)
    if going and opening["aux"].casefold() in ("is", "are", "was", "were"):
        return f"{rest[: going.start()]}will {rest[going.end() :]}."
    doc = parser()(f"{opening['aux'].capitalize()} {rest}?")
    cut = _subject_end(doc) or _tried(doc)
    if cut is None:
        return f"{rest}."
    said = doc.text[doc[1].idx : cut].strip()
    return f"{said} will {doc.text[cut:].strip().rstrip('?')}."


def _subject_end(doc: Any) -> int | None:
    """Where the subject of a question ends: before its first verb after the auxiliary.

    "Could the Taliban attack ...": a verb that is also a noun is taken for one by the parser,
    so a word the table knows as an act counts when it follows a name or noun.
    """
    heads = {pattern.head for act in acts().values() for pattern in act.asked}
    return _cut(doc, heads) or _cut(doc, heads | known_words())


def _cut(doc: Any, heads: set[str]) -> int | None:
    for token in doc[2:]:
        verb = token.tag_ in ("VB", "VBN", "VBG") or (token.pos_ == "VERB" and token.tag_ != "VBD")
        before, after = doc[token.i - 1], doc[min(token.i + 1, len(doc) - 1)]
        named = bool(party_row(before.text)) or after.tag_ != "NN"
        hidden = token.lower_ in heads and before.pos_ in ("NOUN", "PROPN") and named
        if verb or hidden:
            left = token.i
            while left > 2 and doc[left - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
                left -= 1
            return int(doc[left].idx)
    return None


def _tried(doc: Any) -> int | None:
    """Where "will" makes a sentence of it: the parser takes many a verb behind a name for a noun.

    "Will Norway's Court quash the verdict": "Norway's Court will quash the verdict" has a verb.
    """
    for token in doc[3:8]:
        before = doc[token.i - 1]
        if not (token.is_lower and token.is_alpha and before.pos_ in ("NOUN", "PROPN")):
            continue
        said = parser()(f"{doc.text[doc[1].idx : token.idx]}will {doc.text[token.idx :]}")
        verb = next(t for t in said if t.idx == token.idx - doc[1].idx + 5)
        if verb.tag_ == "VB" and verb.dep_ == "ROOT":
            return int(token.idx)
    return None


def _main_verb(doc: Any) -> Any:
    for token in doc:
        if token.dep_ == "ROOT" and token.pos_ in ("VERB", "AUX"):
            return token
    verbs = [t for t in doc if t.pos_ == "VERB"]
    return verbs[0] if len(verbs) == 1 else None


def _phrase(token: Any) -> str:
    """The noun phrase without its article and what hangs on it after "of" or a comma."""
    keep = [
        t
        for t in token.subtree
        if (t.dep_ not in ("det", "punct", "cc", "conj") or t.text == "-") and t.i <= _right(token)
    ]
    words = "".join(t.text_with_ws for t in keep).strip()
    return words or str(token.text)


def _right(token: Any) -> int:
    edge = token.i
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            edge = max([t.i for t in child.subtree])
    return int(edge)


# What a state has and does not direct: its central bank cuts rates, the state does not.
_OWN_ACCOUNT = frozenset(
    ("bank", "court", "union", "company", "voter", "opposition", "economy", "currency", "team",
     "rebel", "group", "farmer", "worker", "election", "strike", "stock", "market", "inflation")
)  # fmt: skip


def _on_its_own(noun: str) -> bool:
    """Bodies on their own account, and people named by their trade: drivers, machinists."""
    state = word_class("body") | word_class("force")
    return noun in _OWN_ACCOUNT or (noun.endswith(("er", "or", "ist")) and noun not in state)


def _party(token: Any, *, person: bool = False) -> Party:
    words = _phrase(token)
    known = party_row(token.text)
    if person and known and token.text in known.leaders:
        return Party(words, (token.text,))  # an election is won by the person, not the state
    row = party_row(words) or party_row(token.text)
    if row:
        return row.party()
    owner = next((c for c in token.children if c.dep_ in ("poss", "compound", "amod")), None)
    owned = party_row(owner.text) if owner is not None else None
    if owned and not _on_its_own(token.lemma_.lower()):
        # "Sudan's army", "Belarusian forces": the party, with the words as asked
        party = owned.party()
        return Party(party.name, (words, *party.aliases), party.leaders)
    heads = [t.text for t in token.subtree if t.pos_ == "PROPN" and t.i != token.i]
    extra = (heads[-1],) if token.pos_ != "PROPN" and heads else ()
    if token.pos_ == "NOUN" and " " in words:
        nouns = [t for t in (*token.lefts, token) if t.pos_ == "NOUN"]
        extra = (*extra, *(f"the {noun.text}" for noun in nouns))
    if " of " in words:
        extra = (*extra, words.rsplit(" of ", 1)[1])
    return Party(words, extra)


def _act_words(verb: Any) -> str:
    words = [verb.lemma_.lower()]
    words += [c.lower_ for c in verb.children if c.dep_ == "prt"]
    if words == ["go"]:  # "go on strike": the noun says what is done
        words += [p.lemma_.lower() for c in verb.children if c.lower_ == "on" for p in c.children]
    for child in verb.children:
        if child.dep_ == "dobj" and child.pos_ == "NOUN":
            words.append(child.lemma_.lower())
    return " ".join(words)


def _targets(
    verb: Any, actor_tokens: list[Any], *, actors: tuple[Party, ...], act: Act | None
) -> tuple[Party, ...]:
    taken = {party.name for party in actors}
    skip = {t.i for one in actor_tokens for t in one.subtree}
    out: list[Party] = []
    for token in verb.subtree:
        if token.dep_ not in ("dobj", "pobj", "poss", "conj", "compound") or token.i in skip:
            continue
        known = party_row(token.text)
        named = token.pos_ == "PROPN" or any(t.pos_ == "PROPN" for t in token.children)
        noun = named and token.dep_ in ("dobj", "pobj") and name_type(token) != "DATE"
        if not (known or noun) or token.lower_ in _STOP:
            continue
        seat = bool(known and token.text in known.seat)
        itself = seat and (bool(act and act.takes_place) or known.name in taken if known else False)
        out.append(Party(token.text) if itself else _party(token))
        skip |= {t.i for t in token.subtree if t.dep_ != "conj"}
    return tuple(p for p in dict.fromkeys(out) if p.name not in taken)
