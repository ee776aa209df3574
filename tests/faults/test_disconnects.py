"""Connections break at random moments and in every way, while everybody talks and comes back."""

import asyncio
from pathlib import Path
from random import Random

from benchmarks.stage import set_stage
from faults.conftest import Tell
from faults.crowd import Crowd
from faults.proxy import BREAKS, Proxy
from faults.size import SIZE
from faults.truth import must_be_true
from serving import Server

PER_SECOND = 300
BEAT = 0.7  # seconds without a pong after which a client takes its socket for dead


async def test_broken_connections_lose_and_double_nothing(address: str, tmp_path: Path, tell: Tell) -> None:
    server = Server(address, tmp_path / "data")
    stage = await set_stage(address, agents=2, guests=SIZE.clients // 2, is_taken=True)
    server.start()
    random = Random(11)

    try:
        async with Proxy(server.port, random).open() as proxy:
            crowd = Crowd(stage, [server.url], [f"ws://127.0.0.1:{proxy.port}/v1/live"], beat=BEAT)
            async with crowd.talking(PER_SECOND):
                while sum(proxy.breaks.values()) < SIZE.cuts:
                    proxy.break_one()
                    await asyncio.sleep(random.expovariate(25))
            counts = await must_be_true(crowd)
    finally:
        server.kill()

    tell(**proxy.breaks, **counts)
    assert set(proxy.breaks) == set(BREAKS)
    assert counts["connections"] > len(crowd.talkers) + SIZE.cuts // 2
