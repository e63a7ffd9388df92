"""The check that stands for a value set has one name, lowered or not."""

from __future__ import annotations

import pytest

from strandline.dictionary.model import ValueSet
from strandline.dictionary.names import QName
from strandline.platforms.lower import value_set_check


@pytest.mark.parametrize("schema", [None, "dbo", "public"])
def test_the_schema_is_no_part_of_the_name(schema: str | None) -> None:
    values = ValueSet(name=QName(schema, "kind"), values=("a", "it's"))
    check = value_set_check(QName(schema, "Sample"), "Kind", values)
    assert check.name == "CK_Sample_Kind_values"
    assert check.expression.text == "\"Kind\" IN ('a', 'it''s')"
