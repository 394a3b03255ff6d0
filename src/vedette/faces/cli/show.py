"""How the terminal shows things: progress on stderr, explanations, files."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from vedette.errors import CannotWrite
from vedette.model.assessment import Explanation
from vedette.model.shown import one_line, shown


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on stderr while work is long; nothing at all when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _name: None
        return
    columns = (
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        # Plain: a file may be called "[/b].txt", which would be markup.
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=one_line(name)[-40:])

        yield show


def can_write(path: Path) -> None:
    """Looks before a minute of reading whether the page has a place. Raises CannotWrite."""
    try:
        folder = path.is_dir()
        there = next((each for each in path.absolute().parents if each.exists()), Path("/"))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", "") or "a name holds no NUL"
        raise CannotWrite(f"No file can be called that ({why}): choose another with -o.") from None
    if folder:
        raise CannotWrite(f"{path} is a folder: name a file in it with -o.")
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise CannotWrite(f"Nothing can be written in {there}: choose another place with -o.")


def write(text: str, path: Path) -> None:
    """Writes a page whole or not at all. Raises CannotWrite."""
    try:
        if path.exists() and not path.is_file():
            # Putting a file in the place of /dev/null would take it from the whole machine.
            path.write_text(text, encoding="utf-8")
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be written ({error.strerror}): choose another place with -o."
        ) from None


def explained(said: Explanation) -> str:
    """An explanation as lines: what, rule, inputs, arithmetic, what to ask next."""
    lines = [said.title, f"  id    {said.id}", f"  rule  {said.rule or '–'}"]
    lines += [f"  from  {line}" for line in said.inputs if line]
    lines += [f"  how   {line}" for line in said.arithmetic]
    if said.children:
        lines.append(f"  next  {' '.join(said.children)}")
    return shown("\n".join(lines))
