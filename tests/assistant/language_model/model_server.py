"""A server on loopback that speaks the OpenAI-compatible form, and behaves oddly when it is asked to."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

OK = "HTTP/1.1 200 OK\r\ncontent-type: {type}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"


@dataclass
class Answer:
    """What it answers: a status with a body; or it waits, hangs, drops the line, or stops in the middle."""

    body: bytes = b""
    status: int = 200
    type: str = "application/json"
    wait: float = 0.0
    hang: bool = False
    drop: bool = False
    only: int | None = None  # bytes of the body that come before the line is dropped


@dataclass
class ModelServer:
    """Answers by `says`, a text or a function of what was asked; `asked` keeps what came in."""

    says: Answer | str | Callable[[dict[str, Any]], Answer | str] = "Hello."
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    port: int = 0
    _under_way: set["asyncio.Task[None]"] = field(default_factory=set)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def end(self) -> None:
        """Drop whoever still hangs."""
        for task in self._under_way:
            task.cancel()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._under_way.add(task)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            lengths = [line.split(":")[1] for line in head.splitlines() if line.lower().startswith("content-length")]
            asked = json.loads(await reader.readexactly(int(lengths[0])))
            self.headers.append(head)
            self.asked.append(asked)
            says = self.says(asked) if callable(self.says) else self.says
            await self._answer(answer_of(says), writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._under_way.discard(task)
            writer.close()

    async def _answer(self, answer: Answer, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(3600 if answer.hang else answer.wait)
        if answer.drop:
            writer.transport.abort()
            return
        head = OK.format(type=answer.type, length=len(answer.body)).replace("200 OK", f"{answer.status} Odd")
        writer.write(head.encode() + answer.body[: answer.only])
        await writer.drain()


def answer_of(says: Answer | str) -> Answer:
    return says if isinstance(says, Answer) else Answer(completion(says))


def completion(text: str | None, **message: Any) -> bytes:
    """A chat completion as most servers write it."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text, **message}}
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    return json.dumps({"id": "c1", "object": "chat.completion", "choices": [choice], "usage": usage}).encode()


@asynccontextmanager
async def model_server(says: Any = "Hello.") -> AsyncIterator[ModelServer]:
    model = ModelServer(says)
    server = await asyncio.start_server(model.serve, "127.0.0.1", 0)
    model.port = server.sockets[0].getsockname()[1]
    try:
        yield model
    finally:
        server.close()
        model.end()
        await asyncio.sleep(0.01)  # the ends of the dropped ones
