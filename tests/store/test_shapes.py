"""Nouns to JSON and back without losing a digit."""

import dataclasses
import enum
import importlib
import inspect
import pkgutil
import string
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st
from store_nouns import assessment

from vedette import model
from vedette.errors import DeskDamaged
from vedette.model.assessment import Assessment
from vedette.model.basis import Basis, Dating
from vedette.model.document import Capture, Document
from vedette.model.likelihood import Likelihood
from vedette.model.span import Span
from vedette.store.shapes import dump, load


def nouns():
    """Every dataclass defined under model/, whatever is added there later."""
    for found in pkgutil.iter_modules(model.__path__):
        module = importlib.import_module(f"{model.__name__}.{found.name}")
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__ and dataclasses.is_dataclass(kind):
                yield kind


NOUNS = sorted(nouns(), key=lambda kind: kind.__name__)
words = st.text(alphabet=string.ascii_letters + "ʼ’йґ \u00a0\n\"'\\", max_size=8)
st.register_type_strategy(str, words)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(
    Span, st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Span(p[0], sum(p)))
)
st.register_type_strategy(
    Likelihood,
    st.tuples(*[st.floats(0, 1)] * 3)
    .map(sorted)
    .filter(lambda r: r[0] < r[2])
    .map(lambda r: Likelihood(*r)),
)
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(time, st.times())


# Drawing whole assessments at random takes minutes and finds what their parts find.
DRAWN = [kind for kind in NOUNS if kind is not Assessment]


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.__name__)
def test_every_noun_comes_back_as_it_went(kind) -> None:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

    @limits(max_examples=10, deadline=None, suppress_health_check=slow)
    @given(st.from_type(kind))
    def back(noun) -> None:
        again = load(kind, dump(noun))
        assert again == noun
        assert dump(again) == dump(noun)

    back()


def test_a_whole_assessment_comes_back_as_it_went() -> None:
    noun = assessment()
    again = load(Assessment, dump(noun))
    assert again == noun
    empty = [f.name for f in dataclasses.fields(noun) if not getattr(noun, f.name)]
    assert empty == []


def test_types_survive_and_not_only_values() -> None:
    """A str enum equals its text, so equality alone would not notice a lost type."""
    noun = Dating(Basis.PRINTED, date(2023, 8, 1), None, None, time(9, 15), month_day=(8, 1))
    again = load(Dating, dump(noun))
    assert isinstance(again.basis, enum.Enum)
    assert type(again.earliest) is date
    assert type(again.month_day) is tuple


def test_bytes_come_back_byte_for_byte() -> None:
    capture = Capture("a" * 64, "x.bin", "application/octet-stream", bytes(range(256)))
    assert load(Capture, dump(capture)).data == capture.data


def test_a_row_from_before_a_field_was_added_takes_the_default() -> None:
    assert load(Document, '{"id":"d","text":"Words."}') == Document("d", "Words.")


@pytest.mark.parametrize(
    "row", ["", "[]", "7", '{"id":"d"}', '{"id":1,"text":"x"}', '{"id":"d","text":"x","odd":1}']
)
def test_what_is_no_such_noun_is_refused_in_a_sentence(row) -> None:
    with pytest.raises(DeskDamaged, match="is no Document"):
        load(Document, row)


@dataclasses.dataclass(frozen=True)
class Either:
    held: Span | Likelihood | None
    by_name: dict[str, tuple[Span, ...]]


@pytest.mark.parametrize("held", [Span(1, 2), Likelihood(0.1, 0.2, 0.3), None])
def test_one_place_for_two_nouns_remembers_which_it_was(held) -> None:
    noun = Either(held, {"a.b": (Span(0, 1), Span(2, 3)), "": ()})
    assert load(Either, dump(noun)) == noun


def test_what_has_no_shape_is_refused() -> None:
    @dataclasses.dataclass(frozen=True)
    class Odd:
        what: object

    with pytest.raises(TypeError, match="no shape"):
        dump(Odd(object()))


def test_the_nouns_are_found() -> None:
    assert {Assessment, Capture, Dating} <= set(NOUNS)
