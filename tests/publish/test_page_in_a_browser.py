"""The HTML brief in a real browser: it shows, links, prints, and asks nobody for anything."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "examples" / "belarus-2022"
CHROMIUM = next((p for n in ("chromium", "chromium-browser") if (p := shutil.which(n))), None)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("page")
    page = place / "brief.html"
    told = subprocess.run(
        [
            sys.executable,
            "-m",
            "vedette",
            "assess",
            str(DEMO),
            "Will Belarus enter the war against Ukraine?",
            "--questions",
            str(DEMO / "questions"),
            "-o",
            str(page),
        ],
        env={**os.environ, "XDG_STATE_HOME": str(place)},
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr.decode()
    return page


@pytest.fixture(scope="module")
def tab(brief: Path) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1100, "height": 1000})
        page.asked = []
        page.complaints = []
        page.on("request", lambda r: page.asked.append(r.url))
        page.on("console", lambda m: page.complaints.append(m.text))
        page.on("pageerror", lambda e: page.complaints.append(str(e)))
        page.goto(brief.as_uri())
        yield page
        browser.close()


def test_it_asks_nobody_for_anything(tab: Any) -> None:
    assert [url for url in tab.asked if not url.startswith("file:")] == []
    assert tab.complaints == []


def test_the_answer_stands_first_and_is_seen_without_scrolling(tab: Any) -> None:
    box = tab.locator("p.answer").first.bounding_box()
    assert box["y"] < 400
    assert "%" in tab.locator("p.answer").first.inner_text()


def test_the_timeline_is_a_picture_with_a_mark_for_each_judgement(tab: Any) -> None:
    assert tab.locator("svg.timeline").bounding_box()["height"] > 200
    assert tab.locator("svg.timeline g").count() >= 8


def test_every_link_on_the_page_leads_somewhere_on_the_page(tab: Any) -> None:
    dead = tab.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')]
            .map(a => a.getAttribute('href').slice(1))
            .filter(id => !document.getElementById(id))"""
    )
    assert dead == []


def test_no_two_places_share_an_id(tab: Any) -> None:
    twice = tab.evaluate(
        """() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                   return ids.filter((id, n) => ids.indexOf(id) !== n) }"""
    )
    assert twice == []


def test_a_click_on_the_answer_shows_its_arithmetic(tab: Any) -> None:
    tab.locator("p.answer a.why").first.click()
    shown = tab.locator(":target")
    assert "log-odds" in shown.inner_text()


def test_a_narrow_screen_scrolls_tables_and_not_the_page(tab: Any) -> None:
    tab.set_viewport_size({"width": 390, "height": 800})
    wide = tab.evaluate("document.documentElement.scrollWidth")
    tab.set_viewport_size({"width": 1100, "height": 1000})
    assert wide <= 392


def test_it_prints(tab: Any) -> None:
    assert tab.pdf().startswith(b"%PDF")


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
    subprocess.run(
        [
            sys.executable,
            "-m",
            "vedette",
            "assess",
            str(folder),
            "Will Norland enter the war against Eastmark?",
            "-o",
            str(page),
        ],
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path)},
        check=True,
    )
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
