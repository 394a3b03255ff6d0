"""The table of bodies that speak, and of the common words that stand for them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from vedette.doctrine.bodies_foreign import foreign_bodies
from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine

_WORD = re.compile(r"\w+")
# English needs no accent: a text all of plain letters names no body in another language,
# unless it is German or Polish by luck, and then the table's own names still find it.
_PLAIN = re.compile(r"[\x00-\x7f‘’“”–—…•\u00a0€£]*")


@dataclass(frozen=True, slots=True)
class Institution:
    """
    "UK MoD, a ministry of the United Kingdom, also called the British Ministry of Defence."

    kind: a key of roles.yaml `stands_for`; country: ISO code or "".
    """

    name: str
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One printed name of a body: where in the text searched, and which body."""

    start: int
    end: int
    who: Institution


@dataclass(frozen=True)
class Institutions:
    """Every body by name, alias and country pattern; finds them all in one pass of a text."""

    aliases: dict[str, Institution]
    loose: dict[str, Institution]
    bodies: dict[str, tuple[str, str]]
    countries: dict[str, str]
    adjectives: frozenset[str]
    capitals: dict[str, str]
    kinds: dict[str, frozenset[str]]
    roles: dict[str, frozenset[str]]
    pattern: re.Pattern[str]
    printed: tuple[str, ...]

    def mentions(self, text: str, *, lang: str = "") -> list[Mention]:
        """The bodies named in a text, longest name first where two overlap, in order.

        lang: the text's language; one known to be no English is searched for the names bodies
        have in other languages even where it is all of plain letters.
        """
        out: list[Mention] = []
        end = 0
        for word in _WORD.finditer(text):
            # Thousands of names, but each can begin only where its first word stands.
            if word.group() not in self._openers or word.start() < end:
                continue
            found = self.pattern.match(text, word.start())
            if found is None:
                continue
            end = found.end()
            who = self._of(found)
            if who is not None:
                out.append(Mention(found.start(), end, who))
        if lang not in ("", "en", "und") or not _PLAIN.fullmatch(text):
            out = self._with_foreign(text, out)
        sure = {m.who for m in out}
        return [self._firm(text, m, sure) for m in out]

    def _with_foreign(self, text: str, known: list[Mention]) -> list[Mention]:
        """With the bodies as German and Slavic texts name them, where nothing else stands."""
        table, out = foreign_bodies(), list(known)
        for found in table.found(text):
            if found.name:
                who = self.aliases.get(found.name.casefold())
            else:
                who = self._state_body(found.country, found.kind, found.one)
            # A table's own alias may be a piece of the whole name: the longer is meant.
            inside = [m for m in out if m.start < found.end and found.start < m.end]
            longer = all(m.end - m.start < found.end - found.start for m in inside)
            if who is not None and longer:
                out = [m for m in out if m not in inside]
                out.append(Mention(found.start, found.end, who))
        return sorted(out, key=lambda m: m.start)

    @cached_property
    def _openers(self) -> frozenset[str]:
        """The first word of everything the pattern can match, as printed."""
        return frozenset(w.group() for name in self.printed if (w := _WORD.match(name)))

    @cached_property
    def _alone(self) -> dict[tuple[str, str], list[Institution]]:
        """The bodies of the table by country and kind."""
        out: dict[tuple[str, str], list[Institution]] = {}
        for who in dict.fromkeys(self.aliases.values()):
            out.setdefault((who.country, who.kind), []).append(who)
        return out

    def _firm(self, text: str, mention: Mention, sure: set[Institution]) -> Mention:
        """ "British intelligence" on a page that names the ministry is the ministry."""
        meant = self.loose.get(text[mention.start : mention.end].replace("’", "'").casefold())
        if meant is None or meant not in sure:
            return mention
        return Mention(mention.start, mention.end, meant)

    def _of(self, found: re.Match[str]) -> Institution | None:
        groups = found.groupdict()
        if groups.get("alias"):
            return self.aliases[groups["alias"].casefold()]
        body = groups.get("body1") or groups.get("body2") or groups.get("body3")
        named_by = ("adj", "land2", "land3", "capital")
        land = next((groups[g] for g in named_by if groups.get(g)), None)
        if not body or not land:
            return None
        code = self.countries.get(land) or self.capitals.get(land)
        code = code or self.countries[land.removeprefix("the ")]
        kind, named = self.bodies[body]
        return self._state_body(code, kind, named, land if land in self.adjectives else None)

    def _state_body(
        self, code: str, kind: str, named: str, adjective: str | None = None
    ) -> Institution | None:
        """The ministry or staff of a country: the table's row, else made by pattern."""
        known = self._alone.get((code, kind), [])
        if kind in ("ministry", "general_staff", "central_bank") and len(known) == 1:
            return known[0]
        adjective = adjective or next((a for a, c in self.countries.items() if c == code), None)
        return Institution(f"{adjective} {named}", kind, code) if adjective else None


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


