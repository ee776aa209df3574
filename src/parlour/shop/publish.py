"""Publishes a catalogue: builds the index of what it is now, then gives it a new version that everybody looks at."""

from pathlib import Path

from sqlalchemy import select

from parlour.foundation.clock import Clock
from parlour.foundation.database import Database, Tx
from parlour.foundation.ids import ShopId
from parlour.foundation.one_at_a_time import only_one
from parlour.shop.index import build_index
from parlour.shop.shops import Shop, next_version, shop_of_id
from parlour.shop.tables import shop as shop_table
from parlour.shop.take import patiently


async def publish(database: Database, shop_id: ShopId, indexes: Path, clock: Clock) -> int:
    """The version after publishing; without any change it stays, and only a missing index is built."""
    shop = await database.read(lambda connection: shop_of_id(connection, shop_id))
    # Two imports at once would give the same number to different goods.
    async with only_one(indexes / f"{shop.name}.publish.lock"):
        return await _publish(database, shop_id, indexes, clock)


async def _publish(database: Database, shop_id: ShopId, indexes: Path, clock: Clock) -> int:
    query = select(shop_table.c.unpublished).where(shop_table.c.id == shop_id)
    changes = await database.read(lambda connection: connection.scalar(query)) or 0
    shop = await database.read(lambda connection: shop_of_id(connection, shop_id))
    version = next_version(shop.catalogue_version, clock()) if changes else shop.catalogue_version
    await build_index(database, shop, indexes, version)
    if changes:
        await patiently(database, lambda tx: _raise_version(tx, shop, version, changes))
    return version


def _raise_version(tx: Tx, shop: Shop, version: int, changes: int) -> None:
    """What was changed while the index was built is not in it and stays unpublished."""
    left = shop_table.c.unpublished - changes
    row = shop_table.update().where(shop_table.c.id == shop.id)
    tx.connection.execute(row.values(catalogue_version=version, unpublished=left))
