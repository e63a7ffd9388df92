"""Where a database stands: by its ledger, by the component's own version table, or empty."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from strandline.dictionary.component import Component
from strandline.dictionary.model import EMPTY, Dictionary
from strandline.dictionary.names import QName
from strandline.dictionary.versions import VersionFacts
from strandline.drift.live import DriftReport, compare_live
from strandline.errors import PlatformFailure, Refused
from strandline.ledger.model import Revision
from strandline.ledger.store import Ledger
from strandline.platforms.base import Connection, Platform

ReadVersion = Callable[[str], Dictionary]


class Source(enum.Enum):
    """What says where the database stands."""

    LEDGER = "ledger"
    VERSION_TABLE = "version table"
    EMPTY = "empty database"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The version a database claims (empty: none), and who says so."""

    version: str
    source: Source
    revisions: tuple[Revision, ...] = ()


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
    except PlatformFailure:
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
        raise Refused(
            "A040",
            f"the database stands at version {standing.version}, which this project does not have",
            hint="the database is ahead of the project: update the project first",
            details={"database": standing.version, "project": labels},
        )
    if standing.source is not Source.UNKNOWN:
        expected = read_version(standing.version) if standing.version else EMPTY
        report = compare_live(expected, connection, platform)
        if report.has_drift:
            raise drifted(report, standing.version)
        return standing
    return _recognise(standing, connection, platform, labels)


def _recognise(
    standing: Standing,
    connection: Connection,
    platform: Platform,
    labels: Sequence[str],
) -> Standing:
    inspection = platform.inspect(connection)
    if inspection.dictionary.is_empty:
        return Standing(version="", source=Source.EMPTY, revisions=standing.revisions)
    raise Refused(
        "A041",
        f"the database has {len(inspection.dictionary.tables)} tables and no ledger of Strandline",
        hint="adopt it at the version it stands at: `strandline apply --adopt VERSION`; "
        f"versions: {', '.join(labels) or 'none'}",
        details={"tables": [str(name) for name in inspection.dictionary.tables][:20]},
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
