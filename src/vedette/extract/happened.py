"""Where a text tells the event of a question as a fact, on whose word, and where it doubts it.

Rule "told.fact/1": the act's own verb, done by the question's actor, in the past or the perfect
(in a headline the present), in a main or a reported clause, under no modal, no condition, no
hedge and no word of doubt. Rule "told.doubt/1": the same under a negation or a word of doubt.
A look back at another time ("attacked in 1999") is neither.
"""

import re
from collections.abc import Sequence
from typing import Any

from vedette.doctrine.happened import telling
from vedette.extract.link.cast import cast
from vedette.extract.link.links import deeds_linked, question_acts
from vedette.extract.link.parse import parsed
from vedette.extract.link.walk import Deed, deeds
from vedette.extract.page import Page, Sentence
from vedette.extract.voices.voice import voice
from vedette.model.document import Document, ZoneKind
from vedette.model.question import Mode, QuestionSet
from vedette.model.resolution import Told
from vedette.model.statement import Attribution

FACT = "told.fact/1"
DOUBT = "told.doubt/1"
_ENGLISH = ("en", "und", "")
_HEADLINES = (ZoneKind.TITLE, ZoneKind.SUBHEAD)
_MAIN = frozenset(("ROOT", "ccomp", "conj", "parataxis", "pcomp"))
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


def told(
    document: Document, found: Sequence[Attribution], questions: QuestionSet
) -> tuple[Told, ...]:
    """
    "'Troops have entered the region, the parliament wrote': told as a fact, on its word."

    found: the document's attributions. Sentences of other languages than English are passed over.
    """
    if document.lang not in _ENGLISH:
        return ()
    page = Page(document)
    who = cast(questions)
    out: list[Told] = []
    for sentence in page.sentences:
        words = page.words(sentence)
        if words.rstrip().endswith("?") or not who.mentions(words):
            continue
        if set(_WORD.findall(words.lower())) & telling().judging:
            continue
        if not _looks_back(words, questions):
            out += _in_sentence(page, sentence, found, questions)
    return tuple(out)


def _in_sentence(
    page: Page, sentence: Sentence, found: Sequence[Attribution], questions: QuestionSet
) -> list[Told]:
    out = []
    wanted = question_acts(questions)
    for token in parsed(page, sentence, cast(questions)):
        if token.pos_ != "VERB" or token.lemma_.lower() in telling().short:
            continue
        done = [d for d in deeds([token], wanted, phrase=[token]) if _done(d.path)]
        if not done:
            continue
        doubted = done[0].against or _doubted(token)
        if not _over(token, sentence) or _a_case(token) or not (doubted or _as_fact(token)):
            continue
        linked = [k.question for k in deeds_linked(page, sentence, questions, done)]
        placed = bool(linked) and _at_target(page.words(sentence), done[0], questions)
        if not placed and not _theirs(done[0], page, sentence, questions):
            continue
        linked = linked or [q.id for q in questions.questions if q.mode is Mode.ANY]
        said = voice(page, found, page.at(sentence, token))
        out += [
            Told(
                question=name,
                document=page.document.id,
                span=sentence.span,
                words=" ".join(page.words(sentence).split()),
                holder=said.holder,
                via=said.via,
                doubted=doubted,
                placed=placed,
                rule=DOUBT if doubted else FACT,
            )
            for name in linked
        ]
    return out


def _at_target(words: str, deed: Deed, questions: QuestionSet) -> bool:
    """Whether the sentence itself names whom it is done to, or the war that is joined."""
    who = cast(questions)
    if not who.targets or who.targets & {m.party for m in who.mentions(words)}:
        return True
    return deed.act == "enter_war" and bool(set(_WORD.findall(words.lower())) & telling().warring)


def _theirs(deed: Deed, page: Page, sentence: Sentence, questions: QuestionSet) -> bool:
    """
    Whether the actor does it to a place the question does not name ("entered the Mirny region"),
    in a text that names the target: no table here says whose region that is.
    """
    who = cast(questions)
    if deed.path or deed.act == "enter_war":
        return False  # "held a river crossing", "ordered its forces": no place is taken
    if not who.targets & {m.party for m in who.mentions(page.text)}:
        return False
    inside = {t.idx for c in deed.token.children if c.dep_ == "nsubj" for t in c.subtree}
    named = who.mentions(page.words(sentence))
    return any(m.start in inside and m.party in who.home for m in named)


def _done(path: Sequence[Any]) -> bool:
    """Whether the words on the way to the act do it: "launched an attack", not "planned" one."""
    return all(step.lemma_.lower() in telling().doing or step.pos_ != "VERB" for step in path)


def _over(token: Any, sentence: Sentence) -> bool:
    """Whether it is told as done: the past, the perfect, a headline's present, no modal."""
    children = list(token.children)
    if any(c.tag_ == "MD" for c in children):
        return False
    perfect = token.tag_ == "VBN" and any(c.lemma_ == "have" for c in children if c.dep_ == "aux")
    present = token.tag_ in ("VBZ", "VBP") and (sentence.zone in _HEADLINES or _doubted(token))
    return token.tag_ == "VBD" or perfect or present


def _as_fact(token: Any) -> bool:
    if any(c.lower_ in telling().hedging for c in token.children):
        return False
    modal = any(c.tag_ == "MD" for one in token.ancestors for c in one.children)
    return token.dep_ in _MAIN and not modal


def _a_case(token: Any) -> bool:
    """Whether it, or what it hangs on, is supposed: "if X entered the war"."""
    return any(
        c.lower_ in telling().supposing for one in (token, *token.ancestors) for c in one.children
    )


def _doubted(token: Any) -> bool:
    """Whether it stands under a no or a word of doubt: "no indications that X had crossed"."""
    for one in (token, *token.ancestors):
        if any(c.dep_ == "neg" or c.lower_ in ("no", "nobody", "nothing") for c in one.children):
            return True
        if one.i != token.i and one.lemma_.lower() in telling().doubting:
            return True
    return False


def _looks_back(words: str, questions: QuestionSet) -> bool:
    low = f" {words.lower()} "
    if any(f" {word} " in low for word in telling().looking_back):
        return True
    opens = questions.by_id(questions.main).opens
    return opens is not None and any(int(y) < opens.year for y in _YEAR.findall(words))
