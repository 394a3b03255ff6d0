"""The commands by which an analyst decides about an edge of lineage: reject, add, list."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from vedette.desk import edges
from vedette.faces.cli.options import Desk
from vedette.faces.cli.places import default_desk, user_name
from vedette.faces.cli.show import progress_bar
from vedette.model.lineage import EdgeDecision, EdgeVerb
from vedette.model.shown import one_line

app = typer.Typer(no_args_is_help=True, help="Decide about an edge of lineage, with the reason.")

Giver = Annotated[
    str, typer.Argument(metavar="GIVER", help="Who had it first: an origin, a relay.")
]
Taker = Annotated[str, typer.Argument(metavar="TAKER", help="Who has it from them.")]
Text = Annotated[str, typer.Argument(metavar="DOC", help="The document, by id or file name.")]
Because = Annotated[str, typer.Option("--because", help="Why; kept and shown with the edge.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides; your user name if not given.")]


@app.command()
def reject(
    giver: Giver, taker: Taker, document: Text, because: Because, by: By = None, desk: Desk = None
) -> None:
    """Reject an edge the machine found: what it carried is the taker's own from now on."""
    _decide(EdgeDecision(EdgeVerb.REJECT, giver, taker, document, because, by or ""), desk)


@app.command()
def add(
    giver: Giver, taker: Taker, document: Text, because: Because, by: By = None, desk: Desk = None
) -> None:
    """Add an edge the machine missed: what the taker says there is the giver's from now on."""
    _decide(EdgeDecision(EdgeVerb.ADD, giver, taker, document, because, by or ""), desk)


def _decide(said: EdgeDecision, desk: Path | None) -> None:
    if not said.because.strip():
        raise typer.BadParameter("say why, with --because")
    by = said.by or user_name()
    told = EdgeDecision(said.verb, said.giver, said.taker, said.document, said.because, by)
    with progress_bar("Tracing") as progress:
        kept = edges.decide(desk or default_desk(), told, at=datetime.now(UTC), progress=progress)
    typer.echo(one_line(f"Kept: {_sentence(kept)}"))


def _sentence(said: EdgeDecision) -> str:
    verb = {EdgeVerb.REJECT: "rejects", EdgeVerb.ADD: "adds"}[said.verb]
    edge = f"{said.giver} → {said.taker} in {said.document}"
    return f"{said.by or 'an analyst'} {verb} {edge}: {said.because}"


@app.command("list")
def show(desk: Desk = None) -> None:
    """Show every decision about an edge, oldest first; of two about one edge the newer holds."""
    kept = edges.decisions_kept(desk or default_desk())
    for one in kept:
        when = f"{one.at:%Y-%m-%d %H:%M} " if one.at else ""
        typer.echo(one_line(f"{when}{_sentence(one.decision)}"))
    if not kept:
        typer.echo("No decision about an edge is kept on this desk.")
