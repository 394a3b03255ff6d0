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
