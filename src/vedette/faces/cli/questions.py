"""The commands about questions a desk keeps: question new, list, show, edit."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import get_terminal_size
from typing import Annotated

import typer

from vedette.desk import questions
from vedette.desk.as_open import edit_warning
from vedette.desk.commands import day
from vedette.faces.cli.options import AsJson, Desk
from vedette.faces.cli.places import default_desk
from vedette.model.shown import one_line, shown, shown_in_json

app = typer.Typer()
question_app = typer.Typer(
    no_args_is_help=True, help="Questions kept on the desk: new, list, show, edit."
)
app.add_typer(question_app, name="question")


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
def list_(desk: Desk = None, as_json: AsJson = False) -> None:
    """List the questions kept on the desk."""
    if as_json:
        _json(questions.rows(desk or default_desk()))
        return
    found = questions.catalogue(desk or default_desk())
    if not found:
        typer.echo("This desk keeps no question yet: `vedette question new` keeps one.")
    for name, versions in found:
        newest = versions[-1]
        main = newest.questions.by_id(newest.questions.main)
        when = f", {newest.at.date().isoformat()}" if newest.at else ""
        typer.echo(one_line(f"{name}  {main.text}  (version {newest.number}{when})"))


@question_app.command()
def show(
    question: Annotated[str, typer.Argument(metavar="ID", help="The id of a kept question.")],
    version: Annotated[
        int | None, typer.Option("--version", help="An older version, counted from 1.")
    ] = None,
    changes: Annotated[
        bool, typer.Option("--changes", help="What changed from version to version instead.")
    ] = False,
    desk: Desk = None,
    as_json: AsJson = False,
) -> None:
    """Show a kept question: window, rule, propositions, scenarios, courses, indicators."""
    place = desk or default_desk()
    if as_json and not changes:
        _json(questions.row(place, question, version))
        return
    if changes:
        told = questions.history(place, question)
        if as_json:
            _json([{"version": v.number, "kept": v.at, "changes": said} for v, said in told])
            return
        for found, said in told:
            _version(found, said)
        return
    on_terminal = sys.stdout.isatty()
    width = min(get_terminal_size((100, 24)).columns, 120) if on_terminal else 100
    typer.echo(shown(questions.show(place, question, version, width=width)), nl=False)


def _json(rows: object) -> None:
    typer.echo(shown_in_json(json.dumps(rows, ensure_ascii=False, indent=2, default=str)))


def _version(found: questions.Version, changes: tuple[str, ...]) -> None:
    when = f", {found.at.date().isoformat()}" if found.at else ""
    typer.echo(f"Version {found.number}{when}")
    for said in changes:
        typer.echo(one_line(f"  {said}"))


@question_app.command()
def edit(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    question: Annotated[str, typer.Argument(metavar="ID", help="The id of a kept question.")],
    file: Annotated[
        Path | None,
        typer.Option("--file", help="Question files: the whole question, or its scenarios only."),
    ] = None,
    of: Annotated[
        str | None, typer.Option("--of", help="The proposition meant; the main one if not named.")
    ] = None,
    opens: Annotated[str | None, typer.Option("--from", help="First day of the window.")] = None,
    closes: Annotated[str | None, typer.Option("--to", help="Last day of the window.")] = None,
    resolution: Annotated[
        str | None, typer.Option("--resolution", help="The rule that decides yes or no.")
    ] = None,
    prior: Annotated[
        str | None, typer.Option("--prior", help="low,central,high, as in 0.01,0.05,0.15.")
    ] = None,
    desk: Desk = None,
) -> None:
    """Change a kept question; every version stays, and what changed is shown."""
    change = questions.Edit(
        file=file,
        of=of,
        opens=day(opens) if opens else None,
        closes=day(closes) if closes else None,
        resolution=resolution,
        prior=questions.prior_of(prior) if prior else None,
    )
    found, changes = questions.edit(
        desk or default_desk(), question, change, made=datetime.now(UTC)
    )
    _version(found, changes or ("Nothing changed.",))
    warning = edit_warning(desk or default_desk(), question) if changes else None
    if warning:
        typer.echo(one_line(warning))
