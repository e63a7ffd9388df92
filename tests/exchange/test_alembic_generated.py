"""Generated dictionaries as Alembic revisions: the same schema and rows as Strandline's own way.

Each example goes two ways: one database by Alembic, one by the product's own migrations. With rows
of users in both, up and down, the two must hold the same at every stop.
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from strandline.dictionary.model import EMPTY, Column, Dictionary, Table
from strandline.errors import InvalidInput, PlatformFailure
from strandline.exchange.alembic import environment
from strandline.exchange.alembic.dialects import DIALECTS
from strandline.exchange.alembic.direction import say_plan
from strandline.exchange.alembic.revision import OnDialect, RevisionFacts, revision_text
from strandline.exchange.alembic.tables import Speaker
from strandline.plan.planner import PlannedState, plan_migration
from strandline.platforms.base import Platform
from strandline.platforms.registry import get_platform
from strandline.testing.generated_rows import user_rows
from strandline.testing.live_database import LiveDatabase
from strandline.testing.strategies import dictionaries, evolutions
from support.alembic_runs import AlembicRuns
from support.postgres import fresh_database

_NIGHTLY = os.environ.get("STRANDLINE_HYPOTHESIS_PROFILE") == "nightly"
EXAMPLES = int(os.environ.get("STRANDLINE_ALEMBIC_EXAMPLES", "200" if _NIGHTLY else "8"))
alembic_law = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not _NIGHTLY,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, Phase.shrink] if _NIGHTLY else [Phase.generate],
)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sqlite", "postgres"])
def test_alembic_leads_where_strandline_does(name: str, request: pytest.FixtureRequest) -> None:
    platform = get_platform(name)
    server = request.getfixturevalue("postgres_server") if name == "postgres" else None
    counts: Counter[str] = Counter()

    @alembic_law
    @given(st.data())
    def law(data: st.DataObject) -> None:
        before = data.draw(dictionaries(platform.features, max_tables=3))
        after = data.draw(evolutions(before, platform.features))
        counts["examples"] += 1
        with ExitStack() as stack:
            try:
                example = _Example(stack, platform, server, before, after)
            except InvalidInput as refusal:
                assert refusal.code == "P001"
                counts["refused"] += 1
                return
            example.run(counts)

    law()
    assert counts["refused"] <= counts["examples"] // 3, counts
    print(f"{name}: {dict(counts)}")


class _Example:
    def __init__(
        self,
        stack: ExitStack,
        platform: Platform,
        server: str | None,
        before: Dictionary,
        after: Dictionary,
    ) -> None:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        url = f"sqlite:///{folder}/by_alembic.db"
        if server is not None:
            url = stack.enter_context(fresh_database(server))
        self.before, self.after, self.platform, self.url = before, after, platform, url
        self.runs = AlembicRuns(folder, url)
        self.own = LiveDatabase(platform, stack.enter_context(platform.scratch(server)))
        write_chain(folder, [EMPTY, before, after], platform)

    def run(self, counts: Counter[str]) -> None:
        text = "".join(path.read_text() for path in self.runs.folder.glob("versions/*.py"))
        counts.update({call: text.count(call) for call in CALLS})
        self.runs.upgrade("r1")
        self.own.up(EMPTY, self.before)
        self.compare(self.before, "created")
        rows = user_rows(self.before)
        self.own.insert(self.before, rows)
        with self.platform.connect(self.url) as connection:
            LiveDatabase(self.platform, connection).insert(self.before, rows)
        self.runs.upgrade("r2", "lossy=yes")
        self.own.up(self.before, self.after)
        self.compare(self.after, "up")
        try:
            self.own.down(self.before, self.after)
        except PlatformFailure as error:
            # A required column without a default cannot come back to a table with rows.
            assert error.code == "X208"
            with pytest.raises(Exception, match=r"(?i)not.null|violates|constraint"):
                self.runs.downgrade("r1", "lossy=yes")
            counts["rollback refused by the rows"] += 1
            return
        self.runs.downgrade("r1", "lossy=yes")
        self.compare(self.before, "down")
        self.runs.downgrade("base", "lossy=yes")
        self.own.up(self.before, EMPTY)
        self.compare(EMPTY, "removed")

    def compare(self, expected: Dictionary, stop: str) -> None:
        with self.platform.connect(self.url) as connection:
            by_alembic = LiveDatabase(self.platform, connection)
            drift = [said for said in by_alembic.drift(expected) if "alembic_version" not in said]
            assert drift == [], stop
            for name in expected.tables:
                columns = _comparable_columns(expected.tables[name])
                found = by_alembic.rows(expected, name, columns)
                assert found == self.own.rows(expected, name, columns), f"{stop}: {name}"


def _comparable_columns(table: Table) -> list[str]:
    """Leave out what a clock or a generator filled in: it differs between two databases."""
    return [
        column.name for column in table.columns if column.generated is None and not _moves(column)
    ]


def _moves(column: Column) -> bool:
    if column.default is None:
        return False
    text = column.default.expression.text.upper()
    return "(" in text or text.startswith(("CURRENT_", "LOCAL"))


def write_chain(folder: Path, states: list[Dictionary], platform: Platform) -> None:
    """Write an environment whose revisions r1, r2, ... lead from each state to the next."""
    versions = folder / environment.VERSIONS
    versions.mkdir()
    for name, text in environment.FILES.items():
        (folder / name).write_text(text)
    dialect = DIALECTS[platform.name]
    speaker = Speaker(platform, dialect)
    for number, (start, end) in enumerate(pairwise(states), start=1):
        planned = plan_migration(
            PlannedState(label=str(number - 1), dictionary=start),
            PlannedState(label=str(number), dictionary=end),
            platform,
        )
        facts = RevisionFacts(
            revision=f"r{number}",
            parent=f"r{number - 1}" if number > 1 else None,
            component="c",
            version=str(number),
            before=str(number - 1),
            description='A "quoted" \\ description"""',
        )
        said = OnDialect(
            dialect=dialect,
            upgrade=say_plan(planned.forward, speaker, {}),
            downgrade=say_plan(planned.rollback, speaker, {}),
        )
        (versions / f"r{number}.py").write_text(revision_text(facts, [said]))


CALLS = ("op.create_table(", "op.batch_alter_table(", "op.bulk_insert(", "op.add_column(", "_sql(")
