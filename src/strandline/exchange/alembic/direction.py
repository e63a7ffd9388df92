"""One direction of a migration on one platform as the body of a function."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strandline.dictionary.model import Dictionary, Row, Table
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.diff.replay import apply_operation
from strandline.exchange.alembic import python
from strandline.exchange.alembic.batch import is_rebuild, say_rebuild
from strandline.exchange.alembic.losses import Loss, losses_of
from strandline.exchange.alembic.operations import Said, say, say_alteration
from strandline.exchange.alembic.rows import bulk_insert, columns_of
from strandline.exchange.alembic.tables import Speaker
from strandline.plan.model import Plan
from strandline.platforms.base import Step
from strandline.platforms.held import held_name

_ROWS = (op.InsertRow, op.UpdateRow, op.DeleteRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """The function's lines, what it may lose, and the steps said in the platform's own SQL."""

    lines: tuple[str, ...]
    losses: tuple[Loss, ...]
    natively: tuple[str, ...]


def say_plan(plan: Plan, speaker: Speaker, written: Mapping[QName, Sequence[Row]]) -> Direction:
    """Return one direction; `written` holds rows that migrations wrote besides reference rows."""
    before = speaker.platform.lower(plan.base_state).dictionary
    after = speaker.platform.lower(plan.target_state).dictionary
    declared = {held_name(name, speaker.platform): name for name in plan.base_state.tables}
    losses = losses_of(plan.steps, before, speaker.platform, written, declared)
    writer = _Writer(speaker, before, after)
    body = [line for part in writer.steps(plan.steps) for line in part]
    lines = [*_losses(losses), *_ahead(plan), *body, *_behind(plan)]
    return Direction(
        lines=tuple(lines or ["pass"]), losses=tuple(losses), natively=tuple(writer.natively)
    )


def _losses(losses: Sequence[Loss]) -> list[str]:
    if not losses:
        return []
    pairs = [python.nested("", [repr(loss.what), python.text(loss.query)]) for loss in losses]
    return python.call("_refuse_loss", pairs)


_KEYS_OFF = "PRAGMA foreign_keys = OFF"
_KEYS_ON = "PRAGMA foreign_keys = ON"


def _ahead(plan: Plan) -> Iterator[str]:
    """Yield what stands round a script's steps, but for the transaction, which is Alembic's."""
    for statement in plan.frame.before_transaction:
        if statement == _KEYS_OFF:
            yield "_require_keys_off()"
        else:
            yield from python.statement(statement)
    for statement in plan.frame.begin:
        if not statement.upper().startswith("BEGIN"):
            yield from python.statement(statement)


def _behind(plan: Plan) -> Iterator[str]:
    for statement in plan.frame.checks:
        query = _POINTING if statement == "PRAGMA foreign_key_check" else statement
        yield from python.call("_require_none", [python.text(query), repr(_POINTLESS)])
    for statement in plan.frame.end:
        # The guards after it speak to a client that runs on; here an exception ends the run.
        if statement.startswith("SELECT "):
            yield from python.call("_require_none", [python.text(statement), repr(_LOST)])
    for statement in plan.frame.after_transaction:
        if statement != _KEYS_ON:
            yield from python.statement(statement)


# The pragma's own rows hold row numbers, which are keys of somebody's data.
_POINTING = 'SELECT "table", parent FROM pragma_foreign_key_check'
_POINTLESS = "rows would point at nothing"
_LOST = "what others put on a table would be lost"


@dataclass(slots=True)
class _Writer:
    speaker: Speaker
    now: Dictionary
    after: Dictionary
    natively: list[str] = field(default_factory=list)

    def steps(self, steps: Sequence[Step]) -> Iterator[list[str]]:
        """Yield the lines of each step, rows of one table and shape in one go."""
        place = 0
        while place < len(steps):
            run = self._run_of_rows(steps, place)
            if run:
                yield self._bulk(run)
            else:
                yield self._step(steps[place])
            place += len(run) or 1

    def _run_of_rows(self, steps: Sequence[Step], start: int) -> Sequence[Step]:
        shape = self._shape(steps[start])
        if shape is None:
            return ()
        end = start + 1
        # What follows a step's own INSERT must not come before the next one's.
        while end < len(steps) and len(steps[end - 1].statements) == 1:
            if self._shape(steps[end]) != shape:
                break
            end += 1
        return steps[start:end]

    def _shape(self, step: Step) -> tuple[QName, tuple[str, ...]] | None:
        if len(step.operations) != 1 or not step.transactional:
            return None
        operation = step.operations[0]
        if not isinstance(operation, op.InsertRow) or not step.statements:
            return None
        if not step.statements[0].startswith("INSERT INTO "):
            return None
        table = self._table(operation.table)
        columns = columns_of(table, operation.row)
        return None if columns is None else (operation.table, columns)

    def _table(self, name: QName) -> Table:
        found = self.now.tables.get(name) or self.after.tables.get(name)
        return found if found is not None else Table(name=name, columns=())

    def _bulk(self, run: Sequence[Step]) -> list[str]:
        inserts = [
            item for step in run for item in step.operations if isinstance(item, op.InsertRow)
        ]
        table = self._table(inserts[0].table)
        columns = columns_of(table, inserts[0].row) or ()
        lines = bulk_insert(table, columns, [item.row for item in inserts], self.speaker)
        for statement in run[-1].statements[1:]:
            lines += python.statement(statement)
        return lines

    def _step(self, step: Step) -> list[str]:
        plain = step.transactional and not step.taken_apart
        lines = self._said(step) if plain else None
        if lines is None:
            if not all(isinstance(item, _ROWS) for item in step.operations):
                self.natively.append(step.title)
            lines = [f"# {' '.join(step.title.split())}"]
            every = (*step.settings, *step.statements, *step.resets)
            lines += [line for text in every for line in python.statement(text)]
        if not step.transactional:
            lines = ["with op.get_context().autocommit_block():", *python.indented(lines)]
        for operation in step.operations:
            self._follow(operation)
        return lines

    def _follow(self, operation: op.Operation) -> None:
        if not isinstance(operation, _ROWS):
            self.now = apply_operation(operation, self.now)

    def _said(self, step: Step) -> list[str] | None:
        if is_rebuild(step.operations, step.statements):
            return self._rebuild(step)
        if len(step.operations) != 1:
            return None
        operation = step.operations[0]
        name = op.table_of(operation)
        table = self.now.tables.get(name) if name is not None else None
        if isinstance(operation, op.AlterColumn) and table is not None:
            return self._alteration(operation, step, table)
        said = say(operation, table, step.statements, self.speaker)
        if said is None or not any(said.covers(text) for text in step.statements):
            return None
        return list(_mixed(said, step.statements))

    def _alteration(self, operation: op.AlterColumn, step: Step, table: Table) -> list[str] | None:
        changed = tuple(
            operation.after if column.name == operation.after.name else column
            for column in table.columns
        )
        whole = replace(table, columns=changed)
        lines: list[str] = []
        any_said = False
        for statement in step.statements:
            said = say_alteration(operation, statement, whole, self.speaker)
            any_said = any_said or said is not None
            lines += said if said is not None else python.statement(statement)
        return lines if any_said else None

    def _rebuild(self, step: Step) -> list[str] | None:
        name = op.table_of(step.operations[0]) if step.operations else None
        before = self.now.tables.get(name) if name is not None else None
        if before is None:
            return None
        alone = Dictionary(tables={before.name: before})
        for operation in step.operations:
            alone = apply_operation(operation, alone)
        after = next(iter(alone.tables.values()))
        return say_rebuild(step.operations, before, after, step.statements, self.speaker)


def _mixed(said: Said, statements: Sequence[str]) -> Iterator[str]:
    """Yield the calls in place of the statements they stand for, and every other statement."""
    placed = False
    for statement in statements:
        if not said.covers(statement):
            yield from python.statement(statement)
        elif not placed:
            placed = True
            yield from said.code
