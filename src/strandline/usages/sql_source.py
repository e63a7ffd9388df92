"""SQL text: which tables and columns a statement, a script or a piece of one refers to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from strandline.usages.evidence import Access, Evidence
from strandline.usages.mention import Mention, Role
from strandline.usages.sql_scope import Column, Relation, Scope
from strandline.usages.sql_tokens import END, Kind, Token

_VERBS = frozenset(
    {"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "ALTER", "DROP", "TRUNCATE", "GRANT",
     "REVOKE", "COPY", "WITH"}
)  # fmt: skip
# After these a verb goes on with the statement (`ON DELETE`, `UNION SELECT`, `GRANT SELECT, ...`).
_CONTINUES = frozenset(
    {"UNION", "ALL", "INTERSECT", "EXCEPT", "DO", "THEN", "FOR", "ON", "AS", "GRANT", "REVOKE", "OR",
     "AFTER", "BEFORE", "OF", "INSTEAD", "NOT", "KEY", ",", "(", "EXPLAIN", "ANALYZE",
     "MATERIALIZED", "DISTINCT", "ROW"}
)  # fmt: skip
_QUERY_STARTS = frozenset({"SELECT", "WITH", "VALUES", "TABLE", "FROM"})
_SKIPS_NAME = frozenset(
    {"RETURNS", "INDEX", "CONSTRAINT", "TRIGGER", "FUNCTION", "PROCEDURE", "SEQUENCE", "COLLATE",
     "EXEC", "EXECUTE", "DECLARE"}
)  # fmt: skip
_ALTERS = frozenset({"ADD", "DROP", "ALTER", "RENAME", "MODIFY", "CHANGE"})
_NOT_COLUMN_FIRST = frozenset({"KEY", "EXCLUDE", "PERIOD"})
_ENDS_VALUE = frozenset({")", "END", "]"})

_SQL = re.compile(
    r"""\s*\(*\s*(?:(?:--[^\n]*\n|/\*[^*]*\*/)\s*)*(?:
        SELECT\b(?=.*?(?:\bFROM\b|[*,(]))
      | INSERT\s+(?:OR\s+\w+\s+)?INTO\b | REPLACE\s+INTO\b | DELETE\s+FROM\b | MERGE\s+(?:INTO\b|\S+)
      | UPDATE\s+\S+(?:\s+(?:AS\s+)?\w+)?\s+SET(?:\s+[\w.\[\]"`]*\s*[=?{%(+]|\s*\Z)
      | WITH\s+(?:RECURSIVE\s+)?\S+\s*(?:\([^()]*\)\s*)?AS\b
      | (?:CREATE|ALTER|DROP)\s+(?:[A-Z]+\s+){0,4}?(?:TABLE|VIEW|INDEX|TRIGGER|FUNCTION|PROCEDURE|POLICY)\b
      | TRUNCATE\s+\w | COPY\s+\w+[\s(] | (?:GRANT|REVOKE)\s+\w+.*?\bON\b | EXEC(?:UTE)?\s+\w
      | COMMENT\s+ON\b | REFRESH\s+MATERIALIZED\b
    )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_PIECE = re.compile(
    r"\s*(?:FROM|WHERE|(?:LEFT|RIGHT|INNER|FULL|CROSS|NATURAL|OUTER|\s)*JOIN|AND|OR|ON|ORDER\s+BY|SET"
    r"|GROUP\s+BY|HAVING|VALUES|RETURNING|UNION|LIMIT|SELECT)\s"
)
_PIECE_ANY_CASE = re.compile(
    r"\s*(?:from|where|(?:left|right|inner|full|cross|outer|\s)*join|and|or|on|order\s+by|set"
    r"|group\s+by|having|returning)\s(?:[^.!]|\.\w){0,200}?[=<>?]"
)
_PEEKED = 20_000


def is_sql(text: str, start: int = 0, end: int | None = None) -> bool:
    """Say whether a text begins as a SQL statement does."""
    end = len(text) if end is None else end
    return _SQL.match(text, start, min(end, start + _PEEKED)) is not None


def is_piece(text: str, start: int = 0, end: int | None = None) -> bool:
    """Say whether a text looks like a clause that is put together with others elsewhere."""
    end = len(text) if end is None else end
    return any(form.match(text, start, end) is not None for form in (_PIECE, _PIECE_ANY_CASE))


def read_sql(tokens: list[Token]) -> list[Mention]:
    """Return every table and column that the statements of these tokens name."""
    return _Reader(tokens).read()


@dataclass(slots=True)
class _Frame:
    """A pair of parentheses, or the statement itself.

    `kind`: query, list (columns of `owner`), defs (column definitions), call or plain. `expects`
    is the access of the table that comes next; `follows` what parentheses after it hold.
    """

    kind: str
    scope: Scope
    owner: str = ""
    access: Access = Access.READ
    clause: str = ""
    expects: Access | None = None
    follows: str = ""
    skips: bool = False
    alters: bool = False
    in_with: bool = False
    query_name: str = ""
    gathered: tuple[str, ...] = ()
    opened_by_query: bool = False


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.found: list[Mention] = []
        self.previous = END
        self.verb = ""
        self.froms = 0
        self.rows_of = ""
        self.in_trigger = False
        self.frames: list[_Frame] = []
        self._handlers: dict[str, Callable[[_Frame], None]] = {
            "SELECT": self._select, "FROM": self._from, "JOIN": self._read_next,
            "APPLY": self._read_next, "USING": self._using, "INTO": self._into,
            "UPDATE": self._update, "DELETE": self._delete, "SET": self._set, "TABLE": self._table,
            "VIEW": self._table, "TRUNCATE": self._truncate, "COPY": self._copy, "ON": self._on,
            "REFERENCES": self._references, "WITH": self._with, "INSERT": self._insert,
            "UNION": self._next_query, "EXCEPT": self._next_query, "INTERSECT": self._next_query,
            "COLUMN": self._column_word, "TO": self._to, "RETURNING": self._returning,
        }  # fmt: skip
        self._begin()

    @property
    def frame(self) -> _Frame:
        return self.frames[-1]

    def read(self) -> list[Mention]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind is Kind.SIGN:
                self._sign(token)
            elif token.is_identifier or self._is_qualified_hole(token):
                self._identifier()
            else:
                if token.kind is Kind.WORD:
                    self._key_word(token)
                self._advance()
        self._finish()
        return self.found

    # ---- movement -------------------------------------------------------------------------------

    def _peek(self, ahead: int = 1) -> Token:
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else END

    def _advance(self) -> None:
        self.previous = self.tokens[self.at]
        self.at += 1

    def _is_qualified_hole(self, token: Token) -> bool:
        return token.kind is Kind.HOLE and self._peek().text == "."

    def _begin(self) -> None:
        self.verb, self.froms = "", 0
        self.frames = [_Frame("query", Scope(rows_of=self.rows_of))]

    def _finish(self) -> None:
        for frame in reversed(self.frames):
            if frame.kind == "query":
                self.found.extend(frame.scope.resolved())

    def _sign(self, token: Token) -> None:
        if token.text == "(":
            self._open()
        elif token.text == ")":
            self._close()
        elif token.text == ";":
            self._finish()
            self._begin()
        elif token.text == ",":
            self._comma()
        self._advance()

    # ---- parentheses ----------------------------------------------------------------------------

    def _open(self) -> None:
        frame, first = self.frame, self._peek()
        name, frame.query_name = frame.query_name, ""
        if first.upper in _QUERY_STARTS and not (frame.in_with and not name):
            inner = _Frame(
                "query", Scope(parent=frame.scope), query_name=name, opened_by_query=True
            )
            self.frames.append(inner)
            return
        follows, frame.follows = frame.follows, ""
        if follows in ("list", "defs"):
            self.frames.append(_Frame(follows, frame.scope, frame.owner, frame.access))
        elif frame.kind in ("list", "defs") or (self.verb in ("ALTER", "CREATE") and frame.owner):
            self.frames.append(_Frame("list", frame.scope, frame.owner, Access.DDL))
        elif frame.clause == "set" and self.previous.upper == "SET":
            self.frames.append(_Frame("list", frame.scope, frame.scope.target, Access.WRITE))
        elif frame.in_with:
            self.frames.append(_Frame("ignored", frame.scope))
            frame.query_name = name
        elif self.previous.is_identifier and self.previous.upper != "":
            self.frames.append(_Frame("call", frame.scope))
        else:
            self.frames.append(_Frame("plain", frame.scope, expects=frame.expects))
            frame.expects = None

    def _close(self) -> None:
        if len(self.frames) == 1:
            return
        frame = self.frames.pop()
        if frame.kind != "query":
            return
        self.found.extend(frame.scope.resolved())
        tables = tuple(dict.fromkeys((*frame.gathered, *frame.scope.tables())))
        outer = self.frame
        relation = Relation(tables, derived=True)
        if frame.query_name:
            outer.scope.queries[frame.query_name.casefold()] = relation
        elif outer.expects is not None:
            outer.expects = None
            self._take_alias(outer, f"({self.at})", relation)

    def _comma(self) -> None:
        frame = self.frame
        if self.verb == "ALTER" and len(self.frames) == 1:
            frame.alters = True
        elif frame.clause == "tables" and frame.kind in ("query", "plain"):
            frame.expects = frame.access

    # ---- key words ------------------------------------------------------------------------------

    def _key_word(self, token: Token) -> None:
        frame = self.frame
        if token.upper in _VERBS and len(self.frames) == 1:
            self._verb(token)
            frame = self.frame
        if token.upper in _SKIPS_NAME:
            frame.skips = True
            self.in_trigger = self.in_trigger or token.upper == "TRIGGER"
        if self.verb == "ALTER" and len(self.frames) == 1 and frame.owner:
            frame.alters = token.upper in _ALTERS or (
                frame.alters and token.upper in ("COLUMN", "IF", "NOT", "EXISTS")
            )
        handler = self._handlers.get(token.upper)
        if handler is not None:
            handler(frame)
        elif token.upper in ("WHERE", "GROUP", "ORDER", "HAVING", "OUTPUT", "LIMIT"):
            frame.clause, frame.expects = "where", None
        elif token.upper == "GO":
            self._finish()
            self._begin()

    def _verb(self, token: Token) -> None:
        if token.upper == "WITH" and self._peek().text == "(":
            return
        goes_on = not self.verb or self.previous.upper in _CONTINUES
        if self.previous.upper == "THEN":
            goes_on = self.verb == "MERGE"
        if token.upper == "SELECT":
            goes_on = goes_on or self.verb in ("INSERT", "WITH", "CREATE")
        if token.upper in ("ALTER", "DROP"):
            goes_on = goes_on or self.verb == "ALTER"
        goes_on = goes_on or self.verb == "WITH"
        if not goes_on:
            self._finish()
            self.rows_of = "" if token.upper == "CREATE" else self.rows_of
            self._begin()
        if self.verb == "CREATE" and token.upper == "SELECT":
            # The query of a view or a new table: what is made is none of its relations.
            self._begin()
            self.verb = "SELECT"
        elif not self.verb or self.verb == "WITH" or not goes_on:
            self.verb = token.upper

    def _select(self, frame: _Frame) -> None:
        frame.clause, frame.in_with, frame.expects = "select", False, None
        if frame.kind == "plain":
            # `IN (` was read before its query: from here on it is one.
            frame.kind, frame.scope = "query", Scope(parent=frame.scope)

    def _expect(self, frame: _Frame, access: Access, follows: str = "") -> None:
        frame.expects, frame.access, frame.follows = access, access, follows
        frame.clause, frame.in_with, frame.skips = "tables", False, False

    def _from(self, frame: _Frame) -> None:
        if frame.kind in ("call", "list") or self.previous.upper == "DISTINCT":
            return
        outermost = len(self.frames) == 1
        if outermost and self.verb == "COPY":
            return
        removes = outermost and self.verb == "DELETE" and self.froms == 0
        self.froms += outermost
        self._expect(frame, Access.WRITE if removes else Access.READ)
        if removes:
            frame.access = Access.READ  # of what a comma adds

    def _read_next(self, frame: _Frame) -> None:
        self._expect(frame, Access.READ)

    def _using(self, frame: _Frame) -> None:
        after = self._peek(2).upper
        if self.verb != "CREATE" and (self._peek().text != "(" or after in _QUERY_STARTS):
            self._expect(frame, Access.READ)

    def _into(self, frame: _Frame) -> None:
        self._expect(frame, Access.WRITE, "" if self.verb == "SELECT" else "list")

    def _update(self, frame: _Frame) -> None:
        before = self.previous.upper
        if before == "KEY":
            frame.clause = "set"
        elif before not in _CONTINUES or (before in ("(", "THEN") and self._peek().upper != "SET"):
            frame.in_with = False
            self._expect(frame, Access.WRITE)

    def _delete(self, frame: _Frame) -> None:
        frame.in_with = False
        following = self._peek()
        if self.previous.upper not in _CONTINUES and following.is_identifier:
            self._expect(frame, Access.WRITE)

    def _insert(self, frame: _Frame) -> None:
        frame.in_with = False
        if self.previous.upper == "THEN" and frame.scope.target:
            frame.owner, frame.access, frame.follows = frame.scope.target, Access.WRITE, "list"

    def _set(self, frame: _Frame) -> None:
        if self.verb not in ("ALTER", "CREATE"):
            frame.clause, frame.expects = "set", None

    def _table(self, frame: _Frame) -> None:
        if self.previous.upper in ("RETURNS", "INTO"):
            return
        word = self.tokens[self.at].upper
        access = Access.WRITE if self.verb == "TRUNCATE" else Access.DDL
        makes = self.verb == "CREATE" and word == "TABLE"
        self._expect(frame, access, "defs" if makes else "list")

    def _truncate(self, frame: _Frame) -> None:
        if self.previous.upper not in _CONTINUES:
            self._expect(frame, Access.WRITE)

    def _copy(self, frame: _Frame) -> None:
        self._expect(frame, Access.UNKNOWN, "list")

    def _on(self, frame: _Frame) -> None:
        following = self._peek().upper
        if following == "CONFLICT":
            self._own_rows(frame)
        if self.verb not in ("CREATE", "GRANT", "REVOKE", "DROP") or frame.kind != "query":
            frame.expects = None
            frame.clause = "where" if frame.clause == "tables" else frame.clause
        elif following not in ("DELETE", "UPDATE", "CONFLICT", "COLUMN", "CONSTRAINT"):
            self._expect(frame, Access.DDL, "list")

    def _own_rows(self, frame: _Frame) -> None:
        """Leave an INSERT's query: what follows is said of the table that takes the rows."""
        if self.verb == "INSERT" and len(self.frames) == 1:
            self.found.extend(frame.scope.resolved())
            frame.scope = Scope(target=frame.scope.target)

    def _returning(self, frame: _Frame) -> None:
        self._own_rows(frame)
        frame.clause, frame.expects = "where", None

    def _references(self, frame: _Frame) -> None:
        owner, access = frame.owner, frame.access
        self._expect(frame, Access.DDL, "list")
        if frame.kind in ("list", "defs"):
            frame.owner, frame.access = owner, access

    def _with(self, frame: _Frame) -> None:
        if self._peek().text != "(" and frame.clause in ("", "select", "tables"):
            frame.in_with = frame.kind == "query"
            frame.expects = None

    def _next_query(self, frame: _Frame) -> None:
        if frame.kind != "query":
            return
        self.found.extend(frame.scope.resolved())
        frame.gathered = (*frame.gathered, *frame.scope.tables())
        old = frame.scope
        frame.scope = Scope(parent=old.parent, queries=old.queries, target=old.target)
        frame.expects = None

    def _column_word(self, frame: _Frame) -> None:
        if self.previous.upper == "ON":
            frame.clause, frame.access = "column-name", Access.DDL

    def _to(self, frame: _Frame) -> None:
        if self.verb == "ALTER" and frame.owner:
            if self.previous.upper == "RENAME":
                frame.expects, frame.access = Access.DDL, Access.DDL
            else:
                frame.alters = True
        else:
            frame.skips = self.verb in ("GRANT", "REVOKE")

    # ---- identifiers ----------------------------------------------------------------------------

    def _identifier(self) -> None:
        before = self.previous
        parts = [self.tokens[self.at]]
        self._advance()
        while self._current().text == "." and self._peek().kind in (
            Kind.WORD,
            Kind.NAME,
            Kind.HOLE,
        ):
            self._advance()
            parts.append(self.tokens[self.at])
            self._advance()
        frame = self.frame
        if frame.skips:
            frame.skips = False
        elif frame.in_with:
            frame.query_name = parts[-1].text
        elif frame.expects is not None and before.upper != "AS":
            self._relation(frame, parts)
        elif not self._is_call(frame):
            self._column(frame, parts, before)

    def _is_call(self, frame: _Frame) -> bool:
        """Say whether the name just read is a function's, or a part of a date (`year FROM`)."""
        following = self._current()
        if frame.kind == "call" and following.upper == "FROM":
            return True
        # MySQL writes the length of an index's prefix after the column.
        return following.text == "(" and self._peek().kind is not Kind.NUMBER

    def _current(self) -> Token:
        return self._peek(0)

    def _relation(self, frame: _Frame, parts: list[Token]) -> None:
        access, frame.expects = frame.expects or Access.READ, None
        last = parts[-1]
        called = self._current().text == "("
        if called and not frame.follows:
            return
        name = _dotted(parts)
        query = None if len(parts) > 1 else frame.scope.find_query(name)
        if query is not None:
            self._take_alias(frame, name, query)
            return
        if last.kind is not Kind.HOLE:
            schema = (parts[-2].text,) if len(parts) > 1 and parts[-2].kind is not Kind.HOLE else ()
            self.found.append(
                Mention(last.text, last.start, Evidence.SQL_TABLE, Role.TABLE, access, schema)
            )
        self._bind(frame, name, access)

    def _bind(self, frame: _Frame, name: str, access: Access) -> None:
        """Remember the table as a relation, as the statement's target, or as owner of a list."""
        if frame.follows:
            if frame.kind not in ("list", "defs"):
                frame.owner, frame.access = name, access
            elif self._current().text == "(":
                self.at += 1
                frame.follows = ""
                self.frames.append(_Frame("list", frame.scope, name, Access.DDL))
                return
            frame.follows = frame.follows if self._list_comes() else ""
        if self.in_trigger and self.verb == "CREATE":
            self.rows_of, self.in_trigger = name, False
        writes = access is not Access.READ
        if writes and not frame.scope.target:
            frame.scope.target = name
        if self.verb in ("INSERT", "REPLACE", "COPY") and writes:
            self._skip_alias()
            return
        if self.verb == "SELECT" and writes:
            return  # SELECT ... INTO makes it, or fills a variable
        self._take_alias(frame, name, Relation((name,)))

    def _list_comes(self) -> bool:
        """Say whether a list of columns follows, perhaps after an alias or USING method."""
        return any(self._peek(ahead).text == "(" for ahead in range(4))

    def _skip_alias(self) -> None:
        if self._current().upper == "AS":
            self._advance()
            self._advance()

    def _take_alias(self, frame: _Frame, name: str, relation: Relation) -> None:
        ahead = 1 if relation.derived and self._current().text == ")" else 0
        token = self._peek(ahead)
        if token.upper == "AS":
            ahead += 1
            token = self._peek(ahead)
        alias = name.rpartition(".")[2]
        if token.is_identifier and frame.clause in ("tables", "where") and self.verb != "ALTER":
            alias = token.text
            # The alias itself is read on as a word that says nothing.
            frame.skips = True
        scope = frame.scope
        if scope.target and scope.target != name and alias.casefold() == scope.target.casefold():
            # `UPDATE o SET ... FROM orders o`: the alias came first.
            scope.target = name
            scope.relations.pop(alias.casefold(), None)
            self._last_written()
        scope.add(alias, relation)

    def _last_written(self) -> None:
        if self.found and self.found[-1].evidence is Evidence.SQL_TABLE:
            self.found[-1] = self.found[-1]._replace(access=Access.WRITE)

    def _column(self, frame: _Frame, parts: list[Token], before: Token) -> None:
        last = parts[-1]
        if last.kind is Kind.HOLE or frame.kind == "ignored":
            return
        if frame.clause == "column-name" and len(parts) > 1:
            self._comment_on(frame, parts)
        elif frame.kind == "defs":
            if before.text in ("(", ",") and last.upper not in _NOT_COLUMN_FIRST:
                self._owned(last, frame.owner, Access.DDL)
        elif frame.kind == "list":
            self._owned(last, frame.owner, frame.access)
        elif self.verb == "ALTER" and frame.owner:
            if frame.alters:
                frame.alters = False
                self._owned(last, frame.owner, Access.DDL)
        else:
            self._plain_column(frame, parts, before)

    def _comment_on(self, frame: _Frame, parts: list[Token]) -> None:
        table = parts[-2]
        schema = (parts[-3].text,) if len(parts) > 2 else ()
        self.found.append(
            Mention(table.text, table.start, Evidence.SQL_TABLE, Role.TABLE, Access.DDL, schema)
        )
        self._owned(parts[-1], _dotted(parts[:-1]), Access.DDL)
        frame.clause = ""

    def _owned(self, token: Token, owner: str, access: Access) -> None:
        evidence = Evidence.SQL_COLUMN if owner else Evidence.SQL_FRAGMENT
        owners = (owner,) if owner else ()
        self.found.append(Mention(token.text, token.start, evidence, Role.COLUMN, access, owners))

    def _plain_column(self, frame: _Frame, parts: list[Token], before: Token) -> None:
        is_value = before.is_identifier or before.kind in (Kind.NUMBER, Kind.STRING)
        if len(parts) == 1 and (before.upper in ("AS", *_ENDS_VALUE) or is_value):
            return  # what follows a value is its alias
        qualifier_token = parts[-2] if len(parts) > 1 else None
        qualifier = None
        if qualifier_token is not None:
            hole = qualifier_token.kind is Kind.HOLE
            qualifier = "" if hole else qualifier_token.text
        assigns = frame.clause == "set" and before.upper in ("SET", ",", "UPDATE")
        column = Column(
            token=parts[-1],
            qualifier=qualifier,
            qualifier_token=qualifier_token,
            access=Access.WRITE if assigns and self._assigned() else Access.READ,
        )
        if column.access is Access.WRITE and frame.scope.target:
            column = replace(column, of_target=True)
        frame.scope.columns.append(column)

    def _assigned(self) -> bool:
        sign = self._current().text
        return sign == "=" or (sign in "+-*/|" and self._peek().text == "=")


def _dotted(parts: list[Token]) -> str:
    """Return the last two parts of a name; a placeholder is no schema."""
    named = [part.text for part in parts[-2:] if part.kind is not Kind.HOLE]
    return ".".join(named)
