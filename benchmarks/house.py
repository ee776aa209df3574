"""The shipped server in a process of its own, on a new database, for as long as a benchmark needs it."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from benchmarks.stage import Stage, set_stage

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))  # the tests' own server and PostgreSQL serve here too

__all__ = ["Server", "Stage", "cpu_seconds", "databases", "process_of", "serving"]

from conftest import order  # noqa: E402
from postgres import own_postgres  # noqa: E402
from serving import Server  # noqa: E402


@contextmanager
def databases(*, is_postgres: bool, count: int) -> Iterator[list[str]]:
    """The addresses of so many new, empty databases."""
    names = [f"bench{number}" for number in range(count)]
    if not is_postgres:
        with TemporaryDirectory(prefix="parlour-bench-") as folder:
            yield [f"sqlite:///{folder}/{name}/parlour.db" for name in names]
        return
    with own_postgres() as admin:
        asyncio.run(order(admin, *(f"CREATE DATABASE {name}" for name in names)))
        yield [admin.rpartition("/")[0] + f"/{name}" for name in names]


@contextmanager
def serving(
    address: str, *, agents: int = 0, guests: int = 0, asking: int = 0, is_taken: bool = False
) -> Iterator[tuple[Server, Stage]]:
    """A server with everybody in it."""
    stage = asyncio.run(set_stage(address, agents=agents, guests=guests, asking=asking, is_taken=is_taken))
    with TemporaryDirectory(prefix="parlour-bench-") as folder:
        server = Server(address, Path(folder))
        server.start()
        try:
            yield server, stage
        finally:
            server.stop()


def process_of(server: Server) -> psutil.Process:
    """The serving process itself, without the mind."""
    assert server.process is not None
    return psutil.Process(server.process.pid)


def cpu_seconds(process: psutil.Process) -> float:
    """What it has used so far, in its own and the kernel's code."""
    times = process.cpu_times()
    return float(times.user + times.system)
