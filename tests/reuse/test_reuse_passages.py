"""Copied text: what two documents share, found in each of the ways text is copied."""

import random
from textwrap import wrap

import pytest

from vedette.errors import NoSuchId, VedetteError
from vedette.model.document import Document, Zone, ZoneKind
from vedette.model.lineage import Copy, CopyKind, Reuse, ReuseKind
from vedette.model.span import Span
from vedette.trace.reuse.index import ReuseIndex, reuse
from vedette.trace.reuse.whole import copies

BRIDGE = (
    "Engineers finished a second pontoon bridge near the village on Tuesday evening, and a "
    "column of fuel lorries crossed it before midnight under the eyes of local fishermen."
)
RAIL = (
    "Railway workers in the north counted eleven trains with covered armour during the week, "
    "more than in the whole of the previous month, a union newsletter reported."
)
HARVEST = (
    "The harvest of sugar beet ended early after a wet October, leaving the refinery short of "
    "raw material and its two hundred seasonal workers without their usual bonus."
)
CLINIC = (
    "Doctors at the district clinic were told to clear forty beds and to order blood plasma for "
    "three weeks, according to a nurse who asked that her name be left out."
)
WEATHER = (
    "Forecasters expect heavy snow across the lowlands from Sunday, with drifts that could close "
    "the mountain passes to lorries until the ploughs return from the coast."
)
SPUN_BRIDGE = (
    "Sappers completed another pontoon bridge near the hamlet on Tuesday night, and a "
    "convoy of fuel trucks crossed it before midnight under the gaze of local anglers."
)


def shared(*texts: str) -> tuple[Reuse, ...]:
    index = ReuseIndex()
    for number, text in enumerate(texts):
        index.add(f"d{number}", text)
    return index.everything()


def copy_of(one: str, other: str) -> Copy | None:
    found = copies(shared(one, other), {"d0": one, "d1": other})
    return found[0] if found else None


def test_a_paragraph_taken_word_for_word_is_exact_with_its_place_on_both_sides() -> None:
    one, other = f"{RAIL}\n{BRIDGE}", f"{HARVEST}\n{CLINIC}\n{BRIDGE}"
    (found,) = shared(one, other)
    assert found.kind is ReuseKind.EXACT
    assert found.one_span.of(one) == found.other_span.of(other) == BRIDGE


def test_a_paragraph_with_a_few_words_changed_is_near() -> None:
    other = BRIDGE.replace("second", "third").replace("local ", "")
    (found,) = shared(f"{RAIL}\n{BRIDGE}", f"{HARVEST}\n{other}")
    assert found.kind is ReuseKind.NEAR
    assert 0.9 < found.share < 1


def test_a_paragraph_with_synonyms_for_every_third_word_is_spun() -> None:
    (found,) = shared(f"{RAIL}\n{BRIDGE}", f"{SPUN_BRIDGE}\n{HARVEST}")
    assert found.kind is ReuseKind.SPUN
    assert found.share < 0.8


def test_half_a_paragraph_inside_a_longer_one_is_a_part() -> None:
    piece = BRIDGE[BRIDGE.index("a column") :]
    other = f"Nobody at headquarters would comment on what had happened, but {piece}"
    (found,) = shared(BRIDGE, f"{other}\n{HARVEST}")
    assert found.kind is ReuseKind.PART
    assert found.one_span.of(BRIDGE) == piece.rstrip(".")


def test_a_passage_within_quotation_marks_is_quoted() -> None:
    piece = "a column of fuel lorries crossed it before midnight"
    other = f"“{piece[0].upper()}{piece[1:]},” the mayor wrote to the council on Thursday."
    (found,) = shared(BRIDGE, other)
    assert found.kind is ReuseKind.QUOTED


def test_a_phrase_any_report_may_use_is_no_reuse() -> None:
    one = "The ministry of defence did not immediately respond to a request for comment on bridges."
    other = (
        "Asked about unpaid wages, the company's lawyers did not immediately respond to a request "
        "for comment, and the union took the refinery to the regional labour court."
    )
    assert shared(one, other) == ()


def test_unrelated_reports_share_nothing() -> None:
    assert shared(BRIDGE, RAIL, HARVEST, CLINIC, WEATHER) == ()


