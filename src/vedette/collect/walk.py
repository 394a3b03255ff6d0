"""From paths to captures: every file once, in one order, none able to stop the rest."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from vedette.collect import media
from vedette.errors import NoSuchInput, NothingToRead
from vedette.ids import sha256_hex
from vedette.model.document import Capture, Quarantined
from vedette.model.shown import one_line
from vedette.settings import Settings

_QUESTION_ENDINGS = frozenset({".yaml", ".yml"})
_QUESTION_FOLDER = "questions"
STDIN = "stdin"


def _beside_reports(entry: Path) -> bool:
    """Whether a file of a folder is about the folder: its questions, or a note for its readers."""
    return entry.suffix.lower() in _QUESTION_ENDINGS or entry.stem.casefold() == "readme"


def _within(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """Files of a folder, sorted by name; a link back to a folder already seen is not entered."""
    try:
        mark = folder.stat()
        if (mark.st_dev, mark.st_ino) in seen:
            return
        seen.add((mark.st_dev, mark.st_ino))
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        # The folder itself is handed on; reading it says why it could not be opened.
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if entry.name != _QUESTION_FOLDER:
                yield from _within(entry, seen)
        elif not _beside_reports(entry):
            yield entry


def files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """
    Every file under the paths, each once, folders in name order: the list to count before reading.

    Hidden files, question files and a README inside folders are left out. Raises NoSuchInput.
    """
    found: dict[str, Path] = {}
    seen: set[tuple[int, int]] = set()
    for path in paths:
        # lexists: a dangling link is there, and reading it says what is wrong with it.
        if not os.path.lexists(path):
            raise NoSuchInput(f"There is no file or folder {path}: check the spelling of the path.")
        for each in _within(path, seen) if path.is_dir() else (path,):
            found.setdefault(os.path.realpath(each), each)
    return tuple(found.values())


def captures(
    paths: Sequence[Path], settings: Settings, *, stdin: bytes | None = None
) -> Iterator[Capture | Quarantined]:
    """
    The bytes of every file under the paths, then of standard input, with what they are.

    A file that cannot be read comes as Quarantined and the rest goes on. Raises, before the
    first is read, NoSuchInput for a missing path and NothingToRead if there is nothing at all.
    """
    listed = files(paths)
    if not listed and not (stdin or b"").strip():
        if paths:
            where = ", ".join(str(path) for path in paths)
            raise NothingToRead(
                f"{where} holds no report: put text, HTML, mail, PDF or JSON there."
            )
        raise NothingToRead("There is nothing to read: name a file or folder, or pipe a text in.")
    return _read_all(listed, settings, stdin)


def _read_all(
    listed: tuple[Path, ...], settings: Settings, stdin: bytes | None
) -> Iterator[Capture | Quarantined]:
    for path in listed:
        yield _read(path, settings)
    if stdin is not None and stdin.strip():
        yield capture(stdin, STDIN, settings)


def capture(data: bytes, name: str, settings: Settings) -> Capture | Quarantined:
    """Bytes under a name, with what they are; Quarantined if no reader of ours fits them."""
    if len(data) > settings.max_file_bytes:
        return _too_large(name, len(data), settings)
    digest = sha256_hex(data)
    kind = media.sniff(data)
    if kind == media.EMPTY:
        reason = f"{name} is empty: fetch it again, or remove it."
        return Quarantined(name, reason, "quarantine", digest)
    if kind == media.BINARY:
        reason = f"{name} is not read. {media.binary_reason(data)}"
        return Quarantined(name, reason, "quarantine", digest)
    return Capture(sha256=digest, name=name, media_type=kind, data=data)


def _too_large(name: str, size: int, settings: Settings) -> Quarantined:
    reason = (
        f"{name} has {size:,} bytes, more than the {settings.max_file_bytes:,} allowed: "
        "split it, or raise max_file_bytes."
    )
    return Quarantined(name, reason, "quarantine")


def name_of(path: Path) -> str:
    """
    A path as a name that any stream can carry: bytes that are no UTF-8 are spelled out, and
    control characters, a line break among them, are replaced.
    """
    return one_line(os.fsencode(path).decode("utf-8", errors="backslashreplace"))


def _read(path: Path, settings: Settings) -> Capture | Quarantined:
    name = name_of(path)
    if path.suffix.lower() in _QUESTION_ENDINGS:
        reason = f"{name} is a question file, not a report: hand it in as a question."
        return Quarantined(name, reason, "skip")
    try:
        mark = path.stat()
        # A pipe or a device has no end: opening one would hang the whole run.
        if not stat.S_ISREG(mark.st_mode) and not stat.S_ISDIR(mark.st_mode):
            return Quarantined(name, f"{name} is no ordinary file and is passed over.", "skip")
        if mark.st_size > settings.max_file_bytes:
            return _too_large(name, mark.st_size, settings)
        with path.open("rb") as opened:
            # One byte more than allowed: a file that grew since it was measured is caught.
            data = opened.read(settings.max_file_bytes + 1)
    except PermissionError:
        reason = f"{name} may not be read: give yourself the right to read it, then try again."
        return Quarantined(name, reason, "retry")
    except OSError as error:
        reason = f"{name} could not be read ({error.strerror or 'broken'}): try again later."
        return Quarantined(name, reason, "retry")
    return capture(data, name, settings)
