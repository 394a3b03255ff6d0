"""The command that draws scenarios over time: cone."""

from pathlib import Path
from typing import Annotated

import typer

from vedette.desk import cone as desk_cone
from vedette.desk.commands import asked, day
from vedette.desk.questions import asked_at
from vedette.faces.cli.options import Desk, Question, Questions, Sources
from vedette.faces.cli.places import default_desk, existing_desk
from vedette.faces.cli.show import can_write, progress_bar, write

app = typer.Typer()

From = Annotated[str | None, typer.Option("--from", help="First day, YYYY-MM-DD.")]
To = Annotated[str | None, typer.Option("--to", help="Last day, YYYY-MM-DD.")]
Step = Annotated[int, typer.Option("--step", min=1, help="Every so many days.")]
Out = Annotated[
    Path | None, typer.Option("-o", "--out", help="cone.svg or cone.html; else a table here.")
]


@app.command()
def cone(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    question: Question,
    sources: Sources = None,
    desk: Desk = None,
    questions: Questions = None,
    opens: From = None,
    closes: To = None,
    step: Step = 1,
    out: Out = None,
) -> None:
    """Draw the scenarios over time, the worst case apart from the likely."""
    form = desk_cone.form_of(out)
    if out is not None:
        can_write(out)
    place = None if sources else desk or existing_desk()
    told = (
        asked(question, questions=questions)
        if place is None
        else asked_at(place, question, questions)
    )
    stretch = desk_cone.Stretch(
        day(opens) if opens else None, day(closes) if closes else None, step
    )
    with progress_bar("Reading") as progress:
        if sources:
            paths = [Path(s) for s in sources]
            found = desk_cone.from_files(paths, told, stretch, progress=progress)
        else:
            found = desk_cone.from_desk(place or default_desk(), told, stretch, progress=progress)
    page = desk_cone.cone_as(found, form)
    if out is None:
        typer.echo(page, nl=False)
    else:
        write(page, out)
