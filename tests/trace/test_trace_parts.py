"""The parts lineage is made of: sentences, days, titles, translations and the tables."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.doctrine.outlets import publishers
from vedette.doctrine.outlets import read as read_outlets
from vedette.doctrine.relay_words import read as read_words
from vedette.doctrine.relay_words import relay_words
from vedette.errors import BadDoctrine
from vedette.model.basis import Basis, Dating
from vedette.model.document import Document
from vedette.model.estimate import Estimate, ReaderVersion, Reading
from vedette.model.likelihood import EstimateKind
from vedette.model.moment import Moment, MomentKind
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation
from vedette.trace.drift.wording import consonants, folded, likeness, line, sentences_of
from vedette.trace.identities.identities import find_origins
from vedette.trace.identities.names import known, office, person
from vedette.trace.products.alike import Sentences, telling
from vedette.trace.products.group import printed_day
from vedette.trace.products.hindsight import not_before
from vedette.trace.products.naming import naming_sentences


class TestNames:
    """Titles fall away; an office is never a person."""

    @pytest.mark.parametrize(
        ("printed", "surname"),
        [
            ("Nigerien Defence Minister Lieutenant General Salifou Mody", "Mody"),
            ("Commander of the Joint Forces Serhiy Nayev", "Nayev"),
            ("White House press secretary Karine Jean-Pierre", "Jean-Pierre"),
            ("President Tinubu", "Tinubu"),
        ],
    )
    def test_a_title_is_no_part_of_the_name(self, printed: str, surname: str) -> None:
        found = person(printed)
        assert found is not None
        assert found.surname == surname

    @pytest.mark.parametrize(
        "printed",
        ["Ministry of Defence", "UK MoD", "two officials", "Commander of the Joint Forces"],
    )
    def test_an_office_is_no_person(self, printed: str) -> None:
        assert person(printed) is None

    def test_an_office_has_one_key_under_every_spelling(self) -> None:
        assert office("Belarusian MoD") == office("the Ministry of Defense of Belarus")

    def test_the_tables_know_institutions_by_their_long_names(self) -> None:
        assert known("the Institute for the Study of War") == "ISW"
        assert known("Nobody in Particular") is None

    @pytest.mark.parametrize(
        ("one", "two"),
        [("Łukašenka", "Лукашенко"), ("Hromov", "Gromov"), ("Schraibman", "Shraibman")],
    )
    def test_consonants_survive_transliteration(self, one: str, two: str) -> None:
        assert consonants(one) == consonants(two)


class TestSentences:
    """Two renderings are known by what they speak of, never by their doubt."""

    def test_doubt_is_left_out_of_the_comparison(self) -> None:
        sure = line("The junta will release the president before Friday's summit in Abuja.")
        unsure = line("The junta may release the president before Friday's summit in Abuja.")
        assert sure.content == unsure.content

    def test_few_common_words_place_no_relay(self) -> None:
        one = line("A raid on Taiwan from Fujian is unlikely")
        two = line("RAND: a Chinese raid on Taiwan out of Fujian is unlikely")
        assert telling(one, two, likeness(one, two)) < 0.75

    def test_a_rewritten_sentence_is_found_among_others(self) -> None:
        wanted = line("Troops of the union will hardly cross into Niger without Nigerian armour.")
        there = [
            line(f"Port number {n} in Benin stays open for wheat, officials say.") for n in "abc"
        ]
        there.append(
            line("Without armour from Nigeria the union's troops hardly cross into Niger.")
        )
        assert Sentences(there).near(wanted)[0][1] == there[-1]

    @given(st.text(max_size=200))
    def test_sentence_edges_lie_inside_the_text_and_rise(self, text: str) -> None:
        edges = [edge for span in sentences_of(text) for edge in span]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(text) for edge in edges)

    @given(st.text(max_size=120), st.text(max_size=120))
    def test_likeness_is_the_same_both_ways(self, one: str, two: str) -> None:
        left, right = line(one), line(two)
        assert likeness(left, right) == likeness(right, left)
        assert 0 <= likeness(left, right) <= 1

    @given(st.text(max_size=60))
    def test_folding_twice_changes_nothing(self, word: str) -> None:
        assert folded(folded(word)) == folded(word)


def said_on(day: date, *words: str) -> Dating:
    return Dating(Basis.INFERRED, day, day, day, words=words)


class TestDays:
    """A printed day, a weekday, and a report that knows too much."""

    def test_a_weekday_is_no_printed_day(self) -> None:
        day = date(2024, 5, 3)
        assert printed_day(said_on(day, "a May 3 report"))
        assert not printed_day(said_on(day, "on Friday"))
        assert not printed_day(replace(said_on(day, "a May 3 report"), latest=date(2024, 5, 5)))

    def hindsight(self, text: str, words: str) -> Dating:
        at = text.index(words)
        moment = Moment(Span(at, at + len(words)), words, MomentKind.MONTH_DAY, month=5, day=4)
        dating = said_on(date(2024, 5, 3), "the May 3 report")
        return not_before(dating, text, ([Span(0, len(text))], [moment]))

    def test_a_report_cannot_tell_what_came_after_it(self) -> None:
        moved = self.hindsight("On May 4 the fleet sailed out of Kaohsiung.", "May 4")
        assert moved.likely == date(2024, 5, 4)
        assert "2024-05-03" in moved.explanation

    def test_a_plan_for_tomorrow_moves_nothing(self) -> None:
        still = self.hindsight("The fleet will have sailed on May 4.", "May 4")
        assert still.likely == date(2024, 5, 3)


class TestNaming:
    """Which sentences can date a product."""

    def test_its_latest_report_belongs_to_the_body_named_just_before(self) -> None:
        text = (
            "A landing is unlikely, according to RAND. The ships lay in port. "
            "The US think tank wrote so in its latest report, published on Tuesday. "
            "Its own figures were not given."
        )
        quote = Span(0, text.index("RAND") + 4)
        found = Estimate(
            id="e",
            document="a",
            phrase=Span(13, 21),
            quote=quote,
            words="unlikely",
            kind=EstimateKind.FORECAST,
            klass="unlikely",
            holder=Holder("RAND"),
            via=("a.example",),
            quotation=Quotation.INDIRECT,
        )
        reading = Reading("a", ReaderVersion("by hand", 1), (found,))
        document = Document("a", text)
        naming, saying = naming_sentences(
            reading, document, find_origins([reading], {"a": document})
        )
        assert [s.of(text)[:10] for s in sorted(naming["RAND"])] == ["A landing "]
        assert any("latest report" in s.of(text) for s in saying["RAND"])
        assert not any("figures" in s.of(text) for s in saying["RAND"])


class TestTables:
    """Tables that contradict themselves are refused in words."""

    def test_an_outlet_is_known_by_its_address(self) -> None:
        found = publishers().find("www.babel.ua")
        assert found is not None
        assert found.name == "Babel"
        assert publishers().press("the Associated Press")
        assert not publishers().press("ISW")
        assert publishers().family("bild.de") == publishers().family("Politico")

    def test_one_name_for_two_publishers_is_refused(self) -> None:
        row = {"aliases": ["The Herald"], "source": "made up"}
        twice = [{"name": "A", **row}, {"name": "B", **row}]
        with pytest.raises(BadDoctrine, match="names two publishers"):
            read_outlets({"outlets": twice, "agencies": [], "institutions": []})

    def test_a_row_without_a_source_is_refused(self) -> None:
        with pytest.raises(BadDoctrine, match="source"):
            read_outlets(
                {"outlets": [{"name": "A", "aliases": []}], "agencies": [], "institutions": []}
            )

    def test_every_modified_class_has_a_plain_word_weaker_than_itself(self) -> None:
        table = relay_words()
        for klass in table.modified - {"low but possible", "unlikely but possible"}:
            plain = table.strength[table.stem_of[klass]]
            assert abs(table.strength[klass] - 0.5) > abs(plain - 0.5), klass

    def test_a_missing_section_is_refused(self) -> None:
        with pytest.raises(BadDoctrine, match="sections"):
            read_words({"strength": {}})
