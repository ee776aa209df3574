"""What all tests share: both databases with all tables, and a clock that only the test moves."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

import postgres as own
from parlour.app import all_tables
from parlour.foundation.database import Database, open_database
from parlour.foundation.database.migrate import prepare
from serving import Server, with_a_shop

NAME = f"parlour_tests_{os.getpid()}"


class TurnedClock:
    """A clock that only the test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a server for the tests; our own unless PARLOUR_TEST_POSTGRES names one."""
    given = os.environ.get("PARLOUR_TEST_POSTGRES")
    if given:
        yield given
        return
    try:
        with own.own_postgres() as address:
            yield address
    except own.Missing as missing:
        pytest.exit(str(missing), returncode=1)


@pytest.fixture(scope="session")
def postgres_address(postgres_server: str) -> Iterator[str]:
    """One database for the whole run, brought up by the migrations."""
    address = postgres_server.rpartition("/")[0] + f"/{NAME}"

    async def make() -> None:
        await order(postgres_server, f"DROP DATABASE IF EXISTS {NAME}", f"CREATE DATABASE {NAME}")
        await prepare(address)

    asyncio.run(make())
    yield address
    asyncio.run(order(postgres_server, f"DROP DATABASE {NAME} WITH (FORCE)"))


async def order(address: str, *statements: str) -> None:
    connection = await asyncpg.connect(address)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One serving process a database for the whole run, with the empty shop `lamps`; visitors are the tests' own."""
    folder = tmp_path_factory.mktemp("serving")
    if request.param == "sqlite":
        address = f"sqlite:///{folder / 'parlour.db'}"
    else:
        admin = request.getfixturevalue("postgres_server")
        asyncio.run(order(admin, f"DROP DATABASE IF EXISTS {NAME}_served", f"CREATE DATABASE {NAME}_served"))
        address = admin.rpartition("/")[0] + f"/{NAME}_served"
    asyncio.run(with_a_shop(address))
    serving = Server(address, folder / "data", PARLOUR_WORK="false")
    serving.start()
    yield serving
    assert serving.stop() == 0


@pytest.fixture(params=["sqlite", "postgres"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """On which database; asks for the server before an event loop runs."""
    if request.param == "postgres":
        request.getfixturevalue("postgres_address")
    return str(request.param)


@pytest.fixture
async def database_address(request: pytest.FixtureRequest, database_kind: str, tmp_path: Path) -> str:
    """The address of an empty database with all tables, once on SQLite and once on PostgreSQL."""
    if database_kind == "sqlite":
        address = f"sqlite:///{tmp_path / 'parlour.db'}"
        await prepare(address)
        return address
    address: str = request.getfixturevalue("postgres_address")
    names = ", ".join(f'"{name}"' for name in all_tables().tables)
    await order(address, f"TRUNCATE {names} RESTART IDENTITY CASCADE")
    return address


@pytest.fixture
async def database(database_address: str) -> AsyncIterator[Database]:
    """A started `Database` on the address above."""
    opened = open_database(database_address)
    await opened.start()
    yield opened
    await opened.stop()
