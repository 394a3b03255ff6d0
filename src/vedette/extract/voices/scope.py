"""What lies outside a source's words although it stands in the same sentence.

"The staff reported that patients were moved, likely to free beds": the staff reported the
move, the author supplies the reason.
"""

import re
from collections.abc import Sequence
from typing import Any

from vedette.doctrine.cues import cues
from vedette.doctrine.institutions import institutions
from vedette.extract.names.names import heads
from vedette.extract.parsing.parser import name_type
from vedette.extract.voices.page import RATING, Stage
from vedette.extract.voices.refer import kind_of
from vedette.model.span import Span
from vedette.model.statement import Attribution, Quotation

# After a comma, dash or bracket an analyst's "likely" opens a comment of his own.
_COMMENT = re.compile(
    r"(?:,[”\"’']*|—|–|\(|--)\s*(?:an? |the |and |but |most |very |highly |almost )*"
    r"(?:likely|probably|presumably|certainly)\b"
    r"(?! (?:will|would|could|has|have|is|are|was|were)\b)",
)
# "The journalist reported that the village fell on Friday, and forces may have gone on": the
# second fact with a doubt of its own is what the analyst adds. With "that" again, or without
# the comma, the source goes on. So too ", which may show…" and ", suggesting that…".
_SECOND = re.compile(
    r", (?:and|but|though|although) (?!that\b)(?:(?!that\b)[\w’'-]+ ){1,7}$"
    r"|, which (?:[\w’'-]+ ){0,4}$"
    r"|, (?:confirming|suggesting|indicating|implying|demonstrating|signal?ling) [^,;]*$"
)
_RATED = re.compile(
    r"\s+[“\"‘']?(?:(?:in|before|by|within|over|during|until|this|next) (?:[\w’'-]+ ){1,5})?"
    r"(?:(?:as|to be|both|an?|the|quite|rather|very|still|now|equally) )*"
)
_DOUBTS = frozenset(("likely", "probably", "may", "might", "possibly"))
_BACK_IN = re.compile(r"[;“]|, (?:and|but|while|which)\b")
# Relations whose content is what was said; "rejected the demand" reports no likelihood.
_SAYS = frozenset(("clause", "quote", "aside", "as", "phrase", "title", "passive-clause",
                   "is-clause", "quoted-as", "quoting", "citing", "coming",
                   "passive-as"))  # fmt: skip
# What cannot speak: an act, an image, a force.
_THINGS = frozenset(
    ("move", "movement", "activity", "image", "imagery", "footage", "photo", "video", "fact",
     "comment", "remark", "deployment", "exercise", "drill", "evidence", "sign", "indicator",
     "event", "attack", "withdrawal", "meeting", "action", "situation", "pattern", "change",
     "rotation", "failure", "success", "operation", "decision", "step", "rate", "level", "order",
     "rhetoric", "force", "troop", "unit", "war", "front", "weapon", "everything", "something",
     "development", "agreement", "deal", "law", "word", "visit", "trip", "plan", "news", "crisis",
     "threat", "risk", "possibility", "gut", "instinct", "heart", "experience", "territory",
     "border", "city", "town", "area", "price")
)  # fmt: skip
_COUNTS = frozenset(
    ("total", "figure", "number", "tally", "count", "sum", "share", "margin", "percentage", "rate",
     "vote", "result", "price", "cost", "toll", "odds", "chance")
)  # fmt: skip
_MINDS = frozenset(("find", "see", "call", "describe", "read"))
# Participles after a comma that conclude from what was just told.
_SIGNS = frozenset(
    ("indicating", "suggesting", "showing", "implying", "demonstrating", "signaling",
     "signalling", "meaning", "proving", "confirming", "reflecting", "revealing")
)  # fmt: skip
_SPEAKING = frozenset(
    ("authority", "government", "side", "leadership", "command", "leader", "minister", "president",
     "country", "state", "ally", "partner", "community", "administration", "service", "ministry",
     "party", "group", "agency", "intelligence", "estimate", "poll", "data", "figure", "document",
     "woman", "man", "member", "reader", "team", "study", "council", "committee", "commission",
     "bureau", "office", "police", "army", "military", "staff", "bank", "market", "investor")
)  # fmt: skip


def _relation(attribution: Attribution) -> str:
    return attribution.rule.split(".", 2)[2].partition("/")[0]


def _tokens(made: Stage, span: Span) -> Sequence[Any]:
    sentence = made.sentence(span)
    if sentence is None:
        return ()
    return [t for t in made.page.parse(sentence) if span.covers(made.page.at(sentence, t))]


def _minds(attribution: Attribution, made: Stage) -> bool:
    """Whether only a mind does this: "it finds that", not "it shows that"."""
    words = " ".join(c.of(made.page.text) for c in attribution.cue).lower()
    return any(cues().spoken.get(w) in _MINDS for w in words.split())


def _figure(tokens: Sequence[Any]) -> bool:
    """Whether the source is a count of something: "that early total", "the tally of posters"."""
    top = heads(tokens)
    return bool(top) and top[0].lemma_.lower() in _COUNTS


