"""From what a person typed to the questions the rooms work with."""

from dataclasses import replace
from datetime import date

from vedette.errors import BadQuestion
from vedette.extract.question.file import load
from vedette.extract.question.plain import from_sentence
from vedette.model.question import Question, QuestionSet
from vedette.model.shown import shown
from vedette.settings import Settings


def questions_from(spec: str, *, id: str = "q", as_of: date | None = None) -> QuestionSet:
    """
    A plain sentence, a question file or a folder of them. Raises BadQuestion(File).

    id and as_of are for a sentence: what to call it, and the day "this year" is counted from.
    """
    return load(spec if "\n" in spec else askable(spec), id=id, as_of=as_of)


def askable(text: str) -> str:
    """
    A question as it may be read: no control character, no half character, no essay.

    Raises BadQuestion.
    """
    most = Settings().max_question_chars
    if len(text) > most:
        raise BadQuestion(
            f"The question has more than {most:,} characters: ask it in one sentence, and hand "
            "a text in as a file."
        )
    return shown(text)


def _words(question: Question) -> set[str]:
    return {word.strip("?.,").lower() for word in question.text.split()}


def _fits(asked: Question, candidate: Question) -> tuple[int, int, int, float]:
    """How well a prepared question is the one asked: same mode, actors, acts, then words."""
    same_actor = {p.name for p in asked.actors} == {p.name for p in candidate.actors}
    shared_acts = len(set(asked.acts) & set(candidate.acts))
    words, theirs = _words(asked), _words(candidate)
    overlap = len(words & theirs) / len(words | theirs)
    return (int(same_actor), int(asked.mode == candidate.mode), min(shared_acts, 1), overlap)


def main_of(prepared: QuestionSet, asked: str) -> QuestionSet:
    """
    The prepared questions with the asked one as main: by id, by its words, or by what it says.

    Raises BadQuestion when none of them has the actor asked about.
    """
    ids = {q.id for q in prepared.questions}
    if asked in ids:
        return replace(prepared, main=asked)
    for question in prepared.questions:
        if question.text.strip().lower() == asked.strip().lower():
            return replace(prepared, main=question.id)
    plain = from_sentence(asked)
    main = plain.by_id(plain.main)
    best = max(prepared.questions, key=lambda q: _fits(main, q))
    if not _fits(main, best)[0]:
        raise BadQuestion(
            f"None of the prepared questions ({', '.join(sorted(ids))}) is about "
            f"{', '.join(p.name for p in main.actors)}: name one by its id, "
            "or leave out --questions."
        )
    return replace(prepared, main=best.id)
