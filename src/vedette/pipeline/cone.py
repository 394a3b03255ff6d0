"""From the answers of many days to the chances of the scenarios on each of them."""

from dataclasses import replace

from vedette.errors import NothingToRead
from vedette.model.brief import Brief
from vedette.model.question import QuestionSet
from vedette.model.replay import Replay
from vedette.model.scenario import Cone, ScenarioDay, yes_or_no
from vedette.model.shown import all_shown, shown
from vedette.publish.cone_page import cone_brief, cone_figure
from vedette.publish.cone_picture import WIDE, cone_svg
from vedette.publish.sheet import sheet
from vedette.publish.text import text
from vedette.settings import Settings
from vedette.weigh.scenarios import scenario_chances


def cone_of(replayed: Replay, settings: Settings, *, step: int = 1) -> Cone:
    """
    The chances of the scenarios day by day; a question without any has yes and no.

    Raises NothingToRead where not one day has a judgement.
    """
    asked = replayed.questions
    if not asked.scenarios:
        asked = replace(asked, scenarios=yes_or_no(asked.main))
    days = tuple(
        ScenarioDay(d.day, scenario_chances(asked, d.answers, settings), d.n_documents)
        for d in replayed.days
    )
    if not any(c.likelihood is not None for d in days for c in d.chances):
        raise NothingToRead(
            "No day of this stretch has a judgement of what the scenarios settle: "
            "choose a later one, or name more reporting."
        )
    return Cone(asked.by_id(asked.main).text, asked.scenarios, days, _worst(asked), step)


def _worst(asked: QuestionSet) -> tuple[str, ...]:
    inside = [c for c in asked.courses if c.inside_cone]
    gravest = max((c.consequence for c in inside), default=0)
    return tuple(dict.fromkeys(c.scenario for c in inside if c.consequence == gravest))


def cone_as(cone: Cone, form: str, *, width: int = 100) -> str:
    """The cone as "svg", as a page of "html" with its table, or as "text"."""
    safe: Cone = all_shown(cone)
    if form == "svg":
        return shown(str(cone_svg(safe, WIDE)))
    brief: Brief = cone_brief(safe)
    if form == "html":
        return shown(sheet(brief, {}, cone_figure(safe)))
    return text(brief, width=width, closing="Draw it with -o cone.svg or -o cone.html.")
