"""Linking on subjects the tables were not written for: a table of sentences of our own."""

import pytest

from vedette.extract.link.links import links
from vedette.extract.page import Page
from vedette.extract.question.file import load
from vedette.model.document import Document
from vedette.model.span import Span

NIGER = "Will ECOWAS intervene militarily in Niger?"
TAIWAN = "Will China invade Taiwan before 2027?"
HORMUZ = "Is Iran going to close the Strait of Hormuz this year?"
COALITION = "Will the coalition government fall before May?"
CEASEFIRE = "Will Russia and Ukraine agree to a ceasefire in 2025?"
ELECTION = "Will Maduro win the election?"
KHARTOUM = "Could Sudan's army retake Khartoum by June 2025?"
NUCLEAR = "Will Russia use a nuclear weapon in Ukraine?"
TREATY = "Will the Bundestag ratify the treaty by 3 June 2026?"
GUYANA = "Will Venezuela annex Essequibo?"
STRIKE = "Will Israel strike Iran within 30 days?"

# question, text, likelihood phrase, linked question ids ("-": polarity against)
TABLE = [
    (
        NIGER,
        "A military intervention in Niger by ECOWAS is unlikely before the rains end.",
        "unlikely",
        ["q"],
    ),
    (
        NIGER,
        "ECOWAS will probably send troops into Niger if the talks break down.",
        "probably",
        ["q"],
    ),
    (
        NIGER,
        "The West African bloc is highly unlikely to use force in Niger, diplomats say.",
        "highly unlikely",
        ["q"],
    ),
    (NIGER, "ECOWAS will likely stay out of Niger, an Abuja lawmaker said.", "likely", ["-q"]),
    (NIGER, "ECOWAS sanctions will probably push up food prices in Niger.", "probably", []),
    (NIGER, "Talks between ECOWAS and Niger may resume next week in Abuja.", "may", []),
    (
        NIGER,
        "The bloc met on Niger. It is possible that ECOWAS deploys a standby force there.",
        "possible",
        ["q"],
    ),
    (NIGER, "Niger is likely to close its airspace to ECOWAS members.", "likely", []),
    (TAIWAN, "A Chinese invasion of Taiwan is unlikely this decade.", "unlikely", ["q"]),
    (TAIWAN, "China may try to invade Taiwan once its landing fleet is ready.", "may", ["q"]),
    (TAIWAN, "Beijing is unlikely to attack Taiwan in the coming year.", "unlikely", ["q"]),
    (
        TAIWAN,
        "The PLA is not ready; Xi might order an attack on Taiwan anyway.",
        "might",
        ["q"],
    ),
    (TAIWAN, "The risk of a Chinese attack on Taiwan remains low.", "low", ["q"]),
    (
        TAIWAN,
        "China will likely avoid invading Taiwan while its economy is weak.",
        "likely",
        ["-q"],
    ),
    (TAIWAN, "Chinese exercises around Taiwan are probably meant as a signal.", "probably", []),
    (TAIWAN, "Taiwan will probably lengthen conscription because China is arming.", "probably", []),
    (TAIWAN, "The United States would likely defend Taiwan, but China doubts it.", "likely", []),
    (
        HORMUZ,
        "Iran is unlikely to close the Strait of Hormuz, since it ships its own oil there.",
        "unlikely",
        ["q"],
    ),
    (
        HORMUZ,
        "A closure of the Strait of Hormuz by Iran is possible but not likely.",
        "possible but not likely",
        ["q"],
    ),
    (HORMUZ, "Tehran could block Hormuz for a few days.", "could", ["q"]),
    (HORMUZ, "Iran will likely raise oil output in spite of the row over Hormuz.", "likely", []),
    (HORMUZ, "Iran will probably keep the Strait of Hormuz open.", "probably", ["-q"]),
    (COALITION, "The coalition government is likely to collapse within weeks.", "likely", ["q"]),
    (COALITION, "The collapse of the coalition is now almost certain.", "almost certain", ["q"]),
    (COALITION, "The coalition will probably survive the vote.", "probably", ["-q"]),
    (COALITION, "The coalition government is likely to raise fuel tax.", "likely", []),
    (CEASEFIRE, "Russia is unlikely to agree to a ceasefire before winter.", "unlikely", ["q"]),
    (CEASEFIRE, "A truce between Russia and Ukraine looks improbable.", "improbable", ["q"]),
    (CEASEFIRE, "Russia will probably strike the power grid of Ukraine again.", "probably", []),
    (ELECTION, "Maduro is likely to win the election, pollsters say.", "likely", ["q"]),
    (ELECTION, "A victory for Maduro in the election is doubtful.", "doubtful", ["q"]),
    (ELECTION, "Maduro may travel to Cuba after the election.", "may", []),
    (KHARTOUM, "The Sudanese army will probably recapture Khartoum by spring.", "probably", ["q"]),
    (KHARTOUM, "Sudan's army is unlikely to retake Khartoum this year.", "unlikely", ["q"]),
    (KHARTOUM, "The Sudanese army may leave Khartoum to the militia.", "may", []),
    (
        NUCLEAR,
        "Russia is highly unlikely to use nuclear weapons in Ukraine.",
        "highly unlikely",
        ["q"],
    ),
    (
        NUCLEAR,
        "The risk of Russia using a nuclear weapon in Ukraine is very low.",
        "very low",
        ["q"],
    ),
    (NUCLEAR, "Russia may move a nuclear-powered cruiser to the Baltic.", "may", []),
    (TREATY, "The Bundestag will probably ratify the treaty in spring.", "probably", ["q"]),
    (TREATY, "Ratification of the treaty by the Bundestag is uncertain.", "uncertain", ["q"]),
    (TREATY, "The Bundestag may debate the budget before the treaty.", "may", []),
    (GUYANA, "Venezuela is unlikely to annex Essequibo by force.", "unlikely", ["q"]),
    (GUYANA, "Venezuela will likely hold drills near Essequibo.", "likely", []),
    (STRIKE, "Israel will likely strike Iran before the talks end.", "likely", ["q"]),
    (
        STRIKE,
        "An Israeli attack on Iran is a realistic possibility.",
        "realistic possibility",
        ["q"],
    ),
    (STRIKE, "Iran will probably retaliate against Israel.", "probably", []),
    # a second and third hand, written after the rules
    (
        "Will ECOWAS intervene militarily in Niger?",
        "ECOWAS leaders will most likely not order troops into Niger.",
        "most likely not",
        ["q"],
    ),
    (
        "Will ECOWAS intervene militarily in Niger?",
        "Analysts put the odds of an ECOWAS military operation in Niger at under one in five.",
        "under one in five",
        ["q"],
    ),
    (
        "Will ECOWAS intervene militarily in Niger?",
        "The junta in Niger will probably resist any ECOWAS intervention.",
        "probably",
        [],
    ),
    (
        "Will ECOWAS intervene militarily in Niger?",
        "It is unlikely that Nigeria sends troops to Niger alone.",
        "unlikely",
        [],
    ),
    (
        "Will China invade Taiwan before 2027?",
        "Taiwan's minister said war with China was unlikely this year.",
        "unlikely",
        ["q"],
    ),
    (
        "Will China invade Taiwan before 2027?",
        "China is likely to step up pressure on Taiwan.",
        "likely",
        [],
    ),
    (
        "Will China invade Taiwan before 2027?",
        "Xi Jinping is unlikely to risk an invasion of Taiwan.",
        "unlikely",
        ["q"],
    ),
    (
        "Will China invade Taiwan before 2027?",
        "Japan may join the defence of Taiwan if China invades.",
        "may",
        [],
    ),
    (
        "Is Iran going to close the Strait of Hormuz this year?",
        "Iran may mine the Strait of Hormuz.",
        "may",
        ["q"],
    ),
    (
        "Is Iran going to close the Strait of Hormuz this year?",
        "Oil prices may double if Iran closes the Strait of Hormuz.",
        "may",
        [],
    ),
    ("Will Maduro win the election?", "Maduro will probably lose the vote.", "probably", ["-q"]),
    (
        "Will Russia and Ukraine agree to a ceasefire in 2025?",
        "A ceasefire is unlikely in 2025, as Russia and Ukraine remain far apart.",
        "unlikely",
        ["q"],
    ),
    (
        "Will Russia and Ukraine agree to a ceasefire in 2025?",
        "Russia and Ukraine could sign a truce by autumn.",
        "could",
        ["q"],
    ),
    (
        "Will Israel strike Iran within 30 days?",
        "An Israeli strike on Iranian nuclear sites appears increasingly likely.",
        "increasingly likely",
        ["q"],
    ),
    (
        "Will Russia attack Estonia in 2026?",
        "Russia is very unlikely to attack Estonia or any other NATO member.",
        "very unlikely",
        ["q"],
    ),
    ("Will Russia attack Estonia in 2026?", "Russia may jam aircraft over Estonia.", "may", []),
    (
        "Will the United States withdraw from NATO?",
        "An American exit from NATO is improbable.",
        "improbable",
        ["q"],
    ),
    (
        "Will the United States withdraw from NATO?",
        "Washington will probably cut its troops in NATO's east.",
        "probably",
        [],
    ),
    (
        "Will Poland close its border with Belarus?",
        "Poland may close the border with Belarus again.",
        "may",
        ["q"],
    ),
    (
        "Will Sweden join NATO before July 2024?",
        "Swedish accession to NATO is likely by spring.",
        "likely",
        ["q"],
    ),
    (
        "Will Sweden join NATO before July 2024?",
        "Sweden will likely become a member of NATO within weeks.",
        "likely",
        ["q"],
    ),
    (
        "Will Israel invade Lebanon?",
        "An Israeli ground incursion into Lebanon is highly likely, diplomats fear.",
        "highly likely",
        ["q"],
    ),
    (
        "Will Israel invade Lebanon?",
        "Israel may limit itself to air strikes on Lebanon.",
        "may",
        [],
    ),
    (
        "Will Hezbollah attack Israel?",
        "Hezbollah probably does not want a war with Israel.",
        "probably",
        [],
    ),
    (
        "Will Hezbollah attack Israel?",
        "Hezbollah is likely to attack Israel from southern Lebanon.",
        "likely",
        ["q"],
    ),
    (
        "Will Rwanda withdraw its troops from Congo?",
        "A Rwandan withdrawal from Congo looks unlikely this year.",
        "unlikely",
        ["q"],
    ),
    (
        "Will Rwanda withdraw its troops from Congo?",
        "Rwanda will probably keep troops in Congo.",
        "probably",
        ["-q"],
    ),
    (
        "Will there be a coup in Mali?",
        "A coup in Mali is possible, the embassy warned.",
        "possible",
        ["q"],
    ),
    (
        "Will there be a coup in Mali?",
        "The army in Mali may try to seize power again.",
        "may",
        ["q"],
    ),
    ("Will there be a coup in Mali?", "Mali may leave the bloc.", "may", []),
    (
        "Will Turkey attack Syria?",
        "Turkey is unlikely to launch a new operation against Syria.",
        "unlikely",
        ["q"],
    ),
    ("Will Turkey attack Syria?", "Ankara may open talks with Syria.", "may", []),
    (
        "Will the EU impose sanctions on Georgia?",
        "The EU will probably adopt sanctions against Georgia in June.",
        "probably",
        ["q"],
    ),
    (
        "Will the EU impose sanctions on Georgia?",
        "New EU sanctions on Georgia are unlikely because of a Hungarian veto.",
        "unlikely",
        ["q"],
    ),
    (
        "Will the EU impose sanctions on Georgia?",
        "Georgia may hold elections under EU eyes.",
        "may",
        [],
    ),
    (
        "Will North Korea test a nuclear weapon?",
        "A North Korean nuclear test is likely this autumn.",
        "likely",
        ["q"],
    ),
    ("Will North Korea test a nuclear weapon?", "Pyongyang may send workers abroad.", "may", []),
    (
        "Will Kenya default on its debt?",
        "Kenya is unlikely to default this year.",
        "unlikely",
        ["q"],
    ),
    (
        "Will Kenya default on its debt?",
        "A default by Kenya is a remote possibility.",
        "remote possibility",
        ["q"],
    ),
    (
        "Will Netanyahu resign?",
        "Netanyahu will almost certainly not step down before the vote.",
        "almost certainly not",
        ["q"],
    ),
    ("Will Netanyahu resign?", "Netanyahu will probably travel to Rome.", "probably", []),
    (
        "Will China blockade Taiwan?",
        "A Chinese blockade of Taiwan is more likely than an invasion.",
        "more likely",
        ["q"],
    ),
    (
        "Will Hamas and Israel agree to a ceasefire?",
        "Hamas is likely to accept a truce with Israel.",
        "likely",
        ["q"],
    ),
    (
        "Will Azerbaijan invade Armenia?",
        "Azerbaijan may seize a corridor through southern Armenia.",
        "may",
        [],
    ),
    (
        "Will Azerbaijan invade Armenia?",
        "Baku is expected to attack Armenia if the talks fail.",
        "expected",
        ["q"],
    ),
    (
        "Will the Fed cut rates by September 2025?",
        "The Fed is likely to cut rates in July.",
        "likely",
        ["q"],
    ),
    (
        "Will a hurricane hit Florida this year?",
        "It is likely that a hurricane will hit Florida in September.",
        "likely",
        ["q"],
    ),
    (
        "Will Etna erupt before 2026?",
        "Etna will probably erupt again within months.",
        "probably",
        ["q"],
    ),
    ("Will Etna erupt before 2026?", "An eruption of Etna is likely.", "likely", ["q"]),
]


def linked(question: str, text: str, phrase: str) -> list[str]:
    page = Page(Document(id="own", text=text))
    start = text.index(phrase)
    span = Span(start, start + len(phrase))
    sentence = next(s for s in page.sentences if s.span.start <= start < s.span.end)
    found = links(page, span, sentence, load(question))
    return [("-" if one.polarity == "against" else "") + one.question for one in found]


@pytest.mark.parametrize(("question", "text", "phrase", "expected"), TABLE)
def test_a_judgement_links_only_to_what_it_says_is_likely(
    question: str, text: str, phrase: str, expected: list[str]
) -> None:
    assert linked(question, text, phrase) == expected
