"""Microsoft's own T-SQL parser and model validator, asked over JSON lines in a process of its own.

Installed by ``dev/tsql_oracle/install.py DIR``; DIR is ``.venv-tsql`` at the repository root, or what
STRANDLINE_TSQL_ORACLE names. Tests skip with the recorded reason where it could not be installed.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECKER = ROOT / "dev" / "tsql_oracle" / "checker.py"
DIRECTORY_VARIABLE = "STRANDLINE_TSQL_ORACLE"
SECONDS = 120.0
REMEDY = "run: python dev/tsql_oracle/install.py .venv-tsql"


class OracleError(Exception):
    """The checker died, hung or refused a request; never a finding about the T-SQL it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TsqlError:
    """One syntax error; line and column count from 1, number is SQL Server Data Tools' (46010...)."""

    line: int
    column: int
    number: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelMessage:
    """`object` is the first name the message gives, such as "[dbo].[t].[c]"; None when it gives none."""

    number: int
    severity: str
    message: str
    object: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReport:
    """`skipped` counts the statements that a model cannot hold, by kind ("Insert", "DropTable")."""

    added: int
    skipped: Mapping[str, int]
    messages: tuple[ModelMessage, ...]

    @property
    def errors(self) -> tuple[ModelMessage, ...]:
        return tuple(entry for entry in self.messages if entry.severity == "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """Empty reasons mean available."""

    directory: Path
    parse_reason: str
    model_reason: str


def oracle_directory() -> Path:
    return Path(os.environ.get(DIRECTORY_VARIABLE) or ROOT / ".venv-tsql")


def read_availability(directory: Path) -> Availability:
    try:
        status = json.loads((directory / "oracle.json").read_text(encoding="utf-8"))
        reasons = [status[tier]["reason"] for tier in ("parse", "model")]
    except FileNotFoundError:
        reasons = [f"not installed; {REMEDY}"] * 2
    except (OSError, ValueError, KeyError, TypeError) as error:
        reasons = [f"unreadable oracle.json ({type(error).__name__}); {REMEDY}"] * 2
    return Availability(directory=directory, parse_reason=reasons[0], model_reason=reasons[1])


class TsqlOracle:
    """Context manager that owns one checker process; not for use by two threads at once."""

    def __init__(self, directory: Path | None = None, *, seconds: float = SECONDS) -> None:
        self._availability = read_availability(directory or oracle_directory())
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._log: IO[bytes] | None = None
        self._reader: threading.Thread | None = None

    @property
    def process_id(self) -> int:
        return self._running().pid

    def __enter__(self) -> Self:
        if self._availability.parse_reason:
            pytest.skip(f"T-SQL parser not available: {self._availability.parse_reason}")
        self._log = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            [str(self._availability.directory.absolute() / "bin" / "python"), str(CHECKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        self._reader = threading.Thread(
            target=self._collect, args=(self._process.stdout,), daemon=True
        )
        self._reader.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        process, self._process = self._process, None
        if process is not None and process.stdin is not None and process.stdout is not None:
            # A broken pipe means it is dead already, and whoever asked it last was told.
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if self._reader is not None:
                self._reader.join(timeout=10)
            process.stdout.close()
        if self._log is not None:
            self._log.close()

    def parse(self, script: str) -> tuple[TsqlError, ...]:
        """Syntax errors of a script with GO batches, as SQL Server 2019 reads it; empty when none."""
        answer = self._ask({"op": "parse", "script": script})
        return tuple(TsqlError(**entry) for entry in answer["errors"])

    def model(self, *scripts: str) -> ModelReport:
        """Validate the schema that all scripts together create; they must create it from nothing.

        Statements that alter or fill are counted in `skipped`. Skips the test where the parser works
        but the model does not.
        """
        if self._availability.model_reason:
            pytest.skip(f"T-SQL model not available: {self._availability.model_reason}")
        answer = self._ask({"op": "model", "scripts": list(scripts)})
        messages = tuple(ModelMessage(**entry) for entry in answer["messages"])
        return ModelReport(added=answer["added"], skipped=answer["skipped"], messages=messages)

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        process = self._running()
        # A full pipe would block the write as well as the read, so the clock covers both.
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            process.kill()

        clock = threading.Timer(self._seconds, expire)
        clock.start()
        line = self._exchange(process, json.dumps(request).encode() + b"\n")
        clock.cancel()
        if not line and expired.is_set():
            raise OracleError(f"no answer in {self._seconds:g} s; the checker was stopped")
        if not line:
            raise OracleError(
                f"the T-SQL checker died (code {self._exit_code()}): {self._last_words()}"
            )
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise OracleError(f"the T-SQL checker could not answer: {answer['error']}")
        return answer

    def _exchange(self, process: subprocess.Popen[bytes], request: bytes) -> bytes:
        """The answering line, or b"" from a process that has ended."""
        assert process.stdin is not None
        try:
            process.stdin.write(request)
            process.stdin.flush()
        except BrokenPipeError:
            return b""
        return self._answers.get()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise OracleError("the T-SQL checker is not started; use it in a with block")
        return self._process

    def _exit_code(self) -> int | None:
        try:
            return self._running().wait(timeout=10)
        except subprocess.TimeoutExpired:
            return None

    def _collect(self, stdout: IO[bytes]) -> None:
        """Answers go to the queue line by line; an empty one says that the process has ended."""
        for line in stdout:
            self._answers.put(line)
        self._answers.put(b"")

    def _last_words(self) -> str:
        assert self._log is not None
        self._log.seek(0)
        lines = [line.strip() for line in self._log.read().decode(errors="replace").splitlines()]
        said = [line for line in lines if line and not line.startswith("at ")]
        return " | ".join(said[-5:]) or "it said nothing"


@pytest.fixture(scope="session")
def tsql_oracle() -> Iterator[TsqlOracle]:
    """One checker for the session; made known to all tests by an import in tests/conftest.py."""
    with TsqlOracle() as oracle:
        yield oracle
