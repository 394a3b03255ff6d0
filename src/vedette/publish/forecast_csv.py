"""Forecasts as a table in the columns of Metaculus' own export, `forecast_data.csv`.

Column names and their order: Metaculus/metaculus, utils/csv_utils.py. Columns for questions that
are not binary stay empty; what that export has no place for stands after its last column.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta

from vedette.ids import content_id
from vedette.model.resolution import Outcome
from vedette.model.score import QuestionCard, Role, Series, Stretch

COLUMNS = (
    "Question ID",
    "Forecaster ID",
    "Forecaster Username",
    "Is Bot",
    "Start Time",
    "End Time",
    "Forecaster Count",
    "Probability Yes",
    "Probability Yes Per Category",
    "Continuous CDF",
    "Probability Below Lower Bound",
    "Probability Above Upper Bound",
    "5th Percentile",
    "25th Percentile",
    "Median",
    "75th Percentile",
    "95th Percentile",
    "Probability of Resolution",
    "PDF at Resolution",
)
OURS = ("Role", "Resolution", "Low", "High", "Words")
# A cell that begins so is a formula to a spreadsheet, and names here are written by strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def forecast_csv(cards: Sequence[QuestionCard]) -> str:
    """A row for each stretch of each forecaster on each resolved question, times in UTC."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow((*COLUMNS, *OURS))
    for card in cards:
        for series in card.series:
            if series.role is not Role.BASELINE:
                writer.writerows(_row(card, series, each) for each in series.stretches)
    return page.getvalue()


def _row(card: QuestionCard, series: Series, held: Stretch) -> list[str]:
    outcome = card.settled.resolution.outcome
    chance = held.central if outcome is Outcome.YES else 1 - held.central
    desk = series.role in (Role.DESK, Role.REPLAYED)
    cells = {
        "Question ID": _plain(card.question),
        "Forecaster ID": content_id("fc", [series.role.value, series.name]),
        "Forecaster Username": _plain(series.name),
        "Is Bot": str(desk),
        "Start Time": _midnight(held.begins),
        "End Time": _midnight(held.ends + timedelta(days=1)),
        "Probability Yes": _number(held.central),
        "Probability of Resolution": _number(chance),
        "Role": series.role.value,
        "Resolution": outcome.value,
        "Low": _number(held.low),
        "High": _number(held.high),
        "Words": _plain(held.words),
    }
    return [cells.get(column, "") for column in (*COLUMNS, *OURS)]


def _midnight(day: date) -> str:
    return f"{day.isoformat()} 00:00:00+00:00"


def _number(value: float) -> str:
    return f"{value:.6g}"


def _plain(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words
