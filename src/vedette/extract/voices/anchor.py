"""Where a source takes the word for more than its own sentence: "So says X in its report"."""

import re
from collections import Counter
from functools import lru_cache
from typing import Any

from vedette.doctrine.cues import cues, verb_forms
from vedette.doctrine.institutions import institutions
from vedette.extract.attribution.attributions import reports
from vedette.extract.attribution.pieces import placed
from vedette.extract.names.sources import resolve
from vedette.extract.page import Sentence
from vedette.extract.parsing.parser import name_type
from vedette.extract.voices.page import ANALYTIC, GOES_ON, Anchor, Stage
from vedette.model.document import ZoneKind
from vedette.model.span import Span
from vedette.model.statement import Holder

_JUDGED = r"(?:assessment|conclusion|forecast|estimate|prediction|judge?ment|analysis|opinion|view)"
_STATED = re.compile(
    r"^[\W]*(?:This|That|It|These|The (?:relevant |corresponding )?(?:information|statement|data))"
    r"\b[^.;:]{0,40}?\b(?:is|was|are|were|been) (?:also )?(\w+) "
    r"(?:in|by|on|at|to|from|during|via)\b"
)
_SO = re.compile(r"^[\W]*(?:So|Thus),? (?!that\b|far\b|many\b|much\b|long\b)")
_ITEMS = re.compile(r"(?:\s*\n\s*(?:[-–—•*·●▪]|\d{1,2}[.)])\s*[^\n]+)+")
_WHAT = re.compile(
    rf"^[\W]*(?:That|This|Such) (?:is|was) (?:what|how|according to|the {_JUDGED})\b"
)
_ENDS_SO = re.compile(r"\b(\w+) (?:so|this|as much)(?: \w+ \w+)?[.!]?$")
_MADE = re.compile(
    rf"\b(?:made|makes|gave|gives|shared|offered|published|voiced|issued|reached|presented) "
    rf"(?:the|this|such an?|that) {_JUDGED}\b"
)


@lru_cache(maxsize=1)
def _spoken() -> frozenset[str]:
    table = cues()
    forms = {f for w in table.speech | {"conclude"} for f in verb_forms(w)}
    return frozenset(forms | {f for w in table.speech for f in table.irregular.get(w, ())})


def points_back(words: str) -> bool:
    """Whether a sentence only names the source of what was just read.

    "So says the institute in its report." does; "This indicates that the line will hold" has
    something of its own to say and does not.
    """
    if len(words) > 260 or " that " in words.split(",", maxsplit=1)[0][12:]:
        return False
    stated = _STATED.match(words)
    if stated and stated.group(1).lower() in _spoken():
        return True
    if _WHAT.match(words) or _MADE.search(words):
        return True
    ends = _ENDS_SO.search(words)
    if ends and ends.group(1).lower() in _spoken():
        return True
    if not _SO.match(words):
        return False
    first = re.findall(r"\w+", words)[1:14]
    return any(w.lower() in _spoken() for w in first) or " puts it" in words


def anchors(made: Stage) -> list[Anchor]:
    """Every source that has the word for a stretch of the page, in order of where it starts."""
    if made.institutional:
        return []
    out: list[Anchor] = []
    for sentence in made.page.sentences:
        found = (
            _titled(made, sentence)
            or _listed(made, sentence)
            or _byline(made, sentence)
            or _pointed(made, sentence)
        )
        if found is not None:
            out.append(found)
    main = _main(made)
    if main is not None and not out:
        out.append(main)
    return sorted(out, key=lambda a: a.start)


def _reach(made: Stage, holder: Holder, at: int) -> int:
    """How far a source keeps the word: the end of the last paragraph that still names it."""
    named = [m.start for m in made.cast.bodies if m.who.name == holder.name]
    named += [a.cue[0].start for a in made.found if a.holder and a.holder.name == holder.name]
    named += [s.span.start for s in made.page.sentences if GOES_ON.match(made.page.words(s))]
    last = max([n for n in named if n >= at], default=at)
    end = made.page.text.find("\n", last)
    # One paragraph more: a relay rarely names its source in the last one.
    text = made.page.text
    rest = re.compile(r"\s*[^\n]+").match(text, end) if end >= 0 else None
    return rest.end() if rest else len(text)


def _titled(made: Stage, sentence: Sentence) -> Anchor | None:
    """ "ISW: an attack is unlikely" over an article."""
    if sentence.paragraph > 6:
        return None
    for a in made.cued(sentence.span):
        if not a.rule.startswith("cue.report.title") or not sentence.span.covers(a.cue[0]):
            continue
        lead = a.source[0].start == sentence.span.start
        who = institutions().mentions(a.source[0].of(made.page.text))
        if lead and who and who[0].who.kind in ANALYTIC and a.holder is not None:
            end = _reach(made, a.holder, sentence.span.end)
            at = sentence.span.start
            return Anchor(at, end, a.holder, (), "voice.title/1", at)
    return None


def _listed(made: Stage, sentence: Sentence) -> Anchor | None:
    """ "Key points of the think tank's report:" over a list: the list is the think tank's."""
    words = made.page.words(sentence)
    items = _ITEMS.match(made.page.text, sentence.span.end)
    products = institutions().roles["products"] | {"takeaway", "finding", "judgement", "judgment"}
    if not words.rstrip().endswith(":") or items is None:
        return None
    doc = made.page.parse(sentence)
    if not any(t.lemma_.lower() in products for t in doc):
        return None
    named = {m.who.name for m in made.cast.named(sentence.span) if m.who.kind in ANALYTIC}
    if not named:
        named = {m.who.name for m in made.cast.bodies if m.who.kind == "think_tank"}
        named = named if any(t.lower_ in ("tank", "institute", "analysts") for t in doc) else set()
    if len(named) != 1:
        return None
    at = sentence.span.start
    holder = Holder(named.pop(), mention=sentence.span)
    return Anchor(at, items.end(), holder, (), "voice.list/1", at)


