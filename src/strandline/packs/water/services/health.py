"""Whether the data can be trusted: what is late, missing, contradictory or impossible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from strandline.bridge.database import Session
from strandline.packs.water.context import Water
from strandline.packs.water.health_records import (
    Check,
    Finding,
    HealthReport,
    HealthRequest,
    Suspect,
)
from strandline.packs.water.records import Series, Window
from strandline.packs.water.repositories import installations as stays
from strandline.packs.water.repositories import names
from strandline.packs.water.repositories import routes as all_routes
from strandline.packs.water.repositories.health import parents, routes, values
from strandline.packs.water.repositories.health.scope import Scope, equipment_in_scope
from strandline.packs.water.services.coherence import compare
from strandline.packs.water.services.names import find_id
from strandline.packs.water.services.times import in_utc
from strandline.packs.water.things import Thing
from strandline.rest.errors import Invalid
from strandline.rest.pages import PageRequest

SEVERITIES = ("error", "warning", "info")

STALE = Check(
    code="W180",
    severity="warning",
    title="Route gone quiet",
    message="route {route_id} is open, and its newest value is of {last}, {hours_ago} hours ago",
    hint="look at the instrument and its script; close the route if it measures no more",
)
NEVER = Check(
    code="W181",
    severity="warning",
    title="Route without values",
    message="route {route_id} is open since {open_since}, and no value ever came",
    hint="check equipment and variable in the script that sends, or close the route",
)
GAPS = Check(
    code="W182",
    severity="warning",
    title="Gaps",
    message="{count} gaps in the window, where {usual_seconds} s between values are usual; the "
    "longest is {longest_seconds} s, from {longest_from} to {longest_to}",
    hint="fetch what the logger still has and send it again, or annotate the outage",
)
UNROUTED = Check(
    code="W183",
    severity="info",
    title="Sensor series without a route",
    message="the series has values of an instrument, and no route leads to it",
    hint="add a route if the instrument still measures: POST /api/v1/routes",
)
NO_SOURCE = Check(
    code="W184",
    severity="error",
    title="Laboratory series without a source",
    message="the laboratory series does not name: {missing}",
    hint="a laboratory value is worth what its sample and its laboratory are: PATCH "
    "/api/v1/metadata/ID with them",
)
INCOHERENT = Check(
    code="W185",
    severity="error",
    title="Routes and installations disagree",
    message="routes and installations disagree: {what}",
    hint="GET /api/v1/routes/coherence tells more",
)
CLOSED_ROUTE = Check(
    code="W186",
    severity="warning",
    title="Route to something that has ended",
    message="the route is open, and its {parent} {parent_name} has ended at {ended}",
    hint="close the route, or correct the end",
)
CLOSED_PLACE = Check(
    code="W187",
    severity="warning",
    title="Equipment where nothing is any more",
    message="the equipment stands at {location}, which has ended at {ended}",
    hint="move the equipment: POST /api/v1/equipment/ID/move, or correct the end",
)
NO_MODEL = Check(
    code="W188",
    severity="info",
    title="Equipment without a model",
    message="nobody named the model, so that its measuring ranges are not known",
    hint="PUT /api/v1/equipment/ID with equipment_model",
)
OUT_OF_RANGE = Check(
    code="W189",
    severity="warning",
    title="Values that the instrument cannot measure",
    message="{count} values of the window lie outside the model's range, from {first} to {last}",
    hint="check calibration and unit; mark what is wrong with quality code 3 or an annotation",
)
NO_CONTEXT = Check(
    code="W190",
    severity="warning",
    title="Series without context",
    message="the series does not name: {missing}",
    hint="without them nobody finds the series: PATCH /api/v1/metadata/ID with them, from old "
    "notes if need be",
)
CHECKS = (
    STALE,
    NEVER,
    GAPS,
    UNROUTED,
    NO_SOURCE,
    INCOHERENT,
    CLOSED_ROUTE,
    CLOSED_PLACE,
    NO_MODEL,
    OUT_OF_RANGE,
    NO_CONTEXT,
)
_Found = Iterator[tuple[Check, Suspect]]
_Reader = Callable[[Session, Scope, HealthRequest], _Found]


def check_health(water: Water, request: HealthRequest, page: PageRequest) -> HealthReport:
    """Ask all questions, or those whose codes are given; return a page of what was found.

    The number of statements is the same whatever the data; the gaps are found by the database.
    """
    at = in_utc(water, request.at, parameter="at")
    window = Window(start=_days_before(at, request.days), end=at)
    wanted = _wanted(request)
    findings: list[Finding] = []
    with water.database.read() as session:
        site_id = None
        if request.site is not None:
            site_id = find_id(session, Thing.SITE, request.site)
            if site_id is None or not names.row_exists(session, Thing.SITE, site_id):
                return _report(at, window, [], page)
        scope = Scope(at=at, window=window, site_id=site_id)
        for codes, reader in _READERS:
            if wanted & set(codes):
                findings += [
                    _finding(check, suspect)
                    for check, suspect in reader(session, scope, request)
                    if check.code in wanted
                ]
    if request.severity is not None:
        findings = [one for one in findings if one.severity == request.severity]
    findings.sort(key=lambda one: (SEVERITIES.index(one.severity), one.code, one.kind, one.id))
    return _report(at, window, findings, page)


def _report(
    at: datetime, window: Window, findings: list[Finding], page: PageRequest
) -> HealthReport:
    return HealthReport(
        at=at,
        window=window,
        counts=dict(sorted(Counter(one.code for one in findings).items())),
        findings=tuple(findings[page.offset : page.offset + page.page_size]),
        total=len(findings),
    )


def _wanted(request: HealthRequest) -> set[str]:
    known = {check.code for check in CHECKS}
    unknown = sorted(set(request.codes) - known)
    if unknown:
        raise Invalid(
            "W178",
            "there is no check with one of these codes",
            hint=f"the checks are {', '.join(sorted(known))}",
            details={"parameter": "code"},
        )
    return set(request.codes) or known


def _days_before(at: datetime, days: int) -> datetime:
    try:
        return at - timedelta(days=days)
    except OverflowError:
        return at.replace(year=1, month=1, day=1, hour=0, minute=0, second=0, microsecond=0)


def _finding(check: Check, suspect: Suspect) -> Finding:
    facts = dict(suspect.facts)
    severity = facts.pop("severity", check.severity)
    hint = facts.pop("hint", check.hint)
    said = {name: _told(value) for name, value in facts.items()}
    return Finding(
        code=check.code,
        severity=str(severity),
        kind=suspect.kind,
        id=suspect.id,
        name=suspect.name,
        message=check.message.format(**said),
        hint=str(hint),
        details=said,
    )


def _told(value: object) -> object:
    """Return a fact as a document and a sentence hold it."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat() + "Z"
    return round(value, 3) if isinstance(value, float) else value


