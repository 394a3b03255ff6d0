"""Every source a text in another language than English names, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.doctrine.bodies_foreign import foreign_bodies
from vedette.doctrine.cues_foreign import Frames, frames
from vedette.extract.names.foreign import holder_of, phrase_after
from vedette.extract.names.names import Cast
from vedette.extract.page import Page, Sentence
from vedette.model.span import Span
from vedette.model.statement import Holder

_WORD = re.compile(r"[\w’'-]+")
# A source ends before these.
_STOP = re.compile(r"[,;:!?()–—“”«»„\"]| - |\.(?:\s|$)")
_STEM = 5
# "Według dziennika „Kurier”": the paper's name in quotation marks.
_NAMED = re.compile(r"\s*(\w+) [„“\"«]([^„“”\"»]{2,40})[”“\"»]")
# "admitió la jefa de obra, Nuria Pons": the name behind her calling.
_APPOSED = re.compile(
    r"(?: (?![A-ZÀ-ÞŠŽČ])[\w’'-]+){1,6}, "
    r"([^\W\d_a-zà-ÿ][\w’'-]+(?: [^\W\d_a-zà-ÿ][\w’'-]+)+)"
)
# "l'allenatore": an article glued to its noun.
_ELIDED = re.compile(r"^(?:[dl]|dell|all|un)['’](?=\w)", re.IGNORECASE)
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
    if front and front[-1].lower() in frame.firsts:
        return [], low
    front = [w for w in front if w.lower() not in frame.skip or w == front[-1]]
    plain = [w for w in front if w.lower() not in frame.skip and w not in frame.idle]
    if plain and plain[-1].lower() in frame.pronouns:
        return plain[-1:], low
    behind = _after(text, found.end())
    if len(plain) == 1 and frame.idle and _full_name(phrase_after(behind[0], frame, lang)):
        plain = []  # an object in front: "Dohodu považuje Mária Kováčová za ..."
    if 1 <= len(plain) <= 7 and not _points(plain, frame):
        cued = any(_capital(w) for w in plain) or len(plain) == 1
        if cued and not (lang == "de" and _object(text[low : found.start()])):
            return plain, low
    after, at = behind
    if frame.idle and not plain and not (after and after[0].lower() not in frame.halts):
        return sorted(frame.pronouns)[:1], at  # "Pochybuje, že": he who spoke before
    apposed = _APPOSED.match(text, found.end()) if frame.idle else None
    if apposed:
        return apposed.group(1).split(), apposed.start(1)
    return phrase_after(after, frame, lang), at


def _full_name(words: Sequence[str]) -> bool:
    return len(words) > 1 and _capital(words[-1]) and _capital(words[-2])


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


def _trailed(text: str, end: int, frame: Frames) -> tuple[list[str], int]:
    """The source in front of a word behind it: "A brit minisztérium (szerint)".

    It begins after the last article or preposition of the clause; without one it is all of a
    short clause, or its last name.
    """
    front, low = _before(text, end)
    cut = max((n for n, w in enumerate(front) if w.lower() in frame.skip), default=-1)
    own = front[cut + 1 :]
    if cut < 0 and len(own) > _CLAUSE:
        small = max((n for n, w in enumerate(own) if not _capital(w)), default=-1)
        own = own[small + 1 :]
    named = [n for n in range(len(own) - 1) if _capital(own[n]) and _capital(own[n + 1])]
    if named:  # "gát Vas Edit mérnök": the last full name, its calling left out
        last = max(named) + 2
        first = last - 2
        while first and _capital(own[first - 1]):
            first -= 1
        own = own[first:last] if len(own) - last <= 1 else own
    return own, text.rfind(" ".join(own[:1]), low, end) if own else low


_CLAUSE = 5


def _body(cast: Cast, at: Span, words: Sequence[str], frame: Frames) -> Holder | None:
    """A body the table knows that starts here, or the one body "the institute" can be."""
    named = [m for m in cast.bodies if m.start < at.end and at.start < m.end]
    if named:
        return None
    last = words[-1].lower() if words else ""
    own = (k for stem, k in frame.generic if last.startswith(stem))
    kinds = _WHO.get(next(own, ""), frozenset()) or next(
        (k for stem, k in _GENERIC.items() if last.startswith(stem)), frozenset()
    )
    if frame.idle:
        kinds |= {kind for kind, nouns in foreign_bodies().nouns.items() if last in nouns}
    firm = {m.who.name for m in cast.bodies if m.who.kind in kinds}
    if len(words) <= 2 and len(firm) == 1:
        return Holder(next(iter(firm)), mention=at)
    return None


_INSTITUTE = frozenset(("think_tank",))
_SECRET = frozenset(("intelligence", "ministry"))
_MINISTRY = frozenset(("ministry", "foreign_ministry", "interior_ministry"))
_WHO = {"institute": _INSTITUTE, "secret": _SECRET, "ministry": _MINISTRY}
# What a bare common noun can stand for: "Institut hält das für unwahrscheinlich" in a headline.
_GENERIC = {
    "institut": _INSTITUTE, "instytut": _INSTITUTE, "інститут": _INSTITUTE,
    "институт": _INSTITUTE, "denkfabrik": _INSTITUTE, "geheimdienst": _SECRET,
    "розвідк": _SECRET, "разведк": _SECRET, "wywiad": _SECRET, "ministeri": _MINISTRY,
}  # fmt: skip


def _known(
    holder: Holder, words: Sequence[str], earlier: Sequence[Source], frame: Frames
) -> Holder:
    """A surname or a bare role read as the speaker the page named in full before."""
    last = words[-1].lower()[:_STEM] if words else ""
    for source in reversed(earlier):
        name = source.holder.name
        parts = name.lower().split()
        same = any(p[:_STEM] == holder.name.lower().split()[-1][:_STEM] for p in parts[-1:])
        if same and len(parts) >= len(holder.name.split()) and not holder.unnamed:
            return replace(holder, name=name)
        expert = last in _EXPERT or bool(last and words[-1].lower().startswith(frame.experts))
        stands = expert or parts[0][:_STEM] == last
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


def _of(cue: re.Match[str], text: str, frame: Frames, lang: str) -> tuple[list[str], int]:
    """The words of a cue's source, and from where in the sentence they are looked for."""
    if cue.lastgroup == "verb":
        return _beside(text, cue, frame, lang)
    if cue.lastgroup == "trail":
        return _trailed(text, cue.start(), frame)
    after, low = _after(text, cue.end())
    return phrase_after(after, frame, lang), low


