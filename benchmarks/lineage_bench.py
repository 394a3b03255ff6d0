"""The whole tracing of headlines with their leads, processor time by step.

    python benchmarks/lineage_bench.py headlines.jsonl QUESTIONS [--most 12814]

Each row of `title`, `lead`, `outlet`, `date`, `url` is a document of an outlet and a day; rows
with no words are left out. Readings are made once and handed to the tracing, as a desk does.
"""

import argparse
import json
import time
from pathlib import Path

from vedette.model.document import Document
from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage
from vedette.pipeline.judge import trace_all
from vedette.pipeline.reread import read_all


def documents(path: Path, most: int) -> list[Document]:
    """The headlines as dated documents, at most so many."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    made = []
    for number, row in enumerate(rows[:most]):
        text = f"{row['title'] or ''}\n{row['lead'] or ''}"
        if text.strip():
            kept = {name: row[name] for name in ("outlet", "date", "url")}
            made.append(passage({"doc": f"h{number}", "text": text, "lang": "en", **kept}))
    return made


def main() -> None:
    """One line for each step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("headlines", type=Path)
    parser.add_argument("questions", help="a question file or folder")
    parser.add_argument("--most", type=int, default=12_814)
    asked = parser.parse_args()
    started = time.process_time()
    found = documents(asked.headlines, asked.most)
    dated = time.process_time()
    readings = read_all(found, questions_from(asked.questions))
    read = time.process_time()
    traced = trace_all(found, readings)
    done = time.process_time()
    print(f"{len(found)} documents dated: {dated - started:.1f} s")
    print(f"read: {read - dated:.1f} s, {sum(len(r.estimates) for r in readings)} judgements")
    print(f"traced: {done - read:.1f} s, {len(traced.lineage.products)} products")


if __name__ == "__main__":
    main()
