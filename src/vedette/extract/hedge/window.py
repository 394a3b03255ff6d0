"""The window a judgement is about: "in the coming weeks", "this winter", "by 14 October"."""

import re

_UNIT = r"(?:hours?|days?|weeks?|months?|years?|decades?)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_NUM = (
    r"(?:\d[\d–-]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|an|a few"
    r"|a couple of|several|the few|few)"
)
_NUMS = rf"(?:{_NUM} or {_NUM}|{_NUM} to {_NUM}|{_NUM})"
_UNITS = rf"{_UNIT}(?: (?:or|and|to) {_UNIT})?"
_DATE = (
    rf"{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?"
    rf"(?: (?:or|to|and) {_MONTH})?(?:,? \d{{4}})?"
)
_LEAD = (
    r"(?:as early as|as soon as|by|before|until|after|in|during|through|this|later this|later in"
    r"|earlier than|from|at|on|since|around|towards?)"
)
_EDGE = (
    r"(?:end of |start of |beginning of |middle of |early |late |mid-?|next |coming |upcoming )*"
)
_NEARNESS = (
    r"(?:coming|next|following|ensuing|near(?:est)?|foreseeable|relatively near|short|medium"
    r"|long|immediate|not[- ]too[- ]distant|very near)"
)
HORIZON = re.compile(
    r"\b(?:"
    rf"(?:with)?in (?:the )?{_NEARNESS} (?:{_NUMS} )?(?:{_UNITS}|future|term|run)"
    r"|(?:over|during|for|throughout) (?:the )?(?:coming|next|following|foreseeable"
    rf"|rest of the|remainder of the) (?:{_NUMS} )?(?:{_UNIT}|future|year|{_SEASON}|term)"
    rf"|(?:with)?in [“\"]?{_NUMS} {_UNIT}"
    rf"|{_LEAD} (?:the )?{_EDGE}"
    rf"(?:{_DATE}|{_SEASON}(?! of [A-Z])(?: (?:of )?\d{{4}})?|\d{{4}}|{_DAY}|year|month|week"
    r"|weekend|decade|century)"
    rf"|(?:this|next|later this|earlier this) (?:{_SEASON}|year|month|week|weekend|{_DAY}"
    rf"|{_MONTH}|decade|century|evening|afternoon|morning)"
    r"|in the (?:future|near term|short term|long term|medium term|long run|short run)"
    r"|for (?:some time|the time being|the foreseeable future|now|years|months|weeks|days|long)"
    r"|at this (?:stage|time|point)|at present"
    r"|(?:very |quite )?soon|shortly|imminently|tomorrow|tonight|today|eventually|forever"
    r"|any (?:time|day|moment) (?:soon|now)|overnight"
    r")(?![\w’'])"
)
_PAUSE = re.compile(
    r"[;:]|, (?:and|but|although|though|while|which|who|as|even|when|because)\b"
    r"| (?:and|but) (?:will|may|could|might|is|are|has|have|likely|probably)\b"
)
# "As the staff said on Monday, ..." dates the saying, not the judgement.
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys|ying)|report|stat|claim|assess|announc|not(?:ed|es)|warn|publish|told|wrote"
    r"|writ|emphasi|add|forecast|predict|observ|confirm)\w*[^.;:]{0,40}$",
    re.I,
)
# "... unlikely to attack despite an exercise on Tuesday": the day is the exercise's.
_BACKGROUND = re.compile(
    r"\b(?:despite|in spite of|notwithstanding|amid|because of|due to|owing to|following|given"
    r"|in (?:response|reply|reaction) to|as a result of)\b[^.;:]*$",
    re.I,
)
_AHEAD = re.compile(r"coming|next|following|future|soon|shortly|ensuing|tomorrow", re.I)
_IS = re.compile(
    r",? (?:is|are|was|were|remains?|appears?|seems?|looks?|will be|as)\b[^,;:]{0,25}$"
)
_DATED = re.compile(r"^(?:on|since|at|around) ", re.I)


def horizon_of(start: int, end: int, words: str, kind: str) -> tuple[int, int] | None:
    """The words naming the window of the judgement at start to end, as offsets, or None.

    The nearest window after the judgement before another clause begins, else one before it
    that no reporting verb claims. A judgement of the present takes a window ahead only:
    "likely struck on Sunday" dates the strike.
    """
    ahead_only = kind in ("assessment", "no-estimate")
    low = words[:1].lower() + words[1:]
    for found in HORIZON.finditer(low, end):
        between = low[end : found.start()]
        if _PAUSE.search(between) or len(between) > 260:
            break
        dated = _DATED.match(found.group())
        told = dated and (_SAYING.search(between) or _BACKGROUND.search(between))
        if not told and (not ahead_only or _AHEAD.search(found.group())):
            return found.span()
    for found in HORIZON.finditer(low[:start]):
        between = low[found.end() : start]
        opens = found.start() <= 3 and not re.search(r"[;:]", between)
        beside = not between.strip() and not _DATED.match(found.group())
        # "An attack in early spring is unlikely": the window stands in the subject.
        subject = _IS.match(between) and not _DATED.match(found.group())
        claimed = _SAYING.search(low[: found.start()]) or _SAYING.search(between)
        wanted = subject or ((opens or beside) and not claimed)
        if wanted and (not ahead_only or _AHEAD.search(found.group())):
            return found.span()
    return None
