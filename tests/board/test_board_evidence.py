"""What reports are worth together: copies once, reliability mixed in, dependence discounted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.weigh.dependence import Piece, discounts, grouped, shares, voices
from vedette.weigh.evidence import Report, likelihoods, mixed, sure

chance = st.floats(0.02, 0.98)
trust = st.floats(0, 1)
names = st.sampled_from(["A", "B", "C", "D"])
reports = st.lists(st.builds(Report, names, st.booleans(), trust, st.integers(0, 9)), max_size=6)
leans = st.lists(st.tuples(names, names, st.just("why")), max_size=4)

CARRIES = (("Institute", "Staff", "carries"), ("Institute", "Guard", "carries"))


def test_eight_pieces_that_lean_on_one_another_are_worth_one_and_a_fifth() -> None:
    assert sum(shares(8, 0.8)) == pytest.approx(1.21, abs=0.005)
    assert shares(1) == (1.0,)


def test_one_sighting_is_mixed_as_the_method_page_says() -> None:
    """LR' = [r P(e|H1) + (1 - r) q] / [r P(e|H0) + (1 - r) q] with q one half."""
    pi, _ = sure([Report("A", True, 0.7)], ())
    yes, no = likelihoods(pi, (0.8, 0.1))
    assert yes / no == pytest.approx(mixed(0.8, 0.7) / mixed(0.1, 0.7))


def test_one_look_in_vain_is_the_complement_mixed_the_same_way() -> None:
    pi, _ = sure([Report("A", False, 0.7)], ())
    yes, no = likelihoods(pi, (0.8, 0.1))
    assert yes / no == pytest.approx(mixed(0.2, 0.7) / mixed(0.9, 0.7))


@given(chance, chance, st.booleans())
def test_a_source_of_reliability_zero_has_no_effect(p: float, q: float, present: bool) -> None:
    pi, _ = sure([Report("A", present, 0.0)], ())
    yes, no = likelihoods(pi, (p, q))
    assert yes == pytest.approx(no)


@given(reports, leans, st.booleans())
def test_a_source_of_reliability_zero_changes_nothing_others_say(
    said: list[Report], on: list[tuple[str, str, str]], present: bool
) -> None:
    assert sure([*said, Report("Z", present, 0.0, 0)], on)[0] == pytest.approx(sure(said, on)[0])


@given(reports, leans)
def test_copies_and_order_of_reports_change_nothing(
    said: list[Report], on: list[tuple[str, str, str]]
) -> None:
    assert sure([*said, *said], on)[0] == pytest.approx(sure(said[::-1], on[::-1])[0])


@given(reports, leans)
def test_no_number_of_reports_makes_a_thing_certain(
    said: list[Report], on: list[tuple[str, str, str]]
) -> None:
    assert 0 < sure(said, on)[0] < 1


def test_a_second_independent_origin_makes_it_surer_and_a_leaning_one_hardly() -> None:
    one = [Report("Staff", True, 0.9, 1)]
    two = [*one, Report("Guard", True, 0.9, 1)]
    alone, apart = sure(one, ())[0], sure(two, ())[0]
    leaning = sure(two, (("Guard", "Staff", "cites it"),))[0]
    assert alone < leaning < apart


def test_two_staffs_that_one_institute_carries_stay_two() -> None:
    """The institute leans on them; they do not lean on it."""
    found = grouped(["Guard", "Institute", "Staff"], CARRIES)
    assert sorted(map(len, found)) == [1, 2]
    assert voices(["Guard", "Staff"], CARRIES) == {"Guard": "Guard", "Staff": "Staff"}


def test_two_papers_that_rest_on_one_absent_channel_are_one_voice() -> None:
    on = (("Paper", "Channel", ""), ("Radio", "Channel", ""))
    assert len(grouped(["Paper", "Radio"], on)) == 1


def test_a_ring_of_citations_is_one_voice() -> None:
    on = (("A", "B", ""), ("B", "C", ""), ("C", "A", ""))
    assert len(grouped(["A", "B", "C"], on)) == 1


def test_pieces_of_one_domain_on_the_same_voices_are_nearly_one_piece() -> None:
    pieces = [Piece(f"p{n}", ("Institute",), "logistics", 1.0 + n) for n in range(3)]
    weights = discounts(pieces, ())
    assert weights["p2"] == 1.0
    assert sum(weights.values()) == pytest.approx(3 / 2.6)


def test_pieces_of_other_domains_or_of_others_count_whole() -> None:
    pieces = [
        Piece("a", ("Institute",), "logistics", 1.0),
        Piece("b", ("Institute",), "medical", 1.0),
        Piece("c", ("Staff",), "logistics", 1.0),
    ]
    assert set(discounts(pieces, ()).values()) == {1.0}


@given(st.lists(st.tuples(names, st.sampled_from(["x", "y"]), st.floats(0.1, 3)), max_size=8))
def test_weights_lie_above_zero_and_never_above_one(rows: list[tuple[str, str, float]]) -> None:
    pieces = [Piece(f"p{n}", (o,), d, s) for n, (o, d, s) in enumerate(rows)]
    weights = discounts(pieces, CARRIES)
    assert all(0 < w <= 1 for w in weights.values())
    assert weights == discounts(pieces[::-1], CARRIES)


def test_the_arithmetic_names_each_source_and_what_it_is_believed() -> None:
    _, steps = sure([Report("Staff", True, 0.9, 1), Report("Guard", False, 0.5, 1)], ())
    told = " ".join(steps)
    assert "Staff says that it is so: reliability 0.90" in told
    assert "Guard says that it is not so: reliability 0.50" in told
