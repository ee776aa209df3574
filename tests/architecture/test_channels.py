"""The channel rule: outside its own folder nobody imports a channel, compares with its name, or keeps it as a key."""

import ast
from collections.abc import Iterator
from pathlib import Path

import parlour

SOURCE = Path(parlour.__file__).parent
CHANNELS = sorted(folder.name for folder in (SOURCE / "channels").glob("*/") if not folder.name.startswith("_"))
# words that are a channel's name and also plain English for contact data or the medium itself
FREE = {"email", "phone", "web"}


def python_files() -> Iterator[Path]:
    for file in SOURCE.rglob("*.py"):
        if "channels" not in file.relative_to(SOURCE).parts:
            yield file


def named(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every place where a name of a channel decides something: comparison, match, enum member, key."""
    for node in ast.walk(tree):
        places: list[ast.AST | None] = []
        if isinstance(node, ast.Compare):
            places = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            places = [node.value]
        elif isinstance(node, ast.Dict):
            places = list(node.keys)
        elif isinstance(node, ast.Subscript):
            places = [node.slice]
        elif isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases):
            places = [line.value for line in node.body if isinstance(line, ast.Assign)]
        for place in places:
            if isinstance(place, ast.Constant) and isinstance(place.value, str):
                yield place.lineno, place.value


def test_nobody_outside_imports_a_channel() -> None:
    for file in python_files():
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in [module or "", *names]:
                assert not name.startswith("parlour.channels."), f"{file}:{node.lineno} imports {name}"


def test_no_decision_names_a_channel() -> None:
    closed = set(CHANNELS) - FREE
    for file in python_files():
        for line, value in named(ast.parse(file.read_text("utf-8"))):
            assert value not in closed, f"{file}:{line} decides by the channel {value!r}"


def test_the_search_finds_what_it_looks_for() -> None:
    code = "if a == 'x': pass\nd = {'x': 1}\nd['x']\nclass K(StrEnum):\n    X = 'x'\nmatch a:\n    case 'x': pass\n"
    assert [value for _, value in named(ast.parse(code))].count("x") == 5
