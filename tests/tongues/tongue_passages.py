"""Own passages in other languages: how a line is read, and how much of it the reader finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vedette.extract.reader import read
from vedette.model.basis import Basis
from vedette.model.document import Document, Stated
from vedette.model.estimate import Estimate
from vedette.pipeline.ask import questions_from

HERE = Path(__file__).parent
OUTLET = "Harbour Post"


@dataclass(frozen=True)
class Passage:
    """One line: a text, what was asked of it, and the judgements it holds."""

    lang: str
    ask: str
    text: str
    found: tuple[tuple[str, str, str, str, str], ...]


@dataclass
class Tally:
    """How many judgements were asked for, found, and right in each respect."""

    asked: int = 0
    said: int = 0
    matched: int = 0
    kind: int = 0
    klass: int = 0
    holder: int = 0
    links: int = 0
    linked: int = 0

    def add(self, other: "Tally") -> None:
        """The other's counts on top of these."""
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def passages(name: str) -> Iterator[Passage]:
    """The lines of one file."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        lang, ask, text, *rest = (cell.strip() for cell in line.split(" | "))
        cell = rest[0] if rest else ""
        found = []
        for one in cell.split(" ; ") if cell and cell != "-" else ():
            phrase, labels = one.split(" = ")
            kind, klass, holder, side = (part.strip() for part in labels.split(" / "))
            found.append((phrase.strip(), kind, klass, holder, side))
        yield Passage(lang, ask, text.removesuffix(" | -"), tuple(found))


def estimates(passage: Passage) -> tuple[Estimate, ...]:
    """What the reader takes from the passage, as printed by one outlet."""
    outlet = Stated(OUTLET, Basis.GIVEN)
    document = Document(id="p", text=passage.text, lang=passage.lang, outlet=outlet)
    asked = questions_from(passage.ask) if passage.ask != "-" else None
    return read(document, asked).estimates


def _name(name: str) -> str:
    return name.removeprefix("unnamed ").casefold()


def measured(passage: Passage, misses: list[str] | None = None) -> Tally:
    """One passage's tally; what is wrong is written to `misses`, a line each."""
    said = list(estimates(passage))
    tally = Tally(asked=len(passage.found), said=len(said))
    wrong: list[str] = []
    for phrase, kind, klass, holder, side in passage.found:
        at = passage.text.find(phrase)
        hit = next((e for e in said if at < e.phrase.end and e.phrase.start < at + len(phrase)), 0)
        if not isinstance(hit, Estimate):
            wrong.append(f"missed {phrase!r}")
            continue
        said.remove(hit)
        tally.matched += 1
        own = _name(OUTLET) if holder == "-" else _name(holder)
        link = next((link.polarity for link in hit.links), "-")
        checks = [(hit.kind, kind, "kind"), (hit.klass, klass, "klass")]
        checks += [(_name(hit.holder.name), own, "holder")]
        if passage.ask != "-":
            tally.links += 1
            checks.append((link, side, "linked"))
        for got, want, what in checks:
            setattr(tally, what, getattr(tally, what) + (got == want))
            if got != want:
                wrong.append(f"{phrase!r}: {what} {got} for {want}")
    wrong += [f"extra {e.words!r} ({e.klass})" for e in said]
    if misses is not None and wrong:
        misses.append(f"{passage.lang}: {passage.text[:90]}\n    " + "\n    ".join(wrong))
    return tally
