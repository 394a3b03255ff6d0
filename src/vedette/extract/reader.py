"""The versioned reader: one document in, everything it judges out.

It only joins the rooms' parts: hedges say how likely, voices say on whose word, links say
about what, moments say until when. A change of any rule below is a new version here.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from vedette.doctrine.scales import likelihood_for
from vedette.doctrine.tongues import codes, same
from vedette.extract.attribution.attributions import attributions, gather
from vedette.extract.attribution.needed import needed
from vedette.extract.credits.credits import credits
from vedette.extract.denial import RULE as DENIAL_RULE
from vedette.extract.denial import denial_by
from vedette.extract.hedge.hedges import hedges, likely
from vedette.extract.horizon import horizon_days
from vedette.extract.indicators.observations import observations, of_document
from vedette.extract.link.contrary import telling
from vedette.extract.link.links import links
from vedette.extract.moments.moments import moments
from vedette.extract.page import Page, Sentence, parse_together
from vedette.extract.voices.voice import voice
from vedette.ids import content_id
from vedette.model.document import Document, ZoneKind
from vedette.model.estimate import Estimate, Link, Observation, ReaderVersion, Reading
from vedette.model.likelihood import EstimateKind, Hedge, Likelihood, PassedOver
from vedette.model.moment import Moment
from vedette.model.question import QuestionSet
from vedette.model.span import Span
from vedette.model.statement import Attribution, Credit, Quotation, Voice

READER = ReaderVersion("rules", 3)

# Languages with a reader; every other is counted and shown as unread, never guessed at.
READ_LANGUAGES = frozenset({"en", "uk", "ru", "pl", "de", "fr", "und", *codes(), *same()})
_UNSCORED = frozenset({EstimateKind.NO_ESTIMATE, EstimateKind.COA, EstimateKind.ORDINAL})


@dataclass(frozen=True, slots=True)
class Laid:
    """
    "This text, read for all that it says whoever prints it": every copy of it is read from here.

    page: laid out under the document it was met in first. linked: what each hedge is about, by
    its place, worked out once.
    """

    page: Page
    hedges: tuple[Hedge, ...]
    passed: tuple[PassedOver, ...]
    seen: tuple[Observation, ...]
    found: tuple[Attribution, ...]
    moments: tuple[Moment, ...]
    questions: QuestionSet | None
    linked: dict[Hedge, tuple[Link, ...]] = field(default_factory=dict)

    def under(self, document: Document) -> "Laid":
        """The same text as another document prints it, under its own name and date."""
        return replace(self, page=self.page.under(document))


def dated_as(reading: Reading, document: Document) -> Reading:
    """The same reading of a document that is dated otherwise now: its horizons end elsewhere."""
    counted = (
        replace(e, horizon_days=horizon_days(e.horizon, reading.moments, document, e.kind))
        for e in reading.estimates
    )
    return replace(reading, estimates=tuple(counted))


def _range(hedge: Hedge, holder: str, words: str) -> tuple[Likelihood | None, str]:
    """The range the words stand for: a stated number first, then the speaker's own scale."""
    if hedge.numeric is not None:
        return hedge.numeric, "as stated"
    if hedge.kind in _UNSCORED:
        return None, ""
    return likelihood_for(hedge.klass, holder, words=words)


def _linked(context: Laid, hedge: Hedge, sentence: Sentence) -> tuple[Link, ...]:
    if context.questions is None:
        return ()
    if hedge not in context.linked:
        context.linked[hedge] = links(
            context.page, hedge.phrase, sentence, context.questions, conditional=hedge.condition
        )
    return context.linked[hedge]


def _denied(context: Laid, hedge: Hedge, said: Voice, linked: tuple[Link, ...]) -> bool:
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


