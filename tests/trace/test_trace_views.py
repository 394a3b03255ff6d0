"""What an analyst is shown of lineage: trees, circles, drift, and their text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.errors import NoSuchId
from vedette.model.basis import UNDATED, Basis, Dating, Stated
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Link, ReaderVersion, Reading
from vedette.model.likelihood import EstimateKind
from vedette.model.lineage import CircleKind, EdgeKind, Lineage
from vedette.model.span import Span
from vedette.model.statement import Attribution, Credit, CreditKind, CreditRole, Holder, Quotation
from vedette.publish.lineage_text import circle_lines, drift_lines, tree_lines
from vedette.trace.drift.drift import drift
from vedette.trace.evidence import Evidence
from vedette.trace.lineage import trace
from vedette.trace.products.unread import with_bodies
from vedette.trace.views.circles import circles
from vedette.trace.views.cites import stated_citations
from vedette.trace.views.rings import rings, strong
from vedette.trace.views.tree import tree

RULES = ReaderVersion("by hand", 1)
FIRM = "It is extremely unlikely that the union marches on Niamey without Nigerian armour."
LOOSE = "The union is unlikely to march on Niamey without Nigerian armour, the centre says."


def day(number: int) -> Dating:
    found = date(2023, 8, number)
    return Dating(Basis.GIVEN, found, found, found)


def relay(
    name: str,
    sentence: str,
    phrase: str,
    *,
    published: Dating = UNDATED,
    through: Sequence[str] = (),
    quotation: Quotation = Quotation.INDIRECT,
) -> tuple[Document, Reading]:
    """One outlet's text of one sentence, on the word of the Sahel Centre."""
    outlet = f"{name}.example"
    at = sentence.index(phrase)
    estimate = Estimate(
        id=f"{name}-0",
        document=name,
        phrase=Span(at, at + len(phrase)),
        quote=Span(0, len(sentence)),
        words=phrase,
        kind=EstimateKind.FORECAST,
        klass=phrase,
        holder=Holder("Sahel Centre"),
        via=(*through, outlet),
        quotation=quotation,
        links=(Link("Q1", "for"),),
    )
    document = Document(name, sentence, outlet=Stated(outlet, Basis.GIVEN), published=published)
    return document, Reading(name, RULES, (estimate,))


Desk = tuple[Lineage, list[Reading], dict[str, Document], list[Estimate]]


def desk(*pages: tuple[Document, Reading]) -> Desk:
    documents = {d.id: d for d, _ in pages}
    readings = [r for _, r in pages]
    dates = {(d.id, "Sahel Centre"): day(4) for d, _ in pages}
    found = trace(readings, documents, dates)
    return found, readings, documents, [e for r in readings for e in r.estimates]


@pytest.fixture
def three() -> Desk:
    return desk(
        relay("north", FIRM, "extremely unlikely", published=day(4), quotation=Quotation.DIRECT),
        relay("south", LOOSE, "unlikely", published=day(6), through=("The Guardian",)),
        relay("west", LOOSE, "unlikely", published=day(5)),
    )


