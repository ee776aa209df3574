"""One at a time, between tasks and processes: a lock on a file, waited for without holding a thread."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

AGAIN = 0.02  # seconds until the lock is tried again


@asynccontextmanager
async def only_one(lock: Path) -> AsyncIterator[None]:
    """Wait for the lock and hold it; the file stays, empty.

    A thread that waits would be one of the few of the loop: six waiting ones once held up the seventh, whom they
    waited for.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not _taken(handle):  # noqa: ASYNC110  # another process may hold it, and no event tells when it lets go
            await asyncio.sleep(AGAIN)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
