"""Notebooks: their cells as texts of their own."""

from __future__ import annotations

import json
import re
from typing import Any

from strandline.usages.text import Language, Source

_MAGIC = re.compile(r"^[ \t]*[%!?][^\n]*|^[^\n=]*\?{1,2}[ \t]*$", re.MULTILINE)
_SQL_CELL = re.compile(r"\s*%%(?:sql|bigquery|spark|read_sql)\b[^\n]*")
_SQL_LINE = re.compile(r"^[ \t]*%sql\b", re.MULTILINE)
_KERNELS = {"python": Language.PYTHON, "r": Language.SCRIPT, "julia": Language.SCRIPT,
            "sql": Language.SQL}  # fmt: skip


def cells(source: Source) -> list[Source]:
    """Return a notebook's cells, named `file#cell-N`; the text itself when it is no notebook."""
    try:
        document = json.loads(source.text)
        found = document["cells"]
        language = _language(document.get("metadata", {}))
        made = [_cell(source.path, n, cell, language) for n, cell in enumerate(found, start=1)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return [Source(source.path, source.text, Language.PROSE)]
    return [cell for cell in made if cell.text]


def _language(metadata: dict[str, Any]) -> Language:
    kernel = metadata.get("language_info", {}).get("name")
    kernel = kernel or metadata.get("kernelspec", {}).get("language") or "python"
    return _KERNELS.get(str(kernel).lower(), Language.CODE)


def _cell(path: str, number: int, cell: dict[str, Any], language: Language) -> Source:
    written = cell["source"]
    text = written if isinstance(written, str) else "".join(map(str, written))
    name = f"{path}#cell-{number}"
    if cell.get("cell_type") != "code":
        return Source(name, text, Language.PROSE)
    head = _SQL_CELL.match(text)
    if head is not None:
        return Source(name, " " * head.end() + text[head.end() :], Language.SQL)
    if language is Language.PYTHON:
        return _python(name, text)
    return Source(name, text, language)


def _python(name: str, text: str) -> Source:
    """Blank what only a notebook understands, so that the rest parses at the same places."""
    if _SQL_LINE.search(text) and not re.sub(_SQL_LINE, "", text).strip().count("\n"):
        return Source(name, _SQL_LINE.sub(lambda m: " " * len(m.group()), text), Language.SQL)
    return Source(name, _MAGIC.sub(lambda m: " " * len(m.group()), text), Language.PYTHON)
