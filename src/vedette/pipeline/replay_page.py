"""A replay, and what moved it, in the forms a person asks for."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from vedette.model.brief import Brief, Line, Section
from vedette.model.change import BoardChange, Change
from vedette.model.replay import Day, Replay
from vedette.pipeline.change import between, sentences
from vedette.publish.change_text import board_change_lines, change_lines
from vedette.publish.replay_csv import replay_csv
from vedette.publish.replay_picture import NARROW, WIDE, replay_picture
from vedette.publish.sheet import sheet
from vedette.publish.words import day_words, percent, range_words
from vedette.weigh.board_change import board_change


def _moved(replayed: Replay) -> dict[str, Sequence[str]]:
    return {q.id: sentences(replayed, q.id) for q in replayed.questions.questions}


def as_csv(replayed: Replay) -> str:
    """One row for each day and proposition."""
    return replay_csv(replayed, _moved(replayed))


def as_picture(replayed: Replay, *, page: bool) -> str:
    """A self-contained SVG, or a page that holds it and says what was left out."""
    moved = _moved(replayed)
    if not page:
        return replay_picture(replayed, moved)
    pictures = Markup("").join(Markup(replay_picture(replayed, moved, f)) for f in (WIDE, NARROW))
    title = replayed.questions.by_id(replayed.questions.main).text
    lines = tuple(Line(line[:1].upper() + line[1:]) for line in summary(replayed))
    short = Section("short", "In short", lines)
    return sheet(Brief(title, "", (short,)), {}, Markup("<figure>{}</figure>").format(pictures))


def summary(replayed: Replay) -> list[str]:
    """The asked proposition in a few lines, and which documents no day could be found for."""
    main = replayed.questions.main
    ranged = [d for d in replayed.days if d.answer(main).likelihood]
    first, last = replayed.days[0].day, replayed.days[-1].day
    lines = [f"{main}: {len(replayed.days)} days, {day_words(first)} to {day_words(last)}."]
    if not ranged:
        prior = replayed.days[0].answer(main).prior
        lines.append(f"Nobody judged it by then; the prior, {percent(prior)}, is no answer.")
    else:
        shown = {
            "first range": ranged[0],
            "highest": max(ranged, key=lambda d: _centre(d, main)),
            "lowest": min(ranged, key=lambda d: _centre(d, main)),
            "last": ranged[-1],
        }
        lines += [f"{name}: {_said(day, main)}" for name, day in shown.items()]
    if replayed.left_out:
        names = ", ".join(d.file or d.id for d in replayed.left_out[:12])
        more = f" and {len(replayed.left_out) - 12} more" if len(replayed.left_out) > 12 else ""
        lines.append(
            f"{len(replayed.left_out)} documents are left out, because nothing shows by which day "
            f"they were out: {names}{more}."
        )
    return lines


def _centre(day: Day, question: str) -> float:
    found = day.answer(question).likelihood
    return found.central if found else 0.0


def _said(day: Day, question: str) -> str:
    answer = day.answer(question)
    if answer.likelihood is None:
        return f"{day_words(day.day)}, nobody had judged."
    origins = "origin" if answer.n_origins == 1 else "origins"
    return (
        f"{day_words(day.day)}, {answer.word}, {range_words(answer.likelihood)} "
        f"(centre {percent(answer.likelihood.central)}), {answer.n_origins} {origins}."
    )


def differences(replayed: Replay) -> tuple[Change | BoardChange, ...]:
    """
    What moved each proposition from the first day of a replay to the last, the asked first; then
    what moved its indicator board, where the question watches any.
    """
    main = replayed.questions.main
    asked = sorted(replayed.questions.questions, key=lambda q: q.id != main)
    first, last = replayed.days[0], replayed.days[-1]
    moved: list[Change | BoardChange] = [between(first, last, q.id) for q in asked]
    if replayed.boards:
        before, after = replayed.boards[0], replayed.boards[-1]
        moved.append(board_change(main, before, after, first.day, last.day))
    return tuple(moved)


def differences_text(found: Sequence[Change | BoardChange]) -> str:
    """Each proposition's change, cause by cause, and the board's beside them."""
    return "\n".join(
        line
        for one in found
        for line in (change_lines(one) if isinstance(one, Change) else board_change_lines(one))
    )


def differences_rows(found: Sequence[Change | BoardChange]) -> list[dict[str, Any]]:
    """The same for JSON; a board's row says `board` where a range's says nothing."""
    return [asdict(one) | ({} if isinstance(one, Change) else {"board": True}) for one in found]
