"""After facts or answers were changed: gives the catalogue a new version, by which everybody looks at them again."""

import asyncio
import re
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select

from parlour.assistant.learn.own_hand import keep_facts_of_shop
from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database, Tx
from parlour.foundation.errors import TemporaryFailure
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import NewJob, write_jobs
from parlour.foundation.jobs.claimed import Job
from parlour.shop.publish import publish
from parlour.shop.shops import Shop, next_version, shop_of_id
from parlour.shop.tables import shop as shop_table

REFRESH = "refresh_shop"


def want_refresh(tx: Tx, shop: ShopId, now: datetime) -> None:
    """Have it done after this unit."""
    write_jobs(tx.connection, [NewJob(REFRESH, f"{shop}:{to_ms(now)}", shop)])


def save_facts(tx: Tx, shop: Shop, content: dict[str, object], now: datetime, *, by: UUID) -> int | None:
    """Keep new facts, and have everybody read them; answers with their exam, where there is one."""
    kept = keep_facts_of_shop(tx, shop.id, content, now, by=by)
    if kept.made:
        want_refresh(tx, shop.id, now)
    return kept.exam


class Refresh:
    """Does `refresh_shop`: with unchanged goods the index stays and gets the new version's name, else it is built."""

    def __init__(self, database: Database, indexes: Path, clock: Clock) -> None:
        self._database, self._indexes, self._clock = database, indexes, clock

    async def __call__(self, job: Job) -> None:
        shop_id = ShopId(job.shop)
        shop = await self._database.read(lambda connection: shop_of_id(connection, shop_id))
        if await self._database.read(lambda connection: _unpublished(connection, shop_id)):
            await publish(self._database, shop_id, self._indexes, self._clock)
        else:
            version = next_version(shop.catalogue_version, self._clock())
            await asyncio.to_thread(_name_again, self._indexes, shop, version)
            if not await self._database.run(lambda tx: _raise(tx, shop, version)):
                raise TemporaryFailure("The goods changed meanwhile; it is done again.")
        await self._database.run(job.finish)


def _name_again(folder: Path, shop: Shop, version: int) -> None:
    """The same index under the next version's name; names before the last one go."""
    last = folder / f"{shop.name}-{shop.catalogue_version}"
    if not last.is_file():
        return  # whoever needs it builds it
    named = folder / f"{shop.name}-{version}"
    if not named.exists():
        named.hardlink_to(last)
    pattern = re.compile(rf"{re.escape(shop.name)}-(\d+)")
    for file in folder.iterdir():
        match = pattern.fullmatch(file.name)
        if match and int(match[1]) < shop.catalogue_version:
            file.unlink(missing_ok=True)


def _unpublished(connection: Connection, shop: ShopId) -> int:
    return connection.scalar(select(shop_table.c.unpublished).where(shop_table.c.id == shop)) or 0


def _raise(tx: Tx, shop: Shop, version: int) -> bool:
    same = (shop_table.c.catalogue_version == shop.catalogue_version, shop_table.c.unpublished == 0)
    changed = shop_table.update().where(shop_table.c.id == shop.id, *same).values(catalogue_version=version)
    return bool(tx.connection.execute(changed).rowcount)
