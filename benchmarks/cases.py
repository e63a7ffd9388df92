"""What is measured: start-up, planning without a database, drift, and applying a script."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks.database import recreate, run_script, with_database
from benchmarks.measure import Contestant, Result, race
from benchmarks.peers import Peers
from benchmarks.schemas import write_dictionary, write_models

BEFORE, APPLIED, EMPTY = "bench_before", "bench_applied", "bench_empty"
AFTER = "bench_after"
_ALEMBIC_INI = """\
[alembic]
script_location = {folder}
"""
_ALEMBIC_ENV = """\
import sys
from alembic import context
from sqlalchemy import create_engine
sys.path.insert(0, {folder!r})
from models import metadata
with create_engine({url!r}).connect() as connection:
    context.configure(
        connection=connection, target_metadata=metadata, compare_server_default=True,
        include_name=lambda name, kind, names: name != "alembic_version",
    )
    with context.begin_transaction():
        context.run_migrations()
"""
_ALEMBIC_TEMPLATE = """\
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
def upgrade():
    ${upgrades if upgrades else "pass"}
def downgrade():
    ${downgrades if downgrades else "pass"}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The bench's place: a temporary folder, the server and the programs there are."""

    folder: Path
    server: str
    peers: Peers

    def program(self, name: str) -> str:
        return self.peers.programs[name]

    def run(self, *command: str) -> None:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{command[1:4]} failed: {(done.stderr or done.stdout)[-2000:]}")

    def place(self, name: str) -> Path:
        path = self.folder / name
        path.mkdir(parents=True, exist_ok=True)
        return path


def start_up(bench: Bench, *, rounds: int) -> list[Result]:
    """`--help` of every program, cold process, warm disk."""
    names = ("strandline", "dbmate", "migra", "alembic")
    return race(
        [
            Contestant(
                name=f"{name} --help",
                command=[bench.program(name), "--help"],
                directory=bench.folder,
            )
            for name in names
            if bench.peers.has(name)
        ],
        rounds=rounds,
    )


MOST_LIVE_TABLES = 2_000
"""More tables than that cost many minutes to make in a live database before a peer can start."""


def planning(bench: Bench, tables: int, *, rounds: int) -> list[Result]:
    """Create everything, and change a tenth: strandline from files, the others from databases."""
    work = bench.place(f"plan_{tables}")
    before = write_dictionary(work / "before", tables, changed=False)
    after = write_dictionary(work / "after", tables, changed=True)
    nothing = work / "nothing"
    nothing.mkdir()
    plan = [bench.program("strandline"), "plan", "--platform", "postgres"]
    create = [*plan, "--from", str(nothing), "--to", str(before)]
    change = [*plan, "--from", str(before), "--to", str(after)]
    contestants = [
        Contestant(name="strandline plan, create all", command=create, directory=work),
        Contestant(name="strandline plan, 10 % changed", command=change, directory=work),
    ]
    if tables > MOST_LIVE_TABLES:
        return race(contestants, rounds=rounds)
    _load(bench, BEFORE, create)
    if bench.peers.has("alembic"):
        contestants.append(_alembic(bench, work, tables, check=False))
    if bench.peers.has("migra"):
        _load(bench, AFTER, [*plan, "--from", str(nothing), "--to", str(after)])
        urls = [with_database(bench.server, name) for name in (BEFORE, AFTER)]
        contestants.append(
            Contestant(
                name="migra, 10 % changed (two live databases)",
                command=[bench.program("migra"), "--unsafe", *urls],
                directory=work,
                codes=(0, 2),
            )
        )
    return race(contestants, rounds=rounds)


def _load(bench: Bench, database: str, plan: list[str]) -> None:
    recreate(bench.server, database)
    script = subprocess.run(plan, capture_output=True, text=True, check=True).stdout
    run_script(with_database(bench.server, database), script)