def _in(
    page: Page, sentence: Sentence, frame: Frames, cast: Cast, earlier: list[Source]
) -> list[Source]:
    text, base = page.words(sentence), sentence.span.start
    lang, found = page.document.lang, []
    for cue in frame.cue.finditer(text):
        kind = cue.lastgroup
        if lang == "de" and kind == "verb" and _INFINITIVE.match(text, cue.start()):
            continue
        words, low = _of(cue, text, frame, lang)
        turned = text[: cue.start()].split()[-1:] if kind == "lead" else []
        if {w.lower() for w in (*turned, *cue.group().split())} & frame.pronouns:
            words = [min(frame.pronouns)]  # "jej zdaniem", "по его словам"
        elif len(words) > 3 and not any(map(_capital, words)):
            continue
        quoted = _NAMED.match(text, cue.end())
        if quoted and quoted.group(1).lower() in frame.products:
            words = quoted.group(2).split()
        words = [_ELIDED.sub("", words[0]), *words[1:]] if words else words
        if not words or (lang == "de" and not _german(words, frame)):
            continue
        span = Span(base + cue.start(), base + cue.end())
        if words[0].lower() in frame.pronouns:
            found += [Source(span, s.holder, pronoun=True) for s in earlier[-1:]]
            continue
        start = max(0, text.find(words[0], low))
        end = text.find(words[-1], start) + len(words[-1])
        at = Span(base + start, base + max(end, start + 1))
        holder = _body(cast, at, words, frame) or holder_of(
            words, frame, cast, lang=lang, at=at, genitive=kind != "verb"
        )
        if holder is None:
            continue
        source = Source(span, _known(holder, words, earlier, frame), relay=kind == "relay")
        found.append(source)
        earlier.append(source)
    return found
