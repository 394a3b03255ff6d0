"""Reading the YAML tables: one door, so that all of them are read by the quick parser."""

from typing import Any

import yaml

# The parser written in C is the quicker one; not every build of PyYAML has it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str) -> Any:
    """What a YAML text says, as plain lists, dicts, words and numbers. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_LOADER)  # a safe loader: it makes no objects


class _Words(_LOADER):  # type: ignore[misc]  # which of the two it is, is known when it runs
    """Reads "on" and "no" as the words they are: Slovak "he", Latvian "from", a country's code."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:bool"]
    for first, rows in _LOADER.yaml_implicit_resolvers.items()
}


def load_words(text: str) -> Any:
    """The same for tables of words: nothing in them is a yes or a no."""
    return yaml.load(text, Loader=_Words)  # a safe loader: it makes no objects
