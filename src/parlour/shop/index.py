"""The search index of a shop: one file for each version of its catalogue, built once and mapped by everybody."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic

from parlour.foundation.database import Database
from parlour.foundation.errors import Unavailable
from parlour.foundation.ids import ShopId
from parlour.foundation.one_at_a_time import only_one
from parlour.shop.catalogue import catalogue_version, products_after
from parlour.shop.goods import Product
from parlour.shop.search import IndexUnreadable, LexicalIndex, write_index
from parlour.shop.search.stems import DEFAULT_LANGUAGES
from parlour.shop.shops import Shop, shop_of_id

LOOK_SECONDS = 2.0
PIECE = 500
Builder = Callable[[Database, Shop, Path, int], Awaitable[Path]]  # as `build_index`
KEPT = 2  # the newest and the one before, which a process may still be opening


class Indexes:
    """The index of each shop as of now; the version of the catalogue is looked at every two seconds."""

    def __init__(
        self,
        database: Database,
        folder: Path,
        seconds: Callable[[], float] = monotonic,
        *,
        build: Builder | None = None,
    ) -> None:
        self._database, self._folder, self._seconds = database, folder, seconds
        self._build = build
        self._open: dict[ShopId, tuple[int, LexicalIndex]] = {}
        self._looked: dict[ShopId, float] = {}
        self._locks: dict[ShopId, asyncio.Lock] = {}

    async def of(self, shop_id: ShopId) -> LexicalIndex:
        """The newest index; while a newer one is being made for somebody else, the one that we have."""
        have = self._open.get(shop_id)
        lock = self._locks.setdefault(shop_id, asyncio.Lock())
        if have is not None and (self._is_fresh(shop_id) or lock.locked()):
            return have[1]
        async with lock:
            if not self._is_fresh(shop_id):
                await self._look_again(shop_id)
            return self._open[shop_id][1]

    def _is_fresh(self, shop_id: ShopId) -> bool:
        return self._seconds() - self._looked.get(shop_id, float("-inf")) < LOOK_SECONDS

    async def _look_again(self, shop_id: ShopId) -> None:
        try:
            await self._look(shop_id)
        except Unavailable:  # what was found before the database went away can still be searched
            if shop_id not in self._open:
                raise

    async def _look(self, shop_id: ShopId) -> None:
        version = await self._database.read(lambda connection: catalogue_version(connection, shop_id))
        have = self._open.get(shop_id)
        if have is None or have[0] != version:
            shop = await self._database.read(lambda connection: shop_of_id(connection, shop_id))
            self._open[shop_id] = (
                shop.catalogue_version,
                await index_of(self._database, shop, self._folder, self._build),
            )
        self._looked[shop_id] = self._seconds()


async def index_of(database: Database, shop: Shop, folder: Path, build: Builder | None = None) -> LexicalIndex:
    """The index of this version of the shop's catalogue, built first if nobody has done so yet; `folder` is of all."""
    build = build or build_index
    path = await build(database, shop, folder, shop.catalogue_version)
    try:
        return await asyncio.to_thread(LexicalIndex.open, path)
    except IndexUnreadable:  # damaged, or of another version of Parlour
        path.unlink(missing_ok=True)
        path = await build(database, shop, folder, shop.catalogue_version)
        return await asyncio.to_thread(LexicalIndex.open, path)


async def build_index(database: Database, shop: Shop, folder: Path, version: int) -> Path:
    """Make sure that the index of a version is there, and say where."""
    path = folder / f"{shop.name}-{version}"
    if path.exists():
        return path
    async with only_one(folder / f"{shop.name}.lock"):
        if not path.exists():  # whoever had the lock before may have built it
            products = _all_products(database, asyncio.get_running_loop(), shop.id)
            await asyncio.to_thread(_build, path, shop, products)
    return path


async def build_apart(database: Database, shop: Shop, file: Path) -> LexicalIndex:
    """An index of this shop's goods for a trial, with the shop's synonyms as given, in a file of the caller's own."""
    languages = tuple(dict.fromkeys((*shop.languages, *DEFAULT_LANGUAGES)))
    products = _all_products(database, asyncio.get_running_loop(), shop.id)
    build = partial(write_index, file, products, shop.synonyms)
    await asyncio.to_thread(partial(build, languages=languages, main_language=shop.main_language))
    return await asyncio.to_thread(LexicalIndex.open, file)


def _build(path: Path, shop: Shop, products: Iterator[Product]) -> None:
    languages = tuple(dict.fromkeys((*shop.languages, *DEFAULT_LANGUAGES)))
    write_index(path, products, shop.synonyms, languages=languages, main_language=shop.main_language)
    _remove_old(path.parent, shop.name)


def _remove_old(folder: Path, name: str) -> None:
    """Remove older versions, and what a killed process left; a file that is mapped lives on until it is let go."""
    pattern = re.compile(rf"\.?{re.escape(name)}-(\d+)(\..*)?")
    found = [(file, match) for file in folder.iterdir() if (match := pattern.fullmatch(file.name))]
    whole = sorted((int(match[1]), file) for file, match in found if not match[2])
    left = [file for file, match in found if match[2]]
    for file in [file for _, file in whole[:-KEPT]] + left:
        file.unlink(missing_ok=True)


def _all_products(database: Database, loop: asyncio.AbstractEventLoop, shop_id: ShopId) -> Iterator[Product]:
    """Every product by id, read piece by piece from the thread that builds."""
    last = ""
    while True:
        reading = database.read(partial(products_after, shop_id=shop_id, last=last, limit=PIECE))
        piece = asyncio.run_coroutine_threadsafe(reading, loop).result()
        yield from piece
        if len(piece) < PIECE:
            return
        last = piece[-1].id
