"""API keys: made, listed, revoked, and looked up by a server."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from strandline.apply.runner import begin_writing
from strandline.errors import NotFound, UsageError
from strandline.ledger.api_keys import ApiKey, ApiKeys
from strandline.ledger.store import Ledger
from strandline.packs.registry import pack_names
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import platform_for_url
from strandline.rest.principals import ANY_PACK, Scope
from strandline.services.guard import identity
from strandline.services.migrate import utc_now
from strandline.services.states import shown_url

NAME_LENGTH = 200
_ID_BYTES, _SECRET_BYTES = 6, 32
_SPAN = re.compile(r"([1-9][0-9]{0,5})([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
WRITTEN_KEY = re.compile(r"sl_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
"""How a key is written: a public id, and a secret that is nowhere kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRequest:
    """A key to make. `expires` is a span (`90d`, `12h`) or a moment in ISO form; None is never."""

    name: str
    scopes: Sequence[str]
    expires: str | None = None
    creator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """A key that was made: the only time that `text`, the whole key, is seen."""

    key: ApiKey
    text: str
    database: str

    def as_json(self) -> dict[str, object]:
        return {"database": self.database, "key": key_json(self.key), "text": self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysResult:
    """Keys of one database; `action` is what was done with them."""

    database: str
    action: str
    keys: tuple[ApiKey, ...]
    at: str

    def as_json(self) -> dict[str, object]:
        return {
            "database": self.database,
            "action": self.action,
            "keys": [key_json(key, at=self.at) for key in self.keys],
        }


def key_json(key: ApiKey, *, at: str | None = None) -> dict[str, object]:
    """Return a key for people and programs: everything but its hash."""
    return {
        "id": key.id,
        "name": key.name,
        "scopes": list(key.scopes),
        "state": state_of(key, at or utc_now()),
        "created_at": key.created_at,
        "created_by": key.created_by,
        "expires_at": key.expires_at,
        "revoked_at": key.revoked_at,
        "last_used_at": key.last_used_at,
    }


def state_of(key: ApiKey, at: str) -> str:
    """Return `active`, `expired` or `revoked`. Times of one form compare as texts."""
    if key.revoked_at is not None:
        return "revoked"
    if key.expires_at is not None and key.expires_at <= at:
        return "expired"
    return "active"


def hash_of(secret: str) -> str:
    """Return what is kept of a key's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def create_key(url: str, request: KeyRequest) -> NewKey:
    """Make a key and write its hash into the ledger of a database."""
    now = utc_now()
    name = _checked_name(request.name)
    scopes = _checked_scopes(request.scopes)
    expires = None if request.expires is None else _moment(request.expires, now)
    key_id, secret = secrets.token_hex(_ID_BYTES), secrets.token_urlsafe(_SECRET_BYTES)
    key = ApiKey(
        id=key_id,
        name=name,
        hash=hash_of(secret),
        scopes=scopes,
        created_at=now,
        created_by=identity(request.creator),
        expires_at=expires,
    )
    platform = platform_for_url(url)
    with platform.connect(url, create=False) as connection:
        begin_writing(Ledger(connection, platform), connection)
        ApiKeys(connection, platform).add(key)
        connection.commit()
    return NewKey(key=key, text=f"sl_{key_id}_{secret}", database=shown_url(url))


def list_keys(url: str) -> KeysResult:
    """Return every key of a database, the revoked ones too; reads only."""
    with _reading(url) as rows:
        keys = tuple(rows.all()) if rows.exists() else ()
    return KeysResult(database=shown_url(url), action="list", keys=keys, at=utc_now())


def revoke_key(url: str, key_id: str) -> KeysResult:
    """Revoke a key for good; one that is revoked stays as it is."""
    platform, now = platform_for_url(url), utc_now()
    with platform.connect(url, create=False) as connection:
        rows = ApiKeys(connection, platform)
        found = rows.find(key_id) if rows.exists() else None
        if found is None:
            raise NotFound(
                "H043",
                "there is no key with this id",
                hint="see the ids with `strandline keys list`; a key's id is the middle part of it",
            )
        if found.revoked_at is None:
            begin_writing(Ledger(connection, platform), connection)
            rows.revoke(key_id, now)
            connection.commit()
            found = replace(found, revoked_at=now)
    return KeysResult(database=shown_url(url), action="revoke", keys=(found,), at=now)


@dataclass(frozen=True, slots=True)
class KeyStore:
    """The keys of one database as a server asks for them; safe to use from many threads."""

    url: str

    def find(self, key_id: str) -> ApiKey | None:
        """Return a key as it stands now, None for an unknown one."""
        with _reading(self.url) as rows:
            return rows.find(key_id) if rows.exists() else None

    def used(self, key_id: str, at: str) -> None:
        """Note when a key was used."""
        platform = platform_for_url(self.url)
        with platform.connect(self.url, create=False) as connection:
            connection.begin()
            ApiKeys(connection, platform).used(key_id, at)
            connection.commit()

    def any(self) -> bool:
        """Say whether the database has a key that still opens something."""
        now = utc_now()
        return any(state_of(key, now) == "active" for key in list_keys(self.url).keys)


@contextmanager
def _reading(url: str) -> Iterator[ApiKeys]:
    platform: Platform = platform_for_url(url)
    connection: Connection
    with platform.connect(url, create=False) as connection:
        yield ApiKeys(connection, platform)


def _checked_name(name: str) -> str:
    found = " ".join(name.split())
    if not found or len(found) > NAME_LENGTH or not found.isprintable():
        raise UsageError(
            "H042",
            f"a key's name is 1 to {NAME_LENGTH} printable characters",
            hint="name it after who or what will use it, such as plc-gateway",
        )
    return found


def _checked_scopes(texts: Sequence[str]) -> tuple[str, ...]:
    if not texts:
        raise UsageError(
            "H040",
            "a key needs at least one scope",
            hint="pass --scope water:read, or --scope '*:admin' for everything",
        )
    packs = pack_names()
    scopes = [Scope.parse(text) for text in texts]
    for scope in scopes:
        if scope.pack not in (ANY_PACK, *packs):
            raise UsageError(
                "H041",
                f"there is no pack {scope.pack} to give a scope in",
                hint=f"packs: {', '.join(packs)}, or * for every one",
            )
    return tuple(dict.fromkeys(map(str, scopes)))


def _moment(text: str, now: str) -> str:
    """Return when a key expires, in the form that the ledger keeps times in."""
    found = _parsed(text.strip(), datetime.fromisoformat(now))
    moment = None if found is None else _iso(found)
    if moment is None or moment <= now:
        raise UsageError(
            "H044",
            "the key's expiry is no moment to come",
            hint="pass a span such as 90d, 12h or 4w, or a date such as 2027-01-31 (in UTC)",
        )
    return moment


def _parsed(text: str, now: datetime) -> datetime | None:
    span = _SPAN.fullmatch(text)
    try:
        if span is not None:
            return now + timedelta(**{_UNITS[span[2]]: int(span[1])})
        if len(text) == len("2027-01-31"):
            return datetime.combine(date.fromisoformat(text), time(), UTC)
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def _iso(moment: datetime) -> str | None:
    try:
        utc = moment.astimezone(UTC)
    except OverflowError:
        return None
    return utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")
