"""Seals: checksums by meaning, chained over a component's migration files.

Comments, white space and line ends are no part of a statement's meaning; markers are. Which
quotes count differs between products, so a file is read both ways (brackets as quotes, backslashes
as escapes) and the checksum covers both: what means something on any platform is noticed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strandline.errors import Refused

SEAL_FILE = "CHECKSUMS"
_HEADER = "# strandline seal 1: chain, checksum by meaning, file"

_START = r"(?P<marker>(?<![^\n])--[ ]strandline\w*:[^\n]*)|(?P<skip>\s+|--[^\n]*|/\*.*?\*/)"
_REST = r"|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\w.@\#]+|."
_DOLLAR = r"|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$"
_ANSI = r"|[eE]'(?:[^'\\]|\\.|'')*'"
_BRACKETS = r"|\[(?:[^\]]|\]\])*\]|`[^`]*`"
_READINGS = tuple(re.compile(_START + _DOLLAR + own + _REST, re.DOTALL) for own in (_ANSI, _BRACKETS))


@dataclass(frozen=True, slots=True)
class SealLine:
    """One sealed file: chain value after it, checksum by meaning, name."""

    chain: str
    checksum: str
    file: str


def semantic_checksum(text: str) -> str:
    """Return the SHA-256 (hex) of what an SQL file says, layout and comments aside."""
    plain = text.replace("\r\n", "\n")
    digest = hashlib.sha256()
    for pattern in _READINGS:
        for token in _tokens(pattern, plain):
            digest.update(token.encode("utf-8", "surrogatepass"))
            digest.update(b"\x00")
        digest.update(b"\x00")
    return digest.hexdigest()


def _tokens(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        if found.group("marker") is not None:
            # What follows the colon of a step's number is its title, which is only a comment.
            yield " ".join(found.group().split(": ", 1)[0].split())
        elif found.group("skip") is None:
            yield found.group()


def chain_seals(files: Sequence[tuple[str, str]]) -> list[SealLine]:
    """Return the seal lines of (file name, checksum) pairs, in order."""
    chain = ""
    lines = []
    for file, checksum in files:
        chain = hashlib.sha256(f"{chain}\n{file}\n{checksum}".encode()).hexdigest()[:16]
        lines.append(SealLine(chain, checksum, file))
    return lines


def write_seals(lines: Sequence[SealLine]) -> str:
    """Return the text of the seal file."""
    rows = [f"{line.chain} {line.checksum} {line.file}" for line in lines]
    return "\n".join([_HEADER, *rows]) + "\n"


def read_seals(text: str) -> list[SealLine]:
    """Read a seal file and verify its chain; Refused (P020) when it was edited."""
    lines = []
    for row in text.splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        parts = row.split(" ", 2)
        if len(parts) != 3:
            raise _broken("a line that is no seal")
        lines.append(SealLine(*parts))
    expected = chain_seals([(line.file, line.checksum) for line in lines])
    for line, wanted in zip(lines, expected, strict=True):
        if line.chain != wanted.chain:
            raise _broken(f"the chain breaks at {line.file}")
    return lines


def verify_file(lines: Sequence[SealLine], file: str, text: str) -> None:
    """Refuse (P021) a file that says something else than what was sealed."""
    for line in lines:
        if line.file == file:
            if line.checksum == semantic_checksum(text):
                return
            raise Refused(
                "P021",
                f"{file} was changed in meaning after it was released",
                hint="restore it from version control; a change belongs in a new version",
                details={"file": file},
            )
    raise Refused(
        "P022",
        f"{file} is not sealed",
        hint="only released files are applied: run `strandline release`",
        details={"file": file},
    )


def _broken(what: str) -> Refused:
    return Refused(
        "P020",
        f"the seal file {SEAL_FILE} was edited: {what}",
        hint="restore it from version control",
    )
