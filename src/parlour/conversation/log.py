"""The log: the one way by which anything comes to stand in a conversation."""

import asyncio
import sqlite3
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy.util import await_only

from parlour.conversation import log_postgres, log_sqlite
from parlour.conversation.entries import Append, Appended, Entry, Placed
from parlour.conversation.place import At, Reactions, Settlement, settle
from parlour.foundation.database import Database, Outcome, Tx
from parlour.foundation.ids import ConversationId, ShopId, ShopperId
from parlour.foundation.jobs.table import JobsWritten


class Log:
    """Appends to conversations, gathered with others or inside a unit of work; `reactions` are the jobs that follow."""

    def __init__(self, reactions: Reactions) -> None:
        self.reactions = reactions

    def append(self, database: Database, item: Append) -> "asyncio.Future[Placed]":
        """Append one entry, sharing a commit with others; its place is there once it is durable.

        Raises `Stale` when the expectation is not met, `NotThere`, `Unacceptable`, `Unavailable`.
        """
        return database.gather(self, item)

    def append_in(self, tx: Tx, item: Append) -> Placed:
        """Append one entry inside a unit of work, with the same rules."""
        if tx.is_sqlite:
            outcomes, news = self.on_sqlite(tx.raw, [item])
        else:
            outcomes, news = await_only(self.on_postgres(tx.raw, [item]))
        for told in news:
            tx.tell(told)
        if outcomes[0].error is not None:
            raise outcomes[0].error
        assert isinstance(outcomes[0].result, Placed)
        return outcomes[0].result

    def on_sqlite(self, raw: sqlite3.Connection, items: Sequence[Append]) -> tuple[list[Outcome], list[object]]:
        settlement = settle(log_sqlite.look_up(raw, items), items, self.reactions)
        return _told(settlement, log_sqlite.write(raw, settlement))

    async def on_postgres(
        self, raw: "asyncpg.Connection[Any]", items: Sequence[Append]
    ) -> tuple[list[Outcome], list[object]]:
        settlement = settle(await log_postgres.look_up(raw, items), items, self.reactions)
        return _told(settlement, await log_postgres.write(raw, settlement))


def _told(settlement: Settlement, positions: Sequence[int]) -> tuple[list[Outcome], list[object]]:
    outcomes = []
    for answer in settlement.answers:
        if isinstance(answer, At):
            entry = settlement.standing[answer.index].entry
            outcomes.append(Outcome(Placed(entry.seq, positions[answer.index], entry.at, answer.is_new)))
        elif isinstance(answer, Placed):
            outcomes.append(Outcome(answer))
        else:
            outcomes.append(Outcome(error=answer))
    news = _appended(settlement)
    if settlement.jobs:
        news.append(JobsWritten())
    return outcomes, news


def _appended(settlement: Settlement) -> list[object]:
    by_conversation: dict[UUID, list[Entry]] = {}
    for standing in settlement.standing:
        by_conversation.setdefault(standing.entry.conversation, []).append(standing.entry)
    return [
        Appended(
            ShopId(row.shop),
            ConversationId(row.id),
            ShopperId(row.shopper),
            tuple(by_conversation[row.id]),
            row.seat,
            {},
        )
        for row in settlement.changed.values()
    ]
