"""Backfills on real databases: batches, limits, resuming, doubtful rows, refusals."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backfill.conftest import DOUBLE, Call, Shop
from backfill.test_files import PYTHON
from strandline import api
from strandline.errors import InvalidInput, NotFound, PlatformFailure, Refused, UsageError
from strandline.platforms.registry import platform_for_url

TYPED = """\
from datetime import datetime
from strandline.backfill import Backfill, Doubtful, Update

SEEN = []

def change(batch):
    for row in batch.rows:
        assert row["seen_at"] is None or isinstance(row["seen_at"], datetime), row
        key = {"region": row["region"], "number": row["number"]}
        if row["price"] is None:
            yield Doubtful(key=key, reason="it has no price")
        else:
            yield Update(key=key, values={"size": row["price"] * 2, "seen_at": datetime(2025, 3, 1)},
                         only_if={"size": None})

backfill = Backfill(version="1.0.0", table="item", sets=("size", "seen_at"), change=change, batch=7,
                    left="SELECT count(*) AS n FROM item WHERE size IS NULL")
"""


def run(shop: Shop, *names: str, **more: object) -> api.BackfillResult:  # type: ignore[name-defined]
    return api.backfill_run(shop.root, *names, url=shop.url, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("file", "text"), [("sizes.sql", DOUBLE), ("sizes.py", TYPED)])
def test_every_row_is_examined_once_and_changed_once(shop: Shop, file: str, text: str) -> None:
    shop.items(50)
    shop.write(file, text)
    (first,) = run(shop).outcomes
    assert (first.state, first.examined, first.changed, first.doubtful, first.left) == (
        "finished", 50, 45, 5, 5
    )  # fmt: skip
    assert first.batches == 8
    rows = shop.select("item", "price, size")
    assert all(size == (price and price * 2) for price, size in rows)

    assert run(shop).outcomes == ()
    (again,) = run(shop, "sizes").outcomes
    assert (again.examined, again.changed, again.doubtful) == (50, 0, 5)
    assert shop.select("item", "price, size") == rows


@pytest.mark.parametrize(("file", "text"), [("sizes.sql", DOUBLE), ("sizes.py", TYPED)])
def test_a_dry_run_and_a_verification_change_nothing(shop: Shop, file: str, text: str) -> None:
    shop.items(30)
    shop.write(file, text, seal=False)
    before = shop.select("item")
    for mode in ("dry_run", "verify"):
        result = run(shop, **{mode: True})
        (counts,) = result.outcomes
        assert (counts.examined, counts.doubtful) == (30, 3)
        # SQL cannot say what it would change, so a dry run tells what is left.
        assert counts.changed in (27, 30)
        assert not result.failed
        assert shop.select("item") == before
    with closing(shop.connect()) as connection:
        with pytest.raises(PlatformFailure):
            connection.execute("SELECT * FROM strandline.backfill WHERE changed > 0 LIMIT 0 x")
    assert [item.last for item in api.backfill_status(shop.root, url=shop.url).backfills] == [None]


def test_a_limited_run_goes_on_where_it_stopped(shop: Shop) -> None:
    shop.items(50)
    shop.write("sizes.sql", DOUBLE)
    seen = 0
    for number in range(1, 6):
        (part,) = run(shop, limit=10).outcomes
        assert part.resumed is (number > 1)
        assert part.state == "stopped"
        assert part.examined == seen + 10
        seen = part.examined
    (last,) = run(shop).outcomes
    assert (last.state, last.examined, last.changed, last.doubtful) == ("finished", 50, 45, 5)
    report = api.backfill_report(shop.root, "sizes", url=shop.url)
    assert report.last.number == 1
    assert len({row.row_key for row in report.rows}) == 5


def test_rows_that_share_their_key_are_never_parted(shop: Shop) -> None:
    shop.items(30)
    shop.write("sizes.sql", DOUBLE.replace("-- batch: 7", "-- batch: 7\n-- key: region"))
    text = (shop.files / "sizes.sql").read_text()
    assert "key: region" in text
    # The doubtful rows' key is then the region alone.
    (shop.files / "CHECKSUMS").unlink()
    shop.write("sizes.sql", text.replace("i.region, i.number,", "i.region,"))
    (done,) = run(shop, batch=1).outcomes
    assert (done.examined, done.changed, done.batches) == (30, 27, 3)


def test_a_stop_between_batches_leaves_whole_batches(shop: Shop) -> None:
    shop.items(50)
    shop.write("sizes.sql", DOUBLE)
    done: list[int] = []
    result = api.backfill_run(
        shop.root,
        url=shop.url,
        progress=lambda count, total, name: done.append(count),
        stop=lambda: bool(done) and done[-1] >= 14,
    )
    assert result.stopped
    assert result.outcomes[0].examined == 14
    (rest,) = run(shop).outcomes
    assert (rest.resumed, rest.examined, rest.changed) == (True, 50, 45)


def test_an_interrupt_rolls_its_batch_back_and_says_so(shop: Shop) -> None:
    shop.items(50)
    shop.write("sizes.sql", DOUBLE)

    def interrupt(done: int, total: int, name: str) -> None:
        if done >= 14:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        api.backfill_run(shop.root, url=shop.url, progress=interrupt)
    (standing,) = api.backfill_status(shop.root, url=shop.url).backfills
    assert standing.state.value == "stopped"
    assert standing.last is not None
    assert standing.last.examined == 14
    assert run(shop).outcomes[0].examined == 50


def test_a_failing_batch_keeps_those_before_it(shop: Shop) -> None:
    shop.items(50)
    shop.write(
        "sizes.py",
        TYPED.replace('row["price"] * 2', 'row["price"] * (2 if row["number"] != 27 else None)'),
    )
    with pytest.raises(InvalidInput) as caught:
        run(shop)
    assert caught.value.code == "B032"
    assert "TypeError in line" in caught.value.message
    assert "batches before it are kept" in caught.value.message
    (standing,) = api.backfill_status(shop.root, url=shop.url).backfills
    assert standing.state.value == "failed"
    assert standing.last is not None
    changed = [row for row in shop.select("item", "size, number") if row[0] is not None]
    assert len(changed) == standing.last.changed > 0


def test_the_report_lists_what_people_must_decide(shop: Shop, call: Call, tmp_path: Path) -> None:
    shop.items(30)
    shop.write("sizes.sql", DOUBLE)
    shop_at = ("-C", shop.root, "backfill")
    assert call(*shop_at, "run", "--url", shop.url).code == 0
    shown = call(*shop_at, "report", "sizes", "--url", shop.url, "--csv", tmp_path / "d.csv")
    assert "3  it has no price" in shown.out
    with (tmp_path / "d.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["region"], row["number"]) for row in rows} == {
        ("north", "10"), ("O'Hara; --", "20"), ("Ødal", "30")
    }  # fmt: skip
    document = json.loads(call(*shop_at, "report", "sizes", "--url", shop.url, "--json").out)
    assert document["reasons"] == {"it has no price": 3}
    assert len(document["rows"]) == 3

    # A person decides; the next pass looks again and its report replaces the old one.
    with closing(shop.connect()) as connection:
        connection.execute(f"UPDATE {shop.table('item')} SET price = 1 WHERE number = 10")
    (again,) = run(shop, "sizes").outcomes
    assert (again.changed, again.doubtful, again.left) == (1, 2, 2)
    assert len(api.backfill_report(shop.root, "sizes", url=shop.url).rows) == 2
    with pytest.raises(NotFound):
        api.backfill_report(shop.root, "prices", url=shop.url)


def test_a_backfill_that_is_not_the_same_twice_is_found_out(shop: Shop, call: Call) -> None:
    shop.items(30)
    bad = DOUBLE.replace("size = price * 2", "price = price + 1, size = NULL")
    shop.write("sizes.sql", bad, seal=False)
    before = shop.select("item")
    shown = call("-C", shop.root, "backfill", "run", "--verify", "--url", shop.url)
    assert shown.code == 1
    assert "not safe to resume" in shown.out
    assert shop.select("item") == before


BAD_CHANGES = {
    "a column beyond `sets`": 'Update(key={"id": row["id"]}, values={"flag": True})',
    "half a key": 'Update(key={}, values={"word": "x"})',
    "nothing": 'Update(key={"id": row["id"]}, values={})',
    "an unknown column": 'Insert(values={"wrod": "x"})',
    "an unknown condition": 'Update(key={"id": 1}, values={"word": "x"}, only_if={"wrod": 1})',
    "a row": "row",
    "a number": "7",
}


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("case", BAD_CHANGES)
def test_a_change_that_does_not_fit_is_told_without_values(case: str, shop: Shop) -> None:
    shop.insert("plain", [(number, "secret", None) for number in range(5)])
    text = PYTHON.replace("Backfill, Update", "Backfill, Insert, Update")
    text = text.replace('Update(key={"id": row["id"]}, values={"word": "x"})', BAD_CHANGES[case])
    shop.write("words.py", text)
    with pytest.raises(InvalidInput) as caught:
        run(shop)
    assert caught.value.code == "B031"
    assert "secret" not in str(caught.value.as_json())
    assert {row[1] for row in shop.select("plain")} == {"secret"}


WRONG_FACTS: dict[str, tuple[str, str, str]] = {
    "no such table": ("sizes.sql", DOUBLE.replace("-- table: item", "-- table: itme"), "B007"),
    "no such place": ("sizes.sql", DOUBLE.replace("FROM {item} WHERE", "FROM {itme} WHERE"), "B007"),
    "no such key": ("sizes.sql", DOUBLE.replace("-- batch: 7", "-- key: nmuber"), "B007"),
    "a key that can be empty": ("sizes.sql", DOUBLE.replace("-- batch: 7", "-- key: price"), "B008"),
    "no number is left": (
        "sizes.sql", DOUBLE.replace("SELECT count(*) FROM", "SELECT region FROM"), "B034"
    ),
    "no reason": ("sizes.sql", DOUBLE.replace(", 'it has no price'", ""), "B034"),
    "a key is set": ("words.py", PYTHON.replace('("word",)', '("id",)'), "B031"),
    "no SELECT": ("words.py", PYTHON.replace("SELECT count(*)", "SELCT count(*)"), "B007"),
    "a source of no version": (
        "words.py",
        PYTHON.replace("Backfill, Update", "Backfill, Source, Update").replace(
            "change=change,",
            "change=change, key=('id',), source=Source(query='SELECT id FROM plain', "
            "columns={'id': 'integer'}), others={'o': Source(query='SELECT id FROM plain', "
            "columns={'id': 'integer'}, since='0.9')},",
        ),
        "B007",
    ),
    "a source with empty keys": (
        "words.py",
        PYTHON.replace("Backfill, Update", "Backfill, Source, Update").replace(
            "change=change,",
            "change=change, key=('word',), source=Source(query='SELECT id, word FROM plain', "
            "columns={'id': 'integer', 'word': 'string'}),",
        ),
        "B008",
    ),
}  # fmt: skip


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
@pytest.mark.parametrize("case", WRONG_FACTS)
def test_what_does_not_fit_the_version_is_told(case: str, shop: Shop) -> None:
    file, text, code = WRONG_FACTS[case]
    shop.items(20)
    shop.insert("plain", [(1, None, None)])
    before = (shop.select("item"), shop.select("plain"))
    shop.write(file, text)
    with pytest.raises(InvalidInput) as caught:
        run(shop)
    assert caught.value.code == code
    assert (shop.select("item"), shop.select("plain")) == before


def test_inserts_and_groups_from_a_source(shop: Shop) -> None:
    shop.items(30)
    shop.write(
        "groups.py",
        """\
