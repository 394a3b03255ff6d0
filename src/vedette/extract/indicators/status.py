"""What a report of activity says: seen, looked for in vain, pointing the other way, or unclear."""

import re

from vedette.doctrine.indicators import IndicatorWords
from vedette.extract.indicators.focus import Focus
from vedette.extract.indicators.reporter import reporter

_GOES = re.compile(r"(?:depart|leav|left|withdr|redeploy|extract|transfer|transport|remov)", re.I)
_SENT = re.compile(r"\b(?:arriv|sen[dt]|ship|transport|transfer|deliver|redeploy)\w*", re.I)
_ATTACKS = re.compile(r"\b(?:advanc|attack|assault|invad|strik|struck|launch|offensive)\w*", re.I)


def _off_the_ground(rest: str, *, ground: str, focus: Focus) -> bool:
    """Whether what follows a verb of leaving names the ground as the place that is left."""
    if not re.match(rf"(?:\s\w+){{0,3}}?\s(?:from\s)?{ground}", rest):
        return False
    if focus.target and focus.target.search(rest) and "border" not in rest:
        return False
    # "redeployed to Ruritania" comes in; "left for Ruritania" too.
    return not re.match(rf"(?:\s\w+){{0,3}}?\s(?:to|into|in|inside|for)\s(?:\w+\s)?{ground}", rest)


def _to_partner(rest: str, *, ground: str, focus: Focus, table: IndicatorWords) -> bool:
    """Whether what follows the verb goes to the partner's land and not to the ground."""
    if focus.beside is None:
        return False
    other = re.search(rf"\b{table.toward}\s(?:the\s)?{focus.beside.pattern}", rest)
    if other is None:
        return False
    return not re.search(rf"\b(?:to|into)\s(?:\w+\s){{0,2}}{ground}", rest[: other.end() + 1])


def _sent_elsewhere(words: str, *, ground: str, focus: Focus) -> bool:
    """ "A train from the Ruritanian arsenal arrived at Port Said": stores go elsewhere."""
    source = re.search(rf"\bfrom\s(?:\w+\s){{0,3}}?{ground}", words)
    if source is None or not _SENT.search(words) or _ATTACKS.search(words):
        return False
    rest = words[source.end() :]
    place = re.search(r"\b(?:to|at)\s(?:the\s)?[A-Z]", rest)
    return bool(place) and not (focus.target and focus.target.search(rest))


def _redeployed(words: str, *, ground: str, focus: Focus) -> bool:
    """ "Of the guests in Ruritania, half will redeploy to Hentzau": off to another place."""
    for verb in re.finditer(r"\bredeploy\w*\sto(?:ward|wards)?\s(?=[A-Z])", words):
        rest = words[verb.end() : verb.end() + 80]
        if not re.search(ground, rest) and not (focus.target and focus.target.search(rest)):
            return True
    return False


def _leaves(words: str, *, focus: Focus, table: IndicatorWords) -> bool:
    """
    Whether forces or stores move off the ground asked about: "two trains left Ruritania for
    the south". Into the target ("from Ruritania into Sylvania") is no leaving.
    """
    if focus.asked is None or not focus.asked.search(words):
        return False
    ground = focus.asked.pattern
    for verb in table.away_verbs.finditer(words):
        rest = words[verb.end() : verb.end() + 160]
        if _GOES.match(verb.group()) and _off_the_ground(rest, ground=ground, focus=focus):
            return True
        if _to_partner(rest, ground=ground, focus=focus, table=table):
            return True
    return _sent_elsewhere(words, ground=ground, focus=focus) or _redeployed(
        words, ground=ground, focus=focus
    )


def _claimed_by_others(words: str, *, focus: Focus, table: IndicatorWords) -> bool:
    """
    "Sylvanian officials claimed that Ruritanian troops crossed": a claim about somebody
    else. What a party claims of its own drills is a report.
    """
    if not focus.given or not re.search(r"\bclaim(?:s|ed)?\b", words):
        return False
    name = reporter(words, table)
    mine = (focus.asked and focus.asked.search(name)) or (
        focus.beside and focus.beside.search(name)
    )
    return bool(name) and not mine


def status(words: str, *, focus: Focus, table: IndicatorWords) -> tuple[str, str]:
    """
    The status of a clause and the rule that gave it: a search in vain outranks a contrary
    sign, a contrary sign outranks doubt.
    """
    if table.status["not_observed"].search(words):
        return "not_observed", "indicator.not_observed/1"
    if table.status["counter"].search(words):
        return "counter", "indicator.counter/1"
    if _leaves(words, focus=focus, table=table):
        return "counter", "indicator.away/1"
    if table.status["ambiguous"].search(words) or _claimed_by_others(
        words, focus=focus, table=table
    ):
        return "ambiguous", "indicator.ambiguous/1"
    return "observed", "indicator.observed/1"
