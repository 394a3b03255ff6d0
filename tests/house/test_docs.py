"""The docs are held to the code: every command, exit status, scale and library stands in them."""

import re
from pathlib import Path

import typer
import yaml

from vedette.faces.cli.exits import EXIT_CODES
from vedette.faces.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def test_every_command_and_option_is_documented() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"vedette {name}" in text, f"Add `vedette {name}` to docs/commands.md."
        for option in command.params:
            for flag in option.opts:
                if flag.startswith("--"):
                    assert flag in text, f"Add {flag} of `vedette {name}` to docs/commands.md."


def test_the_table_of_exit_statuses_is_the_code() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    written = {
        name: int(status) for status, name in re.findall(r"^\| (\d+) \| `(\w+)`", text, re.M)
    }
    assert written == {error.__name__: status for error, status in EXIT_CODES.items()}


def test_the_method_page_shows_every_range_of_the_lexicon_and_its_source() -> None:
    text = (DOCS / "method.md").read_text(encoding="utf-8")
    lexicon = yaml.safe_load((ROOT / "src/vedette/doctrine/lexicon.yaml").read_text("utf-8"))
    for klass, row in lexicon["classes"].items():
        numbers = " | ".join(f"{n:.2f}" for n in row["range"]) if row["range"] else "– | – | –"
        line = next((x for x in text.splitlines() if x.startswith(f"| {klass} | {numbers} ")), None)
        assert line is not None, f"docs/method.md does not show {klass} as {numbers}."
        assert row["source"] in line


def test_the_method_page_names_every_published_scale_with_its_source() -> None:
    text = (DOCS / "method.md").read_text(encoding="utf-8")
    scales = yaml.safe_load((ROOT / "src/vedette/doctrine/scales.yaml").read_text("utf-8"))
    for scale in scales["scales"].values():
        assert scale["name"] in text
        assert scale["source"] in text


def test_every_library_of_the_project_says_what_it_is_for() -> None:
    text = (DOCS / "libraries.md").read_text(encoding="utf-8").lower()
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project.split("dependencies = [")[1].split("]")[0]
    for name in re.findall(r'"([\w-]+)', block):
        assert name.lower() in text, f"Say in docs/libraries.md what {name} is for."
