"""The words that name a kind of object after CREATE, ALTER, DROP and COMMENT ON."""

from __future__ import annotations

from strandline.lint.statements.cursor import Cursor
from strandline.lint.statements.record import Object

_KINDS: dict[tuple[str, ...], Object] = {
    ("MATERIALIZED", "VIEW"): Object.MATERIALIZED_VIEW,
    ("FOREIGN", "TABLE"): Object.TABLE,
    ("EXTERNAL", "TABLE"): Object.TABLE,
    ("EVENT", "TRIGGER"): Object.TRIGGER,
    ("ACCESS", "METHOD"): Object.OTHER,
    ("SECURITY", "POLICY"): Object.POLICY,
    ("PROCEDURAL", "LANGUAGE"): Object.OTHER,
    ("AGGREGATE",): Object.AGGREGATE,
    ("COLUMN",): Object.COLUMN,
    ("DATABASE",): Object.DATABASE,
    ("DOMAIN",): Object.DOMAIN,
    ("EXTENSION",): Object.EXTENSION,
    ("FUNCTION",): Object.FUNCTION,
    ("GROUP",): Object.ROLE,
    ("INDEX",): Object.INDEX,
    ("LOGIN",): Object.ROLE,
    ("MACRO",): Object.MACRO,
    ("POLICY",): Object.POLICY,
    ("PROC",): Object.PROCEDURE,
    ("PROCEDURE",): Object.PROCEDURE,
    ("ROLE",): Object.ROLE,
    ("ROUTINE",): Object.FUNCTION,
    ("RULE",): Object.RULE,
    ("SCHEMA",): Object.SCHEMA,
    ("SEQUENCE",): Object.SEQUENCE,
    ("SYNONYM",): Object.SYNONYM,
    ("TABLE",): Object.TABLE,
    ("TABLESPACE",): Object.TABLESPACE,
    ("TRIGGER",): Object.TRIGGER,
    ("TYPE",): Object.TYPE,
    ("USER",): Object.ROLE,
    ("VIEW",): Object.VIEW,
}


def object_kind(cursor: Cursor) -> Object | None:
    """Go past the words of a kind of object; a word that is none of them is an OTHER object."""
    for words, kind in _KINDS.items():
        if cursor.take(*words):
            return kind
    token = cursor.token
    if token is None or not token.is_name:
        return None
    cursor.at += 1
    return Object.OTHER
