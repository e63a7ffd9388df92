"""Write every page that code knows: ``python dev/docs.py``; with ``--check`` only compare.

Exit code 1 of ``--check`` means that a page is not what its generator makes; `make docs` repairs it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import api_reference
import cli_reference
import codes
import http_reference

from strandline.dictionary.format_tables import filled
from strandline.dictionary.jsonschema import SCHEMA_FILE, schema_text
from strandline.docgen.matrix import support_matrix
from strandline.lint.catalogue import RULES
from strandline.lint.judgement_pages import changes_page, scripts_page
from strandline.lint.pages import rules_page
from strandline.packs.registry import get_pack
from strandline.platforms.registry import get_platform
from strandline.services.component import ComponentFolder
from strandline.services.docs import build_pages

FORMAT_PAGE = "docs/reference/dictionary-format.md"
ROOT = Path(__file__).resolve().parents[1]
PACKS = ("water",)
PLATFORMS = ("postgres", "mssql", "sqlite", "duckdb")


def platforms_page() -> str:
    """Return the support matrix of the built-in platforms, whatever else is installed."""
    return support_matrix({name: get_platform(name).features for name in PLATFORMS})


def pages() -> dict[str, str]:
    """Return every generated page by its path."""
    found = {
        "docs/reference/codes.md": codes.page(),
        "docs/reference/cli.md": cli_reference.page(),
        "docs/reference/python-api.md": api_reference.page(),
        "docs/reference/http-api.md": http_reference.page(),
        http_reference.DOCUMENT: http_reference.document_text(),
        "docs/reference/platforms.md": platforms_page(),
        "docs/reference/rules.md": rules_page(RULES),
        "docs/reference/rules-changes.md": changes_page(),
        "docs/reference/rules-scripts.md": scripts_page(),
        "src/strandline/services/codes.json": codes.resource(),
        f"docs/reference/{SCHEMA_FILE}": schema_text(),
        FORMAT_PAGE: filled(_read(ROOT / FORMAT_PAGE)),
    }
    for name in PACKS:
        for component, folder in get_pack(name).components:
            for page, text in build_pages(ComponentFolder(folder)).items():
                found[f"docs/reference/packs/{component}/{page}"] = text
    return found


def stale() -> list[str]:
    """Return the pages that differ from what their generators make, and those nobody makes."""
    made = pages()
    packs = ROOT / "docs/reference/packs"
    left = {path.relative_to(ROOT).as_posix() for path in packs.rglob("*") if path.is_file()}
    return [
        *(name for name, text in made.items() if _read(ROOT / name) != text),
        *sorted(left - set(made)),
    ]


def write() -> list[str]:
    """Write the pages that differ, remove those that nobody makes, and return their names."""
    changed, made = stale(), pages()
    for name in changed:
        path = ROOT / name
        if name not in made:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[name], encoding="utf-8", newline="\n")
    return changed


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write or compare the generated pages.")
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 when stale")
    options = parser.parse_args(arguments)
    changed = stale() if options.check else write()
    for name in changed:
        print(f"stale: {name} (run `make docs`)" if options.check else f"wrote {name}")
    return 1 if options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
