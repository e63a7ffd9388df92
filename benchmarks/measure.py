"""Interleaved runs of contestants, their medians, and tables of the result."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SPAWN = Path(__file__).with_name("spawn.py")


class Failed(Exception):
    """A contestant ended with an exit code that is not one of success."""


def nothing() -> None:
    """Prepare nothing before a run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """A command to measure. `prepare` runs before each run and is not measured."""

    name: str
    command: Sequence[str]
    directory: Path
    stdin: Path | None = None
    codes: tuple[int, ...] = (0,)
    prepare: Callable[[], None] = nothing


@dataclass(slots=True, kw_only=True)
class Result:
    """Seconds and peak megabytes of every run, in order."""

    name: str
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    failure: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def peak(self) -> float:
        return max(self.megabytes)


def race(contestants: Sequence[Contestant], *, rounds: int, warm_up: bool = True) -> list[Result]:
    """Run all contestants in turn, `rounds` times; the first is the one others are compared with.

    A warm-up round, not counted, fills the page cache for everybody alike.
    """
    results = [Result(name=contestant.name) for contestant in contestants]
    for number in range(-1 if warm_up else 0, rounds):
        for contestant, result in zip(contestants, results, strict=True):
            if result.failure:
                continue
            try:
                seconds, megabytes = _run(contestant)
            except Failed as problem:
                result.failure = str(problem)
                continue
            if number >= 0:
                result.seconds.append(seconds)
                result.megabytes.append(megabytes)
    for result in results:
        shown = result.failure or f"{result.median:8.3f} s {result.peak:7.0f} MB"
        print(f"  {result.name:<44}{shown}", flush=True)
    return results


def _run(contestant: Contestant) -> tuple[float, float]:
    contestant.prepare()
    stdin = str(contestant.stdin) if contestant.stdin else ""
    done = subprocess.run(
        [
            *(sys.executable, "-I", "-S", str(SPAWN)),
            *(str(contestant.directory), stdin, *contestant.command),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"could not be started: {done.stderr.strip().splitlines()[-1:]}")
    measured = json.loads(done.stdout)
    if measured["code"] not in contestant.codes:
        said = (contestant.directory / "output.txt").read_text(errors="replace").strip()
        last = said.splitlines()[-1] if said else "nothing said"
        raise Failed(f"failed with exit code {measured['code']}: {last[:160]}")
    return measured["seconds"], measured["megabytes"]


def table(results: Sequence[Result], *, memory: bool = True) -> list[str]:
    """Return a Markdown table; ratios are to the first row, above 1 is slower than it."""
    first = results[0]
    head = "| | median | ratio | fastest |" + (" peak memory |" if memory else "")
    lines = [head, "|---|---|---|---|" + ("---|" if memory else "")]
    for result in results:
        if result.failure:
            lines.append(f"| {result.name} | {result.failure} | | |" + (" |" if memory else ""))
            continue
        ratio = "" if first.failure else f"{result.median / first.median:.2f}"
        cells = f"| {result.name} | {result.median:.3f} s | {ratio} | {min(result.seconds):.3f} s |"
        lines.append(cells + (f" {result.peak:.0f} MB |" if memory else ""))
    return lines
