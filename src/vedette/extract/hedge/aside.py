"""What stands beside a likelihood word: did the judgement move, and what does it hang on."""

import re

from vedette.extract.hedge.tree import Token, above, lemma, subjects, verb_of
from vedette.extract.hedge.words import Candidate
from vedette.model.likelihood import Trend

_STAYS = frozenset({"remain", "stay"})
_KEEPS = frozenset({"continue", "still", "maintain", "reiterate", "reaffirm"})
_JUST_STAYS = re.compile(r"\b(?:remain|stay)(?:s|ed|ing)?\b[^,;:()—–]{0,25}$", re.I)
_HOLDS = frozenset(
    {
        "assess",
        "hold",
        "believe",
        "expect",
        "judge",
        "think",
        "maintain",
        "say",
        "forecast",
        "consider",
    }
)


def trend_of(candidate: Candidate, token: Token) -> Trend | None:
    """ "Remains", "continues to assess": unchanged; "increasingly", "no longer": moved."""
    words = candidate.words.lower()
    low_side = any(w in words for w in ("unlikely", "improbable", "doubtful"))
    if "less and less" in words:
        return Trend.DOWN
    if any(w in words for w in ("increasingly", "ever more", "more and more")):
        return Trend.DOWN if low_side else Trend.UP
    if "no longer" in words:
        return Trend.UP if low_side else Trend.DOWN
    if candidate.family == "compare":
        return _compared(candidate, token)
    if candidate.family in ("modal", "will", "possible", "would"):
        return _kept(verb_of(token))
    verb = verb_of(token)
    before = token.doc.text[: candidate.start]
    tied = token.dep_ in ("acomp", "attr", "oprd") or token.head.dep_ == "attr"
    if _JUST_STAYS.search(before) or (lemma(verb) in _STAYS and tied):
        return Trend.UNCHANGED
    if candidate.family == "ruleout":
        return None
    return _still(token, verb) or _kept(verb)


_THAN_BEFORE = re.compile(
    r"^[^,;:]*?\bthan (?:(?:it|they) (?:was|were|had been|has been|have been)\b|previously\b"
    r"|(?:a|two|three|six) (?:days?|weeks?|months?|years?) ago|last (?:week|month|year|spring"
    r"|summer|autumn|winter)|before(?! [a-z]+ing)\b|earlier\b)"
)


def _compared(candidate: Candidate, token: Token) -> Trend | None:
    """ "Has become more likely", "less likely than it was" moved; "than the other" did not."""
    before, after = token.doc.text[: candidate.start], token.doc.text[candidate.end :]
    lowered = Trend.DOWN if "less" in candidate.words.lower() else Trend.UP
    if _THAN_BEFORE.search(after):
        return lowered
    moved = re.search(
        r"\b(?:becom|became|grow|grew|mak|made|getting|got|now|seem|look|appear)\w*\b[^,;:]{0,60}$",
        before,
    )
    if not moved or re.search(r"\bthan (?!before|ever|earlier|previously|it was|they were)", after):
        return None
    return lowered


def _still(token: Token, verb: Token) -> Trend | None:
    doc = token.doc
    opens = doc[0].lower_ == "still" and len(doc) > 1 and doc[1].text == ","
    still = any(c.lower_ == "still" and c.dep_ == "advmod" for c in verb.children)
    return Trend.UNCHANGED if lemma(verb) == "be" and still and not opens else None


def _kept(verb: Token) -> Trend | None:
    """ "Continues to assess", "still hold": the speaker says that the judgement stands."""
    for head, arc in [*above(verb), *((c, c.dep_) for c in verb.children if c.i < verb.i)]:
        if arc in ("ccomp", "advcl", "xcomp") and lemma(head) in _HOLDS:
            still = any(c.lower_ in ("still", "again") for c in head.children)
            kept = head.dep_ == "xcomp" and lemma(head.head) in _KEEPS
            if still or kept or lemma(head) == "maintain":
                return Trend.UNCHANGED
    return None


_CONDITION = re.compile(
    r"(?<!even )(?<!as )(?<!only )(?<!especially )(?<!particularly )"
    r"\b(?:if|unless|provided(?: that)?|as long as|so long as"
    r"|in case(?: of)?|in the event(?: of| that)?|on condition that|assuming(?: that)?|only if"
    r"|in (?:that|such a) (?:case|event))\b"
    r"(?! not\b| only\b| any\b| at all\b| ever\b|\s*,)",
    re.I,
)
# "Once they have crossed" sets a condition; "once a week" and "at once" do not.
_ONCE = re.compile(
    r"(?<!at )(?<!all )\bonce"
    r"(?= (?:[A-Z]\w+|the|a|an|his|her|its|their|it|he|she|they|this|these)\b"
    r" (?:\w+ ){0,4}?(?:ha[sd]|have|is|are|gains?|reach\w*|begins?)\b)"
)
_PARTY = r"(?:the |a |an |it |he |she |they |[A-Z])[^,;.]*"
_INVERSION = re.compile(
    r"(?:^|[,;(—–“\"] ?|\band |\bbut )"
    rf"(?P<c>[Ss]hould {_PARTY}|[Ww]ere {_PARTY} to \w[^,;.]*|Had {_PARTY}(?=,))"
)
_WITHOUT = re.compile(
    r"(?<!with or )\b(?:without"
    r"(?! (?:\w+ing\b|doubt|question|warning|evidence|success|further|exception|delay))"
    r"|on (?:their|its|his|her) own|absent|barring)\b[^,;.]*",
    re.I,
)
_WHETHER_IF = re.compile(
    r"\b(?:unclear|clear|know|knows|known|see|seen|ask|asked|asks|wonder|wondered|tell|say"
    r"|certain|determine|confirm|unknown|uncertain|unsure|doubt|doubts) (?:as to )?if\b",
    re.I,
)


