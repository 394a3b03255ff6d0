"""What a class of likelihood words stands for, and on whose scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.doctrine import scales
from vedette.errors import BadDoctrine
from vedette.model.likelihood import Likelihood

ranges = st.lists(st.floats(0.001, 0.999), min_size=3, max_size=3, unique=True).map(
    lambda p: Likelihood(*sorted(p))
)


def test_the_british_ministry_is_read_on_its_own_yardstick() -> None:
    """PHIA says 25 to 35 for unlikely, and the scale is named with its year."""
    found, name = scales.likelihood_for("unlikely", "UK MoD")
    assert found == Likelihood(0.25, 0.30, 0.35)
    assert name == "PHIA yardstick (2019)"


def test_american_intelligence_is_read_on_icd_203() -> None:
    found, name = scales.likelihood_for("likely", "US intelligence sources")
    assert (found.low, found.high) == (0.55, 0.80)
    assert name.startswith("ICD 203")


def test_a_speaker_without_a_scale_is_read_as_readers_hear_him() -> None:
    found, name = scales.likelihood_for("unlikely", "a think tank in Lagos")
    assert found == Likelihood(0.10, 0.22, 0.40)
    assert "readers" in name


def test_a_class_the_speakers_scale_lacks_falls_back_to_readers() -> None:
    """The yardstick has no 'extremely unlikely', so it is not stretched to fit."""
    found, name = scales.likelihood_for("extremely unlikely", "UK Ministry of Defence")
    assert found == Likelihood(0.01, 0.04, 0.10)
    assert "readers" in name


def test_a_name_that_only_contains_the_letters_is_nobody_on_a_scale() -> None:
    """'CIA' inside another word, or a ministry of another country, changes nothing."""
    assert scales.scale_of("Association of Ciarán's friends") is None
    assert scales.scale_of("Belarusian Ministry of Defence") is None
    assert scales.scale_of("NATO and the CIA") is None  # two scales fit: unresolved


@pytest.mark.parametrize("klass", ["unclear", "coa", "ordinal", "other", "numeric"])
def test_words_without_a_probability_have_none(klass: str) -> None:
    assert scales.likelihood_for(klass, "UK MoD") == (None, "")
    assert not scales.scored(klass)


def test_possible_has_a_range_to_show_and_is_never_scored() -> None:
    found, _ = scales.likelihood_for("possible")
    assert found is not None
    assert not scales.scored("possible")
    assert scales.scored("unlikely")


def test_a_phrase_surveys_asked_about_has_its_own_range() -> None:
    plain, _ = scales.likelihood_for("low")
    own, _ = scales.likelihood_for("low", words="little chance")
    assert own != plain
    on_scale, name = scales.likelihood_for("unlikely", "UK MoD", words="improbable")
    assert on_scale == Likelihood(0.25, 0.30, 0.35)
    assert name.startswith("PHIA")


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(BadDoctrine, match="quite so"):
        scales.likelihood_for("quite so")


def test_very_is_half_as_far_from_its_end() -> None:
    """Mosteller and Youtz: likely at .69 becomes very likely at .845."""
    assert scales.halved(Likelihood(0.6, 0.69, 0.8)).central == pytest.approx(0.845)
    assert scales.halved(Likelihood(0.1, 0.2, 0.4)).central == pytest.approx(0.1)


def test_denying_unlikely_does_not_make_it_likely() -> None:
    denied = scales.negated(Likelihood(0.1, 0.22, 0.4))
    assert denied == Likelihood(0.35, 0.50, 0.65)
    assert scales.negated(Likelihood(0.55, 0.7, 0.85)).central == pytest.approx(0.3)


def test_the_word_for_a_pooled_range_is_the_nearest_rung() -> None:
    assert scales.word_for(Likelihood(0.03, 0.08, 0.15)) == "very unlikely"
    assert scales.word_for(Likelihood(0.4, 0.5, 0.6)) == "roughly even"
    assert scales.word_for(Likelihood(0.6, 0.71, 0.8)) == "likely"


@given(ranges, ranges)
def test_a_higher_centre_never_gets_a_lower_word(one: Likelihood, other: Likelihood) -> None:
    rungs = [word for _, word in scales.tables().ladder]
    low, high = sorted((one, other), key=lambda r: r.central)
    assert rungs.index(scales.word_for(low)) <= rungs.index(scales.word_for(high))


@given(ranges)
def test_halving_keeps_the_side_and_moves_outward(found: Likelihood) -> None:
    half = scales.halved(found)
    if found.central <= 0.5:
        assert half.central <= found.central
    else:
        assert half.central >= found.central


def test_every_rung_of_the_ladder_is_called_by_its_own_word() -> None:
    for klass, word in scales.tables().ladder:
        found, _ = scales.likelihood_for(klass)
        assert scales.word_for(found) == word


def test_a_row_without_a_source_is_refused() -> None:
    with pytest.raises(BadDoctrine, match="names no source"):
        scales.read_lexicon({"classes": {"likely": {"range": [0.5, 0.6, 0.7]}}})


def test_a_range_upside_down_is_refused() -> None:
    row = {"range": [0.9, 0.6, 0.7], "source": "a slip"}
    with pytest.raises(BadDoctrine, match="no range"):
        scales.read_lexicon({"classes": {"likely": row}})


def test_a_scale_may_not_define_a_class_the_lexicon_lacks() -> None:
    row = {"name": "Ours", "source": "us", "classes": {"so-so": [0.1, 0.2]}}
    with pytest.raises(BadDoctrine, match="so-so"):
        scales.read_scales({"scales": {"ours": row}}, {"likely"})


def test_one_name_may_not_speak_on_two_scales() -> None:
    known = scales.tables().scales
    rows = [{"scale": "phia", "names": ["x"]}, {"scale": "nato", "names": ["x"]}]
    with pytest.raises(BadDoctrine, match="two scales"):
        scales.read_speakers({"speakers": rows}, known)
