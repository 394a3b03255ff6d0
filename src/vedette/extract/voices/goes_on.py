"""When a sentence that names no source still belongs to the speaker of the one before it.

"Fog is likely, the pilot said. It may last until noon." is the pilot's to the end; "Fog is
likely, the pilot said. Fares rise in May." is not. Without a sign of the speaker the word goes
back to the outlet: readers take an unmarked sentence of a news text as the paper's.
"""

import re
from itertools import pairwise

from vedette.doctrine.institutions import institutions
from vedette.extract.page import Sentence
from vedette.extract.voices.page import Stage
from vedette.model.statement import Holder

# The writer speaks: "we", "our desk", "I" outside quotation marks.
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|I|[Mm]y)\b")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]*[”\"»“]|‘[^‘’]*’(?!\w)")
# A pronoun or a pointing word in front keeps the speaker's thread.
_PERSON = re.compile(r"^[\W]*(?:He|She|His|Her)\b")
_POINTS = re.compile(
    r"^[\W]*(?:(?:And|Also|As a result|If|When|While|Because|Since),? )?"
    r"(?:[Tt]hey|[Tt]heir|[Ii]ts?|[Tt]his|[Tt]hese|[Tt]hose|[Ss]uch)\b"
)
# "It is not clear", "It remains likely": this "it" points at nothing before.
_EMPTY_IT = re.compile(
    r"^[\W]*[Ii]t(?:[’']s| is| was| remains| seems| appears| will be| would be)\b"
)
_JOINED = re.compile(
    r"^[\W]*(?:In addition|Additionally|Moreover|Furthermore|In particular|Instead|Therefore|Thus|"
    r"Hence|Otherwise|Besides|Also|As a result|Consequently|At the same time|For this reason|"
    r"In this case|In that case|In turn|Accordingly)\b|^.{0,40}\b(?:in particular|also|too|then)\b"
    r"|^[\W]*What (?:\w+ ){1,3}(?:him|her|them) is\b"
)
_NAME = re.compile(r"\b[^\W\d_a-zа-яёіїєґ][\w’'-]{2,}")
_LONG = re.compile(r"\b[^\W\d_]{6,}\b")
_COMMON = frozenset(
    ("likely", "unlike", "probab", "possib", "almost", "certai", "becaus", "before", "after",
     "should", "accord", "report", "analys", "offici", "expert", "statem", "still", "though",
     "within", "withou", "nation", "countr", "govern", "presid", "minist", "people", "another",
     "anothe", "author", "monday", "tuesda", "wednes", "thursd", "friday", "saturd", "sunday")
)  # fmt: skip


def own_words(words: str) -> bool:
    """Whether the writer speaks of himself here, outside quotation marks: "in our view"."""
    return bool(_WE.search(_QUOTED.sub(" ", words)))


def _topics(words: str) -> set[str]:
    """The first six letters of its names and long words, the words of judging left out."""
    first = words.split()[:1]
    names = {w for w in _NAME.findall(words) if [w] != first or institutions().mentions(w)}
    return {w.lower()[:6] for w in (*names, *_LONG.findall(words))} - _COMMON


def _weak(holder: Holder) -> bool:
    """A speaker who is quoted for a line: nobody in particular, or a country's capital."""
    known = institutions()
    name = holder.name.removeprefix("The ").removeprefix("the ")
    return holder.unnamed or name in known.countries or name in known.capitals


def _linked(made: Stage, earlier: Sentence, later: Sentence, holder: Holder) -> bool:
    words = made.page.words(later)
    if own_words(words):
        return False
    if _PERSON.match(words):
        # "…, according to the agency. She will win": the agency is no she.
        return not _weak(holder) and holder.name not in {m.who.name for m in made.cast.bodies}
    if _JOINED.match(words) or (_POINTS.match(words) and not _EMPTY_IT.match(words)):
        return True
    if _weak(holder) or words.lstrip("- ").startswith("There "):
        return False
    own = _topics(holder.name)
    return bool((_topics(made.page.words(earlier)) & _topics(words)) - own)


def goes_on(made: Stage, speech: Sentence, sentence: Sentence, holder: Holder) -> bool:
    """Whether the speaker of one sentence still has the word in a later one of its paragraph.

    Every sentence between must hang on the one before it: by a pronoun, a joining word ("in
    addition") or, for a named speaker, by a name or thing both speak of.
    """
    between = [
        s for s in made.paragraph(sentence.paragraph) if speech.index <= s.index <= sentence.index
    ]
    pairs = pairwise(between)
    return all(_linked(made, earlier, later, holder) for earlier, later in pairs)
