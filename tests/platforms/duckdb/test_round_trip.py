"""Law 3: what is created is what is read back."""

from __future__ import annotations

from strandline.dictionary.model import EMPTY, Row
from strandline.platforms.duckdb import platform


def test_created_dictionary_is_read_back(kit, memory, rich):
    lowered = platform.lower(rich).dictionary
    kit.run(memory, kit.create_all(lowered), EMPTY, lowered)

    found = platform.inspect(memory)

    assert kit.meaning(found.dictionary) == kit.meaning(lowered)
    assert found.unmanaged == ()
    assert found.findings == ()


def test_lowering_is_idempotent(rich):
    once = platform.lower(rich).dictionary
    again = platform.lower(once)

    assert again.dictionary == once
    assert again.findings == ()


def test_inspected_dictionary_can_be_created_again(kit, memory, rich):
    lowered = platform.lower(rich).dictionary
    kit.run(memory, kit.create_all(lowered), EMPTY, lowered)
    found = platform.inspect(memory).dictionary

    with platform.scratch() as other:
        kit.run(other, kit.create_all(found), EMPTY, found)
        assert kit.meaning(platform.inspect(other).dictionary) == kit.meaning(found)


def test_reference_rows_are_read_as_written(kit, memory, rich):
    lowered = platform.lower(rich).dictionary
    kit.run(memory, kit.create_all(lowered), EMPTY, lowered)

    site = platform.inspect(memory, rows_of=[kit.name("Site")]).dictionary.tables[kit.name("Site")]
    (row,) = site.rows

    cells = row.as_mapping()
    assert isinstance(row, Row)
    assert cells["SiteID"] == 9
    assert cells["Key"] == b"\x00\xff'"
    assert (cells["Cost"], cells["Since"], cells["Open"]) == (1.5, "2020-01-01", True)
    assert "Twice" not in cells


def test_numbering_goes_on_after_explicit_numbers(kit, memory, rich):
    lowered = platform.lower(rich).dictionary
    kit.run(memory, kit.create_all(lowered), EMPTY, lowered)

    memory.execute('INSERT INTO "dbo"."Site" ("Name") VALUES (\'abcd\')')

    numbers = [row[0] for row in memory.execute('SELECT "SiteID" FROM "dbo"."Site" ORDER BY 1')]
    assert numbers == [9, 11]
