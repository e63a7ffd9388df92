"""The fingerprint of one plan: what an approval and a rehearsal are bound to."""

from __future__ import annotations

import hashlib

_KIND = "strandline plan 1"


def plan_fingerprint(base: str, target: str, checksum: str) -> str:
    """Return the fingerprint (SHA-256, hex) of one direction of a migration on one platform.

    `base` and `target` are the fingerprints of the two dictionaries, that of the empty one
    included; `checksum` is the script's checksum by meaning (see `seal`). A changed comment is
    the same plan; another statement, another start or another end is another plan.
    """
    return hashlib.sha256("\n".join((_KIND, base, target, checksum)).encode()).hexdigest()
