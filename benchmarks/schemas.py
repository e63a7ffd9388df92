"""One schema of N tables x 10 columns in three forms: dictionary, DDL for PostgreSQL, SQLAlchemy.

Every table has a key, a foreign key, a check, a unique constraint and two indexes. The changed
form differs in every tenth table: a column more, a longer string, another default.
"""

from __future__ import annotations

from pathlib import Path

CHANGED_EVERY = 10
_COMPONENT = """\
_format_version: "1.0"
component:
  name: bench
  version: "1.0.0"
  platforms: [{platforms}]
"""
_TABLE = """\
_format_version: "1.0"
table:
  name: {name}
  description: Readings of station {number}.
  columns:
    - {{name: {name}_id, logical_type: bigint, nullable: false, identity: true}}
    - {{name: parent_id, logical_type: bigint}}
    - {{name: code, logical_type: string, max_length: {length}, nullable: false}}
    - {{name: title, logical_type: string, max_length: 200}}
    - {{name: quantity, logical_type: integer, nullable: false, default: {default}}}
    - {{name: price, logical_type: decimal, precision: 12, scale: 4}}
    - {{name: active, logical_type: boolean, nullable: false, default: "true"}}
    - {{name: created_at, logical_type: timestamp, nullable: false}}
    - {{name: payload, logical_type: json}}
    - {{name: remark, logical_type: text}}
{extra}  primary_key: [{name}_id]
  unique_constraints:
    - {{name: uq_{name}_code, columns: [code]}}
  foreign_keys:
    - {{name: fk_{name}_parent, columns: [parent_id], references: {{table: {parent}, columns: [{parent}_id]}}}}
  check_constraints:
    - {{name: ck_{name}_quantity, expression: quantity >= 0}}
  indexes:
    - {{name: ix_{name}_parent, columns: [parent_id]}}
    - {{name: ix_{name}_created, columns: [created_at]}}
"""
_MODELS_HEAD = """\
from sqlalchemy import (
    BigInteger, Boolean, CheckConstraint, Column, DateTime, ForeignKeyConstraint, Identity,
    Index, Integer, MetaData, Numeric, PrimaryKeyConstraint, String, Table, Text, UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData()
"""
_MODEL = """\
Table(
    "{name}", metadata,
    Column("{name}_id", BigInteger, Identity(), nullable=False),
    Column("parent_id", BigInteger),
    Column("code", String({length}), nullable=False),
    Column("title", String(200)),
    Column("quantity", Integer, nullable=False, server_default="{default}"),
    Column("price", Numeric(12, 4)),
    Column("active", Boolean, nullable=False, server_default="true"),
    Column("created_at", DateTime, nullable=False),
    Column("payload", JSONB),
    Column("remark", Text),
{extra}    PrimaryKeyConstraint("{name}_id", name="{name}_pkey"),
    UniqueConstraint("code", name="uq_{name}_code"),
    ForeignKeyConstraint(["parent_id"], ["{parent}.{parent}_id"], name="fk_{name}_parent"),
    CheckConstraint("quantity >= 0", name="ck_{name}_quantity"),
    Index("ix_{name}_parent", "parent_id"),
    Index("ix_{name}_created", "created_at"),
    comment="Readings of station {number}.",
)
"""


def write_dictionary(
    folder: Path, tables: int, *, changed: bool, platforms: str = "postgres, sqlite"
) -> Path:
    """Write a directory of one YAML file per table and return it."""
    (folder / "tables").mkdir(parents=True)
    component = _COMPONENT.format(platforms=platforms)
    (folder / "component.yaml").write_text(component, encoding="utf-8")
    for number in range(tables):
        facts = _facts(number, changed=changed)
        extra = "    - {name: checked_by, logical_type: string, max_length: 80}\n"
        text = _TABLE.format(**facts, extra=extra if facts["changed"] else "")
        (folder / "tables" / f"{facts['name']}.yaml").write_text(text, encoding="utf-8")
    return folder


def write_models(path: Path, tables: int, *, changed: bool) -> Path:
    """Write a Python module with the same schema as SQLAlchemy tables."""
    parts = [_MODELS_HEAD]
    for number in range(tables):
        facts = _facts(number, changed=changed)
        extra = '    Column("checked_by", String(80)),\n'
        parts.append(_MODEL.format(**facts, extra=extra if facts["changed"] else ""))
    path.write_text("".join(parts), encoding="utf-8")
    return path


def _facts(number: int, *, changed: bool) -> dict[str, object]:
    differs = changed and number % CHANGED_EVERY == 0
    return {
        "name": f"station_{number:05d}",
        # Short chains: each block of ten points at its first table.
        "parent": f"station_{number - number % 10:05d}",
        "number": number,
        "length": 80 if differs else 40,
        "default": 1 if differs else 0,
        "changed": differs,
    }
