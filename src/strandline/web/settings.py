"""What a server is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """Limits and doors of one server.

    `most_body_bytes`: largest request body that is not a streamed upload. `cors_origins`: origins
    whose pages may call the API. `trusted_hosts`: names that a request may address the server by,
    empty for any. `rate_limit`: requests that one key may make in a minute, 0 for no limit.
    `loopback_only`: requests must address the server by a loopback name or a trusted one. `access_log`: whether each request writes a line.
    """

    most_body_bytes: int = 20_000_000
    cors_origins: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    rate_limit: int = 0
    loopback_only: bool = False
    access_log: bool = True
