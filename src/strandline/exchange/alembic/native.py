"""Pieces of a platform's own SQL, asked of its renderer and cut out of what it says."""

from __future__ import annotations

import re
from dataclasses import replace

from strandline.dictionary.model import EMPTY, Column, Dictionary, Table
from strandline.diff.operations import CreateTable
from strandline.platforms.base import Platform

_CONSTANT = re.compile(
    r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|'(?:[^']|'')*'|TRUE|FALSE", re.IGNORECASE
)


def column_definition(platform: Platform, table: Table, column: Column) -> str:
    """Return what follows the column's name in CREATE TABLE, its key too when it is the key."""
    key = table.primary_key
    own = key if key is not None and key.columns == (column.name,) else None
    alone = Table(
        name=table.name,
        columns=(replace(column, description=None),),
        primary_key=own if column.identity is not None else None,
    )
    steps = platform.render([CreateTable(table=alone)], EMPTY, Dictionary(tables={}))
    created = next(
        text for step in steps for text in step.statements if text.startswith("CREATE TABLE ")
    )
    body = created.partition("(\n")[2].rpartition("\n)")[0].strip()
    line = body.partition(",\n")[0] if own is not None and ",\n" in body else body
    return line.removeprefix(platform.quote(column.name)).strip()


def default_text(platform: Platform, table: Table, column: Column) -> str:
    """Return what the platform writes after DEFAULT."""
    plain = replace(column, identity=None, generated=None, nullable=True)
    bare = column_definition(platform, table, replace(plain, default=None))
    whole = column_definition(platform, table, plain)
    # What the type brings with it stands behind the default: a check that text is JSON.
    kind = platform.native_type(column.type)
    tail = bare.removeprefix(kind)
    return whole.removeprefix(kind).removesuffix(tail).strip().removeprefix("DEFAULT ").strip()


def constant_default(platform: Platform, table: Table, column: Column) -> str | None:
    """Return the default when it is a plain constant, which any row can be compared with."""
    if column.default is None:
        return None
    said = default_text(platform, table, column)
    return said if _CONSTANT.fullmatch(said) else None