def _can_speak(made: Stage, attribution: Attribution, shown: bool) -> bool:
    """Whether the source is somebody: not "the moves", not "everything here", not "forces"."""
    holder = attribution.holder
    tokens = _tokens(made, attribution.source[0]) if attribution.source else ()
    kind = kind_of(attribution.source[0].of(made.page.text), list(tokens)) if tokens else ""
    if kind in ("person", "owner", "group", "some", "same", "body") and len(tokens) > 1:
        return True
    if holder is None:
        return not shown or (
            kind in ("body", "group", "some", "person") and _minds(attribution, made)
        )
    if tokens and (tokens[0].lower_ in ("what", "whatever", "how") or _figure(tokens)):
        return False
    top = heads(tokens)
    lemma = top[0].lemma_.lower() if top else ""
    if lemma in _THINGS or (shown and lemma in ("which", "that", "this", "these", "it", "what")):
        return False
    roles = institutions().roles
    speaking = _SPEAKING | roles["unnamed_heads"] | roles["products"] | roles["offices"]
    if top and shown and top[0].pos_ != "PROPN" and lemma not in speaking:
        return False
    if holder.name in made.known or (holder.unnamed and not shown):
        return True
    if not top:
        return holder.unnamed
    if name_type(top[0]) in ("DATE", "TIME", "EVENT"):
        return False
    if top[0].pos_ == "PROPN" or lemma in speaking:
        return True
    # "Tanker owners doubt", "the captain reported": whoever is no thing may speak.
    return bool(top[0].pos_ == "NOUN") and not shown


def _inferred(made: Stage, attribution: Attribution, relation: str, cue: str) -> bool:
    """Whether a participle draws the writer's own conclusion: "…, indicating that".

    "A report suggesting that" is the report's: no comma stands before.
    """
    if relation not in ("clause", "object") or not cue.endswith("ing"):
        return False
    if cue.rsplit(maxsplit=1)[-1] not in _SIGNS:
        return False
    return made.page.text[: attribution.cue[0].start].rstrip().endswith((",", "—", "–"))


def _topic_line(made: Stage, attribution: Attribution, relation: str) -> bool:
    """Whether a colon follows a label, not a speaker: "FLOOD ALERT: …", "STORM'S PATH: …"."""
    if relation != "title" or not attribution.source:
        return False
    span = attribution.source[0]
    words = span.of(made.page.text)
    return words.isupper() and len(words) > 5 and not made.cast.named(span)


def _seems(relation: str, cue: str) -> bool:
    """Whether "is certain to" speaks of its subject, not for it: "the total is sure to rise"."""
    return relation == "inf" and cue.rsplit(maxsplit=1)[-1] in ("certain", "sure", "positive")


def speaks(made: Stage, attribution: Attribution) -> bool:
    """Whether an attribution hands its content to a source that can judge.

    "The moves indicate that…" and "ISW rejected the claim" do not.
    """
    relation = _relation(attribution)
    cue = " ".join(c.of(made.page.text) for c in attribution.cue).lower()
    judging = attribution.rule.startswith("cue.judge.")
    topic = relation.startswith("prep-") and any(t.endswith(relation) for t in cues().topics)
    if _inferred(made, attribution, relation, cue) or _topic_line(made, attribution, relation):
        return False
    if judging and _seems(relation, cue):
        return False
    if relation not in _SAYS and not judging and not topic:
        return False
    if not attribution.source and attribution.holder is None:
        return relation == "passive-clause" or attribution.quotation is Quotation.DIRECT
    shown = any(re.search(rf"\b{re.escape(w)}", cue) for w in cues().shown)
    return _can_speak(made, attribution, shown)


def judges(made: Stage, attribution: Attribution, at: Span) -> bool:
    """Whether the place is itself a cue of judgement: "is sceptical", "does not rule out".

    A helper of one is not: in "may suggest" and "likely understands" the hedge is the writer's.
    """
    if not attribution.rule.startswith("cue.judge."):
        return False
    table = cues()
    words = re.findall(r"[a-z]+", at.of(made.page.text).lower())
    return any(w in table.adjectives or table.spoken.get(w) in table.judgement for w in words) or (
        words[-2:] == ["rule", "out"]
    )


def rated(made: Stage, attribution: Attribution, at: Span) -> bool:
    """Whether a place is what somebody judges a thing to be: "judges a landing unlikely".

    Parsers hang the adjective on the sentence, not on the verb.
    """
    if not attribution.rule.startswith(RATING):
        return False
    gap = made.page.text[attribution.content[-1].end : at.start]
    return at.start >= attribution.content[-1].end and bool(_RATED.fullmatch(gap))


def agreement(made: Stage, attribution: Attribution) -> bool:
    """Whether a report only says others agree: "…, as other analysts have observed"."""
    if not made.institutional or _relation(attribution) != "as":
        return False
    return attribution.cue[0].start > attribution.content[0].start


def adjunct(made: Stage, attribution: Attribution, at: Span) -> bool:
    """Whether the place stands in the author's own comment on what the source said.

    Only in a report with judgements of its own; an outlet does not comment on those it relays.
    Never inside quotation marks.
    """
    if not made.institutional or any(q.span.covers(at) for q in made.quotes):
        return False
    piece = next((p for p in attribution.content if p.overlaps(at)), None)
    if piece is None:
        return False
    words = made.page.text[piece.start : at.end]
    doubt = at.of(made.page.text).lower() in _DOUBTS
    said = attribution.rule.startswith("cue.report.")
    if doubt and said and _SECOND.search(words[: at.start - piece.start]):
        return True
    opened = list(_COMMENT.finditer(words))
    if not opened:
        return False
    return not _BACK_IN.search(words, opened[-1].end())
