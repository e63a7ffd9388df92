"""Whether a database stands where a pack's command needs it."""

from __future__ import annotations

from strandline.apply.standing import find_standing
from strandline.errors import Refused
from strandline.ledger.store import Ledger
from strandline.packs.spec import PackSpec
from strandline.platforms.registry import platform_for_url
from strandline.services.component import ComponentFolder


def check_standing(pack: PackSpec, url: str, needs: str) -> None:
    """Refuse a database that is not there, or stands at an earlier version of the component.

    One at a later version than this release knows is refused too: what it holds may mean
    something else.
    """
    for name, path in pack.components:
        folder = ComponentFolder(path, path)
        platform = platform_for_url(url)
        with platform.connect(url, create=False) as connection:
            ledger = Ledger(connection, platform)
            found = find_standing(connection, platform, ledger, folder.component, folder.versions)
        labels = folder.labels
        if found.version in labels and labels.index(found.version) >= labels.index(needs):
            continue
        stands = f"at {found.version}" if found.version else "at no version of it"
        raise Refused(
            "K023",
            f"the database stands {stands}; the pack's command needs {name} {needs}",
            hint="`strandline status` tells where it stands, `strandline apply` brings it up; "
            "nothing was written",
            details={"component": name, "version": found.version or None, "needs": needs},
        )
