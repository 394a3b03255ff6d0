"""Part of speech, morphology and dictionary form of each word of a tagged and parsed sentence.

The rules are the weights' own (spaCy's attribute ruler and lemmatizer). Their stock runner tries
every rule on every word of every sentence, a third of the whole cost of a parse; here each rule
is filed under the word or tag it asks for, and what a word came to is kept.
"""

import re
from collections.abc import Iterable
from typing import Any

import numpy
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.matcher import Matcher

_ASKED = {"LOWER": LOWER, "TAG": TAG, "DEP": DEP, "IS_SPACE": IS_SPACE}
_COLUMNS = (LOWER, TAG, DEP, IS_SPACE, ORTH)
_GIVEN = (TAG, DEP, POS, MORPH, LEMMA)
_MOST = 100_000  # words kept; a desk with more starts anew

# One word: its value for each of _COLUMNS.
_Word = tuple[int, ...]


class _Rule:
    """What one rule asks of one word: for each attribute, what it must or must not be."""

    def __init__(self, number: int, pattern: dict[str, Any], strings: Any) -> None:
        self.number = number
        self.strings = strings
        self.wants: dict[int, frozenset[int]] = {}
        self.bars: dict[int, frozenset[int]] = {}
        self.shapes: dict[int, re.Pattern[str]] = {}
        for name, value in pattern.items():
            self._ask(_COLUMNS.index(_ASKED[name]), value)

    def _ask(self, at: int, value: Any) -> None:
        if not isinstance(value, dict):
            known = int(value) if isinstance(value, bool) else self.strings.add(value)
            self.wants[at] = frozenset((known,))
            return
        for how, values in value.items():
            if how == "REGEX":
                self.shapes[at] = re.compile(values)
            else:
                side = {"IN": self.wants, "NOT_IN": self.bars}[how]
                side[at] = frozenset(self.strings.add(v) if v else 0 for v in values)

    def fits(self, word: _Word) -> bool:
        return (
            all(word[at] in values for at, values in self.wants.items())
            and not any(word[at] in values for at, values in self.bars.items())
            and all(shape.search(self.strings[word[at]]) for at, shape in self.shapes.items())
        )

    def allows(self, at: int, value: int) -> bool:
        """Whether it fits as far as this one column goes."""
        wanted, shape = self.wants.get(at), self.shapes.get(at)
        return (wanted is None or value in wanted) and (
            shape is None or shape.search(self.strings[value]) is not None
        )


class _Rules:
    """Rules filed under the word or the tag they ask for, so that few are tried on a word."""

    def __init__(self) -> None:
        self._filed: dict[tuple[int, int], list[_Rule]] = {}
        self._loose: list[_Rule] = []

    def file(self, rule: _Rule) -> None:
        for at in (_COLUMNS.index(LOWER), _COLUMNS.index(TAG)):
            if at in rule.wants:
                for value in rule.wants[at]:
                    self._filed.setdefault((at, value), []).append(rule)
                return
        self._loose.append(rule)

    def fitting(self, word: _Word) -> list[int]:
        """The numbers of the rules that fit, in order."""
        filed = self._filed.get((0, word[0]), ()), self._filed.get((1, word[1]), ())
        return sorted({r.number for rules in (*filed, self._loose) for r in rules if r.fits(word)})


