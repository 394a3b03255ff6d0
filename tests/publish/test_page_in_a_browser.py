"""The HTML brief in a real browser: it answers first, unfolds, prints, and asks nobody."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from page_checks import BAD_LABELS, OPEN_ALL, POOR_CONTRAST, SIDEWAYS

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "examples" / "belarus-2022"
CHROMIUM = next((p for n in ("chromium", "chromium-browser") if (p := shutil.which(n))), None)
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


def told(*words: str, place: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vedette", *words],
        env={**os.environ, "XDG_STATE_HOME": str(place)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("page")
    page = place / "brief.html"
    question = "Will Belarus enter the war against Ukraine?"
    told("assess", str(DEMO), question, "--questions", str(DEMO / "questions"), "-o", str(page),
         place=place)  # fmt: skip
    return page


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield found
        found.close()


Tab = Callable[..., Any]


@pytest.fixture
def tab(brief: Path, browser: Any) -> Iterator[Tab]:
    opened = []

    def new(size: dict[str, int] = WIDE, scheme: str = "light", anchor: str = "") -> Any:
        page = browser.new_page(viewport=size, color_scheme=scheme)
        page.asked, page.complaints = [], []
        page.on("request", lambda r: page.asked.append(r.url))
        page.on("console", lambda m: page.complaints.append(m.text))
        page.on("pageerror", lambda e: page.complaints.append(str(e)))
        page.goto(brief.as_uri() + anchor)
        opened.append(page)
        return page

    yield new
    for page in opened:
        page.close()


def test_it_asks_nobody_for_anything_and_holds_no_script(tab: Tab, brief: Path) -> None:
    page = tab()
    assert [url for url in page.asked if not url.startswith("file:")] == []
    assert page.complaints == []
    assert "<script" not in brief.read_text("utf-8")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_the_whole_answer_stands_on_the_first_screen(tab: Tab, size: dict[str, int]) -> None:
    page = tab(size)
    names = page.locator("dl.glance dt").all_inner_texts()
    assert names == [
        "As of",
        "Analytic confidence",
        "Voices",
        "Most likely course",
        "Most dangerous course",
        "Moved last",
        "Would change it",
    ]
    box = page.locator("dl.glance").bounding_box()
    assert box["y"] + box["height"] <= size["height"]
    assert "%" in page.locator("p.answer").first.inner_text()
    assert "→" in page.locator("dl.glance").inner_text()


def test_every_line_of_the_first_screen_leads_to_its_explanation(tab: Tab) -> None:
    page = tab()
    for row in page.locator("dl.glance > div").all():
        assert row.locator('a.why[href^="#why-"]').count() >= 1


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_nothing_makes_the_page_scroll_sideways(tab: Tab, size: dict[str, int]) -> None:
    page = tab(size)
    assert page.evaluate(SIDEWAYS) == 0
    page.evaluate(OPEN_ALL)
    assert page.evaluate(SIDEWAYS) == 0


def test_the_folded_page_is_no_wall(tab: Tab) -> None:
    """A reader scrolls some ten screens, not ninety; everything else is one click away."""
    assert tab().evaluate("document.documentElement.scrollHeight") < 10 * WIDE["height"]


def test_a_link_opens_what_is_folded_around_its_target(tab: Tab) -> None:
    page = tab()
    page.locator("p.answer a.why").first.click()
    shown = page.locator(":target")
    assert shown.is_visible()
    assert "log-odds" in shown.inner_text()


def test_every_link_leads_to_something_that_then_is_seen(tab: Tab) -> None:
    page = tab()
    hrefs = page.evaluate(
        """() => [...new Set([...document.querySelectorAll('a[href^="#"]')]
            .map(a => a.getAttribute('href')))]"""
    )
    dead = [h for h in hrefs if page.locator(f"[id='{h[1:]}']").count() != 1]
    assert dead == []
    for href in hrefs[:: max(len(hrefs) // 25, 1)]:
        page.evaluate(f"location.hash = {href!r}")
        assert page.locator(f"[id='{href[1:]}']").is_visible(), href


def test_an_address_with_an_anchor_arrives_unfolded(tab: Tab) -> None:
    page = tab(anchor="#why-confidence")
    assert page.locator("#why-confidence").is_visible()


def test_no_two_places_share_an_id(tab: Tab) -> None:
    twice = tab().evaluate(
        """() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                   return ids.filter((id, n) => ids.indexOf(id) !== n) }"""
    )
    assert twice == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(tab: Tab, scheme: str) -> None:
    """WCAG 2.2, 1.4.3 (AA): 4.5 to 1, large letters 3 to 1; all folds open."""
    page = tab(scheme=scheme)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(POOR_CONTRAST) == []


def test_dark_is_dark(tab: Tab) -> None:
    ground = "getComputedStyle(document.querySelector('main')).backgroundColor"
    assert tab(scheme="light").evaluate(ground) == "rgb(255, 255, 255)"
    assert tab(scheme="dark").evaluate(ground) != "rgb(255, 255, 255)"


def test_headings_go_down_one_step_at_a_time(tab: Tab) -> None:
    levels = tab().evaluate(
        "() => [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_tables_name_their_columns_rows_and_themselves(tab: Tab) -> None:
    bare = tab().evaluate(
        """() => [...document.querySelectorAll('table')].filter(t => !t.caption
            || [...t.querySelectorAll('thead th')].some(h => h.scope !== 'col')
            || [...t.querySelectorAll('tbody tr')].some(r => !r.querySelector('th[scope=row]')))
            .length"""
    )
    assert bare == 0


def test_links_and_pictures_have_names_for_those_who_hear_the_page(tab: Tab) -> None:
    page = tab()
    assert page.locator("html").get_attribute("lang") == "en"
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('svg, [role=img], a.why')]
            .filter(e => !(e.getAttribute('aria-label') || '').trim()).length"""
    )
    assert unnamed == 0


