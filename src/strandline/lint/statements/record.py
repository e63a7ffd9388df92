"""What a statement says, as far as rules ask: small frozen records made from its tokens."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from strandline.lint.statements.tokens import Token


class Action(enum.Enum):
    """What a statement does. UNKNOWN is a statement whose meaning was not recognised."""

    ALTER = "alter"
    ANALYZE = "analyze"
    BEGIN = "begin"
    CALL = "call"
    CLIENT = "client"
    CLUSTER = "cluster"
    COMMENT = "comment"
    COMMIT = "commit"
    CONTROL = "control"
    COPY = "copy"
    CREATE = "create"
    DATA = "data"
    DELETE = "delete"
    DISABLE = "disable"
    DO = "do"
    DROP = "drop"
    EXECUTE = "execute"
    GRANT = "grant"
    INSERT = "insert"
    LOCK = "lock"
    MERGE = "merge"
    PRAGMA = "pragma"
    REASSIGN = "reassign"
    REFRESH = "refresh"
    REINDEX = "reindex"
    RENAME = "rename"
    REVOKE = "revoke"
    ROLLBACK = "rollback"
    SAVEPOINT = "savepoint"
    SELECT = "select"
    SET = "set"
    TRUNCATE = "truncate"
    UNKNOWN = "unknown"
    UPDATE = "update"
    VACUUM = "vacuum"


class Object(enum.Enum):
    """What kind of object a statement is about."""

    AGGREGATE = "aggregate"
    COLUMN = "column"
    DATABASE = "database"
    DEFAULT_PRIVILEGES = "default privileges"
    DOMAIN = "domain"
    EXTENSION = "extension"
    FUNCTION = "function"
    INDEX = "index"
    MACRO = "macro"
    MATERIALIZED_VIEW = "materialized view"
    OTHER = "object"
    OWNED = "owned objects"
    POLICY = "policy"
    PROCEDURE = "procedure"
    ROLE = "role"
    RULE = "rule"
    SCHEMA = "schema"
    SEQUENCE = "sequence"
    SYNONYM = "synonym"
    SYSTEM = "system"
    TABLE = "table"
    TABLESPACE = "tablespace"
    TRIGGER = "trigger"
    TYPE = "type"
    VIEW = "view"


class Flag(enum.Enum):
    """Words of a statement that change what it risks."""

    CASCADE = "cascade"
    CONCURRENTLY = "concurrently"
    CONSTRAINT_TRIGGER = "constraint trigger"
    IF_EXISTS = "if exists"
    IF_NOT_EXISTS = "if not exists"
    ONLY = "only"
    OR_REPLACE = "or replace"
    PARTITION_OF = "partition of"
    TEMPORARY = "temporary"
    UNIQUE = "unique"
    UNLOGGED = "unlogged"
    VIRTUAL = "virtual"
    WITH_QUERY = "as a query"


class ChangeKind(enum.Enum):
    """One thing that ALTER TABLE does (a statement may hold several)."""

    ADD_COLUMN = "add column"
    ADD_CONSTRAINT = "add constraint"
    ALTER_OTHER = "alter column"
    ATTACH_PARTITION = "attach partition"
    CHECK_CONSTRAINT = "check constraint"
    CLUSTER_ON = "cluster on"
    DETACH_PARTITION = "detach partition"
    DISABLE_ROW_SECURITY = "disable row level security"
    DISABLE_TRIGGER = "disable trigger"
    DROP_COLUMN = "drop column"
    DROP_CONSTRAINT = "drop constraint"
    DROP_DEFAULT = "drop default"
    DROP_EXPRESSION = "drop expression"
    DROP_IDENTITY = "drop identity"
    DROP_NOT_NULL = "drop not null"
    ADD_IDENTITY = "add identity"
    NO_INHERIT = "no inherit"
    NOCHECK_CONSTRAINT = "nocheck constraint"
    OTHER = "other"
    OWNER = "owner"
    REBUILD = "rebuild"
    RENAME = "rename"
    RENAME_COLUMN = "rename column"
    RENAME_CONSTRAINT = "rename constraint"
    REPLICA_IDENTITY = "replica identity"
    ROW_SECURITY = "row level security"
    SET_ACCESS_METHOD = "set access method"
    SET_DEFAULT = "set default"
    SET_EXPRESSION = "set expression"
    SET_IDENTITY = "set identity"
    SET_LOGGED = "set logged"
    SET_NOT_NULL = "set not null"
    SET_SCHEMA = "set schema"
    SET_TABLESPACE = "set tablespace"
    SET_TYPE = "set type"
    SET_UNLOGGED = "set unlogged"
    SWITCH_PARTITION = "switch partition"
    VALIDATE = "validate constraint"


class ConstraintKind(enum.Enum):
    """Kinds of constraints; DEFAULT is one on SQL Server."""

    CHECK = "check"
    DEFAULT = "default"
    EXCLUDE = "exclude"
    FOREIGN_KEY = "foreign key"
    NOT_NULL = "not null"
    PRIMARY_KEY = "primary key"
    UNIQUE = "unique"


@dataclass(frozen=True, slots=True)
class Name:
    """A possibly qualified name: `parts` as a person reads them, `keys` as the database compares."""

    parts: tuple[str, ...]
    keys: tuple[str, ...]
    start: int
    end: int

    @property
    def last(self) -> str:
        return self.parts[-1]

    @property
    def key(self) -> str:
        return self.keys[-1]

    def __str__(self) -> str:
        return ".".join(self.parts)

    def same_as(self, other: Name | None) -> bool:
        """Say whether both can be the same object; a missing schema matches any."""
        if other is None:
            return False
        shared = min(len(self.keys), len(other.keys))
        return self.keys[-shared:] == other.keys[-shared:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A table's or a column's constraint. `tokens` are all of its own."""

    kind: ConstraintKind
    name: Name | None = None
    columns: tuple[Name, ...] = ()
    references: Name | None = None
    referenced: tuple[Name, ...] = ()
    using_index: Name | None = None
    not_valid: bool = False
    tokens: tuple[Token, ...] = ()

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeName:
    """A type as written: its words in lower case without arguments, and the arguments."""

    name: str
    arguments: tuple[str, ...] = ()
    array: bool = False
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        shown = f"{self.name}({', '.join(self.arguments)})" if self.arguments else self.name
        return f"{shown}[]" if self.array else shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that CREATE TABLE or ADD COLUMN defines."""

    name: Name
    type: TypeName | None = None
    default: tuple[Token, ...] = ()
    default_named: bool = False
    constraints: tuple[Constraint, ...] = ()
    not_null: bool = False
    null: bool = False
    identity: bool = False
    generated: str = ""
    tokens: tuple[Token, ...] = ()

    def constraint(self, kind: ConstraintKind) -> Constraint | None:
        return next((found for found in self.constraints if found.kind is kind), None)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One part of ALTER TABLE. `name` is the column, constraint, trigger or partition it names."""

    kind: ChangeKind
    name: Name | None = None
    new_name: Name | None = None
    column: Column | None = None
    constraint: Constraint | None = None
    type: TypeName | None = None
    value: tuple[Token, ...] = ()
    flags: frozenset[Flag] = frozenset()
    not_null: bool = False
    online: bool = False
    tokens: tuple[Token, ...] = ()

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of a script.

    `names` are all objects that a DROP or TRUNCATE lists. `table` is the table that an index, a
    trigger or a policy stands on. `within` names the procedure or dynamic call that it stands in.
    `trouble` says why it could not be read.
    """

    action: Action
    tokens: tuple[Token, ...]
    object: Object | None = None
    names: tuple[Name, ...] = ()
    table: Name | None = None
    new_name: Name | None = None
    flags: frozenset[Flag] = frozenset()
    changes: tuple[Change, ...] = ()
    columns: tuple[Column, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    index_columns: tuple[Name | None, ...] = ()
    options: dict[str, str] = field(default_factory=dict)
    index: int = 0
    batch: int = 0
    first_in_batch: bool = True
    guarded: bool = False
    nested: bool = False
    trouble: str = ""

    @property
    def name(self) -> Name | None:
        return self.names[0] if self.names else None

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(token.key for token in self.tokens)

    def has(self, *words: str) -> bool:
        """Say whether these words (in capitals) or signs stand in it one after the other."""
        return find_words(self.tokens, *words) is not None

    def is_on(self, action: Action, *objects: Object) -> bool:
        return self.action is action and self.object in objects


def find_words(tokens: tuple[Token, ...], *words: str) -> int | None:
    """Return the position of the first place where these words follow each other."""
    for position in range(len(tokens) - len(words) + 1):
        if all(tokens[position + at].key == word for at, word in enumerate(words)):
            return position
    return None
