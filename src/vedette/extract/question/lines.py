"""A question file as plain values, with the line each of them stands on."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from vedette.errors import BadQuestionFile

Path = tuple[str | int, ...]
# No question file nests deeper than indicators, a row, seen, a chance.
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Where:
    """ "P2.yaml, the third row of indicators": where one is in a file, to complain about it."""

    name: str
    lines: Mapping[Path, int]
    path: Path = ()

    def into(self, *steps: str | int) -> "Where":
        """The place further in: `into("indicators", 2)`."""
        return Where(self.name, self.lines, (*self.path, *steps))

    def line(self, key: str | int = "") -> int:
        """The line of a key here; of what holds it, where the key itself is not written."""
        path = (*self.path, key)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def place(self, key: str | int = "") -> str:
        """ "P2.yaml, line 14"."""
        return f"{self.name}, line {self.line(key)}" if self.lines else self.name

    def fail(self, key: str, why: str) -> BadQuestionFile:
        """The refusal: file, line, key, and what is wrong with it."""
        return BadQuestionFile(f"{self.place(key)}: {key} {why}")

    def refuse_unknown(self, raw: Mapping[Any, Any], known: Sequence[str]) -> None:
        """Refuse a key the schema does not have, with the nearest one it has."""
        for key in raw:
            if key not in known:
                near = difflib.get_close_matches(str(key), known, n=1, cutoff=0.3)
                hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(known)}."
                raise BadQuestionFile(f"{self.place(str(key))}: unknown key {key}; {hint}")

    def rows(self, value: Any, key: str) -> Iterator[tuple[dict[str, Any], "Where"]]:
        """Each row of a list of rows with its place; nothing where the key is not given."""
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise self.fail(key, "must be a list of rows with id: and text:.")
        for number, row in enumerate(value):
            yield {str(k): v for k, v in row.items()}, self.into(key, number)


def parsed(text: str, name: str) -> tuple[dict[str, Any], Where]:
    """The keys and values of a question file, with their places. Raises BadQuestionFile."""
    try:
        raw = yaml.safe_load(text)
        lines = dict(_lines(yaml.compose(text, yaml.SafeLoader), (), name, set()))
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        why = getattr(broken, "problem", None) or "it cannot be read"
        raise BadQuestionFile(f"{name} is not valid YAML{where}: {why}.") from broken
    except RecursionError as broken:
        raise BadQuestionFile(f"{name} nests too deep for a question; flatten it.") from broken
    except (ValueError, OverflowError) as broken:
        # A bare 2023-02-30 is read as a date, and one that does not exist fails in here.
        raise BadQuestionFile(
            f"{name} holds a value that cannot be read ({broken}); mend it or put it in quotes."
        ) from broken
    if not isinstance(raw, dict):
        raise BadQuestionFile(f"{name} holds no question: write keys such as id: and text:.")
    return {str(key): value for key, value in raw.items()}, Where(name, lines)


def _lines(node: Any, path: Path, name: str, seen: set[int]) -> Iterator[tuple[Path, int]]:
    # An alias may point at what holds it; each node is walked once.
    if id(node) in seen or len(path) > _DEEPEST:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for number, one in enumerate(node.value):
            yield (*path, number), one.start_mark.line + 1
            yield from _lines(one, (*path, number), name, seen)
    elif isinstance(node, yaml.MappingNode):
        first: dict[str, int] = {}
        for key, value in node.value:
            word, line = str(key.value), key.start_mark.line + 1
            if word in first:
                # YAML would keep the last and drop the first without a word.
                raise BadQuestionFile(
                    f"{name}, line {line}: {word} is given twice (line {first[word]}); keep one."
                )
            first[word] = line
            yield (*path, word), line
            yield from _lines(value, (*path, word), name, seen)


def words_of(value: Any) -> str:
    """A text on one line."""
    return re.sub(r"\s+", " ", str(value)).strip()
