"""Typed reading of YAML nodes: every wrong shape becomes a finding, and reading goes on."""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable, Iterator
from typing import TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.yaml_nodes import short, span_of

FORMAT_VERSION = "1.0"
"""The version of the dictionary format that this release reads and writes."""

_TAG = "tag:yaml.org,2002:"
_NULL, _BOOL, _INT, _FLOAT = (f"{_TAG}{name}" for name in ("null", "bool", "int", "float"))
_BINARY = f"{_TAG}binary"
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})

MAX_GUESSES = 1_000
"""How many misspelled words of one file get a suggestion; each costs a search."""

E = TypeVar("E", bound=enum.Enum)

FORMAT_CODES: dict[str, tuple[str, str]] = {
    "D001": ("File cannot be read", "A file that is not read is a table that is not there."),
    "D002": ("Not YAML", "Nothing in the file can be understood until its syntax is right."),
    "D003": ("Too deep or too large", "Aliases and nesting can make a small file cost hours."),
    "D004": ("Key stands twice", "YAML would keep the last one silently and lose the first."),
    "D005": ("Tag not allowed", "Tags can construct arbitrary objects; the format needs none."),
    "D006": ("Unknown key", "A misspelled key would be ignored and its meaning lost."),
    "D007": ("Required key missing", "The object has no meaning without it."),
    "D008": ("Wrong shape", "The value cannot be read as what this key holds."),
    "D009": ("Unknown word", "The key takes one of a closed set of words."),
    "D010": ("Type parameter wrong", "A type without its parameters differs between platforms."),
    "D011": ("Format version wrong", "The file may mean something else in another format version."),
    "D012": ("Declared twice", "Two declarations of one object cannot both be true."),
    "D013": ("Not one object", "Each file declares exactly one table, view or value set."),
}


