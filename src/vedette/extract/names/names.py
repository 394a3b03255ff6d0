"""Who is meant: surname to full name, role to person, "the think tank" to the body it stands for.

One candidate or unresolved. A wrong speaker is worse than none: the desk pools by speaker.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from vedette.doctrine.institutions import Institution, Mention, institutions
from vedette.extract.names.words import ARMED, BODY_WORDS, PLACES
from vedette.extract.page import Page
from vedette.extract.stretches import Stretches
from vedette.model.span import Span
from vedette.model.statement import Holder

_CAP = r"[^\W\d_a-zа-яёіїєґ][\w’'-]*"
_FULL = re.compile(rf"\b{_CAP}(?: (?:{_CAP}|de|van|von|al|bin|der)){{1,3}}\b")
_ACRONYM = re.compile(
    rf"\b({_CAP}(?: (?:{_CAP}|of|the|for|and|in|on)){{1,8}}) \(([A-Z][A-Za-z]{{1,7}})\)"
)
# Words a sentence opens with: "In Washington" is no full name.
_OPENERS = frozenset(
    ("A", "After", "Although", "An", "And", "As", "At", "Before", "But", "By", "During", "For",
     "From", "He", "His", "How", "However", "If", "In", "It", "Its", "Meanwhile", "No", "Of", "On",
     "Or", "Our", "She", "Since", "So", "Some", "That", "The", "Their", "There", "These", "They",
     "This", "Though", "To", "Under", "Until", "We", "What", "When", "Where", "While", "Who",
     "Why", "Will", "With", "Without", "Yet", "Both", "Later",
     "Earlier", "Only", "Also", "Even", "Now", "Then")
)  # fmt: skip
# Bodies known by their reports: any of their texts speaks for them. A ministry's statement
# is in roles.yaml; its "forecast" may be anybody's.
_REPORTING = frozenset(("think_tank", "monitor", "forecasters"))
# Bodies a state has one of.
_ONE_EACH = frozenset(("ministry", "foreign_ministry", "interior_ministry", "general_staff"))
_SPACE = re.compile(r"\s+")
_LEAD = re.compile(r"^(?:the|a|an|its|their|his|her|another|one|even)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """ "Serhiy Nayev, first named in full at character 310"."""

    name: str
    start: int

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(" ", 1)[-1]


def tidy(name: str) -> str:
    """A printed source as a name: one line, no article, no marks around it."""
    name = _SPACE.sub(" ", name).strip(" ,;:.–—-“”\"'‘’«»„()")
    return _LEAD.sub("", name)


def bare(name: str) -> str:
    """A person's name without the titles in front: "General Valery Gerasimov" is the last two."""
    titles = institutions().roles["titles"]
    words = [w for w in name.replace("\u00a0", " ").split() if w]
    while len(words) > 1 and words[0].strip(",") in titles | _OPENERS:
        words = words[1:]
    return re.sub(r"[’']s?$", "", " ".join(words))


def cast_of(page: Page) -> "Cast":
    """The page's cast, gathered once: every rule that asks who is meant asks the same one."""
    if "cast" not in page.kept:
        page.kept["cast"] = Cast(page)
    return cast(Cast, page.kept["cast"])


