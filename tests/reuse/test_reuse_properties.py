"""What must hold of copied text whatever the texts are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.model.lineage import Reuse
from vedette.trace.reuse.align import Words, overlays
from vedette.trace.reuse.index import ReuseIndex
from vedette.trace.reuse.shingles import HASH_BITS, triples

WORDS = [
    "bridge",
    "column",
    "ministry",
    "Thursday",
    "border",
    "armour",
    "reserve",
    "convoy",
    "village",
    "denied",
    "airfield",
    "the",
    "of",
    "and",
    "a",
    "in",
    "on",
    "said",
    "40",
    "не",
    "войска",
    "граница",
    "桥",
]

paragraph = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
text = st.lists(paragraph, min_size=1, max_size=5).map("\n".join)
texts = st.lists(text, min_size=2, max_size=6)
# Words of consonants alone: no other strategy here can make one.
strange = st.lists(
    st.text(alphabet="bcdfghjklmnpqrstvwxz", min_size=5, max_size=9), min_size=30, unique=True
).map(" ".join)


def desk(*given_texts: str) -> ReuseIndex:
    index = ReuseIndex()
    for number, one in enumerate(given_texts):
        index.add(f"d{number}", one)
    return index


def turned(found: Reuse) -> Reuse:
    return Reuse(found.other, found.one, found.other_span, found.one_span, found.share, found.kind)


@given(texts)
@settings(max_examples=60, deadline=None)
def test_what_one_document_shares_with_another_is_shared_the_other_way_round(
    given_texts: list[str],
) -> None:
    index = desk(*given_texts)
    found = {r for n in range(len(given_texts)) for r in index.matches(f"d{n}")}
    assert {turned(r) for r in found} == found


@given(texts)
@settings(max_examples=60, deadline=None)
def test_spans_lie_in_their_texts_and_shares_between_nothing_and_all(
    given_texts: list[str],
) -> None:
    for found in desk(*given_texts).everything():
        one, other = given_texts[int(found.one[1:])], given_texts[int(found.other[1:])]
        assert found.one != found.other
        assert found.one_span.of(one).strip() == found.one_span.of(one) != ""
        assert found.other_span.of(other).strip() == found.other_span.of(other) != ""
        assert found.one_span.end <= len(one)
        assert found.other_span.end <= len(other)
        assert 0 < found.share <= 1


@given(strange, st.lists(text, max_size=4))
@settings(max_examples=40, deadline=None)
def test_an_exact_copy_is_always_found(copied: str, others: list[str]) -> None:
    index = desk(copied, *others, f"Another heading\n{copied}")
    assert ("d0", 1.0) in {(r.other, r.share) for r in index.matches(f"d{len(others) + 1}")}


@given(texts, strange)
@settings(max_examples=40, deadline=None)
def test_an_unrelated_document_changes_nothing(given_texts: list[str], unrelated: str) -> None:
    before = desk(*given_texts)
    after = desk(*given_texts, unrelated)
    assert before.everything() == after.everything()
    assert before.matches("d0") == after.matches("d0")


@given(texts)
@settings(max_examples=40, deadline=None)
def test_looking_after_each_addition_ends_where_looking_once_does(given_texts: list[str]) -> None:
    """The runs of postings are merged differently, and nothing else differs."""
    index = ReuseIndex()
    for number, one in enumerate(given_texts):
        index.add(f"d{number}", one)
        index.matches(f"d{number}")
    assert index.matches("d0") == desk(*given_texts).matches("d0")
    assert index.everything() == desk(*given_texts).everything()


@given(paragraph, paragraph)
def test_laying_one_passage_on_the_other_is_laying_the_other_on_the_one(
    one: str, other: str
) -> None:
    there = overlays(Words(one), Words(other), least=0.4)
    back = overlays(Words(other), Words(one), least=0.4)
    assert [(o.one, o.two, o.share) for o in there] == [(o.two, o.one, o.share) for o in back]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_triples_of_a_passage_do_not_depend_on_the_passages_around_it(passages: list[str]) -> None:
    hashes, owners = triples(passages)
    assert all(int(h) < 1 << HASH_BITS for h in hashes)
    for number, passage in enumerate(passages):
        alone, _ = triples([passage])
        assert alone.tolist() == hashes[owners == number].tolist()
