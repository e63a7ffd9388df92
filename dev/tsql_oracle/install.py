"""Install the T-SQL oracle of the test suite: ``python dev/tsql_oracle/install.py DIR``.

DIR becomes a virtual environment with Microsoft's ScriptDom parser and DacFx model validator. They
lie inside the mssql-cli wheel and carry Microsoft's own terms, so they are installed for tests only,
never vendored and never a dependency of the product.

The two tiers have different needs: the parser runs on the .NET runtime of the dotnetcore2 wheel
alone; the model also needs ICU (from the system, else out of the PySide6-Essentials wheel) and
OpenSSL 1.1 (out of the pymssql wheel).

Exit code 0 whether or not the installation succeeded: tests that need the oracle skip and show the
reason recorded in ``DIR/oracle.json``. Exit code 2 is for wrong use.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

# Installed with --no-deps: mssql-cli asks for packages that no longer build.
RUNTIME_PINS = (
    "mssql-cli==1.0.0",
    "dotnetcore2==3.1.23",
    "pythonnet==3.2.1",
    "clr_loader==0.3.1",
    "cffi==2.1.1",
    "pycparser==3.12",
)
OPENSSL_PIN = "pymssql==2.4.6"
ICU_PIN = "PySide6-Essentials==6.12.0"
# Only shared libraries are taken out of these two wheels, so any one Python version of them will do.
LIBRARY_PYTHON = "3.11"
ICU_VERSIONS = range(99, 59, -1)
LAYOUT = "1"
CHECKER = Path(__file__).with_name("checker.py")
PIP_SECONDS = 900
PROBE_SECONDS = 120
PROBE = (
    {"op": "parse", "script": "SELECT 1 AS a LIMIT 1"},
    {"op": "model", "scripts": ["CREATE TABLE dbo.probe (a INT NULL, b AS (no_such_column))"]},
)


class InstallError(Exception):
    """A step failed; the text is the reason shown by skipped tests."""


@dataclass(slots=True, kw_only=True)
class Tier:
    available: bool = False
    reason: str = "not installed"


@dataclass(slots=True, kw_only=True)
class Status:
    """What ``DIR/oracle.json`` holds; ``icu`` is a major version such as "72", or "" for none."""

    key: str
    icu: str = ""
    icu_source: str = ""
    parse: Tier = field(default_factory=Tier)
    model: Tier = field(default_factory=Tier)
    seconds: float = 0.0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Install the T-SQL oracle used by the tests.")
    parser.add_argument("directory", type=Path, metavar="DIR")
    parser.add_argument(
        "--icu",
        choices=("auto", "system", "wheel", "none"),
        default="auto",
        help="where DacFx gets ICU from (default: the system, else a wheel)",
    )
    options = parser.parse_args(arguments)
    directory: Path = options.directory.absolute()
    if is_foreign(directory):
        print(f"{directory} is neither empty nor a virtual environment; it is left as it is.")
        return 2
    key = installation_key(options.icu)
    if is_current(directory, key):
        print(f"T-SQL oracle: already installed in {directory.name}")
        return 0
    started = time.monotonic()
    status = Status(key=key)
    try:
        install(directory, status, options.icu)
    except (InstallError, OSError, subprocess.SubprocessError, zipfile.BadZipFile) as error:
        status.parse.reason = status.model.reason = str(error)
    status.seconds = round(time.monotonic() - started, 1)
    write_status(directory, status)
    announce(directory, status)
    return 0


def is_foreign(directory: Path) -> bool:
    """Installing empties the directory, so it must be absent, empty, or an environment already."""
    ours = any((directory / name).is_file() for name in ("pyvenv.cfg", "oracle.json"))
    return directory.exists() and not ours and any(directory.iterdir())


def installation_key(icu: str) -> str:
    """Digest of everything that makes an installation stale when it changes."""
    parts = (LAYOUT, *RUNTIME_PINS, OPENSSL_PIN, ICU_PIN, icu, sys.version, CHECKER.name)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def is_current(directory: Path, key: str) -> bool:
    """A partly available installation is not current: the next run tries again."""
    try:
        status = json.loads((directory / "oracle.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if status.get("key") != key or not (directory / "bin" / "python").exists():
        return False
    if not (status["parse"]["available"] and status["model"]["available"]):
        return False
    return status["icu_source"] != "system" or loads_icu(status["icu"])


def install(directory: Path, status: Status, icu: str) -> None:
    require_platform()
    create_environment(directory)
    python = directory / "bin" / "python"
    run_pip(python, "install", "--no-deps", "--only-binary=:all:", *RUNTIME_PINS)
    native = directory / "native"
    native.mkdir()
    openssl = optional_step(lambda: install_openssl(python, native))
    reasons = [openssl] if openssl else []
    for source in ("system", "wheel") if icu == "auto" else (icu,):
        version, reason = provide_icu(source, python, native)
        if version:
            probe(directory, status, version, source)
            if status.model.available or openssl:
                break
            reason = f"ICU {version} from {source}: {status.model.reason}"
        reasons.append(reason)
    if not status.parse.available:
        probe(directory, status, "", "none")
    if not status.model.available:
        status.model.reason = "; ".join(reasons)


def require_platform() -> None:
    found = sysconfig.get_platform()
    if found != "linux-x86_64":
        raise InstallError(f"the wheels are used on linux-x86_64 only, this is {found}")
    if platform.libc_ver()[0] != "glibc":
        raise InstallError("the .NET runtime wheel needs glibc, this system has another C library")


def create_environment(directory: Path) -> None:
    try:
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=True).create(directory)
    except subprocess.CalledProcessError as error:
        raise InstallError(f"no virtual environment (is ensurepip installed?): {error}") from error


def run_pip(python: Path, *arguments: str) -> None:
    quiet = ("--disable-pip-version-check", "--no-input", "--quiet", "--retries", "2")
    command = [str(python), "-m", "pip", *arguments, *quiet]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PIP_SECONDS, check=False)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        wanted = " ".join(word for word in arguments if "==" in word)
        raise InstallError(f"pip {arguments[0]} {wanted}: {' '.join(lines) or 'failed'}")


def optional_step(step: Callable[[], object]) -> str:
    """The reason a step failed, or "" when it did not: the parser works without the step."""
    try:
        step()
    except (InstallError, OSError, subprocess.SubprocessError, zipfile.BadZipFile) as error:
        return str(error)
    return ""


def extract_libraries(python: Path, pin: str, part: str, native: Path) -> list[Path]:
    """Copy the wheel's members whose path contains `part` flat into `native`."""
    with tempfile.TemporaryDirectory() as folder:
        run_pip(
            python,
            *("download", "--no-deps", "--only-binary=:all:"),
            *("--python-version", LIBRARY_PYTHON, "--dest", folder, pin),
        )
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            members = [name for name in archive.namelist() if part in name and ".so" in name]
            for name in members:
                with archive.open(name) as source, (native / Path(name).name).open("wb") as target:
                    shutil.copyfileobj(source, target)
    if not members:
        raise InstallError(f"the wheel of {pin} holds no {part} libraries")
    return [native / Path(name).name for name in members]


