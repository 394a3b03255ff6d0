"""What each origin said, day by day."""

from weigh_nouns import (
    EXTREMELY_UNLIKELY,
    LIKELY,
    TODAY,
    UNLIKELY,
    estimate,
    judgement,
    question,
)

from vedette.model.likelihood import Trend
from vedette.model.lineage import Lineage
from vedette.weigh.timeline import timeline


def changes(*judgements, questions=None):
    lineage = Lineage(judgements=judgements)
    return [e.change for e in timeline(lineage, questions or [question()])]


def test_first_then_restated() -> None:
    again = judgement(best=estimate(trend=Trend.UNCHANGED), days_ago=3)
    assert changes(judgement(days_ago=9), again) == ["first", "restated"]


def test_each_origin_has_a_first_time() -> None:
    assert changes(judgement("a"), judgement("b")) == ["first", "first"]


def test_a_neighbouring_adverb_without_a_stated_change_is_only_reworded() -> None:
    extreme = judgement(best=estimate("extremely unlikely", EXTREMELY_UNLIKELY), days_ago=9)
    assert changes(extreme, judgement(days_ago=3)) == ["first", "reworded"]


def test_ranges_that_do_not_meet_are_a_change() -> None:
    early = judgement(best=estimate("extremely unlikely", EXTREMELY_UNLIKELY), days_ago=9)
    assert changes(early, judgement(best=estimate("likely", LIKELY))) == ["first", "raised"]


def test_a_stated_change_is_believed() -> None:
    stated = judgement(best=estimate("increasingly unlikely", UNLIKELY, trend=Trend.DOWN))
    assert changes(judgement(days_ago=3), stated) == ["first", "lowered"]


def test_likelier_to_stay_out_is_lowered() -> None:
    """A stated rise of the act not happening lowers the act."""
    best = estimate("increasingly likely", LIKELY, polarity="against", trend=Trend.UP)
    assert changes(judgement(days_ago=3), judgement(best=best)) == ["first", "lowered"]


def test_called_unchanged_in_other_words_is_reworded() -> None:
    early = judgement(best=estimate("extremely unlikely", EXTREMELY_UNLIKELY), days_ago=9)
    best = estimate("likely", LIKELY, trend=Trend.UNCHANGED)
    assert changes(early, judgement(best=best)) == ["first", "reworded"]


def test_two_wordings_of_one_day_are_no_change_of_mind() -> None:
    one = judgement(best=estimate("extremely unlikely", EXTREMELY_UNLIKELY), name="a")
    two = judgement(best=estimate("likely", LIKELY), name="b")
    assert changes(one, two) == ["first", "reworded"]


def test_undated_judgements_come_last_and_say_so() -> None:
    lineage = Lineage(judgements=(judgement("a", days_ago=None), judgement("b", days_ago=400)))
    entries = timeline(lineage, [question()])
    assert [e.origin for e in entries] == ["b", "a"]
    assert entries[1].day is None
    assert entries[1].sentence.startswith("Undated, a: 'unlikely'")
    assert entries[0].day < TODAY


def test_a_judgement_handed_in_twice_appears_once() -> None:
    assert changes(judgement(), judgement()) == ["first"]


def test_questions_not_asked_are_left_out() -> None:
    assert changes(judgement(about="other")) == []
