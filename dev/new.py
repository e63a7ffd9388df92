"""Start a rule, a platform or a pack: ``make new-rule NAME=d199_my_rule`` and its siblings.

A name such as pk499_my_rule starts a rule about changes.

Each start is registered and has a test that fails until the work is done: a rule does not find its
own bad example yet, a platform is a copy of SQLite's under another name, a pack has one table.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = Path("src/strandline")
RULE_NAME = re.compile(r"(d[0-9]{3}|p[dfckh][0-9]{3})_([a-z][a-z0-9_]*)")
PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]*")
MODEL_PLATFORM = "sqlite"

RULE = '''"""{title}."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Say here what is looked at, where the code does not show it."""
    for table in context.tables:
        if table.name.name == "Replaced":
            yield Finding(
                message=f"{{table.name}} is ...",
                subject=str(table.name),
                path=table_path(table.name),
            )


RULE = Rule(
    code="{code}",
    slug="{slug}",
    severity=Severity.{severity},
    summary="{title}",
    why="Say what goes wrong for somebody when this is left as it is.",
    fix="say what to write instead",
    bad=Example(
        yaml="""\\
table:  # <- here
  name: Sample
  columns:
    - {{name: SampleID, logical_type: integer, nullable: false}}
  primary_key: [SampleID]
"""
    ),
    good=Example(
        yaml="""\\
table:
  name: Sample
  columns:
    - {{name: SampleID, logical_type: integer, nullable: false}}
  primary_key: [SampleID]
"""
    ),
    check=check,
)
'''

PLAN_RULE = '''"""{title}."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.diff import operations as op
from strandline.lint.changes import table_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Say here what is looked at, where the code does not show it."""
    for operation, origin in context.on_existing(op.DropTable):
        if operation.table.name.name == "Replaced":
            name = operation.table.name
            yield table_finding(context, name, origin, f"{{context.shown(name)}} is ...")


RULE = PlanRule(
    code="{code}",
    slug="{slug}",
    severity=Severity.{severity},
    summary="{title}",
    why="Say what goes wrong for somebody when this is done.",
    fix="say what to do instead",
    bad=PlanExample(
        before="""\\
table:
  name: Sample
  columns:
    - {{name: SampleID, logical_type: integer, nullable: false}}
  primary_key: [SampleID]
""",
        after="""\\
table:
  name: Sample
  columns:
    - {{name: SampleID, logical_type: bigint, nullable: false}}
  primary_key: [SampleID]
""",
    ),
    good=PlanExample(
        before="""\\
table:
  name: Sample
  columns:
    - {{name: SampleID, logical_type: integer, nullable: false}}
  primary_key: [SampleID]
""",
        after="""\\
table:
  name: Sample
  columns:
    - {{name: SampleID, logical_type: integer, nullable: false}}
    - {{name: Note, logical_type: text}}
  primary_key: [SampleID]
""",
    ),
    check=check,
)
'''

PACK_FILES = {
    "__init__.py": '''"""The {name} pack."""

from strandline.packs.{name}.spec import pack

__all__ = ["pack"]
''',
    "spec.py": '''"""The {name} pack's facts."""

from __future__ import annotations

from pathlib import Path

from strandline.packs.spec import PackSpec

pack = PackSpec(
    name="{name}",
    summary="Say in one line what this pack is for",
    components=(("{name}", Path(__file__).parent / "dictionary"),),
)
''',
    "dictionary/component.yaml": """\
_format_version: "1.0"
component:
  name: {name}
  description: Say what this schema holds.
  version: "1.0.0"
  platforms: [postgres, mssql, sqlite, duckdb]
""",
    "dictionary/tables/note.yaml": """\
_format_version: "1.0"
table:
  name: note
  description: A first table; rename it, or delete it and write your own.
  columns:
    - {{name: note_id, logical_type: integer, nullable: false, identity: true}}
    - {{name: body, logical_type: text, nullable: false, description: What was noted.}}
  primary_key: [note_id]
""",
}
PACK_TEST = '''"""The {name} pack's dictionary holds what its domain needs."""

from __future__ import annotations

from strandline.dictionary.load import load_directory
from strandline.packs.{name} import pack


def test_the_pack_is_described() -> None:
    assert not pack.summary.startswith("Say "), "write the summary in spec.py"


def test_its_dictionary_loads_without_findings() -> None:
    for _, folder in pack.components:
        assert not load_directory(folder).findings
