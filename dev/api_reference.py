"""The page of the Python API, made from `strandline.api`'s own signatures and docstrings."""

from __future__ import annotations

import inspect
import typing

from strandline import api

_INTRO = """\
# Python API

<!-- Written by dev/api_reference.py; `make docs` writes it anew. -->

One function for each verb, in `strandline.api`; the command line uses nothing else. `project` is a
folder in or below a project. States are named as on the command line: a version, `HEAD`, a
directory, a database URL or a `.sql` file. Every function returns a frozen record with
`as_json()`, the document that `--json` prints. What goes wrong raises a
`strandline.errors.StrandlineError`, whose `code` is listed under [codes](codes.md) and whose
`exit_code` is the command's.

```python
from pathlib import Path

from strandline import api

project = Path("lab")
api.init(project, pack="water")
for operation in api.diff(project, "1.6.0", "1.7.0").operations:
    print(operation.describe())
result = api.apply(project, url="sqlite:///lab.db", to="1.7.0")
print(result.statements, "statements in", len(result.legs), "scripts")
assert not api.drift(project, url="sqlite:///lab.db").has_drift
```
"""


def page() -> str:
    """Return the page's text."""
    parts = [_INTRO]
    for name, function in inspect.getmembers(api, inspect.isfunction):
        if name.startswith("_") or not function.__module__.startswith(api.__name__):
            continue
        parts.append(_section(name, function))
    return "\n".join(parts)


def _section(name: str, function: typing.Callable[..., object]) -> str:
    signature = inspect.signature(function)
    parameters = [str(parameter).replace("'", "") for parameter in signature.parameters.values()]
    kinds = [parameter.kind for parameter in signature.parameters.values()]
    if inspect.Parameter.KEYWORD_ONLY in kinds:
        parameters.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    lines = [f"    {parameter}," for parameter in parameters]
    returned = str(signature.return_annotation).strip("'")
    code = "\n".join([f"def {name}(", *lines, f") -> {returned}"])
    text = inspect.getdoc(function) or ""
    return f"## `{name}`\n\n```python\n{code}\n```\n\n{text}\n"
