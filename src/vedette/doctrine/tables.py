"""Reading the YAML tables: one door, so that all of them are read by the quick parser."""

from typing import Any

import yaml

# The parser written in C is the quicker one; not every build of PyYAML has it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str) -> Any:
    """What a YAML text says, as plain lists, dicts, words and numbers. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_LOADER)  # a safe loader: it makes no objects
