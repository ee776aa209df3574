"""A database of its own for every fault, on both kinds, and a line of counts for each."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from conftest import order
from faults.size import FULL, SIZE


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new, empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'parlour.db'}"
    else:
        yield from new_postgres(request.getfixturevalue("postgres_server"))


@pytest.fixture
def postgres(postgres_server: str) -> Iterator[str]:
    """The address of a new, empty PostgreSQL database."""
    yield from new_postgres(postgres_server)


def new_postgres(admin: str) -> Iterator[str]:
    name = f"parlour_faults_{uuid4().hex[:12]}"
    asyncio.run(order(admin, f"CREATE DATABASE {name}"))
    yield admin.rpartition("/")[0] + f"/{name}"
    asyncio.run(order(admin, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def tell(request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]) -> "Tell":
    return Tell(request, capfd)


class Tell:
    """Writes the counts of a fault beside its name, at full size."""

    def __init__(self, request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]) -> None:
        self.capfd = capfd
        self.what = request.node.name
        self.reporter = request.config.pluginmanager.get_plugin("terminalreporter")

    def __call__(self, **counts: object) -> None:
        if SIZE is FULL and self.reporter is not None:
            with self.capfd.disabled():
                self.reporter.write_line(f"{self.what}: " + ", ".join(f"{k} {v}" for k, v in counts.items()))
