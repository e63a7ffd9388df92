"""Parameters of processing steps: JSON documents, compared by what they say."""

from __future__ import annotations

import json

from strandline.packs.water.lineage_records import Parameters
from strandline.rest.errors import Invalid

LONGEST = 1_000_000


def written(parameters: Parameters) -> str | None:
    """Return parameters as they are stored: JSON with sorted keys; refuse what JSON cannot say."""
    if parameters is None:
        return None
    try:
        text = json.dumps(parameters, sort_keys=True, allow_nan=False, ensure_ascii=False)
        text.encode()
    except (ValueError, TypeError, RecursionError) as error:
        raise _unwritable("are no JSON document") from error
    if len(text) > LONGEST:
        raise _unwritable(f"are longer than {LONGEST} characters")
    return text


def read(text: str | None) -> object:
    """Return stored parameters as the values they say; text that is no JSON as that text."""
    if text is None:
        return None
    try:
        found: object = json.loads(text)
        # What comes out must go into an answer: no NaN, no half of a surrogate pair.
        json.dumps(found, allow_nan=False, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return text.encode(errors="replace").decode()
    return found


def same(stored: str | None, parameters: Parameters) -> bool:
    """Say whether stored parameters mean the same: 3 and 3.0 do, the order of keys is nothing."""
    if stored is None or parameters is None:
        return stored is None and parameters is None
    try:
        return _plain(json.loads(stored)) == _plain(json.loads(written(parameters) or ""))
    except (ValueError, RecursionError):
        return False


def _plain(value: object) -> object:
    """Return a value in which equal numbers are equal and true is not 1."""
    match value:
        case bool():
            return ("bool", value)
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list():
            return [_plain(item) for item in value]
        case _:
            return value


def _unwritable(what: str) -> Invalid:
    return Invalid(
        "W144",
        f"the parameters of the step {what}",
        hint="send an object of plain JSON values: null instead of NaN or an infinity, and a"
        " reference instead of large data",
        details={"field": "parameters"},
    )
