"""Standard input, as lines of JSON or as bytes."""

import json
import sys
from collections.abc import Iterator
from typing import BinaryIO

from vedette.settings import Settings

# As Settings.max_file_bytes: one byte more is read, so that the desk can say it is too much.
_MOST = Settings().max_file_bytes


def standard_input() -> bytes:
    """Everything on standard input, or as much as shows that it is too much to read."""
    return sys.stdin.buffer.read(_MOST + 1)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one too long to be a passage the beginning, the rest never in memory."""
    while line := stream.readline(_MOST):
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(_MOST)


def json_lines(stream: BinaryIO) -> Iterator[object]:
    """Each line as the JSON it holds; a line that is none comes through as its own text.

    The reader then refuses it in one sentence, and the other lines go on.
    """
    for line in _lines(stream):
        words = line.decode("utf-8", errors="replace").strip()
        if not words:
            continue
        try:
            yield json.loads(words)
        except (ValueError, RecursionError):
            yield words