'''


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Start a rule, a platform or a pack.")
    parser.add_argument("kind", choices=("rule", "platform", "pack"))
    parser.add_argument(
        "name", help="d199_my_rule or pk499_my_rule for a rule, else a short lower-case word"
    )
    options = parser.parse_args(arguments)
    pattern = RULE_NAME if options.kind == "rule" else PLAIN_NAME
    if not pattern.fullmatch(options.name):
        wanted = (
            "NAME=d199_my_rule or NAME=pk499_my_rule"
            if options.kind == "rule"
            else "NAME=shortword"
        )
        print(f"make new-{options.kind} needs {wanted}", file=sys.stderr)
        return 2
    starters = {"rule": start_rule, "platform": start_platform, "pack": start_pack}
    return starters[options.kind](options.name)


def start_rule(name: str) -> int:
    match = RULE_NAME.fullmatch(name)
    assert match is not None
    code, words = match.group(1).upper(), match.group(2)
    changes = code.startswith("P")
    folder = ROOT / SOURCE / "lint" / ("plan_rules" if changes else "rules")
    path = folder / f"{name}.py"
    if any(folder.glob(f"{match.group(1)}_*.py")):
        return taken(code)
    title = words.replace("_", " ").capitalize()
    severity = "ERROR" if code.startswith("D1") else "WARNING"
    slug = words.replace("_", "-")
    text = PLAN_RULE if changes else RULE
    write(path, text.format(code=code, slug=slug, severity=severity, title=title))
    catalogue = ROOT / SOURCE / "lint" / ("plan_catalogue.py" if changes else "catalogue.py")
    insert_sorted(catalogue, r"    [dp]\w+\d{2}_\w+,", f"    {name},")
    insert_sorted(catalogue, r"    [dp]\w+\d{2}_\w+\.RULE,", f"    {name}.RULE,")
    test = "lint_plans/test_plan_examples.py" if changes else "lint/test_examples.py"
    return tell(f"tests/unit/{test} fails until the rule finds its bad example")


def start_platform(name: str) -> int:
    folder = ROOT / SOURCE / "platforms" / name
    if folder.exists():
        return taken(name)
    shutil.copytree(
        folder.with_name(MODEL_PLATFORM), folder, ignore=shutil.ignore_patterns("__pycache__")
    )
    title = name.capitalize()
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        text = text.replace("strandline.platforms.sqlite", f"strandline.platforms.{name}")
        text = text.replace('"sqlite"', f'"{name}"').replace("Sqlite", title)
        write(path, text)
    register("platforms", name, f'"strandline.platforms.{name}"')
    return tell("change the copy file by file; tests/conformance shows what is not right yet")


def start_pack(name: str) -> int:
    folder = ROOT / SOURCE / "packs" / name
    if folder.exists():
        return taken(name)
    for file, text in PACK_FILES.items():
        write(folder / file, text.format(name=name))
    write(ROOT / "tests/packs" / name / f"test_{name}_dictionary.py", PACK_TEST.format(name=name))
    register("packs", name, f'"strandline.packs.{name}:pack"')
    return tell(f"tests/packs/{name} fails until the pack is described")


def register(kind: str, name: str, target: str) -> None:
    """Name a newcomer in its registry, among the entry points and in the import contracts."""
    attribute = kind.removesuffix("s")
    registry = ROOT / SOURCE / kind / "registry.py"
    text = registry.read_text(encoding="utf-8")
    one_line = re.sub(r"(_BUILT_IN = \{)(.+)\}\n", rf'\1\2, "{name}": {target}}}\n', text, count=1)
    if one_line == text:
        one_line = text.replace("_BUILT_IN = {\n", f'_BUILT_IN = {{\n    "{name}": {target},\n', 1)
    write(registry, one_line)
    project = ROOT / "pyproject.toml"
    settings = project.read_text(encoding="utf-8")
    table = f'[project.entry-points."strandline.{kind}"]\n'
    entry = f'{name} = "strandline.{kind}.{name}:{attribute}"\n'
    settings = settings.replace(table, table + entry, 1)
    neighbour = f'    "strandline.{kind}.{MODEL_PLATFORM}",\n'
    settings = settings.replace(neighbour, f'{neighbour}    "strandline.{kind}.{name}",\n')
    write(project, settings)


def insert_sorted(path: Path, pattern: str, line: str) -> None:
    """Put a line among the lines like it, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    alike = [place for place, text in enumerate(lines) if re.fullmatch(pattern, text)]
    after = [place for place in alike if lines[place] < line]
    lines.insert((after[-1] + 1) if after else alike[0], line)
    write(path, "\n".join(lines) + "\n")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else None
    if text != before:
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{'wrote' if before is None else 'changed'} {path.relative_to(ROOT)}")


def taken(name: str) -> int:
    print(f"{name} is taken; nothing was written", file=sys.stderr)
    return 4


def tell(text: str) -> int:
    print(f"next: {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
