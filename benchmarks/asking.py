"""Shoppers whom the assistant answers, beside a load: they ask at an even pace, each again only when answered."""

import asyncio
from itertools import count

import msgspec

from benchmarks.stage import Guest
from benchmarks.wire import Wire, connect

QUESTIONS = (
    "Hello, do you have a lamp for my desk?",
    "How long does delivery take?",
    "Something green, under 60 please",
    "Can I send it back if it does not fit?",
)
FIRST_ANSWER_SECONDS = 300  # the mind may still be starting


class Said(msgspec.Struct):
    """The part of an entry that tells an answer."""

    kind: str = ""
    who: str = ""


class Frame(msgspec.Struct):
    """A frame to a shopper, if it is one of entries."""

    entries: list[Said] = []


_read = msgspec.json.Decoder(Frame).decode


class Asker:
    """One conversation that the assistant has."""

    def __init__(self, asking: "Asking", guest: Guest) -> None:
        self.asking = asking
        self.guest = guest
        self.waits = False
        self.wire: Wire

    async def come(self, port: int) -> None:
        follow = [{"conversation": self.guest.conversation, "since": 0}]
        self.wire = await connect(port, self.hear, msgspec.json.encode({"token": self.guest.token, "follow": follow}))

    def ask(self, number: int) -> None:
        text, of = QUESTIONS[number % len(QUESTIONS)], self.guest.conversation
        entry = {"conversation": of, "client_id": f"{self.asking.run}q{number}", "kind": "message", "text": text}
        self.wire.send(msgspec.json.encode({"append": entry}))
        self.waits = True

    def hear(self, frame: bytes) -> None:
        if any(said.who == "assistant" and said.kind == "message" for said in _read(frame).entries):
            self.waits = False
            self.asking.hear_answer()


class Asking:
    """All of them; `answers` counts what the assistant said."""

    def __init__(self, guests: list[Guest], per_second: float, run: str) -> None:
        self.run = run
        self.answers = 0
        self._askers = [Asker(self, guest) for guest in guests]
        self._per_second = per_second
        self._answered = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def begin(self, port: int) -> None:
        """Ask until the first answer is there, and go on asking."""
        for one in self._askers:
            await one.come(port)
        self._task = asyncio.create_task(self._ask_on())
        async with asyncio.timeout(FIRST_ANSWER_SECONDS):
            await self._answered.wait()

    def hear_answer(self) -> None:
        self.answers += 1
        self._answered.set()

    def end(self) -> None:
        """Ask nothing more."""
        if self._task is not None:
            self._task.cancel()

    async def _ask_on(self) -> None:
        for number in count():
            asker = self._askers[number % len(self._askers)]
            if not asker.waits:
                asker.ask(number)
            await asyncio.sleep(1 / self._per_second)
