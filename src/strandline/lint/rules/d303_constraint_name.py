"""A constraint's name does not follow the component's template."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.conventions import template_pattern
from strandline.dictionary.model import Table
from strandline.dictionary.names import shorten
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, NodePath, Rule, table_path

_Named = tuple[str, tuple[str, ...], NodePath]


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare with what the template gives; both foreign-key templates are right for any key."""
    if not context.conventions.enforce_names:
        return
    for table in context.tables:
        for name, accepted, path in _names(context, table):
            if name not in accepted and name != shorten(accepted[0]):
                yield Finding(
                    message=f"{name} is not called {accepted[0]}",
                    subject=f"{table.name}.{name}",
                    path=path,
                    fix=f"call it {' or '.join(dict.fromkeys(accepted))}, or leave `name` out",
                )
        yield from _checks(context, table)


def _names(context: RuleContext, table: Table) -> Iterator[_Named]:
    names, short = context.conventions, table.name.name
    key = table.primary_key
    if key is not None:
        wanted = names.primary_key_name(short, key.columns)
        yield key.name, (wanted,), table_path(table.name, "primary_key", "name")
    for unique in table.uniques:
        path = table_path(table.name, "unique_constraints", unique.name, "name")
        yield unique.name, (names.unique_name(short, unique.columns),), path
    for foreign in table.foreign_keys:
        accepted = tuple(
            names.foreign_key_name(short, foreign.target.name, foreign.columns, again=again)
            for again in (False, True)
        )
        yield foreign.name, accepted, table_path(table.name, "foreign_keys", foreign.name, "name")
    for index in table.indexes:
        parts = [part.name or "expression" for part in index.columns]
        path = table_path(table.name, "indexes", index.name, "name")
        yield index.name, (names.index_name(short, parts),), path
    for column in table.columns:
        if column.default is not None and column.default.name:
            path = table_path(table.name, "columns", column.name, "default", "name")
            yield column.default.name, (names.default_name(short, column.name),), path


def _checks(context: RuleContext, table: Table) -> Iterator[Finding]:
    """A check's description is free, so its name is compared with the template's shape."""
    if not table.checks:
        return
    wanted = context.conventions.names.check.replace("{table}", table.name.name)
    pattern = template_pattern(wanted)
    for check_ in table.checks:
        if pattern.fullmatch(check_.name) is None:
            yield Finding(
                message=f"{check_.name} is not called like {wanted}",
                subject=f"{table.name}.{check_.name}",
                path=table_path(table.name, "check_constraints", check_.name, "name"),
            )


RULE = Rule(
    code="D303",
    slug="constraint-name",
    severity=Severity.ERROR,
    summary="A constraint or index is not named by the component's template",
    why="An error message names the constraint: a name by rule says which table and columns it is.",
    fix="leave `name` out, and the template gives it",
    bad=Example(
        component='conventions: {names: {unique: "UQ_{table}_{columns}"}}',
        yaml="""\
table:
  name: Unit
  columns:
    - {name: UnitID, logical_type: integer, nullable: false}
    - {name: Symbol, logical_type: string, max_length: 20, nullable: false}
  primary_key: [UnitID]
  unique_constraints:
    - name: unit_symbol_key  # <- here
      columns: [Symbol]
""",
    ),
    good=Example(
        component='conventions: {names: {unique: "UQ_{table}_{columns}"}}',
        yaml="""\
table:
  name: Unit
  columns:
    - {name: UnitID, logical_type: integer, nullable: false}
    - {name: Symbol, logical_type: string, max_length: 20, nullable: false}
  primary_key: [UnitID]
  unique_constraints:
    - columns: [Symbol]
""",
    ),
    check=check,
)
