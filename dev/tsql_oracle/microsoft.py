"""ScriptDom and DacFx behind two functions; importing this module starts the .NET runtime.

DacFx is imported with the first model, so parsing works where ICU or OpenSSL 1.1 is missing.
"""

from __future__ import annotations

import re
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from clr_loader import get_coreclr
from pythonnet import set_runtime

PACKAGES = Path(sysconfig.get_paths()["purelib"])
RUNTIME_CONFIG = (
    '{"runtimeOptions": {"framework": {"name": "Microsoft.NETCore.App", "version": "3.1.0"}}}'
)


def start_runtime() -> None:
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "checker.runtimeconfig.json")
        config.write_text(RUNTIME_CONFIG, encoding="utf-8")
        root = str(PACKAGES / "dotnetcore2" / "bin")
        set_runtime(get_coreclr(runtime_config=str(config), dotnet_root=root))
        import clr  # loads the runtime, which reads the file above

    sys.path.append(str(PACKAGES / "mssqlcli" / "mssqltoolsservice" / "bin"))
    clr.AddReference("Microsoft.SqlServer.TransactSql.ScriptDom")


start_runtime()

from Microsoft.SqlServer.TransactSql.ScriptDom import TSql150Parser  # noqa: E402
from statements import Statement, iter_implicit_calls, iter_statements  # noqa: E402
from System.IO import StringReader  # noqa: E402

NAMES = r"(?:\[[^\]]*\]\.?)+"
SUBJECT = re.compile(rf"validating element (?:{NAMES}|<unnamed>): \w+: ({NAMES})|({NAMES})")
ADD_ERROR = re.compile(r"^(Error|Warning) SQL(\d+): (.*)$", re.MULTILINE)
# The model reports what it leaves out; statements.py leaves those out first and counts them.
NOT_MODELLED = 70501
QUOTED_IDENTIFIERS = True
# Outside Microsoft's numbers.
IMPLICIT_CALL = 1


def parse(script: str) -> tuple[Any, list[dict[str, Any]]]:
    """(fragment, errors); the fragment is None or incomplete when there are errors."""
    # Half a surrogate pair would abort the whole runtime; here it raises UnicodeEncodeError.
    script.encode()
    parser = TSql150Parser(QUOTED_IDENTIFIERS)
    fragment, errors = parser.Parse(StringReader(script), None)
    found = [
        {"line": e.Line, "column": e.Column, "number": e.Number, "message": e.Message}
        for e in errors
    ]
    return fragment, found


def parse_errors(script: str) -> list[dict[str, Any]]:
    fragment, errors = parse(script)
    return errors or [implicit_call(node) for node in iter_implicit_calls(fragment)]


def implicit_call(node: Any) -> dict[str, Any]:
    """A finding of ours, not of ScriptDom: ``PRAGMA x`` or ``SELEC 2`` opening a batch is valid T-SQL
    (it calls a procedure of that name), and in a generated script it is always a mistake.
    """
    name = node.ScriptTokenStream[node.FirstTokenIndex].Text
    text = f"{name} opens a batch as a procedure call without EXEC"
    place = {"line": node.StartLine, "column": node.StartColumn}
    return place | {"number": IMPLICIT_CALL, "message": text}


def model_report(scripts: list[str]) -> dict[str, Any]:
    """Build one SQL Server 2019 model from the schema statements of all scripts and validate it."""
    model = new_model()
    added = 0
    skipped: dict[str, int] = {}
    messages: list[dict[str, Any]] = []
    for script in scripts:
        fragment, errors = parse(script)
        if errors:
            messages += [syntax_message(error) for error in errors]
            continue
        for statement in iter_statements(fragment, script, parse):
            if statement.errors:
                messages += [syntax_message(error) for error in statement.errors]
            elif not statement.modelled:
                skipped[statement.kind] = skipped.get(statement.kind, 0) + 1
            else:
                messages += add(model, statement)
                added += 1
    messages += [message(e.ErrorCode, e.Severity, e.Message) for e in model.GetModelErrors()]
    messages += [message(m.Number, m.MessageType, m.Message) for m in model.Validate()]
    wanted = [entry for entry in messages if entry["number"] != NOT_MODELLED]
    return {"added": added, "skipped": skipped, "messages": wanted}


def new_model() -> Any:
    import clr

    for name in ("Microsoft.Data.Tools.Schema.Sql", "Microsoft.SqlServer.Dac.Extensions"):
        clr.AddReference(name)
    from Microsoft.SqlServer.Dac.Model import SqlServerVersion, TSqlModel, TSqlModelOptions

    return TSqlModel(SqlServerVersion.Sql150, TSqlModelOptions())


def add(model: Any, statement: Statement) -> list[dict[str, Any]]:
    from Microsoft.SqlServer.Dac.Model import DacModelException

    try:
        model.AddObjects(statement.text)
    except DacModelException as error:
        found = ADD_ERROR.findall(error.Message)
        return [message(int(n), severity, text.strip()) for severity, n, text in found] or [
            message(0, "Error", error.Message)
        ]
    return []


def message(number: int, severity: Any, text: str) -> dict[str, Any]:
    named = SUBJECT.search(text)
    subject = (named[1] or named[2]).rstrip(".") if named else None
    level = str(severity).lower()
    return {"number": number, "severity": level, "message": text, "object": subject}


def syntax_message(error: dict[str, Any]) -> dict[str, Any]:
    where = f"line {error['line']}, column {error['column']}"
    text = f"{where}: {error['message']}"
    return {"number": error["number"], "severity": "error", "message": text, "object": None}
