"""A crowd of clients around one set of conversations: shoppers on two devices, agents who hear them all."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import cycle
from random import Random

import httpx

from benchmarks.stage import Colleague, Guest, Stage
from faults.talker import TROUBLE, Door, Talker

MOST_UNSURE = 40  # how far a client runs ahead of its acknowledgements while the line is down
SETTLE_SECONDS = 30


class Crowd:
    """All clients of a run; `lives` are the socket addresses over which they are spread."""

    def __init__(self, stage: Stage, urls: list[str], lives: list[str], *, beat: float | None = None) -> None:
        self.stage = stage
        self.url = urls[0]
        addresses = cycle(lives)
        everything = [guest.conversation for guest in stage.guests]
        self.shoppers: list[tuple[Guest, Talker]] = [
            (guest, Talker(next(addresses), by_token(guest), [guest.conversation], beat=beat))
            for guest in stage.guests
            for _ in range(2)
        ]
        desks = zip(stage.agents, cycle(urls), addresses, strict=False)
        self.agents = [(one, Talker(live, by_ticket(url, one), everything, beat=beat)) for one, url, live in desks]

    @property
    def talkers(self) -> list[Talker]:
        return [talker for _, talker in (*self.shoppers, *self.agents)]

    @property
    def acknowledged(self) -> int:
        return sum(len(talker.acked) for talker in self.talkers)

    @asynccontextmanager
    async def talking(self, per_second: float, seed: int = 1) -> AsyncIterator[None]:
        """Everybody is on the line, and writes together about so many messages a second until the block ends."""
        lines = [asyncio.create_task(talker.run()) for talker in self.talkers]
        pace = len(self.talkers) / per_second
        mouths = [
            asyncio.create_task(self._chatter(talker, pace, Random(f"{seed} {n}")))
            for n, talker in enumerate(self.talkers)
        ]
        try:
            yield
            await ended(mouths)
            await self.settle()
        finally:
            await ended([*mouths, *lines])

    async def settle(self) -> None:
        """Wait until nobody is in doubt and everybody has heard everything."""
        if not await within(SETTLE_SECONDS, self._is_settled):
            unsure = sum(len(talker.unsure) for talker in self.talkers)
            raise AssertionError(f"after {SETTLE_SECONDS} s {unsure} messages are in doubt, or readers lag behind")

    async def _is_settled(self) -> bool:
        if any(talker.unsure for talker in self.talkers):
            return False
        heads: dict[str, set[int]] = {}
        for talker in self.talkers:
            for of, log in talker.logs.items():
                heads.setdefault(of, set()).add(len(log))
        return all(len(lengths) == 1 for lengths in heads.values())

    async def _chatter(self, talker: Talker, pace: float, random: Random) -> None:
        own = list(talker.logs)
        is_agent = len(own) > 1
        for number in range(1_000_000):
            await asyncio.sleep(random.uniform(0.5, 1.5) * pace)
            if len(talker.unsure) < MOST_UNSURE:
                kind = "note" if is_agent else "message"
                await talker.say(random.choice(own), f"{kind} {number} {'é' * random.randint(0, 60)}", kind)


def by_token(guest: Guest) -> Door:
    async def door() -> dict[str, str]:
        return {"token": guest.token}

    return door


def by_ticket(url: str, one: Colleague) -> Door:
    async def door() -> dict[str, str]:
        async with httpx.AsyncClient(base_url=url, headers=one.headers, timeout=3) as http:
            try:
                answer = await http.post("/v1/desk/ticket")
                return {"ticket": answer.raise_for_status().json()["ticket"]}
            except httpx.HTTPError as error:
                raise ConnectionError(str(error)) from error

    return door


async def within(seconds: float, is_so: Callable[[], Awaitable[bool]]) -> bool:
    until = time.monotonic() + seconds
    while not await is_so():
        if time.monotonic() > until:
            return False
        await asyncio.sleep(0.05)
    return True


async def ended(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    for task in tasks:
        with contextlib.suppress(asyncio.CancelledError, *TROUBLE):
            await task
