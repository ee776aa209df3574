"""A TCP proxy that breaks connections the ways networks do: reset, closed, or silent in one or both directions."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import Literal

Break = Literal["reset", "closed", "deaf", "mute", "silent"]
BREAKS: tuple[Break, ...] = ("reset", "closed", "deaf", "mute", "silent")
SILENCE_SECONDS = 3.0  # then even a half-open connection is given up


class Link:
    """One connection through the proxy; a break takes effect in the middle of what comes next."""

    def __init__(self, random: Random, client: asyncio.StreamWriter, server: asyncio.StreamWriter) -> None:
        self.random = random
        self.ends = (client, server)
        self.broken: Break | None = None

    def is_quiet(self, *, from_client: bool) -> bool:
        return self.broken in ("silent", "mute" if from_client else "deaf")

    async def pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, from_client: bool) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                if self.broken in ("reset", "closed"):
                    writer.write(data[: self.random.randrange(len(data))])
                    return self.end()
                if not self.is_quiet(from_client=from_client):
                    writer.write(data)
                    await writer.drain()
        self.end()
        return None

    def end(self) -> None:
        for writer in self.ends:
            writer.transport.abort() if self.broken == "reset" else writer.close()


class Proxy:
    """Stands between clients and one server on loopback."""

    def __init__(self, port: int, random: Random) -> None:
        self._target = port
        self._random = random
        self._links: set[Link] = set()
        self.port = 0
        self.breaks: dict[str, int] = {}

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Proxy"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for link in list(self._links):
                link.end()

    def break_one(self) -> bool:
        """Break a whole connection, taken at random; False when there is none."""
        whole = sorted((link for link in self._links if link.broken is None), key=id)
        if not whole:
            return False
        link = self._random.choice(whole)
        link.broken = self._random.choice(BREAKS)
        self.breaks[link.broken] = self.breaks.get(link.broken, 0) + 1
        asyncio.get_running_loop().call_later(
            SILENCE_SECONDS if link.broken in ("deaf", "mute", "silent") else 0.1, link.end
        )
        return True

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.close()
            return
        link = Link(self._random, writer, far_writer)
        self._links.add(link)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(link.pump(reader, far_writer, from_client=True))
                both.create_task(link.pump(far_reader, writer, from_client=False))
        finally:
            self._links.discard(link)
