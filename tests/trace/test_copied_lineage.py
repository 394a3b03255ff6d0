"""Copied texts, credits and analysts' decisions: whose a judgement is after all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from vedette.model.basis import UNDATED, Basis, Dating, Stated
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Link, ReaderVersion, Reading
from vedette.model.likelihood import EstimateKind
from vedette.model.lineage import (
    Copy,
    CopyKind,
    EdgeDecision,
    EdgeKind,
    EdgeVerb,
    Lineage,
    Reuse,
    ReuseKind,
)
from vedette.model.span import Span
from vedette.model.statement import Credit, CreditKind, CreditRole, Holder, Quotation
from vedette.pipeline.evidence import evidence_in
from vedette.trace.copied import same_places
from vedette.trace.evidence import Evidence
from vedette.trace.lineage import trace
from vedette.trace.views.tree import tree

RULES = ReaderVersion("by hand", 1)
LEAD = "Fishing crews along the strait reported eleven grey barges moored off the salt works."
JUDGED = "The islanders are unlikely to blockade the strait before the monsoon breaks in June."
SPUN = "The islanders are improbable to close the strait before the monsoon arrives during June."
REST = (
    "Insurers raised the premium for tankers by a third, and two shipping lines said that they "
    "would wait outside the roads until the harbour master lifts his warning."
)
SPUN_REST = (
    "Insurers lifted the premium on tankers by a third, and two shipping companies said they "
    "would wait outside the roads until the harbour master withdraws his warning."
)
Page = tuple[Document, Reading]


def on(day: int) -> Dating:
    found = date(2031, 5, day)
    return Dating(Basis.GIVEN, found, found, found)


def page(
    name: str,
    *paragraphs: str,
    holder: str = "",
    phrase: str = "unlikely",
    published: Dating = UNDATED,
    outlet: str = "",
) -> Page:
    """A page whose judgements are its own voice, or the holder's if one is named."""
    outlet = outlet or f"{name}.example"
    text = "\n".join(paragraphs)
    estimates: list[Estimate] = []
    at = text.find(phrase)
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        estimates.append(
            Estimate(
                id=f"{name}-{len(estimates)}",
                document=name,
                phrase=Span(at, at + len(phrase)),
                quote=Span(start, end if end >= 0 else len(text)),
                words=phrase,
                kind=EstimateKind.FORECAST,
                klass="unlikely",
                holder=Holder(holder or outlet, own_voice=not holder),
                via=(outlet,) if holder else (),
                quotation=Quotation.INDIRECT if holder else Quotation.OWN,
                links=(Link("Q1", "for"),),
            )
        )
        at = text.find(phrase, at + 1)
    document = Document(name, text, outlet=Stated(outlet, Basis.GIVEN), published=published)
    return document, Reading(name, RULES, tuple(estimates))


def traced(
    *pages: Page,
    credits: dict[str, Sequence[Credit]] | None = None,
    decisions: Sequence[EdgeDecision] = (),
) -> Lineage:
    documents = [d for d, _ in pages]
    evidence = replace(
        evidence_in(documents, [r for _, r in pages], decisions), credits=credits or {}
    )
    return trace([r for _, r in pages], {d.id: d for d in documents}, {}, evidence)


def origins(lineage: Lineage) -> list[str]:
    return sorted({j.origin for j in lineage.judgements})


def wire(name: str) -> Credit:
    return Credit(name, CreditKind.DATELINE, CreditRole.WIRE)


class TestCopies:
    """A copied text is no second origin."""

    def test_a_spun_copy_is_the_first_ones_judgement(self) -> None:
        found = traced(
            page("alpha", LEAD, JUDGED, REST, published=on(3)),
            page("beta", LEAD, SPUN, SPUN_REST, phrase="improbable", published=on(5)),
        )
        assert origins(found) == ["alpha.example"]
        assert [len(j.mentions) for j in found.judgements] == [2]
        assert [p.documents for p in found.products] == [("alpha", "beta")]

    def test_a_copy_cut_before_its_source_is_its_sources(self) -> None:
        said = f"{JUDGED[:-1]}, the Harbour Institute says."
        found = traced(
            page("alpha", LEAD, said, REST, holder="Harbour Institute", published=on(3)),
            page("beta", LEAD, JUDGED, REST, published=on(4)),
        )
        assert origins(found) == ["Harbour Institute"]
        assert {c.kind for c in found.conflicts} == {"origin_dropped"}

    def test_a_copy_relays_what_its_original_does_on_the_originals_day(self) -> None:
        first = page("alpha", LEAD, JUDGED, REST, published=on(3))
        found = traced(first, page("beta", LEAD, JUDGED, REST, published=on(9)))
        (product,) = found.products
        assert product.issued.likely == date(2031, 5, 3)
        assert product.documents == ("alpha", "beta")

    def test_a_later_edition_of_ones_own_text_is_no_second_witness(self) -> None:
        more = "A second paragraph came in at night and says nothing of how likely anything is."
        found = traced(
            page("early", LEAD, JUDGED, REST, published=on(3), outlet="Gulf Post"),
            page("late", LEAD, JUDGED, REST, more, published=on(4), outlet="Gulf Post"),
        )
        assert len(found.products) == len(found.judgements) == 1

    def test_two_reports_with_one_background_paragraph_stay_two(self) -> None:
        other = "A blockade of the canal is unlikely, given what the dredging crews earn there."
        found = traced(
            page("alpha", REST, JUDGED, published=on(3)),
            page("beta", REST, other, published=on(3)),
        )
        assert origins(found) == ["alpha.example", "beta.example"]

    @pytest.mark.parametrize(("kind", "pairs"), [(ReuseKind.FORM, 0), (ReuseKind.NEAR, 1)])
    def test_a_set_form_with_other_figures_ties_nothing(self, kind: ReuseKind, pairs: int) -> None:
        readings = [page(name, JUDGED)[1] for name in ("alpha", "beta")]
        span = Span(0, len(JUDGED))
        passage = Reuse("alpha", "beta", span, span, 1.0, kind)
        tie = Copy("alpha", "beta", CopyKind.NEAR, 1.0, 1.0, (passage,))
        assert len(list(same_places(readings, [tie]))) == pairs

    def test_the_order_of_handing_in_changes_nothing(self) -> None:
        pages = [
            page("alpha", LEAD, JUDGED, REST, published=on(3)),
            page("beta", LEAD, SPUN, SPUN_REST, phrase="improbable", published=on(5)),
            page("gamma", LEAD, JUDGED, SPUN_REST),
        ]
        assert traced(*pages) == traced(*reversed(pages))


