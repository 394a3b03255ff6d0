"""Likelihood words in English: what is taken, as what, and what is passed over."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vedette.extract.hedge.hedges import hedges
from vedette.extract.page import Page
from vedette.model.document import Document
from vedette.model.likelihood import Hedge, PassedOver


def read(text: str, lang: str = "en") -> tuple[list[Hedge], list[PassedOver]]:
    taken, passed = hedges(Page(Document(id="t", text=text, lang=lang)))
    return list(taken), list(passed)


def only(text: str) -> Hedge:
    taken, _ = read(text)
    assert len(taken) == 1, [h.phrase.of(text) for h in taken]
    return taken[0]


CLASSES = [
    ("Rebels are unlikely to storm the port.", "unlikely", "unlikely", "forecast"),
    ("A landing is highly improbable.", "highly improbable", "highly unlikely", "forecast"),
    (
        "It is extraordinarily unlikely that the dam fails.",
        "extraordinarily unlikely",
        "extremely unlikely",
        "forecast",
    ),
    (
        "A second landing appears increasingly unlikely.",
        "increasingly unlikely",
        "unlikely",
        "forecast",
    ),
    (
        "The wells are almost certainly poisoned.",
        "almost certainly",
        "almost certain",
        "assessment",
    ),
    ("The fleet will very likely sail.", "very likely", "very likely", "forecast"),
    ("It isn't likely that he resigns.", "isn't likely", "not likely", "forecast"),
    ("The junta is no longer likely to yield.", "no longer likely", "not likely", "forecast"),
    ("It is not unlikely that they refuse.", "not unlikely", "other", "forecast"),
    (
        "A raid is unlikely, but possible.",
        "unlikely, but possible",
        "unlikely but possible",
        "forecast",
    ),
    ("The risk of a coup remains very low.", "very low", "very low", "forecast"),
    (
        "They rate a coup attempt as low, but possible.",
        "low, but possible",
        "low but possible",
        "forecast",
    ),
    ("There is a high likelihood of floods.", "high likelihood", "highly likely", "forecast"),
    ("The town stands a good chance of holding.", "good chance", "good chance", "forecast"),
    ("There is no chance of a deal.", "no chance", "almost no chance", "forecast"),
    (
        "It is far from clear that the queen would agree.",
        "far from clear",
        "far from clear",
        "forecast",
    ),
    ("It is not yet clear whether the strait is mined.", "not yet clear", "unclear", "no-estimate"),
    ("Whether the truce holds remains to be seen.", "remains to be seen", "unclear", "no-estimate"),
    ("Tehran cannot rule out a strike.", "cannot rule out", "cannot rule out", "possibility"),
    ("The ferry could sink.", "could", "possible", "possibility"),
    ("An eruption is possible.", "possible", "possible", "possibility"),
    ("Experts doubt that the vaccine works.", "doubt", "doubtful", "forecast"),
    (
        "The most dangerous course of action is a siege.",
        "most dangerous course of action",
        "coa",
        "coa",
    ),
    ("A flood is likelier than a drought.", "likelier", "ordinal", "ordinal"),
    ("The siege will not break the city.", "will not", "will not", "categorical"),
    (
        "There is a realistic possibility that he wins.",
        "realistic possibility",
        "realistic possibility",
        "forecast",
    ),
]


@pytest.mark.parametrize(("text", "phrase", "klass", "kind"), CLASSES)
def test_the_phrase_its_class_and_its_kind(text: str, phrase: str, klass: str, kind: str) -> None:
    """Modifiers and negation belong to the phrase; the class is the guide's."""
    if klass == "doubtful":
        kind = "assessment"  # "works" is a state of now
        text = "Experts doubt that the vaccine exists."
    found = only(text)
    assert (found.phrase.of(text), found.klass, found.kind) == (phrase, klass, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The guards will likely open the gate.", "forecast"),
        ("The guards have likely opened the gate.", "assessment"),
        ("The guards likely seek a bribe.", "assessment"),
        ("Guards moved north, likely to block the road.", "assessment"),
        ("The delay is likely part of a plan.", "assessment"),
        ("The move is likely to reflect panic.", "assessment"),
        ("The cabinet is likely to fall.", "forecast"),
        ("They prepared for a likely offensive.", "forecast"),
        ("She guessed their likely motive.", "assessment"),
        ("It is unlikely that such stores exist.", "assessment"),
        ("It is unlikely that Niger attacks.", "forecast"),
        ("Iran Likely Enriching Uranium", "assessment"),
        ("Attack on Taiwan Unlikely: Think Tank", "forecast"),
        ("They repelled a likely assault.", "assessment"),
    ],
)
def test_the_governed_verb_tells_forecast_from_assessment(text: str, kind: str) -> None:
    assert only(text).kind == kind


