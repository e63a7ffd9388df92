"""What a server is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """Limits and doors of one server.

    `most_body_bytes`: largest request body that is not a streamed upload.
    """

    most_body_bytes: int = 20_000_000
    cors_origins: tuple[str, ...] = ()
