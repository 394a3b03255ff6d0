"""A relay that fits two reports equally well is one of them, and no third."""

from dataclasses import replace
from datetime import date

from vedette.model.basis import UNDATED, Basis, Dating, Stated
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Link, ReaderVersion, Reading
from vedette.model.likelihood import EstimateKind, Likelihood
from vedette.model.lineage import Lineage, Product
from vedette.model.question import Mode, Party, Question
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation
from vedette.publish.lineage_text import tree_lines
from vedette.trace.lineage import trace
from vedette.trace.views.tree import tree
from vedette.weigh.voices import listen

SAID = (
    "The islanders are unlikely to blockade the grain terminal or the roads of Hallam before the "
    "monsoon breaks and the dredging crews return from the northern canal."
)
OTHER = (
    "Harvest prices, tanker premiums and quarantine rules leave the mainland garrison unlikely to "
    "march on the reservoir towns this winter without fresh engineers."
)


def on(day: int) -> Dating:
    found = date(2031, 5, day)
    words = f"in its report of May {day}"
    return Dating(Basis.PRINTED, found, found, found, words=(words,))


def page(name: str, sentence: str = SAID) -> tuple[Document, Reading]:
    at = sentence.index("unlikely")
    estimate = Estimate(
        id=f"{name}-0",
        document=name,
        phrase=Span(at, at + 8),
        quote=Span(0, len(sentence)),
        words="unlikely",
        kind=EstimateKind.FORECAST,
        klass="unlikely",
        holder=Holder("Bering Institute"),
        via=(f"{name}.example",),
        quotation=Quotation.INDIRECT,
        likelihood=Likelihood(0.1, 0.22, 0.4),
        links=(Link("Q1", "for"),),
    )
    document = Document(name, sentence, outlet=Stated(f"{name}.example", Basis.GIVEN))
    return document, Reading(name, ReaderVersion("by hand", 1), (estimate,))


def traced(pages: dict[str, tuple[str, Dating]]) -> tuple[Lineage, dict[str, Document]]:
    made = {name: page(name, sentence) for name, (sentence, _) in pages.items()}
    documents = {name: document for name, (document, _) in made.items()}
    dates = {(name, "Bering Institute"): dating for name, (_, dating) in pages.items()}
    return trace([reading for _, reading in made.values()], documents, dates), documents


def undated(lineage: Lineage) -> list[Product]:
    return [p for p in lineage.products if p.issued.likely is None]


TWO = {"monday": (SAID, on(5)), "thursday": (SAID, on(8)), "later": (SAID, UNDATED)}


def test_a_relay_of_a_sentence_printed_twice_is_one_of_the_two() -> None:
    lineage, _ = traced(TWO)
    (product,) = undated(lineage)
    assert set(product.one_of) == {p.id for p in lineage.products} - {product.id}


def test_a_relay_that_fits_one_report_is_that_report() -> None:
    lineage, _ = traced(TWO | {"thursday": (OTHER, on(8))})
    assert undated(lineage) == []
    assert {p.documents for p in lineage.products} == {("later", "monday"), ("thursday",)}


def test_the_tree_says_so() -> None:
    lineage, documents = traced(TWO)
    text = "\n".join(tree_lines(tree(lineage, documents, (), "later"), documents))
    assert "It is one of 2 products, and nobody can say which (5 May 2031, 8 May 2031)" in text
    assert "counted once" in text


def test_it_is_heard_neither_beside_the_two_nor_as_newer_than_they_are() -> None:
    lineage, _ = traced(TWO)
    late = date(2031, 6, 1)
    judgements = [
        replace(j, product=replace(j.product, issued=replace(UNDATED, latest=late)))
        if j.product.one_of
        else j
        for j in lineage.judgements
    ]
    question = Question(
        id="Q1",
        text="Will the islanders blockade the strait?",
        actors=(Party("islanders"),),
        acts=("blockade",),
        targets=(),
        mode=Mode.ANY,
    )
    heard = listen(question, judgements, as_of=late)
    assert [v.day for v in heard.voices] == [date(2031, 5, 8)]
    assert any("one of 2 reports" in u.because for u in heard.unheard)
