"""Mapping files: YAML that says which column is which series, with every finding and its place."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from yaml.nodes import MappingNode, Node, ScalarNode

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.reader import FORMAT_CODES, NodeReader, is_null, scalar_value
from strandline.dictionary.yaml_nodes import YamlProblem, read_yaml, span_of
from strandline.errors import InvalidInput
from strandline.packs.water.importing.layout import (
    MISSING_WORDS,
    Epoch,
    FileFormat,
    Fold,
    Layout,
    Missing,
    Quality,
    ScalarColumn,
    SpectrumColumns,
    Target,
    TimeColumns,
)
from strandline.packs.water.importing.scan_files import SCAN_TIME_FORMAT
from strandline.packs.water.importing.tables import DELIMITERS
from strandline.source import Span, shown_path

_EXPONENT = re.compile(r"[+-]?\d+(\.\d*)?[eE][+-]?\d+")
MOST_TARGETS = 5_000
MOST_SKIPPED_LINES = 10_000
_TARGET_KEYS = ("equipment", "variable", "unit", "factor", "offset", "into", "quality")
_KEYS = (
    "format", "encoding", "delimiter", "decimal", "thousands", "skip", "header", "units_row",
    "zone", "fold", "time", "missing", "empty", "equipment", "columns", "spectra", "ignore",
)  # fmt: skip
_SCAN_QUALITY = {
    FileFormat.SCAN_PAR: ({"0": 1, "9": 5}, 2),
    FileFormat.SCAN_FP: ({"Ok": 1, "Warning": 2, "Failure": 3}, 2),
}


def load_mapping(path: Path, *, base: Path | None = None) -> Layout:
    """Read a mapping file; InvalidInput carries every finding with its line."""
    findings: list[Diagnostic] = []
    shown = shown_path(path, base=base)
    try:
        root: Node | None = read_yaml(path, shown=shown)
    except YamlProblem as problem:
        root = None
        findings.append(
            Diagnostic(
                code=problem.code,
                severity=Severity.ERROR,
                message=problem.message,
                why=FORMAT_CODES[problem.code][1],
                fix=problem.fix,
                span=problem.span,
            )
        )
    layout = None if root is None else _Mapping(NodeReader(shown, findings)).layout(root)
    if findings or layout is None:
        raise InvalidInput(
            "W110",
            f"{shown} is not a mapping as it stands",
            findings=findings,
            hint="`strandline water mapping FILE` writes a first one; docs/how-to/import-files.md "
            "names every key",
        )
    return layout


class _Mapping:
    """Reads the nodes of one mapping file."""

    def __init__(self, reader: NodeReader) -> None:
        self.reader = reader

    def layout(self, root: Node) -> Layout:
        reader = self.reader
        keys = reader.mapping(root, known=_KEYS, what="a mapping")
        kind = reader.word(keys.get("format"), FileFormat, what="format") or FileFormat.DELIMITED
        fold = reader.word(keys.get("fold"), Fold, what="fold") or Fold.INFER
        usual = reader.text(keys.get("equipment"), what="equipment") or ""
        scalars = tuple(self._scalars(keys.get("columns"), usual, kind))
        spectra = tuple(self._spectra(keys.get("spectra"), usual, kind))
        if not scalars and not spectra:
            reader.report(
                "D007",
                root,
                "the mapping names no column",
                "list them under `columns:`, or wavelengths under `spectra:`",
            )
        words = keys.get("missing")
        return Layout(
            time=self._time(keys.get("time"), root, kind),
            scalars=scalars,
            spectra=spectra,
            format=kind,
            encoding=reader.text(keys.get("encoding"), what="encoding") or "",
            delimiter=self._delimiter(keys.get("delimiter")),
            decimal=self._sign(keys.get("decimal"), "decimal", ".,") or ".",
            thousands=self._sign(keys.get("thousands"), "thousands", ".,' ") or "",
            skip=reader.integer(keys.get("skip"), what="skip", low=0, high=MOST_SKIPPED_LINES) or 0,
            header=reader.boolean(keys.get("header"), what="header", default=True),
            units_row=reader.boolean(keys.get("units_row"), what="units_row", default=False),
            zone=self._zone(keys.get("zone")),
            fold=fold,
            missing_words=frozenset(MISSING_WORDS if words is None else self._words(words)),
            missing=reader.word(keys.get("empty"), Missing, what="empty") or Missing.SKIP,
            ignored=frozenset(reader.names(keys.get("ignore"), what="ignore")),
        )

    def _words(self, node: Node | None) -> list[str]:
        items = self.reader.items(node, what="missing")
        texts = (self.reader.text(item, what="a missing word") for item in items)
        return ["", *((text or "").strip().casefold() for text in texts)]

    def _delimiter(self, node: Node | None) -> str:
        text = self.reader.text(node, what="delimiter")
        if text is None or node is None:
            return ""
        sign = DELIMITERS.get(text.lower(), text)
        if len(sign) != 1 or sign in '"\r\n\0':
            self.reader.report(
                "D009", node, "the delimiter is no single sign", f"one of: {', '.join(DELIMITERS)}"
            )
            return ""
        return sign

    def _sign(self, node: Node | None, what: str, known: str) -> str:
        text = self.reader.text(node, what=what)
        if text is None or node is None:
            return ""
        if len(text) != 1 or text not in known:
            said = " or ".join(repr(sign) for sign in known)
            self.reader.report("D009", node, f"{what} is not a sign it can be", f"write {said}")
            return ""
        return text

    def _zone(self, node: Node | None) -> ZoneInfo | None:
        text = self.reader.text(node, what="zone")
        if text is None or node is None:
            return None
        zone = find_zone(text)
        if zone is None:
            self.reader.report(
                "D009", node, "there is no such zone", "write an IANA name: America/Toronto, UTC"
            )
        return zone

    def _time(self, node: Node | None, root: Node, kind: FileFormat) -> TimeColumns:
        reader = self.reader
        usual = TimeColumns(columns=("Date/Time",), format=SCAN_TIME_FORMAT)
        if node is None or is_null(node):
            if kind is FileFormat.DELIMITED:
                reader.report(
                    "D007", root, "the mapping has no time", "add `time: {column: Timestamp}`"
                )
            return usual
        if isinstance(node, ScalarNode):
            return TimeColumns(columns=reader.names(node, what="time"), span=self._span(node))
        keys = reader.mapping(node, known=("column", "format", "epoch"), what="time")
        columns = reader.names(keys.get("column"), what="the column of the time")
        if not columns and kind is not FileFormat.DELIMITED:
            columns = usual.columns
        if not 1 <= len(columns) <= 2:
            reader.report(
                "D008", node, "the time has no column, or too many",
                "write `column: Timestamp`, or `column: [Date, Time]`",
            )  # fmt: skip
        epoch = reader.word(keys.get("epoch"), Epoch, what="epoch")
        text = reader.text(keys.get("format"), what="the format of the time") or ""
        if text and epoch:
            reader.report("D008", node, "the time has a format and an epoch", "keep one of them")
        if text and not tells_the_day(text):
            reader.report(
                "D008", keys["format"], "the format does not tell the day, or has unknown signs",
                "such as %d/%m/%Y %H:%M; leave it out for ISO 8601",
            )  # fmt: skip
        if not text and not epoch and kind is not FileFormat.DELIMITED:
            text = usual.format
        return TimeColumns(columns=columns, format=text, epoch=epoch, span=self._span(node))

    def _scalars(self, node: Node | None, usual: str, kind: FileFormat) -> list[ScalarColumn]:
        reader, found = self.reader, []
        for item in self._bounded(node, "columns"):
            keys = reader.mapping(
                item, known=("column", *_TARGET_KEYS), required=("column",), what="a column"
            )
            column = reader.text(keys.get("column"), what="column")
            if column:
                status = f"{column} status" if kind is FileFormat.SCAN_PAR else ""
                target = self._target(item, keys, usual, kind, status)
                found.append(ScalarColumn(column=" ".join(column.split()), target=target))
        return found

    def _spectra(self, node: Node | None, usual: str, kind: FileFormat) -> list[SpectrumColumns]:
        reader, found = self.reader, []
        for item in self._bounded(node, "spectra"):
            keys = reader.mapping(item, known=("first", "last", *_TARGET_KEYS), what="a spectrum")
            status = "Status" if kind is FileFormat.SCAN_FP else ""
            found.append(
                SpectrumColumns(
                    target=self._target(item, keys, usual, kind, status),
                    first=self._number(keys.get("first"), "first"),
                    last=self._number(keys.get("last"), "last"),
                )
            )
        return found

    def _bounded(self, node: Node | None, what: str) -> list[Node]:
        items = list(self.reader.filled_items(node, what=what))
        if len(items) > MOST_TARGETS and node is not None:
            self.reader.report(
                "D003", node, f"more than {MOST_TARGETS:,} {what}", "split the mapping"
            )
            return []
        return items

    def _target(
        self, node: Node, keys: dict[str, Node], usual: str, kind: FileFormat, status: str
    ) -> Target:
        reader = self.reader
        words = {
            key: (reader.text(keys.get(key), what=key) or "").strip()
            for key in ("equipment", "variable", "unit", "into")
        }
        words["equipment"] = words["equipment"] or usual
        for key in ("equipment", "variable"):
            if not words[key]:
                reader.report("D007", node, f"no {key} is named", f"add `{key}:`, an id or a name")
        factor = self._number(keys.get("factor"), "factor")
        target = Target(
            **words,
            factor=1.0 if factor is None else factor,
            offset=self._number(keys.get("offset"), "offset") or 0.0,
            quality=self._quality(keys.get("quality"), kind, status),
            span=self._span(node),
        )
        if factor == 0:
            reader.report("D010", keys["factor"], "factor is 0", "every value would become one")
        if target.converts and not target.into:
            reader.report(
                "D007", node, "a conversion does not say what it leads to",
                "add `into:`, the unit of factor * value + offset",
            )  # fmt: skip
        return target

    def _quality(self, node: Node | None, kind: FileFormat, status: str) -> Quality:
        reader = self.reader
        if node is None:
            known = _SCAN_QUALITY.get(kind)
            if known is None or not status:
                return Quality()
            return Quality(column=status, words=known[0], other=known[1], has_other=True)
        if not isinstance(node, MappingNode):
            return Quality(constant=self._code(node), span=self._span(node))
        keys = reader.mapping(node, known=("column", "map", "other"), what="quality")
        column = " ".join((reader.text(keys.get("column"), what="column") or status).split())
        if not column:
            reader.report("D007", node, "quality names no column", "add `column:`")
        pairs = reader.open_mapping(keys["map"], what="map") if "map" in keys else ()
        codes = {" ".join(str(key.value).split()): self._code(value) for key, value in pairs}
        if not codes and "other" not in keys:
            reader.report("D007", node, "quality has no map", "add `map: {Ok: 1, Warning: 2}`")
        others = keys.get("other")
        return Quality(
            column=column,
            words=codes,
            other=None if others is None else self._code(others),
            has_other=others is not None,
            span=self._span(node),
        )

    def _code(self, node: Node) -> int | None:
        return self.reader.integer(node, what="a quality code", low=-(2**31), high=2**31 - 1)

    def _number(self, node: Node | None, what: str) -> float | None:
        if node is None or is_null(node):
            return None
        value = scalar_value(node) if isinstance(node, ScalarNode) else None
        if isinstance(value, str) and _EXPONENT.fullmatch(value):
            # YAML 1.1 takes 1e-3 for a text.
            value = float(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.reader.report("D008", node, f"{what} must be a number", "write digits")
            return None
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            self.reader.report("D010", node, f"{what} is not finite", "write a finite number")
            return None
        return number

    def _span(self, node: Node) -> Span:
        return span_of(node, self.reader.shown)


def tells_the_day(form: str) -> bool:
    """Whether a format of times can be read, and says year, month and day."""
    moment = datetime(2025, 11, 23, 4, 5, 6, tzinfo=UTC)
    form = " ".join(form.split())
    try:
        again = datetime.strptime(moment.strftime(form), form)  # noqa: DTZ007 - only its day counts
    except ValueError:
        return False
    return again.date() == moment.date()


def find_zone(name: str) -> ZoneInfo | None:
    """Return a zone by its IANA name, None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
