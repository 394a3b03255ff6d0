"""A reader is told where only the push away from the prior brought the answer across even."""

import pytest

from vedette.model.assessment import Pooled
from vedette.model.likelihood import Likelihood
from vedette.publish.sections_glance import _across_even


def _pooled(central: float, *, prior: float, push: float) -> Pooled:
    likelihood = Likelihood(central / 2, central, (1 + central) / 2)
    return Pooled("Q", likelihood, "", likelihood, (), prior, 0.25, 6, 6.0, push, ())


def test_a_mean_below_even_that_is_pushed_above_it_is_told_with_both_numbers() -> None:
    # Log-odds: prior -2.197, centre 1.099; divided by 1.56 the mean is at -0.085, which is 48%.
    (line,) = _across_even(_pooled(0.75, prior=0.1, push=1.56))
    assert "48%" in line.text
    assert "75%" in line.text
    assert line.cites == ("ans-Q",)


@pytest.mark.parametrize(
    ("central", "prior", "push"), [(0.75, 0.1, 1.0), (0.95, 0.1, 1.5), (0.2, 0.4, 1.5)]
)
def test_nothing_is_said_where_the_push_keeps_the_side_or_there_was_none(
    central: float, prior: float, push: float
) -> None:
    assert not _across_even(_pooled(central, prior=prior, push=push))
