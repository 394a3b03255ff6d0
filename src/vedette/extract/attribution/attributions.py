"""Who said it: every attribution on a page, as spans, with the source resolved to a holder."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from vedette.doctrine.cues import cues
from vedette.extract.attribution.find import INNER, Asked, found, possible
from vedette.extract.attribution.pieces import Candidate
from vedette.extract.attribution.worth import can_pay
from vedette.extract.names.names import Cast, cast_of
from vedette.extract.names.sources import mark_people, resolve
from vedette.extract.page import Page, Sentence
from vedette.extract.quotes import Quoted, over, quotations
from vedette.extract.stretches import Stretches
from vedette.model.statement import Attribution, Holder, Quotation

# The share of right pairs at which one more attribution gains as much as it costs (F1 on the
# training articles was flat from .30 to .40).
LEAST = 0.33
_WORD = re.compile(r"[^\W\d_]+")
_PHRASES = ("according", "view", "opinion", "words", "point", "poll", "survey", "polls", "surveys")
# Nouns that are everybody's and nobody's: "rumours that the border may close".
_MURMURS = frozenset(("rumor", "rumour", "speculation", "fear", "concern"))
_ENGLISH = ("en", "und", "")
_KEPT = "attributed"
_TITLE_MARK = re.compile(r": |[–—-] (?:[A-Z])")


def _wanted(page: Page, sentence: Sentence, marked: Stretches, forms: frozenset[str]) -> bool:
    """Whether a parse can pay: a word that can be a cue, a colon or a quotation mark.

    In quotation marks any verb may be one; elsewhere its words must leave one possible.
    """
    if marked.touch(sentence.span.start, sentence.span.end):
        return True
    words = page.words(sentence)
    cued = any(w.lower() in forms or w.lower() in _PHRASES for w in _WORD.findall(words))
    return (cued or bool(_TITLE_MARK.search(words))) and can_pay(page, sentence, LEAST)


def _quotation(candidate: Candidate, marks: Sequence[Quoted]) -> Quotation:
    size = sum(p.end - p.start for p in candidate.content)
    quoted = sum(
        max(0, min(p.end, m.span.end) - max(p.start, m.span.start))
        for p in candidate.content
        for m in over(marks, p)
    )
    if candidate.relation == "title":
        return Quotation.HEADLINE
    if quoted >= size * 0.9:
        return Quotation.DIRECT
    return Quotation.MIXED if quoted else Quotation.INDIRECT


def _rule(candidate: Candidate) -> str:
    return f"cue.{cues().kind(candidate.key)}.{candidate.relation}/1"


def reports(attribution: Attribution) -> bool:
    """Whether it says somebody said or judged its content, so a likelihood in it is theirs."""
    return attribution.rule.startswith(("cue.report.", "cue.judge."))


def attributions(
    page: Page, *, minds: bool = True, among: Collection[Sentence] | None = None
) -> tuple[Attribution, ...]:
    """Every attribution of an English page, in text order of the content.

    "'Supplies are low,' the ministry said. 'They will be restored.'" is one attribution with
    two pieces of content. Contents may nest; a content never overlaps its own cue.
    minds=False leaves out what people want, plan or support, and saves a third of the parsing:
    `voice` needs only what they say and judge. among: only what has its cue in these sentences.
    """
    if page.document.lang not in _ENGLISH:
        return ()
    if minds and among is None:
        gather([page])
        kept = page.kept[_KEPT]
    else:
        (kept,) = _kept([_asked(page, minds=minds, among=among)], minds=minds)
    if not kept:
        return ()
    cast = cast_of(page)
    marks = quotations(page.text)
    out = [_made(cast, candidate, marks) for candidate in kept]
    return tuple(sorted(out, key=lambda a: (a.content[0].start, -a.content[-1].end)))


def gather(pages: Iterable[Page]) -> None:
    """Find the cues of several pages side by side, for `attributions` of each to take up."""
    new = [p for p in pages if p.document.lang in _ENGLISH and _KEPT not in p.kept]
    asked = [_asked(page, minds=True, among=None) for page in new]
    for page, kept in zip(new, _kept(asked, minds=True), strict=True):
        page.kept[_KEPT] = kept


def _asked(page: Page, *, minds: bool, among: Collection[Sentence] | None) -> Asked:
    """The sentences of a page in which a cue may stand."""
    marks = quotations(page.text)
    if among is not None:
        inside = Stretches((s.span.start, s.span.end) for s in among)
        marks = tuple(m for m in marks if inside.touch(m.span.start, m.span.end))
    forms = cues().forms if minds else cues().reporting_forms
    marked = Stretches((m.span.start, m.span.end) for m in marks)
    chosen = page.sentences if among is None else among
    return Asked(page, tuple(s for s in chosen if _wanted(page, s, marked, forms)), marks)


def _kept(asked: Sequence[Asked], *, minds: bool) -> list[list[Candidate]]:
    """For each page the cues that stand, the names of who is quoted marked."""
    out = found(asked, _trust, LEAST)
    if not minds:
        out = [[c for c in kept if cues().kind(c.key) != "mind"] for kept in out]
    quoted = [(one.page, kept) for one, kept in zip(asked, out, strict=True) if kept]
    mark_people([(cast_of(page), [c.source for c in kept]) for page, kept in quoted])
    return out


def _trust(candidate: Candidate) -> float:
    if candidate.relation.startswith(INNER):
        return 0.0
    return _trusted(candidate.key, candidate.relation, candidate.signs)


@lru_cache(maxsize=50_000)
def _trusted(key: str, relation: str, signs: tuple[str, ...]) -> float:
    """Asked some forty times a text, and of a desk the same again and again."""
    return cues().trust(key, relation, signs)


def spoken(
    page: Page, sentence: Sentence, cast: Cast, marks: Sequence[Quoted]
) -> tuple[Attribution, ...]:
    """Every pair in one sentence that may report speech or judgement, however weak its counts.

    Wider than `attributions`: "the ministry expects rain to fall" was marked one time in four,
    yet where a likelihood stands in its content the ministry holds it. Cues inside quotation
    marks count too ("'The staff repeated that…,' the institute wrote").
    """
    if sentence.index not in page.told:
        told_by(page, [sentence], cast, marks)
    return page.told[sentence.index]


def told_by(page: Page, sentences: Iterable[Sentence], cast: Cast, marks: Sequence[Quoted]) -> None:
    """Work out who speaks in each of these, for `spoken` to give: together they cost less."""
    offered = {
        s.index: [c for c in possible(page, s, marks, weigh=False) if cues().told(c.key)]
        for s in sentences
    }
    mark_people([(cast, [c.source for some in offered.values() for c in some])])
    for index, some in offered.items():
        out = []
        for candidate in some:
            plain = replace(candidate, relation=candidate.relation.removeprefix(INNER))
            made = _made(cast, plain, marks)
            if plain == candidate or made.holder is not None:
                out.append(made)
        page.told[index] = tuple(out)


def _made(cast: Cast, candidate: Candidate, marks: Sequence[Quoted]) -> Attribution:
    return Attribution(
        source=candidate.source,
        cue=candidate.cue,
        content=candidate.content,
        quotation=_quotation(candidate, marks),
        holder=_holder(cast, candidate),
        rule=_rule(candidate),
    )


def _holder(cast: Cast, candidate: Candidate) -> Holder | None:
    if not candidate.source:
        noun = candidate.key.removeprefix("NOUN:")
        if noun in _MURMURS and candidate.relation == "clause":
            words = candidate.cue[0].of(cast.text).lower().split()[-1]
            return Holder(f"unnamed {words}", unnamed=True, mention=candidate.cue[0])
        return None
    return resolve(cast, cast.page.holding(candidate.source[0].start), candidate.source)
