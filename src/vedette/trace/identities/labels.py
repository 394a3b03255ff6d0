"""Words in capitals that only open lines: heads of sections and places, no sources."""

import re

from vedette.trace.identities.names import bare, known

_OPENS = re.compile(r":|\.\s|,\s|\s*[—–-]\s|\s*\(")


def label(text: str, name: str) -> bool:
    """
    Whether a word in capitals only opens lines: "HARVEST: prices fell", "DAKAR, Senegal (Agency)
    -". Such a word heads a section or gives a place and is no source.
    """
    word = bare(name)
    if not word.isupper() or known(name) is not None:
        return False
    found = False
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not _lettered(text[at - 1 : at]) and not _lettered(text[end : end + 1]):
            if not _OPENS.match(text, end) or not _begins_line(text, at):
                return False
            found = True
        at = text.find(word, end)
    return found


def _lettered(character: str) -> bool:
    return character.isalnum() or character == "_"


def _begins_line(text: str, at: int) -> bool:
    """Whether only marks stand between here and the beginning of a line."""
    while at and not _lettered(text[at - 1]):
        at -= 1
        if text[at] == "\n":
            return True
    return at == 0
