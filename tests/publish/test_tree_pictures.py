"""The drawn tree: a row for each name, evidence on each step, and nothing that runs away."""

from datetime import date

from vedette.model.basis import Basis, Dating
from vedette.model.lineage import Branch, Edge, EdgeDecision, EdgeKind, EdgeVerb, Product, Tree
from vedette.publish.picture_tree import tree_picture
from vedette.publish.tree_page import tree_page

DAY = date(2031, 5, 3)
PRODUCT = Product("prd-1", "Bering Institute", Dating(Basis.GIVEN, DAY, DAY, DAY), ("a", "b"))


def branch(*edges: Edge) -> Branch:
    reach = tuple(sorted({edge.taker for edge in edges}))
    return Branch(PRODUCT, edges, 2, reach)


def edge(giver: str, taker: str, *kinds: EdgeKind) -> Edge:
    return Edge(giver, taker, kinds or (EdgeKind.CITED,), "a")


def test_every_name_has_a_row_and_every_step_its_evidence() -> None:
    drawn = tree_picture(
        branch(
            edge("Bering Institute", "Hallam Post", EdgeKind.QUOTED),
            edge("Hallam Post", "Canal Herald", EdgeKind.CREDIT),
        )
    )
    for words in ("Bering Institute", "3 May 2031", "Hallam Post", "direct quotation", "credit"):
        assert words in drawn
    assert drawn.count("<circle") == 3


def test_forty_outlets_are_drawn_in_part_and_counted() -> None:
    drawn = tree_picture(branch(*(edge("Bering Institute", f"Paper {n:02}") for n in range(40))))
    assert drawn.count('class="relay"') == 23
    assert "and 17 more steps" in drawn


def test_a_ring_of_citations_is_drawn_once_round() -> None:
    drawn = tree_picture(
        branch(edge("Bering Institute", "Hallam Post"), edge("Hallam Post", "Bering Institute"))
    )
    assert drawn.count("<circle") == 3


def test_a_hostile_name_stays_words() -> None:
    drawn = tree_picture(branch(edge("Bering Institute", "<script>alert(1)</script>")))
    assert "<script" not in drawn


def test_an_added_step_is_drawn_apart() -> None:
    said = EdgeDecision(EdgeVerb.ADD, "Bering Institute", "Hallam Post", "a", "the editor says so")
    added = Edge("Bering Institute", "Hallam Post", (EdgeKind.ANALYST,), "a", None, said)
    assert 'class="way added"' in tree_picture(branch(added))


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = tree_page(Tree("<b>Bering</b>", (branch(edge("Bering Institute", "Post")),)), ["a < b"])
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")
    assert "<b>" not in page
    assert "a &lt; b" in page
