"""Which question a judgement is directly about, by what the sentence says is likely."""

from typing import Any

from vedette.doctrine.acts import answering
from vedette.extract.link_cast import Cast, Mention, cast
from vedette.extract.link_match import Context, answered
from vedette.extract.link_roles import roles
from vedette.extract.link_scope import governed, tokens_in
from vedette.extract.link_walk import Deed, deeds
from vedette.extract.page import Page, Sentence
from vedette.model.estimate import Link
from vedette.model.question import QuestionSet
from vedette.model.span import Span

RULE = "link.governed/1"


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
    cost him dearly" is about the cost, and links to nothing.
    """
    who = cast(questions)
    mentions = who.mentions(page.words(sentence))
    doc = page.parse(sentence)
    said = tokens_in(doc, phrase, sentence.span.start)
    if not said:
        return ()
    acts = answering(questions.by_id(questions.main).acts)
    context = _context(page, sentence, who)
    out: dict[str, Link] = {}
    for deed in deeds(governed(said), acts, phrase=said):
        part = roles(doc, deed, who, mentions=mentions)
        question = answered(deed, part, who, questions=questions, context=context)
        if question is None:
            continue
        evidence = _evidence(page, sentence, deed, (*part.doers.values(), *part.targets.values()))
        polarity = "against" if deed.against else "for"
        out.setdefault(question.id, Link(question.id, polarity, evidence, RULE))
    return tuple(out.values())


def _evidence(
    page: Page, sentence: Sentence, deed: Deed, mentions: tuple[Mention, ...]
) -> tuple[Span, ...]:
    base = sentence.span.start
    spans = {page.at(sentence, deed.token)}
    spans |= {Span(base + m.start, base + m.end) for m in mentions}
    return tuple(sorted(spans))


def _context(page: Page, sentence: Sentence, who: Cast) -> Context:
    before = page.text[: sentence.span.end]
    near = page.sentences[max(0, sentence.index - 2) : sentence.index]
    return Context(
        near=frozenset(m.party for s in near for m in who.mentions(page.words(s))),
        about=frozenset(m.party for m in who.mentions(before)),
    )


def sentence_at(page: Page, span: Span) -> Any:
    """The sentence that holds the start of the span; None if it is not read."""
    for sentence in page.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return sentence
    return None
