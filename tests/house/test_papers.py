"""What the project ships says nothing it must not, and its papers are there."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def shipped() -> list[Path]:
    told = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if told.returncode != 0:
        pytest.skip("this is no git checkout: what ships cannot be listed")
    return [ROOT / name for name in told.stdout.splitlines() if (ROOT / name).is_file()]


def texts() -> dict[str, str]:
    out = {}
    for path in shipped():
        try:
            out[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return out


def test_lock_files_carry_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pinned = re.findall(r"^[\w.\-]+==", text, re.MULTILINE)
        assert pinned
        assert len(re.findall(r"--hash=sha256:", text)) >= len(pinned)
        assert "://" not in text


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "Makefile",
        ".ci/run",
    ],
)
def test_the_house_papers_are_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 200


def test_nothing_that_ships_is_large() -> None:
    assert not [str(p) for p in shipped() if p.stat().st_size > 2_000_000]


def grams(text: str, size: int = 9) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}


def test_no_sentence_of_the_labelled_texts_ships() -> None:
    """Facts carry over, sentences do not: three runs of nine words are no accident."""
    shared = ROOT.parent / "shared"
    if not shared.is_dir():
        pytest.skip("the labelled texts are not beside this checkout (../shared)")
    known: set[str] = set()
    for folder in ("seeds", "gold"):
        for path in (shared / folder).rglob("*"):
            if path.suffix in {".txt", ".jsonl"}:
                known |= grams(path.read_text(encoding="utf-8", errors="replace"))
    copied = {
        name: len(found) for name, text in texts().items() if len(found := grams(text) & known) >= 3
    }
    assert not copied
