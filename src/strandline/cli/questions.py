"""Renames settled by asking on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from strandline.dictionary.names import QName


class TerminalQuestioner:
    """Asks once for each thing that may be a rename; Enter means it is new."""

    def renamed_table(self, gone: Sequence[QName], new: QName) -> QName | None:
        answer = _ask(f"table {new} is new. Was it renamed from", [str(name) for name in gone])
        return None if answer is None else gone[answer]

    def renamed_column(self, table: QName, gone: Sequence[str], new: str) -> str | None:
        answer = _ask(f"column {table}.{new} is new. Was it renamed from", list(gone))
        return None if answer is None else gone[answer]


def _ask(question: str, choices: list[str]) -> int | None:
    sys.stderr.write(f"{question}\n")
    for number, choice in enumerate(choices, start=1):
        sys.stderr.write(f"  {number}) {choice}\n")
    while True:
        sys.stderr.write("number, or Enter for no: ")
        sys.stderr.flush()
        answer = sys.stdin.readline().strip()
        if not answer:
            return None
        if answer.isdigit() and 1 <= int(answer) <= len(choices):
            return int(answer) - 1
