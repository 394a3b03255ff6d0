"""Titles that state as a fact what their own text only judges likely."""

from vedette.doctrine.relay_words import relay_words
from vedette.model.document import ZoneKind
from vedette.model.lineage import Conflict
from vedette.trace.drift.conflicts import conflict
from vedette.trace.drift.strength import place_of
from vedette.trace.drift.wording import Line, consonants, doubts, line, tokens
from vedette.trace.mentions import Desk, Mention, scorable
from vedette.trace.products.products import Issue

_TITLE_WORDS, _TITLE_PART = 4, 0.7  # how much of a title the hedged sentence must hold
_SENTENCE_PART = 0.3  # and how much of the sentence the title must
_NEAR, _AT_MOST = 0.85, 0.6  # a title that sees it coming, a text that gives it less than that
_OF_THAT = 3  # stems such a title must share with the sentence
_NAME = 4  # consonants two forms of one name begin with: "Norland", "norlandish"


def bold_titles(desk: Desk, issue: Issue) -> list[Conflict]:
    """
    "Shortage halts the advance" over a text in which the shortage likely slows it: a title
    that states what its own text only judges likely, and so is no estimate any more.
    """
    out: list[Conflict] = []
    seen: set[str] = set()
    for relay in issue.relays:
        for start, end in _titles(desk, relay.document):
            title = desk.line(relay.document, desk.text(relay.document)[start:end])
            found = next((m for m in relay.mentions if _states(title, m)), None)
            if found is not None and title.key not in seen:
                seen.add(title.key)
                because = (
                    f"The title in {desk.outlet(relay.document)} states as a fact what its text "
                    f"hedges with “{found.estimate.words}”."
                )
                place = f"{relay.document}@{start}-{end}"
                out.append(conflict("headline_hardened", found.estimate.id, [place], because))
    return out


def _titles(desk: Desk, document: str) -> list[tuple[int, int]]:
    """Titles and subheads that hold no estimate and ask no question."""
    found = desk.documents.get(document)
    judged = desk.judged(document)
    spans = [
        (zone.span.start, zone.span.end)
        for zone in (found.zones if found else ())
        if zone.kind in (ZoneKind.TITLE, ZoneKind.SUBHEAD)
    ]
    text = desk.text(document)
    return [
        (start, end)
        for start, end in spans
        if "?" not in text[start:end] and not any(q.start < end and start < q.end for q in judged)
    ]


def _states(title: Line, mention: Mention) -> bool:
    """Whether nearly every word of the title stands in the hedged sentence, its doubt aside."""
    if _at_the_door(title, mention) or _denies_ability(title, mention):
        return True
    hedge = doubts(mention.estimate.words)
    if not hedge or not scorable(mention.estimate) or doubts(title.text) & hedge:
        return False
    name = line(f"said {mention.origin}").content
    there = {_rooted(stem) for stem in mention.line.content}
    shared = {stem for stem in title.content - name if _rooted(stem) in there}
    # A unit's name in a subhead stands in many sentences and states nothing of any.
    of_title, of_sentence = len(title.content - name), len(mention.line.content)
    enough = len(shared) >= _TITLE_WORDS and len(shared) >= _TITLE_PART * of_title
    return enough and len(shared) >= _SENTENCE_PART * of_sentence


def _at_the_door(title: Line, mention: Mention) -> bool:
    """
    "Country on the brink of attacking its neighbour" over a text in which an attack is unlikely.
    """
    low = title.text.lower()
    near = [words for words, place in relay_words().unscaled if place >= _NEAR and words in low]
    held = place_of(mention.estimate)
    if not near or held is None or held > _AT_MOST or not scorable(mention.estimate):
        return False
    rest = title.content - line(near[0]).content
    shared = rest & mention.line.content
    return len(shared) >= _OF_THAT and len(shared) >= _TITLE_PART * len(rest)


def _rooted(stem: str) -> str:
    """Short verbs in a title and in its text: "turns" and "turned" are both "turn"."""
    return stem.rstrip("esd") if len(stem.rstrip("esd")) > 2 else stem


def _denies_ability(title: Line, mention: Mention) -> bool:
    """
    "They have no ships fit for a landing" over a text in which a force able to land is
    unlikely to be formed: the title denies flatly what the text holds unlikely.
    """
    held = place_of(mention.estimate)
    if held is None or held >= 0.5 or not scorable(mention.estimate) or doubts(title.text):
        return False
    if not doubts(mention.estimate.words) or not _able(mention.line):
        return False
    words = {word.lower() for word in tokens(title.text.replace("’", "'"))}
    denied = bool(words & relay_words().negations)
    forms = {consonants(word)[:_NAME] for word in tokens(mention.line.text)}
    same = any(len(name) >= _NAME - 1 and name[:_NAME] in forms for name in title.names)
    return denied and _able(title) and same


def _able(found: Line) -> bool:
    low = f" {' '.join(tokens(found.text.lower()))}"
    return any(f" {stem}" in low for stem in relay_words().ability)
