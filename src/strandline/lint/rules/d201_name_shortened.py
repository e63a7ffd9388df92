"""A generated name was too long and was cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.names import MAX_PORTABLE_BYTES, shorten
from strandline.lint.context import RuleContext
from strandline.lint.namespaces import Holder, iter_holders
from strandline.lint.rule import Example, Finding, Rule

_SHORTENED = re.compile(r".+_[0-9a-f]{8}")


def check(context: RuleContext) -> Iterator[Finding]:
    """Rebuild the generated name and see whether cutting it gives the one in the model."""
    for holder in iter_holders(context):
        # A cut may fall inside a character of several bytes, and underscores go with it.
        near = MAX_PORTABLE_BYTES - 8 <= len(holder.name.encode()) <= MAX_PORTABLE_BYTES
        if not near or holder.table is None or not _SHORTENED.fullmatch(holder.name):
            continue
        if holder.name in _generated(context, holder):
            yield Finding(
                message=f"the generated name of {holder} was cut to {MAX_PORTABLE_BYTES} bytes",
                subject=f"{holder.table.name}.{holder.name}",
                path=holder.path,
            )


def _generated(context: RuleContext, holder: Holder) -> set[str]:
    table, conventions = holder.table, context.conventions
    if table is None:
        return set()
    short, name = table.name.name, conventions
    found = {name.primary_key_name(short)}
    found.update(name.unique_name(short, unique.columns) for unique in table.uniques)
    for key in table.foreign_keys:
        for again in (False, True):
            target = key.target.name
            found.add(name.foreign_key_name(short, target, key.columns, again=again))
    found.update(name.default_name(short, column.name) for column in table.columns)
    for index in table.indexes:
        parts = [part.name or "expression" for part in index.columns]
        found.add(name.index_name(short, parts))
    return {item for item in found if item == shorten(item)}


RULE = Rule(
    code="D201",
    slug="name-shortened",
    severity=Severity.WARNING,
    summary="A generated name was longer than 63 bytes and was cut",
    why="The cut name ends in a hash: it is the same on every platform, but nobody can read it.",
    fix="give a short `name:` of your own",
    bad=Example(
        yaml="""\
table:
  name: IngestionRoute
  columns:
    - {name: IngestionRouteID, logical_type: integer, nullable: false}
    - {name: EquipmentIdentifier, logical_type: integer}
    - {name: VariableIdentifier, logical_type: integer}
    - {name: ProvenanceIdentifier, logical_type: integer}
  primary_key: [IngestionRouteID]
  indexes:
    - columns: [EquipmentIdentifier, VariableIdentifier, ProvenanceIdentifier]  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: IngestionRoute
  columns:
    - {name: IngestionRouteID, logical_type: integer, nullable: false}
    - {name: EquipmentIdentifier, logical_type: integer}
    - {name: VariableIdentifier, logical_type: integer}
    - {name: ProvenanceIdentifier, logical_type: integer}
  primary_key: [IngestionRouteID]
  indexes:
    - name: IX_IngestionRoute_Key
      columns: [EquipmentIdentifier, VariableIdentifier, ProvenanceIdentifier]
"""
    ),
    check=check,
)
