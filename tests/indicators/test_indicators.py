"""Reports of activity are told from forecasts, and seen from looked for in vain."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.extract.indicators.observations import boilerplate, observations
from vedette.extract.page import Page
from vedette.model.document import Document
from vedette.model.estimate import Observation
from vedette.model.question import Mode, Party, Question, QuestionSet, WatchedIndicator

RURITANIA = Party("Ruritania", ("Ruritanian", "Ruritanians", "Strelsau"), ("Elphberg",))
BORDURIA = Party("Borduria", ("Bordurian", "Szohod"), ("Plekszy",))
SYLDAVIA = Party("Syldavia", ("Syldavian", "Klow"), ())

GROUP = WatchedIndicator(
    "group", "A strike group forms.", "force_posture", ("strike group forming",)
)
QUESTIONS = QuestionSet(
    "enter",
    (
        Question(
            "enter",
            "Will Ruritania enter the war against Syldavia?",
            (RURITANIA,),
            ("enter_war",),
            targets=(SYLDAVIA,),
            partners=(BORDURIA,),
            indicators=(GROUP,),
        ),
        Question(
            "from",
            "Will Borduria attack Syldavia from Ruritania?",
            (BORDURIA,),
            ("attack",),
            targets=(SYLDAVIA,),
            territory=RURITANIA,
            mode=Mode.FROM,
        ),
    ),
)


def read(text: str, questions: QuestionSet | None = QUESTIONS) -> tuple[Observation, ...]:
    return observations(Page(Document("doc", text)), questions)


def only(text: str) -> Observation:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "status", "domain"),
    [
        ("Ruritanian tank units held live-fire drills on Monday.", "observed", "exercise"),
        ("A Bordurian convoy was seen moving through Ruritania.", "observed", "force_posture"),
        ("Ruritania opened a field hospital near the frontier.", "observed", "medical"),
        ("Ruritania has called up reservists in two provinces.", "observed", "mobilisation"),
        ("Bordurian drones were launched from Ruritanian fields.", "observed", "air_missile"),
        ("Ruritania has not sent its own troops.", "not_observed", "force_posture"),
        ("There are no command posts in Ruritania.", "not_observed", "command"),
        ("Nothing suggests that Ruritania holds heavy weapons.", "not_observed", "force_posture"),
        ("Ruritania has a field hospital, no doubt, at Zenda.", "observed", "medical"),
        ("There are no signs of a strike group in Ruritania.", "not_observed", "force_posture"),
        ("Ruritania is short of reserves for an offensive.", "counter", "force_posture"),
        ("Two Bordurian battalions left Ruritania last week.", "counter", "force_posture"),
        ("Bordurian tanks may be assembling in Ruritania.", "ambiguous", "force_posture"),
    ],
)
def test_a_report_has_the_status_its_words_give(text: str, status: str, domain: str) -> None:
    found = only(text)
    assert (found.status, found.domain) == (status, domain)
    assert found.rules


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania is unlikely to attack Syldavia this winter.",
        "Ruritanian forces will invade in spring.",
        "Borduria could strike from Ruritania within days.",
        "The risk of Ruritanian troops joining the war is low.",
        "Ruritania exported more wheat to Borduria than ever.",
        "There is no sign of a Ruritanian wheat harvest this year.",
    ],
)
def test_a_forecast_or_plain_news_is_no_observation(text: str) -> None:
    """How likely something is belongs to the estimates; wheat belongs nowhere here."""
    assert read(text) == ()


def test_only_the_parties_asked_about_count() -> None:
    """Syldavian drills say nothing about whether Ruritania will attack."""
    assert read("Syldavian paratroopers held drills on Monday.") == ()
    assert read("Bordurian brigades moved to the eastern front.") == ()


def test_without_a_question_plain_military_activity_counts() -> None:
    text = "Syldavian paratroopers held drills on Monday. Hospitals treated flu patients."
    assert [o.domain for o in read(text, None)] == ["exercise"]


def test_into_the_territory_is_no_withdrawal() -> None:
    """ "Redeployed to Ruritania" comes in; "redeployed to Borduria" goes out."""
    assert only("Bordurian units redeployed to Ruritania in May.").status == "observed"
    assert only("Bordurian units in Ruritania redeployed to Borduria.").status == "counter"


def test_one_sentence_can_hold_a_report_and_an_absence() -> None:
    text = "Ruritania is supplying Bordurian forces with fuel but has not committed its own troops."
    assert [o.status for o in read(text)] == ["observed", "not_observed"]


def test_a_claim_about_somebody_else_is_ambiguous_and_one_about_oneself_is_a_report() -> None:
    other = only("Syldavian officials claimed that Ruritanian troops entered the valley.")
    own = only("The Ruritanian army claimed that its tank crews completed drills.")
    assert (other.status, own.status) == ("ambiguous", "observed")


def test_a_told_plan_is_kept_and_the_authors_own_forecast_is_not() -> None:
    told = only("The Ruritanian staff announced that it will hold drills in June.")
    assert told.status == "observed"
    assert read("Ruritania will hold on to its bargaining chips.") == ()


def test_the_next_sentence_may_carry_on_about_the_same_forces() -> None:
    text = "Two Bordurian trains left Ruritania. The second train departed on Friday."
    assert len(read(text)) == 2


def test_a_sentence_printed_twice_is_one_observation() -> None:
    text = "Ruritanian units held drills on Monday.\nRuritanian units held drills on Monday."
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The harbour office reported on May 3 that Ruritanian tanks arrived.", "harbour office"),
        ("Ruritanian tanks arrived at the pass, the harbour office said.", "harbour office"),
        ("Ruritanian tanks arrived, according to the Harbour Office.", "Harbour Office"),
        ("Ruritanian tanks arrived at the pass.", ""),
        ("He said Ruritanian tanks arrived at the pass.", ""),
    ],
)
def test_the_reporter_is_named_only_when_the_sentence_names_one(text: str, name: str) -> None:
    assert only(text).reporter == name


def test_a_watched_indicator_is_matched_by_its_words_with_any_ending() -> None:
    found = only("No strike groups have been detected forming in Ruritania.")
    assert found.watched == ("group",)
    assert only("Ruritanian units held drills on Monday.").watched == ()


LIST = """Observed indicators for the attack in the past 48 hours:
Ruritanian engineers brought pontoons to the river. A general arrived in Strelsau to take command.
Observed ambiguous indicators for the attack in the past 48 hours:
Ruritanian units continue drills. Airspace restrictions were extended.
Observed counter-indicators for the attack in the past 48 hours:
Bordurian crews are training recruits far from the front. The staff has not observed a strike group.
Note: nothing here is secret; Ruritanian units held drills."""


def test_a_list_heading_gives_the_status_until_the_next_heading() -> None:
    found = read(LIST)
    assert [o.status for o in found] == [
        "observed",
        "observed",
        "ambiguous",
        "ambiguous",
        "counter",
        "not_observed",
        "observed",
    ]


def test_a_run_in_heading_is_no_part_of_the_observation() -> None:
    text = "Observed counter-indicators in the past 24 hours: Ruritanian units went home by train."
    found = only(text)
    assert found.status == "counter"
    assert found.span.of(text).startswith("Ruritanian units")


def test_nothing_significant_under_a_heading_is_a_search_in_vain() -> None:
    text = "Observed ambiguous indicators in the past 24 hours: Nothing significant to report."
    assert only(text).status == "not_observed"


def test_a_standing_header_is_exposed_and_only_its_denial_is_an_observation() -> None:
    text = (
        "We will continue to report observed drills in Ruritania daily. "
        "This section is not itself a forecast. "
        "We will update this header if our view changes. "
        "Ruritanian units held drills on Monday."
    )
    page = Page(Document("doc", text))
    spans = boilerplate(page)
    assert len(spans) == 3
    assert [o.span.of(text) for o in observations(page, QUESTIONS)] == [
        "Ruritanian units held drills on Monday."
    ]


VOCABULARY = """Ruritania Ruritanian Bordurian Syldavia troops tanks deployed to from not
observed no signs drills will may . ; , but said Observed indicators: counter-indicators:
hospital 12 “ ” é border claimed that the second"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])


@given(st.lists(WORDS, max_size=60).map(" ".join), st.booleans())
@settings(max_examples=150, deadline=None)
def test_observations_lie_in_one_sentence_in_order_and_never_overlap(
    text: str, asked: bool
) -> None:
    page = Page(Document("doc", text))
    found = observations(page, QUESTIONS if asked else None)
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert any(s.span.covers(one.span) for s in page.sentences)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    page = Page(Document("doc", text))
    assert observations(page, QUESTIONS) == observations(page, QUESTIONS)
    assert all(span.end <= len(text) for span in boilerplate(page))
