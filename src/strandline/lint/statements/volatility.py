"""Which expressions give another value for every row, and so cannot be kept once for a table."""

from __future__ import annotations

from itertools import pairwise

from strandline.lint.statements.tokens import Token

_STEADY = frozenset(
    [
        "NOW",
        "TRANSACTION_TIMESTAMP",
        "STATEMENT_TIMESTAMP",
        "CURRENT_SETTING",
        "CURRENT_SCHEMA",
        "CURRENT_DATABASE",
        "CURRENT_USER",
        "LOCALTIME",
        "LOCALTIMESTAMP",
        "CURRENT_DATE",
        "CURRENT_TIME",
        "CURRENT_TIMESTAMP",
        "TIMEZONE",
        "COALESCE",
        "NULLIF",
        "LOWER",
        "UPPER",
        "CONCAT",
        "FORMAT",
        "TO_CHAR",
        "DATE_TRUNC",
        "MAKE_DATE",
        "MAKE_INTERVAL",
        "MAKE_TIMESTAMP",
        "TO_DATE",
        "TO_TIMESTAMP",
        "JSONB_BUILD_OBJECT",
        "JSONB_BUILD_ARRAY",
        "JSON_BUILD_OBJECT",
        "TO_JSONB",
        "ARRAY",
        "ROW",
        "CAST",
        "ABS",
        "ROUND",
        "FLOOR",
        "CEIL",
        "LENGTH",
        "MD5",
        "DECODE",
        "ENCODE",
        "NUMERIC",
        "VARCHAR",
        "CHAR",
        "CHARACTER",
        "VARYING",
        "DECIMAL",
        "TIMESTAMP",
        "TIMESTAMPTZ",
        "TIME",
        "INTERVAL",
        "BIT",
        "INT4RANGE",
        "INT8RANGE",
        "NUMRANGE",
        "TSRANGE",
        "TSTZRANGE",
        "DATERANGE",
        "GREATEST",
        "LEAST",
        "SUBSTRING",
        "TRIM",
        "IN",
        "AND",
        "OR",
        "NOT",
        "EXTRACT",
    ]
)
_VOLATILE = frozenset(
    [
        "RANDOM",
        "CLOCK_TIMESTAMP",
        "TIMEOFDAY",
        "GEN_RANDOM_UUID",
        "GEN_RANDOM_BYTES",
        "UUID_GENERATE_V1",
        "UUID_GENERATE_V1MC",
        "UUID_GENERATE_V4",
        "UUIDV4",
        "UUIDV7",
        "NEXTVAL",
        "TXID_CURRENT",
        "PG_CURRENT_XACT_ID",
        "NEWID",
        "NEWSEQUENTIALID",
        "UUID",
        "RAND",
        "SETVAL",
        "CURRVAL",
        "LASTVAL",
    ]
)


def called_functions(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return the functions that an expression calls, in capitals and without schemas."""
    calls = []
    for token, following in pairwise(tokens):
        if token.is_name and following.key == "(":
            calls.append((token.key or token.value).upper())
    return tuple(calls)


def volatile_call(tokens: tuple[Token, ...]) -> str:
    """Return the first function that is volatile or not known to be steady, in lower case, or ""."""
    for name in called_functions(tokens):
        if name in _VOLATILE or name not in _STEADY:
            return name.lower()
    return ""


def surely_volatile(tokens: tuple[Token, ...]) -> str:
    """Return the first function that is known to give another value for every row, or ""."""
    return next((name.lower() for name in called_functions(tokens) if name in _VOLATILE), "")
