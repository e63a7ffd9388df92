"""The support matrix: what each platform can do, printed from its Features record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from strandline.docgen.escape import code, inline
from strandline.docgen.markdown import page, section, table
from strandline.platforms.features import FEATURE_DOCS, Features

_TITLE = "title"


def support_matrix(features: Mapping[str, Features]) -> str:
    """Return the page with one column per platform, in the mapping's order."""
    names = list(features)
    headings = ("Feature", *(inline(features[name].title) for name in names), "Meaning")
    rows = [
        (
            code(field.name),
            *(_shown(getattr(features[name], field.name)) for name in names),
            inline(FEATURE_DOCS.get(field.name, "")),
        )
        for field in fields(Features)
        if field.name != _TITLE
    ]
    platforms = [(inline(features[name].title), code(name)) for name in names]
    return page(
        "# Platforms",
        "What each platform can do. This page is printed from the platforms' feature records; "
        "change those, not this page.",
        section("Names", table(("Product", "Platform name"), platforms)),
        section("Features", table(headings, rows)),
    )


def _shown(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case None:
            return "none"
        case int():
            return str(value)
        case _:
            return inline(str(value))
