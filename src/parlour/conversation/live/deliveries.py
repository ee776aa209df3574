"""Delivered: what was handed to a socket is noted every two seconds, many conversations at once."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from uuid import UUID

from parlour.conversation.callers import Caller
from parlour.conversation.entries import Entry, Who
from parlour.conversation.positions import Delivered, Positions, note_delivered
from parlour.foundation.database import Database
from parlour.foundation.errors import Unavailable

NOTE_EVERY = 2.0  # seconds: a message a second in a thousand talks must not cost a write each
AT_ONCE = 200
Show = Callable[[UUID, Positions], None]


class Deliveries:
    """Remembers how far each participant was told, and writes it down together; `show` tells who follows."""

    def __init__(self, database: Database, show: Show) -> None:
        self._database = database
        self._show = show
        self._waiting: dict[tuple[UUID, str], Delivered] = {}
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.create_task(self._write_on(), name="parlour-deliveries")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def note(self, caller: Caller, of: UUID, entries: Sequence[Entry]) -> None:
        """These entries went to the caller's socket: what the other side said in them has arrived."""
        seq = next((one.seq for one in reversed(entries) if is_from_other_side(caller, one)), 0)
        if seq and caller.can_write:  # who only looks on takes nothing in for the shop
            author = caller.author
            self._waiting[of, author.id] = Delivered(of, author.id, author.who.value, seq)

    async def write(self) -> None:
        """Write down what waits; what cannot be written now waits on."""
        while some := dict(islice(self._waiting.items(), AT_ONCE)):
            changed = await self._database.run(partial(note_delivered, told=list(some.values())))
            self._forget(some)
            for of, both in changed.items():
                self._show(of, both)

    def _forget(self, written: Mapping[tuple[UUID, str], Delivered]) -> None:
        for key, one in written.items():
            if self._waiting.get(key) == one:  # else more arrived meanwhile
                del self._waiting[key]

    async def _write_on(self) -> None:
        while True:
            await asyncio.sleep(NOTE_EVERY)
            with contextlib.suppress(Unavailable):  # the next time comes soon enough
                await self.write()


def is_from_other_side(caller: Caller, entry: Entry) -> bool:
    """Whether the entry is a message to the caller's side."""
    return entry.kind == "message" and (entry.who == Who.SHOPPER) != (caller.shopper is not None)
