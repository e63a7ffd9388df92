"""The laws of the pure core, over generated dictionaries: nothing here opens a database."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strandline.dictionary.canonical import canonical_form, fingerprint
from strandline.dictionary.dump import table_file, value_set_file, view_file
from strandline.dictionary.load import load_directory
from strandline.dictionary.model import Column, Dictionary, Expression, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.dictionary.versions import VersionFacts, parse_dictionary, version_file
from strandline.diff.compare import compare
from strandline.diff.operations import AddColumn, DropColumn, RenameColumn, reverse_all
from strandline.diff.replay import replay
from strandline.testing.strategies import dictionaries, dictionary_pairs

# -- law 1: load(dump(m)) = m ----------------------------------------------------------------


@given(dictionaries())
def test_a_version_file_loads_back_to_the_same_dictionary(dictionary: Dictionary) -> None:
    text = version_file(VersionFacts(label="1.0.0", parent=None), dictionary)
    loaded, findings = parse_dictionary(text, shown="1.0.0.yaml")
    assert findings == []
    assert loaded == dictionary


@given(dictionaries(max_tables=3))
def test_files_of_single_objects_load_back_to_the_same_dictionary(
    tmp_path_factory: pytest.TempPathFactory, dictionary: Dictionary
) -> None:
    folder = tmp_path_factory.mktemp("objects")
    texts = [
        *map(table_file, dictionary.tables.values()),
        *map(view_file, dictionary.views.values()),
        *map(value_set_file, dictionary.value_sets.values()),
    ]
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8", newline="\n")
    loaded = load_directory(folder)
    assert list(loaded.findings) == []
    assert loaded.dictionary == dictionary


# -- law 2: replay(compare(a, b), a) = b -----------------------------------------------------


@given(dictionary_pairs())
def test_the_operations_replay_to_the_target(pair: tuple[Dictionary, Dictionary]) -> None:
    before, after = pair
    operations = compare(before, after).operations
    assert canonical_form(replay(operations, before)) == canonical_form(after)


@given(dictionary_pairs())
def test_the_reversed_operations_replay_to_the_base(pair: tuple[Dictionary, Dictionary]) -> None:
    before, after = pair
    operations = compare(before, after).operations
    assert canonical_form(replay(reverse_all(operations), after)) == canonical_form(before)


@given(dictionaries(), dictionaries())
def test_unrelated_dictionaries_replay_both_ways(before: Dictionary, after: Dictionary) -> None:
    operations = compare(before, after).operations
    assert fingerprint(replay(operations, before)) == fingerprint(after)
    assert fingerprint(replay(reverse_all(operations), after)) == fingerprint(before)


@given(dictionaries())
def test_a_dictionary_does_not_differ_from_itself(dictionary: Dictionary) -> None:
    assert compare(dictionary, dictionary).operations == ()
    assert compare(dictionary, _mixed(dictionary, random.Random(1))).operations == ()


@given(dictionary_pairs())
def test_every_operation_is_the_reverse_of_its_reverse(
    pair: tuple[Dictionary, Dictionary],
) -> None:
    for operation in compare(*pair).operations:
        assert operation.reverse().reverse() == operation
        assert operation.describe()


@given(dictionary_pairs())
def test_after_the_replay_nothing_is_left_to_do(pair: tuple[Dictionary, Dictionary]) -> None:
    before, after = pair
    reached = replay(compare(before, after).operations, before)
    assert compare(reached, after).operations == ()


# -- fingerprints ----------------------------------------------------------------------------


def _mixed(dictionary: Dictionary, order: random.Random) -> Dictionary:
    """The same dictionary with its objects, columns and constraints in another order."""

    def shuffled(items: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(order.sample(items, len(items)))

    tables = {}
    for name, table in order.sample(list(dictionary.tables.items()), len(dictionary.tables)):
        tables[name] = replace(
            table,
            columns=shuffled(table.columns),
            uniques=shuffled(table.uniques),
            foreign_keys=shuffled(table.foreign_keys),
            checks=tuple(_respaced(check) for check in shuffled(table.checks)),
            indexes=shuffled(table.indexes),
            rows=shuffled(table.rows),
            theme="another theme",
            renamed_from="something long gone",
        )
    views = dict(order.sample(list(dictionary.views.items()), len(dictionary.views)))
    return replace(dictionary, tables=tables, views=views)


def _respaced(check):  # type: ignore[no-untyped-def]
    text = check.expression.text.replace(" AND ", "\n  and   ").replace(" OR ", " or\t")
    return replace(check, expression=Expression(f"( {text} )" if text == "TRUE" else f"{text} "))


@given(dictionaries(), st.randoms(use_true_random=False))
def test_the_fingerprint_ignores_order_and_layout(
    dictionary: Dictionary, order: random.Random
) -> None:
    assert fingerprint(_mixed(dictionary, order)) == fingerprint(dictionary)


@given(dictionary_pairs())
def test_fingerprints_differ_exactly_when_there_are_operations(
    pair: tuple[Dictionary, Dictionary],
) -> None:
    before, after = pair
    differs = fingerprint(before) != fingerprint(after)
    assert differs == bool(compare(before, after).operations)


# -- examples that the laws once failed, or were built to fail --------------------------------

INTEGER = LogicalType(kind=TypeKind.INTEGER)
TEXT = LogicalType(kind=TypeKind.TEXT)


def _table(name: str, *columns: Column, **rest: object) -> Table:
    return Table(name=QName(None, name), columns=columns, **rest)  # type: ignore[arg-type]


def _dictionary(*tables: Table) -> Dictionary:
    return Dictionary(tables={table.name: table for table in tables})


A, B, C = (Column(name=name, type=INTEGER) for name in "abc")


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        pytest.param(
            _dictionary(_table("T", A, B)),
            _dictionary(_table("T", replace(B, name="x", renamed_from="b"), A)),
            [RenameColumn],
            id="rename",
        ),
        pytest.param(
            _dictionary(_table("T", A, B)),
            _dictionary(
                _table(
                    "T",
                    replace(A, name="b", renamed_from="a"),
                    replace(B, name="a", renamed_from="b"),
                )
            ),
            [],
            id="a swap of equal columns is nothing that SQL could see",
        ),
        pytest.param(
            _dictionary(_table("T", A, B, C)),
            _dictionary(_table("T", replace(A, name="b", renamed_from="a"), C)),
            [DropColumn],
            id="rename onto a name that was there: the old column goes, nothing is overwritten",
        ),
        pytest.param(
            _dictionary(_table("T", A, C)),
            _dictionary(_table("T", replace(A, name="x", renamed_from="a"), A, C)),
            [AddColumn],
            id="the old name is still there: a new column",
        ),
    ],
)
def test_renames_that_are_none(before: Dictionary, after: Dictionary, kinds: list[type]) -> None:
    operations = compare(before, after).operations
    assert [type(operation) for operation in operations] == kinds
    assert fingerprint(replay(operations, before)) == fingerprint(after)
    assert fingerprint(replay(reverse_all(operations), after)) == fingerprint(before)
