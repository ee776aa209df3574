"""Name what `make test` needs and this machine lacks, with the command that brings it."""

import shutil
import sys
from pathlib import Path

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def missing() -> list[str]:
    found = []
    if not (shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))):
        found.append("PostgreSQL is missing. Bring it with: apt-get install -y postgresql")
    if not any(shutil.which(name) for name in CHROMIUM):
        found.append("Chromium is missing. Bring it with: apt-get install -y chromium")
    return found


if __name__ == "__main__":
    lacking = missing()
    print("\n".join(lacking), end="\n" if lacking else "", file=sys.stderr)
    sys.exit(1 if lacking else 0)
