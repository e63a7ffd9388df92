"""Times in T-SQL: the current time in UTC, intervals, parts and truncation."""

from __future__ import annotations

from sqlglot import exp

_UNITS = {
    "YEAR": "YEAR",
    "MONTH": "MONTH",
    "DAY": "DAY",
    "WEEK": "WEEK",
    "HOUR": "HOUR",
    "MINUTE": "MINUTE",
    "SECOND": "SECOND",
    "MILLISECOND": "MILLISECOND",
    "MICROSECOND": "MICROSECOND",
}
_PARTS = {
    "YEAR": "YEAR",
    "QUARTER": "QUARTER",
    "MONTH": "MONTH",
    "DAY": "DAY",
    "DOY": "DAYOFYEAR",
    "WEEK": "ISO_WEEK",
    "HOUR": "HOUR",
    "MINUTE": "MINUTE",
    "SECOND": "SECOND",
}
_TRUNCATED = ("YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "MINUTE")
_ORIGIN = "2000-01-01"


def rewrite_date_node(node: exp.Expression, problems: list[str]) -> exp.Expression:
    """Return the T-SQL form of one node whose children are T-SQL already."""
    match node:
        case exp.CurrentTimestamp():
            return utc_now()
        case exp.Localtimestamp():
            return _call("SYSDATETIME")
        case exp.CurrentDate():
            return _cast(utc_now(), "DATE")
        case exp.CurrentTime():
            return _cast(utc_now(), "TIME(6)")
        case exp.Localtime():
            return _cast(_call("SYSDATETIME"), "TIME(6)")
        case exp.AtTimeZone() if _is_utc_now(node.this) and _zone(node) == "utc":
            return node.this
        case exp.Add() | exp.Sub() if isinstance(node.expression, exp.Interval):
            return _moved(node, problems)
        case exp.Extract():
            return _part(node, problems)
        case exp.TimestampTrunc() | exp.DateTrunc():
            return _truncated(node, problems)
        case exp.Interval() if not isinstance(node.parent, (exp.Add, exp.Sub)):
            problems.append("an interval that is not added to a time")
            return node
        case _:
            return node


def utc_now() -> exp.Expression:
    """Return SYSUTCDATETIME(): times without a zone are UTC on every platform."""
    return exp.Anonymous(this="SYSUTCDATETIME", expressions=[])


def _is_utc_now(node: exp.Expression) -> bool:
    return isinstance(node, exp.Anonymous) and node.name.upper() == "SYSUTCDATETIME"


def _zone(node: exp.AtTimeZone) -> str:
    return str(node.args["zone"].name).lower()


def _cast(node: exp.Expression, target: str) -> exp.Expression:
    return exp.Cast(this=node, to=exp.DataType.build(target, dialect="tsql"))


def _moved(node: exp.Expression, problems: list[str]) -> exp.Expression:
    interval = node.expression
    unit = (
        str(interval.args["unit"].name).upper().removesuffix("S")
        if (interval.args.get("unit"))
        else ""
    )
    amount = interval.this.name if interval.this is not None else ""
    if unit not in _UNITS or not amount.lstrip("-").isdigit():
        problems.append("an interval of more than one whole unit")
        return node
    count = int(amount) if isinstance(node, exp.Add) else -int(amount)
    return _call("DATEADD", exp.Var(this=_UNITS[unit]), _number(count), node.this)


def _number(value: int) -> exp.Expression:
    digits = exp.Literal.number(abs(value))
    return exp.Neg(this=digits) if value < 0 else digits


def _part(node: exp.Extract, problems: list[str]) -> exp.Expression:
    part = node.name.upper()
    if part in _PARTS:
        return _call("DATEPART", exp.Var(this=_PARTS[part]), node.expression)
    if part == "EPOCH":
        start = exp.National(this="1970-01-01")
        return _call("DATEDIFF_BIG", exp.Var(this="SECOND"), start, node.expression)
    if part == "DOW":
        # DATEPART(WEEKDAY) depends on the login's language through @@DATEFIRST; 0 is Sunday.
        days = _call(
            "DATEDIFF", exp.Var(this="DAY"), exp.National(this="1900-01-07"), node.expression
        )
        return exp.Mod(this=days, expression=exp.Literal.number(7))
    problems.append(f"EXTRACT({part})")
    return node


def _truncated(node: exp.Expression, problems: list[str]) -> exp.Expression:
    unit = str(node.args["unit"].name).upper() if node.args.get("unit") else ""
    if unit not in _TRUNCATED:
        problems.append(f"date_trunc('{unit.lower()}')")
        return node
    origin = _cast(exp.National(this=_ORIGIN), "DATETIME2(6)")
    count = _call("DATEDIFF", exp.Var(this=unit), origin.copy(), node.this)
    return _call("DATEADD", exp.Var(this=unit), count, origin)


def _call(name: str, *arguments: exp.Expression) -> exp.Expression:
    return exp.Anonymous(this=name, expressions=list(arguments))
