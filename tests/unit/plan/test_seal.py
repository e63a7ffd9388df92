"""Seals: what is no part of a script's meaning, and what is."""

from __future__ import annotations

import pytest

from strandline.errors import Refused
from strandline.plan.script import read_script
from strandline.plan.seal import sealed, semantic_checksum, verify_file

SCRIPT = """\
-- Migration: v1 → v2
-- Loses data: NONE

-- strandline:begin
BEGIN;
-- strandline:step 1/2: drop column orders.note
-- effects: locks-readers:dbo.orders, loses-data:dbo.orders.note
-- strandline:statement 1.1
ALTER TABLE "dbo"."orders" DROP COLUMN "note";

-- strandline:step 2/2: set a default
-- strandline:statement 2.1
ALTER TABLE "dbo"."orders" ALTER COLUMN "a" SET DEFAULT 'x -- y';
-- strandline:end
COMMIT;
"""


def changed(old: str, new: str) -> str:
    assert old in SCRIPT
    return SCRIPT.replace(old, new, 1)


SAME = {
    "CRLF": SCRIPT.replace("\n", "\r\n"),
    "a header comment": changed("-- Migration: v1 → v2", "-- Migration: to the second version"),
    "a comment more": changed("BEGIN;", "BEGIN; -- here it starts"),
    "a block comment": changed("DROP COLUMN", "/* bye */ DROP COLUMN"),
    "blank lines": changed("\n\n-- strandline:step 2", "\n\n\n\n-- strandline:step 2"),
    "indentation": changed("ALTER TABLE", "    ALTER\n    TABLE"),
    "a step's title": changed(": set a default", ": give a default"),
    "no last line end": SCRIPT.rstrip("\n"),
}
OTHER = {
    "another column": changed('"note"', '"notes"'),
    "another case in quotes": changed('"note"', '"Note"'),
    "a value": changed("'x -- y'", "'x -- z'"),
    "a space in a value": changed("'x -- y'", "'x --  y'"),
    "a statement in a comment": changed("ALTER TABLE", "-- ALTER TABLE"),
    "a statement less": changed('ALTER TABLE "dbo"."orders" DROP COLUMN "note";', ""),
    "a marker": changed("step 2/2:", "step 2/2 outside-transaction:"),
    "an effect less": changed(", loses-data:dbo.orders.note", ""),
    "no effects": changed("-- effects: locks-readers:dbo.orders, loses-data:dbo.orders.note\n", ""),
    "another effect": changed("loses-data:dbo.orders.note", "scans:dbo.orders"),
    "an effect's line moved": changed("-- effects: ", "-- effect: "),
    "effects said twice": changed("-- strandline:statement 1.1", "-- effects: \n-- strandline:statement 1.1"),
}  # fmt: skip


@pytest.mark.parametrize("what", SAME)
def test_layout_and_comments_do_not_count(what: str) -> None:
    assert semantic_checksum(SAME[what]) == semantic_checksum(SCRIPT)
    seal = sealed("up.sql", SCRIPT)
    assert verify_file([seal], "up.sql", SAME[what]) == seal
    read, plain = (read_script(text, name="up.sql") for text in (SAME[what], SCRIPT))
    assert [step.effects for step in read.steps] == [step.effects for step in plain.steps]


@pytest.mark.parametrize("what", OTHER)
def test_what_is_done_and_what_it_is_said_to_do_count(what: str) -> None:
    assert semantic_checksum(OTHER[what]) != semantic_checksum(SCRIPT)
    with pytest.raises(Refused) as caught:
        verify_file([sealed("up.sql", SCRIPT)], "up.sql", OTHER[what])
    assert (caught.value.code, caught.value.exit_code) == ("P021", 4)


def test_effects_are_read_back_with_commas_in_names() -> None:
    text = changed("loses-data:dbo.orders.note", "loses-data:dbo.a, b, scans:dbo.c")
    first, second = read_script(text, name="up.sql").steps
    assert first.effects == ("locks-readers:dbo.orders", "loses-data:dbo.a, b", "scans:dbo.c")
    assert second.effects == ()
