"""The migrations bring a database to exactly the tables in the code."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from parlour.app import all_tables
from parlour.foundation.database.migrate import connected, prepare


async def test_the_migrations_and_the_tables_agree(database_address: str) -> None:
    await prepare(database_address)

    def differences(connection: Connection) -> list[object]:
        return compare_metadata(MigrationContext.configure(connection), all_tables())

    assert await connected(database_address, differences) == []
