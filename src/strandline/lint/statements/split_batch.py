"""Where the statements of a T-SQL batch begin, which needs no semicolons to tell.

A word that can begin a statement begins one unless the statement before is still waiting for it:
UPDATE for its SET, INSERT for its SELECT, ALTER TABLE for DROP COLUMN. BEGIN, END, IF and WHILE
are statements of their own here, so what they govern is read like anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strandline.lint.statements.tokens import Token

_ALWAYS = frozenset(
    [
        "DECLARE",
        "PRINT",
        "RAISERROR",
        "THROW",
        "RETURN",
        "USE",
        "COMMIT",
        "ROLLBACK",
        "WAITFOR",
        "TRUNCATE",
        "GOTO",
        "DEALLOCATE",
        "WHILE",
        "BREAK",
        "CONTINUE",
        "DBCC",
        "CHECKPOINT",
        "RECONFIGURE",
        "BACKUP",
        "RESTORE",
    ]
)
_RIGHTS = frozenset({"GRANT", "DENY", "REVOKE"})
_OBJECTS = frozenset(
    [
        "TABLE",
        "VIEW",
        "INDEX",
        "PROCEDURE",
        "PROC",
        "FUNCTION",
        "TRIGGER",
        "SCHEMA",
        "DATABASE",
        "TYPE",
        "SEQUENCE",
        "SYNONYM",
        "USER",
        "ROLE",
        "LOGIN",
        "STATISTICS",
        "DEFAULT",
        "RULE",
        "ASSEMBLY",
        "CERTIFICATE",
        "SECURITY",
        "PARTITION",
        "FULLTEXT",
        "XML",
        "EXTERNAL",
        "AGGREGATE",
        "CREDENTIAL",
        "APPLICATION",
    ]
)
_CREATED = _OBJECTS | {
    "UNIQUE",
    "CLUSTERED",
    "NONCLUSTERED",
    "OR",
    "COLUMNSTORE",
    "SPATIAL",
    "PRIMARY",
}
_MODULES = frozenset({"PROCEDURE", "PROC", "FUNCTION", "TRIGGER", "VIEW"})
_BETWEEN_QUERIES = frozenset({"UNION", "ALL", "EXCEPT", "INTERSECT", "AS", "FOR"})
_BEFORE_CURSORS = frozenset(
    ["DECLARE", "OPEN", "CLOSE", "FETCH", "DEALLOCATE", "BEGIN", "END", "SET", "WHILE"]
)
_EVENTS = frozenset({"FOR", "AFTER", "OF", ","})


def whole_batch(batch: list[Token]) -> bool:
    """Say whether a batch is one CREATE or ALTER of a module, whose body ends with the batch."""
    words = [token.key for token in batch[:5]]
    if words[:1] not in (["CREATE"], ["ALTER"]):
        return False
    at = 3 if words[1:3] == ["OR", "ALTER"] else 1
    return words[at : at + 1] != [] and words[at] in _MODULES


def split_batch(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Yield the statements of what stands between two semicolons."""
    state = _State()
    pending: list[Token] = []
    for position, token in enumerate(tokens):
        following = tokens[position + 1].key if position + 1 < len(tokens) else ""
        if pending and state.begins(token, pending, following):
            yield tuple(pending)
            pending, state = [], _State()
        state.follow(token)
        pending.append(token)
    if pending:
        yield tuple(pending)


