"""Whether an answer still has the shape of an example: every field there, of the same kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")


def shape_differences(example: Json, answer: Json, where: str = "$") -> Iterator[str]:
    """Give what an answer lacks of an example; values may differ, and further fields may be there.

    A null in the example says nothing of the field's kind: scenarios fill every field once.
    """
    if isinstance(example, dict):
        if not isinstance(answer, dict):
            yield f"{where}: was an object, is {_kind(answer)}"
            return
        for name, part in example.items():
            if name not in answer:
                yield f"{where}.{name}: is gone"
            else:
                yield from shape_differences(part, answer[name], f"{where}.{name}")
    elif isinstance(example, list):
        if not isinstance(answer, list):
            yield f"{where}: was a list, is {_kind(answer)}"
        elif example and not answer:
            yield f"{where}: the list is empty, and the scenario fills it"
        else:
            for at, (part, given) in enumerate(zip(example, answer, strict=False)):
                yield from shape_differences(part, given, f"{where}[{at}]")
    elif example is not None and _kind(example) != _kind(answer):
        whole = isinstance(example, float) and isinstance(answer, int)
        if not whole or isinstance(answer, bool):
            yield f"{where}: was {_kind(example)}, is {_kind(answer)}"


def _kind(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int():
            return "a whole number"
        case float():
            return "a number"
        case str():
            return "a moment" if _MOMENT.fullmatch(value) else "a text"
        case list():
            return "a list"
        case dict():
            return "an object"
