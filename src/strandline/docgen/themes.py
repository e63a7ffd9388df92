"""The groups that pages and diagrams show tables in."""

from __future__ import annotations

from strandline.dictionary.model import Dictionary, Table

NO_THEME = "Other tables"


def tables_by_theme(dictionary: Dictionary) -> dict[str, list[Table]]:
    """Group tables by theme, themes and tables in order of name, tables without one last.

    A dictionary that names no theme at all is grouped by schema when it has several.
    """
    tables = sorted(dictionary.tables.values(), key=_by_name)
    themed = any(table.theme for table in tables)
    schemas = {table.name.schema for table in tables}
    groups: dict[str, list[Table]] = {}
    for table in tables:
        if themed or len(schemas) < 2:
            title = table.theme or NO_THEME
        else:
            title = f"Schema {table.name.schema}" if table.name.schema else NO_THEME
        groups.setdefault(title, []).append(table)
    return dict(
        sorted(groups.items(), key=lambda item: (item[0] == NO_THEME, item[0].lower(), item[0]))
    )


def _by_name(table: Table) -> tuple[str, str]:
    return (table.name.name.lower(), str(table.name))
