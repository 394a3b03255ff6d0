"""Who judges in the prose of small outlets: passages written and labelled before any rule ran."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import pytest

from vedette.pipeline.contract import read_row

PASSAGES = Path(__file__).with_name("holders_passages.txt")
_MARK = re.compile(r"\{\{(.+?)\}\}", re.DOTALL)
# Judgements whose holder is still read wrongly; each must fail until it is mended.
LIMITS = {
    ("a06", 344),  # the parser takes the given name "Per" for a preposition
    ("a08", 25),  # "British spies" is no name of the ministry named below
    ("b05", 369),  # a spokesman called by his post in a machine translation
    ("b06", 291),  # "Not so X: …" has no verb
    ("b19", 416),  # nothing in the sentence ties it to the speaker
    ("c04", 236),  # a body's officers quoted under its own statement
    ("c04", 416),  # "drew attention to X, where …" reports
    ("c17", 215),  # "they" is a body named a sentence before, between two "I"
    ("c19", 157),  # a president called by his office, which the page does not say
    ("c25", 316),  # the name stands behind the description
    ("d05", 142),  # "a third, who…" is somebody
    ("d10", 155),  # "in its view" stands in the first of two clauses
}


@dataclass(frozen=True)
class Judgement:
    """ "In passage a01 'may' at character 210 is the Crisis Desk's"."""

    passage: str
    start: int
    words: str
    holders: tuple[str, ...]


def _unmarked(body: str, name: str) -> tuple[str, list[Judgement]]:
    text, last = "", 0
    out = []
    for mark in _MARK.finditer(body):
        text += body[last : mark.start()]
        words, kind, klass, holder = mark.group(1).split("|")[:4]
        if (kind, klass) != ("x", "x") and holder != "x":
            out.append(Judgement(name, len(text), words, tuple(holder.split(" / "))))
        text += words
        last = mark.end()
    return text + body[last:], out


@lru_cache(maxsize=1)
def passages() -> dict[str, tuple[dict[str, str], list[Judgement]]]:
    out = {}
    raw = PASSAGES.read_text(encoding="utf-8")
    for block in re.split(r"^== ", raw, flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        name, *fields = (part.strip() for part in head.split("|"))
        row = {"doc": name, "lang": "en"}
        row |= {key.strip(): value.strip() for key, _, value in (f.partition(":") for f in fields)}
        row["text"], marked = _unmarked(body.strip(), name)
        out[name] = (row, marked)
    return out


@cache
def read(name: str) -> list[tuple[int, int, str]]:
    said = read_row(passages()[name][0], None)["estimates"]
    return [(e["start"], e["end"], e["holder"]) for e in said]


def _plain(name: str) -> set[str]:
    words = re.findall(r"\w+", name.casefold())
    return set(words) - {"the", "of", "s", "a", "an", "unnamed", "for"}


def same(asked: str, given: str) -> bool:
    """One name holds all words of the other: "two officials" and "unnamed officials"."""
    a, b = _plain(asked), _plain(given)
    return bool(a and b) and (a <= b or b <= a)


def _all() -> list[object]:
    rows = [j for _, marked in passages().values() for j in marked]
    limit = pytest.mark.xfail(reason="a known limit", strict=True)
    return [
        pytest.param(
            j,
            id=f"{j.passage}-{j.start}-{j.holders[0]}",
            marks=[limit] if (j.passage, j.start) in LIMITS else [],
        )
        for j in rows
    ]


@pytest.mark.parametrize("judgement", _all())
def test_a_judgement_found_in_a_small_outlet_is_its_holders(judgement: Judgement) -> None:
    """A judgement that is found names the holder a careful reader would name.

    One that is not found says nothing here: finding is tested with the hedges.
    """
    end = judgement.start + len(judgement.words)
    found = [h for s, e, h in read(judgement.passage) if s < end and judgement.start < e]
    if found:
        assert any(same(asked, found[0]) for asked in judgement.holders), found[0]


def test_nine_in_ten_of_the_judgements_are_found() -> None:
    """The test above cannot be passed by finding nothing."""
    marked = [j for _, rows in passages().values() for j in rows]
    hits = [
        j
        for j in marked
        if any(s < j.start + len(j.words) and j.start < e for s, e, _ in read(j.passage))
    ]
    assert len(hits) >= 0.9 * len(marked)
