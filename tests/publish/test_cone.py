"""Scenarios over time: bands that fill a hundred, told apart without colour, and in words."""

import itertools
import re
from datetime import date, timedelta
from pathlib import Path

import lxml.etree as xml
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.desk.cone import form_of
from vedette.errors import BadForm, NothingToRead
from vedette.model.assessment import Pooled
from vedette.model.likelihood import Likelihood
from vedette.model.question import Party, Question, QuestionSet
from vedette.model.replay import Day, Replay
from vedette.model.scenario import Cone, CourseOfAction, Scenario
from vedette.pipeline.cone import cone_as, cone_of
from vedette.publish.cone_bands import edges, spread, stack
from vedette.publish.cone_picture import NARROW, WIDE, cone_svg
from vedette.settings import Settings

START = date(2023, 5, 1)
SCENARIOS = (
    Scenario("goes", "Norland goes in <b>", (("N1", True),), prior=0.1),
    Scenario("drill", "It is an exercise", (("N1", False),), apart="they go home"),
    Scenario("show", "It is a show", (("N1", False),), apart="they stay"),
)
MARCH = CourseOfAction("C1", "March", "Norland", "goes", 5)


def pooled(central: float | None) -> Pooled:
    likelihood = central and Likelihood(central / 2, central, min(1.0, central * 1.5))
    return Pooled("N1", likelihood or None, "", None, (), 0.1, 0.25, 1, 1.0, 1.0, ())


def replayed(*centrals: float | None, scenarios=SCENARIOS, courses=(MARCH,)) -> Replay:
    question = Question("N1", "Will Norland & co. attack?", (Party("Norland"),), ("attack",))
    asked = QuestionSet("N1", (question,), (), scenarios, courses)
    days = tuple(
        Day(START + timedelta(days=n), (pooled(c),), (), (), n) for n, c in enumerate(centrals)
    )
    return Replay(asked, days, ())


def cone(*centrals: float | None, **more) -> Cone:
    return cone_of(replayed(*centrals, **more), Settings())


@pytest.mark.parametrize("form", ["svg", "html"])
def test_the_picture_is_whole_and_fetches_nothing(form: str) -> None:
    page = cone_as(cone(0.004, 0.2, None, 0.1), form)
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "<b>" not in page
    if form == "svg":
        assert xml.fromstring(page).tag.endswith("svg")


def test_the_bands_of_a_day_fill_a_hundred_with_the_worst_case_on_top() -> None:
    found = cone(0.2, 0.3)
    order = stack(found)
    assert order[-1] == "goes"
    for day in found.days:
        bands = edges(day, order)
        assert bands[order[0]][0] == 0
        assert bands[order[-1]][1] == pytest.approx(1, abs=1e-9)
        for below, above in itertools.pairwise(order):
            assert bands[below][1] == bands[above][0]


def test_the_worst_case_is_drawn_apart_on_a_scale_of_its_own() -> None:
    for frame in (WIDE, NARROW):
        assert "Worst case, drawn apart" in cone_svg(cone(0.2), frame)
        assert "Worst case" not in cone_svg(cone(0.2, courses=()), frame)


def test_a_course_outside_the_cone_is_not_drawn_apart() -> None:
    outside = CourseOfAction("C2", "Burn it", "Norland", "show", 5, inside_cone=False)
    four = CourseOfAction("C3", "March", "Norland", "goes", 4)
    assert cone(0.2, courses=(outside, four)).worst == ("goes",)


def test_bands_are_told_apart_without_colour() -> None:
    """Every scenario has hatching of its own, and a name where its band ends."""
    picture = str(cone_svg(cone(0.2), WIDE))
    patterns = re.findall(r"<pattern id=.*?<g[^>]*>(.*?)</g>", picture)
    assert len(set(patterns)) == len(SCENARIOS)
    for name in ("drill", "show"):
        assert f">{name}</tspan>" in picture


def test_the_picture_says_in_words_what_it_shows() -> None:
    root = xml.fromstring(str(cone_svg(cone(0.2, 0.4), WIDE)))
    title, told = root[0].text, root[1].text
    assert "Norland & co." in title
    assert "2 days from 1 May 2023 to 2 May 2023" in told
    assert "drill from 40% to 30%, highest 40% on 1 May 2023" in told
    assert "Drawn apart: goes" in told


def test_days_nobody_judged_show_no_number() -> None:
    page = cone_as(cone(None, 0.2), "text", width=120)
    assert "On 1 day nobody had judged yet" in page
    row = next(line for line in page.splitlines() if line.startswith("2023-05-01"))
    assert "%" not in row


def test_a_stretch_nobody_judged_is_refused() -> None:
    with pytest.raises(NothingToRead, match="choose a later one"):
        cone(None, None)


def test_a_question_without_scenarios_has_yes_and_no() -> None:
    found = cone(0.2, scenarios=(), courses=())
    assert {c.scenario: c.chance for c in found.days[0].chances} == pytest.approx(
        {"yes": 0.2, "no": 0.8}
    )


def test_a_long_stretch_is_drawn_in_full_and_tabled_in_part() -> None:
    found = cone(*([0.2] * 100))
    page = cone_as(found, "text", width=120)
    assert "30 of 100 days" in page
    assert "2023-08-08" in page


def test_days_that_do_not_move_are_one_line() -> None:
    few, many = (str(cone_svg(cone(*([0.2] * n)), WIDE)) for n in (3, 300))
    assert len(many) < len(few) + 200


@given(st.lists(st.floats(0, 300), min_size=1, max_size=12).map(sorted))
def test_labels_never_lie_on_one_another(wanted: list[float]) -> None:
    placed = spread(wanted, 19, 30, 326)
    for above, below in itertools.pairwise(placed):
        assert below - above >= 19 - 1e-6
    assert max(placed) <= 326


def test_a_cone_is_a_picture_or_a_page() -> None:
    assert form_of(Path("a.svg")) == "svg"
    assert form_of(Path("a.HTML")) == "html"
    assert form_of(None) == "text"
    with pytest.raises(BadForm, match=r"\.svg or \.html"):
        form_of(Path("a.png"))
