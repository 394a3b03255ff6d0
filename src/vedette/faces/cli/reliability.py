"""The commands by which an analyst grades a source: set, clear, list."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from vedette.desk import commands, reliability
from vedette.faces.cli.options import Desk, grade
from vedette.faces.cli.places import default_desk, user_name
from vedette.model.reliability import SourceGrade
from vedette.model.shown import one_line

app = typer.Typer(no_args_is_help=True, help="Grade a source, with the reason: set, clear, list.")

Source = Annotated[str, typer.Argument(metavar="ORIGIN", help="The source, as a brief names it.")]
Because = Annotated[str, typer.Option("--because", help="Why; kept and shown with the grade.")]
Since = Annotated[
    str | None,
    typer.Option("--from", help="First day whose answers heed it, YYYY-MM-DD; today if not given."),
]
By = Annotated[str | None, typer.Option("--by", help="Who grades; your user name if not given.")]


@app.command("set")
def set_(
    origin: Source,
    value: Annotated[
        str, typer.Argument(metavar="R", help="From 0, which has no effect, to 1, full weight.")
    ],
    because: Because,
    since: Since = None,
    by: By = None,
    desk: Desk = None,
) -> None:
    """Grade a source: its judgements and reports weigh by so much from that day on."""
    number = grade(value)
    if number is None:
        raise typer.BadParameter(f"“{value}” is no reliability: write a number from 0 to 1")
    _keep(origin, number, because, since, by, desk)


@app.command()
def clear(
    origin: Source, because: Because, since: Since = None, by: By = None, desk: Desk = None
) -> None:
    """Take a grade back: from that day on the source counts as if nobody had graded it."""
    _keep(origin, None, because, since, by, desk)


def _keep(
    origin: str,
    value: float | None,
    because: str,
    since: str | None,
    by: str | None,
    desk: Desk,
) -> None:
    if not because.strip():
        raise typer.BadParameter("say why, with --because")
    if not origin.strip():
        raise typer.BadParameter("name the source")
    now = datetime.now(UTC)
    first = now.date() if since is None else commands.day(since)
    reason = " ".join(because.split())
    said = SourceGrade(origin, value, first, reason, by or user_name())
    kept = reliability.grade(desk or default_desk(), said, at=now)
    typer.echo(one_line(f"Kept: {_sentence(kept)}"))


def _sentence(said: SourceGrade) -> str:
    who, first = said.by or "an analyst", said.since.isoformat()
    if said.reliability is None:
        return f"{who} takes back the grade of {said.origin} from {first} on: {said.because}"
    return f"{who} believes {said.origin} at {said.reliability:g} from {first} on: {said.because}"


@app.command("list")
def show(desk: Desk = None) -> None:
    """Show every grade, oldest first; a newer one of a source replaces it from its own day on."""
    kept = reliability.grades_kept(desk or default_desk())
    for one in kept:
        when = f"{one.at:%Y-%m-%d %H:%M} " if one.at else ""
        typer.echo(one_line(f"{when}{_sentence(one.grade)}"))
    if not kept:
        typer.echo("No source is graded on this desk.")
