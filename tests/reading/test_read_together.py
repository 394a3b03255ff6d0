"""Documents are read side by side, and each comes out as it would alone."""

from vedette.model.document import Document
from vedette.pipeline.contract import passage
from vedette.pipeline.reread import read_all, read_in_context

TEXTS = (
    "Ferry strike unlikely before June, union says\nTalks go on, said Ida Holm, who leads it.",
    "Zweite Zeile: Die Brücke bleibt wohl gesperrt.",
    "“The dyke is soft,” engineer Mara Voss said. “It could go tonight.”",
    "View photos.",
    "The harbour trust expects a rise in fees. Its rivals, it believes, will probably follow.",
    "Per Lund doubts it: a second vote may come in May, he told the Meridian on Friday.",
)


def _documents() -> list[Document]:
    rows = [
        {"doc": f"d{n}", "text": text, "lang": "de" if text.startswith("Zweite") else "en"}
        for n, text in enumerate(TEXTS)
    ]
    rows.append({"doc": "copy", "text": TEXTS[0], "lang": "en"})
    rows.append({"doc": "unread", "text": "Saa ngapi?", "lang": "sw"})
    return [passage({**row, "outlet": "Harbour Post", "date": "2024-05-02"}) for row in rows]


def test_documents_read_together_come_out_as_each_alone() -> None:
    alone = tuple(read_in_context(document, None) for document in _documents())
    assert read_all(_documents(), None) == alone
    assert sum(len(reading.estimates) for reading in alone) >= 5
    assert sum(len(reading.attributions) for reading in alone) >= 5


def test_the_order_of_documents_changes_nothing() -> None:
    turned = list(reversed(_documents()))
    assert read_all(turned, None) == tuple(reversed(read_all(_documents(), None)))
