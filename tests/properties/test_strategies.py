"""What the strategies draw is valid: no rule finds an error in it, and every feature comes up."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from strandline.diagnostics import Severity
from strandline.dictionary.model import Dictionary
from strandline.dictionary.types import TypeKind
from strandline.diff.compare import compare
from strandline.lint.catalogue import RULES
from strandline.lint.context import RuleContext
from strandline.lint.engine import run_rules
from strandline.testing.strategies import dictionaries, dictionary_pairs


def errors(dictionary: Dictionary) -> list[str]:
    return [
        f"{finding.code} {finding.subject}: {finding.message}"
        for finding in run_rules(RuleContext(dictionary=dictionary), RULES)
        if finding.severity is Severity.ERROR
    ]


@given(dictionary_pairs())
def test_no_rule_finds_an_error(pair: tuple[Dictionary, Dictionary]) -> None:
    for dictionary in pair:
        assert errors(dictionary) == []


def test_every_feature_of_the_format_is_drawn() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=300, database=None, derandomize=True, deadline=None)
    @given(dictionary_pairs())
    def draw(pair: tuple[Dictionary, Dictionary]) -> None:
        before, after = pair
        seen.update(type(operation).__name__ for operation in compare(before, after).operations)
        seen.update(key for key in ("views", "value_sets") if getattr(before, key))
        for table in before.tables.values():
            seen.update(name for name in _PARTS if getattr(table, name))
            seen.update(column.type.kind.value for column in table.columns)
            seen["identity"] += any(column.identity for column in table.columns)
            seen["generated"] += any(column.generated for column in table.columns)
            seen["self reference"] += any(k.target == table.name for k in table.foreign_keys)
            seen["composite"] += any(len(k.columns) > 1 for k in table.foreign_keys)
            seen["partial"] += any(index.where for index in table.indexes)

    draw()
    wanted = {*_PARTS, *(kind.value for kind in TypeKind), *_OTHERS}
    assert wanted - set(+seen) == set()


_PARTS = (
    "primary_key",
    "uniques",
    "foreign_keys",
    "checks",
    "indexes",
    "managed",
    "partitioning",
    "rows",
    "description",
)
_OTHERS = (
    "views",
    "value_sets",
    "identity",
    "generated",
    "self reference",
    "composite",
    "partial",
    *("CreateTable", "DropTable", "RenameTable", "AddColumn", "DropColumn", "RenameColumn"),
    *("AlterColumn", "AddForeignKey", "DropForeignKey", "AddCheck", "AddIndex", "RenameConstraint"),
    *("CreateView", "DropView", "InsertRow", "DeleteRow", "UpdateRow", "SetComment", "SetManaged"),
)


@given(st.data())
def test_the_number_of_tables_is_bounded(data: st.DataObject) -> None:
    most = data.draw(st.integers(1, 3))
    assert 1 <= len(data.draw(dictionaries(max_tables=most)).tables) <= most
