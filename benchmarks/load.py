"""The load, in a process of its own: shoppers and agents on sockets; it tells when to look at the server's clock.

Reads a `Task` in JSON from standard input; prints `begin` and `end` around the measured time, then a `Result` in JSON.
"""

import asyncio
import gc
import sys
import time
from collections import deque
from collections.abc import Iterable
from random import Random
from urllib.request import Request, urlopen

import msgspec
import uvloop

from benchmarks.asking import Asking
from benchmarks.stage import Colleague, Guest, Stage
from benchmarks.wire import Wire, connect

TEXT = b"Hello, do you have this lamp in green, and when could it be here? Thank you."
DRAIN_SECONDS = 20


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What to do; without a rate every shopper writes again as soon as the last message is acknowledged."""

    port: int
    stage: Stage
    seconds: float
    warm_up: float = 2
    per_second: float | None = None
    busy: int | None = None  # how many of the guests write
    answers_per_second: float = 0  # what the assistant is asked for beside it
    run: str = ""  # makes the client ids of this run its own


class Result(msgspec.Struct, kw_only=True):
    """What came of it; times in milliseconds, `sent` by conversation."""

    per_second: float
    answers_per_second: float = 0
    sent: dict[str, int]
    acknowledged: int
    delivered: int
    out_of_order: int
    refused: int
    ack_ms: list[float]
    delivery_ms: list[float]


class Shopper:
    """Writes into one conversation and hears its acknowledgements in order."""

    def __init__(self, load: "Load", guest: Guest) -> None:
        self.load = load
        self.guest = guest
        self.sent = 0
        self.waiting: deque[float] = deque()
        self.wire: Wire
        run, of = load.task.run, guest.conversation
        self._before = f'{{"append":{{"conversation":"{of}","client_id":"{run}'.encode()

    def speak(self) -> None:
        now = time.perf_counter()
        self.waiting.append(now)
        self.load.spoken[self.guest.conversation].append(now)
        self.wire.send(b'%b%d","kind":"message","text":"%b"}}' % (self._before, self.sent, TEXT))
        self.sent += 1

    def hear(self, frame: bytes) -> None:
        if frame.startswith(b'{"ack"'):
            self.load.acknowledged(time.perf_counter() - self.waiting.popleft())
            if self.load.is_closed_loop and self.load.goes_on:
                self.speak()
        elif frame.startswith(b'{"refused"'):
            self.load.result.refused += 1
            print(frame, file=sys.stderr)


class Heard(msgspec.Struct):
    """The part of an entry that counts."""

    seq: int
    kind: str = ""


class Delivery(msgspec.Struct):
    """A frame to an agent, if it is one of entries."""

    conversation: str = ""
    entries: list[Heard] = []


_read = msgspec.json.Decoder(Delivery).decode


class Desk:
    """An agent who follows conversations and watches the inbox, as the desk's page does."""

    def __init__(self, load: "Load", guests: Iterable[Guest]) -> None:
        self.load = load
        self.cursors = {guest.conversation: 0 for guest in guests}

    def hear(self, frame: bytes) -> None:
        if frame.startswith(b'{"conversation"'):
            delivery = _read(frame)
            now = time.perf_counter()
            for entry in delivery.entries:
                self._take(delivery.conversation, entry, now)

    def _take(self, of: str, entry: Heard, now: float) -> None:
        if self.cursors[of] and entry.seq != self.cursors[of] + 1:
            self.load.result.out_of_order += 1
        self.cursors[of] = entry.seq
        if entry.kind == "message" and self.load.spoken[of]:
            self.load.delivered(now - self.load.spoken[of].popleft())


class Load:
    """All of it, and what is counted while it is measured."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.is_closed_loop = task.per_second is None
        self.goes_on = True
        self.is_measured = False
        self.spoken: dict[str, deque[float]] = {guest.conversation: deque() for guest in task.stage.guests}
        self.result = Result(
            per_second=0, sent={}, acknowledged=0, delivered=0, out_of_order=0, refused=0, ack_ms=[], delivery_ms=[]
        )
        self._measured = 0
        self._asking = Asking(task.stage.asking, task.answers_per_second, task.run)

    async def run(self) -> Result:
        shoppers = [Shopper(self, guest) for guest in self.task.stage.guests[: self.task.busy]]
        await self._take_seats(shoppers)
        if self.task.answers_per_second:
            await self._asking.begin(self.task.port)
        gc.freeze()
        pace = asyncio.create_task(self._speak(shoppers))
        await asyncio.sleep(self.task.warm_up)
        await self._measure()
        self.goes_on = False
        self._asking.end()
        await pace
        await self._drain(shoppers)
        self.result.sent = {one.guest.conversation: one.sent for one in shoppers}
        return self.result

    def acknowledged(self, seconds: float) -> None:
        self.result.acknowledged += 1
        if self.is_measured:
            self._measured += 1
            self.result.ack_ms.append(seconds * 1000)

    def delivered(self, seconds: float) -> None:
        self.result.delivered += 1
        if self.is_measured:
            self.result.delivery_ms.append(seconds * 1000)

    async def _take_seats(self, shoppers: list[Shopper]) -> None:
        for number, colleague in enumerate(self.task.stage.agents):
            guests = self.task.stage.of_agent(number)
            desk = Desk(self, guests)
            await connect(self.task.port, desk.hear, _first(ticket_of(self.task.port, colleague), guests, ["inbox"]))
        for shopper in shoppers:
            first = _first({"token": shopper.guest.token}, [shopper.guest], None)
            shopper.wire = await connect(self.task.port, shopper.hear, first)
        await asyncio.sleep(1)  # everybody has caught up

    async def _measure(self) -> None:
        print("begin", flush=True)
        since, answers, self.is_measured = time.perf_counter(), self._asking.answers, True
        await asyncio.sleep(self.task.seconds)
        self.is_measured = False
        passed = time.perf_counter() - since
        self.result.per_second = self._measured / passed
        self.result.answers_per_second = (self._asking.answers - answers) / passed
        print("end", flush=True)

    async def _speak(self, shoppers: list[Shopper]) -> None:
        if self.task.per_second is None:
            for shopper in shoppers:
                shopper.speak()
            return
        random, due = Random(5), time.perf_counter()
        while self.goes_on:
            due += random.expovariate(self.task.per_second)
            wait = due - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            random.choice(shoppers).speak()

    async def _drain(self, shoppers: list[Shopper]) -> None:
        until = time.perf_counter() + DRAIN_SECONDS
        while time.perf_counter() < until:
            await asyncio.sleep(0.05)
            if not any(one.waiting for one in shoppers) and not any(self.spoken.values()):
                return


def ticket_of(port: int, one: Colleague) -> dict[str, str]:
    """A ticket for an agent's socket, asked for as the desk's page does."""
    request = Request(f"http://127.0.0.1:{port}/v1/desk/ticket", method="POST", headers=one.headers)
    with urlopen(request, timeout=10) as answer:
        return {"ticket": msgspec.json.decode(answer.read())["ticket"]}


def _first(key: dict[str, str], guests: Iterable[Guest], topics: list[str] | None) -> bytes:
    follow = [{"conversation": guest.conversation, "since": 0} for guest in guests]
    return msgspec.json.encode({**key, "follow": follow} | ({"topics": topics} if topics else {}))


if __name__ == "__main__":
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(msgspec.json.encode(runner.run(Load(task).run())).decode(), flush=True)
