"""The line between processes comes back however often, and in whatever moment, its connection ends."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from random import Random

import asyncpg
import pytest

from faults.crowd import within
from faults.size import SIZE
from parlour.foundation.live.bus import PostgresBus

END_IT = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE application_name = 'parlour-bus' AND datname = current_database()"
)


@pytest.fixture
async def buses(postgres: str) -> AsyncIterator[tuple[PostgresBus, PostgresBus]]:
    both = PostgresBus(postgres, "one"), PostgresBus(postgres, "two")
    for bus in both:
        await bus.start()
    yield both
    for bus in both:
        await bus.stop()


async def test_a_bus_comes_back_after_every_loss(postgres: str, buses: tuple[PostgresBus, PostgresBus]) -> None:
    one, two = buses
    heard: set[int] = set()
    two.on("numbers", heard.update)
    random = Random(4)
    talking = asyncio.create_task(talk(one, random))
    operator = await asyncpg.connect(postgres)

    ended = 0

    async def has_ended_enough() -> bool:
        nonlocal ended
        ended += await operator.fetchval(END_IT)
        return ended >= 10 * SIZE.bus_losses

    try:
        assert await within(60, has_ended_enough)
        last = max(heard, default=-1)

        async def hears_again() -> bool:
            return max(heard, default=-1) > last

        assert await within(10, hears_again)
    finally:
        talking.cancel()
        await operator.close()


async def talk(bus: PostgresBus, random: Random) -> None:
    for number in numbers():
        bus.tell("numbers", [number])
        await asyncio.sleep(random.expovariate(1000))


def numbers() -> Iterator[int]:
    number = 0
    while True:
        yield number
        number += 1
