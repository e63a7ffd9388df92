"""What a code means: a rule with its examples, or an error with what to do about it."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from strandline.errors import NotFound
from strandline.lint.documentation import RuleDoc, codes_by_name, rule_docs
from strandline.lint.peers import PEERS, peers_of, rows_of

CODES_FILE = "codes.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One code. `rule` is set for rules; an error has its messages, reasons and advice."""

    code: str
    title: str
    rule: RuleDoc | None = None
    peers: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    exits: tuple[int, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "title": self.title,
            "rule": self.rule.as_json() if self.rule else None,
            "peers": list(self.peers),
            "messages": list(self.messages),
            "reasons": list(self.reasons),
            "advice": list(self.advice),
            "exit_codes": list(self.exits),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainResult:
    """What was asked for; a slug, or another tool's name of a risk, may stand for several codes."""

    asked: str
    explanations: tuple[Explanation, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "asked": self.asked,
            "explanations": [item.as_json() for item in self.explanations],
        }


def explain(name: str) -> ExplainResult:
    """Explain a code, a slug, or another tool's rule. NotFound N010 names the nearest ones."""
    wanted = name.strip()
    found = _rules(wanted) or _errors(wanted) or _of_peers(wanted)
    if not found:
        near = _nearest(wanted)
        raise NotFound(
            "N010",
            f"there is no code or rule {wanted!r}",
            hint=f"did you mean {' or '.join(near)}?"
            if near
            else "all codes: docs/reference/codes.md",
            details={"nearest": near},
        )
    return ExplainResult(asked=wanted, explanations=tuple(found))


def _rules(name: str) -> list[Explanation]:
    names = codes_by_name()
    codes = names.get(name) or names.get(name.upper()) or names.get(name.lower(), ())
    return [_rule(rule) for rule in rule_docs() if rule.code in codes]


def _rule(rule: RuleDoc) -> Explanation:
    return Explanation(code=rule.code, title=rule.summary, rule=rule, peers=peers_of(rule.code))


def _errors(name: str) -> list[Explanation]:
    said = _error_codes().get(name.upper())
    if said is None:
        return []
    return [
        Explanation(
            code=name.upper(),
            title=str(said["title"]),
            messages=tuple(said["messages"]),
            reasons=tuple(said["reasons"]),
            advice=tuple(said["advice"]),
            exits=tuple(said["exits"]),
        )
    ]


def _of_peers(name: str) -> list[Explanation]:
    """Return our rules for another tool's name of a risk, such as squawk's ban-drop-column."""
    bare = name.lower().rpartition(" ")[2]
    rows = {
        row
        for row, peers in PEERS.items()
        if any(peer.lower().split(" ")[1] == bare for peer in peers)
    }
    return [_rule(rule) for rule in rule_docs() if rows & set(rows_of(rule.code))]


@cache
def _error_codes() -> dict[str, Any]:
    """Read what `make docs` gathered from the source: messages stand where they are raised."""
    text = files("strandline.services").joinpath(CODES_FILE).read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


def _nearest(name: str) -> list[str]:
    known = [*codes_by_name(), *_error_codes()]
    folded = {item.lower(): item for item in known}
    return [
        folded[near]
        for near in difflib.get_close_matches(name.lower(), list(folded), n=3, cutoff=0.6)
    ]
