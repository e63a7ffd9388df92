"""Text of any origin made harmless: for Markdown, for Mermaid and for file names."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from urllib.parse import quote

# Bidirectional overrides and isolates can make a line read other than it is.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_REPLACEMENT = "\ufffd"
_MARKDOWN_SPECIAL = re.compile(r"[\\`*{}\[\]<>|~$&#!]|(?<![^\W_])_|_(?![^\W_])")
_BULLETED = re.compile(r"^( *)([-+=])", re.MULTILINE)
_NUMBERED = re.compile(r"^( *\d+)([.)])(?=\s|$)", re.MULTILINE)
_PLAIN_CODE = re.compile(r"[^`|\\\n]+")
_MERMAID_PLAIN = re.compile(r"[\w .,()/\-]")
_FILE_UNSAFE = re.compile(r"[^\w.\-]")
# Names that sites or Windows take for something else than a page.
_RESERVED_FILES = frozenset({"index", "readme", "con", "prn", "aux", "nul"}) | frozenset(
    f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)
)
_LONGEST_FILE = 100


def clean(text: str) -> str:
    """Replace what no page can carry: control characters, surrogates, bidirectional overrides.

    Line ends become newlines; tabs become spaces.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if text.isascii() and text.isprintable():
        return text
    return "".join(_clean_character(character) for character in text)


def _clean_character(character: str) -> str:
    if character == "\n":
        return character
    if character in "\u2028\u2029\x85":
        return "\n"
    if character in _BIDI or unicodedata.category(character) in ("Cc", "Cs"):
        return _REPLACEMENT
    return character


def one_line(text: str) -> str:
    """Return the cleaned text with every run of white space as one space."""
    return " ".join(clean(text).split())


def inline(text: str) -> str:
    """Escape prose for one line of Markdown, table cells included."""
    return _escape_starts(_escape_markdown(one_line(text)))


def prose(text: str) -> str:
    """Escape prose that may run over several lines and paragraphs."""
    lines = (_escape_markdown(line.strip()) for line in clean(text).strip().split("\n"))
    return _escape_starts("\n".join(lines))


def code(text: str) -> str:
    """Return a code span that shows the text exactly, also inside a table cell."""
    shown = clean(text)
    if _PLAIN_CODE.fullmatch(shown) and shown == shown.strip():
        return f"`{shown}`"
    escaped = "".join(
        f"&#{ord(character)};"
        if character in "`|\\*_[]{}~$!#&<>\"'"
        else ("&#10;" if character == "\n" else character)
        for character in shown
    )
    return f"<code>{escaped or ' '}</code>"


def fence(text: str, language: str = "") -> str:
    """Return a fenced block whose fence is longer than any run of backticks in the text."""
    shown = clean(text).strip("\n")
    longest = max((len(run) for run in re.findall(r"`+", shown)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}{language}\n{shown}\n{ticks}"


def mermaid_label(text: str) -> str:
    """Escape text for a quoted Mermaid label: all but plain characters as numeric entities."""
    return "".join(
        character if _MERMAID_PLAIN.fullmatch(character) else f"#{ord(character)};"
        for character in one_line(text)
    )


def mermaid_word(text: str) -> str:
    """Return an attribute word of Mermaid's entity diagrams: ASCII letters, digits, ( ) and _."""
    word = re.sub(r"[^A-Za-z0-9_()]+", "_", text).strip("_")
    return word if word[:1].isalpha() else f"c_{word}"


def attribute(text: str) -> str:
    """Escape text for HTML and SVG, in content and in quoted attributes alike."""
    return html.escape(clean(text), quote=True)


def file_stem(name: str) -> str:
    """Return a file name without suffix; names that had to be changed carry a hash of themselves.

    Letters of any script stay. Reserved words, leading dots and overlong names are changed.
    """
    stem = _FILE_UNSAFE.sub("-", clean(name)).strip(".-")[:_LONGEST_FILE]
    if stem and stem == name and stem.lower() not in _RESERVED_FILES:
        return stem
    return f"{stem or 'name'}-{short_hash(name)}"


def short_hash(text: str) -> str:
    """Return eight hexadecimal digits that depend on the whole text."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]


def link(text: str, target: str) -> str:
    """Return a Markdown link to a relative path (an anchor after # is kept)."""
    path, mark, anchor = target.partition("#")
    return f"[{text}]({quote(path)}{mark}{quote(clean(anchor))})"


def _escape_markdown(text: str) -> str:
    return _MARKDOWN_SPECIAL.sub(_escape_one, text)


def _escape_one(match: re.Match[str]) -> str:
    entity = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}
    return entity.get(match.group()) or f"\\{match.group()}"


def _escape_starts(text: str) -> str:
    """Keep a line's first characters from starting a list or underlining a heading."""
    return _NUMBERED.sub(r"\1\\\2", _BULLETED.sub(r"\1\\\2", text))
