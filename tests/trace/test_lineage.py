"""Lineage: one judgement per holder, product and proposition, whoever carried it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.model.basis import UNDATED, Basis, Dating, Stated
from vedette.model.document import Document, Zone, ZoneKind
from vedette.model.estimate import Estimate, Link, ReaderVersion, Reading
from vedette.model.likelihood import EstimateKind, Trend
from vedette.model.lineage import Lineage
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation
from vedette.trace.lineage import trace
from vedette.trace.origins import effective_origins
from vedette.trace.views.clusters import clusters
from vedette.trace.voices import voices

RULES = ReaderVersion("by hand", 1)
KINDS = {
    "possible": EstimateKind.POSSIBILITY,
    "will": EstimateKind.CATEGORICAL,
    "will not": EstimateKind.CATEGORICAL,
}
Said = dict[str, object]


def said(sentence: str, phrase: str, klass: str, holder: str = "ISW", **more: object) -> Said:
    return {"sentence": sentence, "phrase": phrase, "klass": klass, "holder": holder, **more}


def on(year: int, month: int, day: int, *words: str) -> Dating:
    day_ = date(year, month, day)
    return Dating(Basis.PRINTED, day_, day_, day_, words=words or (day_.isoformat(),))


def judged(name: str, number: int, one: Said, where: tuple[int, str]) -> Estimate:
    """The estimate one sentence holds, where the sentence starts in a page of that outlet."""
    start, outlet = where
    sentence, phrase, holder = str(one["sentence"]), str(one["phrase"]), str(one["holder"])
    at = start + sentence.index(phrase)
    own, headline, asked = holder == "own", bool(one.get("headline")), one.get("question")
    quotation = Quotation.HEADLINE if headline else one.get("quotation", Quotation.INDIRECT)
    return Estimate(
        id=f"{name}-{number}",
        document=name,
        phrase=Span(at, at + len(phrase)),
        quote=Span(start, start + len(sentence)),
        words=phrase,
        kind=KINDS.get(str(one["klass"]), EstimateKind.FORECAST),
        klass=str(one["klass"]),
        holder=Holder(
            outlet if own else holder, unnamed=holder.startswith("unnamed"), own_voice=own
        ),
        via=() if own else (*one.get("through", ()), outlet),  # type: ignore[misc]
        quotation=Quotation(quotation),  # type: ignore[call-overload]
        trend=one.get("trend"),  # type: ignore[arg-type]
        conditional=bool(one.get("conditional")),
        links=(Link(str(asked), str(one.get("polarity", "for"))),) if asked else (),
        headline=headline,
    )


def page(
    name: str,
    says: Sequence[Said],
    *,
    published: Dating = UNDATED,
    outlet: str = "",
    lang: str = "en",
) -> tuple[Document, Reading]:
    """A document whose text is its sentences, and the reading of them."""
    text, estimates = "", []
    outlet = outlet or f"{name}.example"
    for number, one in enumerate(says):
        estimates.append(judged(name, number, one, (len(text), outlet)))
        text += f"{one['sentence']}\n"
    document = Document(
        name, text, outlet=Stated(outlet, Basis.GIVEN), published=published, lang=lang
    )
    return document, Reading(name, RULES, tuple(estimates))


def traced(
    pages: Sequence[tuple[Document, Reading]], dates: dict[tuple[str, str], Dating] | None = None
) -> Lineage:
    return trace([r for _, r in pages], {d.id: d for d, _ in pages}, dates or {})


def kinds(lineage: Lineage) -> list[str]:
    return sorted(conflict.kind for conflict in lineage.conflicts)


NIGER = said(
    "Analysts think it unlikely that troops of the union cross into Niger without Nigerian armour.",
    "unlikely",
    "unlikely",
    "Crisis Group",
    question="Q1",
    conditional=True,
)
NIGER_QUOTED = said(
    "“It is extremely unlikely that the union's troops cross into Niger without Nigerian armour.”",
    "extremely unlikely",
    "extremely unlikely",
    "International Crisis Group",
    question="Q1",
    conditional=True,
    quotation=Quotation.DIRECT,
)
BAZOUM = "“How long the junta in Niamey can hold President Bazoum under guard is far from clear.”"
NIGER_BESIDE = said(
    BAZOUM, "far from clear", "far from clear", "Crisis Group", quotation=Quotation.DIRECT
)
AUGUST = on(2023, 8, 16, "an August 16 briefing")


class TestOneJudgement:
    """The same judgement of the same holder's same product counts once."""

    def pages(self) -> list[tuple[Document, Reading]]:
        return [page("a", [NIGER, NIGER_BESIDE]), page("b", [NIGER_QUOTED, NIGER_BESIDE])]

    def test_two_relays_of_one_sentence_are_one_judgement_of_the_dated_product(self) -> None:
        """Only one relay dates the briefing; its neighbour sentence ties the other to it."""
        lineage = traced(self.pages(), {("a", "International Crisis Group"): AUGUST})
        found = [j for j in lineage.judgements if j.question == "Q1"]
        assert len(found) == 1
        assert found[0].product.issued.likely == date(2023, 8, 16)
        assert {e.document for e in found[0].mentions} == {"a", "b"}

    def test_the_direct_quotation_is_kept_and_the_lost_adverb_stays_visible(self) -> None:
        lineage = traced(self.pages(), {("a", "International Crisis Group"): AUGUST})
        judgement = next(j for j in lineage.judgements if j.question == "Q1")
        assert judgement.best.words == "extremely unlikely"
        assert [c.kind for c in judgement.conflicts] == ["modifier_lost"]
        conflict = judgement.conflicts[0]
        assert (conflict.kept, conflict.others) == ("b-0", ("a-0",))
        assert "direct quotation" in conflict.because

    def test_repeats_inside_one_document_are_mentions(self) -> None:
        one = page(
            "a", [NIGER, replace_sentence(NIGER, "Troops are unlikely to cross into Niger.")]
        )
        lineage = traced([one])
        assert [len(j.mentions) for j in lineage.judgements if j.question == "Q1"] == [2]

    def test_two_dates_are_two_products_however_alike_the_words(self) -> None:
        """An institute prints the same sentence for weeks; each day is a product."""
        pages = [page("a", [NIGER_QUOTED]), page("b", [NIGER_QUOTED])]
        origin = "International Crisis Group"
        for second in (AUGUST.likely, date(2023, 8, 17)):
            assert second is not None
            day = on(second.year, second.month, second.day)
            lineage = traced(pages, {("a", origin): AUGUST, ("b", origin): day})
            assert len(lineage.products) == (1 if second == AUGUST.likely else 2)

    def test_a_night_report_with_two_weekdays_is_one_product(self) -> None:
        """ "Published on Thursday night" in one relay is Friday in the next."""
        thursday = replace(on(2023, 8, 17, "Thursday night"), basis=Basis.INFERRED)
        friday = replace(on(2023, 8, 18, "Friday"), basis=Basis.INFERRED)
        origin = "International Crisis Group"
        pages = [page("a", [NIGER_QUOTED]), page("b", [NIGER_QUOTED])]
        lineage = traced(pages, {("a", origin): thursday, ("b", origin): friday})
        assert [p.documents for p in lineage.products] == [("a", "b")]

    def test_an_undated_relay_whose_words_fit_two_products_joins_neither(self) -> None:
        origin = "International Crisis Group"
        pages = [page(name, [NIGER_QUOTED]) for name in "abc"]
        lineage = traced(pages, {("a", origin): on(2023, 8, 1), ("b", origin): on(2023, 8, 20)})
        assert sorted(p.documents for p in lineage.products) == [("a",), ("b",), ("c",)]

    def test_a_restatement_names_the_judgement_it_repeats(self) -> None:
        origin = "International Crisis Group"
        again = {**NIGER_QUOTED, "trend": Trend.UNCHANGED}
        pages = [page("a", [NIGER_QUOTED]), page("b", [again])]
        lineage = traced(pages, {("a", origin): on(2023, 8, 1), ("b", origin): on(2023, 8, 20)})
        first, second = sorted(lineage.judgements, key=lambda j: str(j.product.issued.likely))
        assert (first.restates, second.restates) == (None, first.id)


