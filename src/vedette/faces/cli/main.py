"""The command line: every command a sentence, every refusal one too."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from vedette import __version__
from vedette.desk import commands, queries
from vedette.desk.questions import asked_at
from vedette.desk.reliability import believing
from vedette.errors import BadPassage, NothingToRead, VedetteError
from vedette.faces.cli.board import app as board_app
from vedette.faces.cli.cone import app as cone_app
from vedette.faces.cli.exits import EXIT_CODES, exit_code
from vedette.faces.cli.lineage import app as lineage_app
from vedette.faces.cli.options import Desk, Reliability, graded
from vedette.faces.cli.places import default_desk, existing_desk, memory_file
from vedette.faces.cli.questions import app as question_app
from vedette.faces.cli.reliability import app as reliability_app
from vedette.faces.cli.replay import app as replay_app
from vedette.faces.cli.score import app as score_app
from vedette.faces.cli.show import can_write, explained, progress_bar, write
from vedette.faces.cli.streams import json_lines, standard_input
from vedette.model.shown import one_line, shown_in_json

app = typer.Typer(
    name="vedette",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Who judged what, how likely, on whose word, and through whom it came.",
)

Questions = Annotated[
    str | None,
    typer.Option(
        "--questions", help="A question file or a folder of them that refine the question."
    ),
]
Form = Annotated[
    str | None, typer.Option("--format", help="text, md, html or json; text if not named.")
]


@app.command()
def assess(  # noqa: PLR0913, PLR0917 - each option is one flag of the command line
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="[FOLDER|FILE|-]... QUESTION",
            help="Where the reporting is (a dash for standard input), then the question. "
            "With the question alone the desk answers.",
        ),
    ],
    questions: Questions = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Answer as if asked on this day, YYYY-MM-DD.")
    ] = None,
    form: Form = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write here, not to the terminal.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Also write the brief as one HTML page.")
    ] = None,
    desk: Desk = None,
    reliability: Reliability = None,
) -> None:
    """Answer a question from a folder of reporting, or from the desk."""
    *sources, question = what
    on = None if as_of is None else commands.day(as_of)
    place = None if sources else desk or existing_desk()
    told = (
        commands.asked(question, questions=questions, as_of=on)
        if place is None
        else asked_at(place, question, questions, on)
    )
    told = believing(told, graded(reliability))
    form = commands.form_for(form, out)
    for page in filter(None, (out, html)):
        can_write(page)
    with progress_bar("Reading") as progress:
        if place is None:
            stdin = standard_input() if "-" in sources else None
            paths = [Path(s) for s in sources if s != "-"]
            made = commands.assess_files(paths, told, stdin=stdin, progress=progress)
        else:
            made = commands.assess_desk(place, told, made=datetime.now(UTC), progress=progress)
    queries.remember(made, memory_file())
    if html is not None:
        write(commands.show(made, "html"), html)
    if out is not None:
        write(commands.show(made, form), out)
    else:
        show_on_terminal(made, form)


def show_on_terminal(made: Any, form: str) -> None:
    """Colour and the terminal's width on a terminal; plain lines of 100 into a pipe."""
    from shutil import get_terminal_size

    on_terminal = sys.stdout.isatty()
    width = min(get_terminal_size((100, 24)).columns, 120) if on_terminal else 100
    typer.echo(commands.show(made, form, width=width, colour=on_terminal), nl=False)


@app.command()
def why(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An id from a brief.")],
    desk: Desk = None,
) -> None:
    """Explain any number or sentence: inputs, rule and version, arithmetic, down to the words."""
    found = (
        queries.why_on_desk(identifier, desk)
        if desk is not None
        else queries.why_remembered(identifier, memory_file())
    )
    typer.echo(explained(found))


@app.command()
def read(
    questions: Annotated[
        str | None,
        typer.Option("--questions", help="A question file, a folder of them, or a plain sentence."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add the rules and what was passed over, and why.")
    ] = False,
) -> None:
    """Read passages (JSON lines on standard input); a line of readings for each, in order."""
    refused = 0
    for row in commands.read_rows(json_lines(sys.stdin.buffer), questions, explain=explain):
        typer.echo(shown_in_json(json.dumps(row, ensure_ascii=False)))
        if row.get("refused"):
            refused += 1
            typer.echo(one_line(str(row["refused"])), err=True)
    if refused:
        raise typer.Exit(EXIT_CODES[BadPassage])


@app.command()
def init(
    desk: Annotated[Path, typer.Argument(help="Where the desk file goes.")] = Path("vedette.desk"),
) -> None:
    """Make an empty desk: one file that keeps every document, reading and assessment."""
    commands.init(desk)
    typer.echo(f"An empty desk is at {desk}: next, `vedette ingest --desk {desk} FOLDER`.")


@app.command()
def ingest(
    sources: Annotated[list[str], typer.Argument(metavar="FOLDER|FILE|-...")],
    desk: Desk = None,
) -> None:
    """Keep reporting on the desk; the same input twice changes nothing."""
    place = desk or default_desk()
    stdin = standard_input() if "-" in sources else None
    with progress_bar("Keeping") as progress:
        done = commands.ingest(
            place,
            [Path(s) for s in sources if s != "-"],
            received=datetime.now(UTC),
            stdin=stdin,
            progress=progress,
        )
    typer.echo(f"{done.documents} documents, {done.new} of them new, {len(done.refused)} refused.")
    for refused in done.refused:
        typer.echo(one_line(f"Not read: {refused.name}: {refused.reason}"), err=True)
    if not done.documents:
        raise typer.Exit(EXIT_CODES[NothingToRead])


@app.command()
def reread(desk: Desk = None) -> None:
    """Bring a desk up to this version of the reader, and show what it reads otherwise."""
    with progress_bar("Reading anew") as progress:
        read_anew, changed = commands.reread(desk or default_desk(), progress=progress)
    typer.echo(f"{read_anew} documents read anew by {queries.reader_version()}.")
    for change in changed:
        typer.echo(one_line(f"{change.document}: “{change.words}” {change.kind}"))
        for label, said in (("before", change.before), ("now", change.after)):
            if said:
                typer.echo(one_line(f"  {label}  {said}"))


@app.command()
def version() -> None:
    """Print the version of vedette and of its reader."""
    typer.echo(f"vedette {__version__}, reader {queries.reader_version()}")


# The shell's own status for a program that Ctrl-C stopped.
_STOPPED = 130


app.add_typer(lineage_app)
app.add_typer(score_app)
app.add_typer(replay_app)
app.add_typer(question_app)
app.add_typer(cone_app)
app.add_typer(board_app)
app.add_typer(reliability_app, name="reliability")


def run() -> None:
    """The entry point: one table turns each error into its sentence and exit status."""
    try:
        app()
    except VedetteError as error:
        typer.echo(one_line(f"vedette: {error}"), err=True)
        sys.exit(exit_code(error))
    except BrokenPipeError:
        # `vedette ... | head` closes the pipe early; that is no error of ours.
        sys.stderr.close()
        sys.exit(0)
    except SystemExit as left:
        # typer takes Ctrl-C for itself and leaves without a word.
        if left.code == _STOPPED:
            typer.echo("vedette: stopped; what was reported as done is kept.", err=True)
        raise


if __name__ == "__main__":
    run()
