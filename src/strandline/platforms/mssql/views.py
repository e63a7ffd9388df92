"""The SELECT inside a CREATE VIEW, as the catalog or a script gives it."""

from __future__ import annotations

from strandline.dictionary.model import Dictionary, Expression
from strandline.platforms.mssql import neutral
from strandline.platforms.mssql.lexer import tokens


def read_view(definition: str, dictionary: Dictionary) -> tuple[Expression | None, str]:
    """Return the view's query, or None with the reason why a dictionary cannot hold it."""
    text, reason = view_query(definition)
    if text is None:
        return None, reason
    return neutral.read_query(text, dictionary), ""


def view_query(definition: str) -> tuple[str | None, str]:
    """Return the native SELECT of a view's definition, or None with a reason."""
    if not definition.strip():
        return None, "its text is encrypted, or not shown to this user"
    depth, seen = 0, False
    for token in tokens(definition):
        if token.is_word("VIEW"):
            seen = True
        elif token.text == "(":
            depth += 1
            if seen:
                return None, "it names its columns apart from its query"
        elif token.text == ")":
            depth -= 1
        elif token.is_word("SCHEMABINDING", "ENCRYPTION"):
            return None, f"a dictionary's view has no {token.text.upper()}"
        elif seen and depth == 0 and token.is_word("AS"):
            query = definition[token.end :].strip().rstrip(";").strip()
            if query.upper().endswith("WITH CHECK OPTION"):
                return None, "a dictionary's view has no WITH CHECK OPTION"
            return query, ""
    return None, "it is no CREATE VIEW that could be read"
