"""Runs every benchmark found here, each in a process of its own, and prints one table; 1 when a limit is missed.

`python -m benchmarks [NAME ...]` runs some; the folder of a shop for those that need one is PARLOUR_BENCH_SHOP.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
SHOP, POSTGRES = "--shop-folder", "--postgres"


def main() -> int:
    status, table = 0, []
    for name, arguments in _runs(sys.argv[1:]):
        print(f"== {' '.join((name, *arguments))}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
        with subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None
            for line in run.stdout:
                print(line, end="", flush=True)
                if " limit " in line:
                    table.append(line.rstrip())
        if run.returncode:
            status = 1
            table.append(f"{name} ended with status {run.returncode}")
    print("\n" + "\n".join(table))
    return status


def _runs(wanted: list[str]) -> Iterator[tuple[str, list[str]]]:
    shop = os.environ.get("PARLOUR_BENCH_SHOP")
    for file in sorted(HERE.glob("*.py")):
        source = file.read_text("utf-8")
        if file.stem.startswith("__") or "def main(" not in source or (wanted and file.stem not in wanted):
            continue
        needs_shop = SHOP in source and "required=True" in source
        if needs_shop and not shop:
            print(f"== {file.stem} is left out: set PARLOUR_BENCH_SHOP to the folder of a shop to run it")
            continue
        arguments = [SHOP, str(shop)] if needs_shop else []
        yield file.stem, arguments
        if f'"{POSTGRES}", action="store_true"' in source:
            yield file.stem, [*arguments, POSTGRES]


if __name__ == "__main__":
    sys.exit(main())
