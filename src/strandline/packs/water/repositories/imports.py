"""What an import asks of the stored series, and how it writes spectra."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.bulk import Batch, Written
from strandline.bridge.database import Session
from strandline.packs.water.repositories.batches import in_batches

_TABLES = {False: "Value", True: "ValueSpectrum"}


def last_moments(
    session: Session, metadata_ids: Iterable[int], *, spectral: bool
) -> dict[int, datetime]:
    """Return the last stored moment of each series that has one.

    One look into the key for each series: a MAX over groups would read every value.
    """
    table = session.tables[_TABLES[spectral]].c
    found: dict[int, datetime] = {}
    for metadata_id in sorted(set(metadata_ids)):
        query = (
            sa.select(table.tstamp)
            .where(table.MetaDataID == metadata_id)
            .order_by(table.tstamp.desc())
            .limit(1)
        )
        moment = session.connection.execute(query).scalar()
        if moment is not None:
            found[metadata_id] = moment
    return found


def axis_bins(session: Session, axis_ids: Iterable[int]) -> dict[int, list[tuple[float, int]]]:
    """Return wavelength and id of every bin of some axes, in their order."""
    bins = session.tables["WavelengthBin"].c
    found: dict[int, list[tuple[float, int]]] = {}
    for batch in in_batches(sorted(set(axis_ids))):
        query = (
            sa.select(bins.WavelengthAxisID, bins.Wavelength_nm, bins.WavelengthBinID)
            .where(bins.WavelengthAxisID.in_(batch))
            .order_by(bins.WavelengthAxisID, bins.BinIndex)
        )
        for axis_id, wavelength, bin_id in session.connection.execute(query):
            found.setdefault(axis_id, []).append((wavelength, bin_id))
    return found


def write_spectra(
    session: Session,
    metadata_id: int,
    bin_ids: Sequence[int],
    moments: Sequence[datetime],
    spectra: Sequence[Sequence[float | None]],
    qualities: Sequence[int | None],
    *,
    overwrite: bool,
) -> Written:
    """Bring spectra, in order of time, into a series; `bin_ids` are the bins of their values.

    What comes back counts bins, and tells differing ones by their place among all of them.
    """
    if not moments:
        return Written()
    order = sorted(range(len(bin_ids)), key=bin_ids.__getitem__)
    width = len(order)
    batch = Batch(
        table=session.tables["ValueSpectrum"],
        key=("MetaDataID", "tstamp", "WavelengthBinID"),
        columns={
            "MetaDataID": [metadata_id] * (len(moments) * width),
            "tstamp": [moment for moment in moments for _ in order],
            "WavelengthBinID": [bin_ids[at] for at in order] * len(moments),
            "Value": [spectrum[at] for spectrum in spectra for at in order],
            "QualityCode": [quality for quality in qualities for _ in order],
        },
    )
    return session.dialect.upsert(session.connection, batch, overwrite=overwrite)
