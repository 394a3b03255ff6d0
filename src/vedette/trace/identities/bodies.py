"""One body under several wordings of its name: short forms, added lands, an acronym at the end."""

from collections import defaultdict
from functools import lru_cache

from vedette.doctrine.institutions import institutions
from vedette.doctrine.relay_words import relay_words
from vedette.trace.drift.wording import tokens
from vedette.trace.identities.names import bare, initials, is_short, known, office


def one_body(groups: dict[str, list[str]]) -> dict[str, list[str]]:
    """
    "CSDS", "the think tank CSDS" and "Norland's Centre for Strategic Defence Studies" together:
    the groups of spellings, joined where one other name fits and no second.
    """
    return _closed_by(_shortened(_abbreviated(groups)))


def _abbreviated(groups: dict[str, list[str]]) -> dict[str, list[str]]:
    """ "CSDS" joins "Centre for Strategic Defence Studies" if only one long name fits."""
    long: dict[str, set[str]] = defaultdict(set)
    for shown, names in groups.items():
        for name in names:
            if initials(name):
                long[initials(name)].add(shown)
    for short in sorted(g for g in groups if is_short(g)):
        fits = long[bare(short)] - {short}
        if len(fits) == 1 and (target := fits.pop()) in groups:
            groups[target] = groups[target] + groups.pop(short)
    return groups


_TELLING = 3  # words a shorter wording must share before it is the longer one's


def _shortened(groups: dict[str, list[str]]) -> dict[str, list[str]]:
    """
    "Flood Research Lab at Tarn" joins "Tarn University's Flood Research Lab": all its words are
    in the longer name, whose others only say what sort of body it is, or of which land; and one
    name alone fits.
    """
    words = {shown: office(shown) for shown in groups}
    extra = institutions().roles["products"] | _sorts_of_body() | _lands()
    holding: dict[str, list[str]] = defaultdict(list)
    for shown, own in words.items():
        for word in own:
            holding[word].append(shown)
    telling = [g for g in groups if len(words[g]) >= _TELLING and not known(g)]
    for short in sorted(telling, key=lambda g: (len(words[g]), g)):
        mine = words[short]
        near = min((holding[word] for word in mine), key=len)  # a longer name has every word
        fits = [
            g
            for g in near
            if g in groups and mine < words[g] and words[g] - mine <= extra | _owner(g)
        ]
        if len(fits) == 1:
            groups[fits[0]] = groups[fits[0]] + groups.pop(short)
    return groups


def _sorts_of_body() -> frozenset[str]:
    every = institutions().kinds.values()
    found = {part for nouns in every for noun in nouns for part in noun.split()}
    return frozenset(found | {"university", "college", "school", "department", "national"})


def _owner(name: str) -> frozenset[str]:
    """ "Peru's" of "Peru's Joint River Service": whose it is changes no name."""
    owner, mark, _ = bare(name).replace("’", "'").partition("'s ")
    return frozenset(word.lower() for word in tokens(owner)) if mark else frozenset()


@lru_cache(maxsize=1)
def _lands() -> frozenset[str]:
    table = institutions()
    every = (*table.countries, *table.adjectives, *relay_words().demonyms.values())
    return frozenset(part.lower() for name in every for part in tokens(name))


def _closed_by(groups: dict[str, list[str]]) -> dict[str, list[str]]:
    """ "Geheimdienst NIS", "the forecaster CSDS": what stands before says what the body is."""
    short: dict[str, set[str]] = defaultdict(set)
    for shown, names in groups.items():
        for name in names:
            forms = {bare(name)} if is_short(name) else {initials(name)}
            for form in forms - {""}:
                short[form].add(shown)
    for shown in sorted(groups):
        words = tokens(bare(shown))
        fits = short[words[-1]] - {shown} if len(words) > 1 and is_short(words[-1]) else set()
        if len(fits) == 1 and not known(shown) and (target := fits.pop()) in groups:
            groups[target] = groups[target] + groups.pop(shown)
    return groups
