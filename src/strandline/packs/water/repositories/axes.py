"""Wavelength axes: found by exactly their wavelengths, or made."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.ingest_records import Axis


def find_axis(session: Session, axis_id: int) -> Axis | None:
    """Return an axis with its bins in order, None when there is no such row."""
    axis, part = session.tables["WavelengthAxis"].c, session.tables["WavelengthBin"].c
    known = sa.select(axis.WavelengthAxisID).where(axis.WavelengthAxisID == axis_id)
    if session.connection.execute(known).first() is None:
        return None
    query = (
        sa.select(part.WavelengthBinID, part.Wavelength_nm)
        .where(part.WavelengthAxisID == axis_id)
        .order_by(part.BinIndex)
    )
    bins = session.connection.execute(query).all()
    return Axis(
        axis_id=axis_id,
        bin_ids=tuple(row[0] for row in bins),
        wavelengths=tuple(row[1] for row in bins),
    )


def find_axis_of(session: Session, wavelengths: Sequence[float]) -> Axis | None:
    """Return the oldest axis of exactly these wavelengths in this order."""
    axis = session.tables["WavelengthAxis"].c
    query = (
        sa.select(axis.WavelengthAxisID)
        .where(
            axis.NumberOfChannels == len(wavelengths),
            axis.MinWavelength_nm == min(wavelengths),
            axis.MaxWavelength_nm == max(wavelengths),
        )
        .order_by(axis.WavelengthAxisID)
    )
    for axis_id in session.connection.execute(query).scalars().all():
        found = find_axis(session, axis_id)
        if found is not None and found.wavelengths == tuple(wavelengths):
            return found
    return None


def add_axis(session: Session, wavelengths: Sequence[float]) -> Axis:
    """Write an axis and its bins; who calls it has looked for one under a lock."""
    first, last = min(wavelengths), max(wavelengths)
    made = session.connection.execute(
        sa.insert(session.tables["WavelengthAxis"]).values(
            Name=f"{first:g}-{last:g} nm, {len(wavelengths)} channels",
            NumberOfChannels=len(wavelengths),
            MinWavelength_nm=first,
            MaxWavelength_nm=last,
        )
    )
    axis_id = int(made.inserted_primary_key[0])  # type: ignore[index]
    session.connection.execute(
        sa.insert(session.tables["WavelengthBin"]),
        [
            {"WavelengthAxisID": axis_id, "BinIndex": index, "Wavelength_nm": wavelength}
            for index, wavelength in enumerate(wavelengths)
        ],
    )
    found = find_axis(session, axis_id)
    assert found is not None  # noqa: S101 -- written above, in this transaction
    return found


def give_axis(session: Session, metadata_id: int, axis_id: int) -> None:
    """Let a series that has no axis have this one."""
    table = session.tables["MetaData"]
    session.connection.execute(
        sa.update(table).where(table.c.MetaDataID == metadata_id).values(WavelengthAxisID=axis_id)
    )
