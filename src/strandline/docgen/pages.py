"""All pages of one component."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from strandline.dictionary.expressions import ExpressionError, parse_query, source_tables
from strandline.dictionary.model import Dictionary, Table, ValueSet, View
from strandline.dictionary.names import QName
from strandline.docgen.changes import breaking_mark, change_log, one_sentence, view_words
from strandline.docgen.diagram import er_diagram_html
from strandline.docgen.escape import code, fence, inline, link, prose
from strandline.docgen.history import trace
from strandline.docgen.links import incoming, links_of
from strandline.docgen.markdown import bullets, page, section, table
from strandline.docgen.mermaid import er_diagram_markdown
from strandline.docgen.paths import (
    CHANGES,
    ERD_HTML,
    ERD_MARKDOWN,
    INDEX,
    VALUE_SETS,
    Pages,
    plan_pages,
    version_link,
)
from strandline.docgen.records import DocumentedComponent, NativeTypes
from strandline.docgen.table_page import TableContext, table_page
from strandline.docgen.themes import tables_by_theme

_UP = "../"

ViewOrSet = TypeVar("ViewOrSet", View, ValueSet)


def component_pages(
    documented: DocumentedComponent, *, native_types: NativeTypes | None = None
) -> dict[str, str]:
    """Return every page of a component as relative path -> text, in a stable order.

    The same input gives the same bytes. `native_types` adds each platform's column types.
    """
    dictionary = documented.dictionary
    pages = plan_pages(dictionary)
    links = links_of(dictionary)
    context = TableContext(
        dictionary=dictionary,
        pages=pages,
        incoming=incoming(links),
        history=trace(documented),
        versions={entry.label: entry for entry in documented.history},
        platforms=documented.platforms,
        native_types=native_types,
    )
    made = {
        INDEX: _index(documented, context),
        CHANGES: change_log(documented),
        ERD_MARKDOWN: er_diagram_markdown(dictionary, title=documented.name),
        ERD_HTML: er_diagram_html(dictionary, title=documented.name, version=documented.version),
    }
    if dictionary.value_sets:
        made[VALUE_SETS] = _value_sets(documented, pages)
    for name, shown in dictionary.tables.items():
        made[pages.tables[name]] = table_page(shown, context)
    for name, view in dictionary.views.items():
        made[pages.views[name]] = _view_page(view, context)
    return dict(sorted(made.items()))


def _index(documented: DocumentedComponent, context: TableContext) -> str:
    dictionary, pages = documented.dictionary, context.pages
    return page(
        f"# {inline(documented.name)} {inline(documented.version)}",
        prose(documented.description or ""),
        _facts(documented),
        " · ".join(
            (
                link("Diagram (interactive page)", ERD_HTML),
                link("Diagram (Mermaid)", ERD_MARKDOWN),
                link("Changes by version", CHANGES),
            )
        ),
        section("Tables", *_theme_tables(dictionary, pages)),
        section("Views", _view_list(dictionary, pages)),
        section("Value sets", _value_set_list(dictionary)),
        section("Versions", _versions(documented)),
    )


def _facts(documented: DocumentedComponent) -> str:
    dictionary = documented.dictionary
    tables = dictionary.tables.values()
    counts = (
        ("Tables", len(dictionary.tables)),
        ("Columns", sum(len(shown.columns) for shown in tables)),
        ("Foreign keys", sum(len(shown.foreign_keys) for shown in tables)),
        ("Views", len(dictionary.views)),
        ("Value sets", len(dictionary.value_sets)),
        ("Reference rows", sum(len(shown.rows) for shown in tables)),
    )
    rows = [("Version", code(documented.version))]
    if documented.platforms:
        rows.append(("Platforms", ", ".join(inline(name) for name in documented.platforms)))
    if documented.fingerprint:
        rows.append(("Fingerprint", code(documented.fingerprint)))
    rows += [(what, str(count)) for what, count in counts]
    return table(("Fact", "Value"), rows)


def _theme_tables(dictionary: Dictionary, pages: Pages) -> Iterable[str]:
    for theme, tables in tables_by_theme(dictionary).items():
        rows = [_table_line(shown, pages) for shown in tables]
        headings = ("Table", "Description", "Columns", "Points at")
        yield section(inline(theme), table(headings, rows), level=3)


def _table_line(shown: Table, pages: Pages) -> tuple[str, str, str, str]:
    targets = dict.fromkeys(key.target for key in shown.foreign_keys)
    return (
        pages.table_link(shown.name),
        one_sentence(shown.description).removeprefix(": "),
        str(len(shown.columns)),
        ", ".join(pages.table_link(target) for target in targets),
    )


def _view_list(dictionary: Dictionary, pages: Pages) -> str:
    rows = [
        (pages.view_link(view.name), one_sentence(view.description).removeprefix(": "))
        for view in _ordered(dictionary.views.values())
    ]
    return table(("View", "Description"), rows) if rows else ""


def _value_set_list(dictionary: Dictionary) -> str:
    rows = [
        (link(code(str(found.name)), VALUE_SETS), inline(found.description or ""))
        for found in _ordered(dictionary.value_sets.values())
    ]
    return table(("Value set", "Description"), rows) if rows else ""


def _versions(documented: DocumentedComponent) -> str:
    rows = [
        (
            version_link(entry.label),
            inline(entry.date or ""),
            inline(entry.author or ""),
            one_sentence(entry.description).removeprefix(": "),
            breaking_mark(entry),
        )
        for entry in reversed(documented.history)
    ]
    return table(("Version", "Date", "Author", "Description", "Mark"), rows) if rows else ""


def _value_sets(documented: DocumentedComponent, pages: Pages) -> str:
    dictionary = documented.dictionary
    users: dict[QName, list[str]] = {}
    for shown in sorted(dictionary.tables.values(), key=lambda found: str(found.name)):
        for column in shown.columns:
            kind = column.type.items or column.type
            if kind.value_set is not None:
                place = f"{pages.table_link(shown.name)} {code(column.name)}"
                users.setdefault(kind.value_set, []).append(place)
    sections = [
        section(
            inline(str(found.name)),
            prose(found.description or ""),
            _values(found),
            f"Used by: {', '.join(users[found.name])}." if found.name in users else "Used nowhere.",
        )
        for found in _ordered(dictionary.value_sets.values())
    ]
    return page(f"# Value sets: {inline(documented.name)}", link("All tables", INDEX), *sections)


def _values(found: ValueSet) -> str:
    kind = "A real enum type where the platform has one." if found.native else "Kept by a check."
    return f"{kind}\n\n{bullets(code(value) for value in found.values)}"


def _view_page(view: View, context: TableContext) -> str:
    events = [
        (
            version_link(event.version, up=_UP),
            view_words(event.operations) or "there from the first recorded version",
        )
        for event in context.history.views.get(view.name, ())
    ]
    return page(
        f"# {inline(str(view.name))}",
        f"{link('All tables', _UP + INDEX)} · View",
        prose(view.description or ""),
        f"Formerly {code(view.renamed_from)}." if view.renamed_from else "",
        section("Query", fence(view.query.text, "sql"), _own_queries(view)),
        section("Reads", bullets(_sources(view, context))),
        section("History", table(("Version", "What changed"), events) if events else ""),
    )


def _own_queries(view: View) -> str:
    blocks = [
        f"Written differently on {inline(platform)}:\n\n{fence(text, 'sql')}"
        for platform, text in view.query.overrides
    ]
    return "\n\n".join(blocks)


def _sources(view: View, context: TableContext) -> list[str]:
    """Return links to what the query reads; a query that cannot be read links to nothing."""
    try:
        sources = source_tables(parse_query(view.query.text))
    except ExpressionError:
        return []
    known = {name.folded(): name for name in context.pages.tables}
    known_views = {name.folded(): name for name in context.pages.views}
    found = []
    for schema, name in sources:
        asked = QName(schema or view.name.schema, name).folded()
        if asked in known:
            found.append(context.pages.table_link(known[asked], up=_UP))
        elif asked in known_views:
            found.append(context.pages.view_link(known_views[asked], up=_UP))
        else:
            found.append(code(name))
    return found


def _ordered(objects: Iterable[ViewOrSet]) -> list[ViewOrSet]:
    return sorted(objects, key=lambda found: str(found.name))
