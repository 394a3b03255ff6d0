"""What two renderings of a sentence differ in: how sure, on what condition, yes or no, how many."""

import re

from vedette.doctrine.facing_words import facing_words
from vedette.trace.drift.facing import Pair, Said, Scale
from vedette.trace.drift.strength import likeliest, plain_of
from vedette.trace.drift.wording import doubts
from vedette.trace.products.marks import amount, figures

_HALF = 0.42  # two sentences said to be one where one judges and the other does not
_SURE = 0.24  # where a yes stands against a no
_LIKELY, _UNLIKELY, _POSSIBLE = 5, 2, 3
_PLAIN = 2  # words that are no names, which the two must share
_FIRM = {0: 1, 7: 6}  # "almost certain" and "highly likely" are one rung to a translator
_BESIDE = 12  # characters beside a word of likelihood in which its verb stands
_ROUND = 0.08  # a figure made rounder moves by less


def differences(pair: Pair) -> list[tuple[str, str]]:
    """
    Kinds of difference between a sentence and its rendering, each with what is said of it; none
    where they agree.
    """
    return [*_strength(pair), *_denied(pair)] or _condition(pair)


def _strength(pair: Pair) -> list[tuple[str, str]]:
    one, two = pair.kept, pair.other
    if one.step is None:
        return []
    if two.step is None:
        return _hedge(pair)
    here, there = (_FIRM.get(s.step, s.step) for s in (one, two) if s.step is not None)
    says = f"“{_words(two)}” where another rendering has “{_words(one)}”"
    if here == there or {here, there} == {_POSSIBLE, _POSSIBLE + 1}:
        return []
    if {here, there} == {_LIKELY, _LIKELY + 1} and _most(one) and _most(two):
        return []  # "most likely" is likelier than all else, and so is "very likely"
    if min(here, there) <= _UNLIKELY and max(here, there) >= _LIKELY:
        # "Ne reviendront sans doute pas": a no may stand outside the word of likelihood.
        same = _negated(one) == _negated(two)
        return [("polarity_inverted", says)] if pair.alike >= _SURE and same else []
    if abs(here - there) == 1 and _family(one) == _family(two):
        bare = abs(there - 3.5) < abs(here - 3.5)
        return [("modifier_lost" if bare else "strength_raised", says)]
    if _POSSIBLE in (here, there) and min(here, there) <= _UNLIKELY:
        return []  # "unlikely, yet it cannot be ruled out": a relay may keep either half
    return [("strength_raised" if there > here else "strength_lowered", says)]


def _family(said: Said) -> str:
    if said.step is None or said.mention is None:
        return ""
    return plain_of(said.mention.estimate.klass) if said.step != _POSSIBLE else "possible"


def _most(said: Said) -> bool:
    return said.step == _LIKELY + 1 or likeliest(_words(said), said.lang)


def _words(said: Said) -> str:
    return said.mention.estimate.words if said.mention else " ".join(said.sentence.split())[:80]


def _hedge(pair: Pair) -> list[tuple[str, str]]:
    """ "The deputies will ask" where another has "may ask"; a title's haste is told apart."""
    one, two = pair.kept, pair.other
    if not two.flat or pair.alike < _HALF or doubts(two.sentence) - _names(two):
        return []
    if one.step is not None and one.step <= _UNLIKELY and two.mention is None:
        return []  # only a flat no renders "unlikely" without its doubt
    if not _one_matter(one, two):
        return []
    return [("hedge_lost", f"it states flatly what another rendering hedges with “{_words(one)}”")]


def _one_matter(one: Said, two: Said) -> bool:
    """Names alone may be another sentence about the same people: words must be shared as well."""
    return len([m for m in Scale.shared(one, two) if not m.startswith("^")]) >= _PLAIN


def _names(said: Said) -> frozenset[str]:
    """Words of doubt a sentence has for another judgement than the one compared."""
    return doubts(said.mention.estimate.words) if said.mention else frozenset()


def _denied(pair: Pair) -> list[tuple[str, str]]:
    """ "Will be stopped" where the others have "will not be stopped": neither hedges."""
    one, two = pair.kept, pair.other
    here, there = _negated(one), _negated(two)
    flat = one.flat and two.flat and pair.alike >= _SURE
    if not flat or here is None or there is None or here == there:
        return []
    judged = one.mention is not None or two.mention is not None
    if not judged and one.lang != two.lang and not _one_matter(one, two):
        return []
    return [("negation_damaged", f"it says “{_short(two)}” where another has “{_short(one)}”")]


def _short(said: Said) -> str:
    return " ".join(said.text.split())[:90]


def _negated(said: Said) -> bool | None:
    words = facing_words(said.lang)
    return None if words is None else words.negations.search(said.sentence) is not None


def _condition(pair: Pair) -> list[tuple[str, str]]:
    one, two = pair.kept, pair.other
    if two.mention is None or one.mention is None:
        return []
    here, there = facing_words(one.lang), facing_words(two.lang)
    if here is None or there is None:
        return []
    opened = here.conditions.search(one.sentence)
    kept = there.conditions.search(two.sentence) or there.leeway.search(two.sentence)
    if opened is None and not kept:
        return _supposed(pair)
    if opened is None or kept:
        return []
    return [("condition_dropped", f"it leaves out the condition (“{opened.group()} …”)")]


def _supposed(pair: Pair) -> list[tuple[str, str]]:
    """ "Will likely shift" where another has "would likely shift": the supposed case is gone.

    Only beside the words of likelihood themselves: a sentence may suppose something else.
    """
    one, two = pair.kept, pair.other
    here, there = facing_words(one.lang), facing_words(two.lang)
    if here is None or there is None or pair.alike < _SURE or one.mention is None:
        return []
    estimate = one.mention.estimate
    at = one.sentence.find(estimate.words)
    near = one.sentence[max(0, at - _BESIDE) : at + len(estimate.words) + _BESIDE]
    found = here.unreal.search(near) if at >= 0 else None
    if found is None or there.unreal.search(two.sentence):
        return []
    return [("condition_dropped", f"it says plainly what another supposes (“{found.group()}”)")]


def other_figure(one: Said, two: Said, texts: tuple[str, str]) -> tuple[str, str] | None:
    """
    ("6700", "7600"): of two sentences that each have one figure which the other's text has
    nowhere, these figures; None where they have the same, or one is the other made round.

    texts: the two texts whole.
    """
    gone = sorted(figures(one.sentence) - figures(texts[1]))
    new = sorted(figures(two.sentence) - figures(texts[0]))
    if len(gone) != 1 or len(new) != 1 or len(gone[0]) != len(new[0]):
        return None
    was, now = amount(gone[0]), amount(new[0])
    rounder = len(_zeros(new[0])) != len(_zeros(gone[0]))
    if rounder and abs(was - now) <= _ROUND * max(was, now):
        return None
    return gone[0], new[0]


def _zeros(figure: str) -> str:
    return re.search(r"0*$", figure).group()  # type: ignore[union-attr]
