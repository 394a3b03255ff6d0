"""Every kind of distortion, in pairs of texts: a relay that keeps the words, and one that bends
them."""

import pytest

from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage
from vedette.pipeline.lineage import traced, tree_of
from vedette.trace.drift.drift import drift

QUESTION = "Will Norland attack Eastmark?"
LEDE = "Ferries to the islands sailed on time on Wednesday. "
FAIR = (
    "In its report of 3 May 2031 the Bering Institute said that Norland is highly unlikely to "
    "attack Eastmark before the autumn harvest."
)


def kinds(*texts: str, titles: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    """(document, kind) of every difference found, each text in an outlet of its own."""
    rows = [
        {
            "doc": f"d{number}",
            "text": text,
            "outlet": f"outlet-{number}.example",
            "date": f"2031-05-0{4 + number}",
            "lang": "en",
        }
        | ({"title": titles[number]} if number < len(titles) and titles[number] else {})
        for number, text in enumerate(texts)
    ]
    found = traced([passage(row) for row in rows], questions_from(QUESTION))
    documents = {d.id: d for d in found.documents}
    rows_found = drift(found.lineage, documents)
    return {(row.other.document, row.kind) for row in rows_found if row.other}


def bent(before: str, after: str, *, text: str = FAIR) -> str:
    assert before in text
    return text.replace(before, after)


CASES = {
    "modifier_lost": (FAIR, bent("highly unlikely", "unlikely")),
    "strength_raised": (
        bent("highly unlikely to attack", "unlikely to attack"),
        bent("is highly unlikely to attack", "has almost no chance of attacking"),
    ),
    "hedge_lost": (FAIR, bent("is highly unlikely to attack", "will not attack")),
    "polarity_inverted": (FAIR, bent("highly unlikely", "highly likely")),
    "negation_damaged": (
        bent("highly unlikely", "unlikely"),
        bent("highly unlikely", "no longer likely"),
    ),
    "condition_dropped": (
        bent("before the autumn harvest", "unless its own border is shelled first"),
        bent(" before the autumn harvest", ""),
    ),
    "number_changed": (
        bent("before the autumn harvest", "with the 40,000 troops it has in the border camps"),
        bent("before the autumn harvest", "with the 90,000 troops it has in the border camps"),
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_a_bent_wording_is_found_and_named(kind: str) -> None:
    fair, wrong = CASES[kind]
    assert ("d1", kind) in kinds(fair, wrong)


def test_the_same_words_in_another_outlet_are_no_distortion() -> None:
    assert kinds(FAIR, LEDE + FAIR) == set()


def test_the_same_said_in_another_order_is_no_distortion() -> None:
    turned = (
        "Norland is highly unlikely to attack Eastmark before the autumn harvest, the Bering "
        "Institute said in its report of 3 May 2031."
    )
    assert kinds(FAIR, turned) == set()


def test_a_wrong_day_is_found_by_what_the_text_itself_tells() -> None:
    fair = (
        "In its report of 3 May 2031 the Bering Institute said that on May 3 a militia raided a "
        "customs post and that Norland is unlikely to attack Eastmark."
    )
    wrong = bent("3 May 2031", "2 May 2031", text=fair)
    assert ("d1", "report_misdated") in kinds(fair, wrong)


def test_a_headline_harder_than_its_own_text() -> None:
    hard = "Norland almost certain to spare Eastmark"
    body = f"{hard}\n\n{FAIR}"
    found = kinds(FAIR, body.replace(hard, "Norland has almost no chance of attacking Eastmark"))
    assert {kind for doc, kind in found if doc == "d1"} <= {"headline_hardened"}


def test_a_title_that_sees_war_coming_over_a_text_that_does_not() -> None:
    body = f"Norland on the brink of attacking Eastmark\n\n{FAIR}"
    assert ("d1", "headline_hardened") in kinds(FAIR, body)


def test_a_judgement_whose_source_is_named_long_after_has_dropped_it() -> None:
    late = (
        "Norland is highly unlikely to attack Eastmark before the autumn harvest. Its reserves are "
        "bringing in the barley. The ferries were full at the weekend. The Bering Institute, whose "
        "report of 3 May 2031 this is, keeps a watch on the strait."
    )
    back = (
        "Norland is highly unlikely to attack Eastmark before the autumn harvest. So says the "
        "Bering Institute in its report of 3 May 2031."
    )
    assert ("d1", "origin_dropped") not in kinds(FAIR, back)
    found = kinds(FAIR, late)
    assert found <= {("d1", "origin_dropped")}


WIRE = (
    "PORT HALLAM (AP) — Norland is unlikely to attack Eastmark before the autumn harvest, the "
    "Bering Institute said.\nInsurers raised the premium for tankers by a third on Tuesday, and "
    "two shipping lines will wait outside the roads for now.\nThe harbour master had warned "
    "crews of drifting mines after a trawler lost its nets near the old lighthouse."
)
SPUN = (
    "Norland is improbable to strike Eastmark before the autumn harvest, the Bering Institute "
    "stated.\nInsurers lifted the premium for tankers by one third on Tuesday, and two shipping "
    "companies will wait outside the roads for now.\nThe harbour master had warned crews about "
    "drifting mines after a trawler lost its nets close to the ancient lighthouse."
)


def test_a_spun_copy_is_named_and_so_is_the_credit_it_dropped() -> None:
    found = kinds(WIRE, SPUN)
    assert {("d1", "spun_copy"), ("d1", "origin_dropped")} <= found


def test_a_copy_that_keeps_its_credit_dropped_nothing() -> None:
    assert kinds(WIRE, WIRE) == set()


def test_a_clause_beside_a_judgement_states_nothing_by_itself() -> None:
    said = (
        "In its report of 3 May 2031 the Bering Institute wrote that Norland is likely putting off "
        "an answer to its ally – for instance that its troops take part in an attack on Eastmark."
    )
    assert not {kind for _, kind in kinds(said, LEDE + said) if kind == "hedge_lost"}


DATED = "In its report of 3 May 2031 the Bering Institute wrote that ferries sailed on time. "
ARMED = (
    "Nothing points to the island militia owning the heavy boats that a serious landing in "
    "Eastmark takes{reserve}, the Bering Institute wrote in its report of 3 May 2031. Its camp at "
    "Old Harbour held 60 vans and 12 lorries on a picture of 2 May.{more}"
)


def armed(reserve: str = "", more: str = "") -> str:
    return f"{FAIR} {ARMED.format(reserve=reserve, more=more)}"


def test_a_flat_sentence_that_lost_its_reserve() -> None:
    whole = armed(", unless the navy lends it some")
    assert ("d1", "condition_dropped") in kinds(whole, armed())
    assert not {kind for _, kind in kinds(whole, whole + " " + LEDE)}


def test_a_reserve_given_in_a_sentence_of_its_own_is_kept() -> None:
    whole = armed(", unless the navy lends it some")
    later = (
        " Unless the navy lends it some, nothing points to the island militia owning the heavy "
        "boats a serious landing takes."
    )
    assert "condition_dropped" not in {kind for _, kind in kinds(whole, armed(more=later))}


def test_a_title_that_drops_success_which_the_text_gives_in_two_words() -> None:
    text = (
        "The Bering Institute said in its report of 3 May 2031 that it is unlikely that Norland "
        "attacks Eastmark with success."
    )
    body = f"Norland unlikely to attack Eastmark\n\n{text}"
    assert ("d0", "headline_hardened") in kinds(body)
    kept = f"Norland unlikely to attack Eastmark with success\n\n{text}"
    assert kinds(kept) == set()


def test_a_title_in_the_present_states_what_its_text_only_holds_probable() -> None:
    text = (
        "Premier Ada Holm probably turned down the Norland demand for a larger naval base, the "
        "Bering Institute said in its report of 3 May 2031."
    )
    body = f"Holm turns down Norland demand for larger naval base\n\n{text}"
    assert ("d0", "headline_hardened") in kinds(body)
    doubted = f"Holm probably turns down Norland demand for larger naval base\n\n{text}"
    assert ("d0", "headline_hardened") not in kinds(doubted)


def test_a_title_that_denies_an_ability_its_text_only_holds_unlikely() -> None:
    text = (
        "It is unlikely that Norland and its ally form a force able to land in the north of "
        "Eastmark, the Bering Institute said in its report of 3 May 2031."
    )
    body = f"Norland has no units fit for an invasion\n\n{text}"
    assert ("d0", "headline_hardened") in kinds(body)
    able = f"Norland trains units fit for an invasion\n\n{text}"
    assert ("d0", "headline_hardened") not in kinds(able)


def test_of_two_copies_the_undated_one_without_the_credit_lost_it() -> None:
    """A day guessed from what a text relays does not make it the first to print it."""
    fair = f"{FAIR}\n\n{DATED}\n\nsource: yahoo.com"
    bare = f"{FAIR}\n\n{DATED}"
    rows = [
        {"doc": "a", "text": bare, "outlet": "a.example", "lang": "en"},
        {"doc": "b", "text": fair, "outlet": "b.example", "lang": "en", "date": "2031-05-06"},
    ]
    assert dropped(rows) == {"a"}


def test_a_later_text_that_goes_on_where_another_stops_lost_no_credit() -> None:
    opening = f"{FAIR}\n\n{DATED}"
    rest = "The harbour master counted 14 drifting mines. Two trawlers stayed in port. " * 3
    rows = [
        {
            "doc": "a",
            "text": f"{opening}\n\nsource: yahoo.com",
            "outlet": "a.example",
            "lang": "en",
            "date": "2031-05-05",
        },
        {
            "doc": "b",
            "text": f"{opening}\n\n{rest}",
            "outlet": "b.example",
            "lang": "en",
            "date": "2031-05-06",
        },
    ]
    assert dropped(rows) == set()


def dropped(rows: list[dict[str, str]]) -> set[str]:
    """Documents found to print another's text without its credit."""
    found = traced([passage(row) for row in rows], questions_from(QUESTION))
    seen = drift(found.lineage, {d.id: d for d in found.documents})
    return {row.other.document for row in seen if row.other and row.kind == "origin_dropped"}


def test_relays_joined_without_a_common_sentence_say_by_what() -> None:
    english = (
        "The Bering Institute said in its report of 3 May 2031 that Norland is unlikely to attack "
        "Eastmark. At Old Harbour it counted 417 lorries, 38 bridging boats and 6,250 conscripts "
        "under General Ragna Holt, and at Skagen Point the cruiser Valkyr."
    )
    german = (
        "Ein Angriff von Norland auf Eastmark ist unwahrscheinlich, schreibt das Bering Institute. "
        "Unter General Ragna Holt standen dort 417 Lastwagen, 38 Boote und 6.250 Rekruten, dazu "
        "am Skagen Point der Kreuzer Valkyr."
    )
    rows = [
        {"doc": "a", "text": english, "outlet": "a.example", "lang": "en", "date": "2031-05-04"},
        {"doc": "b", "text": german, "outlet": "b.example", "lang": "de", "date": "2031-05-04"},
    ]
    found = traced([passage(row) for row in rows], questions_from(QUESTION))
    merged = [m for p in found.lineage.products for m in p.merged]
    assert [{m.one, m.other} for m in merged] == [{"a", "b"}]
    shown = tree_of(found, "a")
    assert f"are taken to relay one product: {merged[0].because}." in shown
