"""The commands about where judgements come from: trace, circles, drift."""

import json
import shutil
import sys
import textwrap
from pathlib import Path
from typing import Annotated, Any

import typer

from vedette.desk import lineage
from vedette.errors import BadPassage
from vedette.faces.cli.edge import app as edge_app
from vedette.faces.cli.exits import EXIT_CODES
from vedette.faces.cli.options import AsJson, Desk, Questions, Sources
from vedette.faces.cli.places import default_desk
from vedette.faces.cli.show import can_write, progress_bar, write
from vedette.faces.cli.streams import json_lines
from vedette.model.shown import one_line, shown, shown_in_json

app = typer.Typer()
app.add_typer(edge_app, name="edge")


def _traced(sources: list[str] | None, desk: Path | None, questions: str | None) -> Any:
    with progress_bar("Tracing") as progress:
        if sources:
            return lineage.from_files([Path(s) for s in sources], questions, progress=progress)
        return lineage.from_desk(desk or default_desk(), questions, progress=progress)


def _print(text: str, as_json: bool) -> None:
    """JSON as it is; lines wrapped on a terminal, whole where another program reads them."""
    if as_json or not sys.stdout.isatty():
        typer.echo(shown_in_json(text) if as_json else shown(text))
        return
    width = max(shutil.get_terminal_size().columns, 60)
    for line in shown(text).split("\n"):
        indent = " " * (len(line) - len(line.lstrip()) + 4)
        typer.echo("\n".join(textwrap.wrap(line, width, subsequent_indent=indent)))


@app.command()
def trace(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    target: Annotated[
        str | None, typer.Argument(metavar="DOC|ESTIMATE|ORIGIN", help="What to trace.")
    ] = None,
    sources: Sources = None,
    clusters: Annotated[
        bool, typer.Option("--clusters", help="Passages on standard input; clusters as JSON.")
    ] = False,
    questions: Questions = None,
    desk: Desk = None,
    as_json: AsJson = False,
    html: Annotated[
        Path | None, typer.Option("--html", help="Also write the tree as one HTML page, drawn.")
    ] = None,
) -> None:
    """Show where judgements come from: product, relays, outlets, and the evidence of each step."""
    if clusters:
        _clusters(questions)
        return
    if target is None:
        raise typer.BadParameter("name a document, an estimate or an origin, or give --clusters")
    if html is not None:
        can_write(html)
    found = _traced(sources, desk, questions)
    if html is not None:
        write(shown(lineage.page_of(found, target)), html)
    _print(lineage.tree_of(found, target, as_json=as_json), as_json)


def _clusters(questions: str | None) -> None:
    found = lineage.clusters(json_lines(sys.stdin.buffer), questions)
    typer.echo(shown_in_json(json.dumps(found, ensure_ascii=False, indent=2)))
    for sentence in found.get("refused", ()):
        typer.echo(one_line(sentence), err=True)
    if found.get("refused"):
        raise typer.Exit(EXIT_CODES[BadPassage])


@app.command()
def circles(
    sources: Sources = None,
    questions: Questions = None,
    desk: Desk = None,
    as_json: AsJson = False,
) -> None:
    """Find circular reporting: one source behind many outlets, and outlets citing in a ring."""
    _print(lineage.circles_of(_traced(sources, desk, questions), as_json=as_json), as_json)


@app.command()
def drift(
    origin: Annotated[
        str | None, typer.Argument(metavar="[ORIGIN]", help="Only this origin's products.")
    ] = None,
    sources: Sources = None,
    questions: Questions = None,
    desk: Desk = None,
    as_json: AsJson = False,
) -> None:
    """Show how each relay's wording differs from the rendering that was kept."""
    found = _traced(sources, desk, questions)
    _print(lineage.drift_of(found, origin, as_json=as_json), as_json)
