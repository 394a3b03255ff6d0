"""What each line of a plain text is, on pages written for these tests."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vedette.collect.layout import Told
from vedette.collect.zones import zones
from vedette.model.document import READ_ZONES, ZoneKind

BODY_ONE = (
    "The junta is unlikely to accept the ultimatum before the weekend, three diplomats in Abuja "
    "said, although talks with the elders go on."
)
BODY_TWO = (
    "A regional force could be assembled within ten days, the commissioner added, but moving it "
    "across the river would take much longer than that."
)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def kind_of(text: str, words: str, told: dict[int, Told] | None = None) -> ZoneKind:
    """The kind of the one zone in which the words stand."""
    held = [zone for zone in zones(text, told) if words in zone.span.of(text)]
    assert len(held) == 1, [zone.span.of(text) for zone in held]
    return held[0].kind


def read_of(text: str) -> str:
    return "\n".join(z.span.of(text) for z in zones(text) if z.kind in READ_ZONES)


def test_the_first_line_of_a_report_is_its_headline() -> None:
    text = page("Junta digs in as deadline nears", BODY_ONE, BODY_TWO)
    assert kind_of(text, "Junta digs in") is ZoneKind.TITLE
    assert kind_of(text, "unlikely to accept") is ZoneKind.BODY


def test_a_text_that_opens_with_a_paragraph_has_no_headline() -> None:
    text = page(BODY_ONE, BODY_TWO)
    assert {zone.kind for zone in zones(text)} == {ZoneKind.BODY}


def test_a_headline_printed_again_is_read_once() -> None:
    title = "Coup leaders unlikely to yield, but talks possible"
    text = page(title, title, title.upper(), BODY_ONE, BODY_TWO)
    assert read_of(text).count("unlikely to yield") == 1
    assert [z.kind for z in zones(text)][:3] == [
        ZoneKind.TITLE,
        ZoneKind.REPEAT,
        ZoneKind.REPEAT,
    ]


def test_a_headline_with_the_sites_name_behind_it_is_the_same_headline() -> None:
    text = page("Talks in Abuja fail | The Courier", "Talks in Abuja fail", BODY_ONE, BODY_TWO)
    assert kind_of(text, "The Courier") is ZoneKind.REPEAT


def test_a_section_label_above_the_headline_is_no_headline() -> None:
    text = page("World News", "Junta digs in as the deadline nears", BODY_ONE, BODY_TWO)
    assert kind_of(text, "World News") is ZoneKind.NAVIGATION
    assert kind_of(text, "Junta digs in") is ZoneKind.TITLE


def test_labels_of_an_empty_form_are_not_read() -> None:
    text = page("Junta digs in as deadline nears", "Author:\nAwa Traoré\nDate:", BODY_ONE, BODY_TWO)
    assert kind_of(text, "Awa Traoré") is ZoneKind.BYLINE
    assert kind_of(text, "Date:") is ZoneKind.DATELINE
    assert "Author" not in read_of(text)


def test_a_date_line_is_a_dateline() -> None:
    for stamp in ("10.08.2023 07:45", "Aug 10, 2023 | 8:34 p.m. GMT", "10 серпня 2023, 10:03"):
        text = page("Junta digs in as deadline nears", stamp, BODY_ONE, BODY_TWO)
        assert kind_of(text, stamp) is ZoneKind.DATELINE, stamp


def test_a_stamp_glued_to_the_first_sentence_is_cut_off() -> None:
    text = f"August 9, 4:00 pm EST,{BODY_ONE}\n{BODY_TWO}"
    assert kind_of(text, "4:00 pm") is ZoneKind.DATELINE
    assert read_of(text).startswith("The junta is unlikely")


def test_writers_and_stamp_glued_to_the_first_sentence_are_cut_off() -> None:
    text = f"Awa Traoré, Ben Okri, and C. Diallo,August 9, 8pm ET, {BODY_ONE}\n{BODY_TWO}"
    assert kind_of(text, "Ben Okri") is ZoneKind.BYLINE
    assert read_of(text).startswith("The junta is unlikely")


def test_a_sentence_about_a_day_and_hour_is_no_stamp() -> None:
    text = f"The blast on August 9, 4:00 pm, will likely delay the convoy by days. {BODY_ONE}"
    assert read_of(text) == text


def test_an_agencys_opening_is_cut_off() -> None:
    for opening in ("NIAMEY, Aug 9 (Reuters) -", "KYIV. Dec 14 (ABC) –", "Minsk, 3 May /BelTA/."):
        text = page("Junta digs in as deadline nears", f"{opening} {BODY_ONE}", BODY_TWO)
        assert kind_of(text, opening) is ZoneKind.DATELINE, opening


def test_a_notice_of_the_reading_machine_is_a_banner() -> None:
    for notice in ("🎙️ This voice comes from a machine.", "Listen to this article · 4 min read"):
        text = page("Junta digs in as deadline nears", notice, BODY_ONE, BODY_TWO)
        assert kind_of(text, notice) is ZoneKind.BANNER, notice


def test_a_caption_with_a_glued_credit_is_cut_in_two() -> None:
    caption = "President Bazoum (left) receives a guest in Niamey on Friday, May 5, 2023."
    text = page("Junta digs in", caption + f"\n{caption}Photo: EPA/A. NAME via PAP", BODY_ONE)
    assert [z.kind for z in zones(text) if "Bazoum" in z.span.of(text)] == [ZoneKind.CAPTION] * 2
    assert kind_of(text, "Photo: EPA") is ZoneKind.CREDIT


def test_a_caption_that_reads_like_a_forecast_is_still_a_caption() -> None:
    """Only what stands beside it tells: a credit line set apart as pages of this style do."""
    text = page(
        "Threat or theatre?: the strait remains calm",
        BODY_ONE,
        "A destroyer off the coast in early spring",
        "Harbour.example/Mei Lin",
        "Attacks on the island like in the drills might come from the north",
        BODY_TWO,
        "Doubts about the landing fleet",
        BODY_ONE.replace("junta", "fleet"),
    )
    assert kind_of(text, "might come from the north") is ZoneKind.CAPTION
    assert kind_of(text, "A destroyer off the coast") is ZoneKind.CAPTION
    assert kind_of(text, "Harbour.example") is ZoneKind.CREDIT
    assert kind_of(text, "Doubts about") is ZoneKind.SUBHEAD


def test_a_name_above_a_cut_off_caption_goes_with_it() -> None:
    caption = "The two leaders enter the hall of the palace on May 3, 2023. The visit was... Getty"
    text = page("Junta digs in", BODY_ONE, f"Leader Capital Visit\n{caption}", BODY_TWO)
    assert kind_of(text, "Leader Capital Visit") is ZoneKind.CAPTION
    assert "The two leaders" not in read_of(text)


def test_a_sentence_beside_a_credit_stays_in_the_report() -> None:
    sentence = "But the army has not intervened and is unlikely to do so."
    text = page("Junta digs in", BODY_ONE, sentence, "AP/Agency/Name Surname", BODY_TWO)
    assert kind_of(text, sentence) is ZoneKind.BODY


def test_an_agency_in_brackets_signs_a_report_and_not_a_picture() -> None:
    signed = "The fleet is unlikely to sail before the storm has passed, officials said. (Reuters)"
    text = page("Junta digs in", signed, BODY_TWO)
    assert kind_of(text, "unlikely to sail") is ZoneKind.BODY


def test_a_heading_with_a_stroke_in_it_is_no_credit() -> None:
    text = page("Junta digs in", BODY_ONE, "NATO/Russia relations", BODY_TWO)
    assert kind_of(text, "NATO/Russia") is ZoneKind.SUBHEAD


def test_the_hands_of_an_agency_are_cut_from_the_last_sentence() -> None:
    text = page("Junta digs in", BODY_ONE, f"{BODY_TWO} (Reporting by A. Bell; Editing by C. Dee)")
    assert kind_of(text, "Reporting by") is ZoneKind.BYLINE
    assert kind_of(text, "regional force") is ZoneKind.BODY


def test_first_printing_and_update_on_one_line_are_one_date_line() -> None:
    stamp = "Published August 10, 2023 7:45am EDT | Updated August 11, 2023"
    text = page("Junta digs in", stamp, BODY_ONE, BODY_TWO)
    assert kind_of(text, stamp) is ZoneKind.DATELINE


def test_a_short_line_without_a_full_stop_heads_what_follows() -> None:
    text = page("Junta digs in", BODY_ONE, "What the neighbours may do", BODY_TWO)
    assert kind_of(text, "What the neighbours") is ZoneKind.SUBHEAD


def test_list_items_are_no_headings() -> None:
    text = page("Junta digs in", BODY_ONE, "- Agadez;\n- Niamey; and", BODY_TWO)
    assert kind_of(text, "Agadez") is ZoneKind.BODY


def test_the_writers_biography_is_not_read() -> None:
    bio = "Ben Okri is a Courier Reporter based in Lagos. He covers the Sahel and joined in 2019"
    text = page(
        "Junta digs in",
        BODY_ONE,
        BODY_TWO,
        "About the author",
        bio + ".",
        "You can get in touch with Ben by writing to b.okri@courier.example",
        bio[:60] + "... Read more",
    )
    assert read_of(text) == "\n".join(("Junta digs in", BODY_ONE, BODY_TWO))
    assert kind_of(text, "in touch with Ben") is ZoneKind.BIO


def test_an_expert_introduced_in_the_report_is_no_biography() -> None:
    expert = "Ann Bell is an analyst at the institute and covers the region; she sees a low risk."
    text = page("Junta digs in", expert, BODY_ONE, BODY_TWO)
    assert kind_of(text, "Ann Bell") is ZoneKind.BODY


def test_a_comment_form_at_the_foot_takes_everything_under_it() -> None:
    text = page(
        "Junta digs in",
        BODY_ONE,
        BODY_TWO,
        "Leave a Replay",
        "They will invade tomorrow, my cousin says so and he is never wrong about such things.",
    )
    assert read_of(text) == "\n".join(("Junta digs in", BODY_ONE, BODY_TWO))


def test_a_label_before_a_quotation_is_no_comment_form() -> None:
    text = page("Junta digs in", BODY_ONE, BODY_TWO, "Comment:", f"“{BODY_ONE}” he said.")
    assert kind_of(text, "he said.") is ZoneKind.BODY


def test_buttons_and_notices_are_boilerplate() -> None:
    for line in ("Scroll to Top", "Read more", "Subscribe to our newsletter", "Share this article"):
        text = page("Junta digs in", BODY_ONE, BODY_TWO, line)
        assert kind_of(text, line) is ZoneKind.BOILERPLATE, line


def test_headlines_under_related_articles_lead_elsewhere() -> None:
    text = page("Junta digs in", BODY_ONE, "Related articles", "Mali may leave the bloc", BODY_TWO)
    assert kind_of(text, "Mali may leave") is ZoneKind.NAVIGATION
    assert kind_of(text, "regional force") is ZoneKind.BODY


def test_a_source_list_at_the_foot_is_sources() -> None:
    text = page(
        "Junta digs in", BODY_ONE, BODY_TWO, "Source: ministry.exampleABCnews.example/Staff"
    )
    assert kind_of(text, "ministry.example") is ZoneKind.SOURCES


def test_a_paragraph_printed_again_is_a_repeat() -> None:
    text = page("Junta digs in", BODY_ONE, BODY_TWO, BODY_ONE)
    assert [z.kind for z in zones(text)][-1] is ZoneKind.REPEAT


def test_furniture_is_known_in_other_languages() -> None:
    body = "Вторгнення малоймовірне найближчими тижнями, заявив представник штабу на брифінгу."
    text = page("Спокій на межі", body, "Фото: Getty Images", "Читайте також: Танки на межі")
    assert kind_of(text, "Фото") is ZoneKind.CREDIT
    assert kind_of(text, "Танки") is ZoneKind.NAVIGATION


def test_analysis_in_long_sentences_is_never_furniture() -> None:
    """Words of the furniture table inside running text mean nothing."""
    sentences = (
        "Readers may read more into the comments of the minister than they will bear.",
        "The subscribe-and-share accounts are likely part of an information operation.",
        "The advertisement of new drills probably serves to tie down troops in the north.",
        "Photo evidence suggests that the column will not reach the border this week.",
    )
    text = page("Junta digs in", *sentences, BODY_ONE)
    assert all(kind_of(text, sentence) is ZoneKind.BODY for sentence in sentences)


def test_what_markup_says_of_a_line_stands() -> None:
    text = page("Junta digs in", BODY_ONE)
    start = text.index(BODY_ONE)
    told = {start: Told(ZoneKind.COMMENTS, "html.comments/1")}
    assert kind_of(text, BODY_ONE, told) is ZoneKind.COMMENTS


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "Photo: AFP",
            "Leave a Reply",
            "Related",
            "About the author",
            "AP/Name",
            "Date:",
            "Author:",
            "August 9, 4:00 pm EST,The army may attack.",
            "A caption, May 3, 2023.Photo: EPA/NAME",
            "The end... Getty",
            BODY_ONE,
            "Short line",
            "Source: a.example",
        ]
    ),
)


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]))
def test_zones_follow_each_other_and_never_overlap(lines: list[str], gap: str) -> None:
    """For any text at all: in order, inside the text, apart, and every letter in one of them."""
    text = gap.join(lines)
    found = zones(text)
    assert all(0 <= z.span.start < z.span.end <= len(text) for z in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    held = {i for z in found for i in range(z.span.start, z.span.end)}
    loose = "".join(char for i, char in enumerate(text) if i not in held)
    assert not any(char.isalnum() for char in loose)


@given(st.text(max_size=300))
def test_any_text_has_zones(text: str) -> None:
    found = zones(text)
    assert bool(found) == bool(text.strip())