def test_folds_open_by_keyboard(tab: Tab) -> None:
    page = tab()
    page.locator("#why summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#why details").first.get_attribute("open") is not None


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_the_timeline_is_a_legible_picture_with_a_mark_for_each_judgement(
    tab: Tab, size: dict[str, int]
) -> None:
    page = tab(size)
    shown = page.locator("svg.timeline:visible")
    assert shown.count() == 1
    assert shown.locator("g").count() >= 8
    smallest = shown.evaluate(
        """s => Math.min(...[...s.querySelectorAll('text')]
            .map(t => t.getBoundingClientRect().height))"""
    )
    assert smallest >= 11


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_no_two_labels_of_a_picture_overlap(tab: Tab, size: dict[str, int]) -> None:
    page = tab(size)
    page.evaluate(OPEN_ALL)
    over = page.evaluate(BAD_LABELS)
    assert over == []


def test_on_paper_the_folds_are_open_and_links_show_their_ids(tab: Tab) -> None:
    page = tab()
    page.emulate_media(media="print")
    row = page.locator("#estimates td.q").first
    assert row.is_visible()
    assert "est-" in row.evaluate("r => getComputedStyle(r.querySelector('a'), '::after').content")
    assert not page.locator("#why .explanation").first.is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_the_same_input_gives_the_same_page(brief: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.html"
    question = "Will Belarus enter the war against Ukraine?"
    told("assess", str(DEMO), question, "--questions", str(DEMO / "questions"), "-o", str(again),
         place=tmp_path)  # fmt: skip
    assert again.read_bytes() == brief.read_bytes()


def test_a_script_in_a_title_stays_text(tmp_path: Path) -> None:
    """Reporting is hostile until shown otherwise."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "<script>alert(1)</script> Norland unlikely to join\n\n3 May 2023\n\n"
        "Norland is unlikely to enter the war against Eastmark, "
        "the <b>Bering</b> Institute said.\n",
        encoding="utf-8",
    )
    page = tmp_path / "b.html"
    question = "Will Norland enter the war against Eastmark?"
    told("assess", str(folder), question, "-o", str(page), place=tmp_path)
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
