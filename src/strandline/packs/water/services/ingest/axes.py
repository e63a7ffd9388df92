"""The wavelength axis of a series' spectra: its own, or one of exactly the wavelengths sent."""

from __future__ import annotations

from strandline.bridge.database import Session
from strandline.errors import NotFound
from strandline.packs.water.ingest_records import Axis, AxisChoice, Target
from strandline.packs.water.repositories import axes
from strandline.packs.water.repositories.locks import lock_rows
from strandline.packs.water.vocabulary import ValueType
from strandline.rest.errors import Invalid


def axis_of(session: Session, target: Target, choice: AxisChoice) -> Axis:
    """Return the axis that spectra of a series are written on.

    A series without one takes the axis of its first spectra and keeps it.
    """
    chosen = chosen_axis(session, choice)
    if target.wavelength_axis_id is None:
        if chosen is None:
            raise Invalid(
                "W083",
                f"series {target.metadata_id} has no wavelength axis yet, and none was sent",
                hint="send wavelengths, or wavelength_axis_id; the series keeps that axis",
                details={"metadata_id": target.metadata_id},
            )
        axes.give_axis(session, target.metadata_id, chosen.axis_id)
        return chosen
    own = find(session, target.wavelength_axis_id)
    if chosen is not None and chosen.wavelengths != own.wavelengths:
        raise Invalid(
            "W082",
            f"series {target.metadata_id} is on wavelength axis {own.axis_id}"
            f" ({len(own.wavelengths)} channels), and the spectra are on another",
            hint="spectra of another grid are another series: make it, and let a route lead to it",
            details={"metadata_id": target.metadata_id, "wavelength_axis_id": own.axis_id},
        )
    return own


def chosen_axis(session: Session, choice: AxisChoice) -> Axis | None:
    """Return the axis that a request names, found or made; None where it names none."""
    if choice.axis_id is not None:
        return find(session, choice.axis_id)
    if choice.wavelengths is None:
        return None
    found = axes.find_axis_of(session, choice.wavelengths)
    if found is not None:
        return found
    # All who make axes take turns here, so that one grid is one axis.
    lock_rows(session, "ValueType", [int(ValueType.SPECTRUM)])
    found = axes.find_axis_of(session, choice.wavelengths)
    return found or axes.add_axis(session, choice.wavelengths)


def find(session: Session, axis_id: int) -> Axis:
    """Return an axis; NotFound when there is no such row."""
    found = axes.find_axis(session, axis_id)
    if found is None:
        raise NotFound(
            "W081",
            f"there is no wavelength axis {axis_id}",
            hint="send wavelengths instead: their axis is found, or made; nothing was written",
            details={"wavelength_axis_id": axis_id},
        )
    return found