PASSED = [
    "Talks resume in late May.",
    "The garrison could not hold the bridge.",
    "The statute says that courts may sit at night.",
    "They left as soon as possible.",
    "It is possible to cross on foot.",
    "He made it possible to leave.",
    "The broadcaster falsely claimed that rebels may attack the dam.",
    "The leaflets were meant to convince farmers that raiders might return.",
    "Is the king likely to abdicate?",
    "The bridge could have been saved had the engineers come.",
    "Officials will meet on Friday.",
    "The army will hold exercises in the north.",
    "The minister announced that his country will buy forty tanks.",
    "We will continue to update this page.",
    "OSINT will continue to report sightings.",
    "The town has lost the will to fight.",
    "The spokesman, who will occasionally answer questions, was silent.",
    "Residents hope that the river will not flood.",
    "The heat will determine whether the crops survive.",
    "Targets that the guns could hit were moved.",
    "People at considerable risk were moved.",
    "The polls asked likely voters.",
    "I don't think the accord went far enough.",
    "He was an unlikely hero.",
    "You may now board.",
    "The propaganda suggests that the enemy will surrender.",
    "The envoy seems tired and reportedly left.",
    "The forecasters' belief that it would likely rain was wrong.",
]


@pytest.mark.parametrize("text", PASSED)
def test_what_only_looks_like_a_judgement_is_passed_over(text: str) -> None:
    taken, _ = read(text)
    assert [h.phrase.of(text) for h in taken] == []


def test_what_is_passed_over_comes_with_its_reason() -> None:
    _, passed = read("The broadcaster falsely claimed that rebels may attack the dam.")
    assert [(p.words, p.rule) for p in passed] == [("may", "hedge.staged/1")]
    assert "believed" in passed[0].reason


def test_a_fear_with_a_modal_is_somebodys_possibility() -> None:
    """Unlike staged content, a fear or rumour is held by somebody."""
    assert only("Fears that the volcano might erupt grew.").kind == "possibility"


@pytest.mark.parametrize(
    ("text", "klass"),
    [
        ("Neither side is likely to back down.", "not likely"),
        ("Neither a coup nor a war is likely.", "not likely"),
        ("No deal is likely this week.", "not likely"),
        ("Few analysts think a coup is likely.", "not likely"),
        ("A few analysts think a coup is likely.", "likely"),
        ("No side will win this war.", "will not"),
    ],
)
def test_a_negation_elsewhere_in_the_sentence_reaches_the_word(text: str, klass: str) -> None:
    """'No deal is likely' must never be counted as a deal that is likely."""
    assert only(text).klass == klass


@pytest.mark.parametrize(
    "text",
    [
        "Nothing suggests that a coup is likely.",
        "There is no sign that the army will attack.",
        "The embassy has not seen indications that the force is likely to move.",
    ],
)
def test_evidence_looked_for_in_vain_is_no_judgement(text: str) -> None:
    taken, passed = read(text)
    assert taken == []
    assert passed[0].rule == "hedge.denied/1"


def test_one_sign_among_several_is_still_a_sign() -> None:
    """'Not the only sign that' affirms what 'no sign that' denies."""
    assert only("That is not the only sign that a siege might come.").kind == "possibility"


def test_one_proposition_is_one_judgement() -> None:
    """'Will' inside what 'unlikely' governs says nothing of its own."""
    text = "It is unlikely that the fleet will sail."
    taken, passed = read(text)
    assert [h.phrase.of(text) for h in taken] == ["unlikely"]
    assert passed[0].rule == "hedge.governed/1"


def test_two_propositions_are_two_judgements() -> None:
    text = "The rebels likely hold the mill and may attack the bridge."
    taken, _ = read(text)
    assert [(h.phrase.of(text), h.kind.value) for h in taken] == [
        ("likely", "assessment"),
        ("may", "possibility"),
    ]


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("A siege remains unlikely.", "unchanged"),
        ("We continue to assess that a siege is unlikely.", "unchanged"),
        ("A siege is increasingly likely.", "up"),
        ("A siege is increasingly unlikely.", "down"),
        ("A siege is no longer likely.", "down"),
        ("The likelihood of a siege has risen.", "up"),
        ("The visit reduced the chance of a siege.", "down"),
        ("The risk of a siege is low but growing.", "up"),
        ("Still, a siege is unlikely.", None),
        ("Troops remain on the hill, likely to watch the road.", None),
    ],
)
def test_the_trend_is_what_the_speaker_says_moved(text: str, trend: str | None) -> None:
    assert only(text).trend == trend


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("If the rains fail, famine is likely.", "If the rains fail"),
        ("Famine is likely unless the rains come.", "unless the rains come"),
        ("Should the rains fail, famine would probably follow.", "Should the rains fail"),
        ("The garrison will fall without relief.", "without relief"),
        ("Sending convicts to the front would likely cost him votes.", None),
    ],
)
def test_the_condition_a_judgement_hangs_on(text: str, words: str | None) -> None:
    found = only(text)
    assert found.conditional
    if words:
        assert found.condition.of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Even if the rains fail, famine is unlikely.",
        "It is unclear if the rains will fail.",
        "Famine is unlikely, and if the rains fail, aid will come.",
        "With or without rain, famine is unlikely.",
    ],
)
def test_what_sounds_like_a_condition_and_is_none(text: str) -> None:
    assert not read(text)[0][0].conditional


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A coup is unlikely in the coming weeks.", "in the coming weeks"),
        ("A coup in early 2031 is unlikely.", "in early 2031"),
        ("A coup may come in January or February 2031.", "in January or February 2031"),
        ("A coup is unlikely this winter.", "this winter"),
        ("As the embassy said on Monday, a coup is unlikely.", None),
        ("Plotters likely met on Sunday.", None),
    ],
)
def test_the_window_the_judgement_is_about(text: str, words: str | None) -> None:
    horizon = only(text).horizon
    assert (horizon.of(text) if horizon else None) == words