def replace_sentence(one: Said, sentence: str) -> Said:
    return {**one, "sentence": sentence}


class TestNames:
    """Whose words these are, whatever the relays call the origin."""

    def origins(self, *names: str, sentence: str = "{} said an attack is unlikely.") -> set[str]:
        pages = [
            page(f"d{n}", [said(sentence.format(name), "unlikely", "unlikely", name, question="Q")])
            for n, name in enumerate(names)
        ]
        return {j.origin for j in traced(pages).judgements}

    def test_an_institute_and_its_initials_are_one(self) -> None:
        assert self.origins("ISW", "the Institute for the Study of War") == {"ISW"}

    def test_initials_nobody_tabled_join_the_one_name_they_fit(self) -> None:
        found = self.origins("CDPS", "Centre for Danube Policy Studies")
        assert found == {"Centre for Danube Policy Studies"}

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            ("Valery Zaluzhny", "Valerii Zaluzhniy"),
            ("Vadym Skibitsky", "Vadim Skibitskyi"),
            ("Alexander Lukashenko", "Aliaksandr Łukašenka"),
            ("Oleksiy Hromov", "Aleksey Gromov"),
        ],
    )
    def test_spellings_of_one_person_in_one_role_are_one(self, one: str, two: str) -> None:
        assert len(self.origins(one, two, sentence="General {} said an attack is unlikely.")) == 1

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            ("Vitali Klitschko", "Vladimir Klitschko"),
            ("Alexander Petrov", "Alexandra Petrova"),
            ("Kim Jong Un", "Kim Jong Il"),
        ],
    )
    def test_two_people_with_like_names_stay_two(self, one: str, two: str) -> None:
        assert len(self.origins(one, two, sentence="General {} said an attack is unlikely.")) == 2

    def test_like_spelling_without_a_common_role_is_not_enough(self) -> None:
        pages = [
            page(
                "a",
                [said("Farmer Igor Belov says rain is likely.", "likely", "likely", "Igor Belov")],
            ),
            page(
                "b",
                [
                    said(
                        "Spokesman Ihor Bilov says rain is likely.",
                        "likely",
                        "likely",
                        "Ihor Bilov",
                    )
                ],
            ),
        ]
        assert len({j.origin for j in traced(pages).judgements}) == 2

    def test_a_ministry_under_its_nationality_and_its_country_is_one(self) -> None:
        assert len(self.origins("Polish Ministry of Defense", "Ministry of Defence of Poland")) == 1


