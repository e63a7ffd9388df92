"""A real database under test: migrations as files that the executor runs, and what is there.

Everything goes the way of the product: a plan is written as a script, read back, and run by the
executor. `X208` and the like arrive as PlatformFailure, a dictionary that the platform cannot
hold as InvalidInput.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from strandline.apply.executor import run_script
from strandline.dictionary.canonical import canonical_form, fingerprint
from strandline.dictionary.model import Dictionary, Row, Scalar, Table
from strandline.dictionary.names import QName
from strandline.dictionary.policy import OnlineForms
from strandline.diff.operations import InsertRow
from strandline.drift.live import comparable_cell, compare_live
from strandline.plan.model import Plan, PlannedMigration
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, read_script, write_script
from strandline.platforms.base import Connection, Platform
from strandline.platforms.held import held_name

Cells = tuple[Scalar, ...]
"""The cells of one row, comparable between platforms, in an agreed order of columns."""


@dataclass(frozen=True, slots=True)
class LiveDatabase:
    """An open session with a database that this test has for itself.

    Tests that share a database take a `component` each: archives of one are no other's.
    """

    platform: Platform
    connection: Connection
    component: str = "component"
    online: OnlineForms = OnlineForms.NEVER

    def up(self, before: Dictionary, after: Dictionary) -> Plan:
        """Migrate from `before` to `after`; returns the plan that was carried out."""
        plan = self._planned(before, after).forward
        self.run(plan)
        return plan

    def down(self, before: Dictionary, after: Dictionary) -> Plan:
        """Roll back from `after` to `before`, by the rollback planned with the way up."""
        plan = self._planned(before, after).rollback
        self.run(plan, rollback=True)
        return plan

    def run(self, plan: Plan, *, rollback: bool = False) -> None:
        """Write the plan as a file, read it back, and run it; an empty plan runs nothing."""
        if plan.is_empty:
            return
        text = write_script(plan, ScriptHeader(description="conformance"), rollback=rollback)
        script = read_script(text, name="migration.sql")
        run_script(self.connection, script, name="migration.sql", record=_no_record)

    def drift(self, expected: Dictionary) -> list[str]:
        """Return what differs from a dictionary, in words; what could not be read is in it."""
        lowered = self.platform.lower(expected).dictionary
        with_rows = [name for name, table in lowered.tables.items() if table.rows]
        inspection = self.platform.inspect(self.connection, rows_of=with_rows)
        report = compare_live(expected, self.connection, self.platform)
        return [
            *(operation.describe() for operation in report.operations),
            *(f"finding {item.code}: {item.message}" for item in inspection.findings),
            *(f"unmanaged {item.kind} {item.name}: {item.reason}" for item in report.unmanaged),
        ]

    def state(self) -> dict[str, Any]:
        """Return the canonical form of what inspection reads back, reference rows left out.

        Equal forms have equal fingerprints; this one shows where two differ.
        """
        return canonical_form(self.platform.inspect(self.connection).dictionary)

    def insert(self, dictionary: Dictionary, rows: Mapping[QName, Sequence[Row]]) -> None:
        """Insert rows as the platform inserts reference rows; tables are named as declared."""
        lowered = self.platform.lower(dictionary).dictionary
        operations = [
            InsertRow(table=table.name, key=_key(table), row=row)
            for name, found in rows.items()
            for table in [lowered.tables[self.name(name)]]
            for row in found
        ]
        for step in self.platform.render(operations, lowered, lowered):
            for statement in step.statements:
                self.connection.execute(statement)

    def rows(self, dictionary: Dictionary, name: QName, columns: Sequence[str]) -> Counter[Cells]:
        """Return the rows of a table as the named columns' comparable cells, with their numbers."""
        table = dictionary.tables[name]
        held = self.name(name)
        live = self.platform.inspect(self.connection, rows_of=[held]).dictionary.tables[held]
        types = {column: table.get_column(column).type for column in columns}
        found: Counter[Cells] = Counter()
        for row in live.rows:
            cells = row.as_mapping()
            found[tuple(comparable_cell(cells[c], types[c]) for c in columns)] += 1
        return found

    def all_rows(self, dictionary: Dictionary) -> dict[QName, Counter[Cells]]:
        """Return the rows of every table, as comparable cells of the columns it stores."""
        held = {self.name(name): name for name in dictionary.tables}
        live = self.platform.inspect(self.connection, rows_of=list(held)).dictionary.tables
        found: dict[QName, Counter[Cells]] = {}
        for name, declared in held.items():
            columns = [c for c in dictionary.tables[declared].columns if c.generated is None]
            found[declared] = Counter(
                tuple(comparable_cell(row.as_mapping()[c.name], c.type) for c in columns)
                for row in live[name].rows
            )
        return found

    def name(self, declared: QName) -> QName:
        """Return a declared name as the catalog has it."""
        return held_name(declared, self.platform)

    def _planned(self, before: Dictionary, after: Dictionary) -> PlannedMigration:
        return plan_migration(
            PlannedState(label=_label(before), dictionary=before),
            PlannedState(label=_label(after), dictionary=after),
            self.platform,
            component=self.component,
            online=self.online,
        )


def _label(dictionary: Dictionary) -> str:
    """Return a version's label: the same for the same dictionary, none for the empty one."""
    return "" if dictionary.is_empty else fingerprint(dictionary)[:12]


def _key(table: Table) -> tuple[str, ...]:
    return table.primary_key.columns if table.primary_key is not None else table.column_names


def _no_record() -> None:
    """No ledger: the suite is about the platform."""
