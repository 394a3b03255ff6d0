"""Stated sources: whose words a page says it prints."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.doctrine.agencies import agencies, read
from vedette.errors import BadDoctrine
from vedette.extract.credits.credits import credits
from vedette.model.statement import Credit, CreditKind, CreditRole

BODY = "Soldiers moved two bridges east on Monday, residents of the town said."
WIRE, PART, CITED = CreditRole.WIRE, CreditRole.CONTRIBUTED, CreditRole.CITED


def names(found: tuple[Credit, ...], kind: CreditKind | None = None) -> list[str]:
    return [c.name for c in found if kind in (None, c.kind)]


def page(*lines: str) -> str:
    return "\n\n".join(("Bridges are moved in the east", *lines))


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("NIAMEY (AP) — ", "AP"),
        ("LOMÉ, Togo (AFP) – ", "AFP"),
        ("NIAMEY, Aug 4 (Reuters) - ", "Reuters"),
        ("Aug 4 (Reuters) - ", "Reuters"),
        ("(Reuters) -", "Reuters"),
        ("TULSA, Okla., Aug. 4 (UPI) -- ", "UPI"),
        ("BEIJING, Aug. 4 (Xinhua) -- ", "Xinhua"),
        ("MOSCOW, August 4. /TASS/. ", "TASS"),
        ("Moscow. August 4. INTERFAX.RU - ", "Interfax"),
        ("MINSK, 4 August (BelTA) – ", "BelTA"),
        ("Berlin (dpa) - ", "dpa"),
        ("Frankfurt (dpa-AFX) - ", "dpa"),
        ("KUWAIT, Aug. 4 (KUNA) ", "KUNA"),
        ("NIAMEY, Niger (AP) _ ", "AP"),
        ("ALLENTOWN, Pa. (AP) — ", "AP"),
        ("NEW YORK (CNN Business) -- ", "CNN"),
        ("КИЕВ, 4 августа (РИА Новости) — ", "RIA Novosti"),
        ("Київ. 4 серпня. УНІАН. ", "UNIAN"),
        ("МОСКВА, 4 августа. /ТАСС/. ", "TASS"),
    ],
)
def test_a_dateline_says_whose_the_text_is(opening: str, agency: str) -> None:
    text = page(opening + BODY)
    (credit,) = [c for c in credits(text) if c.kind is CreditKind.DATELINE]
    assert (credit.name, credit.role, credit.known) == (agency, WIRE, True)
    assert credit.span is not None
    printed = credit.span.of(text)
    assert agency in (agencies().known(printed), agencies().known(re.split("[ -]", printed)[0]))


def test_an_agency_no_table_knows_is_read_by_the_dateline_and_kept_as_written() -> None:
    (credit,) = credits(page("AGADEZ (QZP) — " + BODY))
    assert (credit.name, credit.known, credit.role) == ("QZP", False, WIRE)


@pytest.mark.parametrize(
    "line",
    [
        "The Associated Press (AP) — an agency — counted the bridges again.",
        "The Quiet Zone Project (QZP) — a think tank — counted the bridges again.",
        "WASHINGTON — Sen. Ann Lee (R) — a member of the panel — spoke.",
        "Officials met for two hours (AP photos show) and left.",
    ],
)
def test_brackets_that_explain_a_name_are_no_dateline(line: str) -> None:
    assert names(credits(page(line)), CreditKind.DATELINE) == []


def test_two_agencies_in_one_dateline_are_two_credits() -> None:
    assert names(credits(page("NIAMEY (AFP/Reuters) — " + BODY))) == ["AFP", "Reuters"]


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee, Associated Press",
        "By ANN LEE and BOB RAY, The Associated Press",
        "By The Associated Press",
        "By Ann Lee | AP",
        "By AP Staff",
        "AP - The Associated Press",
        "Associated Press in Niamey",
        "Ann Lee, Associated Press",
    ],
)
def test_a_byline_names_the_agency_that_wrote_it(line: str) -> None:
    (credit,) = credits(page(line, BODY, BODY, BODY, BODY, BODY, BODY))
    assert (credit.name, credit.kind, credit.role) == ("AP", CreditKind.BYLINE, WIRE)


@pytest.mark.parametrize("line", ["Photo: Ann Lee / AP", "Ann Lee / Reuters", "By Ann Lee"])
def test_a_picture_credit_is_no_byline(line: str) -> None:
    assert credits(page(line, BODY, BODY)) == ()


@pytest.mark.parametrize(
    ("line", "expected", "role"),
    [
        ("Reuters contributed to this report.", ["Reuters"], PART),
        ("The Associated Press and Reuters contributed to this story.", ["AP", "Reuters"], PART),
        ("Associated Press writers Ann Lee and Bob Ray contributed.", ["AP"], PART),
        ("With reporting by AFP, dpa, and Interfax", ["AFP", "dpa", "Interfax"], PART),
        ("(With inputs from PTI)", ["PTI"], PART),
        ("This story includes reporting by The Associated Press.", ["AP"], PART),
        ("Associated Press writer Ann Lee in Concord, N.H., contributed.", ["AP"], PART),
        ("Reuters’ Ann Lee contributed to this report from Niamey.", ["Reuters"], PART),
        ("Ann Lee of the Associated Press contributed to this report.", ["AP"], PART),
        ("Mit Material von dpa", ["dpa"], PART),
        ("xx/yy (AFP, dpa, Reuters)", ["AFP", "dpa", "Reuters"], PART),
        ("© 2016 AFP", ["AFP"], WIRE),
        ("Copyright 2016 The Associated Press. All rights reserved.", ["AP"], WIRE),
        ("This article was originally published by Reuters.", ["Reuters"], WIRE),
        ("(Reporting by Ann Lee in Niamey; Editing by Bob Ray)", ["Reuters"], WIRE),
        ("Source: Ukrinform", ["Ukrinform"], CITED),
    ],
)
def test_a_note_at_the_foot_says_what_an_agency_gave(
    line: str, expected: list[str], role: CreditRole
) -> None:
    found = [c for c in credits(page(BODY, BODY, line)) if c.kind is CreditKind.CREDIT]
    assert [c.name for c in found] == expected
    assert {c.role for c in found} == {role}


@pytest.mark.parametrize(
    "line",
    [
        "The governor told Reuters that the bridge was his idea.",
        "Reuters reported that drought contributed to the famine in the north.",
        "The council acted, it said, on information from Reuters and from its own men.",
        "The AP photographs were taken from the bridge at noon.",
    ],
)
def test_an_agency_named_in_running_words_gave_nothing(line: str) -> None:
    assert [c for c in credits(page(BODY, BODY, line, BODY)) if c.role is not CITED] == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Two held over bridge may appeal -TASS", ["TASS"]),
        ("Bridge will stand, leader says -BelTA", ["BelTA"]),
        ("Bridge closed - Reuters", ["Reuters"]),
        ("Bridge closed — Ukrinform", ["Ukrinform"]),
        ("Bridge closed: TASS", ["TASS"]),
        ("Bridge closed -RIA cites ministry", ["RIA Novosti"]),
        ("Bridge closed – Zinder Regional Council", ["Zinder Regional Council"]),
        ("Bridge closed, - NRPA. VIDEO (04.08.23 12:00) « World | Example.NET", ["NRPA"]),
        ("RIA reports bridge closed", ["RIA Novosti"]),
        ("IAEA says plant is safe", ["IAEA"]),
        ("UN: four bridges are gone", ["UN"]),
        ("Bridge is closed, according to Reuters", ["Reuters"]),
        ("Міст закрито, повідомляє Укрінформ", ["Ukrinform"]),
        ("Мост закрыт, сообщает агентство ТАСС", ["TASS"]),
        ("Route barrée, selon l'AFP", ["AFP"]),
        ("Brücke gesperrt, meldet die dpa", ["dpa"]),
        ("Most zamknięty, podaje PAP", ["PAP"]),
        ("Brücke gesperrt laut Anna Lee", []),
        ("Niger army says bridge is closed", []),
        ("Bridge closed - defence official", []),
        ("Bridge closed - Pentagon spokesman", []),
        ("Bridge closed - Lee", []),
        ("Bridge closed -U.S.", []),
        ("ECOWAS chief says bridge is closed", []),
        ("ECOWAS wants bridge closed - Lee", []),
    ],
)
def test_a_headline_names_its_source(title: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(names(credits("", title=title)))) == expected


def test_a_headline_that_cites_an_agency_is_not_that_agencys_text() -> None:
    assert {c.role for c in credits("", title="Bridge closed -TASS")} == {CITED}


def test_a_text_that_is_only_a_headline_is_read_as_one() -> None:
    (credit,) = credits("Two held over bridge may appeal -TASS")
    assert (credit.name, credit.kind, credit.in_title) == ("TASS", CreditKind.SUFFIX, False)


def test_a_headline_that_ends_with_a_person_gives_that_persons_words() -> None:
    assert credits("", title="ECOWAS believes the bridge is closed - Lee") == ()
    assert names(credits("", title="ECOWAS believes the bridge is closed")) == ["ECOWAS"]


def test_a_lead_that_repeats_its_headline_is_read_once() -> None:
    title = "Bridge over the river is closed - Zinder Regional Council"
    found = credits(f"04.08.23 12:00 - {title}. Carts go round by the ford.", title=title)
    assert [(c.name, c.in_title) for c in found] == [("Zinder Regional Council", True)]


def test_an_agency_that_signs_its_own_lead_wrote_it() -> None:
    (credit,) = credits("The bridge is closed to carts. — Ukrinform.", title="Bridge closed")
    assert (credit.kind, credit.role, credit.in_title) == (CreditKind.SUFFIX, WIRE, False)


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        ("Reuters", ["Reuters"]),
        ("reuters.com", ["Reuters"]),
        ("AP via Example News", ["AP"]),
        ("Example News (AFP)", ["AFP"]),
        ("Example News", []),
        (None, []),
    ],
)
def test_the_feeds_own_field_credits_agencies_alone(
    outlet: str | None, expected: list[str]
) -> None:
    assert names(credits(BODY, outlet=outlet), CreditKind.FEED) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("h/t: The Hill", ["The Hill"]),
        ("(h/t Zinder Gazette.)", ["Zinder Gazette"]),
        ("Hat tip: Politico", ["Politico"]),
        ("The bridge moved again (via Politico).", ["Politico"]),
    ],
)
def test_who_is_thanked_is_cited(line: str, expected: list[str]) -> None:
    found = [c for c in credits(page(BODY, line)) if c.kind is CreditKind.HAT_TIP]
    assert [c.name for c in found] == expected
    assert {c.role for c in found} <= {CITED}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "reuters.comAFPfacebook.com/CoastGuard.nlPolish Ministry of Defence",
            ["Reuters", "AFP", "facebook.com/CoastGuard.nl", "Polish Ministry of Defence"],
        ),
        ("ReutersAFPnavy.example.mil", ["Reuters", "AFP", "navy.example.mil"]),
        ("Sources: Reuters, Zinder Gazette", ["Reuters", "Zinder Gazette"]),
        ("Reuters / AP", ["Reuters", "AP"]),
    ],
)
def test_a_list_of_sources_is_split_although_its_names_are_glued(
    line: str, expected: list[str]
) -> None:
    assert names(credits(page(BODY, line)), CreditKind.SOURCE_LIST) == expected


@pytest.mark.parametrize("line", ["PAPERS were signed", "Reuters saw the bridge", "AP"])
def test_a_line_with_any_other_word_is_no_list(line: str) -> None:
    assert names(credits(page(BODY, line)), CreditKind.SOURCE_LIST) == []


def test_the_table_holds_agencies_of_many_countries() -> None:
    rows = set(agencies().by_key.values())
    assert len(rows) >= 60
    assert len({r.country for r in rows}) >= 50
    assert agencies().known("AA") == "Anadolu"
    assert agencies().known("aa") is None


def _raw(**changed: object) -> dict[str, object]:
    words = ("body_words", "surveys", "person_words", "not_bodies", "tails", "top_domains")
    row = {"name": "QZP", "country": "NE", "scope": "national", "aliases": [], "source": "x"}
    empty: dict[str, object] = {name: [] for name in (*words, "products", "bodies", "press")}
    empty |= {
        "agencies": [row],
        "signoffs": [],
        "verbs": {"says": [], "frames": [], "frames_abroad": []},
    }
    return empty | changed


@pytest.mark.parametrize(
    "changed",
    [
        {"agencies": [{"name": "Q", "country": "NE", "scope": "x", "aliases": [], "source": "x"}]},
        {"agencies": [{"name": "QZP"}]},
        {
            "agencies": [
                {"name": n, "country": "NE", "scope": "world", "aliases": ["Q"], "source": "x"}
                for n in ("QZP", "QZR")
            ]
        },
        {"agencies": [{"name": "QZP", "country": "NE", "scope": "world", "aliases": ["Reuters"],
                       "source": "x"}]},
        {"press": [{"name": "Daily Bridge", "aliases": ["Politico"]}]},
        {"signoffs": [{"agency": "Nobody", "opens": ["a"], "closes": ["b"]}]},
        {"bodies": [{"name": "A", "aliases": ["C"]}, {"name": "B", "aliases": ["C"]}]},
    ],
)  # fmt: skip
def test_a_table_that_contradicts_itself_is_refused(changed: dict[str, object]) -> None:
    assert read(_raw()).find("QZP") is not None
    with pytest.raises(BadDoctrine):
        read(_raw(**changed))


PIECES = st.sampled_from(
    ["Reuters", "AP", "(AP) — ", "h/t ", "\n", " -", ": ", "UN", "pap.pl", "PAP", "/", "©",
     "By ", "reports", " told ", "General Staff", "NIAMEY", ",", " ", ".", "Źródło: ", "\u00a0"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=8).map("".join))
def test_every_span_lies_in_its_text_and_names_what_was_read(text: str, title: str) -> None:
    for credit in credits(text, title=title):
        place = title if credit.in_title else text
        assert credit.span is not None
        assert 0 <= credit.span.start < credit.span.end <= len(place)
        if not credit.known and credit.kind is not CreditKind.SOURCE_LIST:
            assert credit.name in credit.span.of(place).replace("\u00a0", " ")


def test_a_line_of_ten_thousand_glued_names_takes_no_unbounded_time() -> None:
    assert names(credits(page("ReutersAP" * 5_000)), CreditKind.SOURCE_LIST) == []
    assert names(credits(page("a.com/" + "AP/" * 100 + "x y")), CreditKind.SOURCE_LIST) == []