def _pattern(aliases: dict[str, str], bodies: Iterable[str], rows: Any) -> re.Pattern[str]:
    capitals = [c for row in rows.values() for c in row["capital"]]
    adjectives = [a for row in rows.values() for a in row["adjectives"]]
    lands = [n for row in rows.values() for n in row["names"]]
    lands += [n.removeprefix("the ") for n in lands]
    forms = _any(list(bodies))
    big = _any([b for b in bodies if b[0].isupper()])
    return re.compile(
        rf"(?<![\w-])(?:(?P<alias>{_any(list(aliases.values()))})"
        rf"|(?P<adj>{_any(adjectives)}) (?:[Mm]ain |[Nn]ational )?(?P<body1>{forms})"
        rf"|(?P<land2>{_any(lands)})[’']s? (?:[Mm]ain )?(?P<body2>{forms})"
        rf"|(?P<body3>{big}) (?:of (?P<land3>{_any(lands)})|in (?P<capital>{_any(capitals)})))"
        rf"(?![\w-])"
    )


def _spelt(alias: str) -> set[str]:
    """The forms print gives one name: curly apostrophe, "the" in front."""
    return {alias, alias.replace("'", "’")}


def _aliases(raw: Any, roles: Any) -> tuple[dict[str, Institution], dict[str, str]]:
    """Every alias in lower case and its body, and every alias as printed."""
    aliases: dict[str, Institution] = {}
    printed: dict[str, str] = {}
    for row in raw["institutions"]:
        who = Institution(row["name"], row["kind"], row["country"])
        if who.kind not in roles["stands_for"]:
            raise BadDoctrine(f"institutions.yaml: no words stand for the kind {who.kind!r}.")
        for alias in {form for a in (who.name, *row["aliases"]) for form in _spelt(a)}:
            if aliases.setdefault(alias.casefold(), who) != who:
                raise BadDoctrine(f"institutions.yaml: {alias!r} names two bodies.")
            printed[alias] = alias
    return aliases, printed


def _built(raw: Any, roles: Any) -> Institutions:
    aliases, printed = _aliases(raw, roles)
    bodies = {
        form: (row["kind"], row["forms"][0] if row["one"] else form)
        for row in raw["bodies"]
        for form in row["forms"]
    }
    lands: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for code, row in raw["countries"].items():
        for name in (*row["adjectives"], *row["names"]):
            lands[name] = lands[name.removeprefix("the ")] = code
        capitals |= dict.fromkeys(row["capital"], code)
    loose = {
        form.casefold(): aliases[row["name"].casefold()]
        for row in raw["institutions"]
        for form in row.get("if_named", ())
    }
    return Institutions(
        aliases=aliases,
        loose=loose,
        adjectives=frozenset(a for r in raw["countries"].values() for a in r["adjectives"]),
        bodies=bodies,
        countries=lands,
        capitals=capitals,
        kinds={kind: frozenset(words) for kind, words in roles["stands_for"].items()},
        roles={
            **{name: frozenset(map(str, roles[name])) for name in
               ("products", "offices", "titles", "unnamed_heads")},
            **{f"pronouns.{k}": frozenset(v) for k, v in roles["pronouns"].items()},
        },
        pattern=_pattern(printed, bodies, raw["countries"]),
        printed=(*printed.values(), *lands, *bodies, *(f"the {name}" for name in lands)),
    )  # fmt: skip


@lru_cache(maxsize=1)
def institutions() -> Institutions:
    """The tables institutions.yaml and roles.yaml as packaged, read once and checked."""
    room = files("vedette.doctrine")
    raw = load_yaml(room.joinpath("institutions.yaml").read_text(encoding="utf-8"))
    roles = load_yaml(room.joinpath("roles.yaml").read_text(encoding="utf-8"))
    try:
        return _built(raw, roles)
    except (KeyError, TypeError, AttributeError) as problem:
        raise BadDoctrine(f"institutions.yaml or roles.yaml is incomplete: {problem}.") from problem
