"""Looks out for shoppers who wait for a promised answer: when they last had their conversation open on a socket."""

import asyncio
import contextlib
from functools import partial
from itertools import islice
from uuid import UUID

from sqlalchemy import Connection, select, update

from parlour.conversation.due_tables import promise
from parlour.conversation.live.hub import Hub
from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database, Tx
from parlour.foundation.errors import Unavailable

BEAT_SECONDS = 10.0
AT_ONCE = 500


class Lookout:
    """Writes it down every ten seconds, for the sockets of this process; other processes do the same for theirs."""

    def __init__(self, database: Database, hub: Hub, clock: Clock) -> None:
        self._database, self._hub, self._clock = database, hub, clock
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.create_task(self._look(), name="parlour-lookout")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            with contextlib.suppress(Unavailable):  # the next beat comes soon enough
                await self.beat()

    async def beat(self) -> None:
        """Note who is there now."""
        here = iter({of for one in tuple(self._hub.readers) if one.caller.shopper for of in tuple(one.cursors)})
        while some := list(islice(here, AT_ONCE)):
            if await self._database.read(partial(_is_awaited, conversations=some)):
                await self._database.run(partial(note_seen, conversations=some, now=to_ms(self._clock())))


def note_seen(tx: Tx, conversations: list[UUID], now: int) -> None:
    """These conversations are open on a shopper's screen now."""
    which = (promise.c.conversation.in_(conversations), promise.c.contact.is_not(None))
    tx.connection.execute(update(promise).where(*which).values(seen_at=now))


def _is_awaited(connection: Connection, conversations: list[UUID]) -> bool:
    which = (promise.c.conversation.in_(conversations), promise.c.contact.is_not(None))
    return connection.execute(select(promise.c.id).where(*which).limit(1)).first() is not None
