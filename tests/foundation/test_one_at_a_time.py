"""Waiting for one's turn: one at a time, between processes too, and nobody else is held up meanwhile."""

import asyncio
import fcntl
from pathlib import Path

from parlour.foundation.one_at_a_time import only_one


async def test_only_one_is_inside(tmp_path: Path) -> None:
    inside = most = 0

    async def work() -> None:
        nonlocal inside, most
        async with only_one(tmp_path / "lock"):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(work() for _ in range(5)))

    assert most == 1


async def test_those_who_wait_hold_no_thread(tmp_path: Path) -> None:
    async def waits() -> None:
        async with only_one(tmp_path / "lock"):
            pass

    with (tmp_path / "lock").open("w") as elsewhere:
        fcntl.flock(elsewhere, fcntl.LOCK_EX)
        waiting = [asyncio.create_task(waits()) for _ in range(100)]
        await asyncio.sleep(0)

        assert await asyncio.wait_for(asyncio.to_thread(lambda: "free"), 5) == "free"
        assert not any(one.done() for one in waiting)

    await asyncio.wait_for(asyncio.gather(*waiting), 5)
