"""What a name means inside a SQL statement: relations, aliases and the columns said of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from strandline.usages.evidence import Access, Evidence
from strandline.usages.mention import Mention, Role
from strandline.usages.sql_tokens import Token

_DEEPEST = 32
# Names that triggers, upserts and OUTPUT give to rows of a table that is named elsewhere.
_TRIGGER_ROWS = frozenset({"new", "old"})
_TARGET_ROWS = frozenset({"excluded", "inserted", "deleted"})


@dataclass(frozen=True, slots=True)
class Relation:
    """What an alias stands for: one table, or (`derived`) a query over some."""

    tables: tuple[str, ...]
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column as written; `qualifier` is None without one, and empty for a placeholder."""

    token: Token
    qualifier: str | None
    qualifier_token: Token | None
    access: Access
    of_target: bool = False


@dataclass(slots=True)
class Scope:
    """One query, or a statement's outermost level. Names are kept folded.

    `target` is the table that the statement writes, `rows_of` that of the trigger around it.
    """

    parent: Scope | None = None
    relations: dict[str, Relation] = field(default_factory=dict)
    queries: dict[str, Relation] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    target: str = ""
    rows_of: str = ""

    def add(self, alias: str, relation: Relation) -> None:
        self.relations.setdefault(alias.casefold(), relation)

    def tables(self) -> tuple[str, ...]:
        """Return every table that is read here, through subqueries as well."""
        found = [table for relation in self.relations.values() for table in relation.tables]
        return tuple(dict.fromkeys(found))

    def find_query(self, name: str) -> Relation | None:
        """Return the common table expression of this name, here or further out."""
        for scope in self._outwards():
            if name.casefold() in scope.queries:
                return scope.queries[name.casefold()]
        return None

    def resolved(self) -> list[Mention]:
        """Return the columns with the tables they belong to, as far as that is written."""
        found: list[Mention] = []
        for column in self.columns:
            found.extend(self._resolve(column))
        self.columns = []
        return found

    def _resolve(self, column: Column) -> list[Mention]:
        if column.of_target and column.qualifier is None:
            target = self._find(self.target) or Relation((self.target,))
            return [_mention(column, Evidence.SQL_COLUMN, target.tables)]
        if column.qualifier is None:
            return [self._unqualified(column)]
        if column.qualifier == "":
            return [_mention(column, Evidence.SQL_FRAGMENT, ())]
        relation = self._find(column.qualifier)
        if relation is None:
            return [_mention(column, Evidence.SQL_FRAGMENT, (column.qualifier,))]
        kind = Evidence.SQL_COLUMN_SHARED if relation.derived else Evidence.SQL_COLUMN
        found = [_mention(column, kind, relation.tables)]
        word = column.qualifier_token
        if word is not None and not relation.derived and _is_last(word.text, relation.tables):
            found.append(
                Mention(word.text, word.start, Evidence.SQL_TABLE, Role.TABLE, column.access)
            )
        return found

    def _unqualified(self, column: Column) -> Mention:
        own = list(self.relations.values())
        outer = [
            r for scope in self._outwards() if scope is not self for r in scope.relations.values()
        ]
        if len(own) == 1 and not outer and not own[0].derived:
            return _mention(column, Evidence.SQL_COLUMN, own[0].tables)
        tables = tuple(dict.fromkeys(table for r in [*own, *outer] for table in r.tables))
        if tables:
            return _mention(column, Evidence.SQL_COLUMN_SHARED, tables)
        if self.target:
            return _mention(column, Evidence.SQL_COLUMN, (self.target,))
        return _mention(column, Evidence.SQL_FRAGMENT, ())

    def _find(self, name: str) -> Relation | None:
        folded = name.casefold()
        for scope in self._outwards():
            if folded in scope.relations:
                return scope.relations[folded]
            if scope.target and _is_last(name, (scope.target,)):
                return Relation((scope.target,))
            rows = scope.rows_of or (scope.target if folded in _TARGET_ROWS else "")
            if rows and folded in _TARGET_ROWS | _TRIGGER_ROWS:
                return Relation((rows,))
        return None

    def _outwards(self) -> list[Scope]:
        found: list[Scope] = []
        scope: Scope | None = self
        while scope is not None and len(found) < _DEEPEST:
            found.append(scope)
            scope = scope.parent
        return found


def _mention(column: Column, evidence: Evidence, owners: tuple[str, ...]) -> Mention:
    token = column.token
    return Mention(token.text, token.start, evidence, Role.COLUMN, column.access, owners)


def _is_last(name: str, tables: tuple[str, ...]) -> bool:
    return any(table.rpartition(".")[2].casefold() == name.casefold() for table in tables)
