"""What a view's SELECT reads and gives: relations, aliases, output columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlglot import exp

from strandline.dictionary.names import QName
from strandline.lint.context import RuleContext


@dataclass
class QuerySources:
    """The relations of one SELECT, seen as one scope.

    Nested scopes are not told apart, so a finding is only made where no scope has the column.
    """

    context: RuleContext
    query: exp.Query

    @cached_property
    def aliases(self) -> dict[str, list[QName | None]]:
        """Alias or name of each relation; None stands for one whose columns are not known."""
        ctes = {cte.alias.lower() for cte in self.query.find_all(exp.CTE)}
        found: dict[str, list[QName | None]] = {}
        for relation in self.query.find_all(exp.Table):
            word = relation.alias_or_name.lower()
            own = None
            if relation.db or relation.name.lower() not in ctes:
                own = self.context.find_relation(relation.db or None, relation.name)
            found.setdefault(word, []).append(own)
        for derived in self.query.find_all(exp.DerivedTable, exp.CTE, exp.UDTF):
            found.setdefault(derived.alias.lower(), []).append(None)
        return found

    @cached_property
    def own_names(self) -> frozenset[str]:
        """Names that the query itself gives: output aliases and column lists of aliases."""
        names = {alias.alias.lower() for alias in self.query.find_all(exp.Alias)}
        for table_alias in self.query.find_all(exp.TableAlias):
            names.update(column.name.lower() for column in table_alias.columns)
        return frozenset(names)

    @cached_property
    def is_open(self) -> bool:
        """Say whether some relation's columns are not known, so that any name may be right."""
        return any(
            name is None or relation_columns(self.context, name) is None
            for names in self.aliases.values()
            for name in names
        )

    def known_columns(self) -> set[str]:
        """Return every column of every known relation, as declared."""
        found: set[str] = set()
        for names in self.aliases.values():
            for name in names:
                if name is not None:
                    found.update(relation_columns(self.context, name) or ())
        return found

    def is_known(self, column: exp.Column) -> bool:
        """Say whether some relation has the column, or whether that cannot be told."""
        wanted = column.name.lower()
        if column.table:
            return self._qualified_is_known(column.table.lower(), wanted)
        if self.is_open or wanted in self.own_names or wanted in self.aliases:
            return True
        return wanted in {name.lower() for name in self.known_columns()}

    def _qualified_is_known(self, alias: str, wanted: str) -> bool:
        if alias not in self.aliases:
            return False
        for name in self.aliases[alias]:
            columns = None if name is None else relation_columns(self.context, name)
            if columns is None or wanted in {column.lower() for column in columns}:
                return True
        return False


def relation_columns(context: RuleContext, name: QName) -> tuple[str, ...] | None:
    """Return the columns of a table or view; None for a view whose columns are not spelled out."""
    table = context.dictionary.tables.get(name)
    if table is not None:
        return table.column_names
    for view, query in context.queries:
        if view.name == name:
            return output_columns(query) if isinstance(query, exp.Query) else None
    return None


def output_columns(query: exp.Query) -> tuple[str, ...] | None:
    """Return the names a SELECT gives its columns; None when `*` or a nameless one is among them."""
    names = tuple(query.named_selects)
    if len(names) != len(query.selects) or any(name in ("", "*") for name in names):
        return None
    return names
