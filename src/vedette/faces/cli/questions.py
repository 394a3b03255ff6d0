"""The commands about questions a desk keeps: question new, list, show, edit."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from vedette.desk import questions
from vedette.faces.cli.places import default_desk
from vedette.model.shown import one_line

app = typer.Typer()
question_app = typer.Typer(
    no_args_is_help=True, help="Questions kept on the desk: new, list, show, edit."
)
app.add_typer(question_app, name="question")

Desk = Annotated[
    Path | None, typer.Option("--desk", help="The desk file; ./vedette.desk if not named.")
]


@question_app.command()
def new(
    spec: Annotated[
        str,
        typer.Argument(
            metavar="SENTENCE|FILE|FOLDER", help="A question in words, or as question files."
        ),
    ],
    name: Annotated[
        str | None, typer.Option("--id", help="What to call a sentence; Q1, Q2, ... if not given.")
    ] = None,
    desk: Desk = None,
) -> None:
    """Keep a question on the desk, to ask it again by its id."""
    place = desk or default_desk()
    found, fresh = questions.new(place, spec, id=name, made=datetime.now(UTC))
    said = "is kept now" if fresh else "was kept already"
    typer.echo(one_line(f"Question {found} {said}: `vedette question show {found}`."))


@question_app.command(name="list")
def list_(desk: Desk = None) -> None:
    """List the questions kept on the desk."""
    found = questions.catalogue(desk or default_desk())
    if not found:
        typer.echo("This desk keeps no question yet: `vedette question new` keeps one.")
    for name, versions in found:
        newest = versions[-1]
        main = newest.questions.by_id(newest.questions.main)
        day = f", {newest.at.date().isoformat()}" if newest.at else ""
        typer.echo(one_line(f"{name}  {main.text}  (version {newest.number}{day})"))
