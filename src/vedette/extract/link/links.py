"""Which question a judgement is directly about, by what the sentence says is likely."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from vedette.doctrine.acts import Act, answering, free_act
from vedette.extract.link.cast import Cast, Mention, cast
from vedette.extract.link.clause import clipped
from vedette.extract.link.coa import named_course
from vedette.extract.link.evidence import by_evidence
from vedette.extract.link.foreign import by_foreign
from vedette.extract.link.mark import asked_mark, by_mark
from vedette.extract.link.match import Context, answered
from vedette.extract.link.parse import parsed
from vedette.extract.link.refer import from_before, from_there, stand_ins
from vedette.extract.link.roles import Roles, roles
from vedette.extract.link.scope import governed, tokens_in, top
from vedette.extract.link.stems import by_stems
from vedette.extract.link.walk import Deed, deeds
from vedette.extract.page import Page, Sentence
from vedette.model.estimate import Link
from vedette.model.question import Mode, QuestionSet
from vedette.model.span import Span

GOVERNED = "link.governed/1"
CLIPPED = "link.clipped/1"
_PARSED = ("en", "und", "")


@dataclass(frozen=True)
class _Case:
    """One phrase in one sentence, asked of one set of questions."""

    page: Page
    sentence: Sentence
    questions: QuestionSet
    who: Cast
    context: Context
    condition: Span | None


def links(
    page: Page,
    phrase: Span,
    sentence: Sentence,
    questions: QuestionSet,
    *,
    conditional: Span | None = None,
) -> tuple[Link, ...]:
    """The questions this likelihood phrase is directly about, with the words that say so.

    "It is unlikely that Belarus invades" is about invading; "sending troops is likely to
    cost him dearly" is about the cost, and links to nothing. The words of a condition are
    never the act: "if it attacks, protests are likely".
    """
    if page.document.lang not in _PARSED:
        stated = by_stems(page, phrase, sentence, questions=questions)
        if stated or any(question.partners for question in questions.questions):
            return stated
        return by_foreign(page, phrase, sentence, questions=questions)
    if asked_mark(questions) is not None:
        return by_mark(page, phrase, sentence, questions, conditional)
    out = _strict(page, phrase, sentence, questions, conditional)
    if out or any(question.partners for question in questions.questions):
        return out  # a partner named: who does it in whose company must be said, not inferred
    return by_evidence(page, phrase, sentence, questions, conditional=conditional)


def _strict(
    page: Page,
    phrase: Span,
    sentence: Sentence,
    questions: QuestionSet,
    conditional: Span | None,
) -> tuple[Link, ...]:
    """What the sentence states of the question's own act and parties, or nothing."""
    who = cast(questions)
    course = named_course(page, phrase, sentence, questions=questions)
    if course and who.home & who.parties(page.text):
        return course
    if not who.home & _near(page, sentence, who):
        return ()
    context = _context(page, sentence, questions)
    said = tokens_in(parsed(page, sentence, who), phrase, sentence.span.start)
    if not said:
        return ()
    case = _Case(page, sentence, questions, who, context, conditional)
    wanted = question_acts(questions)
    out = _answers(case, deeds(governed(said), wanted, phrase=said), GOVERNED)
    if not out and _predicate(said):
        # The nearest act first: "entry into the war on Y" names two.
        for deed in clipped(said, wanted)[:2]:
            out = out or _answers(case, [deed], CLIPPED)
    return out


def deeds_linked(
    page: Page, sentence: Sentence, questions: QuestionSet, found: list[Deed]
) -> tuple[Link, ...]:
    """The questions these deeds of a sentence answer, however surely they are told."""
    who = cast(questions)
    context = _context(page, sentence, questions)
    if not who.home & context.near:
        return ()
    return _answers(_Case(page, sentence, questions, who, context, None), found, GOVERNED)


@lru_cache(maxsize=32)
def question_acts(questions: QuestionSet) -> tuple[Act, ...]:
    """The acts whose words answer the question asked; a free verb makes an act of its own."""
    asked = questions.by_id(questions.main).acts
    free = tuple(act for act in map(free_act, asked) if act)
    return (*answering(asked), *free)