from strandline.backfill import Backfill, Insert, Source

def change(batch):
    there = {row["word"] for row in batch.others["there"]}
    regions = {}
    for row in batch.rows:
        regions.setdefault(row["word"], []).append(row["number"])
    for region, numbers in regions.items():
        if region not in there:
            yield Insert(values={"id": min(numbers), "word": region, "flag": len(numbers) > 9})

backfill = Backfill(
    version="1.0.0", table="plain", change=change, key=("word",), batch=1,
    source=Source(query="SELECT region AS word, number FROM item",
                  columns={"word": "string", "number": "integer"}),
    others={"there": Source(query="SELECT word, flag FROM plain",
                            columns={"word": "string", "flag": "boolean"})},
    left="SELECT count(*) AS n FROM item WHERE region NOT IN (SELECT word FROM plain)",
)
""",
    )
    assert not run(shop, verify=True).failed
    (done,) = run(shop).outcomes
    assert (done.examined, done.changed, done.left, done.batches) == (30, 3, 0, 3)
    assert shop.select("plain", "id, word") == [(1, "north"), (2, "O'Hara; --"), (3, "Ødal")]
    assert run(shop, "groups").outcomes[0].changed == 0


def test_an_indexed_column_of_rows_that_others_point_at(shop: Shop) -> None:
    """Where it cannot be updated piece by piece, the tables are made anew in one batch."""
    shop.insert(
        "parent", [(number, number if number % 7 == 0 else None, None) for number in range(40)]
    )
    shop.insert("child", [(number, number) for number in range(40)])
    shop.write(
        "kinds.py",
        """\
