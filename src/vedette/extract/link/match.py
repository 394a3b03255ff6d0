"""Which of the questions a deed with its roles answers: the most specific one that fits."""

from dataclasses import dataclass
from typing import Any

from vedette.doctrine.acts import word_class
from vedette.extract.link.cast import Cast, Mention
from vedette.extract.link.roles import Roles
from vedette.extract.link.walk import Deed
from vedette.extract.parsing.parser import name_type
from vedette.model.question import Mode, Question, QuestionSet


@dataclass(frozen=True)
class Context:
    """
    "The title and the two sentences before speak of Belarus and Ukraine."

    near: parties of the two sentences before; about: parties of the title and the text so far.
    """

    near: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()


def modes_of(roles: Roles, cast: Cast) -> tuple[Mode, ...]:
    """In whose company or from where the deed is done; nothing if it is not told.

    "Russian or Belarusian forces" and "Russian and Belarusian forces ... from the north" are
    about an attack from the territory; both doing it together "from Belarus" states two.
    """
    home = set(roles.doers) & cast.home
    other = {p for p in roles.doers if p not in cast.home and p not in cast.targets}
    from_home = bool(set(roles.origins) & cast.home)
    if home and other:
        if roles.both == "or" or (roles.north and not from_home):
            return (Mode.FROM,)
        return (Mode.BESIDE, Mode.FROM) if from_home else (Mode.BESIDE,)
    if home:
        if roles.alone or _others(roles.without, cast):
            return (Mode.ALONE,)
        return (Mode.BESIDE,) if _others(roles.beside, cast) else (Mode.ANY,)
    if from_home and (other or not roles.doers):
        return (Mode.FROM,)
    return ()


def _others(found: dict[str, Mention], cast: Cast) -> bool:
    return any(p not in cast.home and p not in cast.targets for p in found)


def answered(
    deed: Deed, roles: Roles, cast: Cast, *, questions: QuestionSet, context: Context
) -> tuple[Question, ...]:
    """The questions this deed is about: one as a rule, none, or two if it states two."""
    table = {q.mode: q for q in questions.questions if q.mode is not Mode.WORST_CASE}
    if not _on_target(deed, roles, cast, context):
        return ()
    modes = modes_of(roles, cast)
    if not modes and _from_context(deed, roles, cast, context) and Mode.FROM in table:
        modes = (Mode.FROM,)
    elif not modes and _left_unsaid(deed, roles, cast, context):
        modes = (Mode.ANY,)
    found = tuple(table[mode] for mode in modes if mode in table)
    if found or not modes:
        return found
    # A set with one question takes the deed in whatever company its actor does it.
    at_all = Mode.ANY in table and bool(set(roles.doers) & cast.home)
    return (table[Mode.ANY],) if at_all else ()


def _from_context(deed: Deed, roles: Roles, cast: Cast, context: Context) -> bool:
    """ "An imminent attack", nobody named, in a passage on the home party and a partner.

    Such an attack is from the home party's territory by whoever; nothing more is read into it.
    """
    if roles.doers or deed.doers or deed.act == "enter_war":
        return False
    partner = context.near & cast.partners
    placed = roles.targets and not roles.north
    return bool(cast.home & context.near and partner and not placed)


def _left_unsaid(deed: Deed, roles: Roles, cast: Cast, context: Context) -> bool:
    """ "Talks dragged on; a deal is unlikely": the doers are those the passage is about.

    Only where the passage names nobody else, so that nobody else can be meant.
    """
    if roles.doers or deed.doers or not cast.home & context.near:
        return False
    return not context.near - cast.home - cast.targets


def _on_target(deed: Deed, roles: Roles, cast: Cast, context: Context) -> bool:
    if not cast.targets or roles.targets:
        return True
    if _other_object(deed):
        return False
    return bool(cast.targets & context.about)


_GENERIC = frozenset(("it", "them", "neighborhood", "south"))


def _other_object(deed: Deed) -> bool:
    """ "Attack the convoy": the deed is done to something that is not the target.

    "Invade the island" is told of the target where the text is about an island.
    """
    if deed.act == "enter_war":
        return False
    objects: list[Any] = [c for c in deed.token.children if c.dep_ == "dobj"]
    for prep in (c for c in deed.token.children if c.dep_ == "prep"):
        if prep.lower_ in ("on", "against", "into", "of", "at", "toward", "towards", "in"):
            objects += [c for c in prep.children if c.dep_ == "pobj" and name_type(c) != "DATE"]
    named = [o for o in objects if o.pos_ in ("NOUN", "PROPN") and name_type(o) != "DATE"]
    # In "mounts an invasion" the object is the act itself.
    free = (
        _GENERIC
        | word_class("land")
        | word_class("attack")
        | word_class("war")
        | word_class("force")
    )
    return any(o.lemma_.lower() not in free or _of_another(o) for o in named)


def _of_another(noun: Any) -> bool:
    """ "The Kinmen islands": a plain noun of land with a name before it is that land, no other."""
    land = noun.lemma_.lower() in word_class("land")
    return land and any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in noun.children)
