"""Spectra and arrays: many rows for one instant, which belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.bulk import Batch
from strandline.bridge.database import Session
from strandline.packs.water.repositories.batches import in_batches

Cell = tuple[int, float | None, int | None]
"""Where it stands within its instant (a bin's id, an index), its number and its quality."""
_MOMENTS = 500


@dataclass(frozen=True, slots=True)
class CellTable:
    """A table of cells: the column that tells the cells of one instant apart."""

    name: str
    place: str


SPECTRA = CellTable("ValueSpectrum", "WavelengthBinID")
ARRAYS = CellTable("ValueArray", "ArrayIndex")


def stored_cells(
    session: Session, cells: CellTable, metadata_id: int, moments: Sequence[datetime]
) -> dict[datetime, set[Cell]]:
    """Return what is stored of a series for some instants; an instant without rows is left out."""
    table = session.tables[cells.name].c
    query = sa.select(table.tstamp, table[cells.place], table.Value, table.QualityCode)
    found: dict[datetime, set[Cell]] = {}
    for batch in in_batches(moments, _MOMENTS):
        rows = query.where(table.MetaDataID == metadata_id, table.tstamp.in_(batch))
        for moment, place, value, quality in session.connection.execute(rows):
            found.setdefault(moment, set()).add((place, value, quality))
    return found


def delete_cells(
    session: Session, cells: CellTable, metadata_id: int, moments: Sequence[datetime]
) -> None:
    """Delete all cells of some instants, which the caller writes anew."""
    table = session.tables[cells.name]
    for batch in in_batches(moments, _MOMENTS):
        session.connection.execute(
            sa.delete(table).where(table.c.MetaDataID == metadata_id, table.c.tstamp.in_(batch))
        )


def write_cells(
    session: Session,
    cells: CellTable,
    metadata_id: int,
    rows: Sequence[tuple[datetime, Sequence[Cell]]],
) -> None:
    """Bring the cells of some instants, in order of time, into a series."""
    flat = [(moment, *cell) for moment, held in rows for cell in sorted(held, key=_place)]
    if not flat:
        return
    moments, places, values, qualities = zip(*flat, strict=True)
    batch = Batch(
        table=session.tables[cells.name],
        key=("MetaDataID", "tstamp", cells.place),
        columns={
            "MetaDataID": [metadata_id] * len(flat),
            "tstamp": moments,
            cells.place: places,
            "Value": values,
            "QualityCode": qualities,
        },
    )
    session.dialect.upsert(session.connection, batch, overwrite=True)


def _place(cell: Cell) -> int:
    return cell[0]
