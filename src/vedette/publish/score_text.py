"""Scores as lines of plain text: what was resolved, who held what, and what it does not show."""

from collections import Counter
from collections.abc import Sequence

from vedette.model.resolution import Settled
from vedette.model.score import (
    Band,
    Marked,
    Ordered,
    OrderVerdict,
    QuestionCard,
    Role,
    Score,
    Scorecard,
    Unscored,
)
from vedette.publish.words import count, day_words, join, percent, wrapped

_HEADINGS = {
    Role.ORIGIN: "Origins, each judgement from the day of its product",
    Role.OUTLET: "Outlets, as a reader of that one alone would have been told",
    Role.DESK: "This desk, by what it sealed before the outcome",
    Role.REPLAYED: "This desk, replayed afterwards: what it would have said, no forecast",
}
_WIDE = 34
_COLUMNS = (
    f"{'':{_WIDE + 4}} {'best':>5} {'centre':>6} {'worst':>5} {'log':>5}  {'days':>8}  points"
)


def score_lines(found: Scorecard, *, two_sided: bool = False) -> list[str]:
    """The whole card: first how much stands behind it, then each question, then the sums."""
    out = [*_opening(found), *_faults(found), *found.notes]
    for card in found.cards:
        out += ["", *_card(card, double=2 if two_sided else 1)]
    if found.cards:
        out += ["", *_ranking(found), "", *_phrases(found), *_parts(found), "", *_legend(two_sided)]
    return wrapped(out)


def _opening(found: Scorecard) -> list[str]:
    derived = sum(bool(c.settled.follows_from) for c in found.cards)
    total = len(found.cards) + len(found.void) + len(found.open)
    scored = f"{len(found.cards)} of {count(total, 'question')} resolved"
    if derived:
        scored += f" ({derived} of them because another was)"
    rest = f"{len(found.void)} void, {len(found.open)} open"
    out = [f"{scored}, {rest}: {count(found.events, 'event')} that can be learnt from."]
    if found.events == 1:
        out.append(
            "ONE EVENT ONLY (n = 1): a single outcome cannot tell “unlikely” from “extremely "
            "unlikely”, and shows nobody's skill."
        )
    for one in found.void:
        out.append(f"Void, scored for nobody: {one.question} ({one.because}).")
    if found.open:
        out.append(f"Not resolved: {join(found.open)}.")
    return out


def _faults(found: Scorecard) -> list[str]:
    if not found.faults:
        return []
    return [
        "",
        "THE CHAIN OF SEALS IS BROKEN: the desk's own answers are not scored. What is wrong:",
        *(f"  {fault}" for fault in found.faults),
    ]


def settled_words(settled: Settled) -> str:
    """ "no on 31 December 2023 (follows from P2)"."""
    one = settled.resolution
    out = f"{one.outcome.value} on {day_words(one.on)}"
    if settled.follows_from:
        return f"{out} (follows from {settled.follows_from})"
    if settled.changed:
        times = "once" if settled.changed == 1 else f"{settled.changed} times"
        out += f" (resolved otherwise {times} before)"
    return out


def _card(card: QuestionCard, *, double: int) -> list[str]:
    of_days = (card.last - card.first).days + 1
    out = [
        f"{card.question}  {card.text}",
        f"  Ended {settled_words(card.settled)}: {card.settled.resolution.because.rstrip('.')}.",
        f"  Counted from {day_words(card.first)} to {day_words(card.last)}, "
        f"{count(of_days, 'day')}.",
        _COLUMNS,
    ]
    for role, heading in _HEADINGS.items():
        rows = [m for m in card.marked if m.score.role is role]
        if rows:
            out.append(f"  {heading}:")
            out += [line for m in rows for line in _row(m, double)]
        elif role is Role.DESK:
            out.append(f"  {heading}: {_no_desk(card)}")
    out.append("  What anybody could have said, to be beaten:")
    out += [_numbers(score, double) for score in card.baselines]
    out += _ordered(card.ordered)
    if card.unscored:
        out.append(f"  Left out: {_left_out(card.unscored)}.")
    out += _open_conditions(card)
    return out


def _ordered(found: Sequence[Ordered]) -> list[str]:
    """Comparisons by who made them: right, wrong, undecidable, and why."""
    if not found:
        return []
    out = ["  Comparisons, as an order and never as a number (one event, whatever their count):"]
    for name in sorted({o.name for o in found}):
        mine = [o for o in found if o.name == name]
        counts = Counter(o.verdict.value for o in mine)
        said = ", ".join(f"{counts[v.value]} {v.value}" for v in OrderVerdict if counts[v.value])
        why = "; ".join(f"“{o.words}”: {o.because}" for o in mine[:3])
        more = f"; {len(mine) - 3} more" if len(mine) > 3 else ""
        out.append(f"    {name}: {said} ({why}{more})")
    return out


