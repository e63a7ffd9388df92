"""Tokens of SQL in any of its dialects, whole or in pieces, with the holes of a template.

A parser of one dialect refuses what code bases hold: half statements, placeholders, format fields,
procedures, two dialects in a file. These tokens take any text, in one pass and linear time.
"""

from __future__ import annotations

import enum
import re
from typing import NamedTuple

_HOLE = r"(?:\?+|[$\#]?\{[^{}\n]*\}|%\(\w+\)s|%s)"
_TOKEN = re.compile(
    r"""
    (?P<skip>\s+|\$\w*\$)
  | (?P<comment>--[^\n]*|/\*.*?(?:\*/|\Z))
  | \{\{-?\s*(?:ref|source)\s*\(\s*(?:['"][^'"\n]*['"]\s*,\s*)?['"](?P<ref>[^'"\n]*)['"]\s*\)\s*-?\}\}
  | (?P<hole>\{\{[^{}]*\}\}|\{%[^%]*%\}|\w*"""
    + _HOLE
    + r"""(?:\w|"""
    + _HOLE
    + r""")*|(?<![:\w]):\w+|\$\d+|@@?\w+|\#\w+)
  | (?P<string>[NnEeBbXx]?'(?:[^']|'')*(?:'|\Z))
  | (?P<name>"(?:[^"]|"")*(?:"|\Z)|`[^`]*(?:`|\Z)|\[[^\]\[\n]+\])
  | (?P<number>\d[\w.]*)
  | (?P<word>[^\W\d][\w$]*)
  | (?P<sign>::|.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Kind(enum.Enum):
    """What a token is; a NAME is quoted and never a key word."""

    WORD = "word"
    NAME = "name"
    STRING = "string"
    NUMBER = "number"
    HOLE = "hole"
    SIGN = "sign"


class Token(NamedTuple):
    """`text` is a name without its quotes and `upper` its key word form ("" for quoted names)."""

    kind: Kind
    text: str
    start: int
    upper: str

    @property
    def is_identifier(self) -> bool:
        return self.kind is Kind.NAME or (self.kind is Kind.WORD and self.upper not in KEY_WORDS)


END = Token(Kind.SIGN, "", -1, "")
_KINDS = {kind.value: kind for kind in Kind}


class Tokens(NamedTuple):
    """The tokens of a text, and where its comments are."""

    tokens: list[Token]
    comments: list[tuple[int, int]]


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Return the tokens between two places of a text; positions are those of the whole text."""
    tokens: list[Token] = []
    comments: list[tuple[int, int]] = []
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = found.lastgroup or "skip"
        if kind == "skip":
            continue
        if kind == "comment":
            comments.append(found.span())
        elif kind == "ref":
            tokens.append(Token(Kind.NAME, found["ref"], found.start("ref"), ""))
        elif kind == "name":
            tokens.append(Token(Kind.NAME, found.group()[1:-1], found.start() + 1, ""))
        else:
            word = found.group()
            upper = word.upper() if kind == "word" else word
            tokens.append(Token(_KINDS[kind], word, found.start(), upper))
    return Tokens(tokens, comments)


# Words that are no table, column or alias where they stand unquoted. Words that people do use as
# names (date, key, name, type, value, ...) are not among them.
_KEY_WORDS = """
    ADD ALL ALTER ALWAYS AND ANALYZE ANY APPLY AS ASC BEFORE AFTER BEGIN BETWEEN BY CASCADE CASE
    CAST CHANGE CHECK COLLATE COLUMN COMMENT COMMIT CONCURRENTLY CONFLICT CONSTRAINT COPY CREATE
    CROSS CURRENT_DATE CURRENT_TIMESTAMP DECLARE DEFAULT DEFERRABLE DELETE DESC DISTINCT DO DROP
    EACH ELSE END ESCAPE EXCEPT EXEC EXECUTE EXISTS EXPLAIN FALSE FETCH FOR FOREIGN FROM FULL
    FUNCTION GENERATED GO GRANT GROUP HAVING IDENTITY IF IGNORE ILIKE IN INCLUDE INDEX INNER INSERT
    INSTEAD INTERSECT INTO IS ISNULL JOIN LATERAL LEFT LIKE LIMIT LOCK MATCHED MATERIALIZED MERGE
    MODIFY NATURAL NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON ONLY OR ORDER OUTER OUTPUT OVER
    PARTITION PIVOT PRIMARY PROCEDURE RECURSIVE REFERENCES REFRESH RENAME REPLACE RESTRICT RETURNING
    RETURNS REVOKE RIGHT ROLLBACK ROW ROWS SELECT SEQUENCE SET SIMILAR STATISTICS TABLE TABLESAMPLE
    TEMP TEMPORARY THEN TO TOP TRIGGER TRUE TRUNCATE UNION UNIQUE UNLOGGED UPDATE USING VACUUM VALUES
    VIEW WHEN WHERE WINDOW WITH WITHIN
"""
KEY_WORDS = frozenset(_KEY_WORDS.split())