def _estimate(context: Laid, hedge: Hedge) -> Estimate | None:
    page = context.page
    sentence = page.holding(hedge.phrase.start)
    if sentence is None:
        return None
    said = voice(page, context.found, hedge.phrase)
    words = hedge.phrase.of(page.document.text)
    likelihood, scale = _range(hedge, said.holder.name, words)
    linked = _linked(context, hedge, sentence)
    if context.questions is not None:
        linked = telling(linked, likelihood, page.document.text, context.questions)
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
        horizon_days=horizon_days(hedge.horizon, context.moments, page.document, hedge.kind),
        links=linked,
        headline=sentence.zone in {ZoneKind.TITLE, ZoneKind.SUBHEAD},
        denial=denied,
        rules=_rules(hedge, said, linked, denied=denied),
    )


def unread(document: Document, why: str) -> Reading:
    """A document that is counted and shown, and from which nothing was taken."""
    return Reading(document.id, READER, credits=_credits(document), unread=why)


def _credits(document: Document) -> tuple[Credit, ...]:
    return credits(document.text, title=document.title.value if document.title else None)


def same_text(document: Document) -> Hashable:
    """What a text must share with another to be read with it: words, zones, language, author."""
    author = document.author.value if document.author else None
    return document.text, document.zones, document.lang, author


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
    return _taken(lay(document, questions, all_attributions=all_attributions))


def read_copies(
    documents: Sequence[Document],
    questions: QuestionSet | None = None,
    *,
    times: Sequence[Moment] | None = None,
    page: Page | None = None,
) -> Iterator[Reading]:
    """
    The same readings as `read` of each, at the cost of little more than one.

    documents: of one text, as `same_text` says. times: its moments, where they are known.
    page: of the first of them, from `pages_of`.
    """
    laid: Laid | None = None
    for document in documents:
        if document.lang not in READ_LANGUAGES:
            yield read(document, questions)
            continue
        laid = laid.under(document) if laid else lay(document, questions, times=times, page=page)
        yield _taken(laid)


def pages_of(documents: Sequence[Document]) -> list[Page | None]:
    """
    Documents laid out with what every reading asks of the parser worked out side by side.

    Each is read as it would be alone. None for one in a language without a reader.
    """
    out = [Page(d) if d.lang in READ_LANGUAGES else None for d in documents]
    pages = [page for page in out if page is not None]
    parse_together([(page, likely(page)) for page in pages])
    gather(pages)
    return out


def lay(
    document: Document,
    questions: QuestionSet | None,
    *,
    all_attributions: bool = True,
    times: Sequence[Moment] | None = None,
    page: Page | None = None,
) -> Laid:
    """A text read once for all that its outlet and its date have no part in.

    page: the document's own, where `pages_of` has laid it out.
    """
    page = page or Page(document)
    found, passed = hedges(page)
    seen = observations(page, questions)
    return Laid(
        page=page,
        hedges=tuple(found),
        passed=tuple(passed),
        seen=tuple(seen),
        found=attributions(page) if all_attributions else needed(page, _judged(page, found, seen)),
        moments=moments(document.text, document.lang) if times is None else tuple(times),
        questions=questions,
    )


def _taken(laid: Laid) -> Reading:
    """What one document says: on whose word, through whom, until when."""
    estimates = [_estimate(laid, hedge) for hedge in laid.hedges]
    return Reading(
        document=laid.page.document.id,
        reader=READER,
        estimates=tuple(e for e in estimates if e is not None),
        observations=tuple(_reported(laid, o) for o in laid.seen),
        attributions=laid.found,
        moments=laid.moments,
        passed_over=laid.passed,
        credits=_credits(laid.page.document),
    )


def _judged(
    page: Page, found: Sequence[Hedge], seen: Sequence[Observation]
) -> tuple[Sentence, ...]:
    """The sentences whose holder is asked for, in text order."""
    places = [h.phrase for h in found] + [o.span for o in seen if not o.reporter]
    asked = [s for s in (page.holding(at.start) for at in places) if s is not None]
    return tuple(sorted(set(asked), key=lambda s: s.index))


def _reported(context: Laid, seen: Observation) -> Observation:
    """An observation whose own sentence names no reporter takes the voice it stands in."""
    seen = of_document(seen, context.page.document.id)
    if seen.reporter:
        return seen
    said = voice(context.page, context.found, Span(seen.span.start, seen.span.start + 1))
    return replace(seen, reporter=said.holder.name, via=said.via)
