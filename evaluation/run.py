"""Score the reader on the labelled sets and print one table (`make eval`).

The sets and their scorers lie beside the checkout, in ../shared; they are read in place. The
passages in held_out.txt were kept out of sight while the rules were written: `seen` and `held`
are shown apart, so that a rule which only fits what its author saw gives itself away.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from vedette import __version__
from vedette.desk.commands import read_rows
from vedette.desk.lineage import clusters
from vedette.desk.queries import reader_version

HERE = Path(__file__).resolve().parent
QUESTIONS = HERE.parent / "examples" / "belarus-2022" / "questions"
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def scorer(shared: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, shared / "eval" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def held_out() -> set[str]:
    lines = (HERE / "held_out.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def percent(value: float) -> str:
    return f"{value:.3f}".lstrip("0") if value < 1 else "1.00"


def reading_row(
    score: Any, name: str, passages: list[Row], gold: list[Row], said: list[Row]
) -> Row:
    kept = {p["doc"] for p in passages}
    report, misses, extras = score(
        passages, [g for g in gold if g["doc"] in kept], [s for s in said if s["doc"] in kept]
    )
    return {"set": name, "report": report, "misses": misses, "extras": extras}


def print_reading(found: Iterable[Row]) -> None:
    head = (
        "set | docs | detection F1 | P | R | strong F1 | kind | class | holder | trend "
        "| conditional | linking F1 | traps | indicators F1 | status"
    )
    print(f"| {head} |")
    print("|" + "---|" * (head.count("|") + 1))
    for row in found:
        r = row["report"]
        on = r["on matched estimates"]
        cells = [
            row["set"],
            str(r["documents"]),
            percent(r["detection"]["f1"]),
            percent(r["detection"]["precision"]),
            percent(r["detection"]["recall"]),
            percent(r["strong detection (forecast, assessment, categorical)"]["f1"]),
            *(percent(on[k]) for k in ("kind", "class", "holder", "trend", "conditional")),
            percent(r["question linking"]["f1"]),
            r["traps taken"],
            percent(r["indicators"]["f1"]),
            percent(r["indicators"]["status right on matched"]),
        ]
        print(f"| {' | '.join(cells)} |")


def read_set(folder: Path, questions: Path | None) -> tuple[list[Row], list[Row], list[Row]]:
    passages = rows(folder / "passages.jsonl")
    said = list(read_rows(passages, str(questions) if questions else None))
    return passages, rows(folder / "gold.jsonl"), said


def reading(shared: Path, parts: Callable[[list[Row]], list[tuple[str, list[Row]]]]) -> list[Row]:
    score = scorer(shared, "score").score
    out: list[Row] = []
    for name in ("seeds", "isw", "outlets"):
        passages, gold, said = read_set(shared / "gold" / name, QUESTIONS)
        if name == "outlets":
            english = [p for p in passages if p["lang"] == "en"]
            others = [p for p in passages if p["lang"] != "en"]
            groups = [("outlets, English", english), ("outlets, other languages", others)]
        else:
            groups = [(name, passages)]
        for label, group in groups:
            for part, chosen in parts(group):
                if chosen:
                    out.append(reading_row(score, f"{label}{part}", chosen, gold, said))
    return out


def by_part(group: list[Row]) -> list[tuple[str, list[Row]]]:
    held = held_out()
    seen = [p for p in group if p["doc"] not in held]
    hidden = [p for p in group if p["doc"] in held]
    return [("", group)] + ([(", seen", seen), (", held out", hidden)] if hidden else [])


def attribution(shared: Path, scratch: Path) -> None:
    path = shared / "data" / "attributions_dev.jsonl"
    said = read_rows(rows(path), None)
    predicted = scratch / "attributions.jsonl"
    predicted.write_text("\n".join(json.dumps(s) for s in said), encoding="utf-8")
    print("\nAttributions, development articles:\n")
    scorer(shared, "score_attribution").main(path, predicted)


def lineage(shared: Path, scratch: Path) -> None:
    folder = shared / "gold" / "outlets"
    predicted = scratch / "clusters.json"
    found = clusters(rows(folder / "passages.jsonl"), str(QUESTIONS))
    predicted.write_text(json.dumps(found), encoding="utf-8")
    print("\nLineage, outlets:\n")
    scorer(shared, "score_lineage").main(folder / "clusters.json", predicted)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--errors", metavar="SET", help="print misses and extras of the seen part")
    ask.add_argument("--only", choices=("reading", "attribution", "lineage"))
    ask.add_argument("--scratch", type=Path, default=Path("out"))
    told = ask.parse_args()
    if not (told.shared / "gold").is_dir():
        print(f"No labelled sets at {told.shared}: nothing was scored.", file=sys.stderr)
        return 1
    told.scratch.mkdir(exist_ok=True)
    began = time.perf_counter()
    print(f"vedette {__version__}, reader {reader_version()}, {date.today().isoformat()}\n")
    if told.only in (None, "reading"):
        found = reading(told.shared, by_part)
        print_reading(found)
        for row in found if told.errors else ():
            # The row of the whole set holds the passages out of sight too.
            if row["set"].startswith(told.errors) and not row["set"].endswith("held out"):
                for kind in ("misses", "extras"):
                    for item in row[kind]:
                        if item[0] not in held_out():
                            print(kind[:-1].upper(), *item, sep=" | ")
    if told.only in (None, "attribution"):
        attribution(told.shared, told.scratch)
    if told.only in (None, "lineage"):
        lineage(told.shared, told.scratch)
    print(f"\nDone in {time.perf_counter() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
