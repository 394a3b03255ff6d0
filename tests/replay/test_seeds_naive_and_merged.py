"""The doctrine's worked warning, from the texts themselves: what counting mentions would give."""

from pathlib import Path

import pytest

from vedette.desk.commands import asked, assess_files
from vedette.weigh.odds import log_odds, mean_odds, probability, push

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / ".." / "shared" / "seeds"


@pytest.mark.shared
def test_eight_mentions_overstate_and_the_merged_origins_do_not() -> None:
    """Eight mentions: .179, pushed .081; two or three origins: about .21, and not pushed."""
    if not SEEDS.is_dir():
        pytest.skip("the seeds lie at ../shared, which is not here")
    question = asked("P2", questions=str(ROOT / "examples/belarus-2022/questions"))
    made = assess_files([SEEDS], question)
    answer = next(a for a in made.answers if a.question == "P2")
    assert answer.naive == pytest.approx(0.179, abs=0.001)
    assert probability(push(8) * log_odds(answer.naive)) == pytest.approx(0.081, abs=0.0005)
    voices = [s.likelihood.central for s in answer.shares]
    assert 2 <= len(voices) <= 3
    merged = probability(mean_odds([log_odds(p) for p in voices], [1.0] * len(voices)))
    assert merged == pytest.approx(0.213, abs=0.005)
    assert answer.extremised == 1.0