class TestConflicts:
    """What a relay did to the words stays visible, with the reason for the choice."""

    def test_a_headline_firmer_than_its_text(self) -> None:
        one = page(
            "a",
            [
                said("Strait blockade highly unlikely", "highly unlikely", "highly unlikely",
                     "RAND", question="Q", headline=True),
                said("RAND finds a blockade of the strait unlikely this year.", "unlikely",
                     "unlikely", "RAND", question="Q"),
            ],
        )  # fmt: skip
        assert kinds(traced([one])) == ["headline_hardened"]

    def test_a_negation_gone(self) -> None:
        quoted = said("“The fleet will not close the strait this year.”", "will not", "will not",
                      "RAND", question="Q", quotation=Quotation.DIRECT)  # fmt: skip
        turned = said("The fleet will close the strait this year.", "will", "will", "RAND",
                      question="Q")  # fmt: skip
        pages = [page("a", [quoted]), page("b", [turned])]
        day = {(d, "RAND"): on(2024, 5, 2) for d in "ab"}
        assert kinds(traced(pages, day)) == ["polarity_inverted"]

    def test_low_without_the_risk_that_is_low(self) -> None:
        flat = said(
            "RAND assesses a blockade of the strait as low.", "low", "low", "RAND", question="Q"
        )
        whole = said(
            "RAND assesses the risk of a blockade as low.", "low", "low", "RAND", question="Q"
        )
        assert kinds(traced([page("a", [flat])])) == ["head_noun_lost"]
        assert kinds(traced([page("a", [whole])])) == []

    def test_doubt_dropped_in_a_sentence_that_is_no_estimate_any_more(self) -> None:
        kept = said("The island's navy likely cannot replace damaged submarines before winter.",
                    "likely", "likely", "RAND")  # fmt: skip
        other = said(
            "RAND calls a blockade unlikely.", "unlikely", "unlikely", "RAND", question="Q"
        )
        first = page("a", [kept, other])
        document, reading = page("b", [other])
        flat = "The island's navy cannot replace damaged submarines before winter.\n"
        second = (replace(document, text=document.text + flat), reading)
        lineage = traced([first, second], {(d, "RAND"): on(2024, 5, 2) for d in "ab"})
        assert kinds(lineage) == ["hedge_lost"]
        assert lineage.conflicts[0].others[0].startswith("b@")

    def test_a_number_changed(self) -> None:
        text = "RAND says some {} Chinese ships will likely sail around the island in May."
        pages = [
            page(name, [said(text.format(n), "likely", "likely", "RAND", question="Q")])
            for name, n in (("a", "40"), ("b", "400"))
        ]
        lineage = traced(pages, {(d, "RAND"): on(2024, 5, 2) for d in "ab"})
        assert kinds(lineage) == ["number_changed"]

    def test_a_report_issued_after_its_relay_is_named_an_oddity(self) -> None:
        one = page("a", [NIGER_QUOTED], published=on(2023, 8, 2))
        lineage = traced([one], {("a", "International Crisis Group"): AUGUST})
        assert kinds(lineage) == ["origin_after_relay"]

    def test_an_outlet_repeating_its_own_quotation_is_no_second_voice(self) -> None:
        lead = said("Troops are extremely unlikely to cross without Nigerian armour.",
                    "extremely unlikely", "extremely unlikely", "own", question="Q1")  # fmt: skip
        lineage = traced([page("a", [lead, NIGER_QUOTED])])
        assert {j.origin for j in lineage.judgements} == {"International Crisis Group"}
        assert kinds(lineage) == ["origin_dropped"]

    def test_faithful_relays_have_no_conflict(self) -> None:
        spun = said("“That the union's soldiers cross into Niger without Nigerian armour is "
                    "extremely unlikely.”", "extremely unlikely", "extremely unlikely",
                    "Crisis Group", question="Q1", conditional=True,
                    quotation=Quotation.DIRECT)  # fmt: skip
        day = {(d, "International Crisis Group"): AUGUST for d in "ab"}
        assert kinds(traced([page("a", [NIGER_QUOTED]), page("b", [spun])], day)) == []

    def test_a_title_that_states_what_its_text_only_judges_likely(self) -> None:
        """The title holds no estimate any more, so it is named by its place."""
        title = "Drought halts grain exports of Benin\n"
        body = said("Drought likely halts most grain exports of Benin.", "likely", "likely", "RAND")
        document, reading = page("a", [body])
        moved = tuple(
            replace(e, phrase=e.phrase.shifted(len(title)), quote=e.quote.shifted(len(title)))
            for e in reading.estimates
        )
        zones = (
            Zone(Span(0, len(title) - 1), ZoneKind.TITLE, "by hand"),
            Zone(Span(len(title), len(title + document.text)), ZoneKind.BODY, "by hand"),
        )
        bold = replace(document, text=title + document.text, zones=zones)
        lineage = traced([(bold, replace(reading, estimates=moved))])
        assert kinds(lineage) == ["headline_hardened"]
        assert lineage.conflicts[0].others == (f"a@0-{len(title) - 1}",)

    def test_a_word_that_changes_the_event_is_missed_in_the_lead(self) -> None:
        lead = said("Benin's army is unlikely to mount a raid across the Niger river this spring.",
                    "unlikely", "unlikely", "RAND", question="Q")  # fmt: skip
        body = said("RAND adds that Benin's army is unlikely to mount a successful raid across the "
                    "Niger river.", "unlikely", "unlikely", "RAND", question="Q")  # fmt: skip
        assert kinds(traced([page("a", [lead, body])])) == ["modifier_lost"]


