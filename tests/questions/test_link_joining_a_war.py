# ruff: noqa: E501 - every row holds one whole sentence, as a text prints it
"""The propositions headlines mix stay apart, whether the question came from files or a sentence."""

from pathlib import Path

import pytest

from vedette.extract.link.links import links
from vedette.extract.page import Page
from vedette.extract.question.file import load
from vedette.model.document import Document
from vedette.model.span import Span

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "belarus-2022" / "questions"
PLAIN = "Will Belarus enter the war against Ukraine?"
SAME = {"q": "P2", "q.alone": "P1", "q.beside": "P2c", "q.from": "P3", "q.worst": "P4"}

# text, likelihood phrase, expected links ("-": polarity against)
TABLE = [
    # at all
    ("Belarusian troops will probably not march into Ukraine this year.", "probably not", ["P2"]),
    ("Minsk's entry into the war against Ukraine remains improbable.", "improbable", ["P2"]),
    ("The analysts do not expect Belarus to join the war in Ukraine.", "do not expect", ["P2"]),
    (
        "Lukashenko will not send troops to fight in Ukraine, his spokesman said.",
        "will not",
        ["P2"],
    ),
    ("It is doubtful that Belarus would take part in the invasion of Ukraine.", "doubtful", ["P2"]),
    ("Belarus could be dragged into the war against Ukraine.", "could", ["P2"]),
    (
        "The risk of direct Belarusian involvement in the Ukraine war is very low.",
        "very low",
        ["P2"],
    ),
    ("The chance that Belarus attacks Ukraine is small.", "small", ["P2"]),
    (
        "Experts are sceptical that Minsk would commit its army to the war in Ukraine.",
        "sceptical",
        ["P2"],
    ),
    ("Kyiv fears Belarus. The country may soon enter the war.", "may", ["P2"]),
    ("Belarus held drills near Ukraine. It is unlikely to invade.", "unlikely", ["P2"]),
    ("Ukraine: Belarusian attack unlikely, think tank says", "unlikely", ["P2"]),
    (
        "The involvement of Belarus in combat in Ukraine cannot be ruled out.",
        "cannot be ruled out",
        ["P2"],
    ),
    ("Lukashenko is unlikely to order his army into Ukraine.", "unlikely", ["P2"]),
    # not at all, said the other way round
    ("Belarus is likely to stay out of the war in Ukraine.", "likely", ["-P2"]),
    ("Lukashenko will likely avoid joining the war against Ukraine.", "likely", ["-P2"]),
    ("It is likely that Belarus will not attack Ukraine.", "likely", ["-P2"]),
    # alone
    ("Belarus is very unlikely to invade Ukraine without Russian troops.", "very unlikely", ["P1"]),
    (
        "A Belarusian attack on Ukraine without a Russian strike group is unlikely.",
        "unlikely",
        ["P1"],
    ),
    ("Belarus will hardly attack Ukraine on its own.", "hardly", ["P1"]),
    # beside
    ("Belarusian forces might attack Ukraine alongside Russian troops.", "might", ["P2c"]),
    (
        "A joint attack on Ukraine by Belarusian and Russian troops is possible.",
        "possible",
        ["P2c"],
    ),
    # from
    (
        "A Russian attack on Ukraine from Belarus is possible but unlikely.",
        "possible but unlikely",
        ["P3"],
    ),
    (
        "The threat of an offensive from the territory of Belarus remains low, Kyiv said.",
        "low",
        ["P3"],
    ),
    ("Russia could again attack Ukraine from Belarusian soil.", "could", ["P3"]),
    ("Moscow may open a second front against Ukraine from Belarus.", "may", ["P3"]),
    ("A Belarusian or Russian attack on northern Ukraine is unlikely.", "unlikely", ["P3"]),
    (
        "It is unlikely that the enemy will attack Ukraine from Belarus this month.",
        "unlikely",
        ["P3"],
    ),
    ("There will be no new invasion of Ukraine from Belarus, the general said.", "will", ["-P3"]),
    (
        "Russian troops are massing in Belarus. An attack on Ukraine from there is likely.",
        "likely",
        ["P3"],
    ),
    # worst case
    (
        "Belarus waits. A renewed push into Ukraine remains the most dangerous course of action.",
        "most dangerous course of action",
        ["P4"],
    ),
    (
        "Belarus waits. The MDCOA, an offensive against Ukraine, remains highly unlikely.",
        "highly unlikely",
        ["P4"],
    ),
    # nothing
    ("Belarusian drills are likely meant to threaten Ukraine.", "likely", []),
    ("Belarusian forces in Ukraine would likely fight badly.", "likely", []),
    (
        "Putin will probably press Lukashenko for concessions before the war in Ukraine ends.",
        "probably",
        [],
    ),
    ("Russia will likely train recruits in Belarus for the war in Ukraine.", "likely", []),
    ("Belarus will likely send ammunition to Russia for the war in Ukraine.", "likely", []),
    ("If Belarus joins the war against Ukraine, protests are likely in Minsk.", "likely", []),
    ("An attack from Belarus would probably fail, officers in Ukraine said.", "probably", []),
    ("Joining the war against Ukraine would likely cost Lukashenko his office.", "likely", []),
    ("Russian troops will probably attack Bakhmut while Belarus watches.", "probably", []),
    ("The transfer of tanks from Belarus to Russia may speed up.", "may", []),
    ("Russia is likely to launch missiles at Ukraine from Belarus.", "likely", []),
    ("Ukraine may attack Belarus, Lukashenko claimed.", "may", []),
    # a second and third hand, written after the rules
    (
        "The general ruled out a Belarusian offensive against Ukraine this winter.",
        "ruled out",
        ["P2"],
    ),
    (
        "Ukraine's intelligence chief sees no reason to expect an attack from Belarus.",
        "expect",
        ["P3"],
    ),
    (
        "An invasion by Belarusian forces is not to be expected, Ukraine's staff believes.",
        "not to be expected",
        ["P2"],
    ),
    (
        "The likelihood that Belarusian troops will cross into Ukraine has fallen to almost nil.",
        "almost nil",
        ["P2"],
    ),
    ("Whether Lukashenko will join the war against Ukraine remains unclear.", "unclear", ["P2"]),
    ("It is unclear whether Belarus will send its forces into Ukraine.", "unclear", ["P2"]),
    ("Belarus, which borders Ukraine, may yet become a party to the war.", "may", ["P2"]),
    (
        "The army of Belarus has little appetite for Ukraine and would probably refuse to fight.",
        "probably",
        ["-P2"],
    ),
    (
        "Ukraine expects that Russian troops will try to advance from Belarus again.",
        "expects",
        ["P3"],
    ),
    (
        "A fresh assault on Kyiv from the Belarusian side is possible, the president of Ukraine said.",
        "possible",
        ["P3"],
    ),
    ("The threat to Ukraine from Belarus will remain, the general said.", "will", []),
    ("Nato sees the chance of Minsk joining Moscow's war on Ukraine as slim.", "slim", ["P2"]),
    ("Analysts: Russia could attack Ukraine through Belarus", "could", ["P3"]),
    (
        "Ukraine says Russia plans to draw Belarus into the war; it will likely stage a provocation.",
        "likely",
        [],
    ),
    (
        "The Kremlin will probably not succeed in drawing Belarus into its war against Ukraine.",
        "probably not",
        ["P2"],
    ),
    ("Putin may force Lukashenko to take part in the invasion of Ukraine.", "may", ["P2"]),
    ("Lukashenko may be forced to join the war against Ukraine.", "may", ["P2"]),
    (
        "Belarus is likely to remain neutral in the war between Russia and Ukraine.",
        "likely",
        ["-P2"],
    ),
    ("Ukraine would probably blow up the bridges if Belarus attacked.", "probably", []),
    (
        "Belarusian participation would likely not change the course of the war in Ukraine.",
        "likely",
        [],
    ),
    (
        "The probability of an attack on Ukraine by Belarusian troops in November is below ten per cent.",
        "below ten per cent",
        ["P2"],
    ),
    ("Putin could order Lukashenko to attack Ukraine at any time.", "could", ["P2"]),
    (
        "Any offensive from Belarus would probably aim at cutting supply lines from Poland to Ukraine.",
        "probably",
        [],
    ),
    ("Belarusians are unlikely to fight for Putin in Ukraine.", "unlikely", ["P2"]),
    (
        "Military experts consider the entry of Belarusian troops into Ukrainian territory unlikely.",
        "unlikely",
        ["P2"],
    ),
    ("Belarus's army probably lacks the men for an invasion of Ukraine.", "probably", []),
    (
        "Analysts at a Warsaw institute believe that Minsk will probably keep its army at home rather than fight in Ukraine.",
        "probably",
        ["-P2"],
    ),
    (
        "There is little chance of Belarus sending soldiers to the front in Ukraine.",
        "little chance",
        ["P2"],
    ),
    (
        "Belarus's participation in hostilities against Ukraine is hardly probable, the ministry believes.",
        "hardly probable",
        ["P2"],
    ),
    (
        "The Ukrainian military does not rule out an offensive from Belarus in spring.",
        "does not rule out",
        ["P3"],
    ),
    (
        "Budanov: attack from Belarus in the coming weeks unlikely; Ukraine on alert",
        "unlikely",
        ["P3"],
    ),
    (
        "Ukraine's border service said the probability of a repeat invasion from the north, through Belarus, is currently low.",
        "low",
        ["P3"],
    ),
    (
        "Russia is unlikely to use Belarusian territory to launch another ground assault on Kyiv.",
        "unlikely",
        ["P3"],
    ),
    (
        "Moscow could try to use Belarus as a springboard for a new attack on Ukraine.",
        "could",
        ["P3"],
    ),
    (
        "A renewed Russian push towards Kyiv via Belarus is considered improbable.",
        "improbable",
        ["P3"],
    ),
    (
        "The generals doubt Lukashenko will let his soldiers cross the border into Ukraine.",
        "doubt",
        ["P2"],
    ),
    (
        "According to the ministry, the Belarusian army is most likely not ready to invade Ukraine.",
        "most likely",
        ["-P2"],
    ),
    ("ISW: Belarus unlikely to enter Ukraine war", "unlikely", ["P2"]),
    ("Belarus Unlikely to Join Russia's War in Ukraine, Think Tank Says", "Unlikely", ["P2"]),
    (
        "Will Lukashenko send troops? Analysts think Belarusian entry into the Ukraine war is improbable.",
        "improbable",
        ["P2"],
    ),
    (
        "Belarus is highly unlikely to open a new front against Ukraine by itself.",
        "highly unlikely",
        ["P1"],
    ),
    (
        "Even with Russian backing, a Belarusian invasion of Ukraine is unlikely.",
        "unlikely",
        ["P2"],
    ),
    ("Belarusian and Russian forces could jointly attack Ukraine in spring.", "could", ["P2c"]),
    (
        "It cannot be excluded that Belarusian units go into Ukraine together with Russian forces.",
        "cannot be excluded",
        ["P2c"],
    ),
    (
        "Kyiv says that Belarus may join the Russian offensive against Ukraine within days.",
        "may",
        ["P2"],
    ),
    (
        "US officials warned that Belarusian soldiers could soon be fighting in Ukraine.",
        "could",
        ["P2"],
    ),
    (
        "The deployment of the joint grouping is unlikely to foreshadow Belarusian entry into the war in Ukraine.",
        "unlikely",
        [],
    ),
    ("Lukashenko's remarks were probably meant for Ukraine and the West.", "probably", []),
    (
        "Ukraine will likely keep brigades at the Belarusian border because of the threat of attack.",
        "likely",
        [],
    ),
    (
        "Belarus will probably allow Russia to use more of its airfields against Ukraine.",
        "probably",
        [],
    ),
    ("Belarus may not have enough officers to attack Ukraine.", "may", []),
    ("Russia may transfer troops from Belarus to Donbas, Ukraine says.", "may", []),
    ("A mobilisation in Belarus is possible, Ukraine's general staff said.", "possible", []),
    ("Belarus is likely helping Russia to evade sanctions over the war in Ukraine.", "likely", []),
    ("Wagner fighters will probably attack Poland from Belarus.", "probably", []),
    ("Russian aircraft may strike Ukraine from Belarusian airspace.", "may", []),
]


