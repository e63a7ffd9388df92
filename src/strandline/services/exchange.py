"""Releases handed on to other tools' histories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from strandline.dictionary.component import Component
from strandline.dictionary.model import Row
from strandline.dictionary.names import QName
from strandline.dictionary.versions import VersionFacts
from strandline.errors import NotFound, Refused, UsageError
from strandline.exchange.alembic import environment
from strandline.exchange.alembic.dialects import DIALECTS, Dialect
from strandline.exchange.alembic.direction import say_plan
from strandline.exchange.alembic.ids import revision_id
from strandline.exchange.alembic.revision import OnDialect, RevisionFacts, revision_text
from strandline.exchange.alembic.tables import Speaker
from strandline.platforms.base import Platform
from strandline.platforms.held import held_name
from strandline.platforms.registry import get_platform
from strandline.services.component import ComponentFolder
from strandline.services.release import replan, version_rows

ALEMBIC = "alembic"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedRevision:
    """One revision: its version, id, file (inside the folder), and what its downgrade removes."""

    version: str
    revision: str
    parent: str | None
    file: str
    changed: bool
    downgrade_loses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportResult:
    """What was written; `files` are the environment's, without the revisions."""

    component: str
    folder: str
    dialects: tuple[str, ...]
    revisions: tuple[ExportedRevision, ...]
    files: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "folder": self.folder,
            "dialects": list(self.dialects),
            "revisions": [
                {
                    "version": item.version,
                    "revision": item.revision,
                    "down_revision": item.parent,
                    "file": item.file,
                    "changed": item.changed,
                    "downgrade_loses": list(item.downgrade_loses),
                }
                for item in self.revisions
            ],
            "files": list(self.files),
        }


def export_alembic(
    folder: ComponentFolder, to: Path, *, version: str | None, with_env: bool = False
) -> ExportResult:
    """Write one released version, or all of them, as Alembic revisions.

    A file that is there with other content is never replaced: nothing is written then.
    """
    component = folder.component
    dialects = [DIALECTS[name] for name in component.platforms if name in DIALECTS]
    if not dialects:
        raise Refused(
            "E001",
            f"component {component.name} is released for no platform that is proved with Alembic",
            hint=f"add one of {', '.join(DIALECTS)} to its platforms and release again",
        )
    wanted = _wanted(folder, version)
    place = f"{environment.VERSIONS}/" if with_env else ""
    exporter = _Exporter(folder, dialects)
    revisions = []
    texts: dict[str, str] = {}
    for facts in wanted:
        text, losses = exporter.revision(facts)
        revision = exporter.id_of(facts.label)
        file = f"{place}{revision}.py"
        texts[file] = text
        revisions.append(
            ExportedRevision(
                version=facts.label,
                revision=revision,
                parent=exporter.id_of(facts.parent) if facts.parent else None,
                file=file,
                changed=_differs(to / file, text),
                downgrade_loses=losses,
            )
        )
    files = dict(environment.FILES) if with_env else {}
    _write(to, {**files, **texts})
    return ExportResult(
        component=component.name,
        folder=to.name,
        dialects=tuple(dialect.name for dialect in dialects),
        revisions=tuple(revisions),
        files=tuple(files),
    )


def _wanted(folder: ComponentFolder, label: str | None) -> list[VersionFacts]:
    baseline = _baseline_version(folder.component)
    if not folder.versions:
        raise UsageError(
            "E002",
            "nothing is released yet, so there is nothing to export",
            hint="`strandline release VERSION` freezes the dictionary first",
        )
    if label is None:
        return [facts for facts in folder.versions if facts.label != baseline]
    if label not in folder.labels:
        raise NotFound(
            "D020",
            f"there is no version {label}",
            hint=f"versions: {', '.join(folder.labels)}",
        )
    if label == baseline:
        raise Refused(
            "E003",
            f"version {label} came from Alembic: its revision is there already",
            hint="export the versions after it; they follow that revision",
        )
    return [facts for facts in folder.versions if facts.label == label]


def _baseline_version(component: Component) -> str | None:
    """Return the version that stands for a revision of the Alembic history it came from."""
    baseline = component.baseline
    return baseline.version if baseline is not None and baseline.tool == ALEMBIC else None


@dataclass(frozen=True, slots=True)
class _Exporter:
    folder: ComponentFolder
    dialects: Sequence[Dialect]

    def id_of(self, label: str) -> str:
        """Return the revision id of a version: the tool's own for the one it came from."""
        baseline = self.folder.component.baseline
        if baseline is not None and label == _baseline_version(self.folder.component):
            return baseline.revision
        return revision_id(self.folder.component.name, label)

    def revision(self, facts: VersionFacts) -> tuple[str, tuple[str, ...]]:
        """Return the text of a version's revision and what its downgrade removes."""
        said = [self._on(dialect, facts) for dialect in self.dialects]
        text = revision_text(
            RevisionFacts(
                revision=self.id_of(facts.label),
                parent=self.id_of(facts.parent) if facts.parent else None,
                component=self.folder.component.name,
                version=facts.label,
                before=facts.parent,
                description=facts.description,
                date=facts.date,
                fingerprint=facts.fingerprint,
            ),
            said,
        )
        losses = [loss.what for item in said for loss in item.downgrade.losses]
        return text, tuple(dict.fromkeys(losses))

    def _on(self, dialect: Dialect, facts: VersionFacts) -> OnDialect:
        platform = get_platform(dialect.platform)
        planned = replan(self.folder, facts.label, dialect.platform, archives=False)
        speaker = Speaker(platform, dialect)
        return OnDialect(
            dialect=dialect,
            upgrade=say_plan(planned.forward, speaker, self._written(facts.parent, platform)),
            downgrade=say_plan(planned.rollback, speaker, self._written(facts.label, platform)),
        )

    def _written(self, label: str | None, platform: Platform) -> Mapping[QName, Sequence[Row]]:
        """Return the rows of the version table at a version: they are no data of anybody's."""
        table = self.folder.component.version_table
        if table is None or label is None:
            return {}
        labels = self.folder.labels[: self.folder.labels.index(label) + 1]
        rows = version_rows(self.folder.component, labels, [""] * len(labels), "", only_new=False)
        return {held_name(table.table, platform): [Row.of(dict(row.cells)) for row in rows]}


def _differs(path: Path, text: str) -> bool:
    try:
        return path.read_text(encoding="utf-8") != text
    except (OSError, UnicodeDecodeError):
        return True


def _write(to: Path, files: Mapping[str, str]) -> None:
    taken = [
        name for name, text in files.items() if (to / name).exists() and _differs(to / name, text)
    ]
    if taken:
        raise Refused(
            "E004",
            f"{', '.join(taken)} in {to.name} holds something else, so nothing was written",
            hint="name another folder, or remove the file if it was exported by an older release",
        )
    try:
        for name, text in files.items():
            path = to / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            "E005",
            f"the export cannot be written: {error.strerror}",
            hint="check the folder's permissions and free space",
        ) from None
