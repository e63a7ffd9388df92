"""Rows of any kind of the context: read in pages, found, written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from strandline.bridge.database import Session
from strandline.bridge.tables import Tables
from strandline.packs.water.kinds import Kind, Row
from strandline.rest.errors import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows of a kind a list shows; what is left out does not narrow it.

    `equal` holds fields of the kind, `among` fields with several allowed values. `at` keeps to
    rows whose interval holds the moment. From `since` until `before` an interval must overlap, an
    instant must lie. `newest_first` turns the order of time around.
    """

    equal: Mapping[str, object] = field(default_factory=dict)
    among: Mapping[str, Sequence[int]] = field(default_factory=dict)
    at: datetime | None = None
    since: datetime | None = None
    before: datetime | None = None
    newest_first: bool = False


EVERYTHING = Wanted()


def list_rows(
    session: Session,
    kind: Kind[Row],
    wanted: Wanted = EVERYTHING,
    *,
    offset: int = 0,
    limit: int,
    also: Sequence[sa.ColumnElement[bool]] = (),
) -> tuple[list[Row], int]:
    """Return some rows in the kind's order, and how many there are in all.

    `also` holds further conditions on the kind's own table.
    """
    conditions = [*conditions_of(session.tables, kind, wanted), *also]
    order = _order(session.tables, kind, newest_first=wanted.newest_first)
    query = query_of(session.tables, kind).where(*conditions).order_by(*order)
    found = read_rows(session, kind, query.offset(offset).limit(limit))
    if offset == 0 and len(found) < limit:
        return found, len(found)
    table = session.tables[kind.table]
    count = sa.select(sa.func.count()).select_from(table).where(*conditions)
    return found, session.connection.execute(count).scalar_one()


def find_row(session: Session, kind: Kind[Row], row_id: int) -> Row | None:
    """Return one row, None when there is none of this id."""
    key = session.tables[kind.table].c[kind.key[1]]
    query = query_of(session.tables, kind).where(key == row_id)
    return next(iter(read_rows(session, kind, query)), None)


def read_rows(session: Session, kind: Kind[Row], query: sa.Select[tuple[object, ...]]) -> list[Row]:
    """Run a query made of `query_of` and return its rows as records."""
    return [kind.record(**row) for row in session.connection.execute(query).mappings()]


def query_of(tables: Tables, kind: Kind[Row]) -> sa.Select[tuple[object, ...]]:
    """Return the query of all rows of a kind; its columns are the fields of the kind's record."""
    table = tables[kind.table]
    columns = [table.c[kind.key[1]].label(kind.key[0])]
    columns += [table.c[column].label(name) for name, column in kind.columns.items()]
    source: sa.FromClause = table
    for reference in kind.references:
        column = table.c[reference.column]
        columns.append(column.label(reference.field))
        if reference.thing is not None:
            place = reference.thing.place
            target = tables[place.table].alias(reference.name)
            source = source.outerjoin(target, target.c[place.key] == column)
            columns.append(target.c[place.name].label(reference.name))
    return sa.select(*columns).select_from(source)


def column_of(tables: Tables, kind: Kind[Row], name: str) -> sa.Column[object]:
    """Return the column that keeps a field of a kind."""
    return tables[kind.table].c[columns_by_field(kind)[name]]


def columns_by_field(kind: Kind[Row]) -> dict[str, str]:
    """Return the columns of a kind by field, its key and its references among them."""
    references = {reference.field: reference.column for reference in kind.references}
    return {kind.key[0]: kind.key[1], **kind.columns, **references}


def conditions_of(tables: Tables, kind: Kind[Row], wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    """Return what a row must fulfil to be in a list."""
    found = [column_of(tables, kind, name) == value for name, value in wanted.equal.items()]
    found += [column_of(tables, kind, name).in_(ids) for name, ids in wanted.among.items()]
    if wanted.at is not None:
        found.append(_starts_by(tables, kind, wanted.at, included=True))
        found.append(_ends_after(tables, kind, wanted.at))
    if wanted.since is not None:
        if kind.ends:
            found.append(_ends_after(tables, kind, wanted.since))
        else:
            found.append(column_of(tables, kind, kind.starts) >= wanted.since)
    if wanted.before is not None:
        found.append(_starts_by(tables, kind, wanted.before, included=False))
    return found


def insert_row(session: Session, kind: Kind[Row], values: Mapping[str, object]) -> int:
    """Insert one row by the kind's fields and return its key; Conflict where a key speaks against."""
    columns = columns_by_field(kind)
    row = {columns[name]: value for name, value in values.items()}
    statement = sa.insert(session.tables[kind.table]).values(row)
    try:
        done = session.connection.execute(statement)
    except IntegrityError as error:
        raise _conflict(kind.word) from error
    return int((done.inserted_primary_key or (0,))[0])


def update_row(
    session: Session, kind: Kind[Row], row_id: int, values: Mapping[str, object]
) -> bool:
    """Change fields of one row; say whether there was one. Conflict where a key speaks against."""
    columns = columns_by_field(kind)
    table = session.tables[kind.table]
    row = {columns[name]: value for name, value in values.items()}
    statement = sa.update(table).where(table.c[kind.key[1]] == row_id).values(row)
    try:
        return session.connection.execute(statement).rowcount > 0
    except IntegrityError as error:
        raise _conflict(kind.word) from error


def delete_row(session: Session, kind: Kind[Row], row_id: int) -> bool:
    """Delete one row; say whether there was one."""
    table = session.tables[kind.table]
    statement = sa.delete(table).where(table.c[kind.key[1]] == row_id)
    return session.connection.execute(statement).rowcount > 0


def key_exists(session: Session, table: str, row_id: int) -> bool:
    """Say whether a table has a row with this id."""
    (key,) = session.tables[table].primary_key.columns
    return session.connection.execute(sa.select(key).where(key == row_id)).first() is not None


def _starts_by(
    tables: Tables, kind: Kind[Row], moment: datetime, *, included: bool
) -> sa.ColumnElement[bool]:
    """Whether a row has begun: one that does not say when has always been."""
    column = column_of(tables, kind, kind.starts)
    begun = column <= moment if included else column < moment
    return sa.or_(column.is_(None), begun) if column.nullable else begun


def _ends_after(tables: Tables, kind: Kind[Row], moment: datetime) -> sa.ColumnElement[bool]:
    column = column_of(tables, kind, kind.ends)
    return sa.or_(column.is_(None), column > moment)


def _order(
    tables: Tables, kind: Kind[Row], *, newest_first: bool
) -> list[sa.ColumnElement[object]]:
    names = [*kind.order, kind.key[0]]
    columns = [column_of(tables, kind, name) for name in dict.fromkeys(names)]
    return [column.desc() if newest_first else column.asc() for column in columns]


def _conflict(word: str) -> Conflict:
    return Conflict(
        "W163",
        f"another row speaks against this {word}: it has the same name, or a row that this one "
        "points at went away",
        hint="read the list again; nothing was changed",
        details={"kind": word},
    )
