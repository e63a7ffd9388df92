"""Small code bases as mappings of file to text, and what is found in them."""

from __future__ import annotations

from collections.abc import Mapping

from strandline.dictionary.names import QName
from strandline.usages.find import Reference, references
from strandline.usages.index import CodeIndex, build_index
from strandline.usages.names import Names
from strandline.usages.text import Source, language_of

SHOP = Names(
    {
        QName("shop", "orders"): ("id", "total", "note", "customer_id", "created_at"),
        QName("shop", "customers"): ("id", "name", "email"),
        QName("shop", "order_lines"): ("id", "order_id", "unit_price"),
        QName(None, "Order Details"): ("id", "Unit Price"),
    }
)


def index_of(files: Mapping[str, str], names: Names = SHOP) -> CodeIndex:
    return build_index((Source(p, text, language_of(p)) for p, text in files.items()), names)


def find(
    files: Mapping[str, str] | str, subject: str, *, min_rank: int = 1, path: str = "code.py"
) -> list[Reference]:
    """Find `table` or `table.column` in some files, or in one text under `path`."""
    given = {path: files} if isinstance(files, str) else files
    table, _, column = subject.partition(".")
    return list(references(index_of(given), table, column or None, min_rank=min_rank))


def told(found: list[Reference]) -> list[str]:
    """Return references as `line:column evidence access`, in the order of the file."""
    ordered = sorted(found, key=lambda r: (r.file, r.line, r.column))
    return [f"{r.line}:{r.column} {r.evidence.value} {r.access.value}" for r in ordered]
