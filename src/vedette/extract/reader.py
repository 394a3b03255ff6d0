"""The versioned reader: one document in, everything it judges out.

It only joins the rooms' parts: hedges say how likely, voices say on whose word, links say
about what, moments say until when. A change of any rule below is a new version here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.doctrine.calendar import resolve
from vedette.doctrine.scales import likelihood_for
from vedette.doctrine.tongues import codes, same
from vedette.extract.attribution import attributions
from vedette.extract.attribution_needed import needed
from vedette.extract.denial import RULE as DENIAL_RULE
from vedette.extract.denial import denial_by
from vedette.extract.hedge import hedges
from vedette.extract.indicators import observations
from vedette.extract.link import links
from vedette.extract.moments import moments
from vedette.extract.page import Page, Sentence
from vedette.extract.voices import voice
from vedette.ids import content_id
from vedette.model.document import Document, ZoneKind
from vedette.model.estimate import Estimate, Link, Observation, ReaderVersion, Reading
from vedette.model.likelihood import EstimateKind, Hedge, Likelihood
from vedette.model.moment import Days, Moment
from vedette.model.question import QuestionSet
from vedette.model.span import Span
from vedette.model.statement import Attribution, Quotation, Voice

READER = ReaderVersion("rules", 2)

# Languages with a reader; every other is counted and shown as unread, never guessed at.
READ_LANGUAGES = frozenset({"en", "uk", "ru", "pl", "de", "fr", "und", *codes(), *same()})
_UNSCORED = frozenset({EstimateKind.NO_ESTIMATE, EstimateKind.COA, EstimateKind.ORDINAL})


@dataclass(frozen=True, slots=True)
class _Context:
    """What every estimate of one document is read against."""

    page: Page
    found: tuple[Attribution, ...]
    moments: tuple[Moment, ...]
    questions: QuestionSet | None


def _horizon_days(context: _Context, hedge: Hedge) -> Days | None:
    """The days a horizon names, counted from when the text was published."""
    if hedge.horizon is None:
        return None
    published = context.page.document.published
    anchor = Days(published.earliest, published.latest)
    inside = [m for m in context.moments if hedge.horizon.overlaps(m.span)]
    if len(inside) != 1:
        return None
    days = resolve(inside[0], anchor)
    return days if days.earliest or days.latest else None


def _range(hedge: Hedge, holder: str, words: str) -> tuple[Likelihood | None, str]:
    """The range the words stand for: a stated number first, then the speaker's own scale."""
    if hedge.numeric is not None:
        return hedge.numeric, "as stated"
    if hedge.kind in _UNSCORED:
        return None, ""
    return likelihood_for(hedge.klass, holder, words=words)


def _linked(context: _Context, hedge: Hedge, sentence: Sentence) -> tuple[Link, ...]:
    if context.questions is None:
        return ()
    return links(
        context.page, hedge.phrase, sentence, context.questions, conditional=hedge.condition
    )


def _denied(context: _Context, hedge: Hedge, said: Voice, linked: tuple[Link, ...]) -> bool:
    if context.questions is None or not linked:
        return False
    return denial_by(said.holder, hedge.kind, linked, context.page.text, context.questions)


def _quotation(said: Voice, sentence: Sentence) -> Quotation:
    """A headline never outranks the body, even when it quotes a word."""
    heading = sentence.zone in {ZoneKind.TITLE, ZoneKind.SUBHEAD}
    return Quotation.HEADLINE if heading else said.quotation


def _identity(document: Document, hedge: Hedge, said: Voice) -> str:
    """The same words read the same way by the same reader have the same id."""
    return content_id(
        "est",
        [
            document.id,
            [READER.name, READER.version],
            [hedge.phrase.start, hedge.phrase.end],
            [hedge.kind.value, hedge.klass, said.holder.name, list(said.via)],
        ],
    )


def _rules(hedge: Hedge, said: Voice, linked: tuple[Link, ...], *, denied: bool) -> tuple[str, ...]:
    """Every rule that had a part, in the order they were asked."""
    links_by = (link.rule for link in linked if link.rule)
    return (*hedge.rules, *said.rules, *links_by, *((DENIAL_RULE,) if denied else ()))


def _estimate(context: _Context, hedge: Hedge) -> Estimate | None:
    page = context.page
    sentence = page.holding(hedge.phrase.start)
    if sentence is None:
        return None
    said = voice(page, context.found, hedge.phrase)
    words = hedge.phrase.of(page.document.text)
    likelihood, scale = _range(hedge, said.holder.name, words)
    linked = _linked(context, hedge, sentence)
    denied = _denied(context, hedge, said, linked)
    return Estimate(
        id=_identity(page.document, hedge, said),
        document=page.document.id,
        phrase=hedge.phrase,
        quote=sentence.span,
        words=words,
        kind=hedge.kind,
        klass=hedge.klass,
        holder=said.holder,
        via=said.via,
        quotation=_quotation(said, sentence),
        likelihood=likelihood,
        scale=scale,
        trend=hedge.trend,
        conditional=hedge.conditional,
        condition=hedge.condition,
        horizon=hedge.horizon,
        horizon_days=_horizon_days(context, hedge),
        links=linked,
        headline=sentence.zone in {ZoneKind.TITLE, ZoneKind.SUBHEAD},
        denial=denied,
        rules=_rules(hedge, said, linked, denied=denied),
    )


def unread(document: Document, why: str) -> Reading:
    """A document that is counted and shown, and from which nothing was taken."""
    return Reading(document.id, READER, unread=why)


def read(
    document: Document, questions: QuestionSet | None = None, *, all_attributions: bool = True
) -> Reading:
    """
    "Everything this report judges": estimates, observations and attributions with spans.

    questions: what estimates and observations are linked to; None links nothing.
    all_attributions=False: judgements and observations are the same and come some times
    faster, but who said what without a likelihood is left out wherever no judgement needs it.
    """
    if document.lang not in READ_LANGUAGES:
        return unread(document, f"language {document.lang} has no reader")
    page = Page(document)
    found, passed = hedges(page)
    seen = observations(page, questions)
    context = _Context(
        page=page,
        found=attributions(page) if all_attributions else needed(page, _judged(page, found, seen)),
        moments=moments(document.text, document.lang),
        questions=questions,
    )
    estimates = [_estimate(context, hedge) for hedge in found]
    return Reading(
        document=document.id,
        reader=READER,
        estimates=tuple(e for e in estimates if e is not None),
        observations=tuple(_reported(context, o) for o in seen),
        attributions=context.found,
        moments=context.moments,
        passed_over=passed,
    )


def _judged(
    page: Page, found: Sequence[Hedge], seen: Sequence[Observation]
) -> tuple[Sentence, ...]:
    """The sentences whose holder is asked for, in text order."""
    places = [h.phrase for h in found] + [o.span for o in seen if not o.reporter]
    asked = [s for s in (page.holding(at.start) for at in places) if s is not None]
    return tuple(sorted(set(asked), key=lambda s: s.index))


def _reported(context: _Context, seen: Observation) -> Observation:
    """An observation whose own sentence names no reporter takes the voice it stands in."""
    if seen.reporter:
        return seen
    said = voice(context.page, context.found, Span(seen.span.start, seen.span.start + 1))
    return replace(seen, reporter=said.holder.name, via=said.via)
