"""The migrations bring a database to exactly the tables in the code."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from parlour.app import all_tables
from parlour.foundation.database.migrate import connected, prepare


async def test_the_migrations_and_the_tables_agree(database_address: str) -> None:
    await prepare(database_address)

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"include_name": is_migrated})
        return compare_metadata(context, all_tables())

    assert await connected(database_address, differences) == []


def is_migrated(name: str | None, kind: str, parents: object) -> bool:
    """All but the words of the desk's search: derived, and made anew by the desk itself when they are missing."""
    return kind != "table" or not (name or "").startswith("said")