def _of(series: Series, **facts: object) -> Suspect:
    return Suspect(kind="series", id=series.metadata_id, name=series_name(series), facts=facts)


def series_name(series: Series) -> str:
    """Return what people call a series: variable, place, instrument, degree."""
    what = series.variable or "no variable"
    where = f" at {series.location}" if series.location else ""
    how = ", ".join(part for part in (series.equipment, series.processing_degree) if part)
    return f"{what}{where}" + (f" ({how})" if how else "")


def _freshness(session: Session, scope: Scope, request: HealthRequest) -> _Found:
    late = timedelta(hours=request.stale_hours)
    for one in routes.open_routes(session, scope):
        if one.last is None:
            yield NEVER, _of(one.series, route_id=one.route_id, open_since=one.open_since)
        elif scope.at - one.last > late:
            hours = (scope.at - one.last) / timedelta(hours=1)
            yield (
                STALE,
                _of(one.series, route_id=one.route_id, hours_ago=round(hours, 1), last=one.last),
            )


def _gaps(session: Session, scope: Scope, request: HealthRequest) -> _Found:
    for one in values.gaps(session, scope, request.gap_factor):
        yield (
            GAPS,
            _of(
                one.series,
                count=one.count,
                usual_seconds=one.usual_seconds,
                longest_seconds=one.longest_seconds,
                longest_from=one.longest_from,
                longest_to=one.longest_to,
            ),
        )


def _unrouted(session: Session, scope: Scope, _: HealthRequest) -> _Found:
    for series in routes.unrouted_series(session, scope):
        yield UNROUTED, _of(series)


def _sources(session: Session, scope: Scope, _: HealthRequest) -> _Found:
    for series in parents.laboratory_series_without_source(session, scope):
        named = {"sample": series.sample_id, "laboratory": series.laboratory_id}
        yield NO_SOURCE, _of(series, missing=_missing(named))


def _contexts(session: Session, scope: Scope, _: HealthRequest) -> _Found:
    for series in parents.series_without_context(session, scope):
        named = {
            "variable": series.variable_id,
            "location": series.location_id,
            "provenance": series.provenance_id,
        }
        yield NO_CONTEXT, _of(series, missing=_missing(named))


def _missing(named: Mapping[str, int | None]) -> str:
    return ", ".join(name for name, row_id in named.items() if row_id is None)


def _incoherent(session: Session, scope: Scope, _: HealthRequest) -> _Found:
    found = compare(all_routes.all_routes(session), stays.all_installations(session))
    here = equipment_in_scope(session, scope)
    for one in found:
        if here is None or one.equipment_id in here:
            facts = {
                "what": one.message,
                "hint": one.hint,
                "severity": one.severity,
                "fault": one.kind.value,
                "from": one.valid_from,
                "to": one.valid_to,
                "route_ids": list(one.route_ids),
                "installation_ids": list(one.installation_ids),
            }
            suspect = Suspect(
                kind="equipment", id=one.equipment_id, name=one.equipment, facts=facts
            )
            yield INCOHERENT, suspect


def _parents(session: Session, scope: Scope, _: HealthRequest) -> _Found:
    for suspect in parents.routes_to_closed_places(session, scope):
        yield CLOSED_ROUTE, suspect
    for suspect in parents.stays_at_closed_places(session, scope):
        yield CLOSED_PLACE, suspect


def _models(session: Session, scope: Scope, _: HealthRequest) -> _Found:
    for suspect in parents.equipment_without_model(session, scope):
        yield NO_MODEL, suspect


def _ranges(session: Session, scope: Scope, _: HealthRequest) -> _Found:
    for one in values.out_of_range(session, scope):
        yield (
            OUT_OF_RANGE,
            _of(
                one.series,
                count=one.count,
                first=one.first,
                last=one.last,
                range_min=one.range_min,
                range_max=one.range_max,
            ),
        )


_READERS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    ((STALE.code, NEVER.code), _freshness),
    ((GAPS.code,), _gaps),
    ((UNROUTED.code,), _unrouted),
    ((NO_SOURCE.code,), _sources),
    ((INCOHERENT.code,), _incoherent),
    ((CLOSED_ROUTE.code, CLOSED_PLACE.code), _parents),
    ((NO_MODEL.code,), _models),
    ((OUT_OF_RANGE.code,), _ranges),
    ((NO_CONTEXT.code,), _contexts),
)
