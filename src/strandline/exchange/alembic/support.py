"""The few functions a revision file brings along: it needs Alembic and SQLAlchemy, not Strandline."""

from __future__ import annotations

import re

_NATIVE = '''
class _Native(sa.types.UserDefinedType):
    """A type in the database's own words, with what belongs to it."""

    cache_ok = True

    def __init__(self, words):
        self.words = words

    def get_col_spec(self, **options):
        return self.words
'''

_RUN = '''
def _run(functions):
    """Run the function of the database at hand."""
    name = op.get_context().dialect.name
    if name not in functions:
        raise RuntimeError(
            f"revision {revision} was exported for {' and '.join(functions)}, not for {name}"
        )
    functions[name]()
'''

_SQL = '''
def _sql(statement):
    """Run a statement as it stands: no colon and no percent sign in it marks a parameter."""
    op.execute(sa.DDL(statement.replace("%", "%%")))
'''

_LOSS = '''
def _refuse_loss(*losses):
    """Stop before the first step while something would be lost, unless told -x lossy=yes."""
    if context.get_x_argument(as_dictionary=True).get("lossy") == "yes":
        return
    advice = "Save them and run again with -x lossy=yes, or use `strandline rollback`, which archives."
    if context.is_offline_mode():
        what = ", ".join(what for what, query in losses)
        raise RuntimeError(
            f"revision {revision} removes {what}, and an offline script cannot look whether there "
            f"are any. {advice}"
        )
    lost = [what for what, query in losses if op.get_bind().execute(_clause(query)).first()]
    if lost:
        raise RuntimeError(
            f"revision {revision} would lose {', '.join(lost)} for good: nothing was changed. {advice}"
        )
'''

_KEYS = '''
def _require_keys_off():
    """Tables are made anew here: with foreign keys on, rows that point at them would be deleted."""
    _require_database()
    if op.get_bind().execute(sa.text("PRAGMA foreign_keys")).scalar():
        raise RuntimeError(
            f"revision {revision} needs foreign keys off, and this connection has them on: nothing "
            "was changed. Leave PRAGMA foreign_keys off in env.py; the keys are checked at the end."
        )
'''

_NONE = '''
def _require_none(query, said):
    """Stop, so that the transaction is undone, when a query finds anything."""
    _require_database()
    found = op.get_bind().execute(_clause(query)).first()
    if found:
        listed = ", ".join(str(part) for part in found if part is not None)
        raise RuntimeError(f"revision {revision} stopped: {said} ({listed})")
'''

_DATABASE = """
def _require_database():
    if context.is_offline_mode():
        raise RuntimeError(f"revision {revision} looks into the database: run it without --sql")
"""

_CLAUSE = r"""
def _clause(query):
    return sa.text(query.replace(":", r"\:"))
"""

_HELPERS = {
    "_run": _RUN,
    "_sql": _SQL,
    "_refuse_loss": _LOSS,
    "_require_keys_off": _KEYS,
    "_require_none": _NONE,
    "_require_database": _DATABASE,
    "_clause": _CLAUSE,
}


def helpers(body: str) -> str:
    """Return the functions that a file's body calls, and those that they call."""
    found: dict[str, str] = {}
    text = body
    for name, source in _HELPERS.items():
        if re.search(rf"\b{name}\(", text):
            found[name] = source
            text += source
    native = [_NATIVE] if "_Native(" in body else []
    return "\n\n".join(part.strip("\n") + "\n" for part in [*native, *found.values()])