@dataclass
class Cast:
    """
    "The people and bodies of this page": who a surname, a role or "the experts" can mean.

    bodies: every institution named, in text order. people: every full name printed.
    """

    page: Page
    text: str = ""
    bodies: list[Mention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.page.text
        self.bodies = institutions().mentions(self.text, lang=self.page.document.lang)
        self.bodies += self._spelled_out()
        self.bodies += self._bare()
        self.bodies.sort(key=lambda m: (m.start, -m.end))

    def _spelled_out(self) -> list[Mention]:
        """Bodies no table knows, from "the Northern Risk Centre (NRC)" and each NRC after it."""
        taken = Stretches((m.start, m.end) for m in self.bodies)
        out = []
        for found in _ACRONYM.finditer(self.text):
            name, short = tidy(found.group(1)), found.group(2)
            capitals = "".join(c for c in name if c.isupper())
            if short.upper() not in (capitals, "".join(w[0].upper() for w in name.split())):
                continue
            if taken.touch(found.start(), found.end()):
                continue
            who = Institution(name, "military" if ARMED.search(name) else "think_tank", "")
            out.append(Mention(found.start(1), found.end(1), who))
            out += [
                Mention(m.start(), m.end(), who)
                for m in re.finditer(rf"\b{re.escape(short)}\b", self.text)
            ]
        return out

    def _bare(self) -> list[Mention]:
        """ "the MoD", "the Foreign Ministry" without a country: the one such body named here."""
        named = {m.who for m in self.bodies}
        taken = [(m.start, m.end) for m in self.bodies]
        out = []
        for form, (kind, _) in institutions().bodies.items():
            firm = {w for w in named if w.kind == kind and kind in _ONE_EACH}
            if len(firm) != 1 or form.islower() or form not in self.text:
                continue
            out += [
                Mention(m.start(), m.end(), next(iter(firm)))
                for m in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", self.text)
                if not any(m.start() < e and s < m.end() for s, e in taken)
            ]
            taken += [(m.start, m.end) for m in out]
        return out + self._shortened([*taken])

    def _shortened(self, taken: list[tuple[int, int]]) -> list[Mention]:
        """ "the Commission" for the one body named here whose name ends in the word."""
        ends: dict[str, set[Institution]] = {}
        for named in self.bodies:
            words = self.text[named.start : named.end].split()
            if len(words) > 1 and words[-1][0].isupper():
                ends.setdefault(words[-1], set()).add(named.who)
        out = []
        for word, whose in ends.items():
            if len(whose) > 1:
                continue
            form = re.escape(word)
            # It begins with plain letters, so that the search can leap to them.
            the = rf"he ({form})(?<=\b[Tt]he {form})(?![\w’'-]| [A-Z])"
            out += [
                Mention(m.start(1), m.end(1), next(iter(whose)))
                for m in re.finditer(the, self.text)
                if not any(m.start(1) < e and s < m.end(1) for s, e in taken)
            ]
        return out

    @cached_property
    def people(self) -> list[Person]:
        """Full names, titles and countries stripped, in text order (a regex, no parser)."""
        known = institutions()
        covered = Stretches((m.start, m.end) for m in self.bodies)
        out = []
        for found in _FULL.finditer(self.text):
            if covered.touch(found.start(), found.end()):
                continue
            words = found.group().split()
            while words and (
                words[0] in known.roles["titles"]
                or words[0] in _OPENERS
                or re.sub(r"[’']s?$", "", words[0]) in known.countries
                or words[0] in known.capitals
            ):
                words = words[1:]
            name = re.sub(r"[’']s?$", "", " ".join(words))
            if len(words) >= 2 and not BODY_WORDS.search(name) and not PLACES.search(name):
                # Where the name starts, not the title: a role is looked for in front of it.
                out.append(Person(name, found.end() - len(" ".join(words))))
        return out

    @cached_property
    def by_surname(self) -> dict[str, dict[str, None]]:
        """The full names that end in each surname, in text order."""
        out: dict[str, dict[str, None]] = {}
        for person in self.people:
            out.setdefault(person.surname, {}).setdefault(" ".join(person.name.split()[-2:]))
        return out

    def full(self, surname: str) -> tuple[str, ...]:
        """The different full names on the page that end in this surname."""
        return tuple(self.by_surname.get(surname, ()))

    def misspelt(self, surname: str) -> tuple[str, ...]:
        """Full names whose surname has the same letters but for a slip: Liubova, Luibova.

        Only two neighbouring letters changed about, in a long name: similarity alone would
        make one person of two.
        """
        swaps = {
            surname[:n] + surname[n + 1] + surname[n] + surname[n + 2 :]
            for n in range(len(surname) - 1)
        }
        near = swaps & self.by_surname.keys() if len(surname) > 6 else set()
        return tuple(name for other in sorted(near) for name in self.full(other))

    def person(self, name: str) -> tuple[str, tuple[str, ...]]:
        """The name in full and who else it could be: "Nayev" is Serhiy Nayev if only one is."""
        name = bare(name)
        if " " in name:
            return name, ()
        fulls = self.full(name) or self.misspelt(name)
        if len(fulls) == 1:
            return fulls[0], ()
        return name, fulls

    def standing(
        self, word: str, at: int, country: str = "", *, earlier_only: bool = False
    ) -> tuple[Institution, ...]:
        """The bodies "the think tank" or "analysts" at this place can stand for.

        Nearest first by paragraph: a body named earlier in the paragraph, then before, then
        anywhere; the first of these with a candidate answers. earlier_only: a bare "experts"
        may be anybody until a body is named; "the experts" may point ahead.
        """
        kinds = institutions().kinds
        product = word in institutions().roles["products"]
        fit = [
            m
            for m in self.bodies
            if (word in kinds[m.who.kind] or (product and m.who.kind in _REPORTING))
            and (not country or m.who.country == country)
            and not m.start <= at < m.end
        ]
        own = self._own(word, kinds)
        for low in self._levels(at):
            near = {m.who for m in fit if low <= m.start < at}
            if near:
                near = {who for who in near if who.kind != "press"} or near  # it only carries
                return tuple(sorted(near, key=lambda w: w.name))
        if earlier_only and own is None:
            return ()
        later = {m.who for m in fit} | ({own} if own and not country else set())
        return tuple(sorted(later, key=lambda w: w.name))

    def _own(self, word: str, kinds: dict[str, frozenset[str]]) -> Institution | None:
        author = self.page.document.author
        found = institutions().mentions(author.value) if author else []
        return found[0].who if found and word in kinds[found[0].who.kind] else None

    @cached_property
    def _breaks(self) -> list[int]:
        return [m.end() for m in re.finditer(r"\n+", self.text)]

    def _levels(self, at: int) -> list[int]:
        """Starts of the paragraph, of the one before, of the two before that, of the text."""
        starts = [0, *self._breaks[: bisect_right(self._breaks, at)]]
        return [
            starts[-1],
            *([starts[-2]] if len(starts) > 1 else []),
            starts[max(0, len(starts) - 4)],
            0,
        ]

    def named(self, span: Span) -> list[Mention]:
        """The bodies named inside a stretch of text."""
        return [m for m in self.bodies if span.start <= m.start and m.end <= span.end]

    def role(self, head: str, modifiers: Sequence[str]) -> tuple[str, ...]:
        """People printed next to this role: "the junta leader" for "junta leader Ali Omar"."""
        out: dict[str, None] = {}
        want = [m.lower() for m in modifiers]
        for person in self.people:
            start = max(0, person.start - 60)
            end = person.start + len(person.name)
            before = self.text[start : person.start].rsplit("\n", 1)[-1].lower()
            after = (
                self.text[person.start : end + 70].split("\n", 1)[0][end - person.start :].lower()
            )
            near = re.split(r"[.;]", before)[-1]
            beside = re.search(rf"\b{re.escape(head)}\b[\w\s,]{{0,12}}$", near) or re.match(
                rf"\s?,[^.;]{{0,50}}\b{re.escape(head)}\b", after
            )
            words = near + " " + after.split(",")[1] if after.count(",") else near
            if beside and all(m in words or m in near for m in want):
                out.setdefault(person.name)
        return tuple(out)


def mention(holder: Holder, span: Span | None) -> Holder:
    """The same holder with the place its words stand."""
    return Holder(
        holder.name,
        resolved=holder.resolved,
        unnamed=holder.unnamed,
        own_voice=holder.own_voice,
        mention=span,
        candidates=holder.candidates,
    )


def heads(tokens: Sequence[Any]) -> list[Any]:
    """The words of a source that govern the others: its head noun, and its partners by "and"."""
    inside = {t.i for t in tokens}
    return [t for t in tokens if t.head.i not in inside or t.head is t]
