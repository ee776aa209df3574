"""The writer alone, in a process of its own: the log's statements with 64 waiting units, and nothing around them.

Arguments: the database's address and seconds; prints messages a second and CPU microseconds a message.
"""

import asyncio
import sys
import time
from uuid import UUID

import uvloop
from sqlalchemy import select

from parlour.app import reactions
from parlour.commands.serving import SWITCH_SECONDS
from parlour.conversation.entries import Append, Author, Who
from parlour.conversation.log import Log
from parlour.conversation.tables import conversation
from parlour.foundation.clock import system_clock, to_ms
from parlour.foundation.database import Database, open_database
from parlour.foundation.ids import ConversationId

WAITING = 64
TEXT = "Hello, do you have this lamp in green, and when could it be here? Thank you."


class Writer:
    """64 callers that each append again as soon as the last append is durable."""

    def __init__(self, database: Database, talks: list[tuple[UUID, UUID]]) -> None:
        self.database = database
        self.talks = talks
        self.log = Log(reactions)
        self.written = 0

    async def append_on(self, until: float) -> None:
        while time.perf_counter() < until:
            number = self.written
            self.written += 1
            of, shopper = self.talks[number % len(self.talks)]
            item = Append(
                conversation=ConversationId(of),
                author=Author(Who.SHOPPER, shopper.hex),
                client_id=f"w{number}",
                kind="message",
                text=TEXT,
                at=to_ms(system_clock()),
            )
            await self.log.append(self.database, item)


async def write(address: str, seconds: float) -> tuple[float, float]:
    database = open_database(address)
    await database.start()
    try:
        query = select(conversation.c.id, conversation.c.shopper)
        talks = await database.read(lambda c: [(row.id, row.shopper) for row in c.execute(query)])
        writer = Writer(database, talks)
        cpu, since = time.process_time(), time.perf_counter()
        await asyncio.gather(*(writer.append_on(since + seconds) for _ in range(WAITING)))
        cpu, passed = time.process_time() - cpu, time.perf_counter() - since
        return writer.written / passed, cpu * 1e6 / writer.written
    finally:
        await database.stop()


if __name__ == "__main__":
    sys.setswitchinterval(SWITCH_SECONDS)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(*runner.run(write(sys.argv[1], float(sys.argv[2]))))
