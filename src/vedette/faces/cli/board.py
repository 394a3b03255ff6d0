"""The commands about what was watched for: board, matrix."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from vedette.desk import board as desk_board
from vedette.desk import commands, queries
from vedette.faces.cli.options import (
    AsJson,
    AsOf,
    Desk,
    Question,
    Questions,
    Reliability,
    Sources,
    graded,
)
from vedette.faces.cli.places import default_desk, existing_desk, memory_file
from vedette.faces.cli.show import can_write, progress_bar, write
from vedette.model.matrix import Rating

app = typer.Typer()

Starter = Annotated[
    bool, typer.Option("--starter", help="Watch the starter library's indicators too.")
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


@dataclass(frozen=True, slots=True)
class _Call:
    """What both commands are told: the question, where the reporting is, and how to ask."""

    question: str
    sources: list[str] | None
    desk: Path | None
    questions: str | None
    as_of: str | None
    starter: bool
    reliability: list[str] | None

    def asked(self) -> desk_board.Asked:
        """The question as the desk understands it; no desk where the reporting is named."""
        told = desk_board.asked(
            self.question,
            desk=None if self.sources else self.desk or existing_desk(),
            questions=self.questions,
            as_of=None if self.as_of is None else commands.day(self.as_of),
            starter=self.starter,
        )
        return desk_board.believing(told, graded(self.reliability))

    def looked(self, told: desk_board.Asked) -> desk_board.Looked:
        """What the reporting says of it."""
        with progress_bar("Reading") as progress:
            if self.sources:
                paths = [Path(s) for s in self.sources]
                return desk_board.look_in_files(paths, told, progress=progress)
            place = self.desk or default_desk()
            return desk_board.look_on_desk(place, told, progress=progress)


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
    call = _Call(question, sources, desk, questions, as_of, starter, reliability)
    told = call.asked()
    form = "json" if as_json else "text"
    if html is not None:
        can_write(html)
    if validate:
        typer.echo(desk_board.validator_page(told, form), nl=False)
        if html is not None:
            write(desk_board.validator_page(told, "html"), html)
        return
    looked = call.looked(told)
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
    call = _Call(question, sources, desk, questions, as_of, starter, reliability)
    told = call.asked()
    if html is not None:
        can_write(html)
    rating = _rating(place, because, sources)
    looked = call.looked(told)
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
