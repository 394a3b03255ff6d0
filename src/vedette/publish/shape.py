"""An assessment as JSON, in the shape of `assessment.schema.json` (docs/json.md tells it)."""

from datetime import date
from typing import Any

from vedette.model.assessment import Assessment, Pooled
from vedette.model.basis import Dating, Stated
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Observation
from vedette.model.likelihood import Likelihood
from vedette.model.lineage import Conflict, EdgeDecision, Judgement, Product
from vedette.model.question import Question
from vedette.model.reliability import SourceGrade
from vedette.model.span import Span
from vedette.publish.edge_words import decision_id
from vedette.publish.shape_board import board_shape
from vedette.publish.shape_scenarios import scenario_shapes

SHAPE = "vedette.assessment/1"


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _likelihood(likelihood: Likelihood | None) -> dict[str, float] | None:
    if likelihood is None:
        return None
    return {"low": likelihood.low, "central": likelihood.central, "high": likelihood.high}


def dating(known: Dating) -> dict[str, Any]:
    """A date with the interval, the basis and the words."""
    return {
        "earliest": known.earliest.isoformat() if known.earliest else None,
        "latest": known.latest.isoformat() if known.latest else None,
        "likely": known.likely.isoformat() if known.likely else None,
        "clock": known.clock.isoformat() if known.clock else None,
        "year_printed": known.year_printed,
        "month_day": list(known.month_day) if known.month_day else None,
        "basis": known.basis.value,
        "words": list(known.words),
        "explanation": known.explanation,
    }


def _stated(stated: Stated | None) -> dict[str, Any] | None:
    if stated is None:
        return None
    return {"value": stated.value, "basis": stated.basis.value, "words": list(stated.words)}


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "name": document.name,
        "sha256": document.sha256,
        "lang": document.lang,
        "url": document.url,
        "title": _stated(document.title),
        "outlet": _stated(document.outlet),
        "author": _stated(document.author),
        "published": dating(document.published),
        "zones": [
            {"kind": z.kind.value, "span": _span(z.span), "rule": z.rule} for z in document.zones
        ],
        "text": document.text,
    }


def estimate(found: Estimate) -> dict[str, Any]:
    """One estimate: the words, what they are read as, who, through whom, and where."""
    return {
        "id": found.id,
        "document": found.document,
        "phrase": _span(found.phrase),
        "quote": _span(found.quote),
        "words": found.words,
        "kind": found.kind.value,
        "class": found.klass,
        "likelihood": _likelihood(found.likelihood),
        "scale": found.scale,
        "holder": {
            "name": found.holder.name,
            "resolved": found.holder.resolved,
            "unnamed": found.holder.unnamed,
            "own_voice": found.holder.own_voice,
            "mention": _span(found.holder.mention),
            "candidates": list(found.holder.candidates),
        },
        "via": list(found.via),
        "quotation": found.quotation.value,
        "trend": found.trend.value if found.trend else None,
        "conditional": found.conditional,
        "condition": _span(found.condition),
        "horizon": _span(found.horizon),
        "headline": found.headline,
        "denial": found.denial,
        "links": [
            {
                "question": link.question,
                "polarity": link.polarity,
                "evidence": [_span(span) for span in link.evidence],
            }
            for link in found.links
        ],
        "rules": list(found.rules),
    }


def observation(seen: Observation) -> dict[str, Any]:
    """One indicator seen, ambiguous, countered, or looked for in vain."""
    return {
        "id": seen.id,
        "document": seen.document,
        "span": _span(seen.span),
        "domain": seen.domain,
        "status": seen.status,
        "reporter": seen.reporter,
        "via": list(seen.via),
        "watched": list(seen.watched),
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "kept": conflict.kept,
        "others": list(conflict.others),
        "because": conflict.because,
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "origin": judgement.origin,
        "product": judgement.product.id,
        "question": judgement.question or None,
        "best": judgement.best.id,
        "mentions": [m.id for m in judgement.mentions],
        "conflicts": [c.id for c in judgement.conflicts],
        "restates": judgement.restates,
        "because": judgement.because,
    }


def _product(product: Product) -> dict[str, Any]:
    return {
        "id": product.id,
        "origin": product.origin,
        "issued": dating(product.issued),
        "documents": list(product.documents),
        "one_of": list(product.one_of),
        "merged": [{"one": m.one, "other": m.other, "because": m.because} for m in product.merged],
    }


