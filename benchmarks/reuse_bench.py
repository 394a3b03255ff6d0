"""How the search for copied text grows, and how it stands beside datasketch.

    python benchmarks/reuse_bench.py [--most 1000000] [--headlines headlines.jsonl]

Documents are made from the project's own demo reports: pieces of their sentences between
made-up words, three paragraphs each, about a hundred words. One in ten is a near-copy of one
of the twenty thousand before it, with one word in ten replaced. Every size runs in a process
of its own, so that its peak of memory is its own; it holds the texts and the corpus made.

Growth: cutting, numbering, fingerprints, candidates and the alignment of every candidate,
everything with everything. `t/(n·log n)` is that time against the first size and must not
rise above 1. `first look` adds one document and looks at it, which puts away what was pending;
`a look` is the mean over a hundred documents. Other ties are pairs that no copy explains.

Datasketch (a dependency of this benchmark alone: `uv pip install datasketch`) does the
candidate step on the same documents in the same process, with its usual 128 permutations and
at two thresholds of likeness; recall is the part of planted near-copies that become
candidates. All times are processor time, so that another program on the machine does not
count.
"""

import argparse
import json
import math
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from vedette.model.lineage import CopyKind
from vedette.trace.reuse.index import ReuseIndex
from vedette.trace.reuse.postings import Postings
from vedette.trace.reuse.shingles import triples
from vedette.trace.reuse.whole import copies

REPORTS = Path(__file__).resolve().parent.parent / "examples" / "belarus-2022" / "reporting"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
AGAINST = (1_000, 5_000, 20_000)
PARAGRAPHS, WORDS = 3, 34
COPIES, CHANGED = 0.1, 0.1
VOCABULARY = 60_000
BLOCK = 20_000
PERMUTATIONS, THRESHOLDS = 128, (0.5, 0.3)


def made_up(rng: random.Random, count: int) -> list[str]:
    """Words of no language, syllable by syllable."""
    made: dict[str, None] = {}
    while len(made) < count:
        parts = (
            rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(rng.randint(2, 4))
        )
        made["".join(parts)] = None
    return list(made)


def own_words() -> list[str]:
    """The words of the demo reports, in their order."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt")))
    return [word for text in texts for word in re.findall(r"[^\W\d_]+", text)]


def documents(size: int, seed: int) -> Iterator[tuple[str, int]]:
    """(text, number of the document it was copied from, or -1), in order."""
    rng = np.random.default_rng(seed)
    own = own_words()
    words = np.array(own + made_up(random.Random(seed), VOCABULARY), dtype=object)
    length = PARAGRAPHS * WORDS
    for first in range(0, size, BLOCK):
        count = min(BLOCK, size - first)
        rows = drawn(rng, len(own), count, length)
        sources = np.full(count, -1)
        copied = np.flatnonzero(rng.random(count) < COPIES)
        for at in copied[copied > 0].tolist():
            source = int(rng.integers(0, at))
            if sources[source] < 0:  # a copy of a copy would share less than is planted
                sources[at] = source
                rows[at] = rows[source]
                spots = rng.random(length) < CHANGED
                rows[at][spots] = len(own) + rng.integers(0, VOCABULARY, int(spots.sum()))
        for at in range(count):
            text = words[rows[at]]
            lines = [" ".join(text[n : n + WORDS]) for n in range(0, length, WORDS)]
            yield "\n".join(lines), first + int(sources[at]) if sources[at] >= 0 else -1


def drawn(rng: np.random.Generator, own: int, count: int, length: int) -> np.ndarray:
    """Four words that follow each other in a report, then six made-up ones, and again."""
    # A uniform draw to the fourth power makes few words common and most rare, as in any language.
    rows = own + (rng.random((count, length)) ** 4 * VOCABULARY).astype(np.int64)
    for at in range(0, length - 4, 10):
        start = rng.integers(0, own - 4, count)
        for step in range(4):
            rows[:, at + step] = start + step
    return rows


def peak() -> float:
    """Peak resident memory of this process in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def grow(size: int) -> dict[str, float]:
    """Everything with everything at one size, then one document more."""
    triples(["once"])  # the table of letters is made once in a process
    one_more, _ = next(documents(1, seed=-size & 0xFFFF))
    index = ReuseIndex()
    started = time.process_time()
    made = 0.0
    sources: dict[str, str] = {}
    stream = documents(size, seed=size)
    for number in range(size):
        before = time.process_time()
        text, source = next(stream)
        made += time.process_time() - before
        index.add(str(number), text)
        if source >= 0:
            sources[str(number)] = str(source)
    found = index.everything()
    took = time.process_time() - started - made
    memory = peak()
    tied = {(r.one, r.other) for r in found}
    hits = sum((source, copy) in tied for copy, source in sources.items())
    # Two copies of one document are copies of each other.
    wrong = sum(sources.get(one, one) != sources.get(other, other) for one, other in tied)
    return {
        "size": size,
        "seconds": took,
        "memory": memory,
        "recall": hits / len(sources),
        "others": wrong,
        **looks(index, one_more, size),
    }


