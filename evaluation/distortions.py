"""How many labelled distortions `vedette drift` finds, and how many relays it wrongs.

    python evaluation/distortions.py [--shared ../shared]

A relay's distortion counts as found if drift shows any difference in that relay, and as named if
it is of the labelled kind. False ones are relays without a label in which drift shows one. Totals
for all, for those seen while the rules were written, and for those held out (held_out.txt).
"""

import argparse
import json
from pathlib import Path

from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage
from vedette.pipeline.lineage import traced
from vedette.trace.drift import drift

HERE = Path(__file__).resolve().parent
QUESTIONS = HERE.parent / "examples" / "belarus-2022" / "questions"
# The labels' kinds, and what drift calls them: a title or an adverb lost is a change of strength.
STRENGTH = {"strength_raised", "strength_lowered", "modifier_lost", "hedge_lost", "wording_differs"}
KINDS = {
    "strength_raised": STRENGTH | {"condition_dropped", "head_noun_lost"},
    "strength_lowered": STRENGTH,
    "headline_hardened": {"headline_hardened"},
    "negation_damaged": {"negation_damaged", "polarity_inverted"},
    "date_wrong": {"report_misdated"},
    "origin_dropped": {"origin_dropped"},
    "spun_copy": {"spun_copy"},
}


def main() -> None:
    """One line for each part."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    folder = ask.parse_args().shared / "gold" / "outlets"
    rows = [
        json.loads(line) for line in (folder / "passages.jsonl").read_text("utf-8").splitlines()
    ]
    labels = {
        row["doc"]: row
        for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())
    }
    held = set((HERE / "held_out.txt").read_text("utf-8").splitlines())
    made = traced([passage(row) for row in rows], questions_from(str(QUESTIONS)))
    found: dict[str, set[str]] = {}
    for row in drift(made.lineage, {d.id: d for d in made.documents}):
        if row.other:
            found.setdefault(row.other.document, set()).add(row.kind)
    for part, inside in (
        ("all", set(labels)),
        ("seen", set(labels) - held),
        ("held out", set(labels) & held),
    ):
        bent = {d: labels[d]["distortion"] for d in inside if labels[d].get("distortion")}
        fair = [d for d in inside - set(bent) if not labels[d].get("distortion_more")]
        named = sum(bool(found.get(d, set()) & KINDS[why["type"]]) for d, why in bent.items())
        print(
            f"{part}: {len(set(bent) & set(found))} of {len(bent)} found, {named} named as "
            f"labelled; false in {sum(d in found for d in fair)} of {len(fair)} relays"
        )


if __name__ == "__main__":
    main()
