"""One process of many writers whose units fail at random; prints what it was told was done, as JSON.

Arguments: the database's address, seconds, a seed; conversations and their shopper come on standard input.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from random import Random
from uuid import UUID, uuid4

from parlour.conversation.entries import Append, Author, Expect, Placed, Stale, Who
from parlour.conversation.log import Log
from parlour.conversation.moves import move_seat
from parlour.conversation.seat import SeatNews
from parlour.foundation.database import Database, Tx, open_database
from parlour.foundation.ids import ConversationId

WRITERS = 40
NEWS = (SeatNews.PERSON_WANTED, SeatNews.CLOSED, SeatNews.AGENT_TOOK, SeatNews.GIVEN_BACK, SeatNews.AGENT_LEFT)


class Failed(Exception):
    """A unit that was made to fail after it had done its work."""


class Writer:
    """Appends alone, several at once, with expectations, and moves seats; a third of the units fail in the end."""

    def __init__(self, database: Database, talks: list[UUID], random: Random, done: dict[str, list[int]]) -> None:
        self.database = database
        self.talks = [ConversationId(talk) for talk in talks]
        self.random = random
        self.done = done
        self.failed = 0
        self.log = Log(lambda *_: ())
        self.author = Author(Who.SHOPPER, uuid4().hex)

    async def write_until(self, end: float) -> None:
        ways = (self.gather, self.gather, self.unit_of_several, self.move, self.expect)
        while time.monotonic() < end:
            try:
                await self.random.choice(ways)()
            except (Failed, Stale):
                self.failed += 1

    async def gather(self) -> None:
        item = self.item(self.random.choice(self.talks))
        self.note(item, await self.log.append(self.database, item))

    async def expect(self) -> None:
        item = self.item(self.random.choice(self.talks), expect=Expect(seen=self.random.randrange(40)))
        self.note(item, await self.log.append(self.database, item))

    async def unit_of_several(self) -> None:
        items = [self.item(of) for of in sorted(self.random.sample(self.talks, 3))]  # as every unit locks: ascending
        placed = await self.database.run(self.perhaps(lambda tx: [self.log.append_in(tx, item) for item in items]))
        for item, place in zip(items, placed, strict=True):
            self.note(item, place)

    async def move(self) -> None:
        of, news = self.random.choice(self.talks), self.random.choice(NEWS)
        by = Author(Who.AGENT, uuid4().hex, "Deniz")
        await self.database.run(self.perhaps(lambda tx: move_seat(tx, self.log, of, news, by=by, now=1)))

    def perhaps(self, unit: Callable[[Tx], object]):
        fails = self.random.random() < 1 / 3

        def done(tx: Tx) -> object:
            result = unit(tx)
            if fails:
                raise Failed
            return result

        return done

    def item(self, of: ConversationId, expect: Expect | None = None) -> Append:
        name = uuid4().hex
        return Append(
            conversation=of, author=self.author, client_id=name, kind="message", text=name, at=1, expect=expect
        )

    def note(self, item: Append, placed: Placed) -> None:
        self.done.setdefault(str(item.conversation), []).append(placed.seq)


async def main() -> None:
    address, seconds, seed = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    talks = [UUID(talk) for talk in json.load(sys.stdin)]
    database = open_database(address)
    await database.start()
    done: dict[str, list[int]] = {}
    writers = [Writer(database, talks, Random(f"{seed} {number}"), done) for number in range(WRITERS)]
    try:
        await asyncio.gather(*(writer.write_until(time.monotonic() + seconds) for writer in writers))
    finally:
        await database.stop()
    json.dump({"done": done, "failed": sum(writer.failed for writer in writers)}, sys.stdout)


if __name__ == "__main__":
    asyncio.run(main())
