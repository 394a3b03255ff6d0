"""How much faster the reader is than the parser's own full pipeline, and as accurate as when
everything is parsed.

The reader finds the sentences that can matter and parses only those. Against it stands the full
default pipeline of the parser (tagging, parsing, lemmas, names) over every sentence of the same
labelled reports, in one process, one run. Prints the ratio and the accuracy of both ways.
"""

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

from vedette.extract import page as page_room
from vedette.extract.page import Page
from vedette.extract.reader import read
from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage, reading_row

HERE = Path(__file__).resolve().parent
QUESTIONS = HERE.parent / "examples" / "belarus-2022" / "questions"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def scored(shared: Path, passages: list[Any], gold: list[Any], said: list[Any]) -> str:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    report, _, _ = module.score(passages, gold, said)
    on = report["on matched estimates"]
    return (
        f"detection F1 {report['detection']['f1']:.3f}, kind {on['kind']:.3f}, "
        f"holder {on['holder']:.3f}"
    )


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--set", default="isw")
    told = ask.parse_args()
    folder = told.shared / "gold" / told.set
    if not folder.is_dir():
        print(f"No labelled set at {folder}: nothing was timed.", file=sys.stderr)
        return 1
    passages, gold = rows(folder / "passages.jsonl"), rows(folder / "gold.jsonl")
    documents = [passage(row) for row in passages]
    questions = questions_from(str(QUESTIONS))
    full = page_room.parser()
    read(documents[0], questions)  # tables and weights are loaded before anything is timed

    began = time.perf_counter()
    readings = [read(d, questions) for d in documents]
    ours = time.perf_counter() - began

    began = time.perf_counter()
    words = parsed = 0
    for document in documents:
        laid = Page(document)
        for sentence in laid.sentences:
            words += len(full(laid.words(sentence)))
            parsed += 1
    theirs = time.perf_counter() - began

    selective = [reading_row(d, r) for d, r in zip(documents, readings, strict=True)]
    with page_room.parsing_everything():
        whole = [reading_row(d, read(d, questions)) for d in documents]
    print(f"{len(documents)} passages, {parsed} sentences, {words} tokens")
    print(f"full default pipeline, parse alone: {theirs:.1f} s")
    print(f"the reader, everything it does:     {ours:.1f} s")
    print(f"ratio:                              {theirs / ours:.2f}")
    print(f"accuracy, parsing what can matter:  {scored(told.shared, passages, gold, selective)}")
    print(f"accuracy, parsing everything:       {scored(told.shared, passages, gold, whole)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
