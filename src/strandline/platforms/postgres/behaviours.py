"""Managed behaviours as triggers, named so that inspection can read them back.

A table has up to four: `_mirrors`, whose arguments are its pairs of columns, `_append_only` (with a second one for TRUNCATE), `_immutable`, whose
columns are those of its UPDATE OF list, and `_on_update`, whose columns are its arguments. Each
calls a function of its own name in the table's schema.
"""

from __future__ import annotations

from collections.abc import Iterator

from strandline.dictionary.model import Managed, Table
from strandline.dictionary.names import QName, shorten
from strandline.platforms.postgres.text import names, qualified, quote, text_literal
from strandline.platforms.rows import mirror_rows

PREFIX = "strandline_"
APPEND_ONLY = "append_only"
TRUNCATED = "no_truncate"
IMMUTABLE = "immutable"
ON_UPDATE = "on_update"
MIRRORS = "mirrors"


def trigger_name(table: QName, what: str) -> str:
    return shorten(f"{PREFIX}{table.name}_{what}")


def switch_on(table: Table, managed: Managed) -> Iterator[str]:
    """Yield the statements that make a table's triggers and their functions."""
    if managed.append_only:
        refusal = _refusal("is append-only: rows are neither changed nor deleted")
        yield _function(table.name, APPEND_ONLY, refusal)
        yield _trigger(table.name, APPEND_ONLY, "BEFORE UPDATE OR DELETE", "FOR EACH ROW")
        yield _trigger(
            table.name, TRUNCATED, "BEFORE TRUNCATE", "FOR EACH STATEMENT", calls=APPEND_ONLY
        )
    if managed.immutable:
        columns = ", ".join(managed.immutable)
        yield _function(table.name, IMMUTABLE, _refusal(f"keeps these columns: {columns}"))
        changed = " OR ".join(
            f"OLD.{quote(column)} IS DISTINCT FROM NEW.{quote(column)}"
            for column in managed.immutable
        )
        yield _trigger(
            table.name,
            IMMUTABLE,
            f"BEFORE UPDATE OF {names(managed.immutable)}",
            f"FOR EACH ROW\n    WHEN ({changed})",
        )
    if managed.on_update:
        stamps = [f"    NEW.{quote(column)} := CURRENT_TIMESTAMP;" for column in managed.on_update]
        body = "\n".join([*stamps, "    RETURN NEW;"])
        # A column without a zone takes the session's time, and UTC is what it holds.
        yield _function(table.name, ON_UPDATE, body, setting="\nSET TimeZone = 'UTC'")
        arguments = ", ".join(text_literal(column) for column in managed.on_update)
        yield _trigger(table.name, ON_UPDATE, "BEFORE UPDATE", "FOR EACH ROW", arguments=arguments)
    if managed.mirrors:
        body = "\n".join([*(_mirrored(*pair) for pair in managed.mirrors), "    RETURN NEW;"])
        yield _function(table.name, MIRRORS, body)
        arguments = ", ".join(text_literal(name) for pair in managed.mirrors for name in pair)
        moment = "BEFORE INSERT OR UPDATE"
        yield _trigger(table.name, MIRRORS, moment, "FOR EACH ROW", arguments=arguments)


def _mirrored(new: str, old: str) -> str:
    """The column that was written counts; of two in one insert, the new one."""
    one, other = quote(new), quote(old)
    return (
        f"    IF TG_OP = 'UPDATE' AND NEW.{one} IS DISTINCT FROM OLD.{one} THEN\n"
        f"        NEW.{other} := NEW.{one};\n"
        f"    ELSIF TG_OP = 'UPDATE' AND NEW.{other} IS DISTINCT FROM OLD.{other} THEN\n"
        f"        NEW.{one} := NEW.{other};\n"
        "    ELSE\n"
        f"        NEW.{one} := COALESCE(NEW.{one}, NEW.{other});\n"
        f"        NEW.{other} := NEW.{one};\n"
        "    END IF;"
    )


def fill_mirrors(table: QName, managed: Managed) -> Iterator[str]:
    """Yield the statements that make mirrored columns of the rows present equal."""
    for pair in managed.mirrors:
        yield mirror_rows(qualified(table), *(quote(name) for name in pair))


def switch_off(table: QName, managed: Managed) -> Iterator[str]:
    """Yield the statements that remove the triggers and their functions."""
    for what in triggers_of(managed):
        yield f"DROP TRIGGER {quote(trigger_name(table, what))} ON {qualified(table)}"
    yield from drop_functions(table, managed)


def drop_functions(table: QName, managed: Managed) -> Iterator[str]:
    """Yield the statements that remove the functions once the triggers are gone."""
    for what in triggers_of(managed):
        if what != TRUNCATED:
            yield f"DROP FUNCTION {qualified(QName(table.schema, trigger_name(table, what)))}()"


def refusing(managed: Managed) -> list[str]:
    """Return the triggers that stand in the way of changing a row of reference data."""
    return [what for what in triggers_of(managed) if what in (APPEND_ONLY, IMMUTABLE)]


def triggers_of(managed: Managed) -> list[str]:
    return [
        *((APPEND_ONLY, TRUNCATED) if managed.append_only else ()),
        *((IMMUTABLE,) if managed.immutable else ()),
        *((ON_UPDATE,) if managed.on_update else ()),
        *((MIRRORS,) if managed.mirrors else ()),
    ]


def _refusal(said: str) -> str:
    # RAISE takes a percent sign as the place of an argument, doubled as itself.
    message = text_literal("table %.% " + said.replace("%", "%%"))
    return (
        f"    RAISE EXCEPTION {message}, TG_TABLE_SCHEMA, TG_TABLE_NAME\n"
        "        USING ERRCODE = 'restrict_violation';"
    )


def _function(table: QName, what: str, body: str, *, setting: str = "") -> str:
    name = qualified(QName(table.schema, trigger_name(table, what)))
    mark = "$strandline$"
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger\nLANGUAGE plpgsql{setting} AS {mark}\n"
        f"BEGIN\n{body}\nEND\n{mark}"
    )


def _trigger(
    table: QName, what: str, moment: str, each: str, *, calls: str = "", arguments: str = ""
) -> str:
    function = qualified(QName(table.schema, trigger_name(table, calls or what)))
    return (
        f"CREATE TRIGGER {quote(trigger_name(table, what))}\n"
        f"    {moment} ON {qualified(table)}\n"
        f"    {each}\n    EXECUTE FUNCTION {function}({arguments})"
    )