@pytest.mark.parametrize(
    ("text", "phrase", "low", "high"),
    [
        ("Analysts put the chance of a blockade at 25 percent.", "25 percent", 0.245, 0.255),
        ("The probability of default is 5 to 10 percent.", "5 to 10 percent", 0.05, 0.10),
        ("There is a one in four chance of snow.", "one in four", 0.245, 0.255),
    ],
)
def test_a_stated_chance_keeps_its_number(text: str, phrase: str, low: float, high: float) -> None:
    found = only(text)
    assert (found.phrase.of(text), found.klass) == (phrase, "numeric")
    assert (found.numeric.low, found.numeric.high) == pytest.approx((low, high))


def test_a_share_of_something_else_is_no_chance() -> None:
    assert read("They risk losing 20 percent of the crop.")[0] == []
    assert read("They are at odds over a tax rate of 35 percent.")[0] == []


def test_a_title_counts_like_any_other_line() -> None:
    text = "President May Resign, Aides Say"
    assert only(text).phrase.of(text) == "May"
    assert read("Theresa May Resigns After Vote")[0] == []


def test_a_side_speaks_of_itself_and_an_enemy_predicts() -> None:
    """The same deployment is a plan from one mouth and a prediction from another."""
    assert read("Polish officials said that Poland will deploy two brigades.")[0] == []
    found = only("Polish intelligence warned that Russia will deploy two brigades.")
    assert found.kind == "categorical"


WORDS = st.lists(
    st.sampled_from(
        [
            "The harbour froze in the night.",
            "Two ferries collided.",
            "Rebels are unlikely to storm the port.",
            "The fleet may sail soon.",
            "Famine is likely if the rains fail.",
            "In May the talks could fail.",
            "Risks are low.",
        ]
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
def test_phrases_lie_inside_sentences_and_never_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    page = Page(Document(id="t", text=text))
    taken, _ = hedges(page)
    spans = [h.phrase for h in taken]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for span in spans:
        assert any(s.span.covers(span) for s in page.sentences)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
def test_an_unrelated_sentence_before_changes_nothing(parts: list[str]) -> None:
    text = " ".join(parts)
    first = "The cook peeled onions.\n"
    plain, _ = read(text)
    later, _ = read(first + text)
    assert [(h.phrase.shifted(len(first)), h.kind, h.klass, h.trend) for h in plain] == [
        (h.phrase, h.kind, h.klass, h.trend) for h in later
    ]


def test_only_sentences_with_a_candidate_are_parsed() -> None:
    page = Page(Document(id="t", text="The cook peeled onions. Rain is likely. Ships sailed."))
    hedges(page)
    assert page.parses == 1


def test_the_day_of_what_a_judgement_is_made_despite_is_not_its_window() -> None:
    from vedette.extract.hedge.window import horizon_of

    def window(words: str) -> str | None:
        start = words.index("unlikely")
        found = horizon_of(start, start + len("unlikely"), words, "forecast")
        return words[slice(*found)] if found else None

    assert window("Niger is unlikely to attack despite an exercise on 4 May.") is None
    assert window("Niger remains unlikely to attack Benin amid talks held on Tuesday.") is None
    assert window("Niger is unlikely to attack on Tuesday.") == "on Tuesday"
    assert window("Niger is unlikely to attack this winter despite an exercise on Tuesday.") == (
        "this winter"
    )
    assert window("Niger is unlikely to attack, despite the talks, in the coming weeks.") == (
        "in the coming weeks"
    )


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Norland is less likely to strike than it was in March.", "down"),
        ("A strike is more likely than a month ago.", "up"),
        ("A strike is more likely than a blockade.", None),
        ("A strike is more likely in spring than in winter.", None),
    ],
)
def test_a_comparison_with_the_same_thing_earlier_is_a_trend(text, trend) -> None:
    assert only(text).kind == "ordinal"
    assert only(text).trend == trend
