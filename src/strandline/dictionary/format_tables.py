"""The tables of the format's reference page, from what the loader knows.

A structure test compares the page with `filled(page)`, and every key must have its line here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields

from strandline.dictionary.component import MigrationNames
from strandline.dictionary.conventions import PLACEHOLDERS, NameTemplates
from strandline.dictionary.load import VALUE_SET_KEYS, VIEW_KEYS
from strandline.dictionary.load_column import COLUMN_KEYS, PARAMETERS
from strandline.dictionary.load_component import COMPONENT_KEYS
from strandline.dictionary.load_policy import POLICY_KEYS
from strandline.dictionary.load_table import TABLE_KEYS
from strandline.dictionary.reader import FORMAT_CODES
from strandline.dictionary.types import TypeKind

_BLOCK = re.compile(r"<!-- generated: ([\w:]+) -->\n.*?<!-- end -->", re.DOTALL)

KEYS: Mapping[str, tuple[Iterable[str], Mapping[str, str]]] = {
    "table": (
        TABLE_KEYS,
        {
            "name": "Required.",
            "schema": "The component's `default_schema`, else the platform's own one.",
            "description": "Becomes the table's comment.",
            "theme": "Groups pages and the diagram; changes nothing in a database.",
            "renamed_from": "What the table was called; see Renames.",
            "columns": "Required, in order.",
            "primary_key": "A list of columns, or `name`, `columns`, `clustered`.",
            "unique_constraints": "A list of column lists, or of `name` and `columns`.",
            "foreign_keys": "A list of `name`, `columns`, `references`, `on_delete`, `on_update`.",
            "check_constraints": "A list of neutral SQL, or of `name`, `expression`, `platforms`.",
            "indexes": "`name`, `columns`, `unique`, `where`, `include`, `method`.",
            "managed": "Behaviours kept by triggers.",
            "partition_by": "`strategy`, `columns`, `partitions`.",
            "seed_data": "Rows of reference data.",
        },
    ),
    "column": (
        COLUMN_KEYS,
        {
            "name": "Required.",
            "logical_type": "Required; see Logical types.",
            "max_length": "Characters of a string, bytes of a binary; or `max`. A string with a value set "
            "may leave it out: as long as the longest value.",
            "precision": "Digits of a decimal; digits of a second (0 to 9, default 6).",
            "scale": "Digits after the point of a decimal.",
            "with_time_zone": "`true` for a moment in time; a timestamp is local without it.",
            "items": "The logical type of an array's elements.",
            "value_set": "The enumeration that the values come from.",
            "nullable": "Default `true`.",
            "default": "A literal or neutral SQL; or `expression`, `name`, `platforms`.",
            "identity": "`true`, or `start` and `increment`: the database numbers the rows.",
            "generated": "Neutral SQL over the same row; or `expression`, `stored`, `platforms`.",
            "description": "Becomes the column's comment.",
            "foreign_key": "The short form of a foreign key of one column.",
            "renamed_from": "What the column was called; see Renames.",
        },
    ),
    "view": (
        VIEW_KEYS,
        {
            "name": "Required.",
            "schema": "As for a table.",
            "description": "Becomes the view's comment.",
            "query": "Required: one neutral SELECT; other views may be read.",
            "platforms": "A platform's own SELECT.",
            "renamed_from": "Kept for readers: a view is dropped and made anew.",
        },
    ),
    "value_set": (
        VALUE_SET_KEYS,
        {
            "name": "Required.",
            "schema": "As for a table.",
            "description": "For readers.",
            "values": "Required, in order.",
            "native": "`true`: an enum type where the platform has one; else a check everywhere.",
        },
    ),
    "component": (
        COMPONENT_KEYS,
        {
            "name": "Required.",
            "description": "For readers.",
            "version": "The label that the present state (HEAD) stands for.",
            "default_schema": "The schema of everything that names none.",
            "platforms": "Which platforms are planned for; default all.",
            "version_table": "The component's own table of versions, kept in step by the scripts: "
            "`table`, `since` (the version that creates it), and its columns `version`, "
            "`description`, `script`.",
            "conventions": "Rules for names.",
            "migrations": "Patterns of file names.",
            "policy": "What a change may do, what asks for an approval; see Policy.",
            "baseline": "Written by `import`: the other tool's history that a version stands for: "
            "`tool`, `revision` (its name of the state), `version`, `files` (how many it had).",
        },
    ),
    "policy": (
        POLICY_KEYS,
        {
            "rules": "A level for a rule, by its code or slug: `off`, `info`, `warn`, `error`, "
            "`approval`.",
            "effects": "A level for everything that has an effect, such as `loses-data`.",
            "thresholds": "From where a table is large: `rows` (100000), `bytes` (1 GiB), "
            "`lock_seconds` (5). Below all of them a finding about size is a remark; an estimated "
            "lock as long as `lock_seconds` is an error.",
            "throughput": "Bytes a second that your server does, for the estimates: `scan`, "
            "`rewrite`, `index`. Default: the platform's figure in Lint.",
            "online": "`auto` (default) takes forms that keep readers and writers going where there "
            "are some, `always` refuses a change without one, `never` takes the plain form.",
            "contract": "`split` (default): what breaks the previous release's clients is a "
            "release of its own; `together` allows both in one.",
            "require": "`rehearsal`, `approval`: what must have happened before `apply`; "
            "`rollback_approval: false` lets a rollback go without an approval; `approval_days`: "
            "for how long one counts (30; null: without end).",
            "archive": "`retention_days`: how long archives are kept; none: for good.",
            "suppress": "A list of `rule`, `reason` and `object` or `file` (with `*` and `?`).",
        },
    ),
}


def filled(page: str) -> str:
    """Return the page with every generated block written anew; KeyError for an unknown block."""
    blocks: dict[str, Callable[[], str]] = {
        "types": _types,
        "templates": _templates,
        "migrations": _migrations,
        "codes": _codes,
    }

    def block(found: re.Match[str]) -> str:
        name = found.group(1)
        kind, _, which = name.partition(":")
        text = _key_table(which) if kind == "keys" else blocks[name]()
        return f"<!-- generated: {name} -->\n{text}<!-- end -->"

    return _BLOCK.sub(block, page)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _key_table(which: str) -> str:
    known, meanings = KEYS[which]
    return _table(("key", "meaning"), ((f"`{key}`", meanings[key]) for key in known))


def _types() -> str:
    rows = (
        (f"`{kind.value}`", ", ".join(f"`{key}`" for key in sorted(PARAMETERS.get(kind, ()))))
        for kind in TypeKind
    )
    return _table(("logical_type", "parameters"), rows)


def _templates() -> str:
    defaults = NameTemplates()
    rows = (
        (
            f"`{item.name}`",
            f"`{getattr(defaults, item.name)}`",
            ", ".join(f"`{{{word}}}`" for word in sorted(PLACEHOLDERS[item.name])),
        )
        for item in fields(NameTemplates)
    )
    return _table(("template", "default", "may hold"), rows)


def _migrations() -> str:
    defaults = MigrationNames()
    rows = ((f"`{f.name}`", f"`{getattr(defaults, f.name)}`") for f in fields(MigrationNames))
    return _table(("pattern", "default"), rows)


def _codes() -> str:
    return _table(("code", "finding", "why"), ((c, *text) for c, text in FORMAT_CODES.items()))
