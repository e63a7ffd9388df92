"""Who asks, and what that caller may do."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from strandline.errors import UsageError


class Action(enum.Enum):
    """What a route does, in rising order: a key that may write may read too."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


_RANK = {action: rank for rank, action in enumerate(Action)}
ANY_PACK = "*"
_WRITTEN = re.compile(r"(\*|[a-z][a-z0-9_-]{0,50}):([a-z]+)")


@dataclass(frozen=True, slots=True)
class Scope:
    """An action in one pack, or in every pack (`*`). Written `water:read`."""

    pack: str
    action: Action

    def allows(self, pack: str, action: Action) -> bool:
        return self.pack in (ANY_PACK, pack) and _RANK[self.action] >= _RANK[action]

    def __str__(self) -> str:
        return f"{self.pack}:{self.action.value}"

    @classmethod
    def parse(cls, text: str) -> Scope:
        """Return the scope that a text such as `water:read` or `*:admin` names."""
        found = _WRITTEN.fullmatch(text.strip())
        actions = {action.value: action for action in Action}
        if found is None or found[2] not in actions:
            raise UsageError(
                "H040",
                f"{text[:80]!r} is no scope",
                hint=f"write PACK:ACTION, such as water:read or *:admin; actions: "
                f"{', '.join(actions)}",
            )
        return cls(pack=found[1], action=actions[found[2]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """A caller: an API key's name and number, or the local user of an app without keys."""

    name: str
    identity: str
    scopes: tuple[Scope, ...]

    def may(self, pack: str, action: Action) -> bool:
        return any(scope.allows(pack, action) for scope in self.scopes)


LOCAL = Principal(name="local", identity="local", scopes=(Scope(ANY_PACK, Action.ADMIN),))
"""The caller where the app listens on loopback alone and asks for no keys."""
