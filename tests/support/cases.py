"""Golden cases: one change of a dictionary, and the SQL that every platform gets for it.

A case is one YAML file. Its upper part is written by a person: title, why, before, after, and what
else the change needs (see `Case`). Its lower part, below the line `MARK`, is what the product says
and writes for it; STRANDLINE_REWRITE_GOLDEN=1 writes it anew, and a reviewer reads the difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.component import ALL_PLATFORMS, Component
from strandline.dictionary.load import load_value_set, load_view
from strandline.dictionary.load_table import load_table
from strandline.dictionary.model import EMPTY, Dictionary
from strandline.dictionary.names import QName
from strandline.dictionary.policy import OnlineForms
from strandline.dictionary.reader import NodeReader
from strandline.dictionary.yaml_nodes import parse_yaml
from strandline.diff.compare import compare
from strandline.lint.catalogue import DEFAULT_RULES
from strandline.lint.context import RuleContext
from strandline.lint.engine import run_rules
from strandline.lint.facts import facts_for
from strandline.plan.model import Plan, PlannedMigration
from strandline.plan.planner import PlannedState, VersionRow, plan_migration
from strandline.platforms.archiving.statements import makes_sure
from strandline.platforms.registry import get_platform

ROOT = Path(__file__).resolve().parents[1] / "cases"
MARK = "# ---- expected: written by `make golden`, read by a reviewer ----"
_KNOWN = frozenset(
    {"title", "why", "before", "after", "rows", "rows_after", "rows_back", "stopped", "options"}
    | {"unreadable"}
)
_QUIET = frozenset({"D203", "D208", "D209"})
"""Advice (keys, indexes, descriptions) that the cases' short tables would earn on every line."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """The upper part of a case file.

    `rows` are rows of people's own that stand in tables of `before`; `rows_after` and `rows_back`
    are what a person finds after up and after down (`rows_back` equals `rows` when left out).
    Only the columns that the expected rows name are compared. `stopped` names, by platform, the
    error code with which the database itself must refuse up, changing nothing. `unreadable` holds
    what the reader said of documents that it must refuse. `options` may hold `default_schema`,
    `version_rows` (see services/release.py) and `online` (never when left out).
    """

    path: Path
    written: str
    title: str
    why: str
    before: Dictionary
    after: Dictionary
    rows: Mapping[str, Any] = field(default_factory=dict)
    rows_after: Mapping[str, Any] = field(default_factory=dict)
    rows_back: Mapping[str, Any] = field(default_factory=dict)
    stopped: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).with_suffix("").as_posix()

    @cached_property
    def version_rows(self) -> tuple[VersionRow, ...]:
        return tuple(
            VersionRow(
                table=QName(self.options.get("default_schema"), row["table"]),
                key=tuple(row["key"]),
                cells=tuple(row["cells"].items()),
            )
            for row in self.options.get("version_rows", ())
        )

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the platforms whose SQL is written down; for online forms, those that have any."""
        if "online" not in self.options:
            return ALL_PLATFORMS
        return tuple(name for name in ALL_PLATFORMS if get_platform(name).features.online_forms)

    def plan(self, platform: str) -> PlannedMigration:
        """Plan both directions; InvalidInput where the platform cannot hold one of the two."""
        return self._planned(platform, self.before, self.after, self.version_rows)

    def create(self, platform: str, dictionary: Dictionary) -> Plan:
        """Plan one side of the case from nothing."""
        return self._planned(platform, EMPTY, dictionary, ()).forward

    def refusal(self, platform: str) -> Diagnostic | None:
        """Return the error for which a platform cannot hold the case, if there is one."""
        for dictionary in (self.before, self.after):
            for finding in get_platform(platform).lower(dictionary).findings:
                if finding.severity is Severity.ERROR:
                    return finding
        return None

    def expected(self) -> str:
        """Return the lower part as this release writes it."""
        lines = [MARK, *_listed("findings", self._findings())]
        comparison = compare(self.before, self.after)
        lines += _listed("operations", [item.describe() for item in comparison.operations])
        lines += _listed("notes", comparison.notes)
        lines += _listed("refused_by_the_reader", self.unreadable)
        refused = [(name, self.refusal(name)) for name in ALL_PLATFORMS]
        lines += _listed("refused", [f"{name}: {why.code}" for name, why in refused if why])
        lines.append("sql:")
        for name, why in refused:
            if why is None and name in self.shown:
                planned = self.plan(name)
                lines.append(f"  {name}:")
                lines += _block("up", planned.forward)
                lines += _block("down", planned.rollback)
        return "\n".join(lines) + "\n"

    def _planned(
        self, platform: str, before: Dictionary, after: Dictionary, rows: Sequence[VersionRow]
    ) -> PlannedMigration:
        return plan_migration(
            PlannedState(label="before", dictionary=before),
            PlannedState(label="after", dictionary=after),
            get_platform(platform),
            version_rows=rows,
            online=OnlineForms(self.options.get("online", "never")),
        )

    def _findings(self) -> list[str]:
        context = RuleContext(
            dictionary=self.after, previous=self.before, platforms=facts_for(ALL_PLATFORMS)
        )
        found = [
            (item, "") for item in run_rules(context, DEFAULT_RULES) if item.code not in _QUIET
        ]
        for name in ALL_PLATFORMS:
            found += [
                (item, f" on {name}") for item in get_platform(name).lower(self.after).findings
            ]
        return sorted(
            {f"{item.code} {item.severity.value} {item.subject}{place}" for item, place in found}
        )


