"""Words and word triples of many passages at once, as numbers that compare quickly."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

PASSAGE_BITS = 26  # sixty-seven million passages on one desk
HASH_BITS = 37  # one bit is left free, so that the hash after the last still fits

_LETTER, _IDEOGRAPH, _DIGIT = 1, 2, 3
_TABLE = 0x30000  # no script written above this plane is read; emoji separate words anyway
_BLOCK = 1 << 17  # characters hashed at a time, so that the arrays stay in the cache
_SHORT = 4  # "the", "of", "was", "и", "der": a Latin or Cyrillic word below this is left out
_PLAIN_SCRIPTS = 0x530  # Latin, Greek, Cyrillic; short words of other scripts carry meaning
_PRIME = 0x9E3779B97F4A7C15 | 1
_INVERSE = pow(_PRIME, -1, 1 << 64)
_MIX = np.uint64(0xBF58476D1CE4E5B9)

# Scripts without spaces between words: each character is a word of its own.
_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")


@lru_cache(maxsize=1)
def _classes() -> NDArray[np.uint8]:
    table = np.zeros(_TABLE + 1, dtype=np.uint8)  # the last stands for all above
    unspaced = re.compile(f"[{_UNSPACED}]")
    for code in range(_TABLE):
        sign = chr(code)
        if sign.isdecimal():
            table[code] = _DIGIT
        elif sign.isalnum() or unicodedata.category(sign)[0] == "M":
            table[code] = _IDEOGRAPH if unspaced.match(sign) else _LETTER
    return table


@lru_cache(maxsize=4)
def _powers(size: int) -> tuple[Numbers, Numbers]:
    """Powers of the prime and of its inverse modulo 2 to the 64th."""
    up, down = np.full(size, _PRIME, dtype=np.uint64), np.full(size, _INVERSE, dtype=np.uint64)
    up[0] = down[0] = 1
    return np.cumprod(up, dtype=np.uint64), np.cumprod(down, dtype=np.uint64)


def triples(texts: Sequence[str]) -> tuple[Numbers, NDArray[np.int64]]:
    """
    "These passages hold these runs of three telling words": the hash of each run, and the
    position in `texts` of the passage that holds it.

    Short words are skipped, so a run spans about five words of English and is rare in
    unrelated texts, yet breaks no more easily than three words do. The order inside a run
    does not count: "on Friday said" and "said on Friday" are one. Hashes have `HASH_BITS`
    bits and are the same on every machine; a run printed twice in a passage comes twice.
    """
    hashes, owners = [], []
    first, size = 0, 0
    for at, text in enumerate(texts):
        size += len(text) + 1
        if size >= _BLOCK or at == len(texts) - 1:
            found, whose = _block(texts[first : at + 1])
            hashes.append(found)
            owners.append(whose + first)
            first, size = at + 1, 0
    if not hashes:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    return np.concatenate(hashes), np.concatenate(owners)


def _block(texts: Sequence[str]) -> tuple[Numbers, NDArray[np.int64]]:
    lowered = [text.lower() for text in texts]
    joined = "\n".join(["", *lowered, ""])  # so that no word touches either end
    # Damaged bytes read with surrogate escapes are no reason to refuse a document.
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    words, starts = _words(codes)
    ends = np.cumsum([len(text) + 1 for text in lowered])
    owner = np.searchsorted(ends, starts, side="left")
    if len(words) < 3:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    together = owner[:-2] == owner[2:]
    run = _mixed(words[:-2] + words[1:-1] + words[2:])[together]
    return run >> np.uint64(64 - HASH_BITS), owner[:-2][together]


def _words(codes: NDArray[np.uint32]) -> tuple[Numbers, NDArray[np.int64]]:
    """The hash and the place of every telling word; the first and last sign are in none."""
    kind = np.take(_classes(), codes, mode="clip")
    inside = kind != 0
    edges = inside[1:] != inside[:-1]
    alone = kind == _IDEOGRAPH
    if alone.any():
        starts = np.flatnonzero(inside[1:] & (edges | alone[1:] | alone[:-1])) + 1
        stops = np.flatnonzero(inside[:-1] & (edges | alone[:-1] | alone[1:])) + 1
    else:
        bounds = np.flatnonzero(edges) + 1
        starts, stops = bounds[::2], bounds[1::2]
    telling = stops - starts >= _SHORT
    telling |= (kind[starts] == _DIGIT) | (codes[starts] >= _PLAIN_SCRIPTS)
    starts, stops = starts[telling], stops[telling]
    up, down = _powers(1 << (len(codes) - 1).bit_length())
    sums = np.cumsum(codes * up[: len(codes)])  # the sign before a word is in no word
    return _mixed((sums[stops - 1] - sums[starts - 1]) * down[starts]), starts


def _mixed(values: Numbers) -> Numbers:
    """Neighbouring numbers sent far apart, so that the upper bits can be kept alone."""
    values = (values ^ (values >> np.uint64(31))) * _MIX
    return (values ^ (values >> np.uint64(29))) * np.uint64(_PRIME)