from datetime import date
from strandline.backfill import Backfill, Update

def change(batch):
    for row in batch.rows:
        yield Update(key={"id": row["id"]}, only_if={"kind": None},
                     values={"kind": row["id"] % 3, "seen_on": date(2025, 3, 1)})

backfill = Backfill(version="1.0.0", table="parent", sets=("kind", "seen_on"), change=change,
                    batch=10, left="SELECT count(*) AS n FROM parent WHERE kind IS NULL")
""",
    )
    assert not run(shop, verify=True).failed
    (done,) = run(shop).outcomes
    features = platform_for_url(shop.url).features
    assert (done.examined, done.changed, done.left) == (40, 34, 0)
    assert done.batches == (4 if features.indexed_updates else 1)
    assert [kind for _, kind, _ in shop.select("parent")] == [
        number if number % 7 == 0 else number % 3 for number in range(40)
    ]
    assert {str(seen) for _, _, seen in shop.select("parent")} == {"2025-03-01", "None"}
    assert len(shop.select("child")) == 40
    assert not api.drift(shop.root, url=shop.url).has_drift
    assert run(shop, "kinds").outcomes[0].changed == 0


def refused(code: str, call: Callable[[], object], kind: type[Exception] = Refused) -> None:
    with pytest.raises(kind) as caught:
        call()
    assert caught.value.code == code  # type: ignore[attr-defined]


def test_what_is_not_sealed_or_was_changed_does_not_run(shop: Shop) -> None:
    shop.items(30)
    shop.write("sizes.sql", DOUBLE, seal=False)
    refused("B020", lambda: run(shop))
    api.backfill_seal(shop.root)
    run(shop, limit=7)
    shop.write("sizes.sql", DOUBLE.replace("* 2", "* 3"), seal=False)
    refused("B022", lambda: run(shop))
    refused("B021", lambda: api.backfill_seal(shop.root))
    (shop.files / "CHECKSUMS").unlink()
    api.backfill_seal(shop.root)
    # Sealed anew in the files, but this database knows what it was run with.
    refused("B022", lambda: run(shop, "sizes"))
    assert [i.state.value for i in api.backfill_status(shop.root, url=shop.url).backfills] == [
        "changed"
    ]
    shop.write("sizes.sql", "-- laid out anew\n" + DOUBLE, seal=False)
    (shop.files / "CHECKSUMS").unlink()
    api.backfill_seal(shop.root)
    assert run(shop).outcomes[0].state == "finished"


def test_what_does_not_belong_here_is_refused(shop: Shop) -> None:
    cases = {
        "later": DOUBLE.replace("1.0.0", "9.0.0"),
        "over": DOUBLE.replace("version: 1.0.0", "version: 1.0.0\n-- until: 1.0.0"),
        "second": DOUBLE.replace("version: 1.0.0", "version: 1.0.0\n-- after: first"),
        "first": DOUBLE,
    }
    for name, text in cases.items():
        text = text.replace("backfill: sizes", f"backfill: {name}")
        shop.write(f"{name}.sql", text, seal=False)
    shop.write("other.mssql.sql", DOUBLE.replace("backfill: sizes", "backfill: other"))
    refused("B023", lambda: run(shop, "later"))
    refused("B024", lambda: run(shop, "over"))
    refused("B025", lambda: run(shop, "other"))
    refused("B026", lambda: run(shop, "second"))
    refused("B011", lambda: run(shop, "third"), NotFound)
    refused("B041", lambda: run(shop, limit=0), UsageError)
    refused("B041", lambda: run(shop, dry_run=True, verify=True), UsageError)
    assert [outcome.name for outcome in run(shop).outcomes] == ["first", "second"]
    states = api.backfill_status(shop.root, url=shop.url)
    assert {item.name: item.state.value for item in states.backfills} == {
        "first": "finished",
        "second": "finished",
        "over": "over",
        "other": "not for this platform",
        "later": "waiting",
    }


def test_a_circle_and_an_unknown_name_are_told(shop: Shop) -> None:
    shop.write(
        "one.sql", DOUBLE.replace("backfill: sizes", "backfill: one\n-- after: two"), seal=False
    )
    refused("B009", lambda: run(shop), InvalidInput)
    shop.write(
        "two.sql", DOUBLE.replace("backfill: sizes", "backfill: two\n-- after: one"), seal=False
    )
    refused("B009", lambda: api.backfill_list(shop.root), InvalidInput)


@pytest.mark.parametrize("url", ["sqlite", "duckdb"], indirect=True)
def test_a_database_that_stands_nowhere_is_refused(shop: Shop, tmp_path: Path) -> None:
    shop.write("sizes.sql", DOUBLE)
    scheme = shop.url.partition(":")[0]
    empty = f"{scheme}:///{tmp_path.as_posix()}/empty.db"
    refused("X203", lambda: api.backfill_run(shop.root, url=empty), PlatformFailure)
    with closing(platform_for_url(empty).connect(empty)) as connection:
        connection.execute("CREATE TABLE other (x INTEGER)")
    refused("B027", lambda: api.backfill_run(shop.root, url=empty))


def test_a_reset_begins_anew_and_keeps_the_log(shop: Shop, call: Call) -> None:
    shop.items(30)
    shop.write("sizes.sql", DOUBLE)
    run(shop, limit=10)
    verb = ("-C", shop.root, "backfill", "reset", "sizes", "--url", shop.url)
    assert call(*verb).code == 2  # there is no terminal to ask on
    assert call(*verb, "--yes").code == 0
    (done,) = run(shop).outcomes
    assert (done.resumed, done.examined) == (False, 30)
    (standing,) = api.backfill_status(shop.root, url=shop.url).backfills
    assert standing.last is not None
    assert standing.last.number == 2


def test_after_a_rollback_below_its_version_it_is_pending_again(shop: Shop) -> None:
    tables = shop.root / "main" / "tables"
    text = (tables / "plain.yaml").read_text()
    (tables / "plain.yaml").write_text(
        text.replace(
            "    - {name: flag", "    - {name: note, logical_type: text}\n    - {name: flag"
        )
    )
    facts = shop.root / "main" / "component.yaml"
    facts.write_text(facts.read_text().replace('version: "1.0.0"', 'version: "1.1.0"'))
    shop.write(
        "notes.sql",
        "-- backfill: notes\n-- version: 1.1.0\n-- table: plain\n"
        "UPDATE {table} SET note = word WHERE {batch} AND note IS NULL\n"
        "-- left:\nSELECT count(*) FROM {table} WHERE note IS NULL\n",
        seal=False,
    )
    released = api.release(shop.root, "1.1.0", date="2026-01-02")
    assert "backfills/CHECKSUMS" in released.files
    shop.insert("plain", [(1, "a", None), (2, "b", None)])
    assert api.status(shop.root, url=shop.url).backfills == ()
    applied = api.apply(shop.root, url=shop.url)
    assert applied.backfills == ("notes",)
    assert api.status(shop.root, url=shop.url).backfills == ("notes",)
    run(shop)
    assert api.status(shop.root, url=shop.url).backfills == ()
    api.rollback(shop.root, url=shop.url)
    api.apply(shop.root, url=shop.url)
    (standing,) = api.backfill_status(shop.root, url=shop.url).backfills
    assert standing.state.value == "pending again"
    run(shop)
    assert shop.select("plain", "id, note") == [(1, "a"), (2, "b")]


def test_check_finds_broken_and_changed_backfills(shop: Shop, call: Call) -> None:
    shop.write("sizes.sql", DOUBLE)
    assert call("-C", shop.root, "check").code == 0
    shop.write("sizes.sql", DOUBLE.replace("* 2", "* 3"), seal=False)
    shop.write("words.py", "backfill = None", seal=False)
    shop.write("late.sql", DOUBLE.replace("sizes", "late").replace("1.0.0", "7.7"), seal=False)
    shown = call("-C", shop.root, "check", "--json")
    assert shown.code == 1
    codes = {finding["code"] for finding in json.loads(shown.out)["findings"]}
    assert {"B006", "B009", "B021"} <= codes
    (shop.files / "sizes.sql").unlink()
    codes = {
        f["code"] for f in json.loads(call("-C", shop.root, "check", "--json").out)["findings"]
    }
    assert "B013" in codes


def test_the_command_line_tells_the_same_in_words_and_as_json(shop: Shop, call: Call) -> None:
    shop.items(20)
    at = ("-C", shop.root, "backfill")
    assert "has no backfills" in call(*at, "list").out
    shop.write("sizes.sql", DOUBLE, seal=False)
    assert "not sealed" in call(*at, "list").out
    assert call(*at, "run", "--url", shop.url).code == 4
    assert call(*at, "seal").out == "sealed sizes.sql\n"
    assert call(*at, "status", "--url", shop.url, "--exit-code").code == 3
    dry = json.loads(call(*at, "run", "--dry-run", "--url", shop.url, "--json").out)
    assert dry["backfills"][0]["doubtful"] == 2
    done = call(*at, "run", "--url", shop.url, "--batch", "4", "--pause", "1ms")
    assert done.code == 0
    assert "18 changed" in done.out
    assert call(*at, "run", "--url", shop.url, "--pause", "long").code == 2
    assert call(*at, "status", "--url", shop.url, "--exit-code").code == 0
    assert "no backfill of main is pending" in call(*at, "run", "--url", shop.url).out
    for verb in ("list", "status", "run", "report"):
        more = ["sizes"] if verb == "report" else []
        where = [] if verb == "list" else ["--url", shop.url]
        assert json.loads(call(*at, verb, *more, *where, "--json").out)
