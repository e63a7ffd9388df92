"""The policy of a component: what a change may do, what asks for an approval, what is kept.

Written in component.yaml as `policy:`. Lint, the guard, the planner and the archive all read this
one record; everything has a default, so a component without a policy has one too.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field, fields


class Level(enum.Enum):
    """How much a finding or an effect matters; APPROVAL lets nothing run without one."""

    OFF = "off"
    INFO = "info"
    WARN = "warn"
    ERROR = "error"
    APPROVAL = "approval"


class OnlineForms(enum.Enum):
    """Whether a plan uses forms that keep readers and writers going: where it helps, always, never.

    ALWAYS refuses a change that has no such form on the platform; AUTO takes what there is.
    """

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Contraction(enum.Enum):
    """Whether what breaks the previous release's clients may stand in the release that adds."""

    SPLIT = "split"
    TOGETHER = "together"


EFFECT_NAMES = (
    "locks-readers",
    "locks-writers",
    "rewrites",
    "scans",
    "may-fail",
    "loses-data",
    "archives",
    "breaks-clients",
)
"""The effects a policy can name; a test holds them equal to those of the platforms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From where a table counts as large. A finding about size is a remark below all of them."""

    rows: int = 100_000
    bytes: int = 1024**3
    lock_seconds: float = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """Bytes a second that a server of yours scans, rewrites and indexes.

    None takes the documented figure of the platform, measured by benchmarks/throughput.py.
    """

    scan: int | None = None
    rewrite: int | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements:
    """What must have happened before a release is applied or rolled back.

    A protected environment asks for approvals whatever `approval` says; `rollback_approval` false
    lets a rollback go without one. An approval counts for `approval_days`, None: without end.
    """

    rehearsal: bool = False
    approval: bool = False
    rollback_approval: bool = True
    approval_days: int | None = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePolicy:
    """How long archives are kept before `archive purge` may remove them; None keeps them."""

    retention_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A rule that is silenced with a reason: on one object, in one file, or (neither) everywhere.

    `rule` is a code or slug; `object` and `file` may hold the wildcards * and ?.
    """

    rule: str
    reason: str
    object: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What component.yaml says under `policy:`; pairs are (code or slug, level), (effect, level)."""

    rules: tuple[tuple[str, Level], ...] = ()
    effects: tuple[tuple[str, Level], ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)
    throughput: Throughput = field(default_factory=Throughput)
    online: OnlineForms = OnlineForms.AUTO
    contract: Contraction = Contraction.SPLIT
    require: Requirements = field(default_factory=Requirements)
    archive: ArchivePolicy = field(default_factory=ArchivePolicy)
    suppress: tuple[Suppression, ...] = ()

    def rule_level(self, *names: str) -> Level | None:
        """Return what the policy says of a rule under its code or slug; None when it is silent."""
        said = dict(self.rules)
        return next((said[name] for name in names if name in said), None)

    def effect_level(self, effect: str) -> Level | None:
        """Return what the policy says of an effect such as `loses-data`; None when it is silent."""
        return dict(self.effects).get(effect)


def policy_document(policy: Policy) -> dict[str, object]:
    """Return plain values that load as the same policy; what has its default is left out."""
    default = Policy()
    document: dict[str, object] = {}
    for item in fields(Policy):
        value = getattr(policy, item.name)
        if value != getattr(default, item.name):
            document[item.name] = _plain(value)
    return document


def _plain(value: object) -> object:
    match value:
        case enum.Enum():
            return value.value
        case Suppression():
            return {key: text for key, text in _fields(value).items() if text is not None}
        case Thresholds() | Throughput() | Requirements() | ArchivePolicy():
            return _fields(value)
        case tuple() if value and isinstance(value[0], Suppression):
            return [_plain(item) for item in value]
        case tuple():
            return {name: level.value for name, level in value}
        case _:
            return value


def _fields(record: object) -> Mapping[str, object]:
    return {item.name: getattr(record, item.name) for item in fields(record)}  # type: ignore[arg-type]
