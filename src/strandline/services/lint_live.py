"""What lint asks of a live database: sizes, the server's version, where a component stands."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.apply.standing import find_standing
from strandline.ledger.store import Ledger
from strandline.platforms.registry import platform_for_url
from strandline.platforms.sizes import Sizes
from strandline.services.component import ComponentFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """Facts of one database; `version` is empty where the component has none there."""

    platform: str
    sizes: Sizes
    server_version: str
    version: str = ""


def look_at(folder: ComponentFolder, url: str | None, *, pending: bool) -> Live | None:
    """Read the facts; None without a URL. Nothing is written, and no file is made."""
    if url is None:
        return None
    platform = platform_for_url(url)
    with platform.connect(url, create=False) as connection:
        version = ""
        if pending:
            ledger = Ledger(connection, platform)
            standing = find_standing(
                connection, platform, ledger, folder.component, folder.versions
            )
            version = standing.version
        return Live(
            platform=platform.name,
            sizes=platform.sizes(connection),
            server_version=connection.server_version(),
            version=version,
        )
