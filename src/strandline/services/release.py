"""Release a version: freeze HEAD, plan every platform, write and seal the files."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from strandline.backfill.folder import FOLDER, read_folder
from strandline.diagnostics import has_errors
from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.component import Component, VersionTable
from strandline.dictionary.model import EMPTY, Dictionary
from strandline.dictionary.policy import OnlineForms
from strandline.dictionary.versions import LABEL, VersionFacts, version_file
from strandline.diff.renames import Questioner, RefuseToGuess
from strandline.errors import InvalidInput, Refused, UsageError
from strandline.plan.model import Plan, PlannedMigration
from strandline.plan.phases import Phase
from strandline.plan.planner import PlannedState, VersionRow, plan_migration
from strandline.plan.script import ScriptHeader, write_script
from strandline.plan.seal import SEAL_FILE, chain_seals, read_seals, sealed, write_seals
from strandline.platforms.registry import get_platform
from strandline.services.check import check_component
from strandline.services.component import ComponentFolder
from strandline.services.lint import refuse_errors
from strandline.services.stages import Splitting, Stage, Stages, stages_of

_SEALS = f"migrations/{SEAL_FILE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRequest:
    """What the author says of a version; the date is the caller's (ISO 8601).

    `online` is the component's policy unless it is said, and so is whether what breaks old
    clients gets a version of its own (`splitting`), which `contract_label` names. The phase is
    computed.
    """

    label: str
    date: str
    description: str = ""
    author: str = ""
    breaking_changes: str = ""
    online: OnlineForms | None = None
    splitting: Splitting | None = None
    contract_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseResult:
    """What was written, relative to the component's folder.

    `then` is the version that contracts, where the release became two; `until` names what the
    application has to stop using before it.
    """

    component: str
    label: str
    parent: str | None
    fingerprint: str
    files: tuple[str, ...]
    operations: tuple[str, ...]
    phase: str = Phase.EXPAND.value
    then: ReleaseResult | None = None
    until: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "version": self.label,
            "parent": self.parent,
            "fingerprint": self.fingerprint,
            "files": list(self.files),
            "operations": list(self.operations),
            "phase": self.phase,
            "then": self.then.as_json() if self.then is not None else None,
            "until": list(self.until),
        }


def release(
    folder: ComponentFolder,
    request: ReleaseRequest,
    *,
    questioner: Questioner | None = None,
) -> ReleaseResult:
    """Freeze HEAD as a version and write its files; nothing is written when anything is wrong.

    A change that both adds and breaks old clients becomes two versions, unless that is not wanted.
    """
    _require_label(request.label, folder)
    loaded = folder.require_head()
    findings = check_component(folder)
    if has_errors(findings):
        raise InvalidInput(
            "P031",
            "the dictionary has errors, so nothing was released",
            findings=findings,
            hint="see them all with `strandline check`",
        )
    before = _newest(folder)
    parent = folder.labels[-1] if folder.labels else None
    if parent is not None and fingerprint(before) == fingerprint(loaded.dictionary):
        raise Refused(
            "P033",
            f"nothing changed since version {parent}",
            hint="edit the dictionary first",
        )
    stages = stages_of(
        before,
        loaded.dictionary,
        folder.component,
        questioner or RefuseToGuess(),
        _splitting(request, folder) if parent is not None else Splitting.TOGETHER,
    )
    return _write_stages(folder, request, _labels(request, stages, folder), before, stages)


def _splitting(request: ReleaseRequest, folder: ComponentFolder) -> Splitting:
    if request.splitting is not None:
        return request.splitting
    return Splitting(folder.component.policy.contract.value)


def _require_label(label: str, folder: ComponentFolder) -> None:
    if not LABEL.fullmatch(label):
        raise UsageError(
            "P030",
            f"{label!r} is no version label",
            hint="letters, digits and . _ - + only, at most 100 characters",
        )
    if label in folder.labels:
        raise Refused(
            "P032",
            f"version {label} is released already",
            hint="a released version never changes: choose the next label",
        )


def _labels(request: ReleaseRequest, planned: Stages, folder: ComponentFolder) -> list[str]:
    """Return a label for each stage."""
    if len(planned.stages) == 1:
        return [request.label]
    second = request.contract_label or f"{request.label}-contract"
    if second == request.label:
        raise UsageError(
            "O012",
            f"both versions of the release would be {second}",
            hint="give --contract-label another label",
        )
    _require_label(second, folder)
    return [request.label, second]


def _newest(folder: ComponentFolder) -> Dictionary:
    return folder.version(folder.labels[-1]).dictionary if folder.labels else EMPTY


def _write_stages(
    folder: ComponentFolder,
    request: ReleaseRequest,
    labels: list[str],
    before: Dictionary,
    planned: Stages,
) -> ReleaseResult:
    files: dict[str, str] = {}
    results: list[ReleaseResult] = []
    released = [(version.label, version.description) for version in folder.versions]
    for label, stage in zip(labels, planned.stages, strict=True):
        last = stage is planned.stages[-1]
        own = replace(
            request,
            label=label,
            breaking_changes=request.breaking_changes if last else "",
            description=_described(request.description, stage, planned),
        )
        writer = _Writer(folder, own, released, stage.phase.value, planned.questioner)
        written, operations = writer.files(before, stage.dictionary)
        refuse_errors(folder, writer.planned)
        # The seal file of the stage before is written by this one, whole.
        earlier = files.get(_SEALS, "")
        if earlier:
            written[_SEALS] = writer.seals(written, after=earlier)
        files |= written
        results.append(
            ReleaseResult(
                component=folder.component.name,
                label=label,
                parent=released[-1][0] if released else None,
                fingerprint=fingerprint(stage.dictionary),
                files=tuple(sorted(written)),
                operations=operations,
                phase=stage.phase.value,
            )
        )
        released = [*released, (label, own.description)]
        before = stage.dictionary
    _write_all(folder.directory, files)
    return (
        results[0]
        if len(results) == 1
        else replace(results[0], then=results[1], until=planned.until)
    )


def _described(description: str, stage: Stage, planned: Stages) -> str:
    if len(planned.stages) == 1:
        return description
    return f"{description} ({stage.phase.value})" if description else stage.phase.value


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one version. `released` holds label and description of every version before it."""

    folder: ComponentFolder
    request: ReleaseRequest
    released: list[tuple[str, str]]
    phase: str
    questioner: Questioner
    planned: list[PlannedMigration] = field(default_factory=list)

    @property
    def parent(self) -> str | None:
        return self.released[-1][0] if self.released else None

    @property
    def online(self) -> OnlineForms:
        return self.request.online or self.folder.component.policy.online

    def files(
        self, before: Dictionary, after: Dictionary
    ) -> tuple[dict[str, str], tuple[str, ...]]:
        """Return the text of every file of the release, by path inside the component."""
        component = self.folder.component
        files: dict[str, str] = {}
        described: tuple[str, ...] = ()
        for name in component.platforms:
            planned = self._migration(before, after, name)
            files.update(self._create_script(after, name))
            if self.parent is not None and planned is not None:
                self.planned.append(planned)
                files.update(self._scripts(planned, name))
                described = tuple(op.describe() for op in planned.forward.operations)
        seals = self.seals(files)
        facts = VersionFacts(
            label=self.request.label,
            parent=self.parent,
            description=self.request.description,
            author=self.request.author,
            date=self.request.date,
            breaking_changes=self._breaking(),
            phase=self.phase,
            online=self.online,
        )
        files[_SEALS] = seals
        files.update(self._backfill_seals())
        # Last, because a version counts as released once its own file is there.
        files[f"versions/{self.request.label}.yaml"] = version_file(facts, after)
        return files, described

    def _migration(
        self, before: Dictionary, after: Dictionary, platform: str
    ) -> PlannedMigration | None:
        if self.parent is None:
            return None
        return self._plan(before, after, platform, self.parent, new_rows_only=True)

    def _plan(
        self,
        before: Dictionary,
        after: Dictionary,
        platform: str,
        base: str,
        *,
        new_rows_only: bool,
        archives: bool = True,
    ) -> PlannedMigration:
        component = self.folder.component
        target = get_platform(platform)
        script = (
            component.migrations.forward_name(base, self.request.label, platform)
            if new_rows_only
            else component.migrations.create_name(self.request.label, platform)
        )
        rows = version_rows(
            component,
            [label for label, _ in self.released] + [self.request.label],
            [text for _, text in self.released] + [self.request.description],
            script,
            only_new=new_rows_only,
        )
        return plan_migration(
            PlannedState(label=base, dictionary=before),
            PlannedState(label=self.request.label, dictionary=after),
            target,
            component=component.name,
            questioner=self.questioner,
            version_rows=rows,
            archives=archives,
            online=self.online,
        )

    def replanned(
        self, before: Dictionary, after: Dictionary, platform: str, *, archives: bool
    ) -> PlannedMigration:
        """Return the migration from the parent, or from nothing."""
        return self._plan(
            before,
            after,
            platform,
            self.parent or "",
            new_rows_only=self.parent is not None,
            archives=archives,
        )

    def _scripts(self, planned: PlannedMigration, platform: str) -> dict[str, str]:
        names = self.folder.component.migrations
        start, end = planned.forward.base, planned.forward.target
        forward = names.forward_name(start, end, platform)
        rollback = names.rollback_name(end, start, platform)
        return {
            f"migrations/{forward}": write_script(planned.forward, self._header(rollback)),
            f"migrations/{rollback}": write_script(
                planned.rollback, self._header(forward), rollback=True
            ),
            f"migrations/{plan_file(forward)}": _plan_json(planned),
        }

    def _create_script(self, after: Dictionary, platform: str) -> dict[str, str]:
        planned = self._plan(EMPTY, after, platform, "", new_rows_only=False)
        name = self.folder.component.migrations.create_name(self.request.label, platform)
        return {f"migrations/{name}": write_script(planned.forward, self._header(""))}

    def _header(self, counterpart: str) -> ScriptHeader:
        return ScriptHeader(
            description=self.request.description,
            counterpart=counterpart,
            author=self.request.author,
            date=self.request.date,
            breaking_changes=self._breaking(),
            phase=self.phase,
        )

    def _breaking(self) -> str:
        return self.request.breaking_changes or "NONE"

    def _backfill_seals(self) -> dict[str, str]:
        """Return the seal file of the backfills, when there are any."""
        backfills = read_folder(self.folder.directory, base=self.folder.base)
        if not backfills.definitions:
            return {}
        return {f"{FOLDER}/{SEAL_FILE}": backfills.sealing(())[0]}

    def seals(self, files: dict[str, str], *, after: str | None = None) -> str:
        """Return the seal file; `after` is its text before, by default the one on disk."""
        path = self.folder.migrations / SEAL_FILE
        if after is None and path.is_file():
            after = path.read_text(encoding="utf-8")
        earlier = read_seals(after) if after is not None else []
        new = [
            sealed(name.removeprefix("migrations/"), text)
            for name, text in files.items()
            if name.endswith(".sql")
        ]
        fresh = {seal.file for seal in new}
        kept = [seal for seal in earlier if seal.file not in fresh]
        return write_seals(chain_seals([*kept, *new]))


