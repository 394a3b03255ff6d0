"""Copied text: which passages of one document stand in another, word for word or changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from vedette.model.document import READ_ZONES, Document
from vedette.model.lineage import Reuse
from vedette.model.span import Span
from vedette.trace.reuse.align import Words
from vedette.trace.reuse.postings import ENOUGH, Postings
from vedette.trace.reuse.shelf import Shelf
from vedette.trace.reuse.shingles import triples
from vedette.trace.reuse.stock import Stock
from vedette.trace.reuse.verdict import Placed, verdicts

_AT_ONCE = 100_000  # passages read before their triples are put away
_KEPT = 20_000  # passages whose words are kept while pairs are laid side by side
_BRIEF = 8  # triples; a headline may share one alone with its rewording
_TWINS = 0.5  # part of the triples of the shorter that two tellings of one passage share


# Two passages, each by its document and place, and what laying them side by side gave.
Laid = dict[tuple[str, Span, str, Span], tuple[Reuse, ...]]


class ReuseIndex:
    """
    "Which reports on this desk carry paragraphs of that one?": documents are added one by
    one, and a look at one document reads only the passages that share rare words with it.

    Keeps every text in memory. What it finds does not depend on the order of adding, unless
    a triple of words stands in more than sixteen passages: then later ones are compared with
    the first of them, so that ten thousand copies are tied to the first and not each to each.
    """

    def __init__(self, laid: Laid | None = None) -> None:
        self.shelf = Shelf()
        # Kept only for whoever asks again: a million texts have tens of millions of pairs.
        self._laid = laid
        self._postings = Postings()
        self._read = 0  # passages whose triples are in the postings
        self._triples = np.zeros(0, dtype=np.int64)  # how many each passage has

    def add(self, document_id: str, text: str, paragraphs: Iterable[Span] = ()) -> None:
        """
        Put a document on the desk; without paragraphs, each line of the text is one.

        Adding the same text under the same id again changes nothing. Raises VedetteError if
        the id stands for another text.
        """
        self.shelf.add(document_id, text, tuple(paragraphs))

    def matches(self, document_id: str) -> tuple[Reuse, ...]:
        """
        Every passage this document shares with others, in its own order, it as `one`.

        Raises NoSuchId if the document was not added.
        """
        self._settle()
        document = self.shelf.number(document_id)
        stock = Stock(self.shelf, self._twins)
        out: list[Reuse] = []
        for passage, span in self.shelf.held(document):
            if len(self.shelf.holders(passage)) > 1 and not stock.is_stock(passage):
                out += self._same(document, passage, span)
            for other in self._partners(passage):
                # Laying side by side is cheaper than asking the whole desk about a passage.
                found = list(self._near(document, passage, span, other))
                if found and not stock.is_stock(passage) and not stock.is_stock(other):
                    out += found
        return tuple(sorted(set(out), key=_order))

    def everything(self) -> tuple[Reuse, ...]:
        """
        Every shared passage of the desk once, the earlier added document as `one`; where
        many hold the very same passage, each is tied to the first that had it.
        """
        self._settle()
        brief = self._triples < _BRIEF
        one, two, counts = self._postings.pairs(brief)
        fewer = np.minimum(self._triples[one], self._triples[two])
        twins: dict[int, list[int]] = defaultdict(list)
        close = counts >= _TWINS * fewer
        for p, q in zip(one[close].tolist(), two[close].tolist(), strict=True):
            twins[p].append(q)
            twins[q].append(p)
        stock = Stock(self.shelf, lambda passage: twins.get(passage, []))
        out = list(self._stars(stock))
        words: dict[int, Words] = {}
        # A passage of a daily report has a hundred partners: where it first stands is asked once.
        firsts = {
            p: self._first(p) for p in {*one.tolist(), *two.tolist()} if not stock.is_stock(p)
        }
        for p, q in zip(one.tolist(), two.tolist(), strict=True):
            if p in firsts and q in firsts:
                out += self._tie(firsts[p], firsts[q], words)
            if len(words) > _KEPT:
                words.clear()
        return tuple(sorted(out, key=_order))

    def _stars(self, stock: Stock) -> Iterator[Reuse]:
        for passage in self.shelf.repeated():
            if not stock.is_stock(passage):
                first, *later = self.shelf.holders(passage)
                span = self.shelf.span(first, passage)
                for document in later:
                    there = Placed(document, passage, self.shelf.span(document, passage))
                    yield from verdicts(self.shelf, Placed(first, passage, span), there)

    def _first(self, passage: int) -> Placed:
        holder = self.shelf.holders(passage)[0]
        return Placed(holder, passage, self.shelf.span(holder, passage))

    def _tie(self, here: Placed, there: Placed, words: dict[int, Words]) -> tuple[Reuse, ...]:
        """The passages of two first holders laid side by side."""
        first, later = here.document, there.document
        if first == later:
            return ()
        key = (self.shelf.ids[first], here.span, self.shelf.ids[later], there.span)
        if self._laid is not None and key in self._laid:
            return self._laid[key]
        found = tuple(verdicts(self.shelf, min(here, there), max(here, there), words=words))
        if self._laid is not None:
            self._laid[key] = found
        return found

    def _same(self, document: int, passage: int, span: Span) -> Iterator[Reuse]:
        here = Placed(document, passage, span)
        for other in self.shelf.holders(passage):
            if other != document:
                there = Placed(other, passage, self.shelf.span(other, passage))
                yield from verdicts(self.shelf, here, there)

    def _near(self, document: int, passage: int, span: Span, other: int) -> Iterator[Reuse]:
        here = Placed(document, passage, span)
        words: dict[int, Words] = {}
        for holder in self.shelf.holders(other):
            if holder != document:
                there = Placed(holder, other, self.shelf.span(holder, other))
                found = verdicts(self.shelf, here, there, words=words)
                if not found:
                    return
                yield from found

    def _partners(self, passage: int) -> list[int]:
        shared = self._shared(passage)
        brief = self._triples[passage] < _BRIEF
        return sorted(
            other
            for other, (weight, _) in shared.items()
            if weight >= ENOUGH or brief or self._triples[other] < _BRIEF
        )

    def _shared(self, passage: int) -> dict[int, tuple[int, int]]:
        hashes, _ = triples([self.shelf.passage_text(passage)])
        return self._postings.partners(passage, hashes)

    def _twins(self, passage: int) -> list[int]:
        most = self._triples[passage]
        shared = self._shared(passage).items()
        return [q for q, (_, count) in shared if count >= _TWINS * min(most, self._triples[q])]

    def _settle(self) -> None:
        """Read the triples of every passage added since the last look, some at a time."""
        while self._read < len(self.shelf):
            end = min(self._read + _AT_ONCE, len(self.shelf))
            hashes, owners = triples(self.shelf.passage_texts(self._read, end))
            self._postings.extend(hashes, owners + self._read)
            sizes = np.bincount(owners, minlength=end - self._read)
            self._triples = np.concatenate((self._triples, sizes))
            self._read = end


def _order(found: Reuse) -> tuple[str, Span, str, Span]:
    return found.one, found.one_span, found.other, found.other_span


def reuse(documents: Sequence[Document], laid: Laid | None = None) -> tuple[Reuse, ...]:
    """
    Every passage that two of these documents share, once, the earlier in order as `one`.

    laid: verdicts on pairs of passages of these same texts, kept from an earlier look.
    """
    index = ReuseIndex(laid)
    for document in documents:
        # A banner, a biography and a source list stand in every text of their outlet.
        read = [zone.span for zone in document.zones if zone.kind in READ_ZONES]
        index.add(document.id, document.text, read)
    return index.everything()