class TestTree:
    """The way a product took, with the evidence for each step."""

    def test_a_paper_in_between_is_a_hop(self, three: Desk) -> None:
        lineage, _, documents, estimates = three
        branch = tree(lineage, documents, estimates, "Sahel Centre").branches[0]
        assert branch.hops == 2
        assert ("Sahel Centre", "The Guardian") in {(e.giver, e.taker) for e in branch.edges}
        assert ("The Guardian", "south.example") in {(e.giver, e.taker) for e in branch.edges}

    def test_first_seen_is_the_earliest_relay_of_known_day(self, three: Desk) -> None:
        lineage, _, documents, estimates = three
        branch = tree(lineage, documents, estimates, "Sahel Centre").branches[0]
        assert branch.first_seen == (date(2023, 8, 4), "north")
        assert branch.reach == ("north.example", "south.example", "west.example")

    def test_a_quotation_is_evidence_beside_the_citation(self, three: Desk) -> None:
        lineage, _, documents, estimates = three
        edges = tree(lineage, documents, estimates, "north").branches[0].edges
        kinds = next(e.kinds for e in edges if e.taker == "north.example")
        assert set(kinds) == {EdgeKind.CITED, EdgeKind.QUOTED}

    @pytest.mark.parametrize("target", ["north", "north-0", "Sahel Centre"])
    def test_documents_estimates_and_origins_can_be_asked_for(
        self, three: Desk, target: str
    ) -> None:
        lineage, _, documents, estimates = three
        assert [b.product.origin for b in tree(lineage, documents, estimates, target).branches] == [
            "Sahel Centre"
        ]

    def test_an_unknown_name_is_refused(self, three: Desk) -> None:
        lineage, _, documents, estimates = three
        with pytest.raises(NoSuchId):
            tree(lineage, documents, estimates, "nobody at all")

    def test_a_credited_agency_gave_the_text(self, three: Desk) -> None:
        lineage, _, documents, estimates = three
        credit = Credit("AFP", CreditKind.CREDIT, CreditRole.WIRE)
        evidence = Evidence(credits={"west": [credit]})
        found = tree(lineage, documents, estimates, "west", evidence=evidence)
        edges = found.branches[0].edges
        assert ("AFP", "west.example", (EdgeKind.CREDIT,)) in {
            (e.giver, e.taker, e.kinds) for e in edges
        }

    def test_the_text_names_every_outlet_once_for_each_step(self, three: Desk) -> None:
        lineage, _, documents, estimates = three
        lines = tree_lines(tree(lineage, documents, estimates, "Sahel Centre"), documents)
        assert sum("→ south.example" in found for found in lines) == 1
        assert any("3 outlets, 2 hops" in found for found in lines)


class TestCircles:
    """What looks confirmed and is not."""

    def test_three_outlets_of_one_source_are_a_circle(self, three: Desk) -> None:
        lineage, readings, documents, _ = three
        found = circles(lineage, readings, documents)
        assert [c.kind for c in found] == [CircleKind.ONE_SOURCE]
        assert found[0].origin == "Sahel Centre"
        assert "not 3" in circle_lines(found, documents)[0]

    def test_two_outlets_are_not_enough(self) -> None:
        lineage, readings, documents, _ = desk(
            relay("north", FIRM, "extremely unlikely", published=day(4)),
            relay("west", LOOSE, "unlikely", published=day(5)),
        )
        assert circles(lineage, readings, documents) == ()
        assert circle_lines((), documents) == ["No circular reporting found."]

    @pytest.mark.parametrize(("apart", "found"), [(3, True), (40, False)])
    def test_outlets_that_cite_each_other_within_days_are_a_circle(
        self, apart: int, found: bool
    ) -> None:
        first, then = date(2023, 8, 1), date(2023, 8, 1) + timedelta(days=apart)
        pages = [
            citing("Lomé Post", "Accra Wire", "The column has crossed.", first),
            citing("Accra Wire", "Lomé Post", "The column crossed the river.", then),
        ]
        documents = {d.id: d for d, _ in pages}
        readings = [r for _, r in pages]
        rings_found = circles(trace(readings, documents, {}), readings, documents)
        assert [c.members for c in rings_found] == ([("Accra Wire", "Lomé Post")] if found else [])

    def test_one_text_can_tell_of_a_loop(self) -> None:
        text = (
            "The Royal United Services Institute wrote of a column near Agadez. "
            "The institute cites a Telegram channel. "
            "The channel first named the column on Monday and now cites the institute as proof."
        )
        document = Document("d", text, outlet=Stated("Lomé Post", Basis.GIVEN))
        pairs = {(e.taker, e.giver) for e in stated_citations(document)}
        assert pairs == {
            ("RUSI", "channel (Lomé Post)"),
            ("channel (Lomé Post)", "RUSI"),
        }


def citing(outlet: str, cited: str, words: str, when: date) -> tuple[Document, Reading]:
    text = f"{cited} says: {words}"
    span = Span(text.index(words), len(text))
    found = Attribution(
        (Span(0, len(cited)),), (), (span,), Quotation.INDIRECT, holder=Holder(cited)
    )
    document = Document(
        outlet,
        text,
        outlet=Stated(outlet, Basis.GIVEN),
        published=Dating(Basis.GIVEN, when, when, when),
    )
    return document, Reading(outlet, RULES, attributions=(found,))


