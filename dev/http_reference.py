"""The HTTP API's page and document, printed from the app that every installed pack is part of."""

from __future__ import annotations

import json
from typing import Any

from strandline.packs.registry import get_pack, pack_names
from strandline.rest.pack import PackWeb, load_web
from strandline.rest.principals import LOCAL
from strandline.web.app import ServedPack, create_app

METHODS = ("get", "post", "put", "patch", "delete")
DOCUMENT = "docs/reference/openapi-v1.json"


def document() -> dict[str, Any]:
    """Return the OpenAPI document; no database is opened for it."""
    packs = []
    for name in pack_names():
        web = web_of(name)
        if web is not None:
            packs.append(ServedPack(name=name, web=web, services=None))
    return create_app(packs, authenticate=lambda _request: LOCAL).openapi()


def web_of(name: str) -> PackWeb | None:
    spec = get_pack(name)
    return load_web(spec.web) if spec.web else None


def document_text() -> str:
    return json.dumps(document(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def page() -> str:
    """Return the page of all operations, by tag."""
    found: dict[str, list[str]] = {}
    for path, methods in document()["paths"].items():
        for method in (name for name in METHODS if name in methods):
            operation = methods[method]
            tag = (operation.get("tags") or ["the server itself"])[0]
            scope = operation.get("x-permission", "")
            row = f"| `{method.upper()} {path}` | {summary(operation)} | {scope} |"
            found.setdefault(tag, []).append(row)
    parts = [
        "# HTTP API\n",
        "Every route of `strandline serve` with the scope that its key needs. The whole contract,"
        " with every field, is the [OpenAPI document](openapi-v1.json), which a running server"
        " shows at `/docs`. Printed from the code.\n",
    ]
    for tag in sorted(found):
        head = "| route | what it does | scope |\n|---|---|---|"
        parts.append(f"## {tag.capitalize()}\n\n{head}\n" + "\n".join(found[tag]) + "\n")
    return "\n".join(parts)


def summary(operation: dict[str, Any]) -> str:
    """Return the first sentence of what an operation says of itself."""
    text = operation.get("description") or operation.get("summary") or ""
    first = str(text).split("\n\n")[0].replace("\n", " ").replace("|", "\\|")
    return first.split(". ")[0].rstrip(".") + "."