class Forms:
    """Gives each word what the stock rules would give it, the later rule having the last word."""

    def __init__(self, whole: Any) -> None:
        ruler = whole.get_pipe("attribute_ruler")
        self._strings = whole.vocab.strings
        self._lemmas = whole.get_pipe("lemmatizer")
        index = self._lemmas.lookups.get_table("lemma_index")
        for part in list(index):
            # Packaged as lists, and every new word is looked up among tens of thousands.
            index[part] = frozenset(index[part])
        self._attrs: list[dict[int, int]] = ruler.attrs
        self._indices: list[int] = ruler.indices
        self._alone, self._opening = _Rules(), _Rules()
        self._several = Matcher(whole.vocab)
        for number, row in enumerate(ruler.patterns):
            for pattern in row["patterns"]:
                # A rule about two words is spaCy's own matcher's, where its first word stands.
                first = _Rule(number, pattern[0], self._strings)
                (self._alone if len(pattern) == 1 else self._opening).file(first)
                if len(pattern) > 1:
                    self._several.add(str(number), [pattern])
        self._known: dict[_Word, _Word] = {}
        self._openers: set[_Word] = set()
        self._dictionary: dict[_Word, int] = {}
        self._uninflected: dict[_Word, int | None] = {}
        self._naming = [
            (_Rule(0, pattern[row["index"]], self._strings), str(row["attrs"]["LEMMA"]).lower())
            for row in ruler.patterns
            for pattern in (row["patterns"] if "LEMMA" in row["attrs"] else ())
        ]

    def lemmas(self, word: str) -> frozenset[str]:
        """Every dictionary form a word can come to: by all rules, of all parts of speech."""
        low = word.lower()
        tables = self._lemmas.lookups
        key = self._strings.add(low)
        out = {low, *(lemma for rule, lemma in self._naming if rule.allows(0, key))}
        for part in tables.get_table("lemma_rules"):
            for old, new in tables.get_table("lemma_rules")[part]:
                if low.endswith(old):
                    out.add(low[: len(low) - len(old)] + new)
        for part in tables.get_table("lemma_exc"):
            out |= set(tables.get_table("lemma_exc")[part].get(low, ()))
        return frozenset(out)

    def given(self, doc: Any) -> None:
        """Give every word of a tagged and parsed sentence its part of speech, form and lemma."""
        words = [tuple(row) for row in doc.to_array(_COLUMNS).tolist()]
        forms = [self._known.get(word) or self._of(word) for word in words]
        changed = self._several_words(doc, words, forms) if self._openers & set(words) else ()
        doc.from_array(_GIVEN, numpy.array(forms, dtype=numpy.uint64))
        for n, form in enumerate(forms):
            if not form[-1]:
                lemma = doc[n].lemma = self._lemma(doc[n], words[n], form)
                if n not in changed:
                    self._known[words[n]] = (*form[:-1], lemma)

    def _several_words(self, doc: Any, words: list[_Word], forms: list[_Word]) -> set[int]:
        found: dict[int, set[int]] = {}
        for name, start, end in self._several(doc, allow_missing=True):
            number = int(self._strings[name])
            at = range(start, end)[self._indices[number]]
            found.setdefault(at, set(self._alone.fitting(words[at]))).add(number)
        for at, numbers in found.items():
            forms[at] = self._together(words[at], sorted(numbers))
        return set(found)

    def _of(self, word: _Word) -> _Word:
        if len(self._known) > _MOST:
            self._known.clear()
            self._dictionary.clear()
        if self._opening.fitting(word):
            self._openers.add(word)
        self._known[word] = self._together(word, self._alone.fitting(word))
        return self._known[word]

    def _together(self, word: _Word, numbers: Iterable[int]) -> _Word:
        out = dict.fromkeys(_GIVEN, 0) | {TAG: word[1], DEP: word[2]}
        for number in numbers:
            out |= self._attrs[number]
        return tuple(out[name] for name in _GIVEN)

    def _lemma(self, token: Any, word: _Word, form: _Word) -> int:
        sort = form[2:4]
        if sort not in self._uninflected:
            self._uninflected[sort] = self._unchanged(token)
        column = self._uninflected[sort]
        if column is not None:
            return word[column]
        key = (word[-1], *form)
        if key not in self._dictionary:
            self._dictionary[key] = self._strings.add(self._lemmas.lemmatize(token)[0])
        return self._dictionary[key]

    def _unchanged(self, token: Any) -> int | None:
        """The column that is the lemma of every word of this sort; None for an inflected one."""
        part = token.pos_.lower()
        if part == "space" or self._lemmas.is_base_form(token):
            return _COLUMNS.index(LOWER)
        tables = ("lemma_index", "lemma_exc", "lemma_rules")
        if any(self._lemmas.lookups.get_table(name, {}).get(part) for name in tables):
            return None
        return _COLUMNS.index(ORTH if part == "propn" else LOWER)
