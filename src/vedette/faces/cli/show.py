"""How the terminal shows things: progress on stderr, explanations, files."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from vedette.errors import CannotWrite
from vedette.model.assessment import Explanation


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
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=name[-40:])

        yield show


def write(text: str, path: Path) -> None:
    """Writes a page whole or not at all. Raises CannotWrite."""
    try:
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
    return "\n".join(lines)
