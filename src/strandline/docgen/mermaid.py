"""The ER diagram as Mermaid blocks in a Markdown page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from strandline.dictionary.model import Column, Dictionary, Table
from strandline.dictionary.names import QName
from strandline.docgen.escape import fence, inline, link, mermaid_label, mermaid_word, one_line
from strandline.docgen.links import Link, key_marks, links_of
from strandline.docgen.markdown import page, section
from strandline.docgen.paths import ERD_HTML, INDEX
from strandline.docgen.themes import tables_by_theme

# Mermaid refuses more (its own defaults, which GitHub keeps): 50,000 characters, 500 edges.
_MOST_CHARACTERS = 45_000
_MOST_EDGES = 450
_LONGEST_COMMENT = 80
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

# Words that the grammar of entity diagrams takes for itself, in any case.
_RESERVED = frozenset(
    {
        "accdescr", "acctitle", "bt", "class", "classdef", "click", "default", "direction", "end",
        "erdiagram", "graph", "lr", "many", "md", "o", "one", "optionally", "rl", "style",
        "subgraph", "tb", "title", "to", "u", "zero", "only", "or", "more",
    }
)  # fmt: skip


def er_diagram_markdown(dictionary: Dictionary, *, title: str) -> str:
    """Return a page of Mermaid diagrams: an overview, then one per theme with columns.

    A diagram too large for Mermaid's limits is split into parts; an overview too large for them
    shows themes instead of tables.
    """
    if not dictionary.tables:
        return page(f"# Diagram: {inline(title)}", "No tables.")
    drawing = _Drawing(dictionary)
    themes = tables_by_theme(dictionary)
    intro = (
        f"{link('All tables', INDEX)} · {link('Interactive page', ERD_HTML)}\n\n"
        "A line with a crow's foot ends at the table that holds the foreign key; a ring there "
        "means that a row may point at nothing."
    )
    details = [
        section(_part_title(theme, number, len(parts)), fence(text, "mermaid"))
        for theme, tables in themes.items()
        for parts in [drawing.theme_parts(tables)]
        for number, text in enumerate(parts, start=1)
    ]
    return page(
        f"# Diagram: {inline(title)}",
        intro,
        section("Overview", fence(drawing.overview(themes), "mermaid")),
        *details,
    )


def _part_title(theme: str, number: int, parts: int) -> str:
    return inline(theme) if parts == 1 else f"{inline(theme)} (part {number} of {parts})"


class _Drawing:
    """Holds the identifier of each table, the same in every diagram of the page."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._links = tuple(
            found for found in links_of(dictionary) if found.key.target in dictionary.tables
        )
        self._ids = _identifiers(dictionary.tables)

    def overview(self, themes: Mapping[str, list[Table]]) -> str:
        lines = ["erDiagram"]
        lines += [
            f"    {self._declared(table.name)}" for group in themes.values() for table in group
        ]
        lines += [self._edge(found) for found in self._links]
        text = "\n".join(lines)
        if len(text) > _MOST_CHARACTERS or len(self._links) > _MOST_EDGES:
            return self._theme_overview(themes)
        return text

    def theme_parts(self, tables: list[Table]) -> list[str]:
        """Return the diagrams of one theme, each within Mermaid's limits."""
        parts: list[str] = []
        current: list[Table] = []
        size = 0
        edges = 0
        outgoing = Counter(found.source for found in self._links)
        for table in tables:
            length = len(self._entity(table)) + 100 * outgoing[table.name]
            full = size + length > _MOST_CHARACTERS or edges + outgoing[table.name] > _MOST_EDGES
            if current and full:
                parts.append(self._part(current))
                current, size, edges = [], 0, 0
            current.append(table)
            size += length
            edges += outgoing[table.name]
        return [*parts, self._part(current)]

    def _part(self, tables: list[Table]) -> str:
        drawn = {table.name for table in tables}
        edges = [found for found in self._links if found.source in drawn]
        beyond = dict.fromkeys(found.key.target for found in edges if found.key.target not in drawn)
        lines = ["erDiagram", *(self._entity(table) for table in tables)]
        lines += [f"    {self._declared(name)}" for name in sorted(beyond, key=str)]
        lines += [self._edge(found) for found in edges]
        return "\n".join(lines)

    def _theme_overview(self, themes: Mapping[str, list[Table]]) -> str:
        of_table = {table.name: theme for theme, group in themes.items() for table in group}
        ids = {theme: f"g{number}" for number, theme in enumerate(themes)}
        lines = ["flowchart LR"]
        for theme, group in themes.items():
            lines.append(f'    {ids[theme]}["{mermaid_label(theme)} ({len(group)} tables)"]')
        counts = Counter(
            (of_table[found.source], of_table[found.key.target]) for found in self._links
        )
        for (source, target), count in sorted(counts.items())[:_MOST_EDGES]:
            if source != target:
                lines.append(f'    {ids[source]} -->|"{count}"| {ids[target]}')
        return "\n".join(lines)

    def _declared(self, name: QName) -> str:
        identifier = self._ids[name]
        if identifier == name.name:
            return identifier
        return f'{identifier}["{mermaid_label(str(name))}"]'

    def _entity(self, table: Table) -> str:
        marks = key_marks(table)
        lines = [_attribute(column, marks.get(column.name, ())) for column in table.columns]
        if not lines:
            return f"    {self._declared(table.name)}"
        return "\n".join([f"    {self._declared(table.name)} {{", *lines, "    }"])

    def _edge(self, found: Link) -> str:
        parent = "|o" if found.optional else "||"
        child = "o|" if found.single else "o{"
        label = mermaid_label(", ".join(found.key.columns)) or " "
        source, target = self._ids[found.source], self._ids[found.key.target]
        return f'    {target} {parent}--{child} {source} : "{label}"'


def _attribute(column: Column, marks: tuple[str, ...]) -> str:
    word = mermaid_word(column.name)
    shown = {"PK": "PK", "FK": "FK", "UQ": "UK"}
    keys = ", ".join(shown[mark] for mark in marks)
    told = one_line(column.description or "")
    if word != column.name:
        told = f"{column.name}: {told}" if told else column.name
    if len(told) > _LONGEST_COMMENT:
        told = f"{told[: _LONGEST_COMMENT - 1]}…"
    parts = [mermaid_word(str(column.type)), word, keys, f'"{mermaid_label(told)}"' if told else ""]
    return f"        {' '.join(part for part in parts if part)}"


def _identifiers(names: Iterable[QName]) -> dict[QName, str]:
    """Return the bare name where Mermaid reads it as written, else a number."""
    ordered = sorted(names, key=str)
    plain = Counter(name.name.lower() for name in ordered)
    return {
        name: name.name
        if _PLAIN_NAME.fullmatch(name.name)
        and name.name.lower() not in _RESERVED
        and plain[name.name.lower()] == 1
        else f"table_{number}"
        for number, name in enumerate(ordered, start=1)
    }
