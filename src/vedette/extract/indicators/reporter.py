"""Who reports an activity, when the sentence itself says so in a simple way."""

import re

from vedette.doctrine.indicators import IndicatorWords

_ADVERB = re.compile(r"\s+(?:also|additionally|previously|later|further|reportedly|first|again)$")
_DAY = re.compile(r"\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
# "The staff has not" seen, "the desk cannot" confirm: the auxiliary is no part of the name.
_AUXILIARY = re.compile(r"\s+(?:(?:has|have|had|did|does|do|could|can)(?:\s+not|n[’']t)?|cannot)$")
_ASIDE = re.compile(r"\s*\([^)]*\)")
# A verb before the reporting verb means the words in front are no plain name:
# "Tanks that were seen on Monday, the ministry said".
_VERBAL = re.compile(
    r"\b(?:that|which|who|whom|is|are|was|were|be|been|will|would|could|may|might|to|if|as)\b"
)
_LAST = re.compile(r"[,”\"]\s+(?:the\s+)?([A-Za-z][^,;“”\"]{1,80})$")
_ACCORDING = re.compile(
    r"\b[Aa]ccording to (?:the )?([A-Z][\w’'-]*(?:\s(?:of|for|the|and|on|[A-Z][\w’'-]*))*)"
)
# Words that stand where a name would and are none ("the report said" names nobody).
_NO_NAME = frozenset(
    ["he", "she", "it", "they", "we", "i", "this", "that", "these", "those", "there", "who"]
)
_NO_HEAD = frozenset(["the", "a", "an", "previously", "also", "as", "and", "but", "so", "further"])
_PAPER = frozenset(["report", "reports", "post", "statement", "text", "article", "update", "map"])
_LONGEST = 16
# A name stands before its verb within a few lines; further on it is somebody else's.
_FAR = 500


def _named(text: str) -> str:
    """
    "Jan Novak, a spokesman" is Jan Novak; "Deputy chief of staff, Colonel Jan Novak" is too.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:
        return text
    return parts[0] if parts[1][:1].islower() else parts[-1]


def _clean(name: str, table: IndicatorWords) -> str:
    text = table.drop.sub("", _ASIDE.sub("", name)).strip(" ,“”\"'")
    text = _named(_DAY.sub("", _AUXILIARY.sub("", _ADVERB.sub("", text))))
    return re.sub(r"^(?:The|the|A|a|An|an)\s+", "", text).strip(" ,“”\"'")


def _plain(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= _LONGEST and words[0].lower() not in _NO_NAME and not _VERBAL.search(name)
    )


def reporter(words: str, table: IndicatorWords) -> str:
    """
    The name before the first reporting verb ("The harbour office reported that ..."), or
    after the content (", the harbour office said"), or after "according to"; "" when the
    sentence names nobody in these ways.
    """
    for verb in table.report_verbs.finditer(words):
        if verb.start() > _FAR:
            break
        before = words[: verb.start()]
        # "the stated grounds": no saying, a property.
        if before.endswith((" the ", " a ", " its ", " their ")):
            continue
        last = _LAST.search(before.rstrip())
        name = _clean(last.group(1) if last else before, table)
        if _plain(name):
            return name
    stated = _ACCORDING.search(words)
    return _clean(stated.group(1), table) if stated else ""
