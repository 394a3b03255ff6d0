"""Pictures as they are seen: labels apart and inside, words that stand out, by day and by night."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from page_checks import BAD_LABELS, OPEN_ALL, POOR_CONTRAST, SIDEWAYS

from vedette.model.assessment import Pooled
from vedette.model.basis import Basis, Dating
from vedette.model.likelihood import Likelihood
from vedette.model.lineage import Branch, Edge, EdgeKind, Product, Tree
from vedette.model.question import Party, Question, QuestionSet
from vedette.model.replay import Day, Replay
from vedette.model.scenario import CourseOfAction, Scenario
from vedette.pipeline.cone import cone_as, cone_of
from vedette.pipeline.replay_page import as_picture
from vedette.publish.tree_page import tree_page
from vedette.settings import Settings

CHROMIUM = next((p for n in ("chromium", "chromium-browser") if (p := shutil.which(n))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
START = date(2031, 5, 3)
LONG = (
    "Will the ground forces of Norland go over the Hallam into Eastmark before the year is out " * 2
)
NAMES = (
    "Rzeczpospolita Wydanie Internetowe dla Województwa Podkarpackiego i Lubelskiego",
    "Міністерство оборони та безпеки північних прикордонних областей",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW.example",
    "unnamed outlet (16-special-battle-news-2031-11-03-copy-of-a-copy.txt)",
)


def pooled(name: str, central: float | None) -> Pooled:
    likelihood = Likelihood(central / 9, central, min(1.0, central * 2)) if central else None
    return Pooled(name, likelihood, "", None, (), 0.1, 0.25, 1, 1.0, 1.0, ())


def replayed() -> Replay:
    asked = (
        Question("N1", LONG, (Party("Norland"),), ("attack",)),
        Question("N2", "Will Norland & co. attack?", (Party("Norland"),), ("attack",)),
    )
    scenarios = (
        Scenario("a-long-name-of-one", "Norland goes in", (("N1", True),), prior=0.002),
        *(Scenario(f"way-{n}", "It does not", (("N1", False),), apart=f"{n}") for n in range(6)),
        Scenario("rest", "Something else", residual=True, prior=0.01),
    )
    courses = (CourseOfAction("C1", "March", "Norland", "a-long-name-of-one", 5),)
    days = tuple(
        Day(
            START + timedelta(days=n),
            (pooled("N1", None if n < 9 else 0.02 + n / 500), pooled("N2", None)),
            (),
            (),
            n,
        )
        for n in range(60)
    )
    return Replay(QuestionSet("N1", asked, (), scenarios, courses), days, ())


def tree() -> Tree:
    issued = Dating(Basis.GIVEN, START, START, START)
    product = Product("prd-1", NAMES[0], issued, ("a",))
    kinds = (EdgeKind.CITED, EdgeKind.QUOTED, EdgeKind.WORDS, EdgeKind.FIGURES, EdgeKind.CREDIT)
    chain = [
        Edge(one, two, kinds, "a") for one, two in zip(NAMES, (*NAMES[1:], "Post"), strict=True)
    ]
    deep = [Edge(f"Relay {n}", f"Relay {n + 1}", kinds[:1], "a") for n in range(12)]
    wide = [Edge(NAMES[0], f"Outlet {n:02}", kinds[:2], "a") for n in range(30)]
    branches = (
        Branch(product, tuple(chain), 4, NAMES[1:]),
        Branch(product, (Edge(NAMES[0], "Relay 0", kinds, "a"), *deep), 13, ("Relay 12",)),
        Branch(product, tuple(wide), 1, ("Outlet",)),
    )
    return Tree("Bering Institute", branches)


PAGES = {
    "cone": lambda: cone_as(cone_of(replayed(), Settings()), "html"),
    "replay": lambda: as_picture(replayed(), page=True),
    "trees": lambda: tree_page(tree(), ["Traced: Bering Institute.", "", "Words " * 60]),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield found
        found.close()


@pytest.mark.parametrize("kind", sorted(PAGES))
def test_a_picture_is_legible_wherever_it_is_seen(kind: str, browser: Any, tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    place.write_text(PAGES[kind](), encoding="utf-8")
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.goto(place.as_uri())
            page.evaluate(OPEN_ALL)
            where = (kind, width, scheme)
            assert page.locator("svg:visible").count() >= 1, where
            assert page.evaluate(BAD_LABELS) == [], where
            assert page.evaluate(POOR_CONTRAST) == [], where
            assert page.evaluate(SIDEWAYS) == 0, where
            page.close()


def test_a_picture_in_a_file_of_its_own_is_dark_by_night(browser: Any, tmp_path: Path) -> None:
    for name, svg in (
        ("series", as_picture(replayed(), page=False)),
        ("cone", cone_as(cone_of(replayed(), Settings()), "svg")),
    ):
        place = tmp_path / f"{name}.svg"
        place.write_text(svg, encoding="utf-8")
        grounds = []
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme)
            page.goto(place.as_uri())
            ground = "getComputedStyle(document.querySelector('svg > rect.ground')).fill"
            grounds.append(page.evaluate(ground))
            page.close()
        assert grounds == ["rgb(255, 255, 255)", "rgb(21, 25, 31)"]
