"""Small turns of phrase every page shares: ranges, days, counts, quotations."""

import re
import textwrap
from collections.abc import Iterable, Mapping
from datetime import date

from vedette.model.basis import Dating
from vedette.model.document import Document
from vedette.model.estimate import Estimate
from vedette.model.likelihood import Likelihood
from vedette.model.span import Span

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def percent(value: float) -> str:
    """A probability as a reader says it: 4%, 0.6%, never 0% for what is not impossible."""
    points = value * 100
    if 0 < points < 1:
        return "under 1%"
    if 99 < points < 100:
        return "over 99%"
    return f"{points:.0f}%"


def range_words(likelihood: Likelihood) -> str:
    """A range as "3 to 22%"."""
    low, high = percent(likelihood.low), percent(likelihood.high)
    return f"{low.removesuffix('%') if low[0].isdigit() else low} to {high}"


def day_words(day: date | None) -> str:
    """A day as "16 December 2022"; "undated" when there is none."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "undated"


def _days_between(first: date, last: date) -> str:
    """ "16 to 18 December 2022", the shared month and year said once."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def dating_words(dating: Dating) -> str:
    """When, and how it is known: "16–19 December 2022 (inferred from "a December 16 report")"."""
    if not dating.earliest and not dating.latest and not dating.likely:
        if dating.month_day:
            month, day = dating.month_day
            when = f"{day} {_MONTHS[month - 1]}, year not printed"
        else:
            return "undated"
    elif dating.earliest == dating.latest:
        when = day_words(dating.earliest)
    elif dating.earliest and dating.latest:
        when = _days_between(dating.earliest, dating.latest)
    elif dating.earliest:
        when = f"{day_words(dating.earliest)} or later"
    else:
        when = f"{day_words(dating.latest)} or earlier"
    if not dating.year_printed and dating.likely:
        when += ", year not printed"
    return f"{when} ({basis_words(dating)})"


def days_words(dating: Dating) -> str:
    """When, in short, with how firmly it is known: "16 to 18 December 2022, inferred"."""
    when = dating_words(dating).split(" (")[0]
    return f"{when}, {dating.basis.value}" if when != "undated" else when


def heading_words(document: Document) -> str:
    """A document as a reader names it: outlet, days, title."""
    title = document.title.value if document.title else document.file
    return f"{document.outlet_name}, {days_words(document.published)}: {title}"


def basis_words(dating: Dating) -> str:
    """How a date is known, with the words it rests on."""
    said = "; ".join(f"“{w}”" for w in dating.words[:3])
    return f"{dating.basis.value}: {said}" if said else dating.basis.value


def count(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 outlet", "5 outlets"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def join(names: list[str] | tuple[str, ...]) -> str:
    """ "ISW, GUR and the Guardian"."""
    names = list(names)
    return (
        names[0]
        if len(names) == 1
        else ", ".join(names[:-1]) + " and " + names[-1]
        if names
        else ""
    )


def quote_words(estimate: Estimate, document: Document, *, limit: int = 300) -> str:
    """The verbatim sentence with its line breaks made spaces, cut only at the very long end."""
    words = " ".join(estimate.quote.of(document.text).split())
    if len(words) <= limit:
        return words
    # Keep the likelihood phrase in sight: an estimate cut before its own words says nothing.
    phrase = " ".join(estimate.words.split())
    at = max(words.find(phrase), 0)
    left = max(0, min(at - limit // 2, len(words) - limit))
    return ("… " if left else "") + words[left : left + limit].strip() + " …"


def placed(identifier: str, documents: Mapping[str, Document]) -> tuple[Document, Span] | None:
    """
    The place an id such as `doc-3f9a1c20b7d4@1162-1203` names: a stretch of a document that
    is no estimate, for instance a headline that states as a fact what its text hedges.
    """
    found = re.fullmatch(r"(.+)@(\d+)-(\d+)", identifier)
    document = documents.get(found[1]) if found else None
    if found is None or document is None:
        return None
    return document, Span(int(found[2]), int(found[3]))


def chain_words(estimate: Estimate, *, within: str = "") -> str:
    """
    "ISW, through the Guardian and archyde.com"; within: the outlet that a reader sees named
    already, and that is not named again at the end.
    """
    via = join(estimate.via[:-1] if within and estimate.via[-1:] == (within,) else estimate.via)
    return f"{estimate.holder.name}, through {via}" if via else estimate.holder.name


def wrapped(lines: Iterable[str], width: int = 100) -> list[str]:
    """Lines of at most that many characters; what is over stands below, two further in."""
    out: list[str] = []
    for line in lines:
        if len(line) <= width:
            out.append(line)
            continue
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        out += textwrap.wrap(
            line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
    return out
