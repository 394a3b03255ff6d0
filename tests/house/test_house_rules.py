"""The house keeps its own rules: sizes, words, doors, and no clock below a face."""

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import vedette.model

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "vedette"
MODULES = sorted(SOURCE.rglob("*.py"))

# Functions that may be longer than 40 lines, and why. The list only shrinks.
LONG = {
    "shape": "one key a line: splitting the top of the JSON would hide its shape",
    "assess": "every option of the command is a parameter with its help",
}


def functions() -> list[tuple[Path, ast.FunctionDef]]:
    found = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [(path, n) for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    return found


def test_no_module_grows_past_three_hundred_lines() -> None:
    """A room with a 3,000-line module is a room nobody finds anything in."""
    long = {
        str(p.relative_to(ROOT)): n
        for p in MODULES
        if (n := p.read_text(encoding="utf-8").count("\n")) > 300
    }
    assert not long


def test_no_function_grows_past_forty_lines() -> None:
    """Longer ones are on a list with their reason, and the list only shrinks."""
    long = {
        f"{path.relative_to(ROOT)}:{node.name}"
        for path, node in functions()
        if (node.end_lineno or 0) - node.lineno + 1 > 40 and node.name not in LONG
    }
    assert not long


def test_nothing_below_a_face_asks_the_clock() -> None:
    """The same input gives the same answer on any day: time comes in by argument."""
    asked = re.compile(r"\b(datetime\.now|date\.today|datetime\.today|time\.time|utcnow)\(")
    found = [
        str(p.relative_to(ROOT))
        for p in MODULES
        if "faces" not in p.parts and asked.search(p.read_text(encoding="utf-8"))
    ]
    assert not found


def test_no_room_has_a_name_that_means_nothing() -> None:
    """A helper goes to its noun or to the room that uses it."""
    names = {p.stem for p in MODULES} | {p.parent.name for p in MODULES}
    assert not names & {"utils", "helpers", "managers", "services", "common", "base", "misc"}


def swallows(handler: ast.ExceptHandler) -> bool:
    """A broad handler that does not end in a bare `raise`."""
    broad = handler.type is None or (
        isinstance(handler.type, ast.Name) and handler.type.id in {"Exception", "BaseException"}
    )
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


def test_nothing_is_swallowed_by_a_broad_except() -> None:
    """Log-and-continue is how evidence is lost; cleaning up and raising again is not."""
    broad = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and swallows(node)
    ]
    assert not broad


def model_classes() -> set[str]:
    names = set()
    for module in pkgutil.iter_modules(vedette.model.__path__):
        loaded = importlib.import_module(f"vedette.model.{module.name}")
        names |= {
            name
            for name, value in vars(loaded).items()
            if inspect.isclass(value) and value.__module__ == loaded.__name__
        }
    return names


def glossary_names() -> set[str]:
    rows = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    cells = [row.rsplit("|", 2)[1] for row in rows if row.startswith("| ")]
    return set(re.findall(r"`(\w+)`", " ".join(cells)))


def test_every_noun_of_the_model_stands_in_the_glossary() -> None:
    missing = model_classes() - glossary_names()
    assert not missing, f"Add {sorted(missing)} to docs/glossary.md."


def test_the_glossary_names_no_noun_that_does_not_exist() -> None:
    assert not glossary_names() - model_classes()


def test_the_glossary_gives_each_word_once() -> None:
    rows = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    words = [row.split("|")[1].strip() for row in rows if row.startswith("| ")][1:]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("name", sorted(model_classes()))
def test_every_noun_says_what_it_is(name: str) -> None:
    """A noun's docstring is a sentence a user could say."""
    for module in pkgutil.iter_modules(vedette.model.__path__):
        loaded = importlib.import_module(f"vedette.model.{module.name}")
        if hasattr(loaded, name) and getattr(loaded, name).__module__ == loaded.__name__:
            said = getattr(loaded, name).__doc__ or ""
            assert len(said.split()) >= 5
            assert not said.startswith(f"{name}(")
