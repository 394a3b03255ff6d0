"""Speech told by its words where the parse sees none: "…, says Ada Berg", "Oslo, he went on, …"."""

from typing import Any

from vedette.doctrine.cues import cues
from vedette.extract.attribution.pieces import Candidate, placed, subject
from vedette.extract.attribution.signs import signs
from vedette.extract.page import Page, Sentence

_MARKS = frozenset((",", '"', "”", "''", "’", "'"))
_NAMING = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"))
# "Told parliament": behind these stands who was told, not who speaks.
_TO_WHOM = frozenset(("tell", "inform", "assure", "remind", "warn", "ask", "advise", "brief"))
_FINITE = frozenset(("MD", "VBZ", "VBD", "VBP"))
_STOPS = frozenset((",", ".", ";", ":", "who", "which", "—", "–"))


def turned_speech(page: Page, sentence: Sentence, verb: Any, lemma: str) -> Candidate | None:
    """ "The odds are 'slim', says Ada Berg", "Oslo, the envoy went on, would yield": by the words.

    Parsers take what is said for the speaker, or see no speech at all. lemma: of the verb, with
    its particle; None where the words show no such speech.
    """
    doc = verb.doc
    if verb.i < 3 or verb.tag_ not in ("VBZ", "VBD", "VBP", "VB") or verb.i + 1 >= len(doc):
        return None
    goes = verb.lemma_ == "go" and doc[verb.i + 1].lower_ == "on"
    if not goes and not cues().told(f"VERB:{lemma}"):
        return None
    made = None if goes or lemma in _TO_WHOM else _behind(verb)
    made = made or _between(verb, goes=goes)
    if made is None:
        return None
    source, content = made
    pieces, who = placed(page, sentence, content), placed(page, sentence, source)
    if not pieces or not who:
        return None
    key = "VERB:say" if goes else f"VERB:{lemma}"
    traits = signs(verb, source[-1], content, weigh=False)
    return Candidate(key, "aside", who[:1], placed(page, sentence, [verb]), pieces, traits)


_Parts = tuple[list[Any], list[Any]]


def _behind(verb: Any) -> _Parts | None:
    """The speaker behind the verb, which a comma or a closing mark parts from what is said."""
    doc = verb.doc
    if doc[verb.i - 1].text not in _MARKS or doc[verb.i + 1].pos_ not in _NAMING:
        return None
    # "Ada Berg, the envoy, says": a name beside a name is no speech.
    said = doc[: verb.i]
    clause = any(t.tag_ in _FINITE and t.dep_ != "relcl" for t in said)
    # "Highly unlikely, says Ada Berg": no noun that could be the speaker stands in front.
    if not clause and any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in said):
        return None
    who = subject(verb)
    if who is not None and who.i > verb.i and _hung(verb):
        return None  # the parse sees the speech
    if who is not None and who.i < verb.i and not _parted(doc, who.i, verb.i):
        return None
    source: list[Any] = []
    for token in doc[verb.i + 1 :]:
        if token.pos_ in ("VERB", "AUX"):
            return None  # "Ada Berg, the envoy, said nothing points to war": she says it
        posted = source and (source[-1].pos_ == "NOUN" or source[0].pos_ == "DET")
        named = token.text == "," and posted
        if named and token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "PROPN":
            continue  # "says the ministry's adviser, Ada Berg"
        if token.lower_ in _STOPS or token.is_quote:
            break
        source.append(token)
    if not source or source[-1].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    return source, list(doc[: verb.i])


def _hung(verb: Any) -> bool:
    """Whether the parse hangs what is said on the verb, or the verb on what is said."""
    below = any(c.dep_ in ("ccomp", "parataxis", "csubj", "dobj", "xcomp") for c in verb.children)
    return below or verb.dep_ in ("parataxis", "ccomp")


def _between(verb: Any, *, goes: bool) -> _Parts | None:
    """A speaker and a verb between two commas, inside what is said."""
    doc, first = verb.doc, verb.i
    last = verb.i + (2 if goes else 1)
    while first > 0 and doc[first - 1].pos_ in _NAMING:
        first -= 1
    opened = first > 1 and doc[first - 1].text == ","
    closed = last < len(doc) and doc[last].text == ","
    # "A strike is near, the agency reported, quoting two aides": no clause goes on behind it.
    on = any(t.tag_ in _FINITE for t in doc[last:])
    cites = last + 1 < len(doc) and doc[last + 1].lower_ in ("citing", "quoting")
    if (
        not on
        or cites
        or not opened
        or not closed
        or first == verb.i
        or doc[verb.i - 1].pos_ == "ADJ"
    ):
        return None
    # "The institute asks for calm: floods, it warns, may come": what is said begins at the colon.
    begins = max((t.i + 1 for t in doc[:first] if t.text in (":", ";")), default=0)
    around = [t for t in doc if begins <= t.i < first or t.i >= last]
    return list(doc[first : verb.i]), around


def _parted(doc: Any, low: int, high: int) -> bool:
    return any(t.text in _MARKS for t in doc[low:high])
