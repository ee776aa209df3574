"""Ending in time: parts stop one after the other, and one that hangs holds up nobody for long."""

import asyncio
from collections.abc import Iterable
from typing import Protocol

import structlog

LEAST_SECONDS = 0.1  # what a part gets even when those before it took all the time
log = structlog.get_logger()


class Part(Protocol):
    """Something that was started."""

    async def stop(self) -> None: ...


async def stop_all(parts: Iterable[Part], seconds: float) -> None:
    """Stop them in this order within about so many seconds; who takes longer is left as it is, and named in the log."""
    loop = asyncio.get_running_loop()
    ends = loop.time() + seconds
    for part in parts:
        try:
            async with asyncio.timeout(max(LEAST_SECONDS, ends - loop.time())):
                await part.stop()
        except TimeoutError:
            log.warning("part_did_not_stop_in_time", part=type(part).__name__)