def looks(index: ReuseIndex, one_more: str, size: int) -> dict[str, float]:
    """One document more and what it shares; and a hundred looks at others."""
    before = time.process_time()
    index.add("one more", one_more)
    index.matches("one more")
    added = time.process_time() - before
    asked = range(0, size, max(size // 100, 1))
    before = time.process_time()
    for number in asked:
        index.matches(str(number))
    return {"add_one": added, "look": (time.process_time() - before) / len(asked)}


def against(size: int) -> dict[str, float]:
    """The candidate step alone, ours and theirs, on the same documents."""
    texts, truth = [], set()
    for number, (text, source) in enumerate(documents(size, seed=size)):
        texts.append(text.replace("\n", " "))
        if source >= 0:
            truth.add((source, number))
    out: dict[str, float] = {"size": size, "planted": len(truth)}
    triples(texts[:1])  # the table of letters is made once in a process
    started = time.process_time()
    ours = our_candidates(texts)
    out["ours"] = time.process_time() - started
    out["our_recall"] = len(truth & ours) / len(truth)
    out["our_pairs"] = len(ours)
    for threshold in THRESHOLDS:
        started = time.process_time()
        theirs = their_candidates(texts, threshold)
        out[f"theirs_{threshold}"] = time.process_time() - started
        out[f"recall_{threshold}"] = len(truth & theirs) / len(truth)
        out[f"pairs_{threshold}"] = len(theirs)
    return out


def our_candidates(texts: list[str]) -> set[tuple[int, int]]:
    """Pairs of documents that share rare triples."""
    postings = Postings()
    postings.extend(*triples(texts))
    one, two, _ = postings.pairs(np.zeros(len(texts), dtype=np.bool_))
    return set(zip(one.tolist(), two.tolist(), strict=True))


def their_candidates(texts: list[str], threshold: float) -> set[tuple[int, int]]:
    """Pairs of documents whose min-hashes meet in a band."""
    from datasketch import MinHash, MinHashLSH  # of this benchmark alone

    lsh = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    found: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        words = text.lower().split()
        runs = {" ".join(words[n : n + 3]).encode() for n in range(len(words) - 2)}
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch(runs)
        found.update((other, number) for other in lsh.query(sketch))
        lsh.insert(number, sketch, check_duplication=False)
    return found


def headlines(path: Path) -> dict[str, float]:
    """Copies among headlines with their leads, joined to clusters."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    started = time.process_time()
    index = ReuseIndex()
    for number, row in enumerate(rows):
        index.add(str(number), f"{row['title'] or ''}\n{row['lead'] or ''}")
    found = copies(index.everything(), dict(zip(index.shelf.ids, index.shelf.texts, strict=True)))
    took = time.process_time() - started
    parent = list(range(len(rows)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for copy in found:
        if copy.kind is not CopyKind.PART:
            parent[root(int(copy.other))] = root(int(copy.one))
    sizes: dict[int, int] = {}
    for at in range(len(rows)):
        sizes[root(at)] = sizes.get(root(at), 0) + 1
    several = [size for size in sizes.values() if size > 1]
    return {
        "headlines": len(rows),
        "seconds": took,
        "tied pairs": len(found),
        "clusters": len(several),
        "in clusters": sum(several),
        "largest": max(several, default=0),
    }


def apart(*arguments: str) -> dict[str, float]:
    """One measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, *arguments], check=True, capture_output=True, text=True
    )
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def print_growth(most: int) -> None:
    """One line for each size."""
    print(
        f"{'documents':>10} {'seconds':>8} {'µs/doc':>7} {'t/(n·log n)':>11} {'peak MB':>8} "
        f"{'MB/1k':>6} {'recall':>7} {'other ties':>10} {'first look s':>12} {'a look ms':>9}"
    )
    base = 0.0
    for size in SIZES:
        if size > most:
            break
        row = apart("--grow", str(size))
        rate = row["seconds"] / (size * math.log(size))
        base = base or rate
        print(
            f"{size:10} {row['seconds']:8.2f} {1e6 * row['seconds'] / size:7.0f} "
            f"{rate / base:11.2f} {row['memory']:8.0f} {1000 * row['memory'] / size:6.1f} "
            f"{row['recall']:7.3f} {row['others']:10.0f} {row['add_one']:12.3f} "
            f"{1000 * row['look']:9.2f}",
            flush=True,
        )


def print_against() -> None:
    """One line for each size and threshold."""
    print(
        f"\n{'documents':>10} {'planted':>8} {'recall':>7} {'pairs':>8}   "
        f"{'permutations':>12} {'recall':>7} {'pairs':>8} {'times faster':>12}"
    )
    for size in AGAINST:
        row = apart("--against", str(size))
        for threshold in THRESHOLDS:
            ratio = row[f"theirs_{threshold}"] / row["ours"]
            print(
                f"{size:10} {row['planted']:8.0f} {row['our_recall']:7.3f} "
                f"{row['our_pairs']:8.0f}   {threshold:12} "
                f"{row[f'recall_{threshold}']:7.3f} {row[f'pairs_{threshold}']:8.0f} "
                f"{ratio:12.1f}",
                flush=True,
            )


def main() -> None:
    """The whole benchmark, or one measurement of it in this process."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest size")
    parser.add_argument("--headlines", type=Path, help="JSONL of `title` and `lead`")
    parser.add_argument("--grow", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--against", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.grow:
        print(json.dumps(grow(asked.grow)))
    elif asked.against:
        print(json.dumps(against(asked.against)))
    else:
        print_growth(asked.most)
        print_against()
        if asked.headlines:
            row = headlines(asked.headlines)
            print("\n" + ", ".join(f"{name} {value:.6g}" for name, value in row.items()))


if __name__ == "__main__":
    main()
