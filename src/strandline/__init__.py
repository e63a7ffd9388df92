"""Strandline: one versioned dictionary for a database's schema, migrations and documentation.

The functions of `strandline.api` are available here; importing the package opens nothing.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from strandline.api import (
        apply,
        check,
        diff,
        docs,
        drift,
        history,
        init,
        inspect,
        load,
        plan,
        release,
        rollback,
        status,
    )

__all__ = [
    "__version__",
    "apply",
    "check",
    "diff",
    "docs",
    "drift",
    "history",
    "init",
    "inspect",
    "load",
    "plan",
    "release",
    "rollback",
    "status",
]


def __getattr__(name: str) -> object:
    """Load the API at the first use of one of its functions."""
    if name in __all__:
        from importlib import import_module

        value: object = getattr(import_module("strandline.api"), name)
        # A subpackage of the same name must not shadow the function later on.
        globals()[name] = value
        return value
    raise AttributeError(f"module 'strandline' has no attribute {name!r}")