def _alembic(bench: Bench, work: Path, tables: int, *, check: bool) -> Contestant:
    folder = work / "alembic"
    (folder / "versions").mkdir(parents=True)
    url = with_database(bench.server, APPLIED if check else BEFORE, scheme="postgresql+psycopg2")
    (folder / "alembic.ini").write_text(_ALEMBIC_INI.format(folder=folder))
    (folder / "env.py").write_text(_ALEMBIC_ENV.format(folder=str(folder), url=url))
    (folder / "script.py.mako").write_text(_ALEMBIC_TEMPLATE)
    write_models(folder / "models.py", tables, changed=not check)
    base = [bench.program("alembic"), "-c", str(folder / "alembic.ini")]

    def forget_last() -> None:
        for path in (folder / "versions").glob("*.py"):
            path.unlink()

    if check:
        return Contestant(name="alembic check", command=[*base, "check"], directory=work)
    return Contestant(
        name="alembic revision --autogenerate, 10 % changed (live database)",
        command=[*base, "revision", "--autogenerate", "-m", "bench"],
        directory=work,
        prepare=forget_last,
    )


def drift(bench: Bench, tables: int, *, rounds: int) -> list[Result]:
    """A database that has not drifted, compared whole with what was released."""
    project, url = _released_project(bench, "drift", tables), with_database(bench.server, APPLIED)
    recreate(bench.server, APPLIED)
    base = [bench.program("strandline"), "-C", str(project)]
    bench.run(*base, "apply", "--url", url, "--yes")
    contestants = [
        Contestant(
            name="strandline drift",
            command=[*base, "drift", "--url", url, "--exit-code"],
            directory=project,
        )
    ]
    if bench.peers.has("alembic"):
        run_script(url, 'ALTER DATABASE "bench_applied" SET search_path TO public')
        contestants.append(_alembic(bench, bench.place("drift_peer"), tables, check=True))
    return race(contestants, rounds=rounds)


def _released_project(bench: Bench, name: str, tables: int) -> Path:
    project = bench.place(name)
    write_dictionary(project / "bench", tables, changed=False)
    settings = '[project]\nname = "bench"\n[components.bench]\npath = "bench"\n'
    (project / "strandline.toml").write_text(settings)
    options = ("--author", "bench", "--date", "2026-01-01", "-m", "bench")
    bench.run(bench.program("strandline"), "-C", str(project), "release", "1.0.0", *options)
    return project


def applying(bench: Bench, tables: int, *, rounds: int) -> dict[str, list[Result]]:
    """The same sealed script, run by `apply` and by the database's own client."""
    project = _released_project(bench, "apply", tables)
    base = [bench.program("strandline"), "-C", str(project), "--quiet", "apply", "--yes", "--url"]
    found: dict[str, list[Result]] = {}
    url = with_database(bench.server, EMPTY)

    def empty_database() -> None:
        recreate(bench.server, EMPTY)

    contestants = [
        Contestant(
            name="strandline apply, PostgreSQL",
            command=[*base, url],
            directory=project,
            prepare=empty_database,
        )
    ]
    if bench.peers.has("psql"):
        script = _script(project, "postgres")
        psql = [bench.program("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", str(script), url]
        contestants.append(
            Contestant(name="psql -f", command=psql, directory=project, prepare=empty_database)
        )
    found["PostgreSQL"] = race(contestants, rounds=rounds)
    path = project / "bench.db"

    def no_file() -> None:
        path.unlink(missing_ok=True)

    contestants = [
        Contestant(
            name="strandline apply, SQLite",
            command=[*base, f"sqlite:///{path}"],
            directory=project,
            prepare=no_file,
        )
    ]
    if bench.peers.has("sqlite3"):
        contestants.append(
            Contestant(
                name="sqlite3 FILE < script",
                command=[bench.program("sqlite3"), "-bail", str(path)],
                directory=project,
                stdin=_script(project, "sqlite"),
                prepare=no_file,
            )
        )
    found["SQLite"] = race(contestants, rounds=rounds)
    return found


def _script(project: Path, platform: str) -> Path:
    scripts = [path for path in project.rglob(f"*{platform}*.sql") if "rollback" not in path.name]
    if len(scripts) != 1:
        raise SystemExit(f"one forward script for {platform} was expected: {scripts}")
    return scripts[0]


def statements(project: Path, platform: str) -> int:
    """Count the statements of the script that `applying` ran, by their markers."""
    text = _script(project, platform).read_text(encoding="utf-8")
    return text.count("-- strandline:statement")
