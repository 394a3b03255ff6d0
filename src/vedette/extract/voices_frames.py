"""Every source a German, Polish, Ukrainian or Russian text names, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.doctrine.cues_foreign import Frames, frames
from vedette.extract.names import Cast
from vedette.extract.names_foreign import holder_of, phrase_after
from vedette.extract.page import Page, Sentence
from vedette.model.span import Span
from vedette.model.statement import Holder

_WORD = re.compile(r"[\w’'-]+")
# A source ends before these.
_STOP = re.compile(r"[,;:!?()–—“”«»„\"]| - |\.(?:\s|$)")
_STEM = 5
# "Według dziennika „Kurier”": the paper's name in quotation marks.
_NAMED = re.compile(r"\s*(\w+) [„“\"«]([^„“”\"»]{2,40})[”“\"»]")
# "wird den Zins halten, …": an infinitive at the end of a clause reports nothing.
_INFINITIVE = re.compile(r"\w+en\s*[,.;]")


@dataclass(frozen=True, slots=True)
class Source:
    """ "At character 60 'ocenia' names Marta Nowak"; relay: what it names spoke to another."""

    cue: Span
    holder: Holder
    relay: bool = False
    pronoun: bool = False


def _words(text: str) -> list[tuple[str, int]]:
    return [(m.group(), m.start()) for m in _WORD.finditer(text)]


def _after(text: str, start: int) -> tuple[list[str], int]:
    """The words up to the next stop, a mark right behind the cue passed over."""
    lead = re.match(r"[\s„“\"«]*", text[start:])
    low = start + (lead.end() if lead else 0)
    stop = _STOP.search(text, low)
    found = _words(text[low : stop.start() if stop else len(text)])
    return [w for w, _ in found], low


def _before(text: str, end: int) -> tuple[list[str], int]:
    """The words of the clause in front of a verb: "Premier Jan Kos (uważa)"."""
    stops = [m.end() for m in _STOP.finditer(text, 0, end)]
    low = stops[-1] if stops else 0
    return [w for w, _ in _words(text[low:end])], low


def _beside(text: str, found: re.Match[str], frame: Frames, lang: str) -> tuple[list[str], int]:
    """The source of a verb: the subject in front of it in its clause, else what follows it."""
    front, low = _before(text, found.start())
    front = [w for w in front if w.lower() not in frame.skip or w == front[-1]]
    plain = [w for w in front if w.lower() not in frame.skip]
    if plain and plain[-1].lower() in frame.pronouns:
        return plain[-1:], low
    if 1 <= len(plain) <= 5 and not _points(plain, frame):
        cued = any(_capital(w) for w in plain) or len(plain) == 1
        if cued and not (lang == "de" and _object(text[low : found.start()])):
            return plain, low
    after, at = _after(text, found.end())
    return phrase_after(after, frame, lang), at


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _german(words: Sequence[str], frame: Frames) -> bool:
    """German writes every noun large: "rechnet derzeit nicht" has no source behind it."""
    if words[0].lower() in frame.pronouns:
        return True
    return _capital(words[-1]) and not any(w.islower() for w in words[:1] if len(words) > 3)


def _object(front: str) -> bool:
    """German with an object in front: "Einen Angriff hält X für", "Das Risiko nennt X"."""
    return bool(re.match(r"\s*(?:Einen|Den|Dass|Das Risiko|Die Gefahr|Eine|In|Am|Im|Bei)\b", front))


def _points(words: Sequence[str], frame: Frames) -> bool:
    joined = " ".join(words).lower()
    return any(joined == b or joined.startswith(b + " ") for b in frame.back)


def _body(cast: Cast, at: Span, words: Sequence[str]) -> Holder | None:
    """A body the table knows that starts here, or the one body "the institute" can be."""
    named = [m for m in cast.bodies if m.start < at.end and at.start < m.end]
    if named:
        return None
    last = words[-1].lower() if words else ""
    kinds = next((k for stem, k in _GENERIC.items() if last.startswith(stem)), frozenset())
    firm = {m.who.name for m in cast.bodies if m.who.kind in kinds}
    if len(words) <= 2 and len(firm) == 1:
        return Holder(next(iter(firm)), mention=at)
    return None


_INSTITUTE = frozenset(("think_tank",))
_SECRET = frozenset(("intelligence", "ministry"))
_MINISTRY = frozenset(("ministry", "foreign_ministry", "interior_ministry"))
# What a bare common noun can stand for: "Institut hält das für unwahrscheinlich" in a headline.
_GENERIC = {
    "institut": _INSTITUTE, "instytut": _INSTITUTE, "інститут": _INSTITUTE,
    "институт": _INSTITUTE, "denkfabrik": _INSTITUTE, "geheimdienst": _SECRET,
    "розвідк": _SECRET, "разведк": _SECRET, "wywiad": _SECRET, "ministeri": _MINISTRY,
}  # fmt: skip


def _known(holder: Holder, words: Sequence[str], earlier: Sequence[Source]) -> Holder:
    """A surname or a bare role read as the speaker the page named in full before."""
    last = words[-1].lower()[:_STEM] if words else ""
    for source in reversed(earlier):
        name = source.holder.name
        parts = name.lower().split()
        same = any(p[:_STEM] == holder.name.lower().split()[-1][:_STEM] for p in parts[-1:])
        if same and len(parts) >= len(holder.name.split()) and not holder.unnamed:
            return replace(holder, name=name)
        stands = last in _EXPERT or parts[0][:_STEM] == last
        if len(words) == 1 and not source.holder.unnamed and stands:
            return replace(holder, name=name, unnamed=False)
    return holder


_EXPERT = frozenset(w[:_STEM] for w in (
    "эксперт", "аналитик", "политолог", "експерт", "аналітик", "політолог", "ekspert", "analityk",
    "politolog", "experte", "expertin", "analyst", "forscher", "institut", "instytut",
))  # fmt: skip


def sources(page: Page, cast: Cast) -> dict[int, list[Source]]:
    """Sentence number to the sources it names, pronouns and surnames resolved backwards."""
    frame = frames().get(page.document.lang)
    out: dict[int, list[Source]] = {}
    if frame is None:
        return out
    earlier: list[Source] = []
    for sentence in page.sentences:
        found = _in(page, sentence, frame, cast, earlier)
        if found:
            out[sentence.index] = found
    return out


def _in(
    page: Page, sentence: Sentence, frame: Frames, cast: Cast, earlier: list[Source]
) -> list[Source]:
    text, base = page.words(sentence), sentence.span.start
    lang, found = page.document.lang, []
    for cue in frame.cue.finditer(text):
        kind = cue.lastgroup
        if lang == "de" and kind == "verb" and _INFINITIVE.match(text, cue.start()):
            continue
        if kind == "verb":
            words, low = _beside(text, cue, frame, lang)
        else:
            after, low = _after(text, cue.end())
            words = phrase_after(after, frame, lang)
        turned = text[: cue.start()].split()[-1:] if kind == "lead" else []
        if {w.lower() for w in (*turned, *cue.group().split())} & frame.pronouns:
            words = [min(frame.pronouns)]  # "jej zdaniem", "по его словам"
        elif len(words) > 3 and not any(map(_capital, words)):
            continue
        quoted = _NAMED.match(text, cue.end())
        if quoted and quoted.group(1).lower() in frame.products:
            words = quoted.group(2).split()
        if not words or (lang == "de" and not _german(words, frame)):
            continue
        span = Span(base + cue.start(), base + cue.end())
        if words[0].lower() in frame.pronouns:
            found += [Source(span, s.holder, pronoun=True) for s in earlier[-1:]]
            continue
        start = text.find(words[0], low)
        end = text.find(words[-1], start) + len(words[-1])
        at = Span(base + start, base + max(end, start + 1))
        holder = _body(cast, at, words) or holder_of(
            words, frame, cast, lang=lang, at=at, genitive=kind != "verb"
        )
        if holder is None:
            continue
        source = Source(span, _known(holder, words, earlier), relay=kind == "relay")
        found.append(source)
        earlier.append(source)
    return found
