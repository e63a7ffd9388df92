"""T-SQL checker: one JSON request a line on stdin, one JSON answer a line on stdout.

Started with the interpreter of the environment that install.py made. Requests and answers:

``{"op": "parse", "script": TEXT}`` gives ``{"errors": [{line, column, number, message}]}`` with
Microsoft's numbers, or number 1 for a batch that opens with a procedure call without EXEC;
``{"op": "model", "scripts": [TEXT, ...]}`` gives ``{"added": N, "skipped": {KIND: N},
"messages": [{number, severity, message, object}]}``; a request that cannot be answered gives
``{"error": TEXT}`` and the checker goes on with the next line. The end of stdin ends it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO

READY = "TSQL_CHECKER_ENVIRONMENT"


def enter_environment() -> None:
    """Replace this process by itself (same process id) with the variables that .NET reads at start.

    The dynamic loader reads LD_LIBRARY_PATH, and the runtime its ICU version, only once.
    """
    if READY in os.environ:
        return
    prefix = Path(sys.prefix)
    icu = json.loads((prefix / "oracle.json").read_text(encoding="utf-8"))["icu"]
    paths = [str(prefix / "native"), os.environ.get("LD_LIBRARY_PATH", "")]
    environment = os.environ | {
        READY: "1",
        "LD_LIBRARY_PATH": ":".join(path for path in paths if path),
        # Messages in English, whatever the locale of the machine.
        "LC_ALL": "en_US.UTF-8",
        # No diagnostic sockets left behind in the temporary folder.
        "COMPlus_EnableDiagnostics": "0",
    }
    if icu:
        environment["CLR_ICU_VERSION_OVERRIDE"] = icu
    else:
        environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1"
    os.execve(sys.executable, [sys.executable, *sys.argv], environment)


def answer(line: bytes) -> dict[str, Any]:
    import microsoft

    try:
        request = json.loads(line)
        match request:
            case {"op": "parse", "script": str(script)}:
                return {"errors": microsoft.parse_errors(script)}
            case {"op": "model", "scripts": [*scripts]} if all(isinstance(s, str) for s in scripts):
                return microsoft.model_report(scripts)
            case _:
                return {
                    "error": "unknown request: want op parse with script, or model with scripts"
                }
    except Exception as error:  # noqa: BLE001 -- outer door: the client gets the text, the loop goes on
        return {"error": f"{type(error).__name__}: {error}"}


def serve(source: BinaryIO, target: BinaryIO) -> None:
    for line in source:
        target.write(json.dumps(answer(line)).encode() + b"\n")
        target.flush()


def main() -> None:
    enter_environment()
    # Whatever the libraries print must not land between the answers.
    with os.fdopen(os.dup(1), "wb") as target:
        os.dup2(2, 1)
        serve(sys.stdin.buffer, target)


if __name__ == "__main__":
    main()
