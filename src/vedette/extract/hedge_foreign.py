"""Likelihood words in languages that are read by their words alone, without a parse."""

from vedette.extract.page import Page
from vedette.model.likelihood import Hedge, PassedOver


def foreign_hedges(page: Page) -> tuple[tuple[Hedge, ...], tuple[PassedOver, ...]]:
    """Nothing yet."""
    return (), ()