def install_openssl(python: Path, native: Path) -> None:
    """The wheel's libraries have hashed names; .NET asks for libssl.so.1.1 and libcrypto.so.1.1."""
    libraries = extract_libraries(python, OPENSSL_PIN, "pymssql.libs/", native)
    for name in ("libssl", "libcrypto"):
        found = [path for path in libraries if path.name.startswith(f"{name}-")]
        if len(found) != 1 or ".so.1.1" not in found[0].name:
            raise InstallError(f"the wheel of {OPENSSL_PIN} holds no {name} 1.1")
        (native / f"{name}.so.1.1").symlink_to(found[0].name)


def provide_icu(source: str, python: Path, native: Path) -> tuple[str, str]:
    """(major version, "") or ("", reason)."""
    if source == "system":
        version = next((str(n) for n in ICU_VERSIONS if loads_icu(str(n))), "")
        return version, "" if version else "this system has no libicuuc and libicui18n"
    if source == "none":
        return "", "ICU was excluded with --icu none"
    try:
        libraries = extract_libraries(python, ICU_PIN, "/libicu", native)
    except (InstallError, OSError, subprocess.SubprocessError, zipfile.BadZipFile) as error:
        return "", f"no ICU on the system, and none from a wheel: {error}"
    return libraries[0].name.rpartition(".")[2], ""


def loads_icu(version: str) -> bool:
    try:
        for name in ("uc", "i18n"):
            ctypes.CDLL(f"libicu{name}.so.{version}")
    except OSError:
        return False
    return True


def probe(directory: Path, status: Status, icu: str, source: str) -> None:
    """Ask the real checker one parse and one model question; anything but the known answer fails."""
    status.icu, status.icu_source = icu, source
    write_status(directory, status)
    python = directory / "bin" / "python"
    requests = "".join(json.dumps(request) + "\n" for request in PROBE)
    done = subprocess.run(
        [str(python), str(CHECKER)],
        input=requests,
        capture_output=True,
        text=True,
        timeout=PROBE_SECONDS,
        check=False,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    ended = f"the checker ended with code {done.returncode}: {last_line(done.stderr)}"
    parsed, modelled = [*answers, *({"error": ended} for _ in PROBE)][:2]
    status.parse = judge(parsed, "errors", 46010)
    status.model = judge(modelled, "messages", 71501)


def judge(answer: dict[str, object], field_name: str, number: int) -> Tier:
    found = answer.get(field_name)
    if isinstance(found, list) and [entry["number"] for entry in found] == [number]:
        return Tier(available=True, reason="")
    return Tier(reason=str(answer.get("error") or f"unexpected answer to the probe: {answer}"))


def last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((line for line in lines if "usable version" in line), lines[-1] if lines else "")


def write_status(directory: Path, status: Status) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(status), indent=2) + "\n"
    (directory / "oracle.json").write_text(text, encoding="utf-8")


def announce(directory: Path, status: Status) -> None:
    for name, tier in (("parser", status.parse), ("model", status.model)):
        if not tier.available:
            print(f"{'!' * 72}\nT-SQL {name} NOT AVAILABLE: {tier.reason}")
            print(f"Tests that need it will be skipped with this reason.\n{'!' * 72}")
    if status.parse.available:
        icu = f"ICU {status.icu} from {status.icu_source}" if status.icu else "without ICU"
        print(f"T-SQL oracle: installed in {directory.name} ({icu}, {status.seconds} s)")


if __name__ == "__main__":
    sys.exit(main())
