"""Judgements for the tests of this room, made from a few words each."""

from datetime import date, timedelta

from vedette.model.basis import UNDATED, Basis, Dating
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Link
from vedette.model.likelihood import EstimateKind, Likelihood
from vedette.model.lineage import Judgement, Product
from vedette.model.moment import Days
from vedette.model.question import Mode, Party, Question
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation
from vedette.settings import Settings

UNLIKELY = Likelihood(0.10, 0.22, 0.40)
EXTREMELY_UNLIKELY = Likelihood(0.01, 0.04, 0.10)
LIKELY = Likelihood(0.55, 0.70, 0.85)
SETTINGS = Settings(draws=400)
TODAY = date(2023, 8, 10)


def question(name="Q", **more):
    party = Party("Niger", ("Nigerien forces",))
    return Question(id=name, text="Will they?", actors=(party,), acts=("attack",), **more)


def alone(name="Q"):
    return question(name, mode=Mode.ALONE)


def estimate(words="unlikely", likelihood=UNLIKELY, *, about="Q", polarity="for", **more):
    evidence = more.pop("evidence", ())
    given = {
        "id": f"est-{words}",
        "document": "doc-1",
        "phrase": Span(10, 18),
        "quote": Span(0, 40),
        "words": words,
        "kind": EstimateKind.FORECAST,
        "klass": words,
        "holder": Holder("somebody"),
        "via": (),
        "quotation": Quotation.DIRECT,
        "likelihood": likelihood,
        "links": (Link(about, polarity, evidence),),
    }
    return Estimate(**(given | more))


def dated(day):
    if day is None:
        return UNDATED
    return Dating(Basis.PRINTED, earliest=day, latest=day, likely=day)


def judgement(origin="crisis group", best=None, *, days_ago=0, name="", **more):
    """A judgement of one origin, so many days before TODAY; days_ago None is undated."""
    best = best or estimate()
    about = more.pop("about", "Q")
    copies = more.pop("copies", 1)
    day = None if days_ago is None else TODAY - timedelta(days=days_ago)
    product = Product(f"prod-{origin}-{day}", origin, dated(day), ("doc-1",))
    name = name or f"jud-{origin}-{day}-{best.words}"
    return Judgement(name, origin, product, about, (best,) * copies, best, **more)


def until(day):
    return Days(None, day)


def document(name="doc-1", day=TODAY):
    return Document(name, "Text.", published=dated(day))