def _byline(made: Stage, sentence: Sentence) -> Anchor | None:
    """A line that holds a body's name and nothing else, above the text, says who wrote it."""
    words = made.page.words(sentence).strip(" .:|")
    who = institutions().aliases.get(words.casefold().removeprefix("by ").removeprefix("the "))
    if who is None or who.kind not in ANALYTIC or sentence.paragraph > 8:
        return None
    holder = Holder(who.name, mention=sentence.span)
    at = sentence.span.end
    return Anchor(at, len(made.page.text), holder, (), "voice.byline/1", at)


def _pointed(made: Stage, sentence: Sentence) -> Anchor | None:
    words = made.page.words(sentence)
    if not points_back(words):
        return None
    holder = _speaker(made, sentence)
    if holder is None:
        return None
    press = [
        m.who.name
        for m in made.cast.named(sentence.span)
        if m.who.kind == "press" and m.who.name != holder.name and not made.is_own(m.who.name)
    ]
    end = _reach(made, holder, sentence.span.start)
    via = tuple(dict.fromkeys(press))
    at, back = sentence.span.start, _back(made, sentence)
    return Anchor(back, end, holder, via, "voice.pointing-back/1", at)


def _speaker(made: Stage, sentence: Sentence) -> Holder | None:
    """The one person or analytic body a pointing sentence names; a person outranks a body."""
    doc = made.page.parse(sentence)
    for token in doc:
        if name_type(token) == "PERSON" and _in_office(doc, token):
            span = Span(
                made.page.at(sentence, doc[token.left_edge.i]).start,
                made.page.at(sentence, token).end,
            )
            return resolve(made.cast, sentence, (span,))
    named = {m.who.name for m in made.cast.named(sentence.span) if m.who.kind in ANALYTIC}
    if len(named) == 1:
        return Holder(named.pop(), mention=sentence.span)
    if named:
        return None
    by = next((t for t in doc if t.dep_ == "pobj" and t.head.dep_ == "agent"), None)
    if by is not None and by.pos_ == "PROPN":
        # "This was stated by the Coastal Rescue Service of Norland", a body no table knows.
        words = [t for t in by.subtree if t.i <= by.i or t.head.dep_ != "ROOT"]
        return resolve(made.cast, sentence, placed(made.page, sentence, words)[:1])
    return next(
        (
            found
            for token in doc
            if token.dep_ in ("nsubj", "pobj") and token.pos_ == "NOUN"
            for found in [_stands(made, sentence, token)]
            if found is not None
        ),
        None,
    )


def _in_office(doc: Any, token: Any) -> bool:
    """Whether a person is the speaker: subject, agent, or named with rank or office."""
    if token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.lower_ == "by"):
        return True
    if token.i + 1 < len(doc) and name_type(doc[token.i + 1]) == "PERSON":
        return False
    offices = institutions().roles["offices"]
    after = {t.lemma_.lower() for t in doc[token.i + 1 : token.i + 6]}
    behind = token.i + 1 < len(doc) and doc[token.i + 1].text == "," and bool(after & offices)
    first = min(t.i for t in (token, *token.lefts))
    ranked = any(t.text in institutions().roles["titles"] for t in doc[max(0, first) : token.i])
    return behind or (ranked and token.dep_ in ("pobj", "dobj", "attr", "ROOT", "appos"))


def _stands(made: Stage, sentence: Sentence, token: Any) -> Holder | None:
    left, right = token.left_edge, token.right_edge
    span = Span(made.page.at(sentence, left).start, made.page.at(sentence, right).end)
    found = resolve(made.cast, sentence, (span,))
    bodies = {m.who.name for m in made.cast.bodies if m.who.kind in ANALYTIC}
    return found if found is not None and found.name in bodies else None


def _back(made: Stage, sentence: Sentence) -> int:
    """How far back a pointing sentence reaches: over what no other source has claimed."""
    start = 0
    for other in made.page.sentences:
        if other.span.start >= sentence.span.start:
            break
        if other.zone is ZoneKind.TITLE or other.paragraph >= sentence.paragraph - 1:
            continue
        if any(reports(a) and a.holder and other.span.overlaps(a.cue[0]) for a in made.found):
            start = other.span.end
    return start


def _main(made: Stage) -> Anchor | None:
    """The analytic body most cues of the page name: two at least, and more than half of all."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, Holder]] = {}
    kinds = {m.who.name: m.who.kind for m in made.cast.bodies}
    for attribution in made.found:
        holder = attribution.holder
        if not reports(attribution) or holder is None or not holder.resolved:
            continue
        counts[holder.name] += 1
        first.setdefault(holder.name, (attribution.content[0].start, holder))
    if not counts:
        return None
    name, count = counts.most_common(1)[0]
    if count < 2 or count <= 0.5 * sum(counts.values()) or kinds.get(name) not in ANALYTIC:
        return None
    at, holder = first[name]
    return Anchor(at, _reach(made, holder, at), holder, (), "voice.main-source/1")
