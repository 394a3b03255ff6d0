"""Arguments and options that several commands share, each with its one meaning."""

from pathlib import Path
from typing import Annotated

import typer

Question = Annotated[str, typer.Argument(metavar="QUESTION", help="An id, or a sentence.")]
Sources = Annotated[
    list[str] | None,
    typer.Option("--in", metavar="FOLDER|FILE", help="The reporting; the desk if not named."),
]
Desk = Annotated[
    Path | None, typer.Option("--desk", help="The desk file; ./vedette.desk if not named.")
]
Questions = Annotated[
    str | None, typer.Option("--questions", help="A question file, a folder, or a plain sentence.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="As if asked on this day, YYYY-MM-DD.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON, not as text.")]
Reliability = Annotated[
    list[str] | None,
    typer.Option(
        "--reliability",
        metavar="ORIGIN=R",
        help="A source's grade, 0 to 1, for this once.",
    ),
]


def grade(said: str) -> float | None:
    """ "0.3" as a number from 0 to 1; None for what is none."""
    number = float(said) if said.replace(".", "", 1).isdecimal() else -1.0
    return number if 0 <= number <= 1 else None


def graded(said: list[str] | None) -> dict[str, float]:
    """ "Staff=0.3" as a name and a number from 0 to 1."""
    out = {}
    for one in said or ():
        name, sign, number = one.rpartition("=")
        value = grade(number)
        if not (sign and name.strip()) or value is None:
            raise typer.BadParameter(f"“{one}” is no reliability: write it like GUR=0.7, 0 to 1")
        out[name.strip()] = value
    return out
