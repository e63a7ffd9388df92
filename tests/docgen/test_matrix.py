"""The support matrix: every feature of every platform, in words."""

from __future__ import annotations

from dataclasses import fields

from strandline.docgen.matrix import support_matrix
from strandline.platforms.features import FEATURE_DOCS, Features


def features(**changed) -> Features:
    kinds = {"title": "P", "minimum_version": "1.2", "identifier_bytes": 63}
    kinds |= {"timestamp_precision": 6, "batch_separator": None}
    values = {field.name: kinds.get(field.name, True) for field in fields(Features)}
    return Features(**(values | changed))


def test_every_feature_has_a_row_with_a_cell_per_platform():
    page = support_matrix(
        {"one": features(title="One | SQL"), "two": features(arrays=False, batch_separator="GO")}
    )
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    named = [
        line for line in rows if any(line.startswith(f"| `{name}` |") for name in FEATURE_DOCS)
    ]
    assert len(named) == len(fields(Features)) - 1
    assert "| Feature | One &#124; SQL | P | Meaning |" in page
    assert f"| `arrays` | yes | no | {FEATURE_DOCS['arrays']} |" in page
    assert "| `batch_separator` | none | GO |" in page
    assert "| `identifier_bytes` | 63 | 63 |" in page
    assert "| One &#124; SQL | `one` |" in page
