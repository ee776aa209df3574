"""Builds an index in a process of its own, so that the loop of who is served never feels it."""

import asyncio
import contextlib
import os
import sys
from pathlib import Path

import structlog

from parlour.foundation.database import Database, open_database
from parlour.foundation.ids import ShopId
from parlour.shop.index import Builder, build_index
from parlour.shop.shops import Shop, shop_of_id

NICE = 10  # an index may wait, a message may not
log = structlog.get_logger()


def builder_apart(address: str) -> Builder:
    """A builder that starts a process on the database of this address; where that fails, it is built here."""

    async def build(database: Database, shop: Shop, folder: Path, version: int) -> Path:
        if not (folder / f"{shop.name}-{version}").exists():
            await _run(address, folder, shop.id, version)
        return await build_index(database, shop, folder, version)

    return build


async def _run(address: str, folder: Path, shop: ShopId, version: int) -> None:
    arguments = (sys.executable, "-m", __name__, str(folder), str(shop), str(version))
    process = await asyncio.create_subprocess_exec(*arguments, env=os.environ | {"PARLOUR_DATABASE": address})
    try:
        status = await process.wait()
    except asyncio.CancelledError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()  # what it has written so far is removed by whoever builds next
        raise
    if status:
        log.warning("index_process_failed", shop=shop, status=status)


async def _build(address: str, folder: Path, shop_id: ShopId, version: int) -> None:
    os.nice(NICE)
    database = open_database(address)
    await database.start()
    try:
        shop = await database.read(lambda connection: shop_of_id(connection, shop_id))
        await build_index(database, shop, folder, version)
    finally:
        await database.stop()


if __name__ == "__main__":
    asyncio.run(_build(os.environ["PARLOUR_DATABASE"], Path(sys.argv[1]), ShopId(int(sys.argv[2])), int(sys.argv[3])))
