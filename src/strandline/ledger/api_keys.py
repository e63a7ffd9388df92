"""API keys: who may ask a server of this database, kept as hashes.

A key's secret is 256 random bits, so its SHA-256 is enough: there is nothing to guess, and so
nothing that a slow hash would slow down but every request.
"""

from __future__ import annotations

from dataclasses import dataclass

from strandline.ledger.rows import LedgerRows
from strandline.ledger.tables import LedgerTable, string
from strandline.platforms.base import Connection, Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """One key without its secret. Times are ISO texts in UTC; `scopes` are such as `water:read`."""

    id: str
    name: str
    hash: str
    scopes: tuple[str, ...]
    created_at: str
    created_by: str
    expires_at: str | None = None
    revoked_at: str | None = None
    last_used_at: str | None = None

    def as_row(self) -> dict[str, object]:
        return {
            "id": self.id,
            "name": self.name,
            "hash": self.hash,
            "scopes": " ".join(self.scopes),
            "created_at": self.created_at,
            "created_by": self.created_by,
            "expires_at": self.expires_at,
            "revoked_at": self.revoked_at,
            "last_used_at": self.last_used_at,
        }


API_KEYS = LedgerTable(
    name="api_key",
    columns=(
        string("id", 20),
        string("name", 200),
        string("hash", 64),
        string("scopes", 2000),
        string("created_at", 40),
        string("created_by", 200),
        string("expires_at", 40, nullable=True),
        string("revoked_at", 40, nullable=True),
        string("last_used_at", 40, nullable=True),
    ),
    key=("id",),
)


class ApiKeys:
    """The keys of one database; commits nothing by itself."""

    def __init__(self, connection: Connection, platform: Platform) -> None:
        self._rows = LedgerRows(connection, platform, API_KEYS)

    def exists(self) -> bool:
        """Say whether the database has the table; asked outside a transaction."""
        return self._rows.exists()

    def all(self) -> list[ApiKey]:
        """Return every key, oldest first."""
        return [_key(row) for row in self._rows.select(order=["created_at", "id"])]

    def find(self, key_id: str) -> ApiKey | None:
        """Return the key with this id, None for an unknown one."""
        found = self._rows.select({"id": key_id})
        return _key(found[0]) if found else None

    def add(self, key: ApiKey) -> None:
        self._rows.insert(key.as_row())

    def revoke(self, key_id: str, at: str) -> None:
        self._rows.update({"revoked_at": at}, {"id": key_id})

    def used(self, key_id: str, at: str) -> None:
        self._rows.update({"last_used_at": at}, {"id": key_id})


def _key(row: dict[str, object]) -> ApiKey:
    return ApiKey(
        id=str(row["id"]),
        name=str(row["name"]),
        hash=str(row["hash"]),
        scopes=tuple(str(row["scopes"]).split()),
        created_at=str(row["created_at"]),
        created_by=str(row["created_by"]),
        expires_at=_text(row["expires_at"]),
        revoked_at=_text(row["revoked_at"]),
        last_used_at=_text(row["last_used_at"]),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
