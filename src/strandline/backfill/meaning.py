"""Checksums of backfill files by meaning: comments and layout do not count."""

from __future__ import annotations

import hashlib
import io
import tokenize
from collections.abc import Sequence

from strandline.plan.seal import semantic_checksum


def sql_checksum(facts: Sequence[str], statements: Sequence[str]) -> str:
    """Return the checksum of an SQL backfill: the facts that steer it, and its statements."""
    return _digest([*facts, *(semantic_checksum(text) for text in statements)])


def python_checksum(text: str) -> str:
    """Return the checksum of a Python file without comments, empty lines and trailing blanks.

    What stands inside of strings counts to the letter. SyntaxError for text that is no Python.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    comments: dict[int, int] = {}
    verbatim: set[int] = set()
    depth = start = 0
    try:
        for token in tokenize.generate_tokens(io.StringIO("\n".join(lines)).readline):
            name = tokenize.tok_name[token.type]
            if name == "COMMENT":
                comments[token.start[0]] = token.start[1]
            elif name == "STRING":
                verbatim.update(range(token.start[0], token.end[0]))
            elif name.endswith("STRING_START"):
                start, depth = (token.start[0] if depth == 0 else start), depth + 1
            elif name.endswith("STRING_END"):
                depth -= 1
                verbatim.update(range(start, token.end[0]))
    except (tokenize.TokenError, IndentationError) as error:
        raise SyntaxError(str(error.args[0])) from None
    return _digest(_meant(lines, comments, verbatim))


def _meant(lines: Sequence[str], comments: dict[int, int], verbatim: set[int]) -> list[str]:
    kept = []
    for number, line in enumerate(lines, start=1):
        if number in verbatim:
            kept.append(line)
            continue
        said = line[: comments[number]] if number in comments else line
        if said.strip():
            kept.append(said.rstrip())
    return kept


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
