"""component.yaml as a Component."""

from __future__ import annotations

from dataclasses import fields

from yaml.nodes import Node

from strandline.dictionary.component import (
    ALL_PLATFORMS,
    Baseline,
    Component,
    MigrationNames,
    VersionTable,
)
from strandline.dictionary.conventions import (
    PLACEHOLDERS,
    Conventions,
    FileNaming,
    NameCase,
    NameTemplates,
    template_kinds,
    unknown_placeholders,
)
from strandline.dictionary.load_policy import load_policy
from strandline.dictionary.names import parse_qname
from strandline.dictionary.reader import NodeReader, check_format_version

COMPONENT_KEYS = tuple(field.name for field in fields(Component))
VERSION_TABLE_KEYS = tuple(field.name for field in fields(VersionTable))
CONVENTION_KEYS = tuple(
    # Whether names are enforced follows from `names:`; nobody writes it.
    field.name
    for field in fields(Conventions)
    if field.name != "enforce_names"
)
BASELINE_KEYS = tuple(field.name for field in fields(Baseline))
MIGRATION_KEYS = tuple(field.name for field in fields(MigrationNames))


def load_component(reader: NodeReader, root: Node) -> Component:
    """Read component.yaml; wrong parts are reported and left at their defaults."""
    keys = reader.mapping(
        root, known=("_format_version", "component"), required=("component",), what="the file"
    )
    check_format_version(reader, root, keys.get("_format_version"))
    node = keys.get("component")
    if node is None:
        return Component()
    inner = reader.mapping(node, known=COMPONENT_KEYS, required=("name",), what="component")
    default_schema = reader.name(inner.get("default_schema"), what="default_schema")
    return Component(
        name=reader.name(inner.get("name"), what="the component's name") or "component",
        description=reader.text(inner.get("description"), what="description"),
        version=reader.name(inner.get("version"), what="version"),
        default_schema=default_schema,
        platforms=_platforms(reader, inner.get("platforms")),
        version_table=_version_table(reader, inner.get("version_table"), default_schema),
        conventions=_conventions(reader, inner.get("conventions")),
        migrations=_migration_names(reader, inner.get("migrations")),
        policy=load_policy(reader, inner.get("policy")),
        baseline=_baseline(reader, inner.get("baseline")),
    )


def _platforms(reader: NodeReader, node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ALL_PLATFORMS
    names = []
    for item in reader.items(node, what="platforms"):
        name = reader.name(item, what="a platform")
        if name is None:
            continue
        if name not in ALL_PLATFORMS:
            reader.unknown_word("D009", item, name, ALL_PLATFORMS, "there is no platform")
            continue
        names.append(name)
    return tuple(dict.fromkeys(names))


def _version_table(
    reader: NodeReader, node: Node | None, default_schema: str | None
) -> VersionTable | None:
    if node is None:
        return None
    keys = reader.mapping(
        node,
        known=VERSION_TABLE_KEYS,
        required=("table", "since", "version"),
        what="version_table",
    )
    table = reader.name(keys.get("table"), what="the version table")
    since = reader.name(keys.get("since"), what="since")
    version = reader.name(keys.get("version"), what="the version column")
    if table is None or since is None or version is None:
        return None
    return VersionTable(
        table=parse_qname(table, default_schema=default_schema),
        since=since,
        version=version,
        description=reader.name(keys.get("description"), what="the description column"),
        script=reader.name(keys.get("script"), what="the script column"),
    )


def _migration_names(reader: NodeReader, node: Node | None) -> MigrationNames:
    names = MigrationNames()
    if node is None:
        return names
    keys = reader.mapping(node, known=MIGRATION_KEYS, what="migrations")
    values = {}
    for key, value in keys.items():
        text = reader.name(value, what=key)
        if text is None:
            continue
        needed = ("{to}", "{platform}") if key == "create" else ("{from}", "{to}", "{platform}")
        missing = [part for part in needed if part not in text]
        if missing or "/" in text or "\\" in text:
            reader.report(
                "D008",
                value,
                f"the file name pattern {text!r} cannot tell files apart",
                f"it must hold {' '.join(needed)} and no folder",
            )
            continue
        values[key] = text
    return MigrationNames(**values)


def _baseline(reader: NodeReader, node: Node | None) -> Baseline | None:
    if node is None:
        return None
    keys = reader.mapping(
        node,
        known=BASELINE_KEYS,
        required=("tool", "revision", "version"),
        what="baseline",
    )
    tool = reader.name(keys.get("tool"), what="the tool")
    revision = reader.name(keys.get("revision"), what="the tool's revision")
    version = reader.name(keys.get("version"), what="the version it stands for")
    if tool is None or revision is None or version is None:
        return None
    files = reader.integer(keys.get("files"), what="files", low=0)
    return Baseline(tool=tool, revision=revision, version=version, files=files or 0)


def _conventions(reader: NodeReader, node: Node | None) -> Conventions:
    defaults = Conventions()
    if node is None:
        return defaults
    keys = reader.mapping(node, known=CONVENTION_KEYS, what="conventions")
    names = keys.get("names")
    return Conventions(
        table_case=reader.word(keys.get("table_case"), NameCase, what="table_case")
        or defaults.table_case,
        column_case=reader.word(keys.get("column_case"), NameCase, what="column_case")
        or defaults.column_case,
        allow=reader.names(keys.get("allow"), what="allow"),
        allow_suffixes=reader.names(keys.get("allow_suffixes"), what="allow_suffixes"),
        file_name=reader.word(keys.get("file_name"), FileNaming, what="file_name")
        or defaults.file_name,
        enforce_names=names is not None,
        names=_templates(reader, names) if names is not None else defaults.names,
    )


def _templates(reader: NodeReader, node: Node) -> NameTemplates:
    keys = reader.mapping(node, known=template_kinds(), what="names")
    values: dict[str, str] = {}
    for kind, value in keys.items():
        text = reader.name(value, what=kind)
        if text is None:
            continue
        unknown = unknown_placeholders(kind, text)
        if unknown:
            known = ", ".join(f"{{{word}}}" for word in sorted(PLACEHOLDERS[kind]))
            reader.report("D009", value, f"{{{unknown[0]}}} means nothing here", f"use {known}")
            continue
        values[kind] = text
    return NameTemplates(**values)
