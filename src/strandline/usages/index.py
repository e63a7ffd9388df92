"""A code base, read once: which words stand in which text, and what is said of them there."""

from __future__ import annotations

import re
import warnings
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from strandline.usages.makers import Maker, makers_in
from strandline.usages.mention import Mention
from strandline.usages.names import WORD, Names, squashed
from strandline.usages.notebook import cells
from strandline.usages.plain_source import read_plain
from strandline.usages.python_models import Binding, bindings_of, may_bind
from strandline.usages.python_source import imported_names, parse, read_python
from strandline.usages.text import Hits, Language, Source, WantedWords, find_hits, lookup_of

_OWNING = re.compile(r"\b\w++(?=(?:\(\))?[?!]?(?:\.|\[|->|::|\$))")
# A variable can be known by its class, whatever it is called.
_OWNING_IN_PYTHON = re.compile(_OWNING.pattern + r"|\b[A-Z]\w*[a-z]\w*")


@dataclass(frozen=True)
class Reading:
    """What one text says: its mentions by the squashed form of their words.

    `parsed` is False for a Python text that is none; `imports` are the names its imports give it.
    """

    source: Source
    mentions: Mapping[str, tuple[Mention, ...]]
    parsed: bool = True
    imports: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CodeIndex:
    """An inverted index of the words of a code base, made for some names.

    Texts are read closer only when something is asked about a name that stands in them, and then
    once.
    """

    names: Names
    sources: tuple[Source, ...]
    postings: Mapping[str, array[int]]
    bindings: Mapping[str, tuple[Binding, ...]]
    makers: tuple[Maker, ...] = ()
    _readings: dict[int, Reading] = field(default_factory=dict, init=False, repr=False)
    _owning: dict[int, frozenset[str]] = field(default_factory=dict, init=False, repr=False)
    _columns_named: dict[int, Counter[str]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def _wanted_words(self) -> WantedWords:
        return WantedWords(_wanted(self.names, self.bindings))

    @cached_property
    def bound_to(self) -> Mapping[str, tuple[Binding, ...]]:
        """Bindings by the folded name of their table, without its schema."""
        return _grouped(
            (binding.table.rpartition(".")[2].casefold(), binding)
            for bound in self.bindings.values()
            for binding in bound
            if binding.table
        )

    @cached_property
    def bound_below(self) -> Mapping[str, tuple[Binding, ...]]:
        """Bindings by each of their base classes."""
        return _grouped(
            (base, binding)
            for bound in self.bindings.values()
            for binding in bound
            for base in binding.bases
        )

    def texts_with(self, name: str) -> set[int]:
        """Return the numbers of the texts that hold a name in any spelling."""
        found = set(self.postings.get(squashed(name), ()))
        parts = [squashed(part) for part in WORD.findall(name)]
        if len(parts) > 1:
            found |= set.intersection(*(set(self.postings.get(part, ())) for part in parts))
        return found

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each text by its path."""
        return {source.path: number for number, source in enumerate(self.sources)}

    def owning(self, number: int) -> frozenset[str]:
        """Return the squashed forms of what a text takes attributes or keys from, roughly."""
        known = self._owning.get(number)
        if known is None:
            source = self.sources[number]
            form = _OWNING_IN_PYTHON if source.language is Language.PYTHON else _OWNING
            words = set(form.findall(source.text))
            known = self._owning[number] = frozenset(map(squashed, words))
        return known

    def rivals(self, number: int, column: str) -> int:
        """Return how many of the tables that a text names have a column of this name."""
        counts = self._columns_named.get(number)
        if counts is None:
            forms = self.reading(number).mentions
            tables = (t for form in forms for t in self.names.by_form.get(form, ()))
            counts = Counter(c for t in tables for c in self.names.folded_columns.get(t, ()))
            self._columns_named[number] = counts
        return counts[column.casefold()]

    def reading(self, number: int) -> Reading:
        """Return what a text says, reading it when it is asked for the first time."""
        known = self._readings.get(number)
        if known is None:
            source = self.sources[number]
            hits = find_hits(source.text, self._wanted_words, self.names.phrases)
            known = self._readings[number] = read_source(source, hits)
        return known

    @property
    def unparsed(self) -> list[str]:
        """The Python texts that were read closer and could not be parsed."""
        return sorted(r.source.path for r in self._readings.values() if not r.parsed)


def build_index(sources: Iterable[Source], names: Names) -> CodeIndex:
    """Read a code base once, and return its index; notebooks become their cells."""
    kept: list[Source] = []
    postings: dict[str, array[int]] = {}
    bindings: list[Binding] = []
    makers: list[Maker] = []
    with warnings.catch_warnings():
        # Parsing old code warns of its escapes; that is not what anybody asked about.
        warnings.simplefilter("ignore")
        for given in sources:
            for source in cells(given) if given.language is Language.NOTEBOOK else (given,):
                for form in _forms(source.text):
                    postings.setdefault(form, array("l")).append(len(kept))
                bindings.extend(_bindings(source))
                makers.extend(makers_in(source))
                kept.append(source)
    by_name = _grouped((binding.name, binding) for binding in bindings)
    wanted = _wanted(names, by_name) | _parts(names)
    postings = {form: numbers for form, numbers in postings.items() if form in wanted}
    needed = {number for numbers in postings.values() for number in numbers}
    lean = (s if n in needed else replace(s, text="") for n, s in enumerate(kept))
    return CodeIndex(names, tuple(lean), postings, by_name, tuple(makers))


def _wanted(names: Names, bindings: Mapping[str, tuple[Binding, ...]]) -> frozenset[str]:
    """Return the squashed forms of all that stands for a name: bound classes, attributes too."""
    found = set(names.words)
    for name, bound in bindings.items():
        found.add(squashed(name))
        for binding in bound:
            found.update(
                squashed(attribute)
                for attribute, column in binding.attributes.items()
                if squashed(column) in names.words
            )
    return frozenset(found)


def _parts(names: Names) -> set[str]:
    """The words of names that are several words, such as `Order Details`."""
    every = {table.name for table in names.tables}
    every |= {column for columns in names.tables.values() for column in columns}
    return {squashed(part) for name in every for part in WORD.findall(name)}


def _grouped(pairs: Iterable[tuple[str, Binding]]) -> dict[str, tuple[Binding, ...]]:
    found: dict[str, list[Binding]] = {}
    for key, binding in pairs:
        found.setdefault(key, []).append(binding)
    return {key: tuple(bound) for key, bound in found.items()}


def _forms(text: str) -> set[str]:
    forms: set[str] = set()
    for word in set(WORD.findall(text)):
        forms.add(squashed(word))
        if "__" in word:
            forms.add(squashed(lookup_of(word)))
    forms.discard("")
    return forms


def _bindings(source: Source) -> list[Binding]:
    if source.language is not Language.PYTHON or not may_bind(source.text):
        return []
    tree = parse(source.text)
    return [] if tree is None else bindings_of(tree, source)


def read_source(source: Source, hits: Hits) -> Reading:
    """Return what one text says of its hits, by the rules of its language."""
    tree = None
    if source.language is Language.PYTHON and hits.starts:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parse(source.text)
    found = read_plain(source, hits) if tree is None else read_python(source, tree, hits)
    by_form: dict[str, list[Mention]] = {}
    for mention in found:
        by_form.setdefault(squashed(mention.word), []).append(mention)
    return Reading(
        source,
        {form: tuple(said) for form, said in by_form.items()},
        parsed=tree is not None or source.language is not Language.PYTHON,
        imports=frozenset() if tree is None else imported_names(tree),
    )
