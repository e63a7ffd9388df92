"""Rows that were not taken, by reason and column, with their line numbers and never a value."""

from __future__ import annotations

from dataclasses import dataclass, field

ROW_PROBLEMS: dict[str, tuple[str, str]] = {
    "W120": (
        "the time cannot be read",
        "say in `time:` of the mapping how it is written; a time that is guessed would be wrong",
    ),
    "W121": (
        "the local time never was: clocks went forward over it",
        "a logger that keeps one time all year has another zone: --zone Etc/GMT+5 (UTC-5)",
    ),
    "W122": (
        "the local time was twice, when clocks went back, and the order of the lines does not tell "
        "which it is",
        "say it with --fold first or --fold second",
    ),
    "W123": (
        "the value is no finite number",
        "name words for missing values in `missing:`, and a decimal comma in `decimal:`",
    ),
    "W124": (
        "the status is none that the mapping knows",
        "add it to `map:` of the column's quality, or give `other:` for all that are not listed",
    ),
    "W125": (
        "the row ends before the column",
        "is the line whole? a file that is still being written ends in a part of a line",
    ),
    "W126": (
        "another value of the same moment stands in an earlier line",
        "the first one is taken; keep one of the lines",
    ),
    "W127": (
        "no route, or more than one, leads to a series at this moment",
        "the routes' message says which there are; `POST /api/v1/routes` makes one",
    ),
    "W128": (
        "another value is stored already",
        "--conflict overwrite replaces it, --conflict keep leaves it without a finding",
    ),
}
"""What is wrong with a row, and what to do, by code."""

MOST_RANGES = 200
"""Ranges of lines that are listed for one reason and column; the rest is counted."""


@dataclass(slots=True)
class Lines:
    """Line numbers as ranges; those beyond MOST_RANGES are counted only."""

    count: int = 0
    ranges: list[list[int]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def add(self, line: int) -> None:
        self.count += 1
        if self.ranges and self.ranges[-1][0] <= line <= self.ranges[-1][1] + 1:
            self.ranges[-1][1] = max(line, self.ranges[-1][1])
        elif len(self.ranges) < MOST_RANGES:
            self.ranges.append([line, line])

    def shown(self, most: int = 8) -> str:
        """Return the ranges as people write them: 3, 7-12, 40."""
        parts = [f"{a}" if a == b else f"{a}-{b}" for a, b in self.ranges[:most]]
        return ", ".join(parts) + (", ..." if len(self.ranges) > most else "")


@dataclass(slots=True)
class RowProblems:
    """All rows of one file that were not taken."""

    found: dict[tuple[str, str], Lines] = field(default_factory=dict)

    def add(self, code: str, line: int, column: str = "", message: str = "") -> None:
        """Note one row; `message` says more than the code does, and is kept once."""
        lines = self.found.get((code, column))
        if lines is None:
            lines = self.found[code, column] = Lines()
        lines.add(line)
        if message and message not in lines.messages and len(lines.messages) < 5:
            lines.messages.append(message)

    @property
    def count(self) -> int:
        return sum(lines.count for lines in self.found.values())

    def as_json(self) -> list[dict[str, object]]:
        """Return the reasons as plain values, in the order in which they first came."""
        return [
            {
                "code": code,
                "column": column or None,
                "message": ROW_PROBLEMS[code][0],
                "fix": ROW_PROBLEMS[code][1],
                "details": lines.messages,
                "count": lines.count,
                "lines": [list(pair) for pair in lines.ranges],
                "all_lines_listed": len(lines.ranges) < MOST_RANGES,
            }
            for (code, column), lines in self.found.items()
        ]

    def lines(self) -> list[str]:
        """Return the reasons as a person reads them."""
        said = []
        for (code, column), lines in self.found.items():
            what, fix = ROW_PROBLEMS[code]
            where = f"column {column}: " if column else ""
            noun = "line" if lines.count == 1 else "lines"
            said.append(f"  {code} {where}{what}: {lines.count:,} {noun} ({lines.shown()})")
            said.extend(f"    {message}" for message in lines.messages)
            said.append(f"    fix: {fix}")
        return said
