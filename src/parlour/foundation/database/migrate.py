"""Bringing a database to the tables of this version; done by whoever holds it alone, after a backup."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from parlour.foundation.database.lock import InUse, held
from parlour.foundation.database.open import HOW, BadAddress, CannotOpen, sqlite_file

T = TypeVar("T")
FOLDER = Path(__file__).parent / "migrations"


class WrongVersion(Exception):
    """The database belongs to another version of Parlour; the message says what to do."""


async def prepare(address: str) -> None:
    """Bring the database to this version's tables if anything is due; raises `InUse` or `WrongVersion`."""
    current = await connected(address, _current)
    if current == head():
        return
    if current is not None and current not in _known():
        raise WrongVersion(
            "The database was made by a newer Parlour. Install that version, or restore an older backup."
        )
    try:
        async with held(address, exclusive=True):
            _keep_copy(address, current)
            await connected(address, upgrade)
    except InUse as error:
        raise InUse(f"The database needs this version's tables, and {str(error)[0].lower()}{str(error)[1:]}") from None


async def connected(address: str, work: Callable[[Connection], T]) -> T:
    """Do plain work on a short connection of its own, committed at its end; raises `BadAddress` or `CannotOpen`."""
    file = sqlite_file(address)
    if file is not None:
        with _sqlite(file) as connection, connection.begin():
            return work(connection)
    async with _postgres(address) as async_connection, async_connection.begin():
        return await async_connection.run_sync(work)


def _sqlite(file: Path) -> Connection:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return create_engine(f"sqlite:///{file}", poolclass=NullPool, connect_args={"timeout": 10}).connect()
    except (OSError, DBAPIError) as error:
        why = getattr(error, "orig", error)
        raise CannotOpen(f"{file} cannot be opened: {why}. Give its folder to this user, or name another.") from None


@asynccontextmanager
async def _postgres(address: str) -> AsyncIterator[AsyncConnection]:
    try:
        if not address.startswith("postgresql://"):
            raise BadAddress(HOW)
        url = address.replace("postgresql://", "postgresql+asyncpg://", 1)
        connection = await create_async_engine(url, poolclass=NullPool).connect()
    except (ArgumentError, ValueError):
        raise BadAddress(HOW) from None
    except (OSError, DBAPIError, asyncpg.PostgresError) as error:
        why = getattr(error, "orig", error)
        raise CannotOpen(
            f"The database of PARLOUR_DATABASE cannot be reached: {why}. Start it, or mend the address."
        ) from None
    try:
        yield connection
    finally:
        await connection.close()
        await connection.engine.dispose()


def head() -> str:
    """The newest revision that this version knows."""
    newest = _scripts().get_current_head()
    assert newest is not None
    return newest


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection) -> None:
    """Bring the database behind this connection to the newest revision."""
    if _scripts().get_current_head() is not None:
        command.upgrade(migration_config(connection), "head")


def migration_config(connection: Connection) -> Config:
    """Alembic's configuration for work on this connection."""
    config = _config()
    config.attributes["connection"] = connection
    return config


def _keep_copy(address: str, current: str | None) -> None:
    file = sqlite_file(address)
    if file is None or current is None:  # a new database has nothing to keep; PostgreSQL runs DDL in the transaction
        return
    copy = file.with_name(f"{file.stem}-before-{head()}-{datetime.now(UTC):%Y%m%d%H%M%S}{file.suffix}")
    with sqlite3.connect(file) as source, sqlite3.connect(copy) as target:
        source.backup(target)


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _known() -> set[str]:
    return {script.revision for script in _scripts().walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
