"""Collect every code of the product from its source, for docs/reference/codes.md.

A code is a string such as "D101" in the source. What is said about it (message, why, what to do)
stands beside it in the same call, tuple or mapping entry, and is read from there without importing
anything; ``{name}`` in a message stands for what is filled in at run time.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = re.compile(r"[A-Z]{1,2}[0-9]{3}")
FAMILIES = {
    "D": "Dictionary: what stands in YAML, and frozen versions",
    "F": "Diff: what changed between two states",
    "P": "Plans, migration files and releases",
    "A": "Projects, apply, rollback and the ledger",
    "B": "Backfills",
    "R": "Drift between a database and its dictionary, and rehearsals",
    "X": "Platforms and their databases",
    "N": "Lint, suppressions and explanations",
    "PD": "Changes that lose data",
    "PF": "Changes that may fail on the data present",
    "PC": "Changes that break clients",
    "PK": "Changes that lock, rewrite or scan",
    "PH": "Hygiene of changes and of suppressions",
    "LD": "Scripts that lose data",
    "LF": "Scripts that may fail on the data present",
    "LC": "Scripts that break clients",
    "LK": "Scripts that lock, rewrite or scan",
    "LH": "Hygiene of scripts",
    "O": "Online forms, expand and contract",
    "S": "Discovery and profiling",
    "Q": "Questions",
    "K": "Packs, and pre-checks of the data",
    "E": "Exchange: releases handed to other tools, and their histories taken over",
    "U": "Usages: who refers to tables and columns",
    "G": "Guard, approvals, recovery and locks",
    "H": "The web app: keys, requests, limits",
    "W": "The water pack: values, routes, ingestion, lineage, imports",
    "Z": "Bugs of Strandline itself",
}
EXITS = {
    "UsageError": 2,
    "NotFound": 1,
    "InvalidInput": 1,
    "Refused": 4,
    "RefusedByPolicy": 4,
    "Unsupported": 4,
    "Invalid": 1,
    "Conflict": 4,
    "Unauthorized": 4,
    "Forbidden": 4,
    "TooMany": 4,
    "TooLarge": 4,
    "UnsupportedMedia": 4,
    "NotReady": 4,
    "NotAllowed": 4,
    "Malformed": 1,
    "PlatformFailure": 5,
    "InternalError": 70,
}
_ADVICE = ("fix", "hint", "safe_way")
_REASONS = ("why", "reason", "risk")
RULES = ("Rule", "PlanRule", "StatementRule", "OwnRule")


@dataclass(slots=True)
class Code:
    """One code; every list is in the order of the source and holds no text twice."""

    code: str
    slug: str = ""
    severity: str = ""
    summary: str = ""
    kinds: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)


Signatures = dict[str, list[str]]
"""Parameter names of every function of a module, and of the classes that are made with them."""


def collect(source: Path = ROOT / "src" / "strandline") -> dict[str, Code]:
    """Return all codes of a source tree by name, in alphabetical order."""
    trees = {
        path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(source.rglob("*.py"))
    }
    everywhere: Signatures = {}
    for tree in trees.values():
        everywhere |= _signatures(tree)
    codes: dict[str, Code] = {}
    for tree in trees.values():
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        found = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and _is_code(node.value)
        ]
        for node in sorted(found, key=lambda constant: constant.lineno):
            code = codes.setdefault(str(node.value), Code(str(node.value)))
            _add(code, node, _context(node, parents), everywhere | _signatures(tree))
    return dict(sorted(codes.items()))


def _signatures(tree: ast.Module) -> Signatures:
    found: Signatures = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            found[node.name] = _parameters(node)
        if isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, ast.FunctionDef) and member.name == "__init__":
                    found[node.name] = _parameters(member)
    return found


def _parameters(node: ast.FunctionDef) -> list[str]:
    names = [argument.arg for argument in node.args.args]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def _is_code(value: object) -> bool:
    return isinstance(value, str) and CODE.fullmatch(value) is not None


def _context(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> ast.AST:
    """The call, tuple or mapping that a code stands in, past conditions and keywords."""
    while isinstance(parents.get(node), ast.keyword | ast.IfExp):
        node = parents[node]
    return parents[node]


def _add(code: Code, node: ast.Constant, context: ast.AST, signatures: Signatures) -> None:
    if isinstance(context, ast.Call):
        _add_call(code, node, context, signatures)
    elif isinstance(context, ast.Tuple):
        said = _after(node, context.elts)
        _put(code.messages, said[:1])
        _put(code.advice, said[1:2])
    elif isinstance(context, ast.Dict):
        pairs = zip(context.keys, context.values, strict=True)
        value = next((value for key, value in pairs if key is node), None)
        parts = value.elts if isinstance(value, ast.Tuple) else [value]
        code.summary = code.summary or text(parts[0])
        _put(code.reasons, [text(part) for part in parts[1:2]])


def _add_call(code: Code, node: ast.Constant, call: ast.Call, signatures: Signatures) -> None:
    name = ast.unparse(call.func).rpartition(".")[2]
    named = dict(zip(signatures.get(name, ()), call.args, strict=False))
    named |= {word.arg: word.value for word in call.keywords if word.arg}
    if name in EXITS:
        _put(code.kinds, [name])
    if name in RULES:
        code.slug, code.summary = text(named["slug"]), text(named["summary"])
    if "severity" in named:
        code.severity = code.severity or ast.unparse(named["severity"]).rpartition(".")[2].lower()
    said = [text(named["message"])] if "message" in named else _after(node, call.args)[:1]
    _put(code.messages, said)
    _put(code.reasons, [text(named[word]) for word in _REASONS if word in named])
    _put(code.advice, [text(named[word]) for word in _ADVICE if word in named])


def _after(node: ast.AST, items: Iterable[ast.expr]) -> list[str]:
    """The texts that follow a code among arguments or in a tuple."""
    found = list(items)
    places = [at for at, item in enumerate(found) if node in ast.walk(item)]
    return [said for item in found[places[0] + 1 :] if (said := text(item))] if places else []


def _put(into: list[str], texts: Iterable[str]) -> None:
    into.extend(said for said in texts if said and said not in into)


def text(node: ast.AST | None) -> str:
    """A text as its author wrote it, or "" when it is made elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return "" if _is_code(node.value) else node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_piece(value) for value in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return text(node.left) + (text(node.right) or "{...}")
    if isinstance(node, ast.IfExp):
        return text(node.body) or text(node.orelse)
    if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).endswith("did_you_mean"):
        return text(node.args[-1])
    return ""


