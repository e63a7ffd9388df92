"""Writing a default that differs from row to row into the rows present, batch by batch.

The text is one DO block that commits after each batch, so a DBA can run it with psql and an
update of a row waits for one batch at most. Run again, it goes on where rows are left.
"""

from __future__ import annotations

from sqlglot import exp

from strandline.dictionary.expressions import ExpressionError, parse_expression
from strandline.dictionary.model import Column, Table
from strandline.platforms.postgres import sql
from strandline.platforms.postgres.text import names, qualified, quote

BATCH_ROWS = 5_000
BATCH_PAGES = 64
"""About as many rows, in a table without a key: 64 pages of 8 KiB."""

MOST_PASSES = 5
"""Rows that move while they are looked for are few; a default may also give some of them NULL."""

_ONE_VALUE = frozenset(
    {
        "now", "current_timestamp", "transaction_timestamp", "statement_timestamp", "localtimestamp",
        "current_date", "current_time", "localtime", "current_user", "session_user", "user",
        "current_schema", "current_database", "current_catalog", "date_trunc", "timezone", "cast",
        "coalesce", "nullif", "greatest", "least", "lower", "upper", "concat", "length", "abs",
        "round", "floor", "ceil", "ceiling", "array", "make_date", "make_timestamp",
        "make_interval", "to_timestamp", "to_date", "to_char", "date_part", "extract", "replace",
        "substring", "trim", "md5", "jsonb_build_object", "json_build_object", "to_json",
        "to_jsonb",
    }
)  # fmt: skip
"""Functions that give one value for a whole statement, which PostgreSQL then keeps in its catalog."""

_ONE_VALUE_NODES = (
    exp.CurrentTimestamp, exp.CurrentDate, exp.CurrentTime, exp.CurrentUser, exp.Cast, exp.TryCast,
    exp.Coalesce, exp.Nullif, exp.Greatest, exp.Least, exp.Lower, exp.Upper, exp.Concat, exp.Abs,
    exp.Round, exp.Floor, exp.Ceil, exp.Array, exp.Case, exp.If, exp.Length, exp.Substring, exp.Trim,
    exp.Extract, exp.DateTrunc, exp.TimestampTrunc, exp.Connector, exp.Interval,
)  # fmt: skip


def has_to_be_written(column: Column) -> bool:
    """Say whether the column's default may differ from row to row, so that each is written."""
    if column.default is None or column.generated is not None or column.identity is not None:
        return False
    expression = column.default.expression
    own = expression.override(sql.PLATFORM)
    return may_differ(own if own is not None else expression.text)


def may_differ(text: str) -> bool:
    """Say whether a default may be volatile; what cannot be read or is not known, may."""
    try:
        tree = parse_expression(text)
    except ExpressionError:
        return True
    for function in tree.find_all(exp.Func):
        if isinstance(function, _ONE_VALUE_NODES):
            continue
        named = function.name if isinstance(function, exp.Anonymous) else function.sql_name()
        if named.lower() not in _ONE_VALUE:
            return True
    return False


def batches(table: Table, column: str, default: str, *, but: str = "") -> str:
    """Return the DO block that writes a default into the rows that have no value yet.

    `but` is the test for rows (called `t`) that are to stay without.
    """
    left = f"{quote(column)} IS NULL" + (f" AND NOT {but}" if but else "")
    return in_batches(table, f"{quote(column)} = {default}", left)


def mirrored(new: str, old: str) -> tuple[str, str]:
    """Return what makes two mirrored columns equal, and the test for the rows in which it is due."""
    one, other = quote(new), quote(old)
    return (
        f"{one} = COALESCE({one}, {other}), {other} = COALESCE({other}, {one})",
        f"({one} IS NULL) <> ({other} IS NULL)",
    )


def in_batches(table: Table, change: str, left: str) -> str:
    """Return the DO block. Rows are walked by primary key, or by page where there is none."""
    if table.primary_key is None:
        return _by_page(table, change, left)
    return _by_key(table, table.primary_key.columns, change, left)


def _by_key(table: Table, columns: tuple[str, ...], assignment: str, left: str) -> str:
    place = qualified(table.name)
    key = _row(names(columns), len(columns))
    lower = [f"strandline_lower_{number}" for number in range(1, len(columns) + 1)]
    upper = [f"strandline_upper_{number}" for number in range(1, len(columns) + 1)]
    declared = "\n".join(
        f"    {variable} {place}.{quote(name)}%TYPE;"
        for variables in (lower, upper)
        for variable, name in zip(variables, columns, strict=True)
    )
    low, high = (_row(", ".join(bound), len(columns)) for bound in (lower, upper))
    moved = "\n".join(f"        {one} := {other};" for one, other in zip(lower, upper, strict=True))
    order = names(columns)
    change = f"UPDATE {place} AS t SET {assignment}"
    return _block(
        f"DECLARE\n{declared}\n"
        "BEGIN\n"
        f"    SELECT {order} INTO {', '.join(lower)} FROM {place} ORDER BY {order} LIMIT 1;\n"
        f"    WHILE {lower[0]} IS NOT NULL LOOP\n"
        f"        SELECT {order} INTO {', '.join(upper)} FROM {place}\n"
        f"        WHERE {key} >= {low} ORDER BY {order} OFFSET {BATCH_ROWS} LIMIT 1;\n"
        f"        IF {upper[0]} IS NULL THEN\n"
        f"            {change}\n            WHERE {key} >= {low} AND {left};\n"
        "        ELSE\n"
        f"            {change}\n"
        f"            WHERE {key} >= {low} AND {key} < {high} AND {left};\n"
        "        END IF;\n"
        "        COMMIT;\n"
        f"{moved}\n"
        "    END LOOP;\n"
        "END"
    )


def _by_page(table: Table, assignment: str, left: str) -> str:
    """A row that others update meanwhile may move to a page that was passed: look again, then."""
    place = qualified(table.name)
    return _block(
        "DECLARE\n"
        "    strandline_page bigint;\n"
        "    strandline_pages bigint;\n"
        "    strandline_changed bigint;\n"
        "    strandline_found bigint;\n"
        "BEGIN\n"
        f"    FOR strandline_pass IN 1..{MOST_PASSES} LOOP\n"
        "        strandline_changed := 0;\n"
        "        strandline_page := 0;\n"
        f"        strandline_pages := pg_catalog.pg_relation_size('{place.replace(chr(39), chr(39) * 2)}')"
        " / pg_catalog.current_setting('block_size')::bigint;\n"
        "        WHILE strandline_page <= strandline_pages LOOP\n"
        f"            UPDATE {place} AS t SET {assignment}\n"
        "            WHERE ctid >= pg_catalog.format('(%s,0)', strandline_page)::tid\n"
        f"                AND ctid < pg_catalog.format('(%s,0)', strandline_page + {BATCH_PAGES})::tid\n"
        f"                AND {left};\n"
        "            GET DIAGNOSTICS strandline_found = ROW_COUNT;\n"
        "            strandline_changed := strandline_changed + strandline_found;\n"
        "            COMMIT;\n"
        f"            strandline_page := strandline_page + {BATCH_PAGES};\n"
        "        END LOOP;\n"
        "        EXIT WHEN strandline_changed = 0;\n"
        "    END LOOP;\n"
        "END"
    )


def _row(columns: str, count: int) -> str:
    return columns if count == 1 else f"({columns})"


def _block(body: str) -> str:
    mark = "$strandline$"
    while mark in body:
        mark = f"${mark.strip('$')}_$"
    return f"DO LANGUAGE plpgsql {mark}\n{body}\n{mark}"
