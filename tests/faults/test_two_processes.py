"""Two serving processes on one PostgreSQL deliver to each other, even while they cannot hear each other."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

import asyncpg

from benchmarks.stage import Stage, set_stage
from faults.conftest import Tell
from faults.crowd import Crowd, within
from faults.size import SIZE
from faults.talker import Talker
from faults.truth import must_be_true
from serving import Server

PER_SECOND = 300
MOST_SECONDS = 4  # a lost notification costs two, and a reader may just have asked


@asynccontextmanager
async def two_servers(address: str, folder: Path, *, agents: int, guests: int) -> AsyncIterator[Crowd]:
    stage: Stage = await set_stage(address, agents=agents, guests=guests, is_taken=True)
    servers = [Server(address, folder / name) for name in ("one", "two")]
    try:
        for server in servers:
            await asyncio.to_thread(server.start)
        yield Crowd(stage, [server.url for server in servers], [server.live for server in servers])
    finally:
        for server in servers:
            server.kill()


async def test_what_one_process_takes_the_other_delivers_at_once(postgres: str, tmp_path: Path, tell: Tell) -> None:
    async with two_servers(postgres, tmp_path, agents=1, guests=1) as crowd:
        phone, laptop = (talker for _, talker in crowd.shoppers)  # on one process each
        waits = []
        async with crowd.talking(per_second=0.01):
            await asyncio.sleep(1)
            for number in range(20):
                since = time.monotonic()
                said = await phone.say(crowd.stage.guests[0].conversation, f"hello {number}")
                assert await within(MOST_SECONDS, has_heard(laptop, said))
                waits.append(laptop.heard[said] - since)
        await must_be_true(crowd)

    tell(p50_ms=round(median(waits) * 1000, 1), most_ms=round(max(waits) * 1000, 1))
    assert median(waits) < 0.5


async def test_losing_the_bus_between_processes_loses_nothing(postgres: str, tmp_path: Path, tell: Tell) -> None:
    ended = 0
    async with two_servers(postgres, tmp_path, agents=2, guests=20) as crowd:
        async with crowd.talking(PER_SECOND):
            while ended < SIZE.bus_losses:
                await asyncio.sleep(0.5)
                ended += await end_the_bus(postgres)
        counts = await must_be_true(crowd)

    tell(ended=ended, **counts)


def has_heard(talker: Talker, client_id: str) -> Callable[[], Awaitable[bool]]:
    async def heard() -> bool:
        return client_id in talker.heard

    return heard


async def end_the_bus(address: str) -> int:
    connection = await asyncpg.connect(address)
    try:
        return await connection.fetchval(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE application_name = 'parlour-bus' AND datname = current_database()"
        )
    finally:
        await connection.close()
