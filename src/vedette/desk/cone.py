"""What an analyst may ask about scenarios over time."""

from collections.abc import Sequence
from pathlib import Path

from vedette.desk import replay
from vedette.desk.replay import Stretch
from vedette.errors import BadForm
from vedette.model.scenario import Cone
from vedette.pipeline.cone import cone_as, cone_of
from vedette.pipeline.judge import Asked
from vedette.pipeline.sift import Progress, silent

__all__ = ["Stretch", "cone_as", "form_of", "from_desk", "from_files"]


def from_files(
    paths: Sequence[Path], asked: Asked, stretch: Stretch, *, progress: Progress = silent
) -> Cone:
    """The scenarios day by day from a folder or files. Raises NothingToRead, BadDate and kin."""
    days = replay.from_files(paths, asked, stretch, progress=progress)
    return cone_of(days, asked.settings, step=stretch.step)


def from_desk(path: Path, asked: Asked, stretch: Stretch, *, progress: Progress = silent) -> Cone:
    """The scenarios day by day from what a desk holds. Raises NoDesk and kin besides."""
    days = replay.from_desk(path, asked, stretch, progress=progress)
    return cone_of(days, asked.settings, step=stretch.step)


def form_of(out: Path | None) -> str:
    """ "svg" or "html" by what the file's name ends in; "text" without one. Raises BadForm."""
    if out is None:
        return "text"
    forms = {".svg": "svg", ".html": "html", ".htm": "html", ".txt": "text"}
    if out.suffix.lower() not in forms:
        raise BadForm(f"A cone is drawn as .svg or .html: give {out.name} one of these endings.")
    return forms[out.suffix.lower()]
