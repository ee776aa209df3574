"""What an import brings for answers, requests, facts and flows of a shop with past talks: tried out, then examined."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from parlour.assistant.learn.own_hand import Tried, try_out
from parlour.foundation.database import Database, Tx
from parlour.foundation.database.unit import Batch, Listener, Query, Unit
from parlour.foundation.ids import ShopId
from parlour.knowledge.edits import Edit, has_talks
from parlour.knowledge.exams import Origin
from parlour.knowledge.lessons import Change, Key, difference
from parlour.knowledge.stand import brought, differing
from parlour.shop.importing import Taker, facts_taker
from parlour.shop.records import FactsFile
from parlour.shop.take import Counts

T = TypeVar("T")


class Trial:
    """A database in which every unit is undone after it was looked at."""

    def __init__(self, database: Database, shop: ShopId, seen: list[Tried[Any]]) -> None:
        self.listeners: list[Listener] = []
        self._database, self._shop, self._seen = database, shop, seen

    async def read(self, query: Query[T]) -> T:
        return await self._database.read(query)

    async def run(self, unit: Unit[T]) -> T:
        tried: Tried[T] = await self._database.run(lambda tx: self._look(tx, unit))
        self._seen.append(tried)
        return tried.made

    def gather(self, batch: Batch[Any], item: object) -> "asyncio.Future[Any]":  # as the port has it
        raise NotImplementedError("Nothing is gathered on trial.")

    async def start(self) -> None:
        """It is open."""

    async def stop(self) -> None:
        """Others use it too."""

    def _look(self, tx: Tx, unit: Unit[T]) -> Tried[T]:
        return try_out(tx, self._shop, lambda: unit(tx))


class ToExamine:
    """Gathers what an import would change, where there is something to examine it by."""

    def __init__(self, database: Database, others: Callable[[Database], Mapping[type, Taker]]) -> None:
        self._database, self._others = database, others
        self._seen: list[Tried[Any]] = []

    @property
    def takers(self) -> dict[type, Taker]:
        """Those who take at once in a new shop, and only try in one with talks."""
        return {kind: self._taker(kind) for kind in (FactsFile, *self._others(self._database))}

    @property
    def edit(self) -> Edit | None:
        """All of it as one edit, None when nothing waits."""
        if not self._seen:
            return None
        before, after = self._seen[0].stands[0], self._seen[0].stands[0]
        changes: dict[Key, Change] = {}
        for one in self._seen:
            after = brought(after, *one.stands)
            changes |= {change.lesson.key: change for change in difference(*one.lessons)}
        stands = (before, after) if differing(before, after) else None
        if not changes and stands is None:
            return None
        return Edit(origin=Origin.IMPORT, changes=tuple(changes.values()), stands=stands)

    def _taker(self, kind: type) -> Taker:
        async def taking(shop: ShopId, records: Sequence[Any]) -> Counts:  # of the kind
            database: Database = self._database
            if await database.read(lambda c: has_talks(c, shop)):
                database = Trial(database, shop, self._seen)
            takers = {FactsFile: facts_taker(database), **self._others(database)}
            return await takers[kind](shop, records)

        return taking