def _predicate(said: list[Any]) -> bool:
    """Whether the phrase is the predicate of its segment, as in headlines without a verb."""
    root = top(said)
    attribute = root.dep_ == "amod" and root.head.pos_ in ("NOUN", "PROPN")
    return root.pos_ in ("ADJ", "PROPN", "NOUN", "ADP", "SCONJ", "PUNCT") and not attribute


def _answers(case: _Case, found: list[Deed], rule: str) -> tuple[Link, ...]:
    out: dict[str, Link] = {}
    found_modes: dict[Mode, Deed] = {}
    for deed in found:
        if case.condition and case.condition.covers(case.page.at(case.sentence, deed.token)):
            continue
        if not _willing(case, deed):
            continue
        part = _roles(case, deed)
        context = case.context if rule == GOVERNED else replace(case.context, near=frozenset())
        polarity = "against" if deed.against else "for"
        evidence = _evidence(case, deed, part)
        for question in answered(deed, part, case.who, questions=case.questions, context=context):
            out.setdefault(question.id, Link(question.id, polarity, evidence, rule))
            found_modes.setdefault(question.mode, deed)
    return _one_of(out, found_modes, case.questions)


def _willing(case: _Case, deed: Deed) -> bool:
    """Whether it is the actor who refrains: others who "resist an intervention" judge nothing."""
    if not deed.averse:
        return True
    inside = {t.idx for one in deed.averse for t in (one, *one.subtree)}
    found = case.who.mentions(case.page.words(case.sentence))
    found += stand_ins(
        case.page,
        case.sentence,
        replace(deed, doers=(deed.averse,)),
        who=case.who,
        mentions=found,
    )
    return any(m.start in inside and m.party in case.who.home for m in found)


def _one_of(
    out: dict[str, Link], deeds_by_mode: dict[Mode, Deed], questions: QuestionSet
) -> tuple[Link, ...]:
    """ "That X attacks from B, or that B joins": either way the attack comes from B.

    One likelihood for two acts joined by "or" is about the wider question, an attack from
    the territory; with "and" the sentence states two.
    """
    if {Mode.FROM, Mode.ANY} <= set(deeds_by_mode):
        first, last = sorted(deed.token.i for deed in deeds_by_mode.values())[:2]
        doc = deeds_by_mode[Mode.ANY].token.doc
        if any(token.lower_ == "or" for token in doc[first:last]):
            keep = [q.id for q in questions.questions if q.mode is Mode.FROM]
            return tuple(link for link in out.values() if link.question in keep)
    return tuple(out.values())


def _roles(case: _Case, deed: Deed) -> Roles:
    doc = parsed(case.page, case.sentence, case.who)
    named = case.who.mentions(case.page.words(case.sentence))
    meant = stand_ins(case.page, case.sentence, deed, who=case.who, mentions=named)
    there = from_there(case.page, case.sentence, deed, who=case.who, mentions=named)
    there += from_before(case.page, case.sentence, deed, who=case.who)
    everybody: tuple[Mention, ...] = (*named, *meant, *there)
    return roles(doc, deed, case.who, mentions=everybody)


def _evidence(case: _Case, deed: Deed, part: Roles) -> tuple[Span, ...]:
    base = case.sentence.span.start
    spans = {case.page.at(case.sentence, deed.token)}
    for found in (part.doers, part.targets, part.origins, part.without, part.beside):
        spans |= {Span(base + m.start, base + m.end) for m in found.values()}
    return tuple(sorted(spans))


def _near(page: Page, sentence: Sentence, who: Cast) -> frozenset[str]:
    near = [sentence, *page.sentences[max(0, sentence.index - 2) : sentence.index]]
    near += list(page.sentences[:1])
    return frozenset().union(*(who.parties(page.words(s)) for s in near))


def _context(page: Page, sentence: Sentence, questions: QuestionSet) -> Context:
    who = cast(questions)
    return Context(near=_near(page, sentence, who), about=who.parties(page.text))