@dataclass(slots=True)
class _State:
    """What the statement that is being read has had and still may wait for."""

    depth: int = 0
    cases: int = 0
    sets: int = 0
    rows: int = 0
    inserts: int = 0
    writes: int = 0

    def follow(self, token: Token) -> None:
        self.depth += (token.key == "(") - (token.key == ")")
        if self.depth:
            return
        self.cases += (token.key == "CASE") - (token.key == "END" and self.cases > 0)
        self.sets += token.key == "SET"
        self.rows += token.key in ("SELECT", "VALUES", "EXEC", "EXECUTE")
        self.inserts += token.key == "INSERT"
        self.writes += token.key in ("UPDATE", "DELETE", "MERGE")

    def begins(self, token: Token, pending: list[Token], following: str) -> bool:
        """Say whether a token begins the next statement."""
        word = token.key
        if self.depth > 0 or not word.isalpha() or word not in _STARTERS:
            return False
        first, previous = pending[0].key, pending[-1].key
        if first in _RIGHTS and word not in ("IF", "BEGIN", "END", "ELSE"):
            return word in _RIGHTS and previous != "OPTION"
        if previous == ".":
            return False
        return _STARTERS[word](self, pending, following)

    def always_begins(self, _pending: list[Token], _following: str) -> bool:
        return True

    def create_begins(self, _pending: list[Token], following: str) -> bool:
        return following in _CREATED

    def alter_begins(self, _pending: list[Token], following: str) -> bool:
        return following in _OBJECTS or following == "AUTHORIZATION"

    def drop_begins(self, pending: list[Token], following: str) -> bool:
        return following in _OBJECTS and not (
            pending[0].key == "ALTER" and following in ("DEFAULT", "PARTITION")
        )

    def write_begins(self, pending: list[Token], following: str) -> bool:
        """INSERT, UPDATE, DELETE and MERGE; not the parts of MERGE, of actions and of events."""
        previous = pending[-1].key
        if previous in ("ON", "THEN", "BULK") or previous in _EVENTS or following == "JOIN":
            return False
        return pending[0].key != "WITH" or self.rows + self.inserts + self.writes > 0

    def select_begins(self, pending: list[Token], _following: str) -> bool:
        if pending[-1].key in _BETWEEN_QUERIES:
            return False
        waits = pending[0].key == "INSERT" or (
            pending[0].key == "WITH" and (self.inserts or not self.writes)
        )
        return not (waits and not self.rows)

    def set_begins(self, pending: list[Token], following: str) -> bool:
        first, previous = pending[0].key, pending[-1].key
        if first in ("UPDATE", "WITH") and not self.sets:
            return False
        if first == "MERGE" or previous in ("UPDATE", "DELETE") or following == "(":
            return False
        return not (
            first == "ALTER" and pending[1].key in ("DATABASE", "INDEX", "ROLE", "USER", "LOGIN")
        )

    def execute_begins(self, pending: list[Token], _following: str) -> bool:
        first, previous = pending[0].key, pending[-1].key
        return previous not in ("WITH", "GRANT") and not (first == "INSERT" and not self.rows)

    def if_begins(self, pending: list[Token], following: str) -> bool:
        """IF; not the IF EXISTS and IF NOT EXISTS that belong to a DROP, an ALTER or a CREATE."""
        if pending[-1].key in _OBJECTS | {"COLUMN", "ADD", "CONSTRAINT"}:
            return following not in ("EXISTS", "NOT")
        return True

    def end_begins(self, _pending: list[Token], _following: str) -> bool:
        return self.cases == 0

    def trigger_begins(self, pending: list[Token], following: str) -> bool:
        return following == "TRIGGER" and pending[0].key != "ALTER"

    def cursor_begins(self, pending: list[Token], _following: str) -> bool:
        """Words that are also likely names of columns count after few statements only."""
        return pending[0].key in _BEFORE_CURSORS

    def save_begins(self, _pending: list[Token], following: str) -> bool:
        return following in ("TRAN", "TRANSACTION")


_STARTERS = {
    **dict.fromkeys(_ALWAYS, _State.always_begins),
    **dict.fromkeys(_RIGHTS, _State.always_begins),
    "BEGIN": _State.always_begins,
    "ELSE": _State.end_begins,
    "END": _State.end_begins,
    "CREATE": _State.create_begins,
    "ALTER": _State.alter_begins,
    "DROP": _State.drop_begins,
    "INSERT": _State.write_begins,
    "UPDATE": _State.write_begins,
    "DELETE": _State.write_begins,
    "MERGE": _State.write_begins,
    "SELECT": _State.select_begins,
    "SET": _State.set_begins,
    "EXEC": _State.execute_begins,
    "EXECUTE": _State.execute_begins,
    "IF": _State.if_begins,
    "FETCH": _State.cursor_begins,
    "DISABLE": _State.trigger_begins,
    "ENABLE": _State.trigger_begins,
    "OPEN": _State.cursor_begins,
    "CLOSE": _State.cursor_begins,
    "SAVE": _State.save_begins,
}
