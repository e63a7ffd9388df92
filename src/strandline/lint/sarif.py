"""Findings as SARIF 2.1.0, the format that code scanning services read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from strandline.diagnostics import Severity
from strandline.lint.baseline import fingerprint
from strandline.lint.documentation import RuleDoc, rule_docs
from strandline.lint.report import LintFinding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(
    findings: Iterable[LintFinding],
    *,
    version: str,
    silenced: Iterable[tuple[LintFinding, str]] = (),
) -> dict[str, Any]:
    """Return one run as a SARIF log; silenced findings carry their suppression."""
    kept, quiet = list(findings), list(silenced)
    docs = {rule.code: rule for rule in rule_docs()}
    codes = sorted({item.code for item in (*kept, *(item for item, _ in quiet))})
    places = {code: number for number, code in enumerate(codes)}
    results = [_result(item, places) for item in kept]
    results += [
        _result(item, places) | {"suppressions": [{"kind": "external", "justification": reason}]}
        for item, reason in quiet
    ]
    driver = {
        "name": "strandline",
        "version": version,
        "rules": [_rule(code, docs.get(code)) for code in codes],
    }
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The project."}}},
                "results": results,
            }
        ],
    }


def _rule(code: str, doc: RuleDoc | None) -> dict[str, Any]:
    if doc is None:
        return {"id": code}
    return {
        "id": code,
        "name": _pascal(doc.slug),
        "shortDescription": {"text": doc.summary},
        "fullDescription": {"text": doc.why},
        "help": {"text": f"{doc.why} {doc.fix[:1].upper()}{doc.fix[1:]}."},
        "defaultConfiguration": {"level": _LEVELS[doc.severity], "enabled": doc.default},
    }


def _pascal(slug: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in slug.split("-"))


def _result(finding: LintFinding, places: Mapping[str, int]) -> dict[str, Any]:
    said = finding.diagnostic
    back = finding.direction.value if finding.direction else ""
    where = f" ({', '.join([*finding.platforms, *([back] if back else [])])})"
    text = said.message + (where if finding.platforms else "")
    result: dict[str, Any] = {
        "ruleId": said.code,
        "ruleIndex": places[said.code],
        "level": _LEVELS[said.severity],
        "message": {"text": f"{text}. {said.fix[:1].upper()}{said.fix[1:]}" if said.fix else text},
        "locations": [_location(finding)],
        "partialFingerprints": {"strandline/v1": fingerprint(finding, "")},
        "properties": {"level": finding.level.value},
    }
    return result


def _location(finding: LintFinding) -> dict[str, Any]:
    place: dict[str, Any] = {}
    if finding.subject:
        place["logicalLocations"] = [{"fullyQualifiedName": finding.subject}]
    span = finding.span
    if span is not None:
        place["physicalLocation"] = {
            "artifactLocation": {"uri": _uri(span.file), "uriBaseId": "SRCROOT"},
            "region": {"startLine": span.line, "startColumn": span.column},
        }
    return place


def _uri(path: str) -> str:
    """Return a relative path as a URI reference."""
    return re.sub(
        r"[^A-Za-z0-9/._~-]",
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()),
        path,
    )
