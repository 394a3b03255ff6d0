"""Standard input, as lines of JSON or as bytes."""

import json
import sys
from collections.abc import Iterator
from typing import BinaryIO


def standard_input() -> bytes:
    """Everything on standard input."""
    return sys.stdin.buffer.read()


def json_lines(stream: BinaryIO) -> Iterator[object]:
    """Each line as the JSON it holds; a line that is none comes through as its own text.

    The reader then refuses it in one sentence, and the other lines go on.
    """
    for line in stream:
        words = line.decode("utf-8", errors="replace").strip()
        if not words:
            continue
        try:
            yield json.loads(words)
        except ValueError:
            yield words
