"""A body called by the last word of its name: "the bank itself" after "the Riksbank"."""

import re

from vedette.extract.voices.page import Stage
from vedette.model.span import Span
from vedette.model.statement import Holder


def named_like(made: Stage, span: Span) -> Holder | None:
    """ "the bank itself" after "the Riksbank": the one name before that holds the word."""
    words = re.sub(r" itself$", "", span.of(made.page.text)).split()
    if len(words) < 2:
        return None
    head, before = re.escape(words[-1].lower()), made.page.text[: span.start]
    big = head[:1].upper() + head[1:]
    found = set(re.findall(rf"\b[A-Z][\w’'-]+{head}\b|\b(?:[A-Z][\w’'-]+ )+{big}\b", before))
    found = {re.sub(r"^(?:The|A|An|At|In) ", "", f) for f in found}
    found = {f for f in found if f.lower() != words[-1].lower()}
    return Holder(found.pop(), mention=span) if len(found) == 1 else None
