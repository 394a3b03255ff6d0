"""A named course of action: "worst-case scenario" says which question, not how likely."""

import re
from typing import Any

from vedette.doctrine.acts import answering
from vedette.extract.link.cast import cast
from vedette.extract.link.parse import parsed
from vedette.extract.link.scope import governed, tokens_in
from vedette.extract.page import Page, Sentence
from vedette.model.estimate import Link
from vedette.model.question import Mode, Question, QuestionSet
from vedette.model.span import Span

NAMED = "link.course/1"


def named_course(
    page: Page, phrase: Span, sentence: Sentence, *, questions: QuestionSet
) -> tuple[Link, ...]:
    """The worst-case question, when the phrase is its name or is said of its name.

    "The MDCOA remains unlikely" is said of it; a sentence that merely mentions the MDCOA
    while judging something else is not.
    """
    worst = next((q for q in questions.questions if q.mode is Mode.WORST_CASE), None)
    if worst is None:
        return ()
    names = _names(worst)
    text = page.words(sentence)
    if not names.search(text) or not _of_attack(page, sentence, questions):
        return ()
    if names.search(phrase.of(page.text)):
        return (Link(worst.id, "for", (phrase,), NAMED),)
    said = tokens_in(parsed(page, sentence, cast(questions)), phrase, sentence.span.start)
    for token in governed(said) if said else []:
        found = names.search(_own_words(token))
        if found and token.pos_ in ("NOUN", "PROPN"):
            return (Link(worst.id, "for", (page.at(sentence, token),), NAMED),)
    return ()


def _names(worst: Question) -> re.Pattern[str]:
    words = sorted(worst.course_of_action, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")s?\b", re.IGNORECASE)


def _own_words(token: Any) -> str:
    """The noun with the words before it and "of ..." after it, no clause."""
    left = [t for t in token.subtree if t.i <= token.i]
    after = [t for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.subtree]
    return "".join(t.text_with_ws for t in [*left, *after])


def _of_attack(page: Page, sentence: Sentence, questions: QuestionSet) -> bool:
    """Whether the text is about an attack on the target at all: others have worst cases too."""
    who = cast(questions)
    near = page.sentences[max(0, sentence.index - 2) : sentence.index + 2]
    text = " ".join(page.words(one) for one in near)
    about = {m.party for m in who.mentions(text)}
    acts = answering(questions.by_id(questions.main).acts)
    heads = {p.head for act in acts for p in (*act.nouns, *act.verbs) if not p.rest}
    words = {w.casefold() for w in re.findall(r"\w+", text)}
    act_named = bool(heads & words)
    return bool(about & who.targets) and (act_named or not who.targets)
