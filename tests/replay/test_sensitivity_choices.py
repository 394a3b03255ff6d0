"""How the answer would stand with other choices: one at a time, and the worst two."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from vedette.model.basis import Basis, Dating
from vedette.model.estimate import Estimate, Link
from vedette.model.likelihood import EstimateKind, Likelihood
from vedette.model.lineage import Judgement, Product
from vedette.model.question import Order, Party, Question, QuestionSet
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation
from vedette.publish.sensitivity import sensitivity_html, sensitivity_lines
from vedette.settings import Settings
from vedette.weigh.sensitivity import Case, sensitivity

DAY = date(2023, 8, 10)
UNLIKELY = Likelihood(0.10, 0.22, 0.40)


def judged(origin, klass="unlikely", likelihood=UNLIKELY, *, age=0, copies=1, scale="readers"):
    day = date.fromordinal(DAY.toordinal() - age)
    mentions = tuple(
        Estimate(
            f"{origin}-{n}", f"doc-{origin}-{n}", Span(0, 8), Span(0, 9), klass,
            EstimateKind.FORECAST, klass, Holder(origin), (), Quotation.DIRECT,
            likelihood, scale, links=(Link("Q", "for"),),
        )
        for n in range(copies)
    )  # fmt: skip
    product = Product(f"p-{origin}", origin, Dating(Basis.GIVEN, day, day, day), ("d",))
    return Judgement(f"j-{origin}", origin, product, "Q", mentions, mentions[0])


def case(*judgements, leans=()):
    party = Party("Niger")
    asked = tuple(Question(n, "Will they?", (party,), ("attack",)) for n in ("Q", "Q1"))
    return Case(
        QuestionSet("Q", asked, (Order("Q1", "Q"),)), judgements, leans, Settings(draws=200),
        DAY, {},
    )  # fmt: skip


def by_choice(found):
    return {v.choice: v for v in found.variants}


def test_each_scale_gives_its_own_reading_of_the_word() -> None:
    found = by_choice(sensitivity(case(judged("A")), "Q"))
    assert found["every word read on PHIA yardstick (2019)"].points > 0
    readers = next(v for name, v in found.items() if "recommended" in name)
    assert readers.points == pytest.approx(0)


def test_a_number_the_source_stated_stays_on_every_scale() -> None:
    stated = judged("A", "numeric", Likelihood(0.1, 0.25, 0.4), scale="as stated")
    found = sensitivity(case(stated), "Q")
    assert {round(v.points, 9) for v in found.variants if v.group == "scale"} == {0.0}


def test_lineage_off_counts_every_copy() -> None:
    crowd = case(judged("A", copies=8), judged("B", "likely", Likelihood(0.55, 0.7, 0.85)))
    off = next(v for v in sensitivity(crowd, "Q").variants if "every mention" in v.choice)
    assert off.points < -5


def test_a_shorter_half_life_leaves_more_to_the_prior() -> None:
    found = by_choice(sensitivity(case(judged("A", age=60)), "Q"))
    assert found["half-life of 14 days"].points < found["half-life of 30 days"].points < 0
    assert found["no judgement ages"].points > 0


def test_the_push_is_off_and_on() -> None:
    three = case(*(judged(name) for name in "ABC"))
    found = by_choice(sensitivity(three, "Q"))
    assert found["never pushed away from the prior"].points == pytest.approx(0)
    assert found["pushed as if every origin collected on its own"].points > 0


def test_the_worst_two_are_of_different_kinds_and_move_it_more_than_any_one() -> None:
    found = sensitivity(case(judged("A", age=20), judged("B", age=90)), "Q")
    assert found.worst is not None
    first, second = found.worst.group.split(" and ")
    assert first != second
    assert abs(found.worst.points) > 0.9 * max(abs(v.points) for v in found.variants)


def test_where_nobody_judged_the_prior_is_said_to_be_no_answer() -> None:
    found = sensitivity(case(), "Q")
    assert found.base is None
    assert "nobody judged it" in "\n".join(sensitivity_lines(found))


def test_the_page_fetches_nothing_and_shows_every_choice() -> None:
    found = sensitivity(case(judged("A")), "Q")
    page = sensitivity_html(found)
    svg = page[page.index("<svg") : page.index("</svg>") + 6]
    ET.fromstring(svg)
    assert "href" not in page
    assert all(v.choice.replace("'", "&#39;") in page for v in found.variants)
