"""A body and those who speak for it are one voice, however they are named."""

from vedette.model.lineage import Lineage
from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage
from vedette.pipeline.lineage import traced
from vedette.trace.origins import effective_origins

QUESTION = "Will the Lowland Army capture Tarn before the end of 2024?"


def lineage(*texts: str, question: str = QUESTION) -> Lineage:
    rows = [
        {"doc": f"t{n}", "outlet": f"Paper {n}", "date": "2024-10-15", "text": text}
        for n, text in enumerate(texts)
    ]
    return traced([passage(row) for row in rows], questions_from(question)).lineage


def test_a_director_quoted_beside_the_report_is_no_second_witness() -> None:
    found = lineage(
        "The Lowland Army is likely to capture Tarn before the end of the year, the Tarn Risk "
        'Institute said in a report on Monday. "The capture of Tarn is now highly likely," said '
        "Nadia Roth, its director."
    )
    assert any(
        (one, two) == ("Nadia Roth", "Tarn Risk Institute") for one, two, _ in found.leans_on
    )
    assert effective_origins(found, "q")[0] == 1


def test_the_body_is_the_one_just_heard_where_two_are_named() -> None:
    found = lineage(
        "The Harbour Council thinks the Lowland Army is unlikely to capture Tarn. The Tarn Risk "
        "Institute sees it otherwise: the Lowland Army is likely to capture Tarn, it said. "
        'An assault by the Lowland Army on Tarn "is very likely", said Nadia Roth, its director.'
    )
    pairs = {(one, two) for one, two, _ in found.leans_on}
    assert ("Nadia Roth", "Tarn Risk Institute") in pairs
    assert ("Nadia Roth", "Harbour Council") not in pairs


def test_two_wordings_of_one_bodys_name_are_one_origin() -> None:
    found = lineage(
        "The Lowland Army is likely to capture Tarn, the Flood Research Lab at Velm said.",
        "Velm University's Flood Research Lab said the Lowland Army is likely to capture Tarn.",
    )
    assert len({j.origin for j in found.judgements if j.question == "q"}) == 1


def test_economists_at_a_bank_speak_for_the_bank() -> None:
    question = "Will the Bank of Norland cut interest rates in May 2025?"
    found = lineage(
        "Economists at Harbour Bank said on Tuesday that the Bank of Norland will probably cut "
        "interest rates in May. Markets see an 85% chance of a cut.",
        question=question,
    )
    origins = {j.origin for j in found.judgements if j.question == "q"}
    assert "Harbour Bank" in origins
    assert all(name == "Harbour Bank" or name.startswith("unnamed") for name in origins)


def test_an_army_in_brackets_has_no_analysts() -> None:
    """ "… analysts warn" over a text that spells out an army's name is not the army's word."""
    found = lineage(
        "LRF likely to take Tarn within weeks, analysts warn\n\nThe Lowland Resistance Forces (LRF)"
        " are likely to capture Tarn, the Tarn Risk Institute said on Monday.",
        question="Will the LRF capture Tarn before the end of 2024?",
    )
    origins = {j.origin for j in found.judgements}
    assert "Tarn Risk Institute" in origins
    assert "Lowland Resistance Forces" not in origins


def test_a_judgement_that_hangs_on_a_condition_makes_no_third_independent_voice() -> None:
    found = lineage(
        "The Lowland Army is likely to capture Tarn, the Tarn Risk Institute said.",
        "The Lowland Army is unlikely to capture Tarn if the bridges hold, said Ole Brandt, a "
        "retired general.",
    )
    assert effective_origins(found, "q")[0] == 1


def test_a_scholar_named_with_the_institute_leans_on_it() -> None:
    found = lineage(
        "The Lowland Army is unlikely to capture Tarn this year, said Nadia Roth of the Tarn Risk "
        "Institute.",
        "The Tarn Risk Institute considers it unlikely that the Lowland Army captures Tarn.",
    )
    assert effective_origins(found, "q")[0] == 1


def test_a_headlines_experts_are_those_the_text_names() -> None:
    found = lineage(
        'Capture of Tarn by Lowland Army "extremely likely", experts warn\n\nThe Lowland Army is '
        "likely to capture Tarn before winter, according to the Tarn Risk Institute.",
    )
    assert {j.origin for j in found.judgements if j.question == "q"} == {"Tarn Risk Institute"}


def test_a_title_over_two_voices_is_no_third() -> None:
    found = lineage(
        "Army likely to capture Tarn\n\nThe Lowland Army is likely to capture Tarn, the Tarn Risk "
        "Institute said. The Harbour Watch also thinks the Lowland Army is likely to capture Tarn."
    )
    origins = {j.origin for j in found.judgements if j.question == "q"}
    assert origins == {"Tarn Risk Institute", "Harbour Watch"}


def test_a_land_before_a_name_and_an_acronym_behind_a_noun_change_no_name() -> None:
    found = lineage(
        "Peru's Joint River Observation Service said the Lowland Army is likely to capture Tarn.",
        "The Joint River Observation Service (JROS) said a capture of Tarn by the Lowland Army is "
        "likely.",
        "The forecaster JROS said the Lowland Army is likely to capture Tarn.",
    )
    assert len({j.origin for j in found.judgements if j.question == "q"}) == 1


def test_a_title_on_another_proposition_of_the_question_is_still_the_texts_one_voice() -> None:
    found = lineage(
        "Institute: Norland unlikely to join Eastmark's war beside Southmark\n\nNorland is "
        "unlikely to enter the war against Eastmark, a research institute in the capital wrote on "
        "Monday.",
        question="Will Norland enter the war against Eastmark before 2025?",
    )
    assert len({j.origin for j in found.judgements if j.question.startswith("q")}) == 1


def test_a_lone_contrary_paraphrase_is_not_the_rendering_kept() -> None:
    """Of one report a sentence and a number say no and one paper yes: no is kept."""
    found = lineage(
        "The Lowland Army is likely to capture Tarn this year, the Tarn Risk Institute said on "
        "Monday.",
        "The Lowland Army is unlikely to capture Tarn this year, the Tarn Risk Institute said on "
        "Monday. Its authors put the chance of a capture of Tarn by the Lowland Army at 15 "
        "percent.",
    )
    (judged,) = [j for j in found.judgements if j.question == "q"]
    assert judged.best.document == "t1"