def test_sentences_that_changed_places_inside_a_paragraph_are_both_found() -> None:
    found = shared(f"{BRIDGE} {CLINIC}", f"{CLINIC} {BRIDGE}")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (f"{BRIDGE}\n{RAIL}\n{HARVEST}\n{CLINIC}", CopyKind.EXACT),
        (f"{RAIL}\n{CLINIC}\n{BRIDGE}\n{HARVEST}", CopyKind.REORDERED),
        (f"{BRIDGE}\n{RAIL}", CopyKind.CUT),
        (f"{RAIL}\n{CLINIC}", CopyKind.CONTAINED),
        (f"{RAIL}\n{WEATHER}\n{WEATHER[:-4]}; nobody was surprised by that at all.", CopyKind.PART),
        (f"{BRIDGE}\n{RAIL.replace('eleven', 'ten')}\n{HARVEST}\n{CLINIC}", CopyKind.NEAR),
    ],
)
def test_what_one_document_is_to_another(other: str, kind: CopyKind) -> None:
    found = copy_of(f"{BRIDGE}\n{RAIL}\n{HARVEST}\n{CLINIC}", other)
    assert found is not None
    assert found.kind is kind


def test_a_daily_tally_with_new_figures_is_a_form_and_no_copy() -> None:
    """Yesterday's tally is no witness of today's, nor today's a relay of it."""
    tally = "By {} the flood had damaged {} houses and {} bridges in the valley, rescuers said."
    one, other = tally.format("8 May", 240, 11), tally.format("9 May", 263, 14)
    (found,) = shared(one, other)
    assert found.kind is ReuseKind.FORM
    assert copy_of(one, other) is None


def test_one_figure_gone_wrong_on_the_way_leaves_the_copy_a_copy() -> None:
    tally = "On 8 May the flood had damaged {} houses and 11 bridges in the valley, rescuers said."
    found = copy_of(tally.format(240), tally.format(24))
    assert found is not None
    assert found.kind is CopyKind.NEAR


def test_a_document_spun_throughout_is_a_spun_copy() -> None:
    found = copy_of(BRIDGE, SPUN_BRIDGE)
    assert found is not None
    assert found.kind is CopyKind.SPUN


def other_news(seed: int) -> str:
    """Forty words no other seed has."""
    rng = random.Random(seed)
    return " ".join("".join(rng.choices("abdegiklmnoprstuv", k=7)) for _ in range(40))


def test_a_stock_paragraph_in_many_unrelated_reports_ties_none_of_them() -> None:
    """Eight reports that close with the same background have nothing else in common."""
    assert shared(*(f"{other_news(n)}\n{WEATHER}" for n in range(8))) == ()


def test_a_stock_paragraph_with_a_number_brought_up_to_date_ties_none_either() -> None:
    texts = [f"{other_news(n)}\n{RAIL.replace('eleven', str(10 + n))}" for n in range(8)]
    assert shared(*texts) == ()


def test_a_name_that_many_reports_drop_makes_no_short_paragraph_stock() -> None:
    """Four other reports name the same bureau; only two carry the sentence about it."""
    line = "The Lowland Harbour Bureau said its seventh ferry had sunk off Kestrel Point at dawn."
    named = [f"{other_news(n)} Lowland Harbour Bureau {other_news(-n)}" for n in range(10, 14)]
    texts = [f"{other_news(1)}\n{line}", f"{other_news(2)}\n{line}", *named]
    assert [(r.one, r.other) for r in shared(*texts)] == [("d0", "d1")]


def test_a_wire_report_in_many_papers_is_no_stock() -> None:
    """They share the rest of it too."""
    texts = [f"{other_news(n)}\n{BRIDGE}\n{RAIL}\n{HARVEST}" for n in range(8)]
    assert {(r.one, r.other) for r in shared(*texts)} == {("d0", f"d{n}") for n in range(1, 8)}


def test_stock_seen_from_one_document_is_stock_seen_from_another() -> None:
    index = ReuseIndex()
    for n in range(8):
        index.add(f"d{n}", f"{other_news(n)}\n{WEATHER}")
    assert all(index.matches(f"d{n}") == () for n in range(8))


def test_ten_thousand_identical_documents_are_each_tied_to_the_first() -> None:
    """Not each to each, which would be fifty million ties."""
    found = shared(*[f"{BRIDGE}\n{RAIL}"] * 10_000)
    assert len(found) == 2 * 9_999
    assert {r.one for r in found} == {"d0"}


