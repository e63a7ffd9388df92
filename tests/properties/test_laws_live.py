"""Laws 2 to 5 on real databases: generated dictionaries are created, changed and rolled back.

Each example leaves its database empty by migrating to the empty dictionary, so dropping is
tested with everything else. What a platform honestly cannot hold is counted, and few may be.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from strandline.dictionary.model import EMPTY, Dictionary, Row, Table
from strandline.dictionary.names import QName
from strandline.drift.live import comparable_cell
from strandline.errors import InvalidInput, PlatformFailure
from strandline.plan.planner import PlannedState, plan_migration
from strandline.platforms.base import Effect, Platform
from strandline.platforms.registry import get_platform
from strandline.testing.generated_rows import user_rows
from strandline.testing.live_database import LiveDatabase
from strandline.testing.strategies import dictionaries, evolutions

_NIGHTLY = os.environ.get("STRANDLINE_HYPOTHESIS_PROFILE") == "nightly"
_SHRINK = bool(os.environ.get("STRANDLINE_LIVE_SHRINK", "1" if _NIGHTLY else ""))
EXAMPLES = int(os.environ.get("STRANDLINE_LIVE_EXAMPLES", "400" if _NIGHTLY else "25"))


def nightly() -> bool:
    """Say whether this is the long run, with no number of examples of its own."""
    return _NIGHTLY and "STRANDLINE_LIVE_EXAMPLES" not in os.environ


live = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not _NIGHTLY,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
    # Every example costs migrations, so what fails quickly is shrunk on request only.
    phases=[Phase.generate, Phase.shrink] if _SHRINK else [Phase.generate],
)


@dataclass(slots=True)
class World:
    """One platform's database for this module, replaced after an example that failed."""

    platform: Platform
    server: str | None
    stack: ExitStack = field(default_factory=ExitStack)
    database: LiveDatabase | None = None
    counts: Counter[str] = field(default_factory=Counter)

    def example(self, law: Callable[[LiveDatabase], None]) -> None:
        """Run one example in an empty database; counts what the platform refuses."""
        if self.database is None:
            connection = self.stack.enter_context(self.platform.scratch(self.server))
            self.database = LiveDatabase(self.platform, connection)
        self.counts["examples"] += 1
        own = replace(self.database, component=f"example {self.counts['examples']}")
        try:
            law(own)
        except InvalidInput as refusal:
            if refusal.code != "P001":
                raise
            self.counts[f"refused {refusal.findings[0].code}"] += 1
            self._leave()
        except BaseException:
            self._leave()
            raise

    def _leave(self) -> None:
        self.stack.close()
        self.database = None

    def check_counts(self) -> None:
        """Most examples reach the end; the rest is told."""
        refused = sum(number for what, number in self.counts.items() if what != "examples")
        assert refused <= self.counts["examples"] // 3, self.counts


@pytest.fixture(params=["sqlite", "duckdb", "postgres"])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    server = request.getfixturevalue("postgres_server") if request.param == "postgres" else None
    made = World(platform=get_platform(request.param), server=server)
    try:
        yield made
    finally:
        made.stack.close()
        print(f"{request.node.name}: {dict(made.counts)}")


# -- law 3: inspect(create(m)) = lower(m) ---------------------------------------------------------


def test_what_is_created_is_inspected(world: World) -> None:
    platform = world.platform

    @live
    @given(dictionaries(platform.features))
    def law(dictionary: Dictionary) -> None:
        def run(database: LiveDatabase) -> None:
            database.up(EMPTY, dictionary)
            assert database.drift(dictionary) == []
            state = PlannedState(label="1.0.0", dictionary=dictionary)
            assert plan_migration(state, state, platform).forward.is_empty
            _remove(database, dictionary)

        world.example(run)

    law()
    world.check_counts()


def test_lowering_twice_changes_nothing(world: World) -> None:
    @live
    @given(dictionaries())
    def law(dictionary: Dictionary) -> None:
        once = world.platform.lower(dictionary).dictionary
        assert world.platform.lower(once).dictionary == once

    law()


# -- laws 2 and 5: there and back, twice, with every row ------------------------------------------


def test_there_and_back_keeps_the_schema_and_every_row(world: World) -> None:
    features = world.platform.features

    @live
    @given(st.data())
    def law(data: st.DataObject) -> None:
        before = data.draw(dictionaries(features, max_tables=3))
        after = data.draw(evolutions(before, features))

        def run(database: LiveDatabase) -> None:
            _there_and_back(world, database, before, after)

        world.example(run)

    law()
    world.check_counts()