class TestTranslations:
    """A relay in another language is known by what it judges, in order."""

    def pages(self) -> list[tuple[Document, Reading]]:
        english = page(
            "a",
            [
                said("RAND says Lukashenko is unlikely to send troops to Ukraine.", "unlikely",
                     "unlikely", "RAND", question="Q"),
                said("Protests in Minsk would likely follow, costing Lukashenko support.", "likely",
                     "likely", "RAND"),
                said("Moscow likely knows that Lukashenko fears such protests.", "likely",
                     "likely", "RAND"),
            ],
        )  # fmt: skip
        ukrainian = page(
            "b",
            [
                said("Лукашенко навряд чи пошле війська в Україну, каже RAND.", "навряд чи",
                     "unlikely", "RAND", question="Q"),
                said("Ймовірно, почнуться протести в Мінську, і Лукашенко втратить опору.",
                     "Ймовірно", "likely", "RAND"),
                said("Москва, ймовірно, знає, що Лукашенко боїться протестів.", "ймовірно",
                     "likely", "RAND"),
            ],
            lang="uk",
        )  # fmt: skip
        return [english, ukrainian]

    def test_the_same_judgements_in_the_same_order_are_one_product(self) -> None:
        lineage = traced(self.pages(), {("a", "RAND"): on(2024, 5, 2)})
        assert [p.documents for p in lineage.products] == [("a", "b")]

    def test_one_shared_judgement_is_not_enough(self) -> None:
        one = said("Лукашенко навряд чи пошле війська в Україну, каже RAND.", "навряд чи",
                   "unlikely", "RAND", question="Q")  # fmt: skip
        pages = [self.pages()[0], page("b", [one], lang="uk")]
        lineage = traced(pages, {("a", "RAND"): on(2024, 5, 2)})
        assert len(lineage.products) == 2


