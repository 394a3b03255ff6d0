"""A brief as one self-contained page: no script from elsewhere, no font, no picture to fetch."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from vedette.model.assessment import Assessment
from vedette.model.brief import Brief
from vedette.model.document import READ_ZONES, Document
from vedette.model.likelihood import Likelihood
from vedette.model.span import Span
from vedette.publish.picture import timeline_picture
from vedette.publish.picture_tree import tree_picture
from vedette.publish.words import dating_words, range_words


@lru_cache(maxsize=1)
def _template() -> Template:
    source = (files("vedette.publish") / "page.html").read_text(encoding="utf-8")
    # autoescape: reporting is hostile until shown otherwise; a title may hold a script.
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        source
    )


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


def _slug(identifier: str) -> str:
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in identifier)


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
            mark.kind, _slug(mark.identifier), mark.span.of(text)
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
    parts: list[tuple[str, bool, Markup]]


def _source(assessment: Assessment, document: Document) -> _Source:
    marks = _marks(assessment, document)
    parts = [
        (zone.kind.value, zone.kind in READ_ZONES, _marked(document.text, zone.span, marks))
        for zone in document.zones
    ]
    title = document.title.value if document.title else document.name
    return _Source(
        _slug(document.id),
        f"{document.outlet_name}: {title}",
        dating_words(document.published),
        document.name,
        parts,
    )


def _explained(assessment: Assessment) -> list[tuple[str, object]]:
    return [(_slug(key), said) for key, said in assessment.explanations.items()]


def html(assessment: Assessment, brief: Brief) -> str:
    """
    The page: the brief, the timeline as a picture, every explanation, and every document
    with the words each number came from marked in place.
    """
    targets = {_slug(i) for i in assessment.explanations}

    def link(identifier: str) -> str:
        slug = _slug(identifier)
        return f"#why-{slug}" if slug in targets else f"#at-{slug}"

    return _template().render(
        brief=brief,
        picture=timeline_picture(assessment),
        trees=[tree_picture(branch) for branch in assessment.branches],
        bar=_bar,
        link=link,
        slug=_slug,
        explained=_explained(assessment),
        sources=[_source(assessment, document) for document in assessment.documents],
    )
