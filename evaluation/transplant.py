"""Move paragraphs between unrelated texts, change some of their words, and look for them.

    python evaluation/transplant.py [articles.jsonl]

The texts are the project's own demo reports and made-up prose from a seeded table of words;
a JSONL file of articles (`doc`, `text`) may be named to try real ones from outside. A changed
word is replaced, dropped, preceded by a new one or swapped with its neighbour. A passage is
found when the two documents are tied and the tie covers most of it on both sides; any other
tie is false. The table says how many were found, and how many ties were right.
"""

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vedette.model.span import Span
from vedette.trace.reuse.index import ReuseIndex

REPORTS = Path(__file__).resolve().parent.parent / "examples" / "belarus-2022" / "reporting"
CHANGED = (0.0, 0.1, 0.2, 0.3, 0.4)
LEAST_WORDS = 25  # in a moved paragraph
SMALL = re.findall(
    r"\w+", "the of and to in a that is was for on with as by at from it has are be said"
)
STARTS, MIDDLES, ENDS = "bdfgklmnprstvw", "aeiou", "klmnrst"


@dataclass(frozen=True)
class Moved:
    source: str
    target: str
    source_span: Span
    target_span: Span


def word_table(rng: random.Random, size: int) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < size:
        parts = (
            rng.choice(STARTS) + rng.choice(MIDDLES) + rng.choice(ENDS)
            for _ in range(rng.randint(2, 3))
        )
        made["".join(parts)] = None
    return list(made)


def sentence(rng: random.Random, words: Sequence[str]) -> str:
    length = rng.randint(10, 24)
    # The square of a uniform draw makes the first words of the table common, as in any language.
    drawn = [
        rng.choice(SMALL) if rng.random() < 0.42 else words[int(rng.random() ** 2 * len(words))]
        for _ in range(length)
    ]
    return " ".join(drawn).capitalize() + "."


def made_up(rng: random.Random, count: int) -> list[list[str]]:
    words = word_table(rng, 4000)
    return [
        [
            " ".join(sentence(rng, words) for _ in range(rng.randint(2, 4)))
            for _ in range(rng.randint(4, 9))
        ]
        for _ in range(count)
    ]


def own_reports() -> list[list[str]]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt")))
    return [[line for line in text.split("\n") if line.strip()] for text in texts]


def changed(rng: random.Random, paragraph: str, part: float, table: Sequence[str]) -> str:
    words = paragraph.split()
    picked = set(rng.sample(range(len(words)), round(part * len(words))))
    out: list[str] = []
    for at, word in enumerate(words):
        kind = rng.random() if at in picked else 1.0
        if kind < 0.55:
            out.append(rng.choice(table))
        elif kind < 0.7:
            continue
        elif kind < 0.85:
            out += [rng.choice(table), word]
        elif kind < 1.0 and out:
            out.insert(-1, word)
        else:
            out.append(word)
    return " ".join(out)


def transplant(
    rng: random.Random, texts: Sequence[list[str]], part: float
) -> tuple[dict[str, str], list[Moved]]:
    """Every text that has a long paragraph gives one to another text."""
    table = [word for text in texts for line in text for word in line.split()]
    gifts: dict[int, list[tuple[int, str, str]]] = {}
    for giver, text in enumerate(texts):
        long = [line for line in text if len(line.split()) >= LEAST_WORDS]
        if long:
            taker = rng.choice([n for n in range(len(texts)) if n != giver])
            original = rng.choice(long)
            gift = (giver, original, changed(rng, original, part, table))
            gifts.setdefault(taker, []).append(gift)
    documents, places = {}, []
    for number, text in enumerate(texts):
        lines = list(text)
        for gift in gifts.get(number, ()):
            lines.insert(rng.randint(0, len(lines)), gift[2])
        documents[str(number)] = "\n".join(lines)
    for taker, given in gifts.items():
        for giver, original, put in given:
            places.append(
                Moved(
                    str(giver),
                    str(taker),
                    where(documents[str(giver)], original),
                    where(documents[str(taker)], put),
                )
            )
    return documents, places


def where(text: str, line: str) -> Span:
    start = text.index(line)
    return Span(start, start + len(line))


def most(of: Span, by: Span) -> bool:
    shared = min(of.end, by.end) - max(of.start, by.start)
    return shared >= 0.5 * (of.end - of.start)


def score(documents: dict[str, str], places: list[Moved]) -> tuple[float, float, int]:
    """(precision, recall, ties found)."""
    index = ReuseIndex()
    for name, text in documents.items():
        index.add(name, text)
    found = index.everything()
    sides = [(r.one, r.one_span, r.other, r.other_span) for r in found]
    sides += [(r.other, r.other_span, r.one, r.one_span) for r in found]
    ties: dict[tuple[str, str], list[tuple[Span, Span]]] = {}
    for one, span, other, there in sides:
        ties.setdefault((one, other), []).append((span, there))
    hits = [
        any(
            most(m.source_span, a) and most(m.target_span, b)
            for a, b in ties.get((m.source, m.target), ())
        )
        for m in places
    ]
    truth = {(m.source, m.target) for m in places} | {(m.target, m.source) for m in places}
    right = sum((r.one, r.other) in truth for r in found)
    return right / max(len(found), 1), sum(hits) / max(len(places), 1), len(found)


def without_own_reuse(texts: list[list[str]]) -> list[list[str]]:
    """Texts that share a passage before anything is moved would count as false ties."""
    index = ReuseIndex()
    for number, text in enumerate(texts):
        index.add(str(number), "\n".join(text))
    tied = {r.other for r in index.everything()}
    return [text for number, text in enumerate(texts) if str(number) not in tied]


def corpora(outside: Path | None) -> Iterator[tuple[str, list[list[str]], int]]:
    rng = random.Random(20221216)
    prose = made_up(rng, 600)
    yield "made-up prose", prose, 1
    yield "own reports among it", without_own_reuse(own_reports()) + prose[:50], 20
    if outside is not None:
        rows = [json.loads(line) for line in outside.read_text(encoding="utf-8").splitlines()]
        texts = [[line for line in row["text"].split("\n") if line.strip()] for row in rows]
        yield f"{outside.name}", without_own_reuse(texts), 1


def main(argv: Sequence[str]) -> None:
    print(
        f"{'texts':32} {'changed':>7} {'moved':>6} {'ties':>6} {'prec':>6} {'recall':>6} {'F1':>6}"
    )
    for name, texts, rounds in corpora(Path(argv[0]) if argv else None):
        for part in CHANGED:
            sums, moved = [0.0, 0.0, 0], 0
            for seed in range(rounds):
                documents, places = transplant(random.Random(seed), texts, part)
                precision, recall, ties = score(documents, places)
                sums = [sums[0] + precision, sums[1] + recall, sums[2] + ties]
                moved += len(places)
            p, r = sums[0] / rounds, sums[1] / rounds
            f1 = 2 * p * r / (p + r) if p + r else 0.0
            print(f"{name:32} {part:7.0%} {moved:6} {sums[2]:6} {p:6.3f} {r:6.3f} {f1:6.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