def version_rows(
    component: Component,
    labels: list[str],
    descriptions: list[str],
    script: str,
    *,
    only_new: bool,
) -> list[VersionRow]:
    """Return the rows of the component's version table that a script writes.

    A migration writes its own version's row; the one that creates the table also writes those
    of the versions before it, and so does a create script for all of them.
    """
    table = component.version_table
    if table is None or table.since not in labels:
        return []
    creates_table = labels[-1] == table.since
    wanted = labels[-1:] if only_new and not creates_table else labels
    texts = dict(zip(labels, descriptions, strict=True))
    return [
        _version_row(table, label, texts[label], script if label == labels[-1] else "")
        for label in wanted
    ]


def _version_row(table: VersionTable, label: str, description: str, script: str) -> VersionRow:
    cells = [(table.version, label)]
    if table.description and description:
        cells.append((table.description, description))
    if table.script and script:
        cells.append((table.script, script))
    return VersionRow(table=table.table, key=(table.version,), cells=tuple(cells))


def plan_file(script: str) -> str:
    """Return the name of the plan JSON beside a forward script."""
    return script.removesuffix(".sql") + ".plan.json"


def _plan_json(planned: PlannedMigration) -> str:
    def without_statements(plan: Plan) -> dict[str, object]:
        document = plan.as_json()
        # The statements stand in the sealed script; twice would be twice to review.
        for step in document["steps"]:
            step["statements"] = len(step["statements"])
        return document

    document = {
        "forward": without_statements(planned.forward),
        "rollback": without_statements(planned.rollback),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _write_all(directory: Path, files: dict[str, str]) -> None:
    """Write every file beside its place first, then move them, the version file last."""
    staged: list[tuple[Path, Path]] = []
    try:
        for name, text in files.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{path.name}.new")
            temporary.write_text(text, encoding="utf-8", newline="\n")
            staged.append((temporary, path))
    except OSError as error:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
        raise UsageError(
            "P034",
            f"the release cannot be written: {error.strerror}",
            hint="nothing was released; check the folder's permissions and free space",
        ) from None
    for temporary, path in staged:
        temporary.replace(path)


def regenerate(folder: ComponentFolder, label: str) -> dict[str, str]:
    """Return the files of a released version as this release of the tool writes them.

    CI compares them byte for byte with what is committed.
    """
    writer, before, after = _again(folder, label)
    files, _ = writer.files(before, after)
    return {name: text for name, text in files.items() if not name.endswith(SEAL_FILE)}


def replan(
    folder: ComponentFolder, label: str, platform: str, *, archives: bool = True
) -> PlannedMigration:
    """Return the plans of a released version's migration; a first version is created by it.

    Without `archives` what is taken away is gone: for plans that another tool carries out.
    """
    writer, before, after = _again(folder, label)
    return writer.replanned(before, after, platform, archives=archives)


def _again(folder: ComponentFolder, label: str) -> tuple[_Writer, Dictionary, Dictionary]:
    """Return the writer of a released version as it was then, and the states on both sides."""
    position = folder.labels.index(label)
    version = folder.version(label)
    facts = version.facts
    request = ReleaseRequest(
        label=label,
        date=facts.date,
        description=facts.description,
        author=facts.author,
        breaking_changes=facts.breaking_changes,
        online=facts.online,
    )
    before = folder.version(facts.parent).dictionary if facts.parent else EMPTY
    released = [(item.label, item.description) for item in folder.versions[:position]]
    writer = _Writer(folder, request, released, facts.phase, RefuseToGuess())
    return writer, before, version.dictionary
