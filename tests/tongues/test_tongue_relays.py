"""Relays of an English product in other languages: one product, one judgement, the drift seen."""

from vedette.model.lineage import Drift, Lineage
from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage
from vedette.pipeline.lineage import traced
from vedette.trace.drift.drift import drift

Row = dict[str, str]


def _row(doc: str, lang: str, date: str, text: str) -> Row:
    return {"doc": doc, "outlet": f"Outlet {doc}", "lang": lang, "date": date, "text": text}


SWEDISH = [
    _row(
        "en",
        "en",
        "2024-03-05",
        "A Russian attack on Estonia is highly unlikely this year, the Institute for the Study of "
        "War wrote on Monday in its March 4 report. The institute counted 11,400 soldiers in the "
        "Pskov region, 2,300 fewer than in January.",
    ),
    _row(
        "sv",
        "sv",
        "2024-03-06",
        "Ett ryskt angrepp på Estland är osannolikt i år, skriver Institute for the Study of War i "
        "sin rapport från den 4 mars. Institutet räknar 11 400 soldater i Pskovregionen, 2 300 "
        "färre än i januari.",
    ),
    _row(
        "other",
        "sv",
        "2024-03-09",
        "Enligt det estniska försvarsdepartementet är ett ryskt angrepp i år inte troligt. "
        "Departementet planerar en övning i maj med 6 000 man.",
    ),
]
SLOVAK = [
    _row(
        "en",
        "en",
        "2024-03-12",
        "The IMF said on Tuesday that Hungary's central bank is very likely to cut rates in March. "
        "Inflation fell to 3.7 percent in February from 9.8 percent in autumn, the fund wrote in "
        "its report of March 11.",
    ),
    _row(
        "sk",
        "sk",
        "2024-03-13",
        "Maďarská centrálna banka v marci pravdepodobne zníži sadzby, uviedol Medzinárodný menový "
        "fond v správe z 11. marca. Inflácia vo februári klesla na 3,7 percenta z jesenných 9,8 "
        "percenta. Zníženie o viac než 75 bázických bodov je podľa fondu nepravdepodobné.",
    ),
]
HUNGARIAN = [
    _row(
        "en",
        "en",
        "2024-01-17",
        "Turkey's parliament is almost certain to ratify Sweden's membership this month, the "
        "International Crisis Group wrote on January 16. The group expects 287 of the 600 "
        "lawmakers to vote in favour.",
    ),
    _row(
        "hu",
        "hu",
        "2024-01-18",
        "A török parlament valószínűleg ratifikálja Svédország tagságát ebben a hónapban, írta "
        "január 16-i jelentésében az International Crisis Group. A szervezet szerint a 600 "
        "képviselőből 287 fog igennel szavazni.",
    ),
]


def _traced(rows: list[Row], asked: str) -> tuple[Lineage, tuple[Drift, ...]]:
    made = traced([passage(row) for row in rows], questions_from(asked))
    return made.lineage, drift(made.lineage, {d.id: d for d in made.documents})


def _meet(lineage: Lineage, origin: str) -> list[tuple[set[str], str]]:
    return [
        (set(p.documents), str(p.issued.likely)) for p in lineage.products if p.origin == origin
    ]


def _together(lineage: Lineage, origin: str) -> list[set[str]]:
    of = [j for j in lineage.judgements if j.origin == origin and j.question]
    return [{m.document for m in j.mentions} for j in of]


def test_a_swedish_relay_is_its_english_product_with_the_adverb_lost() -> None:
    lineage, found = _traced(SWEDISH, "Will Russia attack Estonia this year?")
    assert _meet(lineage, "ISW") == [({"en", "sv"}, "2024-03-04")]
    assert _together(lineage, "ISW") == [{"en", "sv"}]
    assert {(d.kind, d.other.document) for d in found if d.other} == {("modifier_lost", "sv")}
    assert any(m.because for p in lineage.products for m in p.merged)


def test_a_slovak_relay_meets_by_its_figures_and_a_narrower_cut_answers_nothing() -> None:
    lineage, found = _traced(SLOVAK, "Will Hungary's central bank cut rates in March?")
    assert _meet(lineage, "IMF") == [({"en", "sk"}, "2024-03-11")]
    assert _together(lineage, "IMF") == [{"en", "sk"}]
    assert {d.kind for d in found} == {"modifier_lost"}


def test_a_hungarian_relay_meets_by_the_printed_day_and_is_weaker() -> None:
    lineage, found = _traced(HUNGARIAN, "Will Turkey ratify Sweden's membership this month?")
    assert ({"en", "hu"}, "2024-01-16") in _meet(lineage, "International Crisis Group")
    assert {"en", "hu"} in _together(lineage, "International Crisis Group")
    assert "strength_lowered" in {d.kind for d in found}
