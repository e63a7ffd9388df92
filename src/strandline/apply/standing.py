"""Where a database stands: by its ledger, by the component's own version table, or empty."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from strandline.dictionary.component import Component
from strandline.dictionary.model import EMPTY, Dictionary
from strandline.dictionary.names import QName
from strandline.dictionary.versions import VersionFacts
from strandline.drift.live import DriftReport, compare_live
from strandline.errors import PlatformFailure, Refused
from strandline.ledger.model import Revision
from strandline.ledger.store import Ledger
from strandline.platforms.base import REFUSED_STATEMENT, Connection, Platform

ReadVersion = Callable[[str], Dictionary]


class Source(enum.Enum):
    """What says where the database stands."""

    LEDGER = "ledger"
    VERSION_TABLE = "version table"
    EMPTY = "empty database"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The version a database claims (empty: none), and who says so.

    `foreign` names tables and views of others, known once the standing is verified.
    """

    version: str
    source: Source
    revisions: tuple[Revision, ...] = ()
    foreign: tuple[str, ...] = ()


def find_standing(
    connection: Connection,
    platform: Platform,
    ledger: Ledger,
    component: Component,
    versions: Sequence[VersionFacts],
) -> Standing:
    """Return where the database stands, as far as it says; nothing is compared yet."""
    labels = [version.label for version in versions]
    revisions = tuple(ledger.revisions(component.name)) if ledger.exists() else ()
    recorded = revisions[-1].version if revisions else None
    by_hand = _version_table_label(connection, platform, component, labels)
    if recorded is not None:
        if by_hand and by_hand != recorded and by_hand in labels:
            # A script was run by hand after the last revision; its row in the table says so.
            return Standing(version=by_hand, source=Source.VERSION_TABLE, revisions=revisions)
        return Standing(version=recorded, source=Source.LEDGER, revisions=revisions)
    if by_hand:
        return Standing(version=by_hand, source=Source.VERSION_TABLE)
    return Standing(version="", source=Source.UNKNOWN)


def _version_table_label(
    connection: Connection, platform: Platform, component: Component, labels: Sequence[str]
) -> str | None:
    table = component.version_table
    if table is None:
        return None
    features = platform.features
    schema = (table.table.schema or platform.default_schema) if features.schemas else None
    name = platform.qualified(QName(schema, table.table.name))
    try:
        rows = connection.execute(f"SELECT {platform.quote(table.version)} FROM {name}")
    except PlatformFailure as failure:
        if failure.code != REFUSED_STATEMENT:
            raise
        return None
    found = {str(row[0]) for row in rows}
    known = [label for label in labels if label in found]
    return known[-1] if known else None


def verify_standing(
    standing: Standing,
    connection: Connection,
    platform: Platform,
    versions: Sequence[VersionFacts],
    read_version: ReadVersion,
) -> Standing:
    """Compare the database with the version it claims; find the version of one without claims.

    Refused when it is none of the released versions, or ahead of the project.
    """
    labels = [version.label for version in versions]
    if standing.version and standing.version not in labels:
        raise ahead(standing.version, labels)
    own = own_objects(versions)
    if standing.source is Source.UNKNOWN:
        return _recognise(standing, connection, platform, versions, read_version)
    expected = read_version(standing.version) if standing.version else EMPTY
    report = compare_live(expected, connection, platform, own=own)
    if report.has_drift:
        raise drifted(report, standing.version)
    return replace(standing, foreign=foreign_names(report))


def ahead(version: str, labels: Sequence[str]) -> Refused:
    """Return the refusal of a database that is at a version the project does not have."""
    return Refused(
        "A040",
        f"the database stands at version {version}, which this project does not have",
        hint="the database is ahead of the project: update the project first",
        details={"database": version, "project": list(labels)},
    )


def own_objects(versions: Sequence[VersionFacts]) -> frozenset[QName]:
    """Return every object that any version of the component has."""
    return frozenset(name for version in versions for name in version.objects)


def foreign_names(report: DriftReport) -> tuple[str, ...]:
    """Return the tables and views of others that a comparison met."""
    kinds = ("table", "view")
    return tuple(item.name for item in report.unmanaged if item.kind in kinds)


def _recognise(
    standing: Standing,
    connection: Connection,
    platform: Platform,
    versions: Sequence[VersionFacts],
    read_version: ReadVersion,
) -> Standing:
    """Tell a database that holds nothing of the component from one that stands somewhere."""
    own = own_objects(versions)
    report = compare_live(EMPTY, connection, platform, own=own)
    if not report.has_drift:
        return replace(standing, source=Source.EMPTY, foreign=foreign_names(report))
    labels = [version.label for version in versions]
    match = next(
        (
            label
            for label in reversed(labels)
            if not compare_live(read_version(label), connection, platform, own=own).has_drift
        ),
        None,
    )
    hint = (
        f"it is exactly version {match}: adopt it with `strandline apply --adopt {match}`"
        if match is not None
        else "it is none of the released versions; `strandline drift --against VERSION` shows how "
        f"it differs (versions: {', '.join(labels) or 'none'})"
    )
    raise Refused(
        "A041",
        f"the database holds {len(report.operations)} objects of this component and no ledger",
        hint=hint,
        details={"matches": match},
    )


def drifted(report: DriftReport, version: str) -> Refused:
    """Return the refusal that names what differs."""
    described = [operation.describe() for operation in report.operations]
    shown = "; ".join(described[:5]) + ("; ..." if len(described) > 5 else "")
    return Refused(
        "A042",
        f"the database differs from version {version or '(empty)'} in {len(described)} ways: "
        f"{shown}",
        hint="see all with `strandline drift`; undo the change, or put it into the dictionary",
        details={"differences": described},
    )
