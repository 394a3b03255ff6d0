"""The sentence shown to the person who asked: what the question was read as."""

from dataclasses import replace
from datetime import date

from vedette.doctrine.acts import Act, acts
from vedette.extract.question.window import Window
from vedette.model.question import Party, Question


def reading(
    actors: tuple[Party, ...],
    *,
    words: str,
    act: Act | None,
    targets: tuple[Party, ...],
    limits: Window,
) -> str:
    """The sentence shown to the person: "I read this as: actor ...; act ...; target ..."."""
    who = " and ".join(_with_aliases(party) for party in actors)
    does = act.says if act else f"{words} (a verb taken as it stands)"
    whom = "; target " + " and ".join(p.name for p in targets) if targets else ""
    return f"I read this as: actor {who}; act {does}{whom}; window: {limits}."


def event_reading(act: Act | None, *, words: str, places: tuple[Party, ...], limits: Window) -> str:
    """ "I read this as: act coup; place Mali; window ...": an event nobody is named for."""
    does = act.says if act else f"{words} (an event taken as it stands)"
    where = "; place " + " and ".join(_with_aliases(p) for p in places) if places else ""
    return f"I read this as: no actor named; act {does}{where}; window: {limits}."


def file_reading(asked: Question) -> str:
    """The same sentence for a question from a file, with its partners, place and mode."""
    table = acts()
    does = " or ".join(table[one].says if one in table else one for one in asked.acts)
    who = " and ".join(_with_aliases(party) for party in asked.actors)
    parts = [f"actor {who}" if who else "no actor named", f"act {does}"]
    for label, found in (("target", asked.targets), ("partner", asked.partners)):
        if found:
            parts.append(f"{label} " + " and ".join(p.name for p in found))
    if asked.territory:
        parts.append(f"from the territory of {asked.territory.name}")
    if asked.mode != "any":
        parts.append(f"mode {asked.mode.value.replace('_', ' ')}")
    stated = "file" if asked.opens or asked.closes else ""
    limits = Window(asked.opens, asked.closes, stated)
    return f"I read this as: {'; '.join(parts)}; window: {limits}."


def with_window(asked: Question, opens: date | None, closes: date | None) -> Question:
    """The question with another window, in its reading too."""
    said = asked.reading.partition("; window: ")[0]
    limits = Window(opens, closes, "file" if opens or closes else "")
    reading = f"{said}; window: {limits}." if said else ""
    return replace(asked, opens=opens, closes=closes, reading=reading)


def _with_aliases(party: Party) -> str:
    shown = party.aliases[:3]
    return f"{party.name} (also {', '.join(shown)})" if shown else party.name
