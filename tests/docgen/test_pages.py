"""Pages of a component: golden files for a small one, laws for hostile and large ones."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from docgen.samples import HOSTILE_TEXTS, hostile, key, many, small, table
from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import CreateTable, DropTable, RenameTable
from strandline.docgen.history import trace
from strandline.docgen.pages import component_pages
from strandline.docgen.records import DocumentedComponent, VersionEntry

GOLDEN = Path(__file__).parent / "golden"
ALLOWED_TAGS = re.compile(r'<code>|</code>|<br>|<a id="[\w.\-]+"></a>|</a>|<a id="[\w.\-]+">')


def small_pages() -> dict[str, str]:
    return component_pages(
        small(), native_types=lambda platform, column: f"{platform}:{column.type.kind.value}"
    )


def test_small_component_is_as_golden():
    """Set STRANDLINE_REWRITE_GOLDEN=1 to write the files anew, then read the difference."""
    pages = {path: text for path, text in small_pages().items() if path.endswith(".md")}
    if os.environ.get("STRANDLINE_REWRITE_GOLDEN"):
        for path, text in pages.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(text, encoding="utf-8", newline="\n")
    golden = {
        path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8")
        for path in GOLDEN.rglob("*.md")
    }
    assert pages == golden


def test_same_input_gives_the_same_bytes_whatever_the_order():
    documented = small()
    dictionary = documented.dictionary
    turned = Dictionary(
        tables=dict(reversed(dictionary.tables.items())),
        views=dictionary.views,
        value_sets=dictionary.value_sets,
    )
    other = DocumentedComponent(
        name=documented.name,
        version=documented.version,
        dictionary=turned,
        description=documented.description,
        history=documented.history,
        platforms=documented.platforms,
        fingerprint=documented.fingerprint,
    )
    assert component_pages(documented) == component_pages(other)


def test_history_follows_renames():
    page = small_pages()["tables/site.md"]
    assert "| `name` | `string(100)` | no |  | UQ | [`1.0.0`]" in page
    assert (
        "| `kind` | `string(20) of kind` ([values](../value-sets.md)) | no |  |  | [`1.1.0`]"
        in page
    )
    told = page[page.index("## History") :]
    assert re.findall(r"\| \[`([\d.]+)`\]", told) == ["1.2.0", "1.1.0", "1.0.0"]
    assert "renamed from `place` to `site`" in told
    assert "column `title` renamed to `name`" in told


def test_history_keeps_apart_two_tables_that_had_one_name():
    """`a` was dropped and `b` took its name in one version: the old `a` is another table."""
    old, new = table("a", key("old")), table("b", key("id"))
    taken = replace(new, name=QName(None, "a"))
    entry = VersionEntry(
        label="1", dictionary=Dictionary(), operations_from_parent=tuple(map(created, (old, new)))
    )
    head = Dictionary(tables={taken.name: taken})
    moves = (DropTable(table=old), RenameTable(before=new.name, after=taken.name))
    then = VersionEntry(label="2", dictionary=head, operations_from_parent=moves)
    history = trace(
        DocumentedComponent(name="x", version="2", dictionary=head, history=(entry, then))
    )
    events = history.tables[taken.name]
    assert [event.operations for event in events] == [(moves[1],), (created(new),)]
    assert history.columns == {(taken.name, "id"): "1"}


def created(made: Table) -> CreateTable:
    return CreateTable(table=made)


def test_dropped_table_is_told_in_the_change_log_only():
    pages = small_pages()
    assert "`scratch`, with its data" in pages["changes.md"]
    assert "tables/scratch.md" not in pages


def test_first_version_without_operations_counts_as_the_beginning():
    documented = small()
    entry = documented.history[1]
    pages = component_pages(
        DocumentedComponent(
            name="x",
            version="1",
            dictionary=documented.dictionary,
            history=(
                type(entry)(label="1", dictionary=documented.dictionary, operations_from_parent=()),
            ),
        )
    )
    assert "there from the first recorded version" in pages["tables/reading.md"]
    assert "there from the first recorded version" in pages["views/latest.md"]


def test_empty_component_has_its_pages():
    pages = component_pages(DocumentedComponent(name="x", version="1", dictionary=Dictionary()))
    assert sorted(pages) == ["changes.md", "erd.html", "erd.md", "index.md"]


@pytest.mark.parametrize("documented", [small(), hostile()], ids=["small", "hostile"])
def test_every_relative_link_leads_to_a_page(documented):
    pages = component_pages(documented, native_types=lambda platform, column: HOSTILE_TEXTS[2])
    for path, text in pages.items():
        if not path.endswith(".md"):
            continue
        for href in _links(text):
            target, _, anchor = href.partition("#")
            found = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
            assert found in pages, (path, href)
            if found == "changes.md" and anchor:
                assert f'<a id="{unquote(anchor)}"></a>' in pages[found]


def test_hostile_texts_bring_no_markup_of_their_own():
    pages = component_pages(hostile(), native_types=lambda platform, column: HOSTILE_TEXTS[2])
    for path, text in pages.items():
        text.encode()
        if path.endswith(".md"):
            assert not [tag for tag in _raw_html(text) if not ALLOWED_TAGS.fullmatch(tag)], path
            assert all(not href.startswith("javascript") for href in _links(text))


def test_hostile_names_get_files_of_their_own_on_any_file_system():
    pages = component_pages(hostile())
    assert len({path.casefold() for path in pages}) == len(pages)
    assert sum(path.startswith("tables/") for path in pages) == len(hostile().dictionary.tables)
    assert all(re.fullmatch(r"(?:tables/|views/)?[\w.\-]+", path) for path in pages)
    assert all(not path.rpartition("/")[2].startswith(".") for path in pages)


def test_thousand_tables_all_have_pages():
    pages = component_pages(
        DocumentedComponent(name="big", version="1", dictionary=many(1000, themes=20))
    )
    assert sum(path.startswith("tables/") for path in pages) == 1000
    assert pages["index.md"].count("](tables/") >= 1000


def _tokens(text: str):
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        yield token
        yield from token.children or ()


def _links(text: str) -> list[str]:
    return [str(token.attrs["href"]) for token in _tokens(text) if token.type == "link_open"]


def _raw_html(text: str) -> list[str]:
    return [
        token.content.strip()
        for token in _tokens(text)
        if token.type in ("html_inline", "html_block")
    ]
