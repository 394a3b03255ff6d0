"""Why: every id of an assessment with its inputs, its rule and version, and its arithmetic."""

from collections.abc import Mapping

from vedette.model.assessment import Assessment, Explanation, Pooled
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Observation
from vedette.model.lineage import Conflict, EdgeDecision, Judgement, Product
from vedette.publish.edge_words import decided_words, decision_id, merged_words
from vedette.publish.explain_board import board_explanations
from vedette.publish.explain_scenarios import scenario_explanations
from vedette.publish.sections_answer import answer_id, answer_words
from vedette.publish.words import (
    chain_words,
    dating_words,
    day_words,
    percent,
    placed,
    quote_words,
    range_words,
)


def _place(document: Document, start: int, end: int) -> str:
    return f"{document.outlet_name}, {document.name or document.id}, characters {start}–{end}"


def _answer(assessment: Assessment, pooled: Pooled) -> Explanation:
    question = assessment.questions.by_id(pooled.question)
    return Explanation(
        id=answer_id(pooled.question),
        title=f"{question.text} {answer_words(pooled)}",
        rule=pooled.rule or "pool/1",
        inputs=tuple(share.arithmetic for share in pooled.shares),
        arithmetic=pooled.steps,
        children=tuple(share.judgement for share in pooled.shares),
    )


def _estimate_inputs(estimate: Estimate, document: Document) -> list[str]:
    text = document.text
    inputs = [
        f"Words: “{estimate.words}” at "
        + _place(document, estimate.phrase.start, estimate.phrase.end),
        f"Sentence: “{quote_words(estimate, document, limit=600)}”",
        f"Who: {chain_words(estimate)} ({estimate.quotation.value})",
    ]
    if estimate.holder.mention is not None:
        inputs.append(f"Named by: “{estimate.holder.mention.of(text)}”")
    if not estimate.holder.resolved:
        inputs.append(f"Unresolved; could be: {', '.join(estimate.holder.candidates) or 'nobody'}")
    if estimate.condition is not None:
        inputs.append(f"Condition: “{estimate.condition.of(text)}”")
    if estimate.horizon is not None:
        inputs.append(f"Horizon: “{estimate.horizon.of(text)}”")
    for link in estimate.links:
        said = ", ".join(f"“{span.of(text)}”" for span in link.evidence)
        inputs.append(f"About {link.question} ({link.polarity}), because of {said or 'its words'}")
    return inputs


def _estimate(estimate: Estimate, document: Document) -> Explanation:
    likelihood = estimate.likelihood
    meant = (
        f"class “{estimate.klass}” on {estimate.scale}: {range_words(likelihood)}, "
        f"central {percent(likelihood.central)}"
        if likelihood
        else f"class “{estimate.klass}” carries no probability"
    )
    return Explanation(
        id=estimate.id,
        title=f"{chain_words(estimate)}: “{estimate.words}”",
        rule=" ".join(estimate.rules),
        inputs=tuple(_estimate_inputs(estimate, document)),
        arithmetic=(f"{estimate.kind.value}, {meant}.",),
        children=(document.id, f"date-{document.id}"),
    )


def _observation(seen: Observation, document: Document) -> Explanation:
    return Explanation(
        id=seen.id,
        title=f"Indicator {seen.status.replace('_', ' ')}: {seen.domain.replace('_', ' ')}",
        rule=" ".join(seen.rules),
        inputs=(
            f"“{' '.join(seen.span.of(document.text).split())}”",
            _place(document, seen.span.start, seen.span.end),
            f"Reporter: {seen.reporter or 'unresolved'}",
        ),
        arithmetic=(),
        children=(document.id,),
    )


def _judgement(judgement: Judgement) -> Explanation:
    merged = len(judgement.mentions)
    mentions = f"{merged} mentions merged; best evidence first." if merged > 1 else ""
    return Explanation(
        id=judgement.id,
        title=f"{judgement.origin} on {judgement.question or 'another matter'}: "
        f"“{judgement.best.words}”",
        rule="trace.judgements/1",
        inputs=tuple(filter(None, (judgement.because or "One mention only.", mentions))),
        arithmetic=(),
        children=(
            judgement.product.id,
            *(m.id for m in judgement.mentions),
            *(c.id for c in judgement.conflicts),
            *((judgement.restates,) if judgement.restates else ()),
        ),
    )


def _product(product: Product, documents: Mapping[str, Document]) -> Explanation:
    return Explanation(
        id=product.id,
        title=f"{product.origin}, issued {dating_words(product.issued)}",
        rule=product.issued.rule or "trace.products/1",
        inputs=(
            *(f"“{words}”" for words in product.issued.words),
            *merged_words(product, documents),
        ),
        arithmetic=(product.issued.explanation,) if product.issued.explanation else (),
        children=product.documents,
    )


