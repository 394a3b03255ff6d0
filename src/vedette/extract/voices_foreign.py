"""Voices in languages we do not parse: the one body the text names, else the outlet."""

from vedette.extract.names import Cast
from vedette.extract.page import Page
from vedette.extract.voices_page import own_name
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation, Voice

_SPEAKERS = frozenset(
    ("think_tank", "ministry", "general_staff", "intelligence", "monitor", "service",
     "forecasters", "alliance", "agency_un", "foreign_ministry")
)  # fmt: skip


def foreign_voice(page: Page, at: Span) -> Voice:
    """Whose judgement stands at a span of a text in another language, by names alone."""
    own, institutional = own_name(page)
    outlet = page.document.outlet_name
    cast = Cast(page)
    before = [m for m in cast.bodies if m.who.kind in _SPEAKERS]
    before = [m for m in before if m.who.kind not in ("alliance", "agency_un")] or before
    named = {m.who.name for m in before}
    if institutional or not named:
        return Voice(Holder(own, own_voice=True), (), Quotation.OWN, ("voice.own/1",))
    near = sorted(before, key=lambda m: abs(m.start - at.start))
    name = named.pop() if len(named) == 1 else near[0].who.name
    return Voice(Holder(name), (outlet,), Quotation.INDIRECT, ("voice.foreign/1",))