def _decision(said: EdgeDecision) -> dict[str, Any]:
    return {
        "id": decision_id(said),
        "verb": said.verb.value,
        "giver": said.giver,
        "taker": said.taker,
        "document": said.document,
        "because": said.because,
        "by": said.by or None,
        "at": said.at.isoformat() if said.at else None,
    }


def _proposition(question: Question, pooled: Pooled) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": question.text,
        "mode": question.mode.value,
        "word": pooled.word or None,
        "likelihood": _likelihood(pooled.likelihood),
        "before_order": _likelihood(pooled.before_order),
        "origins": pooled.n_origins,
        "effective_origins": pooled.n_effective,
        "extremised": pooled.extremised,
        "prior": pooled.prior,
        "prior_weight": pooled.prior_weight,
        "every_mention_counted": pooled.naive,
        "shares": [
            {
                "judgement": s.judgement,
                "origin": s.origin,
                "likelihood": _likelihood(s.likelihood),
                "weight": s.weight,
                "log_odds": s.log_odds,
                "contribution": s.contribution,
                "arithmetic": s.arithmetic,
            }
            for s in pooled.shares
        ],
        "steps": list(pooled.steps),
        "rule": pooled.rule,
    }


def _credibility(assessment: Assessment) -> dict[str, Any] | None:
    grade = assessment.credibility
    if grade is None:
        return None
    return {
        "grade": grade.grade,
        "word": grade.word,
        "sentence": grade.sentence,
        "arithmetic": list(grade.arithmetic),
    }


def _grade(grade: SourceGrade) -> dict[str, Any]:
    return {
        "origin": grade.origin,
        "reliability": grade.reliability,
        "since": None if grade.since == date.min else grade.since.isoformat(),
        "because": grade.because,
        "by": grade.by,
    }


def shape(assessment: Assessment) -> dict[str, Any]:
    """The whole assessment as JSON-ready values; keys are the schema's."""
    main = assessment.questions.by_id(assessment.questions.main)
    voices = assessment.voices
    return {
        "shape": SHAPE,
        "id": assessment.id,
        "asked": assessment.asked,
        "main": main.id,
        "reading": main.reading,
        "as_of": assessment.as_of.isoformat() if assessment.as_of else None,
        "as_of_basis": assessment.as_of_basis,
        "method": assessment.method,
        "confidence": {
            "level": assessment.confidence.level.value,
            "reasons": list(assessment.confidence.reasons),
        },
        "voices": {
            "mentions": voices.mentions,
            "outlets": list(voices.outlets),
            "origins": list(voices.origins),
            "leading": list(voices.leading),
            "sentence": voices.sentence,
        },
        "credibility": _credibility(assessment),
        "grades": [_grade(g) for g in assessment.grades],
        "propositions": [
            _proposition(assessment.questions.by_id(a.question), a) for a in assessment.answers
        ],
        **scenario_shapes(assessment),
        "orders": [
            {
                "lesser": c.order.lesser,
                "greater": c.order.greater,
                "beside": list(c.beside),
                "held": c.held,
                "moved": c.moved,
                "sentence": c.sentence,
            }
            for c in assessment.orders
        ],
        "timeline": [
            {
                "day": t.day.isoformat() if t.day else None,
                "origin": t.origin,
                "question": t.question,
                "judgement": t.judgement,
                "change": t.change,
                "sentence": t.sentence,
            }
            for t in assessment.timeline
        ],
        "judgements": [_judgement(j) for j in assessment.lineage.judgements],
        "products": [_product(p) for p in assessment.lineage.products],
        "conflicts": [_conflict(c) for c in assessment.lineage.conflicts],
        "edge_decisions": [_decision(d) for d in assessment.decisions],
        "estimates": [estimate(e) for e in assessment.estimates],
        "observations": [observation(o) for o in assessment.observations],
        "board": board_shape(assessment.board),
        "aside": {key: [e.id for e in found] for key, found in assessment.aside.items()},
        "dissent": [j.id for j in assessment.dissent],
        "gaps": [
            {"kind": g.kind, "subject": g.subject, "sentence": g.sentence} for g in assessment.gaps
        ],
        "documents": [_document(d) for d in assessment.documents],
        "refused": [
            {"name": q.name, "reason": q.reason, "outcome": q.outcome}
            for q in assessment.quarantined
        ],
    }