def linked(spec: str, text: str, phrase: str) -> list[str]:
    page = Page(Document(id="own", text=text))
    start = text.index(phrase)
    span = Span(start, start + len(phrase))
    sentence = next(s for s in page.sentences if s.span.start <= start < s.span.end)
    found = links(page, span, sentence, load(spec))
    names = [SAME.get(one.question, one.question) for one in found]
    return [("-" if f.polarity == "against" else "") + n for f, n in zip(found, names, strict=True)]


@pytest.mark.parametrize(("text", "phrase", "expected"), TABLE)
@pytest.mark.parametrize("spec", [str(FOLDER), PLAIN], ids=["files", "plain"])
def test_a_judgement_links_to_the_proposition_it_states(
    spec: str, text: str, phrase: str, expected: list[str]
) -> None:
    assert linked(spec, text, phrase) == expected


OTHER_LANGUAGES = [
    (
        "de",
        "Ein Angriff Russlands auf die Ukraine von Belarus aus ist unwahrscheinlich.",
        "unwahrscheinlich",
        ["P3"],
    ),
    (
        "de",
        "Es ist unwahrscheinlich, dass Belarus die Ukraine angreift.",
        "unwahrscheinlich",
        ["P2"],
    ),
    (
        "de",
        "Sanktionen gegen Belarus sind wahrscheinlich, auch die Ukraine fordert sie.",
        "wahrscheinlich",
        [],
    ),
    ("uk", "Напад Білорусі на Україну малоймовірний.", "малоймовірний", ["P2"]),
    ("uk", "Наступ з території Білорусі на Україну малоймовірний.", "малоймовірний", ["P3"]),
    ("ru", "Вступление Белоруссии в войну против Украины маловероятно.", "маловероятно", ["P2"]),
    ("pl", "Atak Białorusi na Ukrainę jest mało prawdopodobny.", "mało prawdopodobny", ["P2"]),
    (
        "pl",
        "Atak na Ukrainę z terytorium Białorusi jest mało prawdopodobny.",
        "mało prawdopodobny",
        ["P3"],
    ),
]


@pytest.mark.parametrize(("lang", "text", "phrase", "expected"), OTHER_LANGUAGES)
def test_other_languages_link_by_the_stems_of_the_tables(
    lang: str, text: str, phrase: str, expected: list[str]
) -> None:
    page = Page(Document(id="own", text=text, lang=lang))
    start = text.index(phrase)
    found = links(page, Span(start, start + len(phrase)), page.sentences[0], load(str(FOLDER)))
    assert [one.question for one in found] == expected