class NodeReader:
    """Reads the nodes of one file and collects what is wrong with them."""

    def __init__(self, shown: str, findings: list[Diagnostic]) -> None:
        self.shown = shown
        self._findings = findings
        self._guesses = 0

    def report(
        self,
        code: str,
        node: Node,
        message: str,
        fix: str,
        subject: str = "",
        *,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add one finding at the node's place."""
        self._findings.append(
            Diagnostic(
                code=code,
                severity=severity,
                message=message,
                subject=subject,
                why=FORMAT_CODES[code][1],
                fix=fix,
                span=span_of(node, self.shown),
            )
        )

    def mapping(
        self, node: Node, *, known: Iterable[str], required: Iterable[str] = (), what: str
    ) -> dict[str, Node]:
        """Return the known keys of a mapping; unknown and missing ones become findings."""
        if not isinstance(node, MappingNode):
            self.report("D008", node, f"{what} must be a mapping of keys", "write `key: value`")
            return {}
        names = frozenset(known)
        found: dict[str, Node] = {}
        for key, value in node.value:
            if key.value in names:
                found[key.value] = value
            else:
                self.unknown_word("D006", key, key.value, names, f"{what} has no key")
        for name in required:
            if name not in found or is_null(found[name]):
                self.report("D007", node, f"{what} has no {name}", f"add `{name}:`")
        return found

    def unknown_word(
        self, code: str, node: Node, word: str, known: Iterable[str], message: str
    ) -> None:
        """Report a word that is not one of a set, with the nearest one that is."""
        names = sorted(known)
        self._guesses += 1
        nearest = (
            difflib.get_close_matches(short(word), names, n=1, cutoff=0.6)
            if self._guesses <= MAX_GUESSES
            else []
        )
        fix = f"did you mean {nearest[0]}?" if nearest else f"one of: {', '.join(names)}"
        self.report(code, node, f"{message} {short(word)!r}", fix)

    def open_mapping(self, node: Node, *, what: str) -> Iterator[tuple[ScalarNode, Node]]:
        """Yield the pairs of a mapping whose keys are the author's own."""
        if not isinstance(node, MappingNode):
            self.report("D008", node, f"{what} must be a mapping of keys", "write `key: value`")
            return
        yield from node.value

    def items(self, node: Node | None, *, what: str) -> list[Node]:
        """Return the items of a list; nothing for an absent or empty value."""
        if node is None or is_null(node):
            return []
        if not isinstance(node, SequenceNode):
            self.report("D008", node, f"{what} must be a list", "write `- item` or `[item]`")
            return []
        return list(node.value)

    def filled_items(self, node: Node | None, *, what: str) -> Iterator[Node]:
        """Yield the items of a list; an empty one (`- ` or null) becomes a finding."""
        for item in self.items(node, what=what):
            if is_null(item):
                self.report("D008", item, f"{what}: an empty item", "fill it in, or quote the word")
            else:
                yield item

    def text(self, node: Node | None, *, what: str) -> str | None:
        """Return a scalar's text as written (`No` and `12` stay words); None when absent."""
        if node is None or is_null(node):
            return None
        if not isinstance(node, ScalarNode):
            self.report("D008", node, f"{what} must be text", "write one word or quoted text")
            return None
        return str(node.value)

    def name(self, node: Node | None, *, what: str) -> str | None:
        """Return a name: text that is not empty."""
        text = self.text(node, what=what)
        if text is None or node is None:
            return None
        if not text.strip() or text != text.strip():
            self.report(
                "D008", node, f"{what} must be a name", "write a name without blanks round it"
            )
            return None
        odd = next((mark for mark in text if not mark.isprintable()), None)
        if odd is not None:
            self.report(
                "D008",
                node,
                f"{what} holds the invisible character U+{ord(odd):04X}",
                "write a name of letters, digits, signs and plain spaces",
            )
            return None
        return text

    def names(self, node: Node | None, *, what: str) -> tuple[str, ...]:
        """Return a list of names; a single name stands for a list of one."""
        if isinstance(node, ScalarNode) and not is_null(node):
            name = self.name(node, what=what)
            return (name,) if name else ()
        found = (self.name(item, what=what) for item in self.filled_items(node, what=what))
        return tuple(name for name in found if name is not None)

    def boolean(self, node: Node | None, *, what: str, default: bool) -> bool:
        """Return a boolean, `default` when absent or wrong."""
        if node is None:
            return default
        if isinstance(node, ScalarNode) and node.tag == _BOOL:
            word = node.value.lower()
            if word in _TRUE or word in _FALSE:
                return word in _TRUE
        self.report("D008", node, f"{what} must be true or false", "write true or false")
        return default

    def integer(
        self, node: Node | None, *, what: str, low: int | None = None, high: int | None = None
    ) -> int | None:
        """Return a whole number within bounds; None when absent or wrong."""
        if node is None or is_null(node):
            return None
        value = scalar_value(node) if isinstance(node, ScalarNode) else None
        if not isinstance(value, int) or isinstance(value, bool):
            self.report("D008", node, f"{what} must be a whole number", "write digits")
            return None
        if (low is not None and value < low) or (high is not None and value > high):
            bounds = f"from {low}" + (f" to {high}" if high is not None else "")
            self.report("D010", node, f"{what} is {value}", f"use a number {bounds}")
            return None
        return value

    def word(self, node: Node | None, kinds: type[E], *, what: str) -> E | None:
        """Return the member of an enum whose value is written; None when absent or wrong."""
        text = self.text(node, what=what)
        if text is None or node is None:
            return None
        folded = text.strip().lower().replace(" ", "_").replace("-", "_")
        for kind in kinds:
            if kind.value == folded:
                return kind
        self.unknown_word("D009", node, text, (kind.value for kind in kinds), f"{what} cannot be")
        return None


def check_format_version(reader: NodeReader, root: Node, node: Node | None) -> None:
    """Report a missing or unknown `_format_version`."""
    if node is None:
        if isinstance(root, MappingNode):
            # A file without it is read as the first version of the format, which had no other.
            reader.report(
                "D011",
                root,
                f"no _format_version: read as {FORMAT_VERSION}",
                f'add `_format_version: "{FORMAT_VERSION}"`',
                severity=Severity.WARNING,
            )
        return
    text = reader.text(node, what="_format_version")
    if text is not None and text != FORMAT_VERSION:
        reader.report(
            "D011",
            node,
            f"format version {short(text)} is not known",
            f"this release reads {FORMAT_VERSION}; a newer file needs a newer release",
        )


def is_null(node: Node) -> bool:
    """Say whether a node is YAML's null (`~`, `null` or nothing)."""
    return isinstance(node, ScalarNode) and node.tag == _NULL


def scalar_value(node: ScalarNode) -> bool | int | float | str | bytes | None:
    """Return a scalar by its YAML tag; dates and times stay the text that was written."""
    text = node.value
    if node.tag == _NULL:
        return None
    if node.tag == _BOOL:
        return text.lower() in _TRUE
    if node.tag == _INT:
        return _integer(text)
    if node.tag == _FLOAT:
        return _float(text)
    if node.tag == _BINARY:
        import base64
        import binascii

        try:
            return base64.b64decode(text)
        except binascii.Error:
            return str(text)
    return str(text)


def _integer(text: str) -> int | str:
    plain = text.replace("_", "")
    try:
        # YAML 1.1 reads 0123 as octal; a person means the decimal number or a text.
        return int(plain, 0) if plain[:2].lower() in ("0x", "0o", "0b") else int(plain)
    except ValueError:
        return text


def _float(text: str) -> float | str:
    plain = text.replace("_", "").lower()
    named = {".inf": "inf", "+.inf": "inf", "-.inf": "-inf", ".nan": "nan"}
    try:
        return float(named.get(plain, plain))
    except ValueError:
        return text
