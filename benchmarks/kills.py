"""``python -m benchmarks kills``: kill runs at their statements, and write what came of it.

Uses the harness of the tests, in the main environment. ``--every 1`` kills before and after every
single statement and takes hours; the page says how many of all moments were tried.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "kills.md"


def main(*, every: int, generated: int, write: bool) -> None:
    """Run all trials; the page is written when asked for, and printed otherwise."""
    sys.path.insert(0, str(ROOT / "tests"))
    from crash.harness import Tally, told
    from crash.scenarios import PLATFORMS
    from support.postgres import server_url

    started = time.monotonic()
    server = server_url()
    tallies: list[Tally] = []
    for platform in PLATFORMS:
        with tempfile.TemporaryDirectory(prefix="strandline-kills-") as folder:
            for tally in _platform(platform, Path(folder), server, every, generated):
                print(told(tally), flush=True)
                for failure in tally.failures:
                    print(f"  {failure}", flush=True)
                tallies.append(tally)
    text = "\n".join(_page(tallies, every, time.monotonic() - started)) + "\n"
    if write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {PAGE.relative_to(ROOT)}")
    else:
        print("\n" + text)
    if any(tally.failures for tally in tallies):
        raise SystemExit(1)


def _platform(
    platform: str, folder: Path, server: str, every: int, generated: int
) -> Iterator[Any]:
    from crash import scenarios as known

    water = known.water_project(folder / "water")
    parts = known.project_in_parts(folder / "parts", platform)
    makers: list[Callable[[str], Any]] = [
        lambda url: known.water_create(water, url),
        lambda url: known.water_up(water, url),
        lambda url: known.water_down(water, url),
        lambda url: known.parts_up(parts, url),
        lambda url: known.parts_down(parts, url),
    ]
    for number, make in enumerate(makers):
        yield _trials(platform, folder, server, f"s{number}", make, every)
    yield from _generated(platform, folder, server, every, generated)


def _generated(platform: str, folder: Path, server: str, every: int, count: int) -> Iterator[Any]:
    from crash import scenarios as known

    sums: dict[str, Any] = {}
    for number, (before, after) in enumerate(known.generated_pairs(platform, count)):
        project = known.generated_project(folder / f"g{number}", platform, before, after)
        if project is None:
            continue
        for way in (known.generated_up, known.generated_down):
            tally = _trials(
                platform,
                folder,
                server,
                f"g{number}{way.__name__}",
                lambda url, way=way, project=project, before=before: way(project, url, before),
                every,
            )
            total = sums.setdefault(tally.scenario, tally)
            if total is not tally:
                total.add(tally)
    yield from sums.values()


def _trials(
    platform: str, folder: Path, server: str, name: str, make: Callable[[str], Any], every: int
) -> Any:
    from crash.harness import Trials
    from crash.scenarios import template

    with ExitStack() as stack:
        url = stack.enter_context(template(platform, folder, server, name))
        trials = Trials.prepare(make(url), folder)
        moments = trials.every()
        # A short run is tried more densely: twenty of its moments at least.
        return trials.run(moments[:: max(1, min(every, len(moments) // 20))])


def _page(tallies: list[Any], every: int, seconds: float) -> Iterator[str]:
    yield "# Runs that were killed"
    yield ""
    yield "Written by `python -m benchmarks kills`. A run is killed (SIGKILL) right before or right"
    yield "after one of its statements; the same command is given again; then the version, the"
    yield "comparison with the dictionary, the ledger and every row are held against an uninterrupted"
    yield "run. Statements are all that the run sends: those of the scripts, of the ledger, of the"
    yield "lock and of the comparison. *In the middle* counts runs that stopped between two commits"
    yield "of one script, which the next run finished from the journal."
    yield ""
    yield "*Water* is the chain of 1.0.0 to 1.7.0 with rows in every table of 1.0.0; *generated* are"
    yield "random schemas with rows, changed at random; *in parts* makes indexes outside the"
    yield "transaction (CONCURRENTLY on PostgreSQL)."
    yield ""
    tried = (
        "Every moment was tried."
        if every == 1
        else f"Every {every}th moment was tried, in short runs more."
    )
    failed = sum(len(tally.failures) for tally in tallies)
    yield f"{tried} Runs after which anything differed: {failed or 'none'}."
    yield f"{sum(tally.kills for tally in tallies):,} runs were killed, in {seconds / 60:.0f} minutes."
    yield ""
    yield "| platform | run | statements | killed | survived | in the middle | rows compared | failed |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|"
    for tally in tallies:
        yield (
            f"| {tally.platform} | {tally.scenario} | {tally.statements:,} | {tally.kills:,} | "
            f"{tally.survived:,} | {tally.resumed_in_the_middle:,} | {tally.rows_compared:,} | "
            f"{len(tally.failures)} |"
        )
