"""The tables of acts and parties say one thing per word and refuse to contradict themselves."""

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.doctrine.acts import acts, answering, carriers, free_act
from vedette.doctrine.parties import PartyRow, check_parties, parties, party_row
from vedette.errors import BadDoctrine
from vedette.extract.link.cast import cast
from vedette.extract.question.file import load


def test_at_least_sixty_states_and_the_main_alliances_are_known() -> None:
    assert sum(row.kind == "state" for row in parties()) >= 60
    for name in ("NATO", "EU", "UN", "ECOWAS", "AU", "CSTO"):
        found = party_row(name)
        assert found is not None
        assert found.kind == "alliance"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Belarusian", "Belarus"),
        ("the Kremlin", "Russia"),
        ("Tehran", "Iran"),
        ("Türkiye", "Turkey"),
        ("Belarus's", "Belarus"),
        ("Atlantis", None),
    ],
)
def test_demonyms_seats_and_spellings_find_the_party(words: str, name: str | None) -> None:
    found = party_row(words)
    assert (found.name if found else None) == name


def test_a_word_for_two_parties_is_refused() -> None:
    with pytest.raises(BadDoctrine, match="stands for both"):
        check_parties((PartyRow("A", "state", also=("X",)), PartyRow("B", "state", also=("X",))))


def test_every_included_act_exists_and_the_closure_ends() -> None:
    for name in acts():
        found = [act.id for act in answering((name,))]
        assert found[0] == name
        assert len(found) == len(set(found))


def test_no_verb_both_carries_an_act_and_denies_it() -> None:
    assert not carriers().verbs & carriers().opposite


def test_a_verb_of_ones_own_brings_the_nouns_made_of_it() -> None:
    made = free_act("ratify treaty")
    assert made is not None
    heads = set(chain.from_iterable((p.head,) for p in (*made.verbs, *made.nouns)))
    assert {"ratify", "ratification"} <= heads
    assert free_act("invade") is None


@given(st.text(alphabet=st.sampled_from("ab Belarusian Minsk,.’'“”-–éЖ\u00a0"), max_size=80))
def test_mentions_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    who = cast(load("Will Belarus attack Ukraine?"))
    found = who.mentions(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_lower_case_word_is_no_state() -> None:
    """A "turkey" on the table and "us" are not states."""
    who = cast(load("Will Turkey attack Greece?"))
    assert not who.mentions("they gave us a turkey")
    assert [m.party for m in who.mentions("The US and Turkey")] == ["United States", "Turkey"]
