"""One name for each origin on the desk, whatever the relays call it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from vedette.doctrine.relay_words import relay_words
from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.model.statement import Holder
from vedette.trace.drift.wording import consonants, folded, line, sentences_of, tokens
from vedette.trace.identities.bodies import one_body
from vedette.trace.identities.callings import NOBODY, calling, stage
from vedette.trace.identities.labels import label
from vedette.trace.identities.names import (
    Person,
    bare,
    known,
    office,
    person,
    same_spelling,
    surname_fits,
)

_ENOUGH = 6  # sentences read around a name: its role stands at the first mention or nowhere


@dataclass(frozen=True, slots=True)
class Origins:
    """
    "'the Institute for the Study of War' is ISW, 'Gromov' in this text is Oleksiy Hromov."

    names: printed name to the one name, desk-wide. within: the same for surnames that only
    one document resolves.
    """

    names: dict[str, str]
    within: dict[tuple[str, str], str]

    def of(self, document: str, name: str) -> str:
        """The one name of an origin a document calls so; the bare name if it stands alone."""
        return self.within.get((document, name)) or self.names.get(name) or bare(name)

    def nobody(self, document: str, name: str) -> bool:
        """Whether the printed source is a noun or a piece of text that names no one."""
        return self.within.get((document, name)) == NOBODY


def printed_names(reading: Reading) -> set[str]:
    """Every name a reading gives to somebody who spoke or carried words."""
    out = {name for e in reading.estimates for name in e.via}
    out |= {name for o in reading.observations for name in (o.reporter, *o.via)}
    holders = [e.holder for e in reading.estimates]
    holders += [a.holder for a in reading.attributions if a.holder]
    return out | {h.name for h in holders if named(h)}


def named(holder: Holder) -> bool:
    """Whether the words say who it is."""
    return holder.resolved and not holder.unnamed and bool(holder.name.strip())


def _context(name: Person, texts: Iterable[str]) -> tuple[set[str], set[str]]:
    """Roles, and other names, in the sentences that print the surname."""
    roles: set[str] = set()
    others: set[str] = set()
    own = {consonants(name.surname), consonants(name.given)}
    read = 0
    for text in texts:
        if name.surname not in text:
            continue
        for start, end in sentences_of(text):
            words = text[start:end]
            if name.surname in words and read < _ENOUGH:
                read += 1
                roles |= {w.lower() for w in tokens(words)} & relay_words().roles
                others |= line(words).names - own
    return roles, others


def _agree(one: tuple[set[str], set[str]], two: tuple[set[str], set[str]]) -> bool:
    return bool(one[0] & two[0]) or len(one[1] & two[1]) >= 2


def _spelled(one: str) -> str:
    who = person(one)
    return f"{folded(who.given)} {folded(who.surname)}" if who else ""


def _full_names(
    people: dict[str, Person], texts: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Spellings of one person together; a spelling that fits two persons stays alone."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(people):
        groups[_spelled(name)].append(name)
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for spelled, names in groups.items():
        who = people[names[0]]
        blocks[(consonants(who.surname), folded(who.given)[:1])].append(spelled)
    # "Alexander" and "Oleksandr" begin differently, so surnames alone make the block.
    wide: dict[str, list[str]] = defaultdict(list)
    for (surname, _), spelled_names in blocks.items():
        wide[surname] += spelled_names
    out: dict[str, list[str]] = {}
    for spelled_names in wide.values():
        out |= _joined(sorted(spelled_names), groups, people, texts)
    return out


def _joined(
    spelled: list[str],
    groups: Mapping[str, list[str]],
    people: Mapping[str, Person],
    texts: Mapping[str, Sequence[str]],
) -> dict[str, list[str]]:
    if len(spelled) == 1:
        return {spelled[0]: groups[spelled[0]]}
    contexts = {
        s: _context(people[groups[s][0]], [t for n in groups[s] for t in texts[n]]) for s in spelled
    }
    fits = {
        s: [
            t
            for t in spelled
            if t != s
            and same_spelling(people[groups[s][0]], people[groups[t][0]])
            and _agree(contexts[s], contexts[t])
        ]
        for s in spelled
    }
    out: dict[str, list[str]] = {}
    placed: set[str] = set()
    for s in spelled:
        if s in placed:
            continue
        # Two spellings that each fit a third but not one another are two people: the third
        # could be either, so nobody is joined.
        clique = all(set(fits[t]) | {t} == set(fits[s]) | {s} for t in fits[s])
        members = sorted({s, *fits[s]}) if clique else [s]
        placed |= set(members)
        out[members[0]] = sorted(n for m in members for n in groups[m])
    return out


def _shown(names: Sequence[str]) -> str:
    """The tables' name, else the shortest full form without titles, then by alphabet."""
    tabled = sorted({k for n in names if (k := known(n))})
    if tabled:
        return tabled[0]
    people = [p for n in names if (p := person(n)) and p.given]
    plain = {" ".join((p.given, *p.middle, p.surname)) for p in people} or {bare(n) for n in names}
    return min(plain, key=lambda n: (len(n), n))


