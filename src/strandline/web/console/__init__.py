"""The pages in the browser, in the same process as the API: mounting, login, sessions."""

from __future__ import annotations

from strandline.web.console.mounting import mount

__all__ = ["mount"]
