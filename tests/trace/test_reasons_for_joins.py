"""Whatever joined two relays, the product says so: the day, the sentence, or what else there is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vedette.model.basis import UNDATED, Basis, Dating, Stated
from vedette.model.document import Document
from vedette.model.lineage import Merger, Product
from vedette.publish.edge_words import merged_words
from vedette.trace.drift.wording import line
from vedette.trace.products.joined import reasons
from vedette.trace.products.relay import Relay

START = date(2031, 5, 3)
SAID = "Norland's brigades stand where they stood in spring, the bridges over the Hallam are mined."
AGAIN = "Norland's brigades stand where they stood in spring; the bridges there have been mined."
OTHER = "The fleet of Eastmark left Port Ansel on Monday with nine ships and two tugs."


def day(number: int, words: tuple[str, ...] = ("3 May 2031",)) -> Dating:
    found = START + timedelta(days=number)
    return Dating(Basis.PRINTED, found, found, found, words=words)


def relay(name: str, *sentences: str, dating: Dating = UNDATED) -> Relay:
    return Relay(name, "Bering Institute", dating, tuple(line(s, "en") for s in sentences))


def only(*relays: Relay) -> str:
    (found,) = reasons(relays, ())
    return found.because


def test_two_that_name_one_day_are_joined_by_it() -> None:
    found = only(relay("a", SAID, dating=day(0)), relay("b", OTHER, dating=day(0)))
    assert found == "they name 3 May 2031 as its day"


def test_a_day_that_custom_gives_is_not_said_to_be_named() -> None:
    found = only(relay("a", SAID, dating=day(0)), relay("b", OTHER, dating=day(0, ())))
    assert found == "each is dated to 3 May 2031"


def test_an_undated_copy_is_joined_by_the_sentence_both_print() -> None:
    found = only(relay("a", SAID, dating=day(0)), relay("b", SAID))
    assert found.startswith("they print “Norland's brigades stand")


def test_a_sentence_told_in_other_words_is_shown_both_ways() -> None:
    found = only(relay("a", SAID, dating=day(0)), relay("b", AGAIN))
    assert "are mined" in found
    assert "have been mined" in found


def test_what_only_its_day_placed_says_so() -> None:
    found = only(relay("a", SAID, dating=day(0)), relay("b", OTHER, dating=day(1)))
    assert "3 May 2031 and 4 May 2031" in found


def test_a_reason_the_joining_rule_left_is_kept_and_no_second_is_made_up() -> None:
    given_ = Merger("a", "b", "they share 35, Tsel")
    assert reasons((relay("a", SAID), relay("b", SAID)), (given_,)) == (given_,)


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from([SAID, AGAIN, OTHER]), min_size=1, max_size=2, unique=True),
            st.one_of(st.none(), st.integers(0, 3)),
        ),
        min_size=1,
        max_size=7,
    )
)
def test_every_relay_hangs_together_with_the_rest(
    made: list[tuple[list[str], int | None]],
) -> None:
    relays = [
        relay(f"d{n}", *sentences, dating=UNDATED if at is None else day(at))
        for n, (sentences, at) in enumerate(made)
    ]
    found = reasons(relays, ())
    assert len(found) == len(relays) - 1
    reached = {"d0"}
    for _ in relays:
        for merger in found:
            if {merger.one, merger.other} & reached:
                reached |= {merger.one, merger.other}
    assert reached == {r.document for r in relays}


def test_one_reason_for_many_is_one_sentence() -> None:
    names = [f"d{n}" for n in range(9)]
    product = Product(
        "prd-1",
        "Bering Institute",
        day(0),
        tuple(names),
        merged=tuple(Merger("d0", n, "they name 3 May 2031 as its day") for n in names[1:]),
    )
    pages = {n: Document(n, "", outlet=Stated(f"{n}.example", Basis.GIVEN)) for n in names}
    (said,) = merged_words(product, pages)
    assert "d5.example and 3 more are taken to relay one product" in said
