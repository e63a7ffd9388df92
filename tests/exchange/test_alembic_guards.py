"""What an exported revision refuses, and what it says then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from strandline.services.component import ComponentFolder
from strandline.services.exchange import export_alembic
from strandline.services.release import ReleaseRequest, release
from strandline.services.stages import Splitting
from support.alembic_runs import AlembicRuns, alchemy_url, drift

HEAD = '_format_version: "1.0"\n'
COMPONENT = HEAD + (
    "component:\n  name: shop\n  version: '{version}'\n  platforms: [postgres, sqlite]\n"
)
FIRST = {
    "customer": "table:\n  name: customer\n  columns:\n"
    "    - {name: id, logical_type: integer, nullable: false}\n"
    "    - {name: name, logical_type: string, max_length: 50}\n"
    "  primary_key: [id]\n",
    "kind": "table:\n  name: kind\n  columns:\n"
    "    - {name: id, logical_type: integer, nullable: false}\n"
    "    - {name: label, logical_type: text}\n"
    "  primary_key: [id]\n"
    "  seed_data:\n    - {id: 1, label: 'one: 100%'}\n",
}
SECOND = {
    "customer": "table:\n  name: client\n  renamed_from: customer\n  columns:\n"
    "    - {name: id, logical_type: integer, nullable: false}\n"
    "    - {name: full_name, renamed_from: name, logical_type: string, max_length: 80}\n"
    "    - {name: rank, logical_type: integer, nullable: false, default: 0}\n"
    "    - {name: since, logical_type: timestamp, default: CURRENT_TIMESTAMP}\n"
    "    - {name: note, logical_type: text}\n"
    "  primary_key: [id]\n",
    "kind": "table:\n  name: kind\n  columns:\n"
    "    - {name: id, logical_type: integer, nullable: false}\n"
    "    - {name: label, logical_type: text}\n"
    "    - {name: colour, logical_type: text, default: \"'grey'\"}\n"
    "  primary_key: [id]\n"
    "  seed_data:\n    - {id: 1, label: 'one: 100%', colour: red}\n    - {id: 2, label: two}\n",
    "visit": "table:\n  name: visit\n  columns:\n"
    "    - {name: id, logical_type: integer, nullable: false, identity: true}\n"
    "    - {name: client_id, logical_type: integer, foreign_key: {table: client, column: id}}\n"
    "    - {name: what, logical_type: text, default: \"'a:b %s'\"}\n"
    "  primary_key: [id]\n"
    "  seed_data:\n    - {id: 7, what: opening}\n",
}


def made(root: Path, *versions: dict[str, str]) -> Path:
    """Make a component of some versions, and export it to the folder `alembic` beside it."""
    for number, tables in enumerate(versions, start=1):
        label = f"{number}.0"
        (root / "tables").mkdir(parents=True, exist_ok=True)
        (root / "component.yaml").write_text(COMPONENT.format(version=label))
        for name, text in tables.items():
            (root / "tables" / f"{name}.yaml").write_text(HEAD + text)
        request = ReleaseRequest(label=label, date="2026-01-01", splitting=Splitting.TOGETHER)
        release(ComponentFolder(root), request)
    export_alembic(ComponentFolder(root), root.parent / "alembic", version=None, with_env=True)
    return root


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("shop") / "shop", FIRST, SECOND)


@pytest.fixture(params=["sqlite", "postgres"])
def runs(request: pytest.FixtureRequest, tmp_path: Path, shop: Path) -> AlembicRuns:
    url = f"sqlite:///{tmp_path}/shop.db"
    if request.param == "postgres":
        url = str(request.getfixturevalue("postgres_url"))
    return AlembicRuns(shop.parent / "alembic", url)


@contextmanager
def connected(runs: AlembicRuns) -> Iterator[sa.Connection]:
    engine = sa.create_engine(alchemy_url(runs.url), poolclass=sa.pool.NullPool)
    with engine.begin() as connection:
        yield connection


# What users did at 2.0, and what the way back to 1.0 says would be lost.
LOSSES = [
    ("nothing", [], []),
    ("defaults only", ["INSERT INTO client (id, full_name, since) VALUES (1, 'A', NULL)"], []),
    (
        "a value",
        ["INSERT INTO client (id, full_name, since, note) VALUES (1, 'A', NULL, 'n')"],
        ["values of client.note"],
    ),
    (
        "another value than the default",
        ["INSERT INTO client (id, full_name, rank, since) VALUES (1, 'A', 5, NULL)"],
        ["values of client.rank"],
    ),
    (
        "what the clock said",
        ["INSERT INTO client (id, full_name) VALUES (1, 'A')"],
        ["values of client.since"],
    ),
    ("a row", ["INSERT INTO visit (what) VALUES ('mine')"], ["the rows of visit"]),
    (
        "a reference row edited",
        ["UPDATE visit SET what = 'edited' WHERE id = 7"],
        ["the rows of visit"],
    ),
    (
        "a cell of a reference row edited",
        ["UPDATE kind SET colour = 'blue' WHERE id = 1"],
        ["values of kind.colour"],
    ),
    (
        "an undeclared cell filled",
        ["UPDATE kind SET colour = 'blue' WHERE id = 2"],
        ["values of kind.colour"],
    ),
    (
        "several",
        [
            "INSERT INTO client (id, full_name, since, note) VALUES (1, 'A', NULL, 'n')",
            "INSERT INTO visit (client_id) VALUES (1)",
        ],
        ["values of client.note", "the rows of visit"],
    ),
]


@pytest.mark.parametrize(("_name", "done", "lost"), LOSSES, ids=[row[0] for row in LOSSES])
def test_a_lossy_downgrade_is_refused(
    runs: AlembicRuns, shop: Path, _name: str, done: list[str], lost: list[str]
) -> None:
    runs.upgrade()
    with connected(runs) as connection:
        for statement in done:
            connection.exec_driver_sql(statement)
    before = drift(shop, "2.0", runs.url)
    if lost:
        with pytest.raises(RuntimeError, match="nothing was changed") as refused:
            runs.downgrade("-1")
        assert all(what in str(refused.value) for what in lost)
        assert "lossy=yes" in str(refused.value)
        assert drift(shop, "2.0", runs.url) == before
    runs.downgrade("-1", *(["lossy=yes"] if lost else []))
    assert drift(shop, "1.0", runs.url) == []
    with connected(runs) as connection:
        kept = connection.exec_driver_sql("SELECT name FROM customer").scalars().all()
        assert kept == (["A"] if any("client (id" in text for text in done) else [])


def test_narrowing_asks_for_longer_texts(runs: AlembicRuns, shop: Path) -> None:
    runs.upgrade()
    with connected(runs) as connection:
        connection.exec_driver_sql(
            f"INSERT INTO client (id, full_name, since) VALUES (1, '{'x' * 60}', NULL)"
        )
    if runs.url.startswith("sqlite"):
        # SQLite does not cut: the text stays whole in a column that says less.
        runs.downgrade("-1")
    else:
        with pytest.raises(RuntimeError, match=r"values of client\.full_name"):
            runs.downgrade("-1")
    with connected(runs) as connection:
        column = "name FROM customer" if runs.url.startswith("sqlite") else "full_name FROM client"
        assert connection.exec_driver_sql(f"SELECT {column}").scalar() == "x" * 60


def test_another_database_is_refused(shop: Path, tmp_path: Path) -> None:
    to = tmp_path / "only"
    component = shop / "component.yaml"
    before = component.read_text()
    component.write_text(before.replace("[postgres, sqlite]", "[postgres]"))
    try:
        export_alembic(ComponentFolder(shop), to, version=None, with_env=True)
    finally:
        component.write_text(before)
    with pytest.raises(RuntimeError, match="exported for postgresql, not for sqlite"):
        AlembicRuns(to, f"sqlite:///{tmp_path}/x.db").upgrade()


def test_foreign_keys_that_are_on_are_refused(shop: Path, tmp_path: Path) -> None:
    """With them on, the table that is dropped for its new shape would take its children along."""
    to = tmp_path / "strict"
    export_alembic(ComponentFolder(shop), to, version=None, with_env=True)
    env = to / "env.py"
    env.write_text(
        env.read_text().replace(
            "connection.isolation_level = None\n",
            "connection.isolation_level = None\n"
            '        connection.execute("PRAGMA foreign_keys = ON")\n',
        )
    )
    runs = AlembicRuns(to, f"sqlite:///{tmp_path}/x.db")
    with pytest.raises(RuntimeError, match="needs foreign keys off"):
        runs.upgrade()


def test_what_others_put_on_a_table_is_not_lost(shop: Path, tmp_path: Path) -> None:
    runs = AlembicRuns(shop.parent / "alembic", f"sqlite:///{tmp_path}/x.db")
    runs.upgrade("+1")
    with connected(runs) as connection:
        connection.exec_driver_sql("CREATE TABLE log (said TEXT)")
        connection.exec_driver_sql(
            "CREATE TRIGGER mine AFTER INSERT ON customer BEGIN INSERT INTO log VALUES ('x'); END"
        )
        connection.exec_driver_sql("INSERT INTO customer VALUES (1, 'A')")
    with pytest.raises(RuntimeError, match=r"what others put on a table would be lost.*mine"):
        runs.upgrade()
    # The whole revision was undone, rows and trigger included.
    assert drift(shop, "1.0", runs.url) == []
    with connected(runs) as connection:
        connection.exec_driver_sql("INSERT INTO customer VALUES (2, 'B')")
        assert connection.exec_driver_sql("SELECT count(*) FROM log").scalar() == 2


def test_rows_that_would_point_at_nothing_stop_the_revision(shop: Path, tmp_path: Path) -> None:
    runs = AlembicRuns(shop.parent / "alembic", f"sqlite:///{tmp_path}/x.db")
    runs.upgrade()
    with connected(runs) as connection:
        connection.exec_driver_sql("CREATE TABLE other (k INTEGER REFERENCES kind (id))")
        connection.exec_driver_sql("INSERT INTO other VALUES (2)")
    with pytest.raises(RuntimeError, match=r"rows would point at nothing \(other, kind\)"):
        runs.downgrade("-1")
    assert drift(shop, "2.0", runs.url) == []


LEDGER = (
    "table:\n  name: ledger\n  columns:\n"
    "    - {{name: id, logical_type: integer, nullable: false, identity: true}}\n"
    "    - {{name: above, logical_type: integer, foreign_key: {{table: ledger, column: id}}}}\n"
    "    - {{name: facts, logical_type: json}}\n"
    "    - {{name: amount, logical_type: {amount}}}\n"
    "  primary_key: [id]\n"
    "  indexes: [{{name: IX_amount, columns: [{{name: amount, order: desc}}]}}]\n"
    "  check_constraints: [{{name: CK_amount, expression: 'amount >= {least}'}}]\n"
    "  managed: {{append_only: {append_only}}}\n"
)


def test_a_batch_keeps_numbers_behaviours_and_rows(tmp_path: Path) -> None:
    """The batch goes through a passing table; SQLite would begin to count anew with it."""
    before = LEDGER.format(amount="smallint", least=0, append_only="false")
    after = LEDGER.format(amount="bigint", least=-5, append_only="true")
    root = made(tmp_path / "shop", {"ledger": before}, {"ledger": after})
    text = next((tmp_path / "alembic" / "versions").glob("shop_2_0*")).read_text()
    assert text.count("op.batch_alter_table(") == 2
    runs = AlembicRuns(tmp_path / "alembic", f"sqlite:///{tmp_path}/x.db")
    runs.upgrade("+1")
    with connected(runs) as connection:
        for row in ("(1, NULL, '{}', 10)", "(2, 1, NULL, 20)", "(9, NULL, NULL, 30)"):
            connection.exec_driver_sql(f"INSERT INTO ledger VALUES {row}")
        connection.exec_driver_sql("DELETE FROM ledger WHERE id = 9")
    runs.upgrade()
    assert drift(root, "2.0", runs.url) == []
    with connected(runs) as connection:
        connection.exec_driver_sql("INSERT INTO ledger (above, amount) VALUES (2, -5)")
        rows = connection.exec_driver_sql("SELECT * FROM ledger ORDER BY id").all()
    assert rows == [(1, None, "{}", 10), (2, 1, None, 20), (10, 2, None, -5)]
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), connected(runs) as connection:
        connection.exec_driver_sql("DELETE FROM ledger")
    # A row that the earlier check forbids: the revision is undone as a whole.
    with pytest.raises(sa.exc.IntegrityError, match="CK_amount"):
        runs.downgrade("-1")
    assert drift(root, "2.0", runs.url) == []


def test_an_offline_script_is_what_runs_online(
    shop: Path, postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = AlembicRuns(shop.parent / "alembic", postgres_url)
    script = runs.offline("head")
    with connected(runs) as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(script.replace("BEGIN;", "").replace("COMMIT;", ""))
    assert drift(shop, "2.0", postgres_url) == []
    with pytest.raises(RuntimeError, match="an offline script cannot look"):
        runs.offline(
            f"{_ids(shop)[1]}:{_ids(shop)[0]}",
            down=True,
        )
    with pytest.raises(RuntimeError, match="run it without --sql"):
        AlembicRuns(runs.folder, "sqlite:////nowhere.db").offline("head")


def _ids(shop: Path) -> list[str]:
    return sorted(path.stem for path in (shop.parent / "alembic" / "versions").glob("shop_*.py"))
