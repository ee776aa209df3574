"""Takes records into the database in short transactions, beside a running server."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter
from typing import Generic, TypeVar

import msgspec
from sqlalchemy import select

from parlour.foundation.database import Database, Tx
from parlour.foundation.errors import Unavailable
from parlour.foundation.ids import ShopId
from parlour.shop.catalogue import find_products
from parlour.shop.goods import Product
from parlour.shop.records import BadLine
from parlour.shop.shelves import PRODUCTS, Row, Shelf
from parlour.shop.tables import product, shop

R = TypeVar("R")
Result = TypeVar("Result")
WORK_SECONDS = 0.015  # in a transaction; its commit comes on top, and both shall stay under 50 ms
LEAST_ROWS, MOST_ROWS = 50, 400  # fewer cost more round trips than they spare others waiting
GATHERED = 200  # records that are taken together
ATTEMPTS = 10
FIRST_ANALYSE = 500  # rows


class Counts(msgspec.Struct):
    """What became of records of one kind; `bad` is what was wrong in files that only their taker can read."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    bad: list[BadLine] = []

    def add(self, other: "Counts") -> None:
        """Count others with these."""
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged


class Taking(Generic[R]):
    """Takes records of one kind to their shelf."""

    def __init__(self, database: Database, shelf: Shelf[R]) -> None:
        self._database, self._shelf = database, shelf
        self._written, self._analyse_at = 0, FIRST_ANALYSE
        self._pace = Pace()

    async def __call__(self, shop_id: ShopId, records: Sequence[R]) -> Counts:
        """Keep these records; what is kept already as it is, is not written."""
        shelf = self._shelf
        rows = {row["id"]: row for row in shelf.rows(shop_id, records)}
        kept = await self._database.read(lambda connection: shelf.digests(connection, shop_id, list(rows)))
        due = [row for key, row in rows.items() if kept.get(key) != row["digest"]]
        new = sum(row["id"] not in kept for row in due)
        await put_away(self._database, shelf, shop_id, due, self._pace)
        self._written += len(due)
        await self._analyse()
        return Counts(new, len(due) - new, len(rows) - len(due))

    async def _analyse(self) -> None:
        """Let PostgreSQL count its rows anew: it takes a table that was just filled for an empty one, and reads all of
        it to find one row, until its own housekeeping comes round."""
        if self._written >= self._analyse_at:
            self._analyse_at *= 10
            await patiently(self._database, self._shelf.analyse)


class Pace:
    """How many rows a transaction takes: as many as fit its time by what the last one took."""

    def __init__(self) -> None:
        self.rows = LEAST_ROWS

    def learn(self, rows: int, seconds: float) -> None:
        """What `rows` took, as long as they were enough to tell anything."""
        if rows >= LEAST_ROWS:
            fitting = int(rows * WORK_SECONDS / max(seconds, 0.0001))
            self.rows = max(LEAST_ROWS, min(fitting, 2 * self.rows, MOST_ROWS))


async def put_away(database: Database, shelf: Shelf[R], shop_id: ShopId, rows: Sequence[Row], pace: Pace) -> None:
    """Write rows in transactions of at most 50 ms, with as long a pause after each for those who wait to write."""
    at = 0
    while at < len(rows):
        piece = rows[at : at + pace.rows]
        took = await patiently(database, _writing(shelf, shop_id, piece))
        pace.learn(len(piece), took)
        at += len(piece)
        await asyncio.sleep(took)


def _writing(shelf: Shelf[R], shop_id: ShopId, rows: Sequence[Row]) -> Callable[[Tx], float]:
    def write(tx: Tx) -> float:
        began = perf_counter()
        shelf.put(tx.connection, shop_id, rows)
        if shelf.is_catalogue:
            note_change(tx, shop_id)
        return perf_counter() - began

    return write


def note_change(tx: Tx, shop_id: ShopId) -> None:
    """Remember that the catalogue has a change that its version does not have yet."""
    tx.connection.execute(shop.update().where(shop.c.id == shop_id).values(unpublished=shop.c.unpublished + 1))


async def withdraw_missing(database: Database, shop_id: ShopId, present: frozenset[str]) -> int:
    """Make every product that is not among these unavailable, and say how many that were; nothing is deleted."""
    query = select(product.c.id).where(product.c.shop == shop_id, product.c.available)
    offered = await database.read(lambda connection: list(connection.scalars(query)))
    missing = [one for one in offered if one not in present]
    pace = Pace()
    for at in range(0, len(missing), GATHERED):
        found = await database.read(partial(find_products, shop_id=shop_id, ids=missing[at : at + GATHERED]))
        rows = PRODUCTS.rows(shop_id, [_without_stock(one) for one in found.values()])
        await put_away(database, PRODUCTS, shop_id, rows, pace)
    return len(missing)


def _without_stock(one: Product) -> Product:
    variants = tuple(msgspec.structs.replace(variant, available=False) for variant in one.variants)
    return msgspec.structs.replace(one, variants=variants)


async def patiently(database: Database, unit: Callable[[Tx], Result]) -> Result:
    """Run a unit of work; while the database is away or busy, try again for some time."""
    for left in reversed(range(ATTEMPTS)):
        try:
            return await database.run(unit)
        except Unavailable as away:
            if not left:
                raise
            await asyncio.sleep(away.retry_after)
    raise AssertionError("unreachable")
