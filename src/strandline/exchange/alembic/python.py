"""Python source text: calls, and SQL inside of them that means exactly what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

WIDTH = 96
INDENT = "    "
_BIND = re.compile(r"(?<![:\w$\\]):(?=[\w$])")


def call(name: str, arguments: Iterable[str]) -> list[str]:
    """Return the lines of one call: on one line where it fits, else one argument a line."""
    listed = list(arguments)
    line = f"{name}({', '.join(listed)})"
    if len(line) <= WIDTH and "\n" not in line:
        return [line]
    body = [f"{INDENT}{part}" for item in listed for part in f"{item},".split("\n")]
    return [f"{name}(", *body, ")"]


def nested(name: str, arguments: Iterable[str]) -> str:
    """Return a call as one text, for use as an argument of another."""
    return "\n".join(call(name, arguments))


def text(value: str) -> str:
    """Return a string; one of several lines as one literal a line, readable and exact."""
    lines = value.splitlines(keepends=True)
    if len(lines) < 2:
        return repr(value)
    body = "\n".join(f"{INDENT}{line!r}" for line in lines)
    return f"(\n{body}\n)"


def names(values: Sequence[str]) -> str:
    """Return a list of strings."""
    return f"[{', '.join(repr(value) for value in values)}]"


def clause(sql: str) -> str:
    r"""Return `sa.text(...)` of an SQL text in which no colon marks a parameter.

    `text()` reads `:name` as a parameter and `\:` as a colon.
    """
    escaped = sql.replace(":", r"\:") if r"\:" in sql else _BIND.sub(r"\\:", sql)
    said = text(escaped)
    return f"sa.text{said}" if "\n" in said else f"sa.text({said})"


def statement(sql: str) -> list[str]:
    """Return the call of the file's own `_sql`, which runs a statement as it stands."""
    said = text(sql)
    return (f"_sql{said}" if "\n" in said else f"_sql({said})").split("\n")


def indented(lines: Iterable[str], by: int = 1) -> list[str]:
    return [f"{INDENT * by}{line}" if line else line for line in lines]
