"""One reader on the line: its cursors, and how it catches up after any gap."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from parlour.conversation.callers import Caller
from parlour.conversation.entries import Appended, Entry
from parlour.conversation.reading import entries_since, find
from parlour.conversation.sight import Audience, encoded, looks_the_same
from parlour.foundation.database import Database
from parlour.foundation.errors import Unavailable
from parlour.foundation.live.outbox import Outbox

PAGE = 200
PORTION_BYTES = 256_000  # a frame of a catch-up; common clients take no more than a megabyte

Told = Callable[[Caller, UUID, Sequence[Entry]], None]


class Reader:
    """Follows conversations for one socket; gets every seq once, in order, whatever the push does."""

    def __init__(self, caller: Caller, database: Database, outbox: Outbox, end: Callable[[int], None]) -> None:
        self.caller = caller
        self.outbox = outbox
        self.end = end  # closes the socket with a code
        self.cursors: dict[UUID, int] = {}
        self.topics: set[str] = set()
        self.looking: UUID | None = None
        self.told: Told = _nobody_asks
        self._database = database
        self._behind: dict[UUID, bool] = {}  # being read from the database; True when more came meanwhile
        self._catching: asyncio.Task[None] | None = None

    def offer(self, appended: Appended) -> None:
        """Take entries that were just committed here: send them when they follow, else read what is missing."""
        of = appended.conversation
        cursor = self.cursors.get(of)
        if cursor is None or appended.entries[-1].seq <= cursor:
            return
        if of in self._behind or appended.entries[0].seq != cursor + 1:
            self.catch_up(of)
            return
        self.cursors[of] = appended.entries[-1].seq
        self.outbox.put(frame_of(appended, self.caller.audience))
        self.told(self.caller, of, appended.entries)

    def hear_of(self, of: UUID, head: int) -> None:
        """Another process says how long this conversation is."""
        if self.cursors.get(of, head) < head:
            self.catch_up(of)

    def catch_up(self, of: UUID) -> None:
        """Read what is missing from the database, one conversation after the other."""
        self._behind[of] = of in self._behind
        if self._catching is None:
            self._catching = asyncio.create_task(self._catch_up())

    def close(self) -> None:
        """Stop reading and sending."""
        self.outbox.close()
        if self._catching is not None:
            self._catching.cancel()

    async def _catch_up(self) -> None:
        try:
            while self._behind and not self.outbox.is_closed:
                of = next(iter(self._behind))
                self._behind[of] = False
                if await self._page(of) < PAGE and not self._behind[of]:
                    del self._behind[of]
        finally:
            self._catching = None

    async def _page(self, of: UUID) -> int:
        since = self.cursors.get(of)
        if since is None:  # unfollowed meanwhile
            return 0
        try:
            entries = await self._database.read(lambda c: entries_since(c, of, since, PAGE))
        except Unavailable:
            await asyncio.sleep(0.5)
            self._behind[of] = True
            return 0
        await self._send(of, since, entries)
        return len(entries)

    async def _send(self, of: UUID, since: int, entries: Sequence[Entry]) -> None:
        """Send what was missing as fast as the socket takes it: a long log must not look like a slow reader."""
        for last, portion in portions(of, entries, self.caller.audience):
            await self.outbox.sent()
            if self.cursors.get(of) != since:  # unfollowed meanwhile
                return
            self.cursors[of] = since = last
            self.outbox.put(portion)
        self.told(self.caller, of, entries)


def _nobody_asks(_: Caller, __: UUID, ___: Sequence[Entry]) -> None:
    """For readers of whom nobody wants to know what arrived."""


async def may_follow(database: Database, caller: Caller, of: UUID) -> bool:
    """Ask the database whether this conversation is there and theirs."""
    row = await database.read(lambda c: find(c, of))
    return row is not None and caller.may_enter(of, row.shop, row.shopper)


def frame_of(appended: Appended, audience: Audience) -> bytes:
    """The frame of fresh entries, encoded once for all readers of an audience."""
    key = audience is Audience.SHOP or all(looks_the_same(entry) for entry in appended.entries)
    if key not in appended.frames:
        written = encoded(appended.entries, Audience.SHOP if key else Audience.SHOPPER)
        appended.frames[key] = _frame(appended.conversation, written, appended.entries[-1].seq)
    return appended.frames[key]


def portions(of: UUID, entries: Sequence[Entry], audience: Audience) -> Iterator[tuple[int, bytes]]:
    """Frames of entries in order, each of a size that any client takes, and the last seq in each."""
    start = size = 0
    written = [encoded((entry,), audience) for entry in entries]
    for end, one in enumerate(written):
        if size and size + len(one) > PORTION_BYTES:
            yield entries[end - 1].seq, _frame(of, b",".join(written[start:end]), entries[end - 1].seq)
            start, size = end, 0
        size += len(one)
    if written:
        yield entries[-1].seq, _frame(of, b",".join(written[start:]), entries[-1].seq)


def _frame(of: UUID, entries: bytes, head: int) -> bytes:
    return b'{"conversation":"%b","entries":[%b],"head":%d}' % (str(of).encode(), entries, head)
