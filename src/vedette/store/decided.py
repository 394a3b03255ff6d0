"""What a person decided, kept beside what the machine reads and never over it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class Decided(Generic[Noun]):
    """
    "On 3 May somebody resolved question P2": one decision as the ledger kept it.

    subject: the id it is about. at: when it was added; None if the desk was not told.
    """

    subject: str
    noun: Noun
    at: datetime | None = None
