"""A replay as a table: one row for each day and proposition."""

import csv
import io
from collections.abc import Mapping, Sequence

from vedette.model.assessment import Pooled
from vedette.model.replay import Day, Replay
from vedette.model.shown import one_line

HEAD = (
    "day", "proposition", "low", "central", "high", "word", "prior",
    "origins", "independent", "documents", "new documents", "what moved it",
)  # fmt: skip


def replay_csv(replay: Replay, moved: Mapping[str, Sequence[str]]) -> str:
    """
    Rows of day, proposition, range, word, origins and what moved it.

    A day before the first judgement has no range; its prior stands in a column of its own and
    is no answer. moved: for each proposition one sentence a day.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEAD)
    for number, day in enumerate(replay.days):
        for answer in day.answers:
            said = moved[answer.question][number] if answer.question in moved else ""
            rows.writerow([*_row(day, answer), _safe(said)])
    return out.getvalue()


def _row(day: Day, answer: Pooled) -> tuple[object, ...]:
    found = answer.likelihood
    ends = [f"{p:.6f}" for p in (found.low, found.central, found.high)] if found else ["", "", ""]
    return (
        day.day.isoformat(), answer.question, *ends, answer.word, f"{answer.prior:.4f}",
        answer.n_origins, f"{answer.n_effective:.2f}", day.n_documents, len(day.new),
    )  # fmt: skip


def _safe(words: str) -> str:
    """A name that begins with "=" would be taken for a formula by a spreadsheet."""
    words = one_line(words)
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t") else words
