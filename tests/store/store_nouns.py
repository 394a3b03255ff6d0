"""A small desk's worth of nouns: every part of an assessment filled at least once."""

from datetime import UTC, date, datetime, time

from vedette.ids import sha256_hex
from vedette.model.assessment import (
    Assessment,
    Confidence,
    ConfidenceJudgement,
    Credibility,
    Explanation,
    Gap,
    OrderCheck,
    Pooled,
    Share,
    TimelineEntry,
    Voices,
)
from vedette.model.basis import Basis, Dating, Stated
from vedette.model.board import Board, BoardRow, BoardStatus, Coverage, Hearing, Sighting
from vedette.model.document import Capture, Document, Quarantined, Zone, ZoneKind
from vedette.model.estimate import Estimate, Link, Observation, ReaderVersion, Reading
from vedette.model.likelihood import EstimateKind, Likelihood, Trend
from vedette.model.lineage import (
    Branch,
    Conflict,
    Edge,
    EdgeDecision,
    EdgeKind,
    EdgeVerb,
    Judgement,
    Lineage,
    Product,
)
from vedette.model.moment import Days
from vedette.model.question import Mode, Order, Party, Question, QuestionSet, WatchedIndicator
from vedette.model.reliability import SourceGrade
from vedette.model.scenario import ScenarioChance
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation

NOON = datetime(2023, 8, 10, 12, 0, tzinfo=UTC)
READER = ReaderVersion("rules", 1)
RANGE = Likelihood(0.1, 0.22, 0.4)


def capture(data=b"<p>Invasion unlikely.</p>", name="wire.html"):
    return Capture(sha256_hex(data), name, "text/html", data, NOON)


def document(name="doc-1", text="Niger’s neighbours are unlikely to march.\n", sha256=""):
    zone = Zone(Span(0, len(text)), ZoneKind.BODY, "whole/1")
    dating = Dating(
        Basis.PRINTED, date(2023, 8, 1), date(2023, 8, 2), date(2023, 8, 2), time(9, 15)
    )
    outlet = Stated("Radio Sahel", Basis.METADATA, ("og:site_name",))
    return Document(name, text, (zone,), outlet=outlet, published=dating, sha256=sha256)


def estimate(document="doc-1"):
    return Estimate(
        id=f"est-{document}",
        document=document,
        phrase=Span(23, 31),
        quote=Span(0, 41),
        words="unlikely",
        kind=EstimateKind.FORECAST,
        klass="unlikely",
        holder=Holder("Crisis Desk", mention=Span(0, 5)),
        via=("Radio Sahel",),
        quotation=Quotation.INDIRECT,
        likelihood=RANGE,
        trend=Trend.UNCHANGED,
        horizon_days=Days(None, date(2023, 12, 31)),
        links=(Link("Q", "for", (Span(0, 5),)),),
    )


def reading(document="doc-1", version=READER, estimates=None):
    kept = (estimate(document),) if estimates is None else estimates
    return Reading(document, version, estimates=kept)


def questions(text="Will they march?"):
    party = Party("ECOWAS", ("the alliance",))
    asked = [
        Question(name, text, (party,), ("attack",), mode=mode, prior=RANGE)
        for name, mode in (("Q", Mode.ANY), ("Q1", Mode.ALONE))
    ]
    return QuestionSet("Q", tuple(asked), (Order("Q1", "Q", "alone is a way of doing it"),))


def edge():
    return Edge("Crisis Desk", "Radio Sahel", (EdgeKind.CITED,), "doc-1", Span(0, 3))


def board():
    watched = WatchedIndicator("i", "Tanks arrive", "logistics", ("tanks",), 0.8, 0.2, 7, 30)
    row = BoardRow(
        *(watched, BoardStatus.OBSERVED, date(2023, 8, 2), date(2023, 8, 2), date(2023, 9, 1)),
        *(("UN",), 1, (("joint", 0.6),), 1.39, True, 1.1, 0.8, ("sig-1",), ("sig-0",), ("step",)),
    )
    heard = Coverage("UN", date(2023, 7, 1), date(2023, 8, 1), 2, 4.5, 0.17, Hearing.HEARD, "...")
    seen = Sighting(
        *("sig-1", "UN", "observed", "logistics", date(2023, 8, 2), ("i",), ("o",), ("doc-1",)),
        *(("Radio Sahel",), True, False, ("Radio Sahel",), "one text"),
    )
    return Board(date(2023, 8, 10), (row,), (heard,), (seen,), 0.1, 0.2, ("step",))


def assessment(name="asm-1", **more):
    best = estimate()
    product = Product("prod-1", "Crisis Desk", document().published, ("doc-1",))
    conflict = Conflict("con-1", "modifier_lost", best.id, ("est-2",), "a direct quote")
    judged = Judgement("jud-1", "Crisis Desk", product, "Q", (best,), best, (conflict,))
    share = Share("jud-1", "Crisis Desk", RANGE, 0.9, -1.27, -1.1, "...")
    answer = Pooled("Q", RANGE, "unlikely", RANGE, (share,), 0.1, 0.25, 1, 1.0, 1.0, ("step",), 0.2)
    order = OrderCheck(Order("Q1", "Q"), held=True, moved=False, sentence="holds")
    whys = {
        "pool.Q": Explanation("pool.Q", "Why .22", "pool/1", ("est-1",), ("a", "b"), ("jud-1",)),
        'odd "id"': Explanation('odd "id"', "Quotes in an id", "x/1", (), ()),
    }
    given = {
        "id": name,
        "asked": "Will they march?",
        "as_of": date(2023, 8, 10),
        "as_of_basis": "the day asked for",
        "questions": questions(),
        "answers": (answer,),
        "confidence": ConfidenceJudgement(Confidence.LOW, ("One origin.",)),
        "voices": Voices(1, ("Radio Sahel",), ("Crisis Desk",), ("Crisis Desk",), "One voice."),
        "orders": (order,),
        "timeline": (TimelineEntry(date(2023, 8, 2), "Crisis Desk", "Q", "jud-1", "first", "."),),
        "lineage": Lineage((product,), (judged,), (conflict,), (("a", "b", "cites"),)),
        "estimates": (best,),
        "observations": (Observation("o", "doc-1", Span(0, 3), "border", "observed", "UN"),),
        "aside": {"denials": (best,), "possibilities": ()},
        "dissent": (judged,),
        "gaps": (Gap("undated", "doc-2", "It has no date."),),
        "documents": (document(),),
        "quarantined": (Quarantined("bad.pdf", "No text layer.", "quarantine"),),
        "explanations": whys,
        "method": "vedette method 1",
        "scenarios": (ScenarioChance("joint", 0.1, 0.2, RANGE, ("step",)),),
        "board": board(),
        "credibility": Credibility(3, "possibly true", "One origin judged it.", ("a", "b")),
        "decisions": (
            EdgeDecision(EdgeVerb.REJECT, "Crisis Desk", "Radio Sahel", "doc-1", "A copy.", "AK"),
        ),
        "grades": (SourceGrade("Crisis Desk", 0.7, date(2023, 8, 1), "Two of its calls failed."),),
        "branches": (Branch(product, (edge(),), 1, ("Radio Sahel",), (date(2023, 8, 2), "d")),),
    }
    return Assessment(**(given | more))
