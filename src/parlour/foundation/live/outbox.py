"""What waits to be sent on one socket: bounded, so that a slow reader costs its own connection and nobody's memory."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

MOST_FRAMES = 1000
MOST_BYTES = 2_000_000


class Outbox:
    """Frames on their way to one socket. What it takes at once needs no task; one exists only while something waits.

    `take` answers whether the socket has taken a frame without waiting; `send` waits until it has.
    """

    def __init__(
        self,
        send: Callable[[bytes], Awaitable[None]],
        too_slow: Callable[[], None],
        take: Callable[[bytes], bool] | None = None,
    ) -> None:
        self._send = send
        self._take = take or _takes_nothing
        self._too_slow = too_slow
        self._frames: deque[bytes] = deque()
        self._bytes = 0
        self._task: asyncio.Task[None] | None = None
        self.is_closed = False

    def put(self, frame: bytes) -> None:
        """Send soon, in order; a reader that lets too much wait is cut and comes back with its cursor."""
        if self.is_closed or (self._task is None and self._take(frame)):
            return
        self._frames.append(frame)
        self._bytes += len(frame)
        if len(self._frames) > MOST_FRAMES or self._bytes > MOST_BYTES:
            self.close()
            self._too_slow()
        elif self._task is None:
            self._task = asyncio.create_task(self._drain())

    async def sent(self) -> None:
        """Wait until nothing waits any more: who has much to send puts it in portions."""
        if self._task is not None:
            await asyncio.wait([self._task])

    def close(self) -> None:
        """Send nothing more."""
        self.is_closed = True
        self._frames.clear()
        if self._task is not None:
            self._task.cancel()

    async def _drain(self) -> None:
        try:
            while self._frames:
                frame = self._frames.popleft()
                self._bytes -= len(frame)
                await self._send(frame)
        except (OSError, RuntimeError):  # the socket went away while we wrote: its reader resumes by cursor
            self.is_closed = True
            self._frames.clear()
        finally:
            self._task = None


def _takes_nothing(_: bytes) -> bool:
    return False
