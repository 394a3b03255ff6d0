"""A brief as one self-contained page: no script from elsewhere, no font, no picture to fetch."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from vedette.model.assessment import Assessment
from vedette.model.brief import Brief
from vedette.model.document import READ_ZONES, Document
from vedette.model.likelihood import Likelihood
from vedette.model.span import Span
from vedette.publish.edge_words import merged_words
from vedette.publish.html_parts import MOST_FOLDS, back_links, first_cited, folded, grouped, label
from vedette.publish.look import slug, style, template
from vedette.publish.picture import timeline_picture
from vedette.publish.picture_tree import tree_picture
from vedette.publish.words import dating_words, range_words


def _bar(likelihood: Likelihood | None) -> Markup:
    """A small bar of the range, 0 to 100 from left to right, with its central value."""
    if likelihood is None:
        return Markup("")
    low, high, central = (
        round(100 * v, 1) for v in (likelihood.low, likelihood.high, likelihood.central)
    )
    return Markup(
        '<span class="bar" role="img" aria-label="{}"><i style="left:{}%;width:{}%"></i>'
        '<b style="left:{}%"></b></span>'
    ).format(range_words(likelihood), low, round(max(high - low, 0.5), 1), central)


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    identifier: str
    kind: str


def _marks(assessment: Assessment, document: Document) -> list[_Mark]:
    """What is highlighted in a document: likelihood words first, observations around none."""
    found = [
        _Mark(e.phrase, e.id, "linked" if e.links else "estimate")
        for e in assessment.estimates
        if e.document == document.id
    ]
    for seen in assessment.observations:
        if seen.document == document.id and not any(seen.span.overlaps(m.span) for m in found):
            found.append(_Mark(seen.span, seen.id, "observation"))
    found.sort(key=lambda m: (m.span.start, -m.span.end))
    kept: list[_Mark] = []
    for mark in found:
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept


def _marked(text: str, within: Span, marks: list[_Mark]) -> Markup:
    out, at = Markup(""), within.start
    for mark in marks:
        if not within.covers(mark.span):
            continue
        out += escape(text[at : mark.span.start])
        out += Markup('<mark class="{}" id="at-{}">{}</mark>').format(
            mark.kind, slug(mark.identifier), mark.span.of(text)
        )
        at = mark.span.end
    return out + escape(text[at : within.end])


@dataclass(frozen=True, slots=True)
class _Source:
    """One document as the appendix shows it: zones in order, what is off the body set apart."""

    anchor: str
    heading: str
    published: str
    name: str
    lang: str
    parts: list[tuple[str, bool, Markup]]
    marked: list[str]


def _source(assessment: Assessment, document: Document) -> _Source:
    marks = _marks(assessment, document)
    parts = [
        (zone.kind.value, zone.kind in READ_ZONES, _marked(document.text, zone.span, marks))
        for zone in document.zones
    ]
    shown = [m for m in marks if any(zone.span.covers(m.span) for zone in document.zones)]
    title = document.title.value if document.title else document.name
    return _Source(
        slug(document.id),
        f"{document.outlet_name}: {title}",
        dating_words(document.published),
        document.name,
        document.lang,
        parts,
        [slug(m.identifier) for m in shown],
    )


def _trees(assessment: Assessment) -> list[tuple[Markup, list[str]]]:
    """Each report's way drawn, with the reasons why its texts are taken for one report."""
    documents = {d.id: d for d in assessment.documents}
    return [(tree_picture(b), merged_words(b.product, documents)) for b in assessment.branches]


def html(assessment: Assessment, brief: Brief) -> str:
    """
    The page: the answer on the first screen, the sections with their long stretches folded, the
    timeline as a picture, every explanation, and every document with the words each number came
    from marked in place. A link to anything folded opens it; no script is needed.
    """
    targets = {slug(i) for i in assessment.explanations}
    sources = [_source(assessment, document) for document in assessment.documents]
    marked = frozenset(name for source in sources for name in source.marked)
    cited = first_cited(brief)

    def link(identifier: str) -> str:
        anchor = slug(identifier)
        return f"#why-{anchor}" if anchor in targets else f"#at-{anchor}"

    explained = [
        (title, [(slug(e.id), e, back_links(e, cited, marked)) for e in found])
        for title, found in grouped(assessment.explanations.values())
    ]
    return template("page.html").render(
        brief=brief,
        style=style("look.css", "brief.css"),
        answer=brief.sections[0],
        reasons=assessment.confidence.reasons,
        sections=[folded(section) for section in brief.sections[1:]],
        picture=timeline_picture(assessment),
        trees=_trees(assessment),
        bar=_bar,
        most_folds=MOST_FOLDS,
        link=link,
        label=label,
        explained=explained,
        sources=sources,
    )
