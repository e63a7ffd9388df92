"""Results of backfills as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strandline.cli.words import counted

if TYPE_CHECKING:
    from strandline.services.backfill import BackfillList, BackfillReport, BackfillStatusResult
    from strandline.services.backfill_run import BackfillOutcome, BackfillResult

_SHOWN = 20


def list_text(result: BackfillList) -> str:
    """Return one paragraph for each backfill."""
    if not result.backfills:
        return f"{result.component} has no backfills (its folder backfills/ holds none)"
    lines = []
    for item in result.backfills:
        until = f", before {item.until}" if item.until else ""
        after = f", after {', '.join(item.after)}" if item.after else ""
        sealed = "sealed" if item.sealed else "not sealed"
        lines.append(f"{item.name}: from {item.version} on{until}{after}; {sealed}")
        if item.description:
            lines.append(f"  {item.description}")
        lines.append(f"  writes {item.table} ({', '.join(item.files)})")
    return "\n".join(lines)


def result_text(result: BackfillResult) -> str:
    """Return what each backfill came to."""
    if not result.outcomes:
        return f"no backfill of {result.component} is pending in {result.database}"
    lines = [f"{result.component} in {result.database} ({result.platform}): {result.mode}"]
    for item in result.outcomes:
        lines += _outcome_text(item, result.mode)
    return "\n".join(lines)


def _outcome_text(item: BackfillOutcome, mode: str) -> list[str]:
    would = "would change" if mode != "run" else "changed"
    state = f"{item.state}, resumed" if item.resumed else item.state
    lines = [
        f"  {item.name}: {state}",
        f"    {counted(item.examined, 'row')} examined in {_batches(item.batches)}",
        f"    {item.changed} {would}",
        f"    {item.doubtful} doubtful" + (_see_report(item.name) if item.doubtful else ""),
    ]
    if item.left is not None:
        lines.append(f"    {item.left} left")
    if item.again is not None:
        lines.append(
            "    every batch changes nothing the second time"
            if not item.again
            else f"    {item.again} changed again the second time: it is not safe to resume"
        )
    return lines


def _batches(number: int) -> str:
    return "1 batch" if number == 1 else f"{number} batches"


def _see_report(name: str) -> str:
    return f" (`strandline backfill report {name}`)"


def status_text(result: BackfillStatusResult) -> str:
    """Return one line for each backfill, and how far its newest pass came."""
    lines = [f"{result.component} in {result.database} at {result.version}"]
    if not result.backfills:
        lines.append("  no backfills")
    for item in result.backfills:
        sealed = "" if item.sealed or item.definition is None else ", not sealed"
        lines.append(f"  {item.name}: {item.state.value}{sealed} (from {item.version} on)")
        last = item.last
        if last is not None:
            left = "" if last.rows_left is None else f", {last.rows_left} left"
            lines.append(
                f"    pass {last.number}, {last.started_at}: {last.examined} examined, "
                f"{last.changed} changed, {last.doubtful} doubtful{left}"
            )
            if last.message:
                lines.append(f"    {last.message}")
    return "\n".join(lines)


def report_text(result: BackfillReport) -> str:
    """Return the counts, the reasons and the first of the doubtful rows."""
    last = result.last
    lines = [
        f"{last.name}, pass {last.number} ({last.state.value}), "
        f"{last.started_at} to {last.finished_at or 'now'}",
        f"  {last.examined} examined, {last.changed} changed, {last.doubtful} doubtful, "
        f"{'not counted' if last.rows_left is None else last.rows_left} left",
    ]
    for reason, number in result.reasons.items():
        lines.append(f"  {number:>6}  {reason}")
    pairs = list(zip(result.keys(), result.rows, strict=True))
    for key, row in pairs[:_SHOWN]:
        named = ", ".join(f"{column}={value}" for column, value in key.items())
        lines.append(f"  {named}: {row.reason}")
    if len(pairs) > _SHOWN:
        lines.append(f"  ... and {len(pairs) - _SHOWN} more; --json or --csv FILE gives all")
    return "\n".join(lines)
