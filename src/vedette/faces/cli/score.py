"""The commands about how it ended: resolve, score, audit."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from vedette.desk import commands, conditions
from vedette.desk import resolve as resolving
from vedette.desk import score as scoring
from vedette.errors import BadResolution, DeskDamaged
from vedette.faces.cli.exits import EXIT_CODES
from vedette.faces.cli.options import AsJson, Desk
from vedette.faces.cli.places import default_desk
from vedette.faces.cli.show import can_write, progress_bar, write
from vedette.model.resolution import ConditionDecision
from vedette.model.shown import one_line, shown, shown_in_json

app = typer.Typer()


Csv = Annotated[
    Path | None, typer.Option("--csv", help="Also write every forecast as a table here.")
]
Replayed = Annotated[
    bool, typer.Option("--replayed", help="Also what the desk would have said, day by day.")
]
First = Annotated[str | None, typer.Option("--from", help="First day of --replayed, YYYY-MM-DD.")]
Last = Annotated[str | None, typer.Option("--to", help="Last day of --replayed, YYYY-MM-DD.")]
TwoSided = Annotated[
    bool, typer.Option("--two-sided", help="Brier scores from 0 to 2, over both answers.")
]


Met = Annotated[
    list[str] | None,
    typer.Option("--met", metavar="ID", help="An estimate whose condition was met on that day."),
]
Unmet = Annotated[
    list[str] | None,
    typer.Option("--unmet", metavar="ID", help="An estimate whose condition was not met."),
]


@app.command()
def resolve(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="The question's id.")],
    outcome: Annotated[
        str | None, typer.Argument(metavar="yes|no|void", help="How it ended.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", help="The day it was settled, YYYY-MM-DD.")
    ] = None,
    because: Annotated[str | None, typer.Option("--because", help="Why, in a sentence.")] = None,
    propose: Annotated[
        bool, typer.Option("--propose", help="Only say whether a yes seems met; resolve nothing.")
    ] = False,
    met: Met = None,
    unmet: Unmet = None,
    desk: Desk = None,
) -> None:
    """Keep how a question ended. Without an outcome: show what was resolved, and when."""
    place = desk or default_desk()
    if met or unmet:
        _conditions(question, met or unmet or [], bool(met), on, because, place)
        return
    if propose:
        with progress_bar("Reading") as progress:
            said = scoring.propose(place, question, progress=progress)
        typer.echo(shown("\n".join(said)))
        return
    if outcome is None:
        _show(resolving.shown(place, question), question)
        return
    if on is None or because is None:
        raise BadResolution(
            "A resolution needs its day and its reason: give --on DATE and --because TEXT."
        )
    day = commands.day(on)
    done = resolving.resolve(
        place, question, outcome, on=day, because=because, made=datetime.now(UTC)
    )
    _show(done, question)


def _conditions(
    question: str, ids: list[str], met: bool, on: str | None, because: str | None, place: Path
) -> None:
    if on is None or because is None:
        raise BadResolution("A condition needs its day and a reason: give --on and --because.")
    said = ConditionDecision(question, "", met, commands.day(on), " ".join(because.split()))
    for line in conditions.decide(place, said, ids, made=datetime.now(UTC)):
        typer.echo(one_line(line))


def _show(done: resolving.Resolved, question: str) -> None:
    for line in resolving.lines(done, question):
        typer.echo(one_line(line))


@app.command()
def score(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    question: Annotated[
        str | None, typer.Argument(metavar="[QUESTION]", help="One question; all if not named.")
    ] = None,
    desk: Desk = None,
    as_json: AsJson = False,
    csv: Csv = None,
    replayed: Replayed = False,
    start: First = None,
    end: Last = None,
    two_sided: TwoSided = False,
    as_edited: Annotated[
        bool,
        typer.Option("--as-edited", help="By the newest version of a question, not as it stood."),
    ] = False,
) -> None:
    """Score every origin, every outlet and the desk itself on the questions resolved."""
    if csv is not None:
        can_write(csv)
    days = scoring.Stretch(
        None if start is None else commands.day(start), None if end is None else commands.day(end)
    )
    again = days if replayed or start is not None or end is not None else None
    with progress_bar("Reading") as progress:
        found = scoring.score(
            desk or default_desk(),
            question,
            replayed=again,
            as_edited=as_edited,
            progress=progress,
        )
    if csv is not None:
        write(scoring.csv_of(found), csv)
    if as_json:
        typer.echo(shown_in_json(scoring.json_of(found)))
    else:
        typer.echo(shown(scoring.text_of(found, two_sided=two_sided)))
    if found.faults:
        raise typer.Exit(EXIT_CODES[DeskDamaged])


@app.command()
def audit(
    desk: Desk = None,
    seal: Annotated[
        str | None, typer.Option("--seal", help="A seal noted earlier: is it still in the chain?")
    ] = None,
) -> None:
    """Check that everything on the desk is as it was written, and the chain of seals whole."""
    found = scoring.audit(desk or default_desk(), seal=seal)
    for fault in found.faults:
        typer.echo(one_line(fault), err=True)
    typer.echo(scoring.audit_line(found))
    if found.faults or found.known is False:
        raise typer.Exit(EXIT_CODES[DeskDamaged])