def case_files() -> list[Path]:
    """Return the files of all cases, in order; `rules` holds those of the linter, of another form."""
    return sorted(
        path for path in ROOT.rglob("*.yaml") if path.relative_to(ROOT).parts[0] != "rules"
    )


def read_case(path: Path) -> Case:
    """Read the upper part of a case; ValueError says what is wrong with the file."""
    text = path.read_text(encoding="utf-8")
    written = text.partition(MARK)[0]
    facts = yaml.safe_load(written)
    if unknown := set(facts) - _KNOWN:
        raise ValueError(f"{path.name}: unknown keys {sorted(unknown)}")
    component = Component(default_schema=(facts.get("options") or {}).get("default_schema"))
    root = parse_yaml(written, shown=path.name)
    sides = {side: _dictionary(root, side, path, component) for side in ("before", "after")}
    for _, findings in sides.values():
        if findings:
            raise ValueError(
                "\n".join(f"{item.span}: {item.code} {item.message}" for item in findings)
            )
    _, unreadable = _dictionary(root, "unreadable", path, component)
    own = {key: value for key, value in facts.items() if key not in (*sides, "unreadable")}
    return Case(
        path=path,
        written=written,
        before=sides["before"][0],
        after=sides["after"][0],
        unreadable=tuple(
            f"{item.code} {item.severity.value} {item.message}" for item in unreadable
        ),
        **own,
    )


def _dictionary(
    root: Node, side: str, path: Path, component: Component
) -> tuple[Dictionary, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    reader = NodeReader(path.name, findings)
    objects: dict[str, dict[QName, Any]] = {"table": {}, "view": {}, "value_set": {}}
    readers = {"table": load_table, "view": load_view, "value_set": load_value_set}
    for document in _child(root, side):
        for key, node in document.value:
            found = readers[key.value](reader, node, component)
            if found is not None:
                objects[key.value][found.name] = found
    dictionary = Dictionary(
        tables=objects["table"], views=objects["view"], value_sets=objects["value_set"]
    )
    return dictionary, findings


def _child(root: Node, name: str) -> list[MappingNode]:
    assert isinstance(root, MappingNode)
    for key, value in root.value:
        if key.value == name and isinstance(value, SequenceNode):
            return list(value.value)
    return []


def _listed(name: str, items: Sequence[str]) -> Iterator[str]:
    if not items:
        return
    yield f"{name}:"
    for item in items:
        if name == "refused":
            yield f"  {item}"
        else:
            quoted = item.replace("'", "''").replace("\n", " ")
            yield f"  - '{quoted}'"


_REGISTRY = re.compile(r"(SCHEMA|SCHEMA_ID).*strandline\W|strandline.{0,3}archive\W")


def shown_statements(plan: Plan) -> list[str]:
    """Return a plan's statements as cases show them.

    What makes sure of the registry of archives is the same everywhere and is left out.
    """
    return [
        statement + plan.frame.terminator
        for step in plan.steps
        for statement in step.statements
        if not (makes_sure(statement) and _REGISTRY.search(statement))
    ]


def _block(name: str, plan: Plan) -> Iterator[str]:
    """Yield one direction's statements as a literal block, each with its terminator."""
    text = shown_statements(plan)
    if not text:
        yield f'    {name}: ""'
        return
    yield f"    {name}: |"
    for statement in text:
        yield from (f"      {line}" if line else "" for line in statement.split("\n"))
