"""Who follows what in this process, and what other processes tell of it."""

import asyncio
import contextlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from parlour.conversation.doorman import Doorman
from parlour.conversation.entries import Appended
from parlour.conversation.live.deliveries import Deliveries
from parlour.conversation.live.lookers import Lookers
from parlour.conversation.live.reader import Reader
from parlour.conversation.positions import Positions
from parlour.conversation.reading import heads
from parlour.foundation.database import Database
from parlour.foundation.errors import Unavailable
from parlour.foundation.live.bus import Bus
from parlour.people.events import SessionEnded, ShopperChanged, VisitEnded

ASK_EVERY = 2.0  # seconds; a lost notification costs at most this
ASK_AT_ONCE = 1000
TELL_AT_ONCE = 100
Fact = TypeVar("Fact")
Head = tuple[str, int]  # a conversation as it is written, and its last seq
OVER, COME_AGAIN = 4401, 1012  # close codes: the token is worthless; the token opens something else now
_encode = msgspec.json.Encoder().encode


class Hub:
    """All open readers of this process. A live push only brings entries sooner."""

    def __init__(self, database: Database, bus: Bus, doorman: Doorman, *, ask_for_heads: bool) -> None:
        self.readers: set[Reader] = set()
        self._following: dict[UUID, set[Reader]] = {}
        self.lookers = Lookers(bus, self._following)
        self._topics: dict[str, set[Reader]] = {}
        self.deliveries = Deliveries(database, self._show_delivered)
        self._database = database
        self._bus = bus
        self._doorman = doorman
        self._asks_for_heads = ask_for_heads
        self._watch: asyncio.Task[None] | None = None
        database.listeners.append(self._committed)
        bus.on("heads", self._heard)
        bus.on("ended", self._end_here)
        bus.on("say", lambda fact: self._say_here(UUID(fact[0]), fact[1], fact[2]))
        bus.on("topic", lambda fact: self._tell_here(fact[0], fact[1]))

    async def start(self) -> None:
        self._watch = asyncio.create_task(self._look_after(), name="parlour-hub")
        await self.deliveries.start()

    async def stop(self) -> None:
        await self.deliveries.stop()
        if self._watch is not None:
            self._watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watch

    def follow(self, reader: Reader, of: UUID, since: int) -> None:
        """From now on this reader gets what follows `since`."""
        reader.told = self.deliveries.note
        reader.cursors[of] = since
        self._following.setdefault(of, set()).add(reader)
        reader.catch_up(of)

    def unfollow(self, reader: Reader, of: UUID) -> None:
        reader.cursors.pop(of, None)
        followers = self._following.get(of)
        if followers is not None:
            followers.discard(reader)
            if not followers:
                del self._following[of]

    def watch_topic(self, reader: Reader, topic: str) -> None:
        """Let a reader hear which conversations of a list changed."""
        reader.topics.add(topic)
        self._topics.setdefault(topic, set()).add(reader)

    def leave(self, reader: Reader) -> None:
        """A socket has gone."""
        self.readers.discard(reader)
        for of in list(reader.cursors):
            self.unfollow(reader, of)
        for topic in reader.topics:
            self._topics[topic].discard(reader)
        reader.close()

    def is_followed(self, of: UUID, shopper: UUID) -> bool:
        """Whether the shopper has this conversation open on a socket of this process."""
        return any(reader.caller.shopper == shopper for reader in self._following.get(of, ()))

    def say(
        self, of: UUID, frame: dict[str, Any], *, to_shop: dict[str, Any] | None = None, but: Reader | None = None
    ) -> None:
        """Pass a passing thing (typing, positions) to everybody who follows this conversation.

        `to_shop` is what agents hear instead, where it differs.
        """
        self._say_here(of, frame, to_shop, but)
        self._bus.tell("say", (str(of), frame, to_shop))

    def tell_topic_of_shop(self, shop: int, changed: Iterable[UUID]) -> None:
        """Rows of a shop's lists changed."""
        self.tell_topic(inbox(shop), changed)

    def tell_topic(self, topic: str, changed: Iterable[UUID]) -> None:
        """Rows of a list changed: whoever shows it asks for them again."""
        ids = [str(one) for one in changed]
        self._tell_here(topic, ids)
        for some in portions(ids):
            self._bus.tell("topic", (topic, some))

    def _show_delivered(self, of: UUID, both: Positions) -> None:
        self.say(of, {"positions": {"conversation": str(of), **both}})

    def _committed(self, news: Sequence[object]) -> None:
        for one in news:
            if isinstance(one, SessionEnded | VisitEnded | ShopperChanged):
                self._end_here(ended := _ended(one))
                self._bus.tell("ended", ended)
        heads_of: dict[int, list[Head]] = {}
        for one in news:
            if isinstance(one, Appended):
                for reader in tuple(self._following.get(one.conversation, ())):
                    reader.offer(one)
                heads_of.setdefault(one.shop, []).append((str(one.conversation), one.entries[-1].seq))
        for shop, fresh in heads_of.items():
            self._tell_here(inbox(shop), [of for of, _ in fresh])
            for some in portions(fresh):
                self._bus.tell("heads", (shop, some))

    def _end_here(self, ended: list[str]) -> None:
        """Close the sockets of sessions and visits that are over, and let those of changed shoppers come again."""
        for reader in tuple(self.readers):
            caller = reader.caller
            if caller.session is not None and caller.session.hex in ended:
                reader.end(OVER)
            elif caller.shopper is not None and caller.shopper.hex in ended:
                reader.end(COME_AGAIN)

    def _heard(self, fact: tuple[int, list[Head]]) -> None:
        """Another process appended to conversations of a shop."""
        shop, fresh = fact
        self._tell_here(inbox(shop), [of for of, _ in fresh])
        for text, head in fresh:
            of = UUID(text)
            for reader in tuple(self._following.get(of, ())):
                reader.hear_of(of, head)

    def _say_here(
        self, of: UUID, frame: dict[str, Any], to_shop: dict[str, Any] | None, but: Reader | None = None
    ) -> None:
        to_shopper = _encode(frame)
        to_agent = to_shopper if to_shop is None else _encode(to_shop)
        for reader in self._following.get(of, ()):
            if reader is not but:
                reader.outbox.put(to_shopper if reader.caller.agent is None else to_agent)

    def _tell_here(self, topic: str, ids: list[str]) -> None:
        readers = self._topics.get(topic)
        if readers:
            frame = _encode({"topic": topic.partition(":")[0], "conversations": ids})
            for reader in readers:
                reader.outbox.put(frame)

    async def _look_after(self) -> None:
        while True:
            await asyncio.sleep(ASK_EVERY)
            self.lookers.beat(self.readers)
            with contextlib.suppress(Unavailable):  # asked again in two seconds
                await self._end_the_ended()
                if self._asks_for_heads:
                    await self._ask_for_heads()

    async def _end_the_ended(self) -> None:
        agents = [reader for reader in self.readers if reader.caller.agent]
        if agents:
            good = await self._doorman.still_good([reader.caller for reader in agents])
            for reader in agents:
                if reader.caller not in good:
                    reader.end(OVER)

    async def _ask_for_heads(self) -> None:
        followed = iter(tuple(self._following))
        while part := list(islice(followed, ASK_AT_ONCE)):
            for of, head in (await self._database.read(partial(heads, of=part))).items():
                for reader in tuple(self._following.get(of, ())):
                    reader.hear_of(of, head)


def _ended(news: SessionEnded | VisitEnded | ShopperChanged) -> list[str]:
    """Ids of sessions, visits or shoppers, as they go over the bus."""
    if isinstance(news, SessionEnded):
        return [one.hex for one in news.sessions]
    if isinstance(news, VisitEnded):
        return [news.visit.hex]
    return [one.hex for one in news.shoppers]


def portions(facts: list[Fact]) -> Iterator[list[Fact]]:
    """Facts in parts that fit into one notification each: what does not fit is never heard elsewhere."""
    return (facts[start : start + TELL_AT_ONCE] for start in range(0, len(facts), TELL_AT_ONCE))


def inbox(shop: int) -> str:
    """The topic of a shop's lists."""
    return f"inbox:{shop}"