class TestCredits:
    """An agency credited with the text is the voice of it."""

    def test_two_papers_with_one_agencys_text_are_one_origin(self) -> None:
        found = traced(
            page("alpha", LEAD, JUDGED, REST, published=on(3)),
            page("beta", LEAD, SPUN, SPUN_REST, phrase="improbable", published=on(3)),
            credits={"alpha": [wire("AFP")], "beta": [wire("AFP")]},
        )
        assert origins(found) == ["AFP"]

    def test_a_copy_without_the_credit_is_the_agencys_too_and_dropped_it(self) -> None:
        found = traced(
            page("alpha", LEAD, JUDGED, REST, published=on(3)),
            page("beta", LEAD, SPUN, SPUN_REST, phrase="improbable", published=on(4)),
            credits={"alpha": [wire("AFP")]},
        )
        assert origins(found) == ["AFP"]
        assert {c.kind for c in found.conflicts} >= {"origin_dropped"}

    def test_of_two_agencies_none_is_taken(self) -> None:
        found = traced(page("alpha", JUDGED), credits={"alpha": [wire("AFP"), wire("Reuters")]})
        assert origins(found) == ["alpha.example"]

    @pytest.mark.parametrize("role", [CreditRole.CITED, CreditRole.CONTRIBUTED])
    def test_an_agency_that_is_only_cited_or_helped_is_no_origin(self, role: CreditRole) -> None:
        credit = Credit("AFP", CreditKind.CREDIT, role)
        assert origins(traced(page("alpha", JUDGED), credits={"alpha": [credit]})) == [
            "alpha.example"
        ]


def decision(verb: EdgeVerb, giver: str, taker: str, document: str) -> EdgeDecision:
    return EdgeDecision(verb, giver, taker, document, "the desk called the editor", "A. Koval")


class TestDecisions:
    """What an analyst decided stands beside what the machine found, and is heeded."""

    def test_a_rejected_citation_leaves_the_words_with_the_outlet(self) -> None:
        told = page("alpha", LEAD, JUDGED, REST, holder="Harbour Institute", published=on(3))
        said = decision(EdgeVerb.REJECT, "Harbour Institute", "alpha.example", "alpha")
        assert origins(traced(told)) == ["Harbour Institute"]
        assert origins(traced(told, decisions=[said])) == ["alpha.example"]

    def test_a_rejected_copy_is_a_second_origin_again(self) -> None:
        pages = (
            page("alpha", LEAD, JUDGED, REST, published=on(3)),
            page("beta", LEAD, SPUN, SPUN_REST, phrase="improbable", published=on(5)),
        )
        said = decision(EdgeVerb.REJECT, "alpha.example", "beta.example", "beta")
        assert origins(traced(*pages, decisions=[said])) == ["alpha.example", "beta.example"]

    def test_an_added_edge_gives_the_outlets_judgement_to_its_source(self) -> None:
        own = page("alpha", LEAD, JUDGED, published=on(3))
        said = decision(EdgeVerb.ADD, "Harbour Institute", "alpha.example", "alpha")
        found = traced(own, decisions=[said])
        assert origins(found) == ["Harbour Institute"]
        grown = tree(
            found,
            {"alpha": own[0]},
            own[1].estimates,
            "alpha",
            evidence=Evidence(decisions=(said,)),
        )
        (edge,) = [e for e in grown.branches[0].edges if EdgeKind.ANALYST in e.kinds]
        assert edge.decision == said

    def test_a_rejected_edge_is_shown_with_who_and_why(self) -> None:
        told = page("alpha", LEAD, JUDGED, holder="Harbour Institute", published=on(3))
        said = decision(EdgeVerb.REJECT, "Harbour Institute", "alpha.example", "alpha")
        found = traced(told, decisions=[said])
        grown = tree(
            found,
            {"alpha": told[0]},
            told[1].estimates,
            "alpha",
            evidence=Evidence(decisions=(said,)),
        )
        assert [e.decision for e in grown.rejected] == [said]
