"""How many labelled distortions `vedette drift` finds, and how many relays it wrongs.

    python evaluation/distortions.py [--shared ../shared]
    python evaluation/distortions.py --set tests/lineage_sets/third.jsonl \\
        tests/lineage_sets/third_clusters.json

A relay's distortion counts as found if drift shows any difference in that relay, and as named if
it is of the labelled kind. False ones are relays without a label in which drift shows one. Of the
texts in shared: totals for all, for those seen while the rules were written, and for those held
out (held_out.txt). Of a set: totals alone, and with --list one line a relay.
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from vedette.model.question import QuestionSet
from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage
from vedette.pipeline.lineage import traced
from vedette.trace.drift.drift import drift

HERE = Path(__file__).resolve().parent
QUESTIONS = HERE.parent / "examples" / "belarus-2022" / "questions"
# The labels' kinds, and what drift calls them: a title or an adverb lost is a change of strength.
STRENGTH = {"strength_raised", "strength_lowered", "modifier_lost", "hedge_lost", "wording_differs"}
NEGATION = {"negation_damaged", "polarity_inverted"}
KINDS = {
    "strength_raised": STRENGTH | {"condition_dropped", "head_noun_lost"},
    "strength_lowered": STRENGTH,
    "modifier_lost": STRENGTH,
    "hedge_lost": STRENGTH,
    "headline_hardened": {"headline_hardened"},
    "negation_damaged": NEGATION,
    "polarity_inverted": NEGATION,
    "condition_dropped": {"condition_dropped"},
    "number_changed": {"number_changed"},
    "date_wrong": {"report_misdated"},
    "origin_dropped": {"origin_dropped"},
    "spun_copy": {"spun_copy"},
}
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def shown(passages: Iterable[Row], questions: QuestionSet | None = None) -> dict[str, set[str]]:
    """The kinds of difference drift shows, by the document they stand in."""
    made = traced([passage(row) for row in passages], questions)
    found: dict[str, set[str]] = {}
    for row in drift(made.lineage, {d.id: d for d in made.documents}):
        if row.other:
            found.setdefault(row.other.document, set()).add(row.kind)
    return found


def score(
    part: str, found: Mapping[str, set[str]], bent: Mapping[str, str], fair: set[str]
) -> None:
    named = sum(bool(found.get(d, set()) & KINDS[why]) for d, why in bent.items())
    print(
        f"{part}: {len(set(bent) & set(found))} of {len(bent)} found, {named} named as "
        f"labelled; false in {sum(d in found for d in fair)} of {len(fair)} relays"
    )


def of_shared(shared: Path) -> None:
    folder = shared / "gold" / "outlets"
    labels = {row["doc"]: row for row in rows(folder / "gold.jsonl")}
    held = set((HERE / "held_out.txt").read_text("utf-8").splitlines())
    found = shown(rows(folder / "passages.jsonl"), questions_from(str(QUESTIONS)))
    for part, inside in (
        ("all", set(labels)),
        ("seen", set(labels) - held),
        ("held out", set(labels) & held),
    ):
        bent = {d: labels[d]["distortion"]["type"] for d in inside if labels[d].get("distortion")}
        fair = {d for d in inside - set(bent) if not labels[d].get("distortion_more")}
        score(part, found, bent, fair)


def of_set(passages: Path, labels: Path, listed: bool) -> None:
    texts = rows(passages)
    told = json.loads(labels.read_text("utf-8"))["distortions"]
    bent = {doc: why["type"] for doc, why in told.items()}
    found = shown(texts)
    score(passages.stem, found, bent, {row["doc"] for row in texts} - set(bent))
    for doc in sorted(set(bent) | set(found)) if listed else ():
        print(f"  {doc}: labelled {bent.get(doc, '-')}, shown {sorted(found.get(doc, set()))}")


def main() -> None:
    """One line for each part."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--set", nargs=2, type=Path, metavar=("PASSAGES", "LABELS"))
    ask.add_argument("--list", action="store_true", help="one line for each relay of a set")
    told = ask.parse_args()
    if told.set:
        of_set(*told.set, told.list)
    else:
        of_shared(told.shared)


if __name__ == "__main__":
    main()
