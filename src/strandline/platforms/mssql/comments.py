"""Comments as the extended property MS_Description, which SSMS and others write and show."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.dictionary.model import Table, View
from strandline.dictionary.names import QName
from strandline.platforms.mssql.text import DEFAULT_SCHEMA, string

PROPERTY = "MS_Description"


def table_comments(table: Table) -> Iterator[str]:
    """Yield the statements that comment a new table and its columns."""
    if table.description:
        yield set_comment(table.name, before=None, after=table.description)
    for column in table.columns:
        if column.description:
            yield set_comment(table.name, before=None, after=column.description, column=column.name)


def view_comments(view: View) -> Iterator[str]:
    """Yield the statement that comments a new view, if it has a comment."""
    if view.description:
        yield set_comment(view.name, before=None, after=view.description, kind="VIEW")


def set_comment(
    target: QName,
    *,
    before: str | None,
    after: str | None,
    column: str | None = None,
    kind: str = "TABLE",
) -> str:
    """Return the procedure call that adds, changes or removes one comment."""
    verb = "update" if before and after else "add" if after else "drop"
    arguments = [f"@name = {string(PROPERTY)}"]
    declared = ""
    if after:
        text = string(after)
        if not text.startswith("N'"):
            # A procedure takes constants and variables only.
            declared, text = f"DECLARE @text NVARCHAR(3750) = {text};\n", "@text"
        arguments.append(f"@value = {text}")
    levels = [("SCHEMA", target.schema or DEFAULT_SCHEMA), (kind, target.name)]
    if column is not None:
        levels.append(("COLUMN", column))
    for level, (level_type, name) in enumerate(levels):
        arguments.append(
            f"@level{level}type = {string(level_type)}, @level{level}name = {string(name)}"
        )
    lines = ",\n    ".join(arguments)
    return f"{declared}EXEC sys.sp_{verb}extendedproperty\n    {lines}"
