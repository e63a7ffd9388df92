"""One database with the backfills of a component on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from strandline.apply.standing import Source, find_standing
from strandline.backfill.folder import BackfillFolder
from strandline.errors import NotFound, Refused
from strandline.ledger.backfills import BackfillLedger, Pass
from strandline.ledger.store import Ledger
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import platform_for_url
from strandline.services.backfill_standing import BackfillStanding, standings_of
from strandline.services.component import ComponentFolder


@dataclass(frozen=True, slots=True)
class Desk:
    """One database, where it stands, and the backfills of the component."""

    folder: ComponentFolder
    backfills: BackfillFolder
    url: str
    connection: Connection
    platform: Platform
    ledger: Ledger
    version: str

    @property
    def kept(self) -> BackfillLedger:
        return BackfillLedger(self.connection, self.platform, self.folder.component.name)

    def standings(self) -> list[BackfillStanding]:
        return standings_of(
            self.folder,
            self.backfills,
            self.connection,
            self.platform,
            self.ledger,
            self.version,
        )

    def last(self, name: str) -> Pass:
        """Return a backfill's newest pass; NotFound when it never ran here."""
        last = self.kept.latest().get(name) if self.kept.exists() else None
        if last is None:
            raise NotFound(
                "B012",
                f"the backfill {name} has not run on this database",
                hint=f"`strandline backfill run {name}`",
            )
        return last


@contextmanager
def open_desk(folder: ComponentFolder, backfills: BackfillFolder, url: str) -> Iterator[Desk]:
    """Open a database that says where it stands; Refused (B027) when it does not."""
    platform = platform_for_url(url)
    with platform.connect(url, create=False) as connection:
        ledger = Ledger(connection, platform)
        standing = find_standing(connection, platform, ledger, folder.component, folder.versions)
        if standing.source is Source.UNKNOWN or standing.version not in folder.labels:
            raise Refused(
                "B027",
                f"the database stands at version {standing.version}, which is not in this project"
                if standing.version
                else "the database does not say which version it stands at",
                hint="`strandline apply`, or `strandline apply --adopt VERSION` for one that "
                "was made by other means",
            )
        yield Desk(folder, backfills, url, connection, platform, ledger, standing.version)
