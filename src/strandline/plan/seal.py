"""Seals: checksums by meaning, chained over a component's migration files.

Comments, white space and line ends are no part of a statement's meaning; markers are, and so are
the lines that say a step's effects, because the guard goes by them. Which
quotes count differs between products, so a file is read both ways (brackets as quotes, backslashes
as escapes) and the checksum covers both: what means something on any platform is noticed.

Beside it stands the plain checksum of the bytes: a file that was not touched at all, the common
case, is not read by meaning again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from strandline.errors import Refused

SEAL_FILE = "CHECKSUMS"
_HEADER = "# strandline seal 1: chain, checksum by meaning, checksum of the bytes, file"

_START = (
    r"(?P<marker>(?<![^\n])--[ ]strandline\w*:[^\n]*)|(?P<effects>(?<![^\n])--[ ]effects:[^\n]*)"
    r"|(?P<skip>\s+|--[^\n]*|/\*.*?\*/)"
)
_REST = r"|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\w.@\#]+|."
_DOLLAR = r"|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$"
_ANSI = r"|[eE]'(?:[^'\\]|\\.|'')*'"
_BRACKETS = r"|\[(?:[^\]]|\]\])*\]|`[^`]*`"
_READINGS = tuple(
    re.compile(_START + _DOLLAR + own + _REST, re.DOTALL) for own in (_ANSI, _BRACKETS)
)


@dataclass(frozen=True, slots=True)
class SealLine:
    """One sealed file: chain value after it, checksum by meaning, checksum of the bytes, name."""

    chain: str
    checksum: str
    exact: str
    file: str


def sealed(file: str, text: str) -> SealLine:
    """Return a file's seal, not yet chained to those before it."""
    return SealLine("", semantic_checksum(text), _exact(text), file)


def _exact(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def semantic_checksum(text: str) -> str:
    """Return the SHA-256 (hex) of what an SQL file says, layout and comments aside."""
    plain = text.replace("\r\n", "\n")
    digest = hashlib.sha256()
    for pattern in _READINGS:
        joined = "\x00".join(_tokens(pattern, plain))
        digest.update(joined.encode("utf-8", "surrogatepass") + b"\x00\x00")
    return digest.hexdigest()


def _tokens(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        if found.group("marker") is not None:
            # What follows the colon of a step's number is its title, which is only a comment.
            yield " ".join(found.group().split(": ", 1)[0].split())
        elif found.group("effects") is not None:
            yield " ".join(found.group().split())
        elif found.group("skip") is None:
            yield found.group()


def chain_seals(seals: Sequence[SealLine]) -> list[SealLine]:
    """Return the seals in the same order, each chained to those before it."""
    chain = ""
    lines = []
    for seal in seals:
        link = f"{chain}\n{seal.file}\n{seal.checksum}\n{seal.exact}"
        chain = hashlib.sha256(link.encode()).hexdigest()[:16]
        lines.append(replace(seal, chain=chain))
    return lines


def write_seals(lines: Sequence[SealLine]) -> str:
    """Return the text of the seal file."""
    rows = [f"{line.chain} {line.checksum} {line.exact} {line.file}" for line in lines]
    return "\n".join([_HEADER, *rows]) + "\n"


def read_seals(text: str) -> list[SealLine]:
    """Read a seal file and verify its chain; Refused (P020) when it was edited."""
    lines = []
    for row in text.splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        parts = row.split(" ", 3)
        if len(parts) != 4:
            raise _broken("a line that is no seal")
        lines.append(SealLine(*parts))
    for line, wanted in zip(lines, chain_seals(lines), strict=True):
        if line.chain != wanted.chain:
            raise _broken(f"the chain breaks at {line.file}")
    return lines


def verify_file(lines: Sequence[SealLine], file: str, text: str) -> SealLine:
    """Return a file's seal; Refused (P021) when it says something else than what was sealed."""
    for line in lines:
        if line.file == file:
            if line.exact == _exact(text) or line.checksum == semantic_checksum(text):
                return line
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
