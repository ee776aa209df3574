"""The ceilings of STYLE.md: 300 lines a file, 45 lines a function with its docstring."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

MOST_LINES_A_FILE = 300
MOST_LINES_A_FUNCTION = 45
EXEMPT = "migrations/versions"


def too_long(file: Path) -> Iterator[str]:
    source = file.read_text("utf-8")
    lines = source.count("\n")
    if lines > MOST_LINES_A_FILE:
        yield f"{file}: {lines} lines; what second subject does it hold? (ceiling {MOST_LINES_A_FILE})"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_LINES_A_FUNCTION:
                yield f"{file}:{node.lineno}: {node.name} has {length} lines (ceiling {MOST_LINES_A_FUNCTION})"


def main() -> int:
    files = sorted(Path("src").rglob("*.py"))
    found = [line for file in files if EXEMPT not in str(file) for line in too_long(file)]
    print("\n".join(found) or f"{len(files)} files keep the ceilings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