def _piece(node: ast.expr) -> str:
    if isinstance(node, ast.FormattedValue):
        name = re.findall(r"[A-Za-z_]+", ast.unparse(node.value))
        return "{" + (name[-1] if name else "...") + "}"
    return text(node)


# ---- the page -----------------------------------------------------------------------------------


_PAGES = {"P": "rules-changes.md", "L": "rules-scripts.md"}


def page(codes: dict[str, Code] | None = None) -> str:
    """Return docs/reference/codes.md."""
    found = collect() if codes is None else codes
    lines = [
        "# Codes",
        "",
        "Every finding and every error carries one of these codes. A code keeps its meaning and is",
        "never used again for another one; the wording may change. Words in braces are filled in",
        "where the message is shown. Exit codes: 1 findings or not found, 2 usage, 3 differences,",
        "4 refused, 5 the database failed, 70 a bug of Strandline.",
    ]
    for family in [*FAMILIES, *sorted(set(map(_family, found)) - set(FAMILIES))]:
        members = [code for name, code in found.items() if _family(name) == family]
        if members:
            lines += ["", f"## {family}: {FAMILIES.get(family, 'further codes')}"]
            for member in members:
                lines += _section(member)
    return "\n".join(lines) + "\n"


def _family(code: str) -> str:
    return code.rstrip("0123456789")


def resource(codes: dict[str, Code] | None = None) -> str:
    """Return src/strandline/services/codes.json, from which `explain` knows every error."""
    found = collect() if codes is None else codes
    document = {
        name: {
            "title": _sentence(code.summary or " ".join(code.messages[:1] or code.advice[:1])),
            "exits": sorted({EXITS[kind] for kind in code.kinds}),
            "messages": code.messages,
            "reasons": code.reasons,
            "advice": code.advice,
        }
        for name, code in found.items()
        if not code.slug
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _section(code: Code) -> Iterator[str]:
    yield ""
    yield f"### {code.code}" + (f" {code.slug}" if code.slug else "")
    yield ""
    facts = [f"{kind}, exit {EXITS[kind]}" for kind in code.kinds]
    facts += [f"finding, {code.severity}"] if code.severity else []
    title = code.summary or "".join(_inline(message) for message in code.messages[:1])
    yield f"{_sentence(title)} *({'; '.join(facts)})*".strip() if facts else _sentence(title)
    others = code.messages if code.summary else code.messages[1:]
    if others:
        yield ""
        yield from (f"- {_inline(message)}" for message in others)
    for label, texts in (("Why", code.reasons), ("Do", code.advice)):
        if texts:
            yield ""
            yield f"{label}: " + " / ".join(_inline(said) for said in texts)
    if code.slug:
        yield ""
        page = _PAGES.get(code.code[:1], "rules.md") if len(code.code) == 5 else "rules.md"
        yield f"Example: [{code.code}]({page}#{code.code.lower()}-{code.slug})"


def _sentence(said: str) -> str:
    end = "" if not said or said.endswith((".", "?", "!")) else "."
    return said[:1].upper() + said[1:] + end


def _inline(said: str) -> str:
    """One line of Markdown: line ends and angle brackets would change its meaning."""
    return " ".join(said.split()).replace("<", "\\<")


def unexplained(codes: dict[str, Code]) -> list[str]:
    """Return the codes about which the source says nothing that can be shown."""
    return [
        code.code for code in codes.values() if not (code.summary or code.messages or code.advice)
    ]


if __name__ == "__main__":
    print(page(), end="")
