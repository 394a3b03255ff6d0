"""Credits on lines of their own: bylines, notes at the foot, hat tips."""

import re
from collections.abc import Iterator
from functools import lru_cache

from vedette.doctrine.agencies import agencies
from vedette.extract.credits.names import Named, known, listed, opening, said_in
from vedette.model.span import Span
from vedette.model.statement import Credit, CreditKind, CreditRole

_BYLINE = re.compile(r"\s*(?:[Bb]y|BY)\s+(?P<rest>[^\n]{2,110})|\s*(?P<alone>[^\n]{2,60})")
_MEMBER = re.compile(r"\s*(?:,|\||/|\bfor\b|\bof\b|\bat\b|\bin\b|[-–—])\s*")
_PHOTO = re.compile(r"(?i)\b(?:photo|image|picture|getty|video by|graphic|illustration)")
_ROLES = r"(?:\s+(?:staff\s+)?(?:writers?|correspondents?|reporters?|journalists?|staff))?"


def _credit(found: Named, kind: CreditKind, role: CreditRole, rule: str) -> Credit:
    return Credit(found.name, kind, role, Span(found.start, found.end), False, found.known, rule)


def byline(line: str, at: int) -> Iterator[Credit]:
    """The agency in "By NAME, Associated Press" or alone on a line ("Reuters in Kyiv")."""
    found = _BYLINE.fullmatch(line.rstrip())
    if not found or _PHOTO.search(line):
        return
    group = "rest" if found["rest"] else "alone"
    words, base = found[group], at + found.start(group)
    starts = [0, *(m.end() for m in _MEMBER.finditer(words))]
    ends = [*(m.start() for m in _MEMBER.finditer(words)), len(words)]
    pairs = [(s, e) for s in starts for e in ends if s < e]
    for start, end in pairs:
        piece = re.sub(rf"(?i:{_ROLES})\.?$", "", words[start:end].rstrip())
        agency = agencies().find(piece)
        # Alone, a name may be a picture's credit or a subject ("Reuters: ..."), so only
        # "Reuters", "Reuters in Kyiv" and "Jane Doe, Reuters" are bylines.
        if agency and (group == "rest" or _alone(words, start, end)):
            name = Named(agency.name, base + start, base + start + len(piece))
            yield _credit(name, CreditKind.BYLINE, CreditRole.WIRE, "credit.byline/1")
            return


def _alone(words: str, start: int, end: int) -> bool:
    rest = words[end:].strip()
    if start == 0:
        again = agencies().find(rest.lstrip(" -–—|"))  # "AFP - Agence France-Presse"
        same = again is not None and again == agencies().find(words[:end])
        return not rest or same or bool(re.fullmatch(r"in [A-Z][\w ]+", rest))
    return not rest and bool(
        re.fullmatch(r"(?:[A-Z][\w.'’-]+ ){2,3}?[,|] ", words[:start] + " ")
        or re.fullmatch(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}\s*[,|]\s*", words[:start])
    )


@lru_cache(maxsize=1)
def _name() -> str:
    """Every printed name of an agency, longest first, as one alternative."""
    names = sorted(set(agencies().printed), key=lambda n: (-len(n), n))
    return "(?:" + "|".join(re.escape(n) for n in names) + r")(?![\w-])"


@lru_cache(maxsize=1)
def _opening() -> frozenset[str]:
    return opening(agencies().printed)


@lru_cache(maxsize=1)
def _any_name() -> re.Pattern[str]:
    # Trying a few hundred names at every letter is slow: first letters sort out most places.
    first = "".join(sorted({re.escape(n[0]) for n in agencies().printed}))
    return re.compile(rf"(?<!\w)(?=[{first}]){_name()}")


