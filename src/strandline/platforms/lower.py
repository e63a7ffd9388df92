"""Lowering: what one platform can hold of a dictionary, decided by its Features.

What gives way without changing what the data may be (comments, index methods, clustering) is
dropped with a finding at info level; what weakens a guarantee is a warning; what would change the
meaning is an error, and the planner refuses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.expressions import parse_expression
from strandline.dictionary.model import (
    Action,
    Check,
    Column,
    Dictionary,
    Expression,
    ForeignKey,
    Index,
    Managed,
    Table,
    ValueSet,
)
from strandline.dictionary.names import QName, shorten
from strandline.dictionary.types import TEMPORAL_KINDS, LogicalType, TypeKind
from strandline.platforms.base import Lowered
from strandline.platforms.clock import settled
from strandline.platforms.features import Features
from strandline.platforms.name_limits import (
    BYTES,
    NameUnit,
    long_names_of_object,
    long_names_of_table,
)

_MOST_SEEN = 50_000

HeldType = Callable[[LogicalType], LogicalType]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowering:
    """One platform's lowering; `held_type` says what its catalog gives back for a type.

    `table_hook` lets a platform change a table further; it gets and returns a lowered table.
    `name_unit` is what the platform's limit on the length of names counts.
    """

    platform: str
    features: Features
    held_type: HeldType
    default_schema: str | None
    table_hook: Callable[[Table], Table] | None = None
    name_unit: NameUnit = BYTES
    _seen: dict[int, tuple[Table, Table, tuple[Diagnostic, ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def lower(self, dictionary: Dictionary) -> Lowered:
        """Return the lowered dictionary with its findings; lowering twice changes nothing."""
        findings: list[Diagnostic] = []
        native = {
            name: value_set
            for name, value_set in dictionary.value_sets.items()
            if value_set.native and self.features.enum_types
        }
        tables = {}
        for table in dictionary.tables.values():
            lowered, noted = self._lowered(table, dictionary)
            findings.extend(noted)
            tables[lowered.name] = lowered
        views = {
            self._name(view.name): replace(
                view,
                name=self._name(view.name),
                description=view.description if self.features.comments else None,
            )
            for view in dictionary.views.values()
        }
        value_sets = {
            self._name(name): replace(value_set, name=self._name(name), description=None)
            for name, value_set in native.items()
        }
        for name in (*views, *value_sets):
            findings.extend(long_names_of_object(name, self.features, self.name_unit))
        lowered_dictionary = Dictionary(tables=tables, views=views, value_sets=value_sets)
        return Lowered(dictionary=lowered_dictionary, findings=tuple(findings))

    def _lowered(
        self, table: Table, dictionary: Dictionary
    ) -> tuple[Table, tuple[Diagnostic, ...]]:
        """Lower a table, once for the same object: two states share what did not change."""
        known = self._seen.get(id(table))
        if known is not None and known[0] is table:
            return known[1], known[2]
        noted: list[Diagnostic] = []
        lowered = self._table(table, dictionary, noted)
        found = (lowered, tuple(noted))
        # What a value set makes of a table depends on the dictionary around it.
        if not any(column.type.value_set for column in table.columns):
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            self._seen[id(table)] = (table, *found)
        return found

    def _name(self, name: QName) -> QName:
        if not self.features.schemas:
            return QName(None, name.name)
        return QName(name.schema or self.default_schema, name.name)

    def _table(self, table: Table, dictionary: Dictionary, findings: list[Diagnostic]) -> Table:
        features = self.features
        columns = tuple(self._column(column, dictionary) for column in table.columns)
        for declared, held in zip(table.columns, columns, strict=True):
            self._note_precision(table, declared, held, findings)
        keys = tuple(self._foreign_key(table, key, findings) for key in table.foreign_keys)
        indexes = tuple(self._indexes(table, findings))
        checks = (*table.checks, *self._value_set_checks(table, dictionary))
        primary_key = table.primary_key
        if primary_key is not None and not features.clustered_keys:
            primary_key = replace(primary_key, clustered=False)
        managed = table.managed
        if managed and not features.triggers:
            findings.append(
                self._finding(
                    "X101",
                    Severity.WARNING,
                    str(table.name),
                    "triggers",
                    f"{features.title} has no triggers: managed behaviours of {table.name} are not "
                    "enforced there",
                    "keep the rule in the code that writes this table",
                )
            )
            managed = Managed()
        partitioning = table.partitioning
        if partitioning is not None and not features.partitioning:
            findings.append(
                self._finding(
                    "X102",
                    Severity.INFO,
                    str(table.name),
                    "partitioning",
                    f"{features.title} keeps {table.name} in one piece: partitioning is left out",
                    "nothing to do: partitioning does not change what the table holds",
                )
            )
            partitioning = None
        lowered = replace(
            table,
            name=self._name(table.name),
            columns=columns,
            primary_key=primary_key,
            foreign_keys=keys,
            checks=checks,
            indexes=indexes,
            managed=managed,
            partitioning=partitioning,
            description=table.description if features.comments else None,
        )
        findings.extend(long_names_of_table(lowered, features, self.name_unit))
        return self.table_hook(lowered) if self.table_hook is not None else lowered

    def _column(self, column: Column, dictionary: Dictionary) -> Column:
        column = settled(column)
        held = self.held_type(self._enum_type(column.type, dictionary))
        identity = column.identity
        if identity is not None and not self.features.identity_start:
            identity = type(identity)()
        generated = column.generated
        if generated is not None:
            stored = generated.stored
            if stored and not self.features.generated_stored:
                stored = False
            elif not stored and not self.features.generated_virtual:
                stored = True
            generated = replace(generated, stored=stored)
        default = column.default
        if default is not None and not self.features.default_names:
            default = replace(default, name="")
        description = column.description if self.features.comments else None
        held_parts = (held, identity, generated, default, description)
        declared = (column.type, column.identity, column.generated, column.default)
        if held_parts == (*declared, column.description):
            return column
        return replace(
            column,
            type=held,
            identity=identity,
            generated=generated,
            default=default,
            description=description,
        )

    def _note_precision(
        self, table: Table, declared: Column, held: Column, findings: list[Diagnostic]
    ) -> None:
        wanted, kept = declared.type.precision, held.type.precision
        if declared.type.kind is not held.type.kind or wanted is None or kept is None:
            return
        if kept < wanted and declared.type.kind in TEMPORAL_KINDS:
            findings.append(
                self._finding(
                    "X106",
                    Severity.INFO,
                    f"{table.name}.{declared.name}",
                    "timestamp_precision",
                    f"{self.features.title} keeps {kept} fractional digits of a second: "
                    f"{table.name}.{declared.name} asks for {wanted}",
                    "nothing to do, unless finer times are written",
                )
            )

    def _enum_type(self, logical: LogicalType, dictionary: Dictionary) -> LogicalType:
        """Keep the value set on the type only where it becomes a native enum."""
        if logical.value_set is None:
            return logical
        value_set = dictionary.value_sets.get(logical.value_set)
        if value_set is None or not value_set.native or not self.features.enum_types:
            length = logical.length
            if logical.kind is TypeKind.STRING and length is None and value_set is not None:
                length = max((len(value) for value in value_set.values), default=1) or 1
            return replace(logical, value_set=None, length=length)
        return replace(logical, value_set=self._name(logical.value_set))

    def _value_set_checks(self, table: Table, dictionary: Dictionary) -> Iterator[Check]:
        for column in table.columns:
            if column.type.value_set is None:
                continue
            value_set = dictionary.value_sets.get(column.type.value_set)
            if value_set is None or (value_set.native and self.features.enum_types):
                continue
            yield value_set_check(table.name, column.name, value_set)

    def _foreign_key(self, table: Table, key: ForeignKey, findings: list[Diagnostic]) -> ForeignKey:
        lowered = replace(key, target=self._name(key.target))
        plain = (Action.NO_ACTION, Action.RESTRICT)
        acts = key.on_delete not in plain or key.on_update not in plain
        if acts and not self.features.foreign_key_actions:
            findings.append(
                self._finding(
                    "X103",
                    Severity.ERROR,
                    f"{table.name}.{key.name}",
                    "foreign_key_actions",
                    f"{self.features.title} has no ON DELETE or ON UPDATE actions: {key.name} would "
                    "refuse what it should carry out",
                    "use no_action, or leave this platform out of the component's platforms",
                )
            )
        if not self.features.foreign_key_actions:
            lowered = replace(lowered, on_delete=Action.NO_ACTION, on_update=Action.NO_ACTION)
        return lowered

    def _indexes(self, table: Table, findings: list[Diagnostic]) -> Iterator[Index]:
        features = self.features
        for index in table.indexes:
            subject = f"{table.name}.{index.name}"
            by_expression = any(part.expression is not None for part in index.columns)
            missing = None
            if index.where is not None and not features.partial_indexes:
                missing = "partial_indexes"
            elif by_expression and not features.expression_indexes:
                missing = "expression_indexes"
            if missing is not None and index.unique:
                findings.append(
                    self._finding(
                        "X104",
                        Severity.ERROR,
                        subject,
                        missing,
                        f"{features.title} cannot keep the unique index {index.name}: it has no "
                        f"{missing.replace('_', ' ')}",
                        "drop the rule, or leave this platform out of the component's platforms",
                    )
                )
            if missing is not None:
                findings.append(
                    self._finding(
                        "X105",
                        Severity.INFO,
                        subject,
                        missing,
                        f"{features.title} leaves out index {index.name}: it has no "
                        f"{missing.replace('_', ' ')}",
                        "nothing to do: the index only made reads faster",
                    )
                )
                continue
            yield self._index(index)

    def _index(self, index: Index) -> Index:
        features = self.features
        columns = index.columns
        if not features.descending_indexes:
            columns = tuple(replace(part, descending=False) for part in columns)
        method = index.method if features.index_methods else None
        return replace(
            index,
            columns=columns,
            include=index.include if features.include_columns else (),
            method=None if method == "btree" else method,
        )

    def _finding(
        self, code: str, severity: Severity, subject: str, feature: str, message: str, fix: str
    ) -> Diagnostic:
        return Diagnostic(
            code=code,
            severity=severity,
            subject=subject,
            message=message,
            why=f"platform {self.platform}: feature {feature} is not there",
            fix=fix,
        )


def value_set_check(table: QName, column: str, value_set: ValueSet) -> Check:
    """Return the check that stands for a value set on a column of a platform without enums."""
    values = ", ".join("'" + value.replace("'", "''") + "'" for value in value_set.values)
    name = shorten(f"CK_{table.name}_{column}_values")
    quoted = column.replace('"', '""')
    text = f'"{quoted}" IN ({values})'
    parse_expression(text)
    return Check(name=name, expression=Expression(text))