def _there_and_back(
    world: World, database: LiveDatabase, before: Dictionary, after: Dictionary
) -> None:
    database.up(EMPTY, before)
    rows = user_rows(before)
    database.insert(before, rows)
    shared = list(_shared_columns(before, after))
    for turn in ("first", "second"):
        note(f"{turn} way there")
        database.up(before, after)
        assert database.drift(after) == []
        for old, new, columns in shared:
            wanted = _cells(before.tables[old], after.tables[new], rows[old], columns)
            found = database.rows(after, new, list(columns.values()))
            assert not wanted - found, f"{new} lost rows"
        note(f"{turn} way back")
        if not _rolled_back(world, database, before, after):
            _remove(database, after)
            return
        assert database.drift(before) == []
        for name, table in before.tables.items():
            same = {c.name: c.name for c in table.columns if c.generated is None}
            given = {column: column for column in same if column in rows[name][0].as_mapping()}
            wanted = _cells(table, table, rows[name], given)
            assert not wanted - database.rows(before, name, list(given)), f"{name} lost rows"
    _remove(database, before)


def _rolled_back(
    world: World, database: LiveDatabase, before: Dictionary, after: Dictionary
) -> bool:
    """Roll back; False where the rows rightly forbid it, which then leaves everything as it was.

    A required column without a default that was dropped cannot come back to a table with rows.
    """
    try:
        database.down(before, after)
    except PlatformFailure as error:
        states = [
            PlannedState(label=label, dictionary=d) for label, d in (("a", before), ("b", after))
        ]
        effects = {
            effect.effect
            for step in plan_migration(*states, database.platform).rollback.steps
            for effect in step.effects
        }
        if error.code != "X208" or Effect.MAY_FAIL not in effects:
            raise
        assert database.drift(after) == []
        world.counts["rollback refused by the rows"] += 1
        return False
    return True


def _shared_columns(
    before: Dictionary, after: Dictionary
) -> Iterator[tuple[QName, QName, dict[str, str]]]:
    """Yield old name, new name and {old column: new column} of tables that are in both."""
    for table in after.tables.values():
        old = before.tables.get(table.name)
        if old is None and table.renamed_from is not None:
            old = before.tables.get(QName(table.name.schema, table.renamed_from))
        if old is None:
            continue
        columns = {}
        for column in table.columns:
            first = old.find_column(column.name)
            if first is None and column.renamed_from is not None:
                first = old.find_column(column.renamed_from)
            if first is not None and first.generated is None and column.generated is None:
                columns[first.name] = column.name
        yield old.name, table.name, columns


def _cells(
    old: Table, new: Table, rows: tuple[Row, ...], columns: dict[str, str]
) -> Counter[tuple[object, ...]]:
    """Return the cells of the rows that were inserted, as they are to be read back."""
    found: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        cells = row.as_mapping()
        found[
            tuple(comparable_cell(cells[o], new.get_column(n).type) for o, n in columns.items())
        ] += 1
    assert old.columns
    return found


# -- law 4: the chain of migrations ends where creating the last at once does ----------------------


def test_a_chain_ends_where_creating_at_once_does(world: World) -> None:
    features = world.platform.features

    @live
    @given(st.data())
    def law(data: st.DataObject) -> None:
        chain = [data.draw(dictionaries(features, max_tables=2))]
        for _ in range(3):
            chain.append(data.draw(evolutions(_settled(chain[-1]), features)))

        def run(database: LiveDatabase) -> None:
            base = EMPTY
            for target in chain:
                database.up(base, target)
                assert database.drift(target) == []
                base = _settled(target)
            by_steps = database.state()
            _remove(database, base)
            # What was just archived waits for its own way back: this one is another component.
            database = replace(database, component=f"{database.component} at once")
            database.up(EMPTY, base)
            assert list(_differences(by_steps, database.state())) == []
            _remove(database, base)

        world.example(run)

    law()
    world.check_counts()


def _differences(one: object, two: object, place: str = "") -> Iterator[str]:
    """Yield each leaf in which two canonical forms differ, with the way to it."""
    if isinstance(one, dict) and isinstance(two, dict):
        for key in {**one, **two}:
            yield from _differences(one.get(key), two.get(key), f"{place}/{key}")
    elif one != two:
        yield f"{place}: {one!r} and {two!r}"


def _settled(dictionary: Dictionary) -> Dictionary:
    """Return the dictionary without rename hints: the next version compares from here."""
    tables = {
        name: replace(
            table,
            renamed_from=None,
            columns=tuple(replace(column, renamed_from=None) for column in table.columns),
        )
        for name, table in dictionary.tables.items()
    }
    views = {name: replace(view, renamed_from=None) for name, view in dictionary.views.items()}
    return replace(dictionary, tables=tables, views=views)


def _remove(database: LiveDatabase, dictionary: Dictionary) -> None:
    """Migrate to nothing: the drop of everything works, and leaves nothing."""
    database.up(dictionary, EMPTY)
    assert database.drift(EMPTY) == []
