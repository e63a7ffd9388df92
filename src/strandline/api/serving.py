"""Keys of those who may ask a server."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from strandline.api.around import database_of

if TYPE_CHECKING:
    from strandline.services.keys import KeysResult, NewKey


def create_key(
    project: Path,
    name: str,
    scopes: Sequence[str],
    *,
    expires: str | None = None,
    creator: str | None = None,
    url: str | None = None,
    env: str | None = None,
) -> NewKey:
    """Make an API key in the ledger of a database; its text is in the result and nowhere else.

    `scopes` are such as `water:read` or `*:admin`; `expires` is a span (`90d`) or a date.
    """
    from strandline.services.keys import KeyRequest
    from strandline.services.keys import create_key as run
    from strandline.services.project import find_project

    request = KeyRequest(name=name, scopes=scopes, expires=expires, creator=creator)
    return run(database_of(find_project(project), url, env), request)


def list_keys(project: Path, *, url: str | None = None, env: str | None = None) -> KeysResult:
    """Return the API keys of a database, with when each was last used."""
    from strandline.services.keys import list_keys as run
    from strandline.services.project import find_project

    return run(database_of(find_project(project), url, env))


def revoke_key(
    project: Path, key_id: str, *, url: str | None = None, env: str | None = None
) -> KeysResult:
    """Revoke an API key for good; a running server knows within seconds."""
    from strandline.services.keys import revoke_key as run
    from strandline.services.project import find_project

    return run(database_of(find_project(project), url, env), key_id)
