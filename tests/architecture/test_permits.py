"""Only the courtesy gate may construct a `Permit`."""

import ast
from pathlib import Path

import parlour

SOURCE = Path(parlour.__file__).parent


def test_nobody_but_courtesy_constructs_a_permit() -> None:
    for file in SOURCE.rglob("*.py"):
        if file.relative_to(SOURCE).parts[0] == "courtesy":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Permit":
                raise AssertionError(f"{file}:{node.lineno} constructs a Permit")
