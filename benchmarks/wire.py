"""The least WebSocket client that can carry a load: one protocol object a socket, text frames only, no masking work."""

import asyncio
import socket
from collections.abc import Callable
from typing import cast

HELLO = (
    b"GET /v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: cGFybG91ciBtZWFzdXJlcw==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
NO_MASK = b"\x00\x00\x00\x00"  # masked with zeros: lawful, and free


class Wire(asyncio.Protocol):
    """One open socket; `hear` is called with the bytes of every text frame."""

    def __init__(self, hear: Callable[[bytes], None], first: bytes) -> None:
        self.hear = hear
        self.first = first
        self.is_open = False
        self.close_code: int | None = None
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._kept = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport = cast("asyncio.Transport", transport)  # uvloop's own is none by name
        sock: socket.socket = transport.get_extra_info("socket")
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        transport.write(HELLO)

    def send(self, text: bytes) -> None:
        """One text frame, masked as the standard asks of clients."""
        self._transport.write(_head(TEXT, len(text)) + text)

    def close(self) -> None:
        """End it without ceremony."""
        self._transport.abort()

    def data_received(self, data: bytes) -> None:
        data = self._kept + data if self._kept else data
        start = 0
        if not self.is_open:
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._kept = data
                return
            assert data.startswith(b"HTTP/1.1 101"), data[:200]
            self.is_open, start = True, end + 4
            self.send(self.first)
        self._kept = data[self._frames(data, start) :]

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_open = False
        if not self.ready.done():
            self.ready.set_exception(ConnectionError(f"closed before it was ready, with {self.close_code}"))

    def _frames(self, data: bytes, start: int) -> int:
        """Hand on every whole frame; answers with where the first broken one begins."""
        size = len(data)
        while size - start >= 2:
            length, at = data[start + 1], start + 2
            if length >= 126:
                wide = 2 if length == 126 else 8
                if size - at < wide:
                    break
                length, at = int.from_bytes(data[at : at + wide], "big"), at + wide
            if size - at < length:
                break
            self._frame(data[start] & 15, data[at : at + length])
            start = at + length
        return start

    def _frame(self, kind: int, payload: bytes) -> None:
        if kind == TEXT:
            if not self.ready.done() and payload.startswith(b'{"ready"'):
                self.ready.set_result(None)
            else:
                self.hear(payload)
        elif kind == PING:
            self._transport.write(_head(PONG, len(payload)) + payload)
        elif kind == CLOSE:
            self.close_code = int.from_bytes(payload[:2], "big")
            self._transport.close()


async def connect(port: int, hear: Callable[[bytes], None], first: bytes) -> Wire:
    """A socket that is ready: its first frame was taken."""
    loop = asyncio.get_running_loop()
    _, wire = await loop.create_connection(lambda: Wire(hear, first), "127.0.0.1", port)
    await wire.ready
    return wire


def _head(kind: int, length: int) -> bytes:
    if length < 126:
        size = bytes((128 | length,))
    elif length < 65_536:
        size = b"\xfe" + length.to_bytes(2, "big")
    else:
        size = b"\xff" + length.to_bytes(8, "big")
    return bytes((128 | kind,)) + size + NO_MASK
