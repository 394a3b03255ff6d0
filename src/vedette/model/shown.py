"""Words of strangers as they may be shown: nothing in them moves a cursor or turns a line round."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

# C0 and C1 but tab and line feed, what overrides the direction of writing, separators that some
# screens take for a line's end, and half characters, which no stream can carry.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def shown(words: str) -> str:
    """
    The words with every control character as \N{REPLACEMENT CHARACTER}, one for one.

    A headline may hold an escape that repaints the terminal or sets its title.
    """
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", words)


def shown_in_json(words: str) -> str:
    """JSON text with the same characters written as escapes: nothing of what it says is lost."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", words)


def one_line(words: str) -> str:
    """As `shown`, on one line: the name of a file may hold a line break."""
    return shown(words).replace("\n", "\N{REPLACEMENT CHARACTER}")


def all_shown(noun: Any) -> Any:
    """A noun with every string in it as `shown` has it; numbers and enums as they are."""
    if type(noun) is str:
        return shown(noun)
    if isinstance(noun, tuple):
        return tuple(all_shown(each) for each in noun)
    if is_dataclass(noun) and not isinstance(noun, type):
        return replace(noun, **{f.name: all_shown(getattr(noun, f.name)) for f in fields(noun)})
    return noun
