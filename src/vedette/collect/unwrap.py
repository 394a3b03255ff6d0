"""Lines that a machine broke at a margin, joined into the paragraphs they were."""

import re
from collections.abc import Sequence
from itertools import pairwise

_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_BULLET = re.compile(r"^(?:[-•*–—▪●]\s|\d{1,3}[.)]\s|\[\d+\])")
# No paragraph is longer; joining 50,000 lines into one would take the square of them.
LONGEST = 20_000
_HYPHEN = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
# Margins people and machines wrap at; beyond it lines are paragraphs already.
_MARGIN = (48, 100)


def wrapped(lines: Sequence[str]) -> bool:
    """Whether a text was broken at a margin: most of its lines end full, mid-sentence."""
    full = [line.rstrip() for line in lines if line.strip()]
    if len(full) < 3:
        return False
    widest = sorted(len(line) for line in full)[max(int(len(full) * 0.9) - 1, 0)]
    if not _MARGIN[0] <= widest <= _MARGIN[1]:
        return False
    follow = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    broken = sum(
        len(line.rstrip()) >= widest * 0.75 and not _ENDS.search(line.rstrip()) for line in follow
    )
    return len(follow) >= 2 and broken * 2 >= len(follow)


def join(first: str, second: str, *, vocabulary: frozenset[str] = frozenset()) -> str:
    """Two lines of one paragraph as one; a hyphen at the break goes unless the word keeps it."""
    # Only the end matters; searching a grown paragraph from its start takes the square of it.
    found = _HYPHEN.search(first, max(len(first) - 60, 0))
    if found and second[:1].islower():
        tail = re.match(r"[^\W\d_]+", second)
        whole = f"{found[1]}-{tail.group() if tail else ''}".casefold()
        if whole in vocabulary:
            return first.rstrip("\u00ad\u2010-") + "-" + second
        return first[: found.end() - 1] + second
    return f"{first} {second}"


def hyphenated(text: str) -> frozenset[str]:
    """Words the text itself writes with a hyphen inside a line: these keep it at a break too."""
    return frozenset(w.casefold() for w in re.findall(r"[^\W\d_]+-[^\W\d_]+", text))


def fits_on(last: str, line: str, widest: float) -> bool:
    """Whether the next line's first word had room on the last: then the break was meant."""
    first = line.split(maxsplit=1)[0] if line.split() else ""
    return len(last.rstrip()) + 1 + len(first) < widest * 0.85


def unwrap(text: str, *, broken: bool | None = None) -> str:
    """The text with broken lines joined, if it was broken at a margin; else as it came."""
    lines = text.split("\n")
    if not (wrapped(lines) if broken is None else broken):
        return text
    widest = max(len(line.rstrip()) for line in lines)
    words = hyphenated(text)
    out: list[str] = []
    last = ""
    for line in lines:
        apart = not line.strip() or not last.strip() or bool(_BULLET.match(line.lstrip()))
        if apart or fits_on(last, line, widest) or len(out[-1]) > LONGEST:
            out.append(line.rstrip())
        else:
            out[-1] = join(out[-1], line.strip(), vocabulary=words)
        last = line
    return "\n".join(out)
