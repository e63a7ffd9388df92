"""House rules that a reader can check by looking: sizes, names, platform ladders, Features."""

from __future__ import annotations

import ast
import dataclasses

import pytest

from strandline.platforms.features import FEATURE_DOCS, Features, undocumented_fields
from strandline.platforms.registry import platform_names
from support.repository import PACKAGE, python_files, shown

MOST_LINES = 600
MOST_TEST_LINES = 800
MOST_INIT_LINES = 40
# One line for each exception: path and reason. Empty is how it should stay.
LONG_FILES: dict[str, str] = {}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}


@pytest.mark.parametrize(
    ("folders", "most"),
    [(("src", "dev", "benchmarks"), MOST_LINES), (("tests",), MOST_TEST_LINES)],
    ids=["product", "tests"],
)
def test_files_can_be_read_in_one_sitting(folders: tuple[str, ...], most: int) -> None:
    sizes = {
        shown(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(*folders)
    }
    long = {name: size for name, size in sizes.items() if size > most and name not in LONG_FILES}
    assert not long, f"split these files by subject (most {most} lines): {long}"


def test_package_files_only_hand_names_on() -> None:
    offenders = []
    for path in PACKAGE.rglob("__init__.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        tree = ast.parse("\n".join(lines))
        works = [node for node in tree.body if isinstance(node, ast.For | ast.While | ast.With)]
        if works or (len(lines) > MOST_INIT_LINES and path.parent != PACKAGE):
            offenders.append(shown(path))
    assert not offenders, f"move the logic of these to a module with a name: {offenders}"


def test_modules_say_what_they_hold() -> None:
    vague = [
        shown(path)
        for path in python_files("src", "tests", "dev", "benchmarks")
        if {path.stem, path.parent.name} & VAGUE_NAMES
    ]
    assert not vague, f"name these after what they hold: {vague}"


def test_nobody_asks_which_platform_it_is() -> None:
    """Only registries may name platforms; everybody else asks Features or the platform itself."""
    names = {*platform_names(), "postgresql", "sqlserver"}
    offenders = []
    for path in python_files("src"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare) and _compared(node) & names:
                offenders.append(f"{shown(path)}:{node.lineno}")
            if isinstance(node, ast.Match) and _matched(node) & names:
                offenders.append(f"{shown(path)}:{node.lineno}")
    assert not offenders, f"ask Features, or add a method to the platform protocol: {offenders}"


def _compared(node: ast.Compare) -> set[str]:
    """The words that something called platform or dialect is compared with."""
    subject = ast.unparse(node.left).rpartition(".")[2].lower()
    sides = [node.left, *node.comparators]
    if not any("platform" in ast.unparse(side).lower() for side in sides) and subject != "name":
        return set()
    constants = [
        part for side in sides for part in ast.walk(side) if isinstance(part, ast.Constant)
    ]
    return {part.value for part in constants if isinstance(part.value, str)}


def _matched(node: ast.Match) -> set[str]:
    if "platform" not in ast.unparse(node.subject).lower():
        return set()
    constants = [part for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return {part.value for part in constants if isinstance(part.value, str)}


def test_every_feature_has_its_meaning() -> None:
    assert not undocumented_fields(), "say in FEATURE_DOCS what these mean"
    gone = set(FEATURE_DOCS) - {field.name for field in dataclasses.fields(Features)}
    assert not gone, f"these features do not exist any more: {gone}"


def test_every_module_has_a_docstring() -> None:
    bare = [
        shown(path)
        for path in python_files("src", "dev", "benchmarks", "tests")
        if path.read_text(encoding="utf-8").strip()
        and ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None
    ]
    assert not bare, f"say in one line what these hold: {bare}"
