"""Links in texts the English parser cannot read, by the stems of the two tables."""

from vedette.doctrine.acts import answering
from vedette.extract.link.cast import cast
from vedette.extract.link.words import clause_of, mode_in, named_act, stem_parties
from vedette.extract.page import Page, Sentence
from vedette.model.estimate import Link
from vedette.model.question import Mode, QuestionSet
from vedette.model.span import Span

STEMS = "link.stems/1"


def by_stems(
    page: Page, phrase: Span, sentence: Sentence, *, questions: QuestionSet
) -> tuple[Link, ...]:
    """The question whose actor and act stand in the clause of the likelihood word.

    The parties may stand elsewhere in the sentence ("... expects that the country joins the
    war"); the act may not.
    """
    who = cast(questions)
    text = page.words(sentence)
    base = sentence.span.start
    clause = clause_of(text, phrase.start - base, phrase.end - base)
    lang = page.document.lang
    act = named_act(clause, answering(questions.by_id(questions.main).acts), lang)
    if not act:
        return ()
    found = stem_parties(clause, who, lang)
    if not any(party in who.home for _, _, party in found):
        found = stem_parties(text, who, lang)
        clause = text
    table = {q.mode: q for q in questions.questions}
    mode = mode_in(clause, who, found)
    if mode is None:
        return ()
    question = table.get(mode) or table.get(Mode.ANY)
    about = stem_parties(page.text, who, lang)
    targets = {party for _, _, party in (*found, *about)} & who.targets
    if question is None or (who.targets and not targets and act != "enter_war"):
        return ()
    return (Link(question.id, "for", (phrase,), STEMS),)