def _open_conditions(card: QuestionCard) -> list[str]:
    """The conditions nobody has decided, so that somebody can."""
    hanging = sorted({u.estimate for u in card.unscored if u.estimate and "open" in u.because})
    if not hanging:
        return []
    shown = ", ".join(hanging[:3]) + (", ..." if len(hanging) > 3 else "")
    one = count(len(hanging), "judgement")
    return [
        f"  Not scorable, {one}: the condition is open ({shown}). Was it met: "
        f"`vedette resolve {card.question} --met ID --on DATE --because TEXT`, or `--unmet`."
    ]


def _no_desk(card: QuestionCard) -> str:
    why = [u.because for s in card.series if s.role is Role.DESK for u in s.unscored]
    if not why:
        return "nothing sealed on this question."
    said = "; ".join(f"{n} × {because}" for because, n in Counter(why).most_common(3))
    return f"no answer counts ({said})."


def _numbers(score: Score, double: int) -> str:
    name = score.name if len(score.name) <= _WIDE else f"{score.name[: _WIDE - 1]}…"
    best, centre, worst = (
        _three(double * value)
        for value in (score.brier.best, score.brier.central, score.brier.worst)
    )
    days, log = f"{score.days}/{score.of_days}", _three(score.log.central)
    return (
        f"    {name:{_WIDE}} {best:>5} {centre:>6} {worst:>5} {log:>5}  {days:>8}  "
        f"{score.points.central:>6.1f}"
    )


def _row(marked: Marked, double: int) -> list[str]:
    out = [_numbers(marked.score, double)]
    beaten = [v.baseline for v in marked.versus if v.better]
    lost = [v.baseline for v in marked.versus if v.better is False]
    said = []
    if beaten:
        said.append(f"beats {join(beaten)}")
    if lost:
        said.append(f"worse than {join(lost)}")
    if marked.score.peer is not None:
        said.append(f"{marked.score.peer:+.1f} points against the other origins of the same days")
    if marked.score.role in (Role.DESK, Role.REPLAYED) and marked.versus:
        said.append(
            "same days: "
            + "; ".join(
                f"{_three(double * v.own.central)} to {_three(double * v.theirs.central)} "
                f"({v.baseline})"
                for v in marked.versus
            )
        )
    if said and marked.score.role is not Role.OUTLET:
        out.append(f"      {'; '.join(said)}.")
    return out


def _left_out(unscored: Sequence[Unscored]) -> str:
    reasons = Counter(u.because for u in {(u.name, u.words, u.day): u for u in unscored}.values())
    return "; ".join(f"{n} × {because}" for because, n in reasons.most_common())


def _ranking(found: Scorecard) -> list[str]:
    if found.events < found.minimum:
        return [
            f"Nobody is ranked: that takes {found.minimum} events that do not hang together, and "
            f"there {'is' if found.events == 1 else 'are'} {found.events}."
        ]
    out = [f"Over {found.events} events, each one counted once (best – centre – worst):"]
    for record in found.records:
        if record.events >= found.minimum:
            out.append(f"    {record.name} ({record.role.value}): {_band(record.brier)}")
    if not found.better:
        return [*out, "Nobody can be called better: the bands overlap."]
    return [
        *out,
        "Better at every reading of their words, on the days both spoke:",
        *(f"    {b.name} than {b.than} ({count(b.events, 'event')})" for b in found.better),
    ]


def _band(band: Band) -> str:
    return f"{_three(band.best)} – {_three(band.central)} – {_three(band.worst)}"


def _phrases(found: Scorecard) -> list[str]:
    out = ["Phrases of the origins: meant range, and how often it came true (an event is one):"]
    for one in found.phrases:
        low, high = (percent(value) for value in one.wilson)
        verdict = {None: "too few to say", True: "inside its range", False: "outside its range"}
        out.append(
            f"    {one.klass:24} {percent(one.low):>4} to {percent(one.high):<4} "
            f" {one.hits:g} of {count(one.events, 'event')}, {count(one.uses, 'use')}; "
            f"{low} to {high}: {verdict[one.inside]}"
        )
    return out


def _parts(found: Scorecard) -> list[str]:
    if found.events < found.minimum:
        return []
    return [
        f"Brier score of {name}: reliability {_three(m.reliability)} − resolution "
        f"{_three(m.resolution)} + uncertainty {_three(m.uncertainty)} = {_three(m.brier)}."
        for name, m in found.murphy
    ]


def _legend(two_sided: bool) -> list[str]:
    scale = "0 to 2, over both answers" if two_sided else "0 to 1; twice that on the 0-to-2 scale"
    return [
        f"Brier score, mean over the days spoken: 0 is best ({scale}). Words are ranges, so each "
        "has a best, a central and a worst reading.",
        "Log: minus the logarithm of the chance given to what happened, at the centre; 0 is best.",
        "Points: 100 for certainty in the right answer, 0 for even chance, times the share of "
        "days.",
        "The order is that of days spoken, not of merit. Possibilities, denials, courses of "
        "action and open conditions are never scored; comparisons as an order alone.",
    ]


def _three(value: float) -> str:
    return f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.2f}"
