"""Web pages: all that is visible is kept, and each line is told apart by its markup."""

from datetime import date, time

import pytest

from vedette.collect.render import render
from vedette.collect.walk import capture
from vedette.model.basis import Basis
from vedette.model.document import READ_ZONES, Capture, Document, Quarantined, ZoneKind
from vedette.settings import Settings

P1 = (
    "ECOWAS leaders are unlikely to order an intervention in Niger before the end of the month, "
    "three regional analysts said on Thursday."
)
P2 = (
    "The coup leaders could still back down, according to a report by the institute, which cites "
    "two officials in Abuja."
)
P3 = (
    "Neighbouring Benin has closed its border since the coup, which will likely raise food prices "
    "across the whole region this autumn."
)


def page(article: str, *, head: str = "", before: str = "", after: str = "") -> str:
    return (
        f"<!doctype html><html><head>{head}</head><body>{before}<main><article>{article}"
        f"</article></main>{after}</body></html>"
    )


def rendered(text: str) -> tuple[tuple[Document, ...], tuple[Quarantined, ...]]:
    taken = capture(text.encode(), "page.txt", Settings())
    assert isinstance(taken, Capture)
    return render(taken, Settings())


def one(text: str) -> Document:
    documents, refused = rendered(text)
    assert refused == ()
    (document,) = documents
    return document


def kind_of(document: Document, words: str) -> ZoneKind:
    (held,) = [z for z in document.zones if words in z.span.of(document.text)]
    return held.kind


ARTICLE = f"<h1>Niger junta unlikely to yield</h1><p>{P1}</p><p>{P2}</p><h2>Next</h2><p>{P3}</p>"


def test_title_text_and_headings_are_told_apart() -> None:
    document = one(page(ARTICLE))
    assert document.title is not None
    assert document.title.value == "Niger junta unlikely to yield"
    assert document.title.spans[0].of(document.text) == document.title.value
    assert kind_of(document, "Next") is ZoneKind.SUBHEAD
    assert all(kind_of(document, words) is ZoneKind.BODY for words in (P1, P2, P3))


def test_what_stands_around_the_article_is_kept_but_not_read() -> None:
    document = one(
        page(
            f"<h1>Niger junta unlikely to yield</h1><p>{P1}</p>"
            "<figure><img src=x><figcaption>Troops might march on Sunday</figcaption></figure>"
            f"<p>{P2}</p><aside class=related><a>Mali may leave the bloc</a></aside><p>{P3}</p>"
            "<div class=share-bar>Tell a friend</div>",
            before="<div id=cookie-consent>We use cookies.</div><nav><a>Home</a></nav>",
            after="<section class=comments><p>They will invade tomorrow, mark my words.</p>"
            "</section><footer>© 2023 The Courier</footer>",
        )
    )
    kinds = {
        "We use cookies": ZoneKind.BANNER,
        "Home": ZoneKind.NAVIGATION,
        "Troops might march": ZoneKind.CAPTION,
        "Mali may leave": ZoneKind.NAVIGATION,
        "Tell a friend": ZoneKind.BOILERPLATE,
        "invade tomorrow": ZoneKind.COMMENTS,
        "© 2023": ZoneKind.BOILERPLATE,
    }
    assert {words: kind_of(document, words) for words in kinds} == kinds
    read = [z.span.of(document.text) for z in document.zones if z.kind in READ_ZONES]
    assert read == ["Niger junta unlikely to yield", P1, P2, P3]


def test_scripts_and_hidden_text_are_no_text() -> None:
    hidden = "<script>var a='will invade'</script><p style='display: none'>Hidden attack.</p>"
    assert "invade" not in one(page(ARTICLE + hidden)).text
    assert "Hidden" not in one(page(ARTICLE + hidden)).text


def test_inline_marks_do_not_break_a_sentence() -> None:
    document = one(page(ARTICLE.replace("unlikely to order", "<b>un</b>likely<!-- x --> to order")))
    assert P1 in document.text


def test_a_widget_or_form_around_the_whole_page_hides_nothing() -> None:
    for opening, closing in (
        ("<div class='widget widget-post-content'>", "</div>"),
        ("<form id=form1>", "</form>"),
    ):
        document = one(page(f"{opening}{ARTICLE}{closing}"))
        assert kind_of(document, P1) is ZoneKind.BODY, opening


def test_the_header_states_outlet_author_day_and_address() -> None:
    head = (
        '<meta property="og:site_name" content="The Courier">'
        '<meta name="author" content="Awa Traoré">'
        '<meta property="article:published_time" content="2023-08-10T09:30:00+01:00">'
        '<link rel="canonical" href="https://courier.example/niger">'
    )
    document = one(page(ARTICLE, head=head))
    assert document.outlet is not None
    assert (document.outlet.value, document.outlet.basis) == ("The Courier", Basis.METADATA)
    assert document.author is not None
    assert document.author.value == "Awa Traoré"
    assert document.published.likely == date(2023, 8, 10)
    assert document.published.clock == time(9, 30)
    assert document.published.words == ("2023-08-10T09:30:00+01:00",)
    assert document.url == "https://courier.example/niger"


def test_json_ld_states_the_same_and_what_was_changed_later() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",'
        '"datePublished": "2023-08-10", "dateModified": "2023-08-12T00:00:00Z",'
        '"author": [{"name": "Awa Traoré"}, {"name": "B. Okri"}],'
        '"publisher": {"name": "The Courier"}}]}</script>'
        '<script type="application/ld+json">{broken</script>'
    )
    document = one(page(ARTICLE, head=head))
    assert document.published.likely == date(2023, 8, 10)
    assert document.published.clock is None
    assert "2023-08-12" in document.published.explanation
    assert document.outlet is not None
    assert document.outlet.value == "The Courier"
    assert document.author is not None
    assert document.author.value == "Awa Traoré, B. Okri"


def test_a_printed_date_that_disagrees_with_the_header_is_mentioned() -> None:
    head = '<meta property="article:published_time" content="2023-08-10">'
    text = page(ARTICLE.replace("</h1>", "</h1><p>11 August 2023</p>"), head=head)
    published = one(text).published
    assert published.likely == date(2023, 8, 10)
    assert "2023-08-11" in published.explanation


def test_a_title_in_the_header_alone_is_stated_without_the_sites_name() -> None:
    head = (
        "<title>Niger junta digs in | The Courier</title>"
        '<meta property="og:site_name" content="The Courier">'
    )
    document = one(page(f"<p>{P1}</p><p>{P2}</p>", head=head))
    assert document.title is not None
    assert document.title.value == "Niger junta digs in"
    assert document.title.spans == ()


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><html><body><script>render()</script></body></html>",
        "<!doctype html><html></html>",
        "<!doctype html>",
    ],
)
def test_a_page_without_text_says_what_to_do(text: str) -> None:
    documents, refused = rendered(text)
    assert documents == ()
    assert "text" in refused[0].reason


@pytest.mark.parametrize(
    "text",
    [
        page(ARTICLE)[:-40],
        page(ARTICLE).replace("</p>", ""),
        "<!doctype html>" + "<div>" * 5000 + f"<p>{P1}</p>",
        page(ARTICLE).replace("<article>", "<article></b></div><td>"),
        '<?xml version="1.0" encoding="utf-8"?>' + page(ARTICLE),
    ],
)
def test_broken_markup_does_not_lose_the_text(text: str) -> None:
    documents, refused = rendered(text)
    assert refused or P1 in documents[0].text
