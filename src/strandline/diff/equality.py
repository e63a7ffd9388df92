"""When two expressions are the same: by layout between dictionaries, by meaning with a catalog."""

from __future__ import annotations

from typing import Protocol

from strandline.dictionary.expressions import canonical_expression, canonical_query
from strandline.dictionary.model import Dictionary, Expression, Table


class Equality(Protocol):
    """Decides whether two expressions, or two view queries, say the same."""

    names_kept: bool
    """Whether names of constraints count; False where a catalog does not keep them."""

    def same_expression(self, old: Expression, new: Expression, table: Table) -> bool: ...

    def same_query(self, old: Expression, new: Expression, dictionary: Dictionary) -> bool: ...


class ByLayout:
    """Two texts are the same when they differ in spaces, letter case or brackets only."""

    names_kept = True

    def same_expression(self, old: Expression, new: Expression, table: Table) -> bool:
        del table
        return old == new or (
            old.overrides == new.overrides
            and canonical_expression(old.text) == canonical_expression(new.text)
        )

    def same_query(self, old: Expression, new: Expression, dictionary: Dictionary) -> bool:
        del dictionary
        return old == new or (
            old.overrides == new.overrides
            and canonical_query(old.text) == canonical_query(new.text)
        )
