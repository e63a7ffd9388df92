"""Commands that packs add: found by name, run with their database, told when they cannot run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.conftest import Call
from strandline import api
from strandline.packs.registry import listed_packs, pack_names
from strandline.services import pack_commands as service

CSV = "time,TSS\n2025-05-05T10:00:00,1.5\n"
MAPPING = "time: time\ncolumns: [{column: TSS, equipment: TSS_01, variable: TSS}]\n"


def test_help_names_the_packs_and_imports_none_of_their_parts() -> None:
    program = (
        "import sys\nfrom strandline.cli.main import main\nsys.argv[1:] = ['--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'sqlalchemy', 'fastapi', 'numpy', 'importlib.metadata', 'yaml'}\n"
        "sys.exit(f'loaded: {heavy & set(sys.modules)}' if heavy & set(sys.modules) else 0)\n"
    )
    source = str(Path(api.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": source, "PATH": ""},
    )
    assert done.returncode == 0, done.stderr
    assert "water" in done.stdout


def test_a_pack_lists_its_commands(call: Call) -> None:
    shown = call("water", "--help")
    assert (shown.code, "import" in shown.out, "mapping" in shown.out) == (0, True, True)
    assert call("water", "import", "--help").code == 0
    assert call("water", "sail").code == 2
    assert call("fire").code == 2


def test_a_draft_is_printed_written_and_never_written_over(call: Call, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(CSV, encoding="utf-8")
    shown = call("-C", tmp_path, "water", "mapping", "log.csv", "--equipment", "TSS_01")
    assert "variable: TSS" in shown.out
    arguments = ("-C", tmp_path, "water", "mapping", "log.csv", "--to", "m.yaml", "--json")
    assert call(*arguments).document["written_to"] == "m.yaml"
    again = call(*arguments)
    assert (again.code, again.document["error"]["code"]) == (4, "W132")


def test_a_wrong_mapping_is_shown_with_its_line(call: Call, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(MAPPING + "zone: Mars\n", encoding="utf-8")
    arguments = ("import", "log.csv", "--mapping", "m.yaml", "--url", "sqlite:///x.db")
    told = call("-C", tmp_path, "water", *arguments)
    assert told.code == 1
    assert "m.yaml:3" in told.err
    assert "zone: Mars" in told.err, "the line itself is shown"


@pytest.mark.parametrize(
    ("arguments", "exit_code", "code"),
    [
        (["--url", "sqlite:///none.db"], 5, "X203"),
        (["--url", "sqlite:///empty.db"], 4, "K023"),
        ([], 2, "A004"),
        (["--env", "prod"], 1, "A005"),
        (["--url", "sqlite:///none.db", "--zone", "Mars"], 2, "W118"),
        (["--url", "sqlite:///none.db", "--delimiter", "||"], 2, "W119"),
        (["--url", "sqlite:///none.db", "--encoding", "klingon"], 2, "W119"),
        (["--url", "sqlite:///none.db", "--since", "soon"], 2, "W119"),
    ],
)
def test_what_cannot_be_done_is_told(
    call: Call, tmp_path: Path, arguments: list[str], exit_code: int, code: str
) -> None:
    (tmp_path / "log.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "empty.db").touch()
    told = call(
        *("-C", tmp_path, "water", "import", "log.csv", "--mapping", "m.yaml", "--json"),
        *arguments,
    )
    assert (told.code, told.document["error"]["code"]) == (exit_code, code)
    assert told.document["error"]["hint"]
    assert not (tmp_path / "none.db").exists(), "a mistyped URL makes no database"


def test_files_that_are_not_there(call: Call, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    where = ("--mapping", "m.yaml", "--url", "sqlite:///none.db", "--json", "--delimiter", ",")
    told = call("-C", tmp_path, "water", "import", "none.csv", *where)
    assert (told.code, told.document["error"]["code"]) == (2, "W111")
    assert call("-C", tmp_path, "water", "import", tmp_path, *where).document["error"]["code"] == "W111"  # fmt: skip


def test_a_part_that_is_not_installed_is_named(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(f"No module named {name}", name="sqlalchemy.orm")

    monkeypatch.setattr(service, "import_module", missing)
    with pytest.raises(api_error()) as caught:
        service.pack_commands("water")
    assert caught.value.code == "K021"
    assert "strandline[water]" in caught.value.hint


def api_error() -> type[Exception]:
    from strandline.errors import UsageError

    return UsageError


def test_an_installed_pack_is_listed_and_its_commands_run(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pack of somebody else: a folder on the path with the files that an installer leaves."""
    facts = tmp_path / "tide-1.0.dist-info"
    facts.mkdir()
    (facts / "entry_points.txt").write_text(
        "[console_scripts]\ntide = tide_pack:main\n\n[strandline.packs]\ntide = tide_pack:pack\n",
        encoding="utf-8",
    )
    (tmp_path / "tide_pack.py").write_text(
        "from strandline.packs.spec import PackSpec\n"
        "from strandline.packs.commands import Kind, PackCommand, Parameter\n"
        "pack = PackSpec(name='tide', summary='Tides', components=(), commands='tide_pack:all_')\n"
        "all_ = (PackCommand(name='count', summary='Count.', run='tide_pack:run', database=False,\n"
        "  parameters=(Parameter(name='by', help='Step.', kind=Kind.WHOLE, default=2),\n"
        "    Parameter(name='words', help='Words.', argument=True, many=True))),)\n"
        "class Result:\n"
        "    exit_code = 1\n"
        "    def __init__(self, call): self.call = call\n"
        "    def as_json(self): return {'by': self.call.values['by'], 'words': list(self.call.values['words'])}\n"
        "    def lines(self): return ['counted']\n"
        "def run(call, progress):\n"
        "    progress(1, 2, 'counting')\n"
        "    return Result(call)\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    from strandline.packs import registry

    registry._declared.cache_clear()
    registry._entries.cache_clear()
    try:
        assert [pack.name for pack in listed_packs()] == ["tide", "water"]
        assert pack_names() == ["tide", "water"], "what the installer's own reader finds"
        told = call("tide", "count", "a", "b", "--by", "3", "--json")
        assert (told.code, json.loads(told.out)) == (1, {"by": 3, "words": ["a", "b"]})
        assert call("tide", "count").out == "counted\n"
    finally:
        registry._declared.cache_clear()
        registry._entries.cache_clear()
