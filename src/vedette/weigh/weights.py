"""What each voice weighs: its age, what it leans on, and how reliable it is."""

from collections.abc import Sequence
from datetime import date

from vedette.model.likelihood import EstimateKind
from vedette.settings import Settings
from vedette.weigh.odds import design_effect, log_odds
from vedette.weigh.voices import Heard, Voice

# A judgement nobody can date may be new or old; half weight says that we do not know.
UNDATED_WEIGHT = 0.5
# What origins share that lean on one another (doctrine 3: eight copies at .8 are worth 1.21).
SHARED = 0.8

Leans = Sequence[tuple[str, str, str]]


def worths(origins: Sequence[str], leans_on: Leans) -> dict[str, float]:
    """
    What each origin is worth as an independent voice: 1, or less among those who lean on one
    another. An origin that only echoes a root outside the pool still counts as one.
    """
    group = {origin: {origin} for origin in origins}
    # Two voices may lean on a third that did not judge the question: they still share it.
    for who, on, _ in leans_on:
        joined = group.get(who, {who}) | group.get(on, {on})
        for member in joined:
            group[member] = joined
    worth = {}
    for origin in origins:
        together = sum(1 for other in group[origin] if other in origins)
        worth[origin] = design_effect(together, SHARED) / together
    return worth


def weigh(
    heard: Heard, worth: dict[str, float], *, as_of: date | None, settings: Settings
) -> tuple[list[float], list[str]]:
    """A weight per voice and the sentence that shows how it came about."""
    dated = [v.day for v in heard.voices if v.day is not None]
    weights, sentences = [], []
    for voice in heard.voices:
        recency, why = _recency(voice, min(dated, default=None), as_of, settings)
        part = worth[voice.judgement.origin]
        weight = recency * part * voice.reliability
        if part < 1:
            why += f", times {part:.2f} because it leans on another origin"
        if voice.reliability < 1:
            why += f", times reliability {voice.reliability:.2f}"
        weights.append(weight)
        sentences.append(_sentence(voice, weight, why))
    return weights, sentences


def _recency(
    voice: Voice, oldest: date | None, as_of: date | None, settings: Settings
) -> tuple[float, str]:
    half = f"half-life {settings.half_life_days:g} d"
    if voice.day is not None and as_of is not None:
        age = max(0, (as_of - voice.day).days)
        return _decay(age, settings), f"{_counted(age)} old at {half}"
    if oldest is not None and as_of is not None:
        age = max(0, (as_of - oldest).days)
        weight = min(UNDATED_WEIGHT, _decay(age, settings))
        return weight, (
            f"no day known, so at most {UNDATED_WEIGHT:g} and no more than the oldest dated "
            f"origin ({_counted(age)} at {half})"
        )
    return UNDATED_WEIGHT, f"no day known: the flat weight {UNDATED_WEIGHT:g}"


def _counted(days: int) -> str:
    return f"{days} {'day' if days == 1 else 'days'}"


def _decay(age: int, settings: Settings) -> float:
    # A judgement of another century still has a weight, so that no sum of weights is 0.
    return max(float(2 ** (-age / settings.half_life_days)), 1e-9)


def _sentence(voice: Voice, weight: float, why: str) -> str:
    said, likelihood = voice.said.best, voice.likelihood
    day = f"{voice.day:%-d %B %Y}" if voice.day else "undated"
    turned = ", turned round because it speaks of the act not happening:" if voice.against else ""
    unhedged = ", said without a hedge" if said.kind is EstimateKind.CATEGORICAL else ""
    if voice.said is not voice.judgement:
        day += " (restating its earlier words)"
    return (
        f"{voice.judgement.origin}, {day}: '{said.words}'{unhedged}{turned} "
        f"{_two(likelihood.low)}–{_two(likelihood.high)} ({_two(likelihood.central)}); {why}: "
        f"weight {weight:.3f}; log-odds {log_odds(likelihood.central):.4f}."
    )


def _two(p: float) -> str:
    shown = f"{p:.3f}".rstrip("0") if round(p * 1000) % 10 else f"{p:.2f}"
    return shown.removeprefix("0") if 0 < p < 1 else shown
