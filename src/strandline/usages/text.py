"""Texts to search: their languages, and the places in them that hold a wanted word."""

from __future__ import annotations

import enum
import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from strandline.usages.names import WORD, squashed

_LONGEST_EXCERPT = 160


class Language(enum.Enum):
    """How a text is read. CODE has C's comments and strings, SCRIPT those of a shell."""

    PYTHON = "python"
    SQL = "sql"
    TEMPLATE = "template"
    CONFIG = "config"
    NOTEBOOK = "notebook"
    CODE = "code"
    SCRIPT = "script"
    PROSE = "prose"


_ENDINGS = {
    Language.PYTHON: "py pyi pyw",
    Language.SQL: "sql ddl dml psql pgsql tsql plsql prc hql",
    Language.TEMPLATE: "html htm xhtml jinja jinja2 j2 jnj tmpl tpl mustache hbs handlebars ejs erb "
    "liquid twig vue svelte xml jsp cshtml",
    Language.CONFIG: "yaml yml toml json json5 jsonc ini cfg conf properties env",
    Language.NOTEBOOK: "ipynb",
    Language.CODE: "js jsx mjs cjs ts tsx mts cts java kt kts scala groovy gradle go rs c h cc cpp hpp "
    "cs fs swift php dart proto graphql gql prisma css scss",
    Language.SCRIPT: "r rmd qmd rb pl pm sh bash zsh fish ps1 jl ex exs lua tcl mk tf dockerfile",
}
_BY_ENDING = {
    ending: language for language, endings in _ENDINGS.items() for ending in endings.split()
}
_TEMPLATED_SQL = re.compile(r"\.sql\.(?:j2|jinja2?|tmpl|tpl|erb)$", re.IGNORECASE)


def language_of(path: str) -> Language:
    """Return the language of a file by its name; plain text where the name says nothing."""
    name = path.rpartition("/")[2].lower()
    if _TEMPLATED_SQL.search(name):
        return Language.SQL
    return _BY_ENDING.get(name.rpartition(".")[2], Language.PROSE)


@dataclass(frozen=True)
class Source:
    """One text, such as a file or a notebook's cell. `path` is what messages show."""

    path: str
    text: str
    language: Language

    @cached_property
    def line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def position(self, start: int) -> tuple[int, int]:
        """Return line and column of a place, counted from 1."""
        line = bisect_right(self.line_starts, start)
        return line, start - self.line_starts[line - 1] + 1

    def excerpt(self, start: int) -> str:
        """Return the line of a place without its indentation; of a long line what is around."""
        line = bisect_right(self.line_starts, start)
        first = self.line_starts[line - 1]
        last = self.text.find("\n", start)
        last = len(self.text) if last < 0 else last
        if last - first > _LONGEST_EXCERPT:
            first = max(first, start - _LONGEST_EXCERPT // 2)
            last = min(last, first + _LONGEST_EXCERPT)
        return _masked(self.text[first:last].strip())


@dataclass(frozen=True)
class Hits:
    """Where wanted words stand in a text, in order."""

    starts: Sequence[int]
    words: Sequence[str]

    @cached_property
    def by_start(self) -> dict[int, str]:
        return dict(zip(self.starts, self.words, strict=True))

    def between(self, start: int, end: int) -> range:
        """Return the numbers of the hits that begin from `start` and before `end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


class WantedWords(dict[str, str]):
    """Words as written, with what is wanted of them: the word, a look-up's column, or nothing.

    Each word is judged when it is met first; a code base repeats its words.
    """

    def __init__(self, forms: Container[str]) -> None:
        super().__init__()
        self.forms = forms

    def __missing__(self, word: str) -> str:
        wanted = word if squashed(word) in self.forms else lookup_of(word)
        self[word] = wanted if squashed(wanted) in self.forms else ""
        return self[word]


def find_hits(text: str, wanted: WantedWords, phrases: Sequence[re.Pattern[str]]) -> Hits:
    """Return the places of words whose squashed form is wanted, and of phrases.

    Of a look-up such as `total__gt` the hit is the part that names the column.
    """
    found = [(m.start(), word) for m in WORD.finditer(text) if (word := wanted[m.group()])]
    long = [(m.start(), m.group()) for form in phrases for m in form.finditer(text)]
    if long:
        found = sorted({**dict(found), **dict(long)}.items())
    return Hits([start for start, _ in found], [word for _, word in found])


def lookup_of(word: str) -> str:
    """Return the column of a Django look-up (`total__gt`), empty for other words."""
    column, separator, lookup = word.partition("__")
    return column if separator and lookup else ""


# Excerpts go into reports: what looks like a secret is not repeated there.
_SECRET = re.compile(
    r"""((?:pass(?:word|wd)?|pwd|secret|token|api_?key|private_?key|credentials?)["']?\s*(?:=>|:=|=|:)\s*)
        (?:[rbuf]{0,2}"[^"]*"?|[rbuf]{0,2}'[^']*'?|[^\s,;)"'{}\[\](.]{4,}(?![\w.(\[]))""",
    re.IGNORECASE | re.VERBOSE,
)
_URL_PASSWORD = re.compile(r"(://[^/\s:@]*:)[^@\s/]+(@)")
_LONG_TOKEN = re.compile(r"\b(?:sk|pk|ghp|gho|xox[abp]|AKIA|eyJ)[-_A-Za-z0-9]{16,}")


@lru_cache(maxsize=4096)
def _masked(line: str) -> str:
    line = _URL_PASSWORD.sub(r"\1***\2", line)
    return _LONG_TOKEN.sub("***", _SECRET.sub(r"\1***", line))