def condition_of(token: Token, words: str, kind: str) -> tuple[int, int] | None:
    """Where the condition stands that this judgement hangs on (sentence offsets), or None.

    "Even if" concedes and is no condition; "unclear if" asks and is none either.
    """
    if kind in ("coa", "ordinal"):
        return None
    doc = token.doc
    verb = verb_of(token)
    near: set[int] | None = None  # worked out where a condition is printed at all
    for found in (*_CONDITION.finditer(words), *_ONCE.finditer(words)):
        if any(q.start() < found.end() <= q.end() for q in _WHETHER_IF.finditer(words)):
            continue
        mark = next((t for t in doc if t.idx + len(t.text) > found.start()), None)
        near = _clause_tokens(token, verb) if near is None else near
        if mark is None or not _hangs_on(mark, token, verb, near):
            continue
        end = _clause_end(mark, words, found.end())
        if found.start() <= token.idx < end:
            continue
        return found.start(), end
    inverted = _INVERSION.search(words)
    if inverted and kind != "assessment" and not words.rstrip().endswith("?"):
        return inverted.start("c"), inverted.end("c")
    if kind in ("forecast", "categorical"):
        for found in _WITHOUT.finditer(words):
            at = next((t for t in doc if t.idx + len(t.text) > found.start()), None)
            near = _clause_tokens(token, verb) if near is None else near
            if at is not None and at.i in near:
                words_under = [t for t in at.subtree if t.i >= at.i]
                last = words_under[-1] if len(words_under) > 1 else at
                return found.start(), min(
                    found.end(), max(last.idx + len(last.text), found.start() + 1)
                )
    return None


def _clause_tokens(token: Token, verb: Token) -> set[int]:
    """The tokens of the judgement's own clause with all that it governs."""
    top = verb
    while (
        top.dep_ in ("xcomp", "acl")
        and top.head.i < top.i
        and top.head.pos_ in ("VERB", "AUX", "ADJ")
    ):
        top = top.head
    whole = {t.i for t in top.subtree} | {t.i for t in token.subtree}
    for clause in top.subtree:
        # Another coordinate clause with a subject of its own, or an aside, is not ours.
        other = clause.dep_ == "relcl" or (
            clause.dep_ == "conj" and clause.pos_ in ("VERB", "AUX") and subjects(clause)
        )
        inside = {t.i for t in clause.subtree} if other else set()
        if token.i not in inside:
            whole -= inside
    return whole


def _hangs_on(mark: Token, token: Token, verb: Token, near: set[int]) -> bool:
    clause = verb_of(mark)
    if mark.lower_ == "if" and clause.dep_ in ("ccomp", "csubj", "acl", "conj", "pcomp"):
        return False  # "confirm if it holds" asks; it sets no condition
    if mark.i in near:
        # Not the reverse: a judgement inside the if-clause does not hang on itself.
        return not (clause.dep_ == "advcl" and token.i in {t.i for t in clause.subtree})
    if clause.dep_ == "advcl" and (clause.head.i == verb.i or clause.head.i in near):
        return True
    heads = {h.i for h, _ in above(clause)}
    # "If it rains, they will wait and may leave": the opening condition holds for both.
    return verb.dep_ == "conj" and verb.head.i in heads and mark.i < verb.head.i


def _clause_end(mark: Token, words: str, at: int) -> int:
    clause = verb_of(mark)
    last = max((t.idx + len(t.text) for t in clause.subtree), default=at)
    cut = re.search(r"[,;.–—”]", words[at:])
    stop = at + cut.start() if cut else len(words.rstrip())
    return max(min(last, stop), at) if last > at else stop


def gerund_subject(token: Token, kind: str) -> tuple[int, int] | None:
    """ "Sending them to fight would likely cost him": the act named first is the condition."""
    if kind not in ("forecast", "categorical"):
        return None
    verb = verb_of(token)
    for child in verb.children:
        named = child.dep_ in ("csubj", "nsubj") or (
            # "Niger joining the war will ...": the parser calls the subject an adverbial.
            child.dep_ == "advcl" and subjects(child) and not subjects(verb)
        )
        if named and child.tag_ == "VBG" and child.i < verb.i:
            span = list(child.subtree)
            return span[0].idx, span[-1].idx + len(span[-1].text)
    return None