def _decision(said: EdgeDecision, document: Document) -> Explanation:
    return Explanation(
        id=decision_id(said),
        title=f"{said.giver} → {said.taker}: {decided_words(said)}",
        rule="edge.decided/1",
        inputs=(
            f"Shown by: {document.outlet_name}, {document.file or document.id}",
            "What the machine found is kept; lineage heeds the decision.",
        ),
        arithmetic=(),
        children=(document.id,),
    )


def _conflict(conflict: Conflict) -> Explanation:
    return Explanation(
        id=conflict.id,
        title=conflict.kind.replace("_", " "),
        rule="trace.conflicts/1",
        inputs=(conflict.because,),
        arithmetic=(),
        children=(conflict.kept, *conflict.others),
    )


def _places(assessment: Assessment) -> list[Explanation]:
    """Stretches of text that conflicts name and that are no estimates."""
    documents = {d.id: d for d in assessment.documents}
    named = {i for c in assessment.lineage.conflicts for i in (c.kept, *c.others)}
    out = []
    for identifier in sorted(named):
        where = placed(identifier, documents)
        if where is not None:
            document, span = where
            words = " ".join(span.of(document.text).split())
            at = _place(document, span.start, span.end)
            out.append(
                Explanation(
                    identifier, f"“{words}”", "trace.conflicts/1", (at,), (), (document.id,)
                )
            )
    return out


def _document(document: Document) -> list[Explanation]:
    published = document.published
    known = [
        f"{name}: {stated.value} ({stated.basis.value}"
        + (f": “{'; '.join(stated.words)}”)" if stated.words else ")")
        for name, stated in (
            ("Title", document.title),
            ("Outlet", document.outlet),
            ("Author", document.author),
        )
        if stated
    ]
    off = sum(z.span.end - z.span.start for z in document.zones if z.kind.value not in _READ)
    return [
        Explanation(
            id=document.id,
            title=f"{document.outlet_name}: "
            + (document.title.value if document.title else document.name),
            rule="collect/1",
            inputs=(*known, f"Bytes: sha256 {document.sha256}" if document.sha256 else ""),
            arithmetic=(f"{len(document.text)} characters, {off} of them off the body.",),
            children=(f"date-{document.id}",),
        ),
        Explanation(
            id=f"date-{document.id}",
            title=f"Published {dating_words(published)}",
            rule=published.rule or "collect.dates/1",
            inputs=tuple(f"“{words}”" for words in published.words),
            arithmetic=(published.explanation,) if published.explanation else (),
            children=(document.id,),
        ),
    ]


_READ = frozenset({"title", "subhead", "body"})


def _whole(assessment: Assessment) -> list[Explanation]:
    main = assessment.questions.by_id(assessment.questions.main)
    orders = tuple(
        f"{o.lesser} ≤ {o.greater}{': ' + o.because if o.because else ''}"
        for o in assessment.questions.orders
    ) + tuple(f"{' + '.join(s.parts)} ≤ {s.whole}" for s in assessment.questions.sums)
    answers = tuple(answer_id(a.question) for a in assessment.answers)
    return [
        Explanation(
            assessment.id,
            f"{assessment.asked} as of {day_words(assessment.as_of)}",
            assessment.method,
            (assessment.as_of_basis,),
            (),
            (*answers, "confidence", "voices", "question"),
        ),
        Explanation("question", main.text, "question/1", (main.reading,), orders, answers),
        Explanation(
            "confidence",
            f"Analytic confidence: {assessment.confidence.level.value}",
            "weigh.confidence/1",
            assessment.confidence.reasons,
            (),
        ),
        *_credibility(assessment),
        Explanation(
            "voices",
            assessment.voices.sentence,
            "trace.voices/1",
            (f"Outlets: {', '.join(assessment.voices.outlets)}",),
            (f"Origins: {', '.join(assessment.voices.origins)}",),
            tuple(j.id for j in assessment.lineage.judgements if j.question),
        ),
    ]


def _credibility(assessment: Assessment) -> list[Explanation]:
    grade = assessment.credibility
    if grade is None:
        return []
    title = f"Credibility {grade.grade} of 6, {grade.word}"
    return [
        Explanation(
            "credibility", title, "trace.credibility/1", (grade.sentence,), grade.arithmetic
        )
    ]


def explanations(assessment: Assessment) -> dict[str, Explanation]:
    """Every id a brief cites, explained; ids are those of the brief and of the JSON."""
    documents = {d.id: d for d in assessment.documents}
    found = [
        *_whole(assessment),
        *(_answer(assessment, a) for a in assessment.answers),
        *scenario_explanations(assessment),
        *(_judgement(j) for j in assessment.lineage.judgements),
        *(_product(p, documents) for p in assessment.lineage.products),
        *(_decision(d, documents[d.document]) for d in assessment.decisions),
        *(_conflict(c) for c in assessment.lineage.conflicts),
        *_places(assessment),
        *(_estimate(e, documents[e.document]) for e in assessment.estimates),
        *(_observation(o, documents[o.document]) for o in assessment.observations),
        *(said for d in assessment.documents for said in _document(d)),
        *board_explanations(assessment.board),
    ]
    return {said.id: said for said in found}