class TestIndependence:
    """An aggregator is not independent of the voice it carries."""

    def test_who_quotes_another_counts_as_one_with_it(self) -> None:
        judged = said("ISW holds that an attack is unlikely.", "unlikely", "unlikely", question="Q")
        carried = said("The General Staff says an attack is unlikely, ISW notes.", "unlikely",
                       "unlikely", "Ukrainian General Staff", question="Q",
                       through=("ISW",))  # fmt: skip
        lineage = traced([page("a", [judged, carried])])
        assert [pair[:2] for pair in lineage.leans_on] == [("ISW", "Ukrainian General Staff")]
        count, steps = effective_origins(lineage, "Q")
        assert count == 1
        assert any("count as one" in step for step in steps)

    def test_a_ring_of_citations_ends(self) -> None:
        one = said("RAND says war is unlikely.", "unlikely", "unlikely", "RAND", question="Q",
                   through=("ISW",))  # fmt: skip
        two = said("ISW says war is unlikely.", "unlikely", "unlikely", "ISW", question="Q",
                   through=("RAND",))  # fmt: skip
        lineage = traced([page("a", [one, two])])
        assert effective_origins(lineage, "Q")[0] == 1

    def test_two_institutes_that_do_not_cite_each_other_are_two(self) -> None:
        pages = [
            page(
                name,
                [said(f"{who} says war is unlikely.", "unlikely", "unlikely", who, question="Q")],
            )
            for name, who in (("a", "RAND"), ("b", "ISW"))
        ]
        assert effective_origins(traced(pages), "Q")[0] == 2

    def test_two_papers_of_one_house_count_as_one(self) -> None:
        pages = [
            page(name, [said(words, "unlikely", "unlikely", "own", question="Q")], outlet=outlet)
            for name, outlet, words in (
                ("a", "Bild", "The strait will be calm; a blockade is unlikely this whole year."),
                ("b", "Die Welt", "We hold that an amphibious landing is unlikely before 2030."),
            )
        ]
        count, steps = effective_origins(traced(pages), "Q")
        assert count == 1
        assert any("Axel Springer" in step for step in steps)

    def test_nobody_judged(self) -> None:
        assert effective_origins(Lineage(), "Q")[0] == 0


