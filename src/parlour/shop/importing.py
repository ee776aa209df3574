"""Imports a folder into a shop: reads records, takes them, and publishes the new catalogue."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from parlour.foundation.clock import Clock
from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.shop.goods import Product
from parlour.shop.importers.port import Importer, importer_for
from parlour.shop.publish import publish
from parlour.shop.records import (
    AnswersFile,
    BadLine,
    Customer,
    FactsFile,
    FlowFile,
    Found,
    IgnoredFile,
    Order,
    Record,
    RequestsFile,
    Review,
)
from parlour.shop.shelves import CUSTOMERS, ORDERS, PRODUCTS, REVIEWS
from parlour.shop.shops import find_shop, make_shop, take_facts
from parlour.shop.take import GATHERED, Counts, Taking, note_change, patiently, withdraw_missing

Taker = Callable[[ShopId, Sequence[Any]], Awaitable[Counts]]  # each takes the one kind it stands for in the table
FIRST_BAD = 20
KINDS: dict[type, str] = {
    FactsFile: "facts",
    Product: "products",
    Customer: "customers",
    Order: "orders",
    Review: "reviews",
    AnswersFile: "answers",
    RequestsFile: "requests",
    FlowFile: "flows",
}


class Imported(msgspec.Struct):
    """What an import has done so far; `lines` of about `of_lines` are read."""

    counts: dict[str, Counts] = msgspec.field(default_factory=dict)
    bad: int = 0
    first_bad: list[BadLine] = []
    ignored: list[str] = []
    withdrawn: int = 0
    lines: int = 0
    of_lines: int = 0
    is_indexing: bool = False
    version: int = 0


async def import_folder(
    database: Database,
    folder: Path,
    shop_name: str,
    *,
    complete: bool = False,
    indexes: Path,
    clock: Clock,
    others: Mapping[type, Taker] | None = None,
    watch: Callable[[Imported], None] = lambda _: None,
) -> Imported:
    """Import a folder, making the shop if it is new; `others` take what belongs to other rooms (`AnswersFile`).

    `indexes` is the folder of all indexes. Raises `NotReadable` when there is nothing to import, and `Unacceptable`
    when `shop_name` is no short name.
    """
    importer = importer_for(folder)
    shop = await patiently(
        database, lambda tx: find_shop(tx.connection, shop_name) or make_shop(tx, shop_name, clock())
    )
    takers = _takers(database) | {kind: _noting(database, one) for kind, one in (others or {}).items()}
    reading = _Reading(shop.id, takers, Imported(of_lines=importer.size(folder)), watch, complete)
    await reading.all(importer, folder)
    imported = reading.imported
    if complete and reading.present:
        imported.withdrawn = await withdraw_missing(database, shop.id, frozenset(reading.present))
    imported.is_indexing = True
    watch(imported)
    imported.version = await publish(database, shop.id, indexes, clock)
    return imported


def _takers(database: Database) -> dict[type, Taker]:
    return {
        FactsFile: facts_taker(database),
        Product: Taking(database, PRODUCTS),
        Customer: Taking(database, CUSTOMERS),
        Order: Taking(database, ORDERS),
        Review: Taking(database, REVIEWS),
    }


def facts_taker(database: Database) -> Taker:
    """Who keeps facts; the last file counts."""

    async def taking(shop_id: ShopId, files: Sequence[FactsFile]) -> Counts:
        changed = await patiently(database, lambda tx: take_facts(tx, shop_id, files[-1].content))
        return Counts(changed=int(changed), unchanged=int(not changed))

    return taking


def _noting(database: Database, other: Taker) -> Taker:
    """Another room's taker, whose changes make a new version of the catalogue too: answers are read by it."""

    async def taking(shop_id: ShopId, records: Sequence[Any]) -> Counts:
        counts = await other(shop_id, records)
        if counts.new or counts.changed:
            await patiently(database, lambda tx: note_change(tx, shop_id))
        return counts

    return taking


class _Reading:
    """Gathers records of one kind and gives them to their taker."""

    def __init__(
        self,
        shop_id: ShopId,
        takers: Mapping[type, Taker],
        imported: Imported,
        watch: Callable[[Imported], None],
        complete: bool,
    ) -> None:
        self.imported = imported
        self.present: set[str] = set()  # ids of products in the file; only wanted when it is complete
        self._shop_id, self._takers, self._watch, self._complete = shop_id, takers, watch, complete
        self._gathered: list[Record] = []

    async def all(self, importer: Importer, folder: Path) -> None:
        for found in importer.read(folder):
            await self._meet(found)
        await self._flush()

    async def _meet(self, found: Found) -> None:
        self.imported.lines += 1
        if isinstance(found, BadLine):
            self._note(found)
        elif isinstance(found, IgnoredFile):
            self.imported.ignored.append(found.file)
        else:
            await self._gather(found)

    def _note(self, bad: BadLine) -> None:
        self.imported.bad += 1
        if len(self.imported.first_bad) < FIRST_BAD:
            self.imported.first_bad.append(bad)
        if self._complete and bad.product is not None:  # it is bad, but not missing
            self.present.add(bad.product)

    async def _gather(self, record: Record) -> None:
        if len(self._gathered) >= GATHERED or (self._gathered and type(record) is not type(self._gathered[0])):
            await self._flush()
        self._gathered.append(record)
        if self._complete and isinstance(record, Product):
            self.present.add(record.id)

    async def _flush(self) -> None:
        gathered, self._gathered = self._gathered, []
        if not gathered or (kind := type(gathered[0])) not in self._takers:
            return
        counts = await self._takers[kind](self._shop_id, gathered)
        for bad in counts.bad:
            self._note(bad)
        self.imported.counts.setdefault(KINDS[kind], Counts()).add(counts)
        self._watch(self.imported)
        await asyncio.sleep(0)
