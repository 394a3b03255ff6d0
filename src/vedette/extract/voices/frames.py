"""Every source a text in another language than English names, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vedette.doctrine.cues_foreign import Frames, frames
from vedette.extract.names.foreign import holder_of, latin, phrase_after
from vedette.extract.names.names import Cast
from vedette.extract.page import Page, Sentence
from vedette.extract.voices.beside import (
    a_noun,
    article,
    called,
    named_before_aside,
    opening,
    turned,
    undated,
)
from vedette.extract.voices.stands import body_of, is_expert, known_before
from vedette.model.span import Span
from vedette.model.statement import Holder

_WORD = re.compile(r"[\w’'-]+")
# A source ends before these.
_STOP = re.compile(r"[,;:!?()–—“”«»„\"]| - |\.(?:\s|$)")
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
    glued = turned(text, found)
    if glued:
        return [glued], found.start()
    who = named_before_aside(text, found.start())
    if who:
        return who.group("who").split(), who.start("who")
    front, low = _before(text, found.start())
    if front and front[-1].lower() in frame.firsts:
        return [], low
    raw = front
    front = [w for w in front if w.lower() not in frame.skip or w == front[-1]]
    plain = [w for w in front if w.lower() not in frame.skip and w not in frame.idle]
    if plain and plain[-1].lower() in frame.pronouns:
        return plain[-1:], low
    behind = _after(text, found.end())
    if len(plain) == 1 and frame.idle and _full_name(phrase_after(behind[0], frame, lang)):
        plain = []  # an object in front: "Dohodu považuje Mária Kováčová za ..."
    plain = _subject(plain, raw, frame, lang)
    if 1 <= len(plain) <= 7 and not _points(plain, frame):
        cued = any(_capital(w) for w in plain) or len(plain) == 1
        cued = cued or _calling(raw, behind[0], lang)
        if cued and not (lang == "de" and _object(text[low : found.start()])):
            return plain, low
    name = called(text, found.end() + 1, frame)
    if name:
        return name["name"].split(), name.start("name")
    after, at = undated(behind[0], lang), behind[1]
    if frame.idle and not plain and not (after and after[0].lower() not in frame.halts):
        return sorted(frame.pronouns)[:1], at  # "Pochybuje, že": he who spoke before
    apposed = _APPOSED.match(text, found.end()) if frame.idle else None
    if apposed:
        return apposed.group(1).split(), apposed.start(1)
    return phrase_after(after, frame, lang), at


def _subject(plain: list[str], raw: Sequence[str], frame: Frames, lang: str) -> list[str]:
    """
    The words in front of a verb without what is no subject: "Pentru 2026 (o consideră)", and
    "Хороший урожай эксперты (считают)", where the experts do.
    """
    if lang != "de" and raw and raw[0].lower() in frame.halts and not any(map(_capital, plain[1:])):
        return []
    last = plain[-1].lower() if plain else ""
    expert = is_expert(last, frame)
    if len(plain) > 1 and expert and plain[-1].islower() and not any(map(_capital, plain[1:])):
        return plain[-1:]
    if len(plain) > 2 and plain[2].islower() and _full_name(plain[:2]):
        return plain[:2]  # "Vera Winter vom Pariser Institut (sieht)"
    return plain


def _calling(raw: Sequence[str], behind: Sequence[str], lang: str) -> bool:
    """ "El presidente de la federación (ve improbable su vuelta)": a subject without a name."""
    if lang == "de" or len(raw) < 2 or not article(raw[0]) or article(raw[-1]):
        return False
    return not any(_capital(w) for w in behind[:4]) and not (behind and article(behind[0]))


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


def _holder(
    sentence: tuple[str, int],
    cue: re.Match[str],
    found: tuple[list[str], int],
    how: tuple[Frames, Cast, str],
) -> Holder | None:
    """Who the words found beside a cue name; sentence: its text and where it begins."""
    (text, base), (words, low), (frame, cast, lang) = sentence, found, how
    start = max(0, text.find(words[0], low))
    end = text.find(words[-1], start) + len(words[-1])
    at = Span(base + start, base + max(end, start + 1))
    name = called(text, cue.end() + 1, frame)
    if name and name["name"].split() == words:
        return Holder(latin(name["name"], lang), mention=at)
    return body_of(cast, at, words, frame) or holder_of(
        words, frame, cast, lang=lang, at=at, genitive=cue.lastgroup != "verb"
    )


def _opening(
    page: Page, sentence: Sentence, who: tuple[Frames, Cast], earlier: Sequence[Source]
) -> list[Source]:
    """
    The subject of the sentence before, for a pronoun nobody of its paragraph was named for: "The
    agency Norval cut the grade. It deems a deficit unlikely."
    """
    frame, cast = who
    same = [s for s in page.sentences if s.paragraph == sentence.paragraph]
    before = next((s for s in same if s.index == sentence.index - 1), None)
    if before is None or any(e.cue.start >= same[0].span.start for e in earlier):
        return []
    found = opening(page.words(before), frame, page.document.lang)
    if found is None:
        return []
    words, start, end = found
    at = Span(before.span.start + start, before.span.start + end)
    holder = body_of(cast, at, words, frame) or holder_of(
        words, frame, cast, lang=page.document.lang, at=at, genitive=False
    )
    return [Source(at, holder)] if holder and not holder.unnamed else []


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
    name = called(text, cue.end() + 1, frame)
    if name:
        return name["name"].split(), name.start("name")
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
        if lang == "fr" and kind == "verb" and a_noun(text, cue):
            continue
        words, low = _of(cue, text, frame, lang)
        turned = text[: cue.start()].split()[-1:] if kind == "lead" else []
        if {w.lower() for w in (*turned, *cue.group().split())} & frame.pronouns:
            words = [min(frame.pronouns)]  # "jej zdaniem", "по его словам"
        elif len(words) > 3 + article("".join(_WORD.findall(text, low)[:1])) and not any(
            map(_capital, words)
        ):
            continue
        quoted = _NAMED.match(text, cue.end())
        if quoted and quoted.group(1).lower() in frame.products:
            words = quoted.group(2).split()
        words = [_ELIDED.sub("", words[0]), *words[1:]] if words else words
        if not words or (lang == "de" and not _german(words, frame)):
            continue
        span = Span(base + cue.start(), base + cue.end())
        pronoun = words[0].lower() in frame.pronouns
        if pronoun or (len(words) == 1 and is_expert(words[0], frame)):
            earlier += _opening(page, sentence, (frame, cast), earlier)
        if pronoun:
            found += [Source(span, s.holder, pronoun=True) for s in earlier[-1:]]
            continue
        holder = _holder((text, base), cue, (words, low), (frame, cast, lang))
        if holder is None:
            continue
        spoke = [e.holder for e in earlier]
        source = Source(span, known_before(holder, words, spoke, frame), relay=kind == "relay")
        found.append(source)
        earlier.append(source)
    return found
