"""What an analyst may ask the desk about what it knows."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from vedette.errors import NoSuchId
from vedette.model.assessment import Assessment, Explanation
from vedette.pipeline.contract import reader_name
from vedette.store.ledger import Ledger


def reader_version() -> str:
    """The reader's name and version: "rules 1"."""
    return reader_name()


def remember(assessment: Assessment, memory: Path) -> None:
    """
    Keeps the explanations of the last assessment, so that `why` can answer about it.

    A home that cannot be written costs only that: the assessment itself is not touched.
    """
    kept = {
        key: {
            "id": said.id,
            "title": said.title,
            "rule": said.rule,
            "inputs": said.inputs,
            "arithmetic": said.arithmetic,
            "children": said.children,
        }
        for key, said in assessment.explanations.items()
    }
    with suppress(OSError):
        memory.parent.mkdir(parents=True, exist_ok=True)
        fresh = memory.with_suffix(".new")
        fresh.write_text(json.dumps({"asked": assessment.asked, "why": kept}), encoding="utf-8")
        fresh.replace(memory)


def _explanation(row: Mapping[str, Any]) -> Explanation:
    return Explanation(
        row["id"],
        row["title"],
        row["rule"],
        tuple(row["inputs"]),
        tuple(row["arithmetic"]),
        tuple(row["children"]),
    )


def _find(identifier: str, known: Mapping[str, Explanation]) -> Explanation:
    """By id, or by a beginning that fits one id only."""
    if identifier in known:
        return known[identifier]
    fits = [key for key in known if key.startswith(identifier)] if len(identifier) > 3 else []
    if len(fits) == 1:
        return known[fits[0]]
    if fits:
        raise NoSuchId(
            f"{identifier} begins {len(fits)} ids: {', '.join(fits[:4])}; write more of it."
        )
    raise NoSuchId(
        f"No id {identifier} in the last assessment: ask about an id a brief shows in brackets, "
        "or name the desk with --desk."
    )


def why_remembered(identifier: str, memory: Path) -> Explanation:
    """What the last assessment of this user says of an id. Raises NoSuchId."""
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))["why"]
    except (OSError, ValueError, KeyError):
        raise NoSuchId(
            "Nothing was assessed yet: run `vedette assess FOLDER QUESTION` first."
        ) from None
    return _find(identifier, {key: _explanation(row) for key, row in kept.items()})


def why_on_desk(identifier: str, desk: Path) -> Explanation:
    """What the newest assessment on a desk that knows the id says of it. Raises NoSuchId."""
    with Ledger.open(desk) as ledger:
        known: dict[str, Explanation] = {}
        for assessment in ledger.assessments():
            known.update(assessment.explanations)
    return _find(identifier, known)
