"""What each voice weighs: its age, what it leans on, and how reliable it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vedette.model.likelihood import EstimateKind
from vedette.settings import Settings
from vedette.weigh.odds import design_effect, log_odds
from vedette.weigh.voices import Heard, Voice, day_words

# A judgement nobody can date may be new or old; half weight says that we do not know.
UNDATED_WEIGHT = 0.5
# What origins share that lean on one another (doctrine 3: eight copies at .8 are worth 1.21).
SHARED = 0.8

Leans = Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Weight:
    """
    "19 days old at half-life 45 d: .75; shares its sources with ISW, so .05 of that": what one
    voice weighs, and by what.
    """

    recency: float
    shared: float
    sentence: str
    reliability: float = 1.0

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self.recency * self.shared * self.reliability


def groups(origins: Sequence[str], leans_on: Leans) -> list[list[str]]:
    """
    The origins in groups that lean on one another, directly or through somebody who did not
    judge the question: two voices that both lean on a third share what it knows.
    """
    group = {origin: {origin} for origin in origins}
    for who, on, _ in leans_on:
        joined = group.get(who, {who}) | group.get(on, {on})
        for member in joined:
            group[member] = joined
    found = {origin: tuple(sorted(group[origin] & set(origins))) for origin in origins}
    return [list(members) for members in sorted(set(found.values()))]


def worth(grouped: Sequence[Sequence[str]], trusted: Mapping[str, float]) -> float:
    """
    How many independent voices the groups are worth together, a voice graded at .5 as half of
    one: with every grade at 1 a group is worth its design effect.
    """
    total = 0.0
    for members in grouped:
        for place, grade in enumerate(sorted((trusted[m] for m in members), reverse=True)):
            total += grade * _step(place)
    return total


def _step(place: int) -> float:
    """What the voice at this place of a group adds to those before it."""
    before = design_effect(place, SHARED) if place else 0.0
    return design_effect(place + 1, SHARED) - before


def weigh(
    heard: Heard,
    grouped: Sequence[Sequence[str]],
    *,
    as_of: date | None,
    settings: Settings,
) -> list[Weight]:
    """A weight per voice, with the sentence that shows how it came about."""
    oldest = min((v.day for v in heard.voices if v.day is not None), default=None)
    own, age, why = {}, {}, {}
    for voice in heard.voices:
        origin = voice.judgement.origin
        age[origin], why[origin] = _recency(voice, oldest, as_of, settings)
        own[origin] = age[origin] * voice.reliability
        if voice.reliability < 1:
            why[origin] += f", times reliability {voice.reliability:.2f} as graded"
    adds = {origin: part for members in grouped for origin, part in _adds(members, own, why)}
    return [
        Weight(
            age[origin],
            adds[origin],
            _sentence(voice, own[origin] * adds[origin], why[origin]),
            voice.reliability,
        )
        for voice in heard.voices
        for origin in (voice.judgement.origin,)
    ]


def _adds(
    members: Sequence[str], own: Mapping[str, float], why: dict[str, str]
) -> Iterator[tuple[str, float]]:
    """
    The strongest of a group keeps its weight; each further one adds what the design effect
    says it adds. Equal shares would let an echo of last summer mute yesterday's report.
    """
    first, *further = sorted(members, key=lambda origin: (-own[origin], origin))
    yield first, 1.0
    for place, origin in enumerate(further, 1):
        adds = _step(place)
        why[origin] += f", times {adds:.3f} for what it adds to {first}, which shares its sources"
        yield origin, adds


def _recency(
    voice: Voice, oldest: date | None, as_of: date | None, settings: Settings
) -> tuple[float, str]:
    half = f"half-life {settings.half_life_days:g} d"
    if voice.day is not None and as_of is not None:
        age = max(0, (as_of - voice.day).days)
        issued = voice.judgement.product.issued
        bound = "at most " if issued.earliest else "at least "
        known = "" if issued.likely else bound
        return _decay(age, settings), f"{known}{_counted(age)} old at {half}"
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
    day = day_words(voice.judgement) if voice.day else "undated"
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
    return shown.removeprefix("0") if p < 1 else shown