def test_thousands_of_copies_with_a_word_of_their_own_are_tied_to_the_first_of_them() -> None:
    texts = [BRIDGE.replace("local", f"town{n}").replace("column", f"row{n}") for n in range(3000)]
    found = shared(*texts)
    assert {r.other for r in found} >= {f"d{n}" for n in range(1, 3000)}
    assert len(found) < 20 * 3000


def test_a_document_of_ten_thousand_paragraphs_is_read() -> None:
    texts = [other_news(n) for n in range(10_000)]
    (found,) = shared("\n".join(texts), f"{HARVEST}\n{texts[7_000]}")
    assert found.other_span.start == len(HARVEST) + 1


def test_long_documents_that_share_thousands_of_paragraphs_are_tied_by_each() -> None:
    texts = [other_news(n) for n in range(3_000)]
    found = shared("\n".join(texts), "\n".join(reversed(texts)), "\n".join(texts[500:2_500]))
    assert len(found) == 3_000 + 2_000


def test_a_document_that_repeats_a_paragraph_is_not_its_own_copy() -> None:
    assert shared("\n".join([BRIDGE] * 10_000)) == ()


def test_one_line_of_a_hundred_thousand_words_is_cut_into_passages() -> None:
    long = " ".join(other_news(n) for n in range(2_500))
    found = shared(long, f"{HARVEST}\n{other_news(1_000)}")
    assert {r.other_span.of(f"{HARVEST}\n{other_news(1_000)}")[:7] for r in found}
    assert all(r.other_span.start > len(HARVEST) for r in found)


def test_scripts_without_spaces_are_compared_by_character() -> None:
    line = "国防部星期二表示边境附近的桥梁已经修复完毕燃料车队在午夜之前全部通过"
    (found,) = shared(f"{line}当地渔民看到了", f"另据报道{line}")
    assert found.one_span.of(f"{line}当地渔民看到了") == line


def test_a_document_added_twice_is_one() -> None:
    index = ReuseIndex()
    index.add("a", BRIDGE)
    index.add("a", BRIDGE)
    assert index.everything() == ()


def test_two_texts_under_one_id_are_refused() -> None:
    index = ReuseIndex()
    index.add("a", BRIDGE)
    with pytest.raises(VedetteError, match="one id a"):
        index.add("a", RAIL)


def test_a_document_nobody_added_is_named() -> None:
    with pytest.raises(NoSuchId, match="nowhere"):
        ReuseIndex().matches("nowhere")


def test_the_paragraphs_given_are_kept_to() -> None:
    text = f"{BRIDGE} {RAIL}"
    index = ReuseIndex()
    index.add("a", text, [Span(0, len(BRIDGE)), Span(len(BRIDGE) + 1, len(text))])
    index.add("b", f"{HARVEST}\n{RAIL}")
    (found,) = index.everything()
    assert found.one_span == Span(len(BRIDGE) + 1, len(text))


def test_a_paragraph_broken_at_the_width_of_a_mail_is_one() -> None:
    mail = f"{HARVEST}\n\n" + "\n".join(wrap(f"{BRIDGE} {CLINIC}", 64))
    (found,) = shared(mail, f"{RAIL}\n{BRIDGE} {CLINIC}")
    assert found.kind is ReuseKind.EXACT


def test_lines_that_are_sentences_stay_paragraphs_of_their_own() -> None:
    found = shared("\n".join((BRIDGE, RAIL, HARVEST)), "\n\n".join((HARVEST, BRIDGE, RAIL)))
    assert [r.kind for r in found] == [ReuseKind.EXACT] * 3


def test_what_is_no_part_of_the_report_is_not_compared() -> None:
    """The same biography under two reports of one writer makes neither a copy."""
    bio = Zone(Span(0, len(CLINIC)), ZoneKind.BIO, "bio.test/1")
    documents = []
    for name, body in (("x", BRIDGE), ("y", HARVEST)):
        zone = Zone(Span(len(CLINIC) + 1, len(CLINIC) + 1 + len(body)), ZoneKind.BODY, "body/1")
        documents.append(Document(name, f"{CLINIC}\n{body}", zones=(bio, zone)))
    assert reuse(documents) == ()


def test_a_batch_of_documents_is_compared_with_itself() -> None:
    found = reuse([Document("x", f"{BRIDGE}\n{RAIL}"), Document("y", f"{HARVEST}\n{BRIDGE}")])
    assert [(r.one, r.other) for r in found] == [("x", "y")]


def test_no_document_and_empty_documents_are_no_trouble() -> None:
    assert shared() == ()
    assert shared("", "\n\n", " ") == ()
