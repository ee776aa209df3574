"""Write a new migration from the difference between the tables in the code and those of the last migration."""

import asyncio
import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import Connection

from parlour.app import all_tables
from parlour.foundation.database.migrate import FOLDER, connected, migration_config, upgrade

VERSIONS = FOLDER / "versions"


def main(message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(connected(f"sqlite:///{Path(folder) / 'new.db'}", lambda c: write(c, message)))


def write(connection: Connection, message: str) -> None:
    upgrade(connection)
    config = migration_config(connection)
    config.attributes["metadata"] = all_tables()
    count = len(list(VERSIONS.glob("*.py")))
    command.revision(config, message=message, autogenerate=True, rev_id=f"{count + 1:04}")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "changes")
