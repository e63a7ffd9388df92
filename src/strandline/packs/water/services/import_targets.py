"""Targets of a mapping as rows of the database: ids, routes, series, and whether all of it fits."""

from __future__ import annotations

from collections.abc import Sequence

from strandline.bridge.database import Session
from strandline.diagnostics import Diagnostic, Severity
from strandline.errors import InvalidInput, StrandlineError
from strandline.packs.water.import_records import ResolvedTarget, SeriesFacts
from strandline.packs.water.importing.binding import Bound, same_unit
from strandline.packs.water.importing.layout import Layout, Target
from strandline.packs.water.records import Series
from strandline.packs.water.repositories import references
from strandline.packs.water.repositories.series import list_series
from strandline.packs.water.routing_records import RouteKey
from strandline.packs.water.services.ingest import axes
from strandline.packs.water.services.ingest.targets import sensor_key
from strandline.packs.water.services.names import require_id
from strandline.packs.water.things import Thing
from strandline.packs.water.vocabulary import ValueType
from strandline.rest.errors import Invalid

_REASONS = {
    "W117": (
        "Names of the mapping must be rows of the database",
        "A value whose instrument or variable is not known has no place to go.",
    ),
    "W133": (
        "Two columns lead to one series",
        "Their values would overwrite each other.",
    ),
}


def resolve_targets(session: Session, layout: Layout) -> list[ResolvedTarget]:
    """Return the targets with their ids; InvalidInput names every one that leads nowhere."""
    findings: list[Diagnostic] = []
    found: list[tuple[Target, RouteKey, bool]] = []
    seen: dict[RouteKey, Target] = {}
    spectral = [False] * len(layout.scalars) + [True] * len(layout.spectra)
    for target, is_spectrum in zip(layout.targets, spectral, strict=True):
        key = _key(session, target, findings)
        if key is None:
            continue
        if key in seen:
            findings.append(
                _finding(
                    "W133",
                    target,
                    "two columns of the mapping have this equipment and variable",
                    "remove one of them, or correct its variable",
                )
            )
        seen[key] = target
        found.append((target, key, is_spectrum))
    if findings:
        raise InvalidInput(
            "W117",
            "the mapping names what the database does not have, or one thing twice",
            findings=findings,
            hint="equipment is an id or an Identifier, variable an id or a Name",
        )
    equipment = references.names_by_id(session, "Equipment", {key.equipment_id for key in seen})
    variables = references.names_by_id(session, "Variable", {key.variable_id for key in seen})
    return [
        ResolvedTarget(
            target=target,
            key=key,
            equipment=equipment[key.equipment_id],
            variable=variables[key.variable_id],
            spectral=is_spectrum,
        )
        for target, key, is_spectrum in found
    ]


def series_facts(
    session: Session, target: ResolvedTarget, bound: Bound, metadata_ids: Sequence[int]
) -> dict[int, SeriesFacts]:
    """Return the series that a target's routes lead to; Invalid for one that does not fit it."""
    series = list_series(session, metadata_ids)
    return {one.metadata_id: _fitting(session, one, target, bound) for one in series}


def _key(session: Session, target: Target, findings: list[Diagnostic]) -> RouteKey | None:
    ids = []
    for thing, text in ((Thing.EQUIPMENT, target.equipment), (Thing.VARIABLE, target.variable)):
        try:
            ids.append(require_id(session, thing, text))
        except StrandlineError as error:
            said = f"{error.message}: {text!r}"
            findings.append(_finding("W117", target, said, error.hint))
    return sensor_key(*ids) if len(ids) == 2 else None


def _finding(code: str, target: Target, message: str, fix: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        message=message,
        why=_REASONS[code][1],
        fix=fix,
        span=target.span,
    )


def _fitting(session: Session, series: Series, target: ResolvedTarget, bound: Bound) -> SeriesFacts:
    wanted = ValueType.SPECTRUM if target.spectral else ValueType.SCALAR
    where = f"{target.equipment} {target.variable} leads to series {series.metadata_id}, which"
    if series.value_type_id != wanted:
        raise Invalid(
            "W130",
            f"{where} holds values of the shape {series.shape}, not {wanted.name.capitalize()}",
            hint="numbers stand under `columns:`, spectra under `spectra:`; other shapes go in "
            "through the API",
            details={"metadata_id": series.metadata_id},
        )
    _check_unit(series, target, bound, where)
    if target.spectral and series.wavelength_axis_id is not None:
        # A series without an axis takes that of its first spectra.
        held = axes.find(session, series.wavelength_axis_id).wavelengths
        _check_axis(series, bound, held, where)
    return SeriesFacts(
        metadata_id=series.metadata_id,
        location=series.location,
        unit=series.unit,
    )


def _check_unit(series: Series, target: ResolvedTarget, bound: Bound, where: str) -> None:
    stated = target.target.into if target.target.converts else bound.unit
    if not stated or series.unit is None or same_unit(stated, series.unit):
        return
    raise Invalid(
        "W116",
        f"{where} is kept in {series.unit}; column {bound.column} would come in {stated}",
        hint=f"give `factor:` and `into: {series.unit}` to convert it, or correct `unit:`",
        details={"metadata_id": series.metadata_id, "unit": stated, "expected": series.unit},
    )


def _check_axis(series: Series, bound: Bound, held: Sequence[float], where: str) -> None:
    if tuple(held) == bound.wavelengths:
        return
    raise Invalid(
        "W131",
        f"{where} has an axis of {_range(held)}; the file has {_range(bound.wavelengths)}",
        hint="`first:` and `last:` choose a part of the file's wavelengths; another grid needs a "
        "series with an axis of its own",
        details={"metadata_id": series.metadata_id, "axis_id": series.wavelength_axis_id},
    )


def _range(wavelengths: Sequence[float]) -> str:
    if not wavelengths:
        return "no wavelengths"
    return f"{len(wavelengths)} wavelengths, {wavelengths[0]:g} to {wavelengths[-1]:g} nm"
