"""Which statements wait for a lock that makes everybody else wait behind them."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ConstraintKind, Name, Object, Statement

_ALWAYS = {Action.TRUNCATE, Action.LOCK, Action.REINDEX, Action.REFRESH, Action.CLUSTER}
_ALTERED = {
    Object.INDEX,
    Object.VIEW,
    Object.MATERIALIZED_VIEW,
    Object.TYPE,
    Object.DOMAIN,
    Object.SEQUENCE,
}
_DROPPED = {Object.TABLE, Object.TRIGGER, Object.POLICY, Object.RULE, *_ALTERED}
_CREATED = {Object.INDEX, Object.TRIGGER, Object.POLICY, Object.RULE}


def waits_for_lock(context: StatementContext, statement: Statement) -> bool:
    """Say whether a statement takes a strong lock on something that others may be using."""
    action, kind = statement.action, statement.object
    if action in _ALWAYS or (action is Action.VACUUM and statement.has("FULL")):
        return True
    if action is Action.ALTER:
        if kind is Object.TABLE:
            return not context.is_new(statement.name, statement)
        return kind in _ALTERED
    if action is Action.DROP:
        return kind in _DROPPED and not context.is_new(statement.name, statement)
    if action is Action.CREATE and kind in _CREATED:
        return not context.is_new(statement.table, statement)
    if statement.is_on(Action.CREATE, Object.TABLE):
        return any(not context.is_new(name, statement) for name in _referenced(statement))
    return action is Action.RENAME


def _referenced(statement: Statement) -> Iterator[Name | None]:
    constraints = [*statement.constraints]
    for column in statement.columns:
        constraints += column.constraints
    for constraint in constraints:
        same = constraint.references is not None and constraint.references.same_as(statement.name)
        if constraint.kind is ConstraintKind.FOREIGN_KEY and not same:
            yield constraint.references


def first_waiting(
    context: StatementContext, setting: tuple[str, ...], *, endless: tuple[str, ...] = ()
) -> Statement | None:
    """Return the first statement that waits for a lock before one of these settings is in force.

    `endless` are values that stand for no limit.
    """
    for statement in context.statements:
        if _sets(statement, setting, endless):
            return None
        if not statement.nested and waits_for_lock(context, statement):
            return statement
    return None


def _sets(statement: Statement, setting: tuple[str, ...], endless: tuple[str, ...]) -> bool:
    """Say whether SET, or a call of set_config, limits how long something may take."""
    words = [token.value.upper() for token in statement.tokens]
    named = any(word in setting for word in words)
    if statement.action is Action.SET:
        return named and "".join(words[-2:]) not in endless and words[-1] not in endless
    return statement.action is Action.SELECT and named and "SET_CONFIG" in words
