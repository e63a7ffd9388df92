"""Results as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strandline.apply.prechecks import Answers
    from strandline.diff.operations import Operation
    from strandline.ledger.archives import ArchiveRecord
    from strandline.platforms.base import Unmanaged
    from strandline.services.approve import ApprovalResult, ApprovalsResult
    from strandline.services.diff import DiffResult
    from strandline.services.guard import GuardReport
    from strandline.services.migrate import MigrationResult
    from strandline.services.recover import RecoveryResult
    from strandline.services.status import DriftResult, HistoryResult, StatusResult

_MARKS = (
    (("Create", "Add", "Insert"), "+"),
    (("Drop", "Delete"), "-"),
    (("Rename",), ">"),
)


def counted(number: int, thing: str) -> str:
    """Return a number with its thing, in the plural unless there is one."""
    if number == 1:
        return f"{number} {thing}"
    plural = f"{thing[:-1]}ies" if thing.endswith("ry") else f"{thing}s"
    return f"{number} {plural}"


def mark(operation: Operation) -> str:
    """Return + for what appears, - for what goes, > for renames and ~ for changes."""
    kind = type(operation).__name__
    for starts, symbol in _MARKS:
        if kind.startswith(starts):
            return symbol
    return "~"


def operations_text(operations: Iterable[Operation]) -> list[str]:
    """Return one marked line for each operation."""
    return [f"{mark(operation)} {operation.describe()}" for operation in operations]


def unmanaged_text(unmanaged: Sequence[Unmanaged]) -> list[str]:
    """Return the list of what was not looked at."""
    if not unmanaged:
        return []
    lines = [f"not managed ({len(unmanaged)}), neither compared nor changed:"]
    for item in unmanaged:
        reason = f" ({item.reason})" if item.reason else ""
        lines.append(f"! {item.kind} {item.name}{reason}")
    return lines


def diff_text(result: DiffResult) -> str:
    lines = operations_text(result.operations)
    if not lines:
        lines = [f"no differences between {result.before.label} and {result.after.label}"]
    lines += [f"note: {note}" for note in result.notes]
    lines += unmanaged_text([*result.before.unmanaged, *result.after.unmanaged])
    return "\n".join(lines)


def migration_text(result: MigrationResult) -> str:
    lines = []
    for run in result.interrupted:
        lines.append(
            f"an earlier run ({run.action.value} {run.from_version or '(empty)'} to "
            f"{run.to_version}, started {run.started_at}) was interrupted: {run.message}"
        )
    lines += [f"note: {note}" for note in result.notes]
    start, end = result.start or "(empty)", result.end or "(empty)"
    if not result.legs:
        lines.append(f"{result.component} is at {end} already: nothing to do")
        return "\n".join([*lines, *_backfills_text(result.backfills)])
    verb = "would run" if result.dry_run else "ran"
    lines.append(f"{result.component}: {start} -> {end} on {result.platform}")
    lines += [f"  {verb} {leg.script}" for leg in result.legs]
    if result.losses:
        lines.append(f"  loses data: {', '.join(result.losses)}")
    if result.guard is not None:
        lines += guard_text(result.guard)
    lines.append(f"  {result.statements} statements")
    if result.dry_run and result.archives:
        lines.append(f"  archives {', '.join(result.archives)}")
    lines += [f"  archived {item.subject}" for item in result.archived]
    lines += [f"  {restored_text(item)}" for item in result.restored]
    lines += [f"  {line}" for answers in result.prechecks for line in asked_lines(answers)]
    return "\n".join([*lines, *_backfills_text(result.backfills)])


def _backfills_text(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    return [f"  backfills pending: {', '.join(names)} (`strandline backfill run`)"]


def guard_text(report: GuardReport) -> list[str]:
    """Return what stands in the way of a run, and what is worth a word."""
    lines = [f"  needs      --allow {flag}" for flag in report.judgement.flags]
    lines += [f"  needs      a rehearsal of {plan.script}" for plan in report.unrehearsed]
    lines += [
        f"  needs      an approval of {plan.script}: {why}" for plan, why in report.unapproved
    ]
    return lines + [f"  note: {remark}" for remark in report.remarks]


def restored_text(record: ArchiveRecord) -> str:
    """Return what came back, and what did not."""
    if record.state.value == "changed":
        return (
            f"did not restore {record.subject}: the table has no key and was changed since; "
            "its archive is kept whole"
        )
    text = f"restored {record.subject}: {counted(record.restored_rows or 0, 'row')}"
    if record.superseded_rows:
        text += f", {record.superseded_rows} kept newer values"
    if record.orphaned_rows:
        text += f", {record.orphaned_rows} without a row any more"
    return text


def asked_lines(answers: Answers) -> list[str]:
    """Return how many questions the data was asked, and what could not be asked or does not fit."""
    lines = []
    if answers.answers:
        seconds = f"{answers.seconds:.2f} s"
        lines.append(f"pre-checks: {counted(len(answers.answers), 'query')} in {seconds}")
    lines += [f"kept as it is: {item.sentence()}" for item in answers.offending if not item.refuses]
    lines += [f"not checked: {item.operation}: {item.reason}" for item in answers.unchecked]
    return lines


def status_text(result: StatusResult) -> str:
    lines = [
        f"{result.component} in {result.database} ({result.platform})",
        f"  version   {result.version or '(none)'} (according to the {result.source.value})",
        f"  newest    {result.head or '(nothing released)'}",
        f"  pending   {', '.join(result.pending) or 'nothing'}",
    ]
    if result.unreleased:
        lines.append("  the dictionary has changes that are not released")
    if result.stopped is not None:
        lines.append(f"  stopped   {result.stopped.describe()}")
        lines.append("            `strandline recover` shows the ways out")
    if result.backfills:
        lines.append(
            f"  backfills {', '.join(result.backfills)} pending: `strandline backfill run`"
        )
    run = result.last_run
    if run is not None:
        lines.append(
            f"  last run  {run.action.value} {run.from_version or '(empty)'} -> "
            f"{run.to_version or '(empty)'}: {run.state.value}, {run.started_at}"
        )
    return "\n".join(lines)


def history_text(result: HistoryResult) -> str:
    if not result.revisions:
        return f"no revisions of {result.component} in {result.database}"
    lines = [f"{'no':>3}  {'when':<24}  {'action':<8}  {'version':<12}  script"]
    for item in result.revisions:
        lines.append(
            f"{item.position:>3}  {item.applied_at:<24}  {item.action.value:<8}  "
            f"{item.version or '(empty)':<12}  {item.script}"
        )
    return "\n".join(lines)


def drift_text(result: DriftResult) -> str:
    lines = operations_text(result.report.operations)
    if lines:
        lines.insert(0, f"{result.database} differs from {result.against}:")
    else:
        lines = [f"no drift: {result.database} is what {result.against} says"]
    lines += [f"note: {note}" for note in result.report.notes]
    lines += unmanaged_text(result.report.unmanaged)
    return "\n".join(lines)


def recovery_text(result: RecoveryResult) -> str:
    lines = [f"an earlier run was interrupted: {run.message}" for run in result.interrupted]
    lines.append(result.said)
    if result.stopped is None:
        return "\n".join(lines)
    if result.way.value == "look":
        lines += [
            "  strandline recover --finish   runs the rest of it",
            "  strandline recover --undo     takes back what has run",
        ]
    else:
        verb = "finished" if result.way.value == "finish" else "undone"
        lines.append(
            f"  {verb} with {counted(result.statements, 'statement')}: the database stands at "
            f"{result.version or '(empty)'}"
        )
    return "\n".join(lines)


def approval_text(result: ApprovalResult) -> str:
    lines = [
        f"{item.verdict.value} {item.script} (plan {item.plan_fingerprint[:16]}) as "
        f"{item.approved_by}"
        for item in result.written
    ]
    lines += [f"approved already: {plan.script}" for plan in result.already]
    return "\n".join(lines)


def approvals_text(result: ApprovalsResult) -> str:
    if not result.approvals:
        return f"no approvals of {result.component} in {result.database}"
    lines = [f"{'no':>3}  {'when':<24}  {'verdict':<8}  {'by':<24}  plan              script"]
    for item in result.approvals:
        lines.append(
            f"{item.position:>3}  {item.approved_at:<24}  {item.verdict.value:<8}  "
            f"{item.approved_by:<24}  {item.plan_fingerprint[:16]}  {item.script}"
            + (f"  ({item.note})" if item.note else "")
        )
    if result.broken is not None:
        lines.append(f"EDITED: row {result.broken} does not fit the one before it")
    return "\n".join(lines)
