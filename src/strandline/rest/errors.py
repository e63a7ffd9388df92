"""What a service refuses over HTTP that the command line has no word for."""

from __future__ import annotations

from strandline.errors import Refused, StrandlineError


class Invalid(StrandlineError):
    """A request that was understood and cannot be done as it stands (422)."""

    exit_code = 1


class Conflict(Refused):
    """What is stored speaks against the request; nothing was changed (409)."""


class Unauthorized(Refused):
    """No key, or one that is not known, has expired or was revoked (401)."""


class Forbidden(Refused):
    """The key does not have the scope (403)."""


class TooMany(Refused):
    """The key has used up its requests; `details["retry_after"]` is in seconds (429)."""


class TooLarge(Refused):
    """The body, or what it unpacks to, is larger than this server takes (413)."""


class UnsupportedMedia(Refused):
    """The body's format is not one that the route reads (415)."""


class NotReady(Refused):
    """The database does not stand where the service needs it (503)."""


class Malformed(StrandlineError):
    """A request that cannot be read at all: broken JSON, a NUL in the path (400)."""

    exit_code = 1


class NotAllowed(Refused):
    """The path exists, and not for this method (405)."""
