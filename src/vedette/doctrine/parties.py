"""Who acts in the news: states, alliances, forces, and the words texts use for them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine
from vedette.model.question import Party

_TABLE = Path(__file__).with_name("parties.yaml")
_KINDS = ("state", "alliance", "force", "body")
_LISTS = ("demonyms", "seat", "also", "leaders", "stems")


@dataclass(frozen=True, slots=True)
class PartyRow:
    """
    "Belarus, a state; Belarusian, Belarusians; Minsk; Lukashenko": one row of the table.

    stems are beginnings of its name in other languages, lower case.
    """

    name: str
    kind: str
    demonyms: tuple[str, ...] = ()
    seat: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()

    def party(self) -> Party:
        """The row as a Party: its name, every other word for it, and its leaders."""
        return Party(self.name, (*self.demonyms, *self.also, *self.seat), self.leaders)

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that may stand for the party, its leaders left out."""
        return (self.name, *self.demonyms, *self.also, *self.seat)


def _row(raw: object, number: int) -> PartyRow:
    if not isinstance(raw, dict) or "name" not in raw:
        raise BadDoctrine(f"Row {number} of the table of parties has no name.")
    unknown = set(raw) - {"name", "kind", *_LISTS}
    if unknown or raw.get("kind") not in _KINDS:
        raise BadDoctrine(
            f"Row {number} ({raw['name']}) of the table of parties has an unknown key "
            f"{sorted(unknown)} or kind {raw.get('kind')!r}."
        )
    lists = {key: tuple(str(word) for word in raw.get(key, ())) for key in _LISTS}
    return PartyRow(name=str(raw["name"]), kind=str(raw["kind"]), **lists)


def check_parties(rows: tuple[PartyRow, ...]) -> None:
    """Refuse a table where one word stands for two parties (BadDoctrine names both)."""
    owner: dict[str, str] = {}
    for row in rows:
        for word in dict.fromkeys((*row.words, *row.leaders)):
            if word in owner:
                raise BadDoctrine(f"{word!r} stands for both {owner[word]} and {row.name}.")
            owner[word] = row.name


@lru_cache(maxsize=1)
def parties() -> tuple[PartyRow, ...]:
    """Every row of the table, checked."""
    raw = load_yaml(_TABLE.read_text(encoding="utf-8"))
    rows = tuple(_row(one, number) for number, one in enumerate(raw, 1))
    check_parties(rows)
    return rows


@lru_cache(maxsize=1)
def _by_word() -> dict[str, PartyRow]:
    index: dict[str, PartyRow] = {}
    for row in parties():
        for word in (*row.words, *row.leaders):
            index[word.casefold()] = row
    return index


def party_row(words: str) -> PartyRow | None:
    """The row that these words name, whatever their case; None if the table has none.

    "the Belarusian" and "Belarus's" find Belarus.
    """
    key = words.strip().casefold().removesuffix("'s").removesuffix("’s")
    found = _by_word().get(key)
    return found or _by_word().get(key.removeprefix("the "))
