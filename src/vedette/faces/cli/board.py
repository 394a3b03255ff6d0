"""The commands about what was watched for: board, matrix."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from vedette.desk import board as desk_board
from vedette.desk import commands, queries
from vedette.faces.cli.options import AsJson, AsOf, Desk, Question, Questions, Sources
from vedette.faces.cli.places import default_desk, existing_desk, memory_file
from vedette.faces.cli.show import can_write, progress_bar, write
from vedette.model.matrix import Rating

app = typer.Typer()

Starter = Annotated[
    bool, typer.Option("--starter", help="Watch the starter library's indicators too.")
]
Reliability = Annotated[
    list[str] | None,
    typer.Option("--reliability", metavar="ORIGIN=R", help="What an origin is believed, 0 to 1."),
]
Place = Annotated[
    tuple[str, str, str] | None,
    typer.Option(
        "--set",
        metavar="ROW HYPOTHESIS RATING",
        help="Your own cell: CC, C, N, NA, I, II, or machine to take it back.",
    ),
]
Because = Annotated[str, typer.Option("--because", help="Why you set the cell.")]
Html = Annotated[Path | None, typer.Option("--html", help="Also write one HTML page.")]


def _place(sources: list[str] | None, desk: Path | None) -> Path | None:
    """The desk to ask; None where the reporting is named, or no desk is there."""
    return None if sources else desk or existing_desk()


def _day(as_of: str | None) -> date | None:
    return None if as_of is None else commands.day(as_of)


def _believed(said: list[str] | None) -> dict[str, float]:
    """ "Staff=0.3" as a name and a number from 0 to 1."""
    out = {}
    for one in said or ():
        name, sign, number = one.rpartition("=")
        value = float(number) if number.replace(".", "", 1).isdigit() else -1.0
        if not (sign and name.strip() and 0 <= value <= 1):
            raise typer.BadParameter(f"“{one}” is no reliability: write it like GUR=0.7, 0 to 1")
        out[name.strip()] = value
    return out


def _look(
    told: desk_board.Asked, sources: list[str] | None, desk: Path | None
) -> desk_board.Looked:
    with progress_bar("Reading") as progress:
        if sources:
            return desk_board.look_in_files([Path(s) for s in sources], told, progress=progress)
        return desk_board.look_on_desk(desk or default_desk(), told, progress=progress)


@app.command()
def board(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    question: Question,
    sources: Sources = None,
    desk: Desk = None,
    questions: Questions = None,
    as_of: AsOf = None,
    starter: Starter = False,
    validate: Annotated[
        bool,
        typer.Option("--validate", help="Only say what each indicator discriminates."),
    ] = False,
    reliability: Reliability = None,
    as_json: AsJson = False,
    html: Html = None,
) -> None:
    """Show each watched indicator: seen, looked for in vain, or not collected, newest first."""
    told = desk_board.asked(
        question,
        desk=_place(sources, desk),
        questions=questions,
        as_of=_day(as_of),
        starter=starter,
    )
    form = "json" if as_json else "text"
    if html is not None:
        can_write(html)
    if validate:
        typer.echo(desk_board.validator_page(told, form), nl=False)
        if html is not None:
            write(desk_board.validator_page(told, "html"), html)
        return
    looked = desk_board.believing(_look(told, sources, desk), _believed(reliability))
    queries.remember(looked.made, memory_file())
    if html is not None:
        write(desk_board.board_page(looked, "html"), html)
    typer.echo(desk_board.board_page(looked, form), nl=False)


@app.command()
def matrix(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    question: Question,
    sources: Sources = None,
    desk: Desk = None,
    questions: Questions = None,
    as_of: AsOf = None,
    starter: Starter = False,
    place: Place = None,
    because: Because = "",
    reliability: Reliability = None,
    as_json: AsJson = False,
    html: Html = None,
) -> None:
    """Weigh competing hypotheses against the evidence, and beside it by Bayes."""
    told = desk_board.asked(
        question,
        desk=_place(sources, desk),
        questions=questions,
        as_of=_day(as_of),
        starter=starter,
    )
    if html is not None:
        can_write(html)
    rating = _rating(place, because, sources)
    looked = desk_board.believing(_look(told, sources, desk), _believed(reliability))
    if place is not None:
        looked = desk_board.set_cell(
            desk or default_desk(),
            looked,
            place[:2],
            rating,
            because=because,
            at=datetime.now(UTC),
        )
    queries.remember(desk_board.remembered(looked), memory_file())
    if html is not None:
        write(desk_board.matrix_page(looked, "html"), html)
    typer.echo(desk_board.matrix_page(looked, "json" if as_json else "text"), nl=False)


def _rating(
    place: tuple[str, str, str] | None, because: str, sources: list[str] | None
) -> Rating | None:
    """The rating of --set, checked before a minute of reading."""
    if place is None:
        return None
    if sources:
        raise typer.BadParameter("a cell is kept on a desk: name it with --desk, without --in")
    if not because.strip():
        raise typer.BadParameter("say why with --because")
    said = place[2].upper()
    if said == "MACHINE":
        return None
    if said not in {r.value for r in Rating}:
        raise typer.BadParameter(f"“{place[2]}” is no rating: CC, C, N, NA, I, II or machine")
    return Rating(said)
