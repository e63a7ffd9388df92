"""Comments that silence a rule: where they stand, which lines they are about, and what is none."""

from __future__ import annotations

import pytest

from strandline.lint.allowances import Allowance, sql_allowances, yaml_allowances

TABLE = """\
# strandline: allow D203 because it is a log
table:
  name: T
  columns:
    - {name: a, logical_type: integer}  # strandline: allow D214, narrow-key because small
    # strandline: allow PD103 because the values
    #   were copied

    - {name: b, logical_type: text}
    - {name: c, logical_type: text, default: "' # strandline: allow D1 because'"}
  check_constraints:
    - expression: |
        a > 0
        # strandline: allow D2 because it is text
"""


def shown(found: list[Allowance]) -> list[tuple[tuple[str, ...], str, int, list[int]]]:
    return [(item.rules, item.reason, item.span.line, sorted(item.lines)) for item in found]


def test_comments_of_yaml() -> None:
    assert shown(yaml_allowances(TABLE, "t.yaml")) == [
        (("D203",), "it is a log", 1, [2, 3]),
        (("D214", "narrow-key"), "small", 5, [5]),
        (("PD103",), "the values", 6, [9]),
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# {0}\n_format_version: '1.0'\n\ntable:\n  name: T\n", [2, 4, 5]),
        ("_format_version: '1.0'\ntable: # {0}\n  name: T\n", [2, 3]),
        ("table:\n  # {0}\n\n  # more\n  name: T\n", [5]),
        ("table:\n  name: T\n# {0}\n", [3]),
        ("# {0}\n", [1]),
        ("table:\n# {0}", [2]),
    ],
)
def test_lines_of_a_comment(text: str, lines: list[int]) -> None:
    (found,) = yaml_allowances(text.format("strandline: allow D1 because x"), "t.yaml")
    assert sorted(found.lines) == lines


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_goes_with_a_comment(ends: str) -> None:
    text = TABLE.replace("\n", ends)
    for item in reversed(yaml_allowances(text, "t.yaml")):
        text = text[: item.start] + text[item.end :]
    expected = TABLE.split("\n")
    del expected[5]
    del expected[0]
    expected[3] = "    - {name: a, logical_type: integer}"
    assert text == ends.join(expected)


SCRIPT = """\
-- strandline: allow LK401 because it is small
CREATE INDEX i
  ON t (a);
DROP TABLE x; -- strandline: allow LD102 because: copied
SELECT '-- strandline: allow A1 because', "-- strandline: allow A2 because";
/* -- strandline: allow A3 because */
DO $x$ -- strandline: allow A4 because
$x$;
-- strandline: allow LK402
-- strandline: allow because nothing
-- strandline:step 1/2: allow
SELECT [-- strandline: allow A5 because]
GO
SELECT 2
"""


def test_comments_of_scripts() -> None:
    assert shown(sql_allowances(SCRIPT, "s.sql")) == [
        (("LK401",), "it is small", 1, [2, 3]),
        (("LD102",), "copied", 4, [4]),
        (("LK402",), "", 9, [12, 13]),
        ((), "nothing", 10, [12, 13]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# strandline: allow",
        "a: 'never closed # strandline: allow D1 because x",
        "\t- [ strandline: allow",
        "# strandline: allow " + "D101, " * 10_000 + "because many",
        "x: |\n" + "  # strandline: allow D1 because x\n" * 2_000,
    ],
    ids=range(6),
)
def test_hostile_yaml_raises_nothing(text: str) -> None:
    yaml_allowances(text, "t.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "'never closed -- strandline: allow LK401 because x",
        "$a$ never closed -- strandline: allow LK401 because x",
        "/* never closed -- strandline: allow LK401 because x",
        "\x00-- strandline: allow LK401 because x\x00",
        "-- strandline: allow LK401 because x",
        "''''" * 50_000 + "-- strandline: allow LK401 because x",
    ],
    ids=range(6),
)
def test_hostile_scripts_raise_nothing(text: str) -> None:
    assert len(sql_allowances(text, "s.sql")) <= 1