def _offices(names: Iterable[str]) -> dict[str, list[str]]:
    """Offices, institutions and everything that is no person, by the words of their names."""
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    tabled: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        found = known(name)
        if found:
            tabled[found].append(name)
        else:
            groups[office(name) or frozenset({name})].append(name)
    by_words = {office(n): found for found in tabled for n in (found, *tabled[found])}
    for words in sorted(groups, key=sorted):
        if words in by_words:
            tabled[by_words[words]] += groups.pop(words)
    out = dict(tabled) | {_shown(group): group for group in groups.values()}
    return one_body(out)


def find_origins(readings: Sequence[Reading], documents: Mapping[str, Document]) -> Origins:
    """One name per origin, from the names of all readings; ambiguity keeps names apart."""
    called = _called(readings, documents)
    where: dict[str, list[str]] = defaultdict(list)
    for reading in sorted(readings, key=lambda r: r.document):
        for name in printed_names(reading):
            meant = called.get((reading.document, name), name)
            if meant:
                where[meant].append(reading.document)
    people = {n: p for n in where if not known(n) and (p := person(n))}
    full = {n: p for n, p in people.items() if p.given}
    texts = {n: _distinct(where[n], documents) for n in full}
    together = _offices(n for n in where if n not in people)
    names = {name: shown for shown, group in together.items() for name in group}
    for group in _full_names(full, texts).values():
        names |= dict.fromkeys(group, _shown(group))
    within = _surnames({n: p for n, p in people.items() if not p.given}, full, (where, names))
    origins = Origins(names, within)
    return Origins(names, within | _meant(called, origins))


def _called(
    readings: Sequence[Reading], documents: Mapping[str, Document]
) -> dict[tuple[str, str], str]:
    """Printed sources that are not the name meant: nouns, longer wordings, pieces of text."""
    out: dict[tuple[str, str], str] = {}
    every = {name for reading in readings for name in printed_names(reading)}
    for reading in readings:
        document = documents.get(reading.document)
        if document is None:
            continue
        unnamed = {e.holder.name for e in reading.estimates if e.holder.unnamed}
        printed = printed_names(reading)
        if not printed and not unnamed:
            continue  # half of all headlines
        page = stage(document, printed)
        for name in sorted(printed | unnamed):
            meant = name if name == document.outlet_name else calling(name, page)
            meant = NOBODY if label(document.text, name) else _uncalled(meant, every)
            if meant != name:
                out[(document.id, name)] = meant
    return out


def _uncalled(name: str, every: Collection[str]) -> str:
    """ "исследовательской фирмы Norval" is Norval, where some text calls it that alone."""
    *before, last = name.split() or [""]
    called = bool(before) and all(w.islower() and len(w) > 2 for w in before)
    return last if called and last[:1].isupper() and last in every else name


def _meant(called: Mapping[tuple[str, str], str], origins: Origins) -> dict[tuple[str, str], str]:
    return {
        (document, name): origins.of(document, meant) if meant else NOBODY
        for (document, name), meant in called.items()
    }


def _distinct(ids: Iterable[str], documents: Mapping[str, Document]) -> list[str]:
    return sorted({documents[i].text for i in ids if i in documents})


def _surnames(
    lone: Mapping[str, Person],
    full: Mapping[str, Person],
    known_places: tuple[Mapping[str, list[str]], Mapping[str, str]],
) -> dict[tuple[str, str], str]:
    """A surname belongs to the one full name it fits, in its own text first, then the desk."""
    where, names = known_places
    by_sound: dict[str, list[str]] = defaultdict(list)
    for name, who in full.items():
        by_sound[consonants(who.surname)].append(name)
    out: dict[tuple[str, str], str] = {}
    for name, who in lone.items():
        fits = [n for n in by_sound[consonants(who.surname)] if surname_fits(who, full[n])]
        near: dict[str, set[str]] = defaultdict(set)
        for n in fits:
            for document in where[n]:
                near[document].add(names[n])
        everywhere = {names[n] for n in fits}
        for document in where[name]:
            candidates = near.get(document) or everywhere
            if len(candidates) == 1:
                out[(document, name)] = next(iter(candidates))
    return out
