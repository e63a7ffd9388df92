"""A component as its services need it: HEAD, its versions and its migration files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from strandline.diagnostics import has_errors
from strandline.dictionary.component import Component
from strandline.dictionary.load import Loaded, load_component_facts, load_directory
from strandline.dictionary.versions import (
    Version,
    VersionFacts,
    known_labels,
    list_versions,
    read_version,
)
from strandline.errors import InvalidInput, NotFound


@dataclass(frozen=True)
class ComponentFolder:
    """A component folder; reads what it is asked for, once."""

    directory: Path
    base: Path | None = None

    @cached_property
    def head(self) -> Loaded:
        """The dictionary as it stands in the files, with every format finding."""
        self._require_folder()
        return load_directory(self.directory, base=self.base)

    @cached_property
    def component(self) -> Component:
        """The facts of component.yaml; the tables are not read for them.

        Refused with its findings while it has errors: what is not understood would have its
        default, and a slip in the policy would open what the policy keeps shut.
        """
        self._require_folder()
        component, findings = load_component_facts(self.directory, base=self.base)
        if has_errors(findings):
            raise InvalidInput(
                "G002",
                "component.yaml has errors, so its policy cannot be relied on",
                findings=findings,
                hint="see everything with `strandline check`",
            )
        return component

    @cached_property
    def versions(self) -> list[VersionFacts]:
        """All released versions, first to last."""
        return list_versions(self.directory)

    def _require_folder(self) -> None:
        if not self.directory.is_dir():
            raise NotFound(
                "A009",
                f"the folder {self.directory.name} does not exist",
                hint="check the component's path in strandline.toml",
            )

    @property
    def labels(self) -> list[str]:
        return [version.label for version in self.versions]

    @property
    def migrations(self) -> Path:
        return self.directory / "migrations"

    def version(self, label: str) -> Version:
        """Return a version whole; NotFound names those there are."""
        if label not in known_labels(self.directory):
            known = ", ".join(self.labels) or "none yet"
            raise NotFound("D020", f"there is no version {label}", hint=f"versions: {known}")
        return read_version(self.directory, label)

    def require_head(self) -> Loaded:
        """Return HEAD when it could be read without errors."""
        if has_errors(self.head.findings):
            raise InvalidInput(
                "D025",
                "the dictionary has errors",
                findings=self.head.findings,
                hint="see them all with `strandline check`",
            )
        return self.head
