"""Frames that are ready together leave together: a system call costs more than all our own work on a message."""

import asyncio
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request
from websockets.protocol import OPEN

TAKE = "parlour.take"
SWITCHING = 101
MOST_BYTES = 65_536  # more than that leaves at once, so that the transport can say when a reader is slow


class CorkedSockets(WebSocketsSansIOProtocol):
    """uvicorn's sockets over a corked transport; the extension `parlour.take` of their scope is `take`."""

    def take(self, text: bytes) -> bool:
        """Send a text frame without a task and without waiting; False when the socket cannot take it now."""
        if self.disconnected or self.conn.state is not OPEN or not self.writable.is_set():
            return False
        self.conn.send_text(text)
        self.transport.write(b"".join(self.conn.data_to_send()))
        return True

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if self.response.status_code == SWITCHING:
            cast("dict[str, object]", self.scope["extensions"])[TAKE] = self.take

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast("asyncio.Transport", Cork(cast("asyncio.Transport", transport), self.loop)))


class Cork:
    """A transport that keeps what is written until the loop has come round."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._kept: list[bytes] = []
        self._bytes = 0

    def write(self, data: bytes) -> None:
        if not data:
            return
        if not self._kept:
            self._loop.call_soon(self._loop.call_soon, self.flush)  # an ack comes one turn after the entry itself
        self._kept.append(data)
        self._bytes += len(data)
        if self._bytes > MOST_BYTES:
            self.flush()

    def flush(self) -> None:
        """Let go of everything now."""
        if self._kept:
            kept, self._kept, self._bytes = self._kept, [], 0
            if not self._transport.is_closing():  # who went away meanwhile resumes by cursor
                self._transport.write(b"".join(kept))

    def close(self) -> None:
        self.flush()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:  # everything else is the transport's own
        return getattr(self._transport, name)
