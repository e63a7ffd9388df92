"""Things by id or by name: digits only are an id, anything else is a name in any case."""

from __future__ import annotations

from collections.abc import Mapping

from strandline.bridge.database import Session
from strandline.errors import NotFound
from strandline.packs.water.repositories import names
from strandline.packs.water.things import Thing
from strandline.rest.errors import Invalid

LARGEST_ID = 2**31 - 1
LONGEST_NAME = 200


def find_id(session: Session, thing: Thing, text: str, *, site_id: int | None = None) -> int | None:
    """Return the id that a filter means, None when nothing has this name; for lists.

    An id is given back unasked, whether or not there is such a row: a list of nothing is right
    for both. `site_id` keeps to the locations of one site. Invalid for a name that fits several.
    """
    wanted = id_in(text)
    if wanted is not None:
        return wanted if wanted <= LARGEST_ID else None
    found = names.ids_named(session, thing, text, site_id=site_id)
    if len(found) > 1:
        raise Invalid(
            "W160",
            f"the name given for {thing.value} fits {len(found)} rows: "
            f"ids {', '.join(map(str, found))}",
            hint="pass one of these ids instead of the name"
            + (", or name the site as well" if thing is Thing.LOCATION else ""),
            details={"parameter": thing.value, "ids": found},
        )
    return found[0] if found else None


def require_id(session: Session, thing: Thing, text: str, *, site_id: int | None = None) -> int:
    """Return the id of a row that is there; NotFound for one that is not, by id or by name."""
    found = find_id(session, thing, text, site_id=site_id)
    by_id = id_in(text) is not None
    if found is None or (by_id and not names.row_exists(session, thing, found)):
        said = f"with the id {text}" if by_id and len(text) < LONGEST_NAME else "with this name"
        raise NotFound(
            "W161",
            f"there is no {thing.value} {said}",
            hint="names are compared whole, in any case; digits only are an id",
            details={"parameter": thing.value},
        )
    return found


def require_all(session: Session, wanted: Mapping[Thing, str | None]) -> dict[Thing, int]:
    """Return the ids of rows that are there; NotFound for one that is not.

    One that is None is left out; a location's name is looked for at the site that is named.
    """
    found: dict[Thing, int] = {}
    for thing in sorted(wanted, key=_site_first):
        text = wanted[thing]
        if text is not None:
            site_id = found.get(Thing.SITE) if thing is Thing.LOCATION else None
            found[thing] = require_id(session, thing, text, site_id=site_id)
    return found


def find_all(session: Session, wanted: Mapping[Thing, str | None]) -> dict[Thing, int] | None:
    """Return the ids that several filters mean together, None when one of them fits nothing.

    A filter that is None is left out. A location's name is looked for at the site that is asked
    for, if one is.
    """
    found: dict[Thing, int] = {}
    for thing in sorted((thing for thing in wanted if wanted[thing] is not None), key=_site_first):
        text = wanted[thing]
        site_id = found.get(Thing.SITE) if thing is Thing.LOCATION else None
        row_id = None if text is None else find_id(session, thing, text, site_id=site_id)
        if row_id is None:
            return None
        found[thing] = row_id
    return found


def id_in(text: str) -> int | None:
    """Return the id that a text of digits only is, None for a name."""
    if not (text.isascii() and text.isdigit()):
        return None
    # Longer ones are ids that no row can have; int() refuses thousands of digits.
    return int(text) if len(text.lstrip("0")) <= 10 else LARGEST_ID + 1


def _site_first(thing: Thing) -> tuple[bool, str]:
    return (thing is not Thing.SITE, thing.value)
