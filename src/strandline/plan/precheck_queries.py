"""The SQL of one pre-check: how many rows, and which."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.dictionary.model import Table
from strandline.plan.images import Image
from strandline.plan.prechecks import Precheck, PrecheckKind
from strandline.platforms.base import Platform

ROW = "t"
PARENT = "p"
_KEY, _VALUE, _ALIKE = "strandline_key_", "strandline_value_", "strandline_alike"


_CONSTANTS = ("true", "false")
"""Names that a column of a subquery cannot have on SQLite: it would be read as a text."""


class NotTold(Exception):
    """The question cannot be asked beforehand; says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What would make a step fail, in words of the table at that point of the plan.

    `condition` is true for rows in the way, over the image's alias `t`; "" when no row can be.
    With `alike` they are in the way when they have all these values in common. `missing` is a
    further condition, or "" and the reason why there is none. `needed` are the columns that are
    read; `reason` says why the question cannot be asked.
    """

    operation: str
    subject: str
    kind: PrecheckKind
    table: Table
    problem: str
    condition: str
    needed: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    missing: tuple[str, str] = ("1 = 1", "")
    strict: bool = True
    setup: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Queries:
    """Writes questions as queries of one platform."""

    platform: Platform

    def precheck(self, question: Question, image: Image) -> Precheck:
        """Return the question as queries; NotTold when it cannot be asked."""
        source, missing, reason = image.source, *question.missing
        if source is None or reason or question.reason:
            raise NotTold(question.reason or reason or "the plan makes the table")
        made_up = sorted(set(question.needed) & image.unknown)
        if made_up:
            raise NotTold(f"values of {', '.join(made_up)} are made up or restored on the way")
        constants = [name for name in question.needed if name.lower() in _CONSTANTS]
        if constants:
            raise NotTold(f"{', '.join(constants)} is also the name of a constant")
        where = f"({question.condition})"
        if missing != "1 = 1":
            where += f" AND {missing}"
        keys = _key(source)
        origins = (image.origin.get(name) for name in question.needed)
        values = [name for name in dict.fromkeys(origins) if name is not None and name not in keys]
        listed = [(f"{_KEY}{place}", name) for place, name in enumerate(keys, start=1)]
        listed += [(f"{_VALUE}{place}", name) for place, name in enumerate(values, start=1)]
        rows = image.text(question.table, question.needed, self.platform, listed=listed)
        bare = image.text(question.table, question.needed, self.platform)
        count, show = self._counted(question, bare, where), self._shown(question, rows, where)
        wanted = ", ".join(self.platform.quote(alias) for alias, _ in listed)
        order = ", ".join(self.platform.quote(alias) for alias, _ in listed[: len(keys)])
        return Precheck(
            operation=question.operation,
            subject=question.subject,
            kind=question.kind,
            table=str(source.name),
            problem=question.problem,
            count_sql=count,
            rows_sql=f"SELECT {wanted} FROM {show}" + (f" ORDER BY {order}" if order else ""),
            columns=(*keys, *values),
            key_columns=len(keys),
            strict=question.strict,
            alike=bool(question.alike),
            setup=tuple(dict.fromkeys((*image.setup, *question.setup))),
        )

    def _counted(self, question: Question, rows: str, where: str) -> str:
        if not question.alike:
            return f"SELECT count(*) FROM ({rows}) AS {ROW} WHERE {where}"
        groups = ", ".join(question.alike)
        return (
            f"SELECT coalesce(sum(g.alike), 0) FROM (SELECT count(*) AS alike "
            f"FROM ({rows}) AS {ROW} WHERE {where} GROUP BY {groups} HAVING count(*) > 1) AS g"
        )

    def _shown(self, question: Question, rows: str, where: str) -> str:
        if not question.alike:
            return f"({rows}) AS {ROW} WHERE {where}"
        groups = ", ".join(question.alike)
        counted = f"count(*) OVER (PARTITION BY {groups}) AS {_ALIKE}"
        return (
            f"(SELECT {ROW}.*, {counted} FROM ({rows}) AS {ROW} WHERE {where}) AS g "
            f"WHERE g.{_ALIKE} > 1"
        )


def _key(table: Table) -> tuple[str, ...]:
    """Return what a row is told by: its key, else everything that it holds."""
    if table.primary_key is not None:
        return table.primary_key.columns
    return tuple(column.name for column in table.columns if column.generated is None)
