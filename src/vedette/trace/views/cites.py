"""Who a text says cites whom: "the institute cites a Telegram channel"."""

import re

from vedette.doctrine.institutions import institutions
from vedette.model.document import Document
from vedette.model.lineage import Edge, EdgeKind
from vedette.model.span import Span
from vedette.trace.drift.wording import sentences_of, tokens
from vedette.trace.identities.names import bare, known, proper

_CITES = re.compile(
    r"(?<!\w)(?:cites?|cited|quotes?|quoted|refers? to|referred to|relies on|relied on)\s+",
    re.I,
)
# "The channel first named a column and now [cites]": small words and an earlier verb fall away.
_SUBJECT = re.compile(
    r"(?:^|[,;:.“]\s*)((?:The|the|An?|an?|[Ii]ts)\s+[^,;:“”]{2,60}?|[A-Z][^,;:“”]{1,60}?)"
    r"(?:\s+(?:\w+ly|now|also|then|first|again|only|has|had|itself)\b"
    r"|\s+[a-z]+ed\b[^,;:]*?\sand)*[^\S\n]*$"
)
_OBJECT = re.compile(
    r"((?:(?:the|a|an|one|its|their|his|her)\s+)?(?:[\w’'-]+\s+){0,4}?[\w’'-]+)"
    r"(?=\s*(?:[,;:.!?“”]|$|\b(?:as|that|which|who|of|in|on|for|from|and|saying)\b))",
    re.I,
)
_DETERMINED = re.compile(r"^(?:the|a|an|one|its|their|his|her)\s+", re.I)


def stated_citations(document: Document) -> list[Edge]:
    """
    Every "X cites Y" of a text as an edge from Y to X, named as this text allows: "the
    institute" is the one institute it names, "a channel" and "the channel" are one.
    """
    out: list[Edge] = []
    for start, end in sentences_of(document.text):
        sentence = document.text[start:end]
        for cue in _CITES.finditer(sentence):
            subject = _SUBJECT.search(sentence[: cue.start()].rstrip())
            found = _OBJECT.match(sentence, cue.end())
            taker = _named(subject.group(1), document) if subject else ""
            giver = _named(found.group(1), document) if found else ""
            if giver and taker and giver != taker:
                out.append(Edge(giver, taker, (EdgeKind.CITED,), document.id, Span(start, end)))
    return out


def _named(words: str, document: Document) -> str:
    """A name, the body a common noun stands for here, or the noun itself ("channel")."""
    plain = " ".join(words.split())
    name = known(plain)
    if name:
        return name
    body = _body(plain, document)
    if body:
        return body
    if not _DETERMINED.match(plain):
        return bare(plain) if proper(plain) and len(tokens(plain)) <= 5 else ""
    # Somebody nobody names: the same noun in the same text is the same one.
    words_of = tokens(plain)
    return f"{words_of[-1].lower()} ({document.outlet_name})" if words_of else ""


def _body(words: str, document: Document) -> str:
    """ "The institute" is the one body of that kind the text names."""
    noun = tokens(words)[-1].lower() if tokens(words) else ""
    kinds = institutions().kinds
    named = {m.who.name for m in institutions().mentions(document.text)
             if noun in kinds.get(m.who.kind, ())}  # fmt: skip
    return next(iter(named)) if len(named) == 1 else ""