@lru_cache(maxsize=1)
def _notes() -> tuple[tuple[re.Pattern[str], CreditRole], ...]:
    one = _name()
    many = rf"(?P<who>(?:[Tt]he )?{one}(?:(?:,? and |, | & |/)(?:[Tt]he )?{one})*)"
    report = r"(?:report|story|article|piece|dispatch|text|copy)"
    made = r"(?:published|produced|reported|written|distributed|provided|released|prepared|filed)"
    wire, part, cited = CreditRole.WIRE, CreditRole.CONTRIBUTED, CreditRole.CITED
    using = r"(?:with|includes|including|based on|additional|using|from|contains)\s+(?:\w+ )?"
    stuff = r"(?:reporting|reports?|information|material|files?|copy|inputs?|dispatches)"
    # "Reuters reported that drought contributed" is prose: between the agency and the verb
    # of a note stand names alone; a note opens its sentence.
    people = r"(?:,?\s+(?:[A-Z][\w.'’-]*|and|in|of|from|at|also)\b\.?)*,?"
    opens = r"(?:^\s*|\(\s*|[.!?;”\"—–-]\s+|\b[Tt]his \w+ )"
    again = r"(?:republished|reprinted|reproduced) (?:from|with permission (?:of|from))"
    year = r"(?:\d{4}(?:-\d{4})?)?"
    given = rf"this {report} (?:was|is|has been)[^.\n]{{0,30}} (?:{made}|republished|taken)"
    rows = [
        (rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|\([cC]\))?\s*{year},?\s*(?:by )?{many}", wire),
        (rf"\b[Tt]his {many} {report}\b", wire),
        (rf"\b(?i:{given} (?:by|from|on)) {many}", wire),
        (rf"\b(?i:{again}) {many}", wire),
        (rf"\b{many}(?:['’]s?)?{_ROLES}{people} contributed\b", part),
        (rf"\bcontributed\b[^.\n]{{0,60}}\b(?:from|by|for) {many}", part),
        (rf"{opens}(?i:{using}{stuff}(?: provided)? (?:by|from|of)) {many}", part),
        (rf"\b(?i:{stuff} from) {many} (?i:was|were|is) (?i:used|included)", part),
        (rf"\b(?i:mit (?:material|informationen) (?:von|der)) {many}", part),
        (rf"^\s*(?:[a-zäöü]{{2,4}}(?:[/,][a-zäöü]{{2,4}})*\s*)?\({many}\)\s*$", part),
        (rf"^\s*(?i:sources?|джерело|источник|quelle|źródło)\s*:\s*{many}\s*\.?\s*$", cited),
    ]
    return tuple((re.compile(p), role) for p, role in rows)


_HINT = re.compile(
    r"(?i)©|\(c\)|copyright|contribut|report|publish|reprint|reproduc|from|files?\b|inputs?\b"
    r"|\bthis\b|sources?\s*:|джерело|источник|quelle|źródło|mit\s|^\s*[\w/,]{0,20}\s*\([^()]*\)\s*$"
)


def notes(line: str, at: int) -> Iterator[Credit]:
    """Agencies in a note: "Reuters contributed to this report", "© 2016 AFP"."""
    named = len(line) <= 600 and not _opening().isdisjoint(said_in(line))
    if named and _HINT.search(line) and _any_name().search(line):
        photo = _PHOTO.search(line)
        for pattern, role in _notes():
            for found in pattern.finditer(line):
                if photo and role is CreditRole.WIRE:
                    continue  # "Photo: © AFP" credits a picture, not the words.
                for name in listed(found["who"], at + found.start("who")):
                    yield _credit(name, CreditKind.CREDIT, role, "credit.note/1")
    yield from _signed(line, at)


def _signed(line: str, at: int) -> Iterator[Credit]:
    """A closing "(Reporting by A; Editing by B)", the mark of the house that writes it so."""
    for house in agencies().signoffs:
        if not any(words in line for words in house.closes):
            continue
        opens, closes = ("|".join(map(re.escape, w)) for w in (house.opens, house.closes))
        people = r"[A-Z][^()]{3,300}?"
        note = rf"\(?\s*(?:{opens}) {people}[;.,] ?(?:{closes}) {people}\.?\)?\s*$"
        found = re.search(note, line)
        if found:
            name = Named(house.agency, at + found.start(), at + found.end())
            yield _credit(name, CreditKind.CREDIT, CreditRole.WIRE, "credit.signoff/1")


_TIP = re.compile(
    r"\b(?:[Hh]/[Tt]/?:?|HT:|[Hh]at[- ][Tt]ip(?:: ?| to | ))\s*(?:to\s+)?(?P<who>[^()\n]{2,60})"
    r"|\((?:[Vv]ia)\s+(?P<via>[A-Z][^()\n]{1,40})\)"
)


def tips(line: str, at: int) -> Iterator[Credit]:
    """Who is thanked: "h/t: The Hill", "(via Mediaite)"; a name no table has is kept as written."""
    for found in _TIP.finditer(line):
        group = "who" if found["who"] else "via"
        words = found[group].rstrip(" .,;!")
        # In running text a hat tip ends with its sentence; on a line of its own with the line.
        words = re.split(r"(?<=[a-z])\.\s|;|\s[-–—|]\s", words)[0]
        start = at + found.start(group)
        for begin, end in _split(words):
            piece = words[begin:end]
            name = known(piece)
            yield _credit(
                Named(name or piece, start + begin, start + end, name is not None),
                CreditKind.HAT_TIP,
                CreditRole.CITED,
                "credit.tip/1",
            )


def _split(words: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in [*re.finditer(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+", words), None]:
        end = gap.start() if gap else len(words)
        if words[at:end].strip():
            yield at, end
        at = gap.end() if gap else end
