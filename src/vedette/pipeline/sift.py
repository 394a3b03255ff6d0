"""From files to dated documents: collect, find the times, date each, date them together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vedette.collect.dates import date_desk, date_document
from vedette.collect.render import render
from vedette.collect.walk import captures, files
from vedette.errors import NothingToRead
from vedette.extract.moments.moments import moments
from vedette.extract.reader import READER
from vedette.ids import content_id, sha256_hex
from vedette.model.basis import Dating
from vedette.model.document import Capture, Document, Quarantined
from vedette.model.estimate import Reading
from vedette.model.moment import Moment
from vedette.settings import Settings

# Called with how many are done, how many there are, and what is being worked on.
Progress = Callable[[int, int, str], None]
# The time expressions of a text in a language, where they were found before.
TimesMet = dict[tuple[str, str], tuple[Moment, ...]]


def silent(_done: int, _total: int, _name: str) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Collected:
    """ "24 documents and 2 refused files", in the order the folder gives them."""

    captures: tuple[Capture, ...]
    documents: tuple[Document, ...]
    refused: tuple[Quarantined, ...]


def collect(
    paths: Sequence[Path],
    settings: Settings,
    *,
    stdin: bytes | None = None,
    progress: Progress = silent,
) -> Collected:
    """
    Every document of the files and folders, once; what could not be read is listed.

    Raises NoSuchInput or NothingToRead.
    """
    kept: list[Capture] = []
    documents: dict[str, Document] = {}
    refused: list[Quarantined] = []
    opened = one_by_one(paths, settings, stdin=stdin)
    for number, sifted in enumerate(opened):
        progress(number, opened.total, sifted.name)
        kept += sifted.captures
        refused += sifted.refused
        for document in sifted.documents:
            documents.setdefault(document.id, document)
    if not documents and not refused:
        raise nothing_here()
    return Collected(tuple(kept), tuple(documents.values()), tuple(refused))


@dataclass(frozen=True, slots=True)
class Sifted:
    """ "reports.jsonl: one capture, 40 documents, a bad line": what one file came to."""

    name: str
    captures: tuple[Capture, ...]
    documents: tuple[Document, ...]
    refused: tuple[Quarantined, ...]


class OneByOne:
    """The files under the paths, each read only when it is its turn; total: how many there are."""

    def __init__(self, found: Iterator[Capture | Quarantined], total: int, limits: Settings):
        self.total = total
        self._found = found
        self._settings = limits
        self._texts: dict[str, str] = {}  # the hash of every text met, by document id

    def __iter__(self) -> Iterator[Sifted]:
        for capture in self._found:
            if isinstance(capture, Quarantined):
                yield Sifted(capture.name, (), (), (capture,))
                continue
            rendered, bad = render(capture, self._settings)
            own = tuple(self._named_apart(document) for document in rendered)
            yield Sifted(capture.name, (capture,), own, bad)

    def _named_apart(self, document: Document) -> Document:
        """Two files may both call a passage "1"; a second text under a known id is no copy."""
        text = sha256_hex(document.text.encode("utf-8", "surrogatepass"))
        if self._texts.setdefault(document.id, text) == text:
            return document
        apart = replace(document, id=content_id("doc", [document.id, document.text]))
        self._texts.setdefault(apart.id, text)
        return apart


def one_by_one(
    paths: Sequence[Path], settings: Settings, *, stdin: bytes | None = None
) -> OneByOne:
    """
    What each file comes to, one file in memory at a time.

    Raises, before the first is read, NoSuchInput, or NothingToRead where no file is.
    """
    found = captures(paths, settings, stdin=stdin)
    return OneByOne(found, len(files(paths)) + bool((stdin or b"").strip()), settings)


def nothing_here() -> NothingToRead:
    """What is said of files without a document in them."""
    return NothingToRead(
        "There is no document to read here: name a folder or files with text, HTML, PDF, "
        "mail or JSON lines."
    )


def find_moments(
    documents: Iterable[Document],
    kept: Iterable[Reading] = (),
    met: TimesMet | None = None,
) -> dict[str, tuple[Moment, ...]]:
    """
    Every time expression of every document, by document id; of one text, looked for once.

    kept: readings made of these documents: what this reader found before is not sought again.
    met: texts looked at earlier in the same run; those met now are added.
    """
    known = {r.document: r.moments for r in kept if r.reader == READER and not r.unread}
    met = {} if met is None else met
    out: dict[str, tuple[Moment, ...]] = {}
    for document in documents:
        key = document.text, document.lang
        if key not in met:
            found = known.get(document.id)
            met[key] = moments(*key) if found is None else found
        out[document.id] = met[key]
    return out


def date_all(
    documents: Sequence[Document],
    found: Mapping[str, Sequence[Moment]],
    *,
    not_before: Mapping[str, tuple[date, str]] | None = None,
) -> tuple[Document, ...]:
    """Every document with the date its words, then its neighbours on the desk, support."""
    alone = {d.id: date_document(d, found[d.id]) for d in documents}
    together = date_desk(documents, alone, found, not_before=not_before or {})
    return tuple(replace(d, published=together[d.id]) for d in documents)


def captured_by(
    documents: Sequence[Document], found: Mapping[str, Sequence[Moment]], as_of: date | None
) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """
    The documents that were out by a day, dated as they could be dated on it, and the others.

    A text of "16 to 18 December" may be of the 18th, and would tell the 16th what came after
    it: the latest day counts, not the likely one. A text that its own words put after the day
    lends no date to the others, or tomorrow's report would date yesterday's. Without a
    day every document is in.
    """
    if as_of is None:
        return date_all(documents, found), ()
    alone = {d.id: date_document(d, found[d.id]) for d in documents}
    known = [d for d in documents if not _out_after(alone[d.id], as_of)]
    dated = date_all(known, found)
    kept = {d.id for d in dated if _day_out(d.published) and not _out_after(d.published, as_of)}
    placed = {d.id: d for d in dated}
    others = tuple(
        placed.get(d.id, replace(d, published=alone[d.id])) for d in documents if d.id not in kept
    )
    return tuple(d for d in dated if d.id in kept), others


def _day_out(dating: Dating) -> date | None:
    return dating.latest or dating.likely


def _out_after(dating: Dating, day: date) -> bool:
    out = _day_out(dating)
    return out is not None and out > day
