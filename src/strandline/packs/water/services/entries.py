"""Rows of the context: listed, read, made and replaced by the same rules for every kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from strandline.bridge.database import Session
from strandline.errors import NotFound
from strandline.packs.water.context import Water
from strandline.packs.water.kinds import Kind, Reference, Row
from strandline.packs.water.repositories import locks, names, rows
from strandline.packs.water.repositories.rows import Wanted
from strandline.packs.water.services.names import find_id, require_id
from strandline.packs.water.services.times import in_utc
from strandline.packs.water.things import Thing
from strandline.packs.water.vocabulary import ValueType
from strandline.rest.errors import Conflict, Invalid
from strandline.rest.pages import PageRequest

Found = tuple[list[Row], int]


def list_entries(
    water: Water,
    kind: Kind[Row],
    page: PageRequest,
    *,
    references: Mapping[str, str | None] | None = None,
    wanted: Wanted | None = None,
    name: str | None = None,
) -> Found[Row]:
    """Return a page of rows, and how many there are in all.

    `references` filters by references of the kind (`{"site": "Rivermead works"}`, by id or name);
    `name` keeps to rows of this name, in any case.
    """
    wanted = wanted or rows.EVERYTHING
    with water.database.read() as session:
        equal = _filters(session, kind, references or {}, dict(wanted.equal))
        if equal is None:
            return [], 0
        among = dict(wanted.among)
        if name is not None and kind.thing is not None:
            among[kind.key[0]] = names.ids_named(session, kind.thing, name)
        narrowed = Wanted(
            equal=equal,
            among=among,
            at=wanted.at,
            since=wanted.since,
            before=wanted.before,
            newest_first=wanted.newest_first,
        )
        return rows.list_rows(session, kind, narrowed, offset=page.offset, limit=page.page_size)


def get_entry(water: Water, kind: Kind[Row], row_id: int) -> Row:
    """Return one row; NotFound when there is none of this id."""
    with water.database.read() as session:
        return found_row(session, kind, row_id)


def create_entry(water: Water, kind: Kind[Row], given: Mapping[str, object]) -> Row:
    """Write a new row and return it as it is read.

    `given` holds the kind's plain fields, and its references by id or name. NotFound for a
    reference to nothing, Conflict for a name that is taken, Invalid for an interval that ends
    before it begins.
    """
    with water.database.write() as session:
        return add_row(water, session, kind, given)


def add_row(water: Water, session: Session, kind: Kind[Row], given: Mapping[str, object]) -> Row:
    """Do what `create_entry` does within the caller's transaction."""
    values = _values(water, session, kind, given)
    _check_name(session, kind, values, own_id=None)
    return found_row(session, kind, rows.insert_row(session, kind, values))


def replace_entry(water: Water, kind: Kind[Row], row_id: int, given: Mapping[str, object]) -> Row:
    """Write every field of a row anew, and return it as it is read."""
    with water.database.write() as session:
        found_row(session, kind, row_id)
        change_row(water, session, kind, row_id, given)
        return found_row(session, kind, row_id)


def change_row(
    water: Water, session: Session, kind: Kind[Row], row_id: int, given: Mapping[str, object]
) -> None:
    """Write fields of a row that is there, within the caller's transaction."""
    values = _values(water, session, kind, given)
    _check_name(session, kind, values, own_id=row_id)
    rows.update_row(session, kind, row_id, values)


def delete_entry(water: Water, kind: Kind[Row], row_id: int) -> None:
    """Delete a row; NotFound when there is none."""
    with water.database.write() as session:
        if not rows.delete_row(session, kind, row_id):
            raise no_such(kind, row_id)


def found_row(session: Session, kind: Kind[Row], row_id: int) -> Row:
    """Return one row in the caller's transaction; NotFound when there is none of this id."""
    found = rows.find_row(session, kind, row_id)
    if found is None:
        raise no_such(kind, row_id)
    return found


def no_such(kind: Kind[Row], row_id: int) -> NotFound:
    """Return the error for an id of nothing."""
    return NotFound(
        "W001",
        f"there is no {kind.word} {row_id}",
        hint=f"GET /api/v1/{kind.path} lists what there is",
        details={"kind": kind.word, "id": row_id},
    )


def _filters(
    session: Session, kind: Kind[Row], given: Mapping[str, str | None], equal: dict[str, object]
) -> dict[str, object] | None:
    """Return equalities by field, None when a name fits nothing; the site is looked up first."""
    site_id: int | None = None
    for reference in kind.references:
        text = given.get(reference.name)
        if text is None or reference.thing is None:
            continue
        within = site_id if reference.thing is Thing.LOCATION else None
        found = find_id(session, reference.thing, text, site_id=within)
        if found is None:
            return None
        site_id = found if reference.thing is Thing.SITE else site_id
        equal[reference.field] = found
    return equal


def _values(
    water: Water, session: Session, kind: Kind[Row], given: Mapping[str, object]
) -> dict[str, object]:
    values: dict[str, object] = {
        name: in_utc(water, value, parameter=name) if isinstance(value, datetime) else value
        for name, value in given.items()
        if name in kind.columns
    }
    for reference in kind.references:
        if reference.given_as in given:
            value = given[reference.given_as]
            values[reference.field] = _referred(session, reference, value)
    _check_interval(kind, values)
    return values


def _referred(session: Session, reference: Reference, value: object) -> int | None:
    if value is None:
        return None
    if reference.thing is not None:
        return require_id(session, reference.thing, str(value))
    row_id = int(str(value))
    if not rows.key_exists(session, reference.table, row_id):
        raise NotFound(
            "W167",
            f"{reference.field} {row_id} points at no row",
            hint="make that row first, or leave the field out where it may be empty",
            details={"field": reference.field, "id": row_id},
        )
    return row_id


def _check_interval(kind: Kind[Row], values: Mapping[str, object]) -> None:
    start, end = values.get(kind.starts), values.get(kind.ends)
    if isinstance(start, datetime) and isinstance(end, datetime) and start >= end:
        raise Invalid(
            "W166",
            f"{kind.starts} must be before {kind.ends}",
            hint=f"a row holds from {kind.starts} until just before {kind.ends}",
            details={"parameters": [kind.starts, kind.ends]},
        )


def _check_name(
    session: Session, kind: Kind[Row], values: Mapping[str, object], *, own_id: int | None
) -> None:
    """Refuse a name that a filter could no longer tell from another."""
    if kind.thing is None or kind.shared_names:
        return
    field = next(name for name, column in kind.columns.items() if column == kind.thing.place.name)
    # Names are given in turns, by holding a row that is always there: not every table has a key
    # on its name, and no key knows that `Inlet` and `INLET` are one.
    locks.lock_rows(session, "ValueType", [int(ValueType.SCALAR)])
    within = values.get(kind.named_within)
    site_id = within if isinstance(within, int) else None
    taken = names.ids_named(session, kind.thing, str(values[field]), site_id=site_id)
    others = [row_id for row_id in taken if row_id != own_id]
    if others:
        raise Conflict(
            "W168",
            f"{kind.word} {others[0]} has this name already",
            hint="names are compared without case; use that row, or choose another name",
            details={"kind": kind.word, "ids": others},
        )
