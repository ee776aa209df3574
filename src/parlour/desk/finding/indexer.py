"""Follows the log and keeps the index of words about a second behind it, a small piece at a time."""

import asyncio
import contextlib
from collections.abc import Sequence

import structlog
from sqlalchemy.exc import DBAPIError

from parlour.conversation.entries import Appended
from parlour.desk.finding.index import Indexed, index_more, make_index
from parlour.foundation.database import Database, Tx
from parlour.foundation.errors import Unavailable

PIECE = 200  # a piece holds the writer up for a few milliseconds
PIECE_LOOKING_BACK = 700  # PostgreSQL looks at some again
MOST_KNOWN = 100_000
PAUSE_SECONDS = 0.1  # so that a burst of messages is answered first and indexed after
LOOK_SECONDS = 2.0
log = structlog.get_logger()


class Indexer:
    """One task of a process; of several processes one indexes at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: set[str] = set()  # terms that are written already
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        database.listeners.append(self._hear)

    async def start(self) -> None:
        self._task = asyncio.create_task(self._follow(), name="parlour-indexer")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def _hear(self, news: Sequence[object]) -> None:
        if any(isinstance(one, Appended) for one in news):
            self._wake.set()

    async def _follow(self) -> None:
        is_made = False
        while True:
            try:
                if not is_made:
                    await self._database.run(make_index)
                    self._known.clear()
                    is_made = True
                await self.catch_up()
            except Unavailable:
                log.info("indexing_waits", why="the database is away")
            except DBAPIError as error:  # searching is lame then, and nothing else
                log.warning("indexing_failed", why=str(error.orig))
                is_made = False
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._wake.wait()
            self._wake.clear()
            await asyncio.sleep(PAUSE_SECONDS)

    async def catch_up(self) -> None:
        """Index until nothing is left."""
        while True:
            done = await self._database.run(self._piece)
            if not done.count:
                return
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            self._known |= done.terms
            await asyncio.sleep(PAUSE_SECONDS)

    def _piece(self, tx: Tx) -> Indexed:
        return index_more(tx, PIECE if tx.is_sqlite else PIECE_LOOKING_BACK, self._known)