class TestVoices:
    """ "3 outlets, 3 mentions, 1 institute behind all three; 1 other voice." """

    def test_one_institute_behind_every_outlet(self) -> None:
        says = said("ISW says war is unlikely.", "unlikely", "unlikely", "ISW", question="Q")
        denied = said("Minister Ivan Dub said war might come.", "might", "possible", "Ivan Dub",
                      question="Q")  # fmt: skip
        pages = [page("a", [says]), page("b", [says]), page("c", [says, denied])]
        lineage = traced(pages)
        found = voices(lineage, [r for _, r in pages], {d.id: d for d, _ in pages}, ["Q"])
        assert found.sentence == (
            "3 outlets, 3 mentions, 1 institute behind all three; 1 other voice."
        )
        assert found.leading == ("ISW",)

    def test_no_judgement_at_all(self) -> None:
        found = voices(Lineage(), [], {}, ["Q"])
        assert (found.mentions, found.origins) == (0, ())


def test_clusters_say_which_documents_relay_one_product() -> None:
    pages = [page("a", [NIGER_QUOTED]), page("b", [NIGER_QUOTED])]
    day = {(d, "International Crisis Group"): AUGUST for d in "ab"}
    assert clusters(traced(pages, day)) == {
        "clusters": [
            {
                "origin": "International Crisis Group",
                "product_date": "2023-08-16",
                "docs": ["a", "b"],
            }
        ]
    }


DESK = [
    page("a", [NIGER, NIGER_BESIDE]),
    page("b", [NIGER_QUOTED, NIGER_BESIDE], published=on(2023, 8, 17)),
    page("c", [said("War is likely here.", "likely", "likely", "own", question="Q1")]),
    page("d", [said("unnamed envoys expect talks, which will probably fail.", "probably", "likely",
                    "unnamed envoys", question="Q1")]),
    page("e", [said("RAND says a blockade is unlikely.", "unlikely", "unlikely", "RAND",
                    question="Q1", through=("ISW",))]),
]  # fmt: skip
DATES = {("a", "International Crisis Group"): AUGUST}


def test_a_standing_sentence_joins_no_undated_relays() -> None:
    """Printed in two dated products, it says nothing of the day of a third and a fourth relay."""
    pages = [page(name, [NIGER_QUOTED]) for name in "abcd"]
    pages[2] = page("c", [NIGER_QUOTED, NIGER_BESIDE])
    origin = "International Crisis Group"
    lineage = traced(pages, {("a", origin): on(2023, 8, 1), ("b", origin): on(2023, 8, 20)})
    assert ("c", "d") not in {p.documents for p in lineage.products}


@settings(max_examples=40, deadline=None)
@given(st.permutations(DESK))
def test_the_order_of_documents_changes_nothing(
    pages: list[tuple[Document, Reading]],
) -> None:
    assert traced(pages, DATES) == traced(DESK, DATES)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(DESK), st.integers(1, 4))
def test_an_exact_copy_adds_reach_and_nothing_else(
    original: tuple[Document, Reading], copies: int
) -> None:
    """A mention and an outlet more, but no judgement, product or origin."""
    document, reading = original
    pages = list(DESK)
    for n in range(copies):
        name = f"z{n}-{document.id}"
        outlet = f"{name}.example"
        estimates = tuple(
            replace(
                e,
                id=f"{name}-{i}",
                document=name,
                holder=replace(e.holder, name=outlet) if e.holder.own_voice else e.holder,
                via=(*e.via[:-1], outlet) if e.via else (),
            )
            for i, e in enumerate(reading.estimates)
        )
        copy = replace(document, id=name, outlet=Stated(outlet, Basis.GIVEN))
        pages.append((copy, Reading(name, RULES, estimates)))
    before, after = traced(DESK, DATES), traced(pages, DATES)
    assert {j.id for j in after.judgements} == {j.id for j in before.judgements}
    assert {j.origin for j in after.judgements} == {j.origin for j in before.judgements}
    mentions = [sum(len(j.mentions) for j in found.judgements) for found in (before, after)]
    assert mentions[1] == mentions[0] + copies * len(reading.estimates)