class TestDrift:
    """What the relays did to the words."""

    def test_a_lost_modifier_stands_beside_the_original(self, three: Desk) -> None:
        lineage, _, documents, _ = three
        rows = drift(lineage, documents)
        assert {row.kind for row in rows} == {"modifier_lost"}
        assert {row.direction for row in rows} == {"raised"}
        assert {row.kept.document for row in rows if row.kept} == {"north"}
        assert {row.other.document for row in rows if row.other} == {"south", "west"}
        text = drift_lines(rows, documents)
        assert any("extremely unlikely" in line for line in text)

    def test_only_the_origin_asked_for(self, three: Desk) -> None:
        lineage, _, documents, _ = three
        assert drift(lineage, documents, origin="Somebody Else") == ()


Graph = dict[str, list[str]]
GRAPHS = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=4, unique=True)
)


class TestRings:
    """Strongly connected names, and one short ring through each."""

    @given(graph=GRAPHS)
    def test_every_ring_is_a_way_round_and_every_looped_name_is_in_one(self, graph: Graph) -> None:
        found = rings(graph)
        for ring in found:
            assert all(b in graph[a] for a, b in pairwise([*ring, ring[0]]))
            assert len(set(ring)) == len(ring) > 1
        assert {n for ring in found for n in ring} == {n for s in strong(graph) for n in s}

    @given(graph=GRAPHS)
    def test_a_set_is_strong_exactly_when_each_reaches_each(self, graph: Graph) -> None:
        def reached(start: str) -> set[str]:
            out: set[str] = set()
            rim = [start]
            while rim:
                for step in graph.get(rim.pop(), ()):
                    if step not in out:
                        out.add(step)
                        rim.append(step)
            return out

        together = {
            frozenset({a, b})
            for a in graph
            for b in graph
            if a < b and b in reached(a) and a in reached(b)
        }
        assert together == {frozenset({a, b}) for s in strong(graph) for a in s for b in s if a < b}

    def test_a_long_chain_is_no_trouble(self) -> None:
        names = [f"n{i:06}" for i in range(20_000)]
        graph = {a: [b] for a, b in pairwise(names)}
        assert strong(graph) == []


class TestUnreadLanguages:
    """A text nobody reads here still says whose report it carries."""

    def reading(self, text: str) -> list[str]:
        document = Document("d", text, outlet=Stated("Diena", Basis.GIVEN), lang="lv")
        unread = Reading("d", RULES, unread="language lv has no reader")
        found = with_bodies([unread], {"d": document})[0]
        return [a.holder.name for a in found.attributions if a.holder]

    def test_the_one_body_named_is_its_source(self) -> None:
        assert self.reading("Tā ziņo ISW. “Uzbrukums Nigērai no ziemeļiem ir maz ticams.”") == [
            "ISW",
            "ISW",
        ]

    def test_of_two_bodies_none_is_taken(self) -> None:
        assert self.reading("Tā ziņo ISW un RUSI: uzbrukums ir maz ticams.") == []


FLAT = "General Tchiani is not able to send even a small force, the centre says."
HEDGED = "General Tchiani likely cannot spare his small army for a war abroad."


class TestShortRenderings:
    """Renderings of few words, which share too little to be compared word by word."""

    def test_an_inability_told_without_its_likely_has_lost_its_doubt(self) -> None:
        split = relay("south", f"{FLAT}\nSuch a war is unlikely to last.", "unlikely")
        quote = Span(len(FLAT) + 1, len(split[0].text))
        own = replace(split[1].estimates[0], quote=quote)
        lineage, _, documents, _ = desk(
            relay("north", HEDGED, "likely"), (split[0], replace(split[1], estimates=(own,)))
        )
        lost = [row.other for row in drift(lineage, documents) if row.kind == "hedge_lost"]
        assert [other.words for other in lost if other] == [FLAT]

    def test_the_same_said_of_the_same_in_few_words_is_one_judgement(self) -> None:
        def unasked(page: tuple[Document, Reading]) -> tuple[Document, Reading]:
            own = replace(page[1].estimates[0], links=())
            return page[0], replace(page[1], estimates=(own,))

        one = "Nigerien troops without help are highly unlikely to be effective."
        two = "Nigerien units on their own are unlikely to be effective."
        lineage, _, _, _ = desk(
            unasked(relay("north", one, "highly unlikely", quotation=Quotation.DIRECT)),
            unasked(relay("south", two, "unlikely")),
        )
        assert len(lineage.judgements) == 1
        assert [c.kind for c in lineage.conflicts] == ["modifier_lost"]
