"""The commands about past days and other choices: replay, diff, sensitivity."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from vedette.desk import commands, questions
from vedette.desk import replay as replaying
from vedette.desk import sensitivity as choices
from vedette.errors import BadForm
from vedette.faces.cli.options import Desk, Question, Questions, Sources
from vedette.faces.cli.places import default_desk
from vedette.faces.cli.show import can_write, progress_bar, write
from vedette.model.shown import shown, shown_in_json

app = typer.Typer()


def _replayed(
    question: str,
    sources: list[str] | None,
    desk: Path | None,
    spec: str | None,
    stretch: replaying.Stretch,
) -> Any:
    with progress_bar("Reading") as progress:
        if sources:
            told = commands.asked(question, questions=spec)
            paths = [Path(s) for s in sources]
            return replaying.from_files(paths, told, stretch, progress=progress)
        place = desk or default_desk()
        told = questions.asked_at(place, question, spec)
        return replaying.from_desk(place, told, stretch, progress=progress)


def _day(text: str | None) -> date | None:
    return None if text is None else commands.day(text)


@app.command()
def replay(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    question: Question,
    first: Annotated[
        str | None, typer.Option("--from", help="The first day; that of the first document.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", help="The last day; that of the last document.")
    ] = None,
    step: Annotated[int, typer.Option("--step", min=1, help="Every so many days.")] = 1,
    sources: Sources = None,
    desk: Desk = None,
    spec: Questions = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write the table here, as CSV.")
    ] = None,
    picture: Annotated[
        Path | None, typer.Option("--picture", help="Draw it here: a name in .svg or .html.")
    ] = None,
) -> None:
    """Show any past day's answer, each from what was out by then: a table and a picture."""
    if picture is not None and picture.suffix.lower() not in (".svg", ".html", ".htm"):
        raise BadForm(f"A picture is an SVG or a page: call {picture.name} .svg or .html.")
    stretch = replaying.Stretch(_day(first), _day(to), step)
    for place in filter(None, (out, picture)):
        can_write(place)
    found = _replayed(question, sources, desk, spec, stretch)
    if picture is not None:
        page = picture.suffix.lower() != ".svg"
        write(shown(replaying.as_picture(found, page=page)), picture)
    if out is not None:
        write(shown(replaying.as_csv(found)), out)
    if out is None and picture is None:
        typer.echo(shown(replaying.as_csv(found)), nl=False)
        return
    for line in replaying.summary(found):
        typer.echo(shown(line))


@app.command()
def diff(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    question: Question,
    since: Annotated[str, typer.Option("--since", help="The day to compare with, YYYY-MM-DD.")],
    to: Annotated[
        str | None, typer.Option("--to", help="The later day; that of the last document.")
    ] = None,
    sources: Sources = None,
    desk: Desk = None,
    spec: Questions = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, not as text.")] = False,
) -> None:
    """Say why the answer moved between two days, cause by cause, the parts summing to the whole."""
    stretch = replaying.Stretch(commands.day(since), _day(to), only_ends=True)
    found = replaying.differences(_replayed(question, sources, desk, spec, stretch))
    if as_json:
        rows = replaying.differences_rows(found)
        text = json.dumps(rows, ensure_ascii=False, indent=2, default=str)
        typer.echo(shown_in_json(text))
        return
    typer.echo(shown(replaying.differences_text(found)))


@app.command()
def sensitivity(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    question: Question,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="As if asked on this day, YYYY-MM-DD.")
    ] = None,
    sources: Sources = None,
    desk: Desk = None,
    spec: Questions = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Also write a page with a picture.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, not as text.")] = False,
) -> None:
    """Show how the answer changes with scale, prior, half-life, lineage and the push."""
    if html is not None:
        can_write(html)
    with progress_bar("Reading") as progress:
        if sources:
            told = commands.asked(question, questions=spec, as_of=_day(as_of))
            found = choices.from_files([Path(s) for s in sources], told, progress=progress)
        else:
            place = desk or default_desk()
            told = questions.asked_at(place, question, spec, _day(as_of))
            found = choices.from_desk(place, told, progress=progress)
    if html is not None:
        write(shown(choices.sensitivity_html(found)), html)
    if as_json:
        typer.echo(shown_in_json(json.dumps(choices.rows(found), ensure_ascii=False, indent=2)))
        return
    for line in choices.sensitivity_lines(found):
        typer.echo(shown(line))