def test_thousands_of_identical_documents_finish_as_one_judgement() -> None:
    """Copies are looked at once: with all-pairs work this would not finish."""
    document, reading = page("a", [NIGER_QUOTED, NIGER_BESIDE])
    pages = []
    for n in range(3000):
        name = f"copy{n}"
        estimates = tuple(
            replace(e, id=f"{name}-{i}", document=name) for i, e in enumerate(reading.estimates)
        )
        pages.append((replace(document, id=name), Reading(name, RULES, estimates)))
    lineage = traced(pages)
    assert len(lineage.products) == 1
    assert [len(j.mentions) for j in lineage.judgements if j.question == "Q1"] == [3000]


def test_everything_undated_and_unresolved_is_still_laid_out() -> None:
    document, reading = page("a", [NIGER])
    lost = replace(reading.estimates[0], holder=Holder("unresolved", resolved=False))
    lineage = traced([(document, replace(reading, estimates=(lost,)))])
    assert len(lineage.judgements) == 1
    assert lineage.products[0].issued.likely is None


NAMES = st.sampled_from(
    ["ISW", "RAND", "Reuters", "Ivan Dub", "Dub", "unnamed envoys", "", "own", "General Ivan Dub"]
)
SENTENCES = st.sampled_from(
    [
        "War is unlikely here.",
        "On May 4 the fleet sailed, and war is unlikely while ice holds the harbour of Tallinn.",
        "War is unlikely",
        "“War is unlikely while ice holds the harbour of Tallinn,” ISW said, citing RAND.",
    ]
)
KLASSES = st.sampled_from(["unlikely", "other", "likely", "will", "low", "possible", "even"])
DAYS = st.one_of(st.none(), st.dates(date(2022, 1, 1), date(2022, 1, 6)))


@st.composite
def any_page(draw: st.DrawFn, name: str) -> tuple[Document, Reading]:
    says = [
        said(
            draw(SENTENCES),
            "unlikely",
            draw(KLASSES),
            draw(NAMES),
            question=draw(st.sampled_from([None, "Q", "R"])),
            through=tuple(draw(st.lists(NAMES, max_size=3))),
            headline=draw(st.booleans()),
            conditional=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    day = draw(DAYS)
    lang = draw(st.sampled_from(["en", "uk", "und"]))
    published = on(day.year, day.month, day.day) if day else UNDATED
    return page(name, says, published=published, lang=lang)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_handed_in_breaks_it_and_every_mention_is_kept(data: st.DataObject) -> None:
    """Rings of citations, empty names, origins younger than their relays, missing documents."""
    pages = [data.draw(any_page(name)) for name in "abc"]
    dates = {
        (name, who): on(day.year, day.month, day.day)
        for name in "abc"
        for who in ("ISW", "RAND", "Ivan Dub")
        if (day := data.draw(DAYS))
    }
    lineage = traced(pages, dates)
    linked = sum(max(1, len(e.links)) for _, r in pages for e in r.estimates)
    assert sum(len(j.mentions) for j in lineage.judgements) == linked
    assert len({j.id for j in lineage.judgements}) == len(lineage.judgements)
    assert len({p.id for p in lineage.products}) == len(lineage.products)
    assert all(j.best == j.mentions[0] for j in lineage.judgements)
    assert traced(pages[::-1], dates) == lineage
    for question in ("Q", "R"):
        assert effective_origins(lineage, question)[0] >= 0
    trace([r for _, r in pages], {}, dates)
