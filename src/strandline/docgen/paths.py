"""Where each page lies, and how pages point at each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.docgen.escape import code, file_stem, link, short_hash

INDEX = "index.md"
VALUE_SETS = "value-sets.md"
CHANGES = "changes.md"
ERD_MARKDOWN = "erd.md"
ERD_HTML = "erd.html"


@dataclass(frozen=True, slots=True)
class Pages:
    """Relative paths of the table and view pages of one component."""

    tables: Mapping[QName, str]
    views: Mapping[QName, str]

    def table_link(self, name: QName, *, up: str = "") -> str:
        """Return a link to a table's page, or its plain name when it has no page."""
        path = self.tables.get(name)
        return link(code(str(name)), f"{up}{path}") if path else code(str(name))

    def view_link(self, name: QName, *, up: str = "") -> str:
        path = self.views.get(name)
        return link(code(str(name)), f"{up}{path}") if path else code(str(name))


def plan_pages(dictionary: Dictionary) -> Pages:
    """Give every table and view a path of its own, also on file systems that ignore case."""
    return Pages(
        tables=_paths("tables", dictionary.tables),
        views=_paths("views", dictionary.views),
    )


def version_anchor(label: str) -> str:
    """Return the anchor of a version in the change log."""
    return f"version-{file_stem(label)}"


def version_link(label: str, *, up: str = "") -> str:
    return link(code(label), f"{up}{CHANGES}#{version_anchor(label)}")


def _paths(folder: str, names: Iterable[QName]) -> dict[QName, str]:
    ordered = sorted(names, key=str)
    alone = Counter(file_stem(name.name).casefold() for name in ordered)
    paths: dict[QName, str] = {}
    taken: set[str] = set()
    for name in ordered:
        stem = file_stem(name.name)
        if alone[stem.casefold()] > 1:
            stem = file_stem(str(name))
        if stem.casefold() in taken:
            stem = f"{stem}-{short_hash(repr(tuple(name)))}"
        taken.add(stem.casefold())
        paths[name] = f"{folder}/{stem}.md"
    return paths
