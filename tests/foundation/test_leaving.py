"""Ending in time, whatever one of the parts does."""

import asyncio

from parlour.foundation.leaving import stop_all


class Quick:
    def __init__(self) -> None:
        self.has_stopped = False

    async def stop(self) -> None:
        await asyncio.sleep(0)
        self.has_stopped = True


class Hanging:
    async def stop(self) -> None:
        await asyncio.Event().wait()


async def test_a_part_that_hangs_keeps_no_other_from_stopping() -> None:
    first, last = Quick(), Quick()

    async with asyncio.timeout(10):
        await stop_all([first, Hanging(), Hanging(), last], 0.01)

    assert first.has_stopped
    assert last.has_stopped
