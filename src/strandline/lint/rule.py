"""A rule: one thing that can be wrong, why it matters, what to do, and how to find it."""

from __future__ import annotations

import difflib
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from strandline.diagnostics import Severity
from strandline.dictionary.names import QName
from strandline.lint.context import RuleContext

NodePath = tuple[object, ...]
"""Where a node stands: section ("tables", "views", "value_sets", "component"), QName, keys.

List items are addressed by their name or, for what may have none (rows), by their index.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place where a rule is broken. `fix` is set where it can be more exact than the rule's."""

    message: str
    subject: str
    path: NodePath
    fix: str = ""


class RepairKind(enum.Enum):
    """What is done to a node of a YAML file."""

    REMOVE = "remove"
    APPEND = "append"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change of the file that declares an object: its node, by path, goes or gets an item.

    A list that is not there yet is made for the item.
    """

    kind: RepairKind
    path: NodePath
    item: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """YAML that shows a rule, as a stream of documents without their `_format_version`.

    A line that ends in `# <- here` is one the rule reports. `component` is the content of
    component.yaml, `previous` the documents of the version before.
    """

    yaml: str
    component: str = ""
    previous: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A check with a stable code. A rule that is not `default` runs on request only.

    `automatic` says in words what `repair` does, the fix that `--fix` makes by itself.
    """

    code: str
    slug: str
    severity: Severity
    summary: str
    why: str
    fix: str
    bad: Example
    good: Example
    check: Callable[[RuleContext], Iterator[Finding]]
    default: bool = True
    automatic: str = ""
    repair: Callable[[RuleContext, Finding], Repair | None] | None = None


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that is most like a name, upper and lower case being alike."""
    folded = {candidate.lower(): candidate for candidate in candidates}
    found = difflib.get_close_matches(name.lower(), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def did_you_mean(name: str, candidates: Iterable[str], otherwise: str) -> str:
    """Return a fix that names the nearest candidate, or `otherwise` when none is near."""
    found = nearest(name, candidates)
    return f"did you mean {found}?" if found else otherwise


def table_path(name: QName, *keys: object) -> NodePath:
    """Return the path of a node of a table."""
    return ("tables", name, *keys)


def listed(names: Iterable[str]) -> str:
    """Return names as a list in prose: `a, b and c`."""
    words = list(names)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
