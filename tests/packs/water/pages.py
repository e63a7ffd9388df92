"""The water pages for people: their queries, and the answers that the pages say these give."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg

DOCS = Path(__file__).parents[3] / "docs"
EXPLANATIONS = sorted((DOCS / "explanation" / "water").glob("*.md"))
HOW_TOS = [
    DOCS / "how-to" / f"{name}.md"
    for name in ("add-a-data-shape", "move-equipment", "trace-lineage")
]
PAGES = [*EXPLANATIONS, *HOW_TOS]
EXAMPLE = DOCS / "explanation" / "water" / "example.sql"

_QUERY = re.compile(r"^```sql\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
_ANSWER = re.compile(r"\n(In the example(?:[^\n]|\n(?!\n))*):\n\n((?:\|[^\n]*\n)+)")
_NOTHING = re.compile(r"\n(In the example(?:[^\n]|\n(?!\n))*), nothing\.\n")
_GIVEN = re.compile(r"`:(\w+) = ([^`]+)`")
_NAME = re.compile(r"(?<![:\w]):([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Query:
    """One query of a page; `answer` is its header and rows as the page shows them, if it does."""

    page: str
    number: int
    text: str
    given: dict[str, str]
    answer: tuple[tuple[str, ...], ...] | None

    @property
    def parameters(self) -> set[str]:
        return set(_NAME.findall(self.text))


def queries() -> list[Query]:
    """Every fenced SQL block of every page."""
    return [query for page in PAGES for query in _queries_of(page)]


def _queries_of(page: Path) -> list[Query]:
    text = page.read_text(encoding="utf-8")
    found = []
    for number, block in enumerate(_QUERY.finditer(text), 1):
        given: dict[str, str] = {}
        answer = None
        if said := _ANSWER.match(text, block.end()):
            given, answer = dict(_GIVEN.findall(said[1])), _table(said[2])
        elif said := _NOTHING.match(text, block.end()):
            given, answer = dict(_GIVEN.findall(said[1])), ()
        found.append(Query(page.stem, number, block[1], given, answer))
    return found


def _table(text: str) -> tuple[tuple[str, ...], ...]:
    rows = [
        tuple(cell.strip().strip("`") for cell in line.strip().strip("|").split("|"))
        for line in text.splitlines()
    ]
    return (rows[0], *rows[2:])


def value_of(text: str) -> Any:
    """A parameter as the page writes it: a number, an instant, or words."""
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d)?)?", text):
        return datetime.fromisoformat(text)
    return text


def shown(value: object) -> str:
    """A cell of an answer as pages show it."""
    if value is None:
        return ""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", value):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:g}" if isinstance(value, float) else str(value)


# The archive came with its keys, and PostgreSQL's identities do not notice.
_NUMBER_ON = """
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT table_name AS t, column_name AS c FROM information_schema.columns
             WHERE table_schema = 'dbo' AND is_identity = 'YES' LOOP
    EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), max(%I)) FROM dbo.%I '
                   'HAVING max(%I) IS NOT NULL',
                   format('dbo.%I', one.t), one.c, one.c, one.t, one.c);
  END LOOP;
END $$
"""


def load_example(platform: str, url: str) -> None:
    """Add the example to a database, as its file says to."""
    script = EXAMPLE.read_text(encoding="utf-8")
    with closing(opened(platform, url)) as connection:
        if platform == "postgres":
            connection.execute(script.encode())
            connection.execute(_NUMBER_ON)
        else:
            connection.executescript(script)


def opened(platform: str, url: str) -> Any:
    """A plain driver's session, in which tables have the names that the pages use."""
    if platform == "postgres":
        connection = psycopg.connect(url, autocommit=True)
        connection.execute("SET search_path TO dbo")
        return connection
    file = sqlite3.connect(url.partition(":///")[2])
    file.execute("PRAGMA foreign_keys = ON")
    return file
