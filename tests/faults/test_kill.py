"""The serving process is killed from outside, again and again, while everybody talks."""

import asyncio
import time
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.stage import set_stage
from faults.conftest import Tell
from faults.crowd import Crowd, within
from faults.size import FULL, SIZE
from faults.truth import must_be_true
from serving import Server

PER_SECOND = 650
LEAST_PER_SECOND = 500


async def test_a_server_killed_under_load_loses_and_doubles_nothing(address: str, tmp_path: Path, tell: Tell) -> None:
    server = Server(address, tmp_path / "data")
    stage = await set_stage(address, agents=2, guests=24, is_taken=True)
    server.start()
    crowd = Crowd(stage, [server.url], [server.live])
    random, rates = Random(7), []

    try:
        async with crowd.talking(PER_SECOND):
            for _ in range(SIZE.kills):
                rates.append(await load_until(crowd, random.uniform(0.4, 1.2)))
                server.kill()
                await asyncio.to_thread(server.start)
            await load_until(crowd, 0.3)
        counts = await must_be_true(crowd)
    finally:
        server.kill()

    tell(kills=SIZE.kills, **counts, per_second=round(median(rates)))
    assert counts["connections"] > 2 * len(crowd.talkers)
    assert SIZE is not FULL or median(rates) >= LEAST_PER_SECOND  # a small run may share its machine


async def load_until(crowd: Crowd, seconds: float) -> float:
    """From the first acknowledgement on, let them talk for so long; answers with the rate."""
    before = crowd.acknowledged

    async def is_heard() -> bool:
        return crowd.acknowledged > before

    assert await within(20, is_heard)
    since, start = time.monotonic(), crowd.acknowledged
    await asyncio.sleep(seconds)
    return (crowd.acknowledged - start) / (time.monotonic() - since)
