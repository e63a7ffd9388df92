"""Dictionaries written in short, for tables of cases.

A table is `{columns: [...], pk: [id], uniques: {NAME: [..]}, checks: {NAME: SQL}, fks: {NAME:
[column, TABLE, column]}, indexes: {...}, rows: [...], parts: {...}, renamed_from: NAME}`. A column
is `name type`, followed by `!` for NOT NULL, `= default`, `:= computed`, `< old name`, `of set`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from strandline.dictionary.model import Dictionary
from strandline.dictionary.versions import parse_dictionary

_COLUMN = re.compile(
    r"(?:\"(?P<quoted>[^\"]+)\"|(?P<name>\S+)) (?P<type>\w+)(?:\((?P<sizes>[\d,]+)\))?"
    r"(?: of (?P<set>\w+))?(?P<required>!)?(?P<identity> identity)?"
    r"(?: := (?P<computed>.+?))?(?: = (?P<default>.+?))?(?: < (?P<old>\S+))?"
)


def dictionary(
    tables: Mapping[str, Mapping[str, Any]],
    *,
    value_sets: Mapping[str, list[str]] | None = None,
    native: bool = False,
) -> Dictionary:
    """Return the dictionary; AssertionError with the first finding when it is wrong."""
    document = {
        "_format_version": "1.0",
        "tables": [_table(name, facts) for name, facts in tables.items()],
        "value_sets": [
            {"name": name, "values": values, "native": native}
            for name, values in (value_sets or {}).items()
        ],
    }
    found, findings = parse_dictionary(
        yaml.safe_dump(document, allow_unicode=True, sort_keys=False), shown="case"
    )
    assert not findings, findings[0].message
    return found


def _table(name: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    columns = [column(text) for text in facts["columns"]]
    table: dict[str, Any] = {"name": name, "columns": columns}
    key = facts.get("pk", [columns[0]["name"]])
    if key:
        table["primary_key"] = {"name": f"PK_{name}", "columns": key}
    table["unique_constraints"] = [
        {"name": label, "columns": listed} for label, listed in facts.get("uniques", {}).items()
    ]
    table["check_constraints"] = [
        {"name": label, "expression": text} for label, text in facts.get("checks", {}).items()
    ]
    table["foreign_keys"] = [
        {"name": label, "columns": [own], "references": {"table": target, "columns": [other]}}
        for label, (own, target, other) in facts.get("fks", {}).items()
    ]
    table["indexes"] = [_index(label, index) for label, index in facts.get("indexes", {}).items()]
    if "parts" in facts:
        parts = facts["parts"]
        table["partition_by"] = {
            "strategy": parts["by"], "columns": parts["of"], "partitions": parts["list"]
        }  # fmt: skip
    for word, key in (("rows", "seed_data"), ("renamed_from", "renamed_from")):
        if word in facts:
            table[key] = facts[word]
    return {word: value for word, value in table.items() if value != []}


def _index(name: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    columns = facts.get("columns", [])
    if "expression" in facts:
        columns = [{"expression": facts["expression"]}]
    index = {"name": name, "columns": columns, "unique": facts.get("unique", False)}
    return index | ({"where": facts["where"]} if "where" in facts else {})


def column(text: str) -> dict[str, Any]:
    """Return a column's YAML from its short form."""
    found = _COLUMN.fullmatch(text)
    assert found is not None, text
    facts: dict[str, Any] = {
        "name": found["quoted"] or found["name"],
        "logical_type": found["type"],
        "nullable": found["required"] is None,
    }
    if found["sizes"]:
        sizes = [int(size) for size in found["sizes"].split(",")]
        facts |= (
            {"max_length": sizes[0]}
            if len(sizes) == 1
            else {"precision": sizes[0], "scale": sizes[1]}
        )
    if found["identity"]:
        facts["identity"] = True
    for group, word in (("set", "value_set"), ("old", "renamed_from")):
        if found[group]:
            facts[word] = found[group]
    if found["default"]:
        facts["default"] = found["default"]
    if found["computed"]:
        facts["generated"] = {"expression": found["computed"], "stored": True}
    return facts
