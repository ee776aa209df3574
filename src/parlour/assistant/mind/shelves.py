"""What the mind has at hand of each shop: index, facts and answers as of now, products as they are asked for."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import TypeVar

import msgspec
from sqlalchemy import Connection

from parlour.assistant.flows.store import flows_of
from parlour.assistant.learn.taught import Taught
from parlour.assistant.library import Library
from parlour.assistant.understand.encoder import our_encoder
from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.knowledge.answers import AnswerIndex
from parlour.knowledge.versions import live_lessons
from parlour.shop.catalogue import count_products, find_product
from parlour.shop.facts import Facts
from parlour.shop.goods import Product
from parlour.shop.halves import Halves
from parlour.shop.index import Indexes
from parlour.shop.shops import shop_of_id

LOOK_SECONDS = 2.0
KEPT_PRODUCTS = 2000
T = TypeVar("T")
Opener = Callable[[Connection], Library]


class Shelf(msgspec.Struct):
    """One shop at hand; `kept` are the products asked for last."""

    name: str
    version: int
    looked: float
    facts: Facts
    answers: AnswerIndex
    taught: Taught
    kept: OrderedDict[str, Product | None]


class Shelves:
    """The shops that this mind has been asked about.

    `patience` is how long a search may wait until the words of a changed catalogue are read by their meaning.
    """

    def __init__(self, database: Database, indexes: Path, *, patience: float | None = None) -> None:
        self._database = database
        self._indexes = Indexes(database, indexes)
        self._halves = Halves(indexes, lambda texts: our_encoder().read_all(texts), patience=patience)
        self._models = indexes.parent / "models"
        self._shelves: dict[ShopId, Shelf] = {}

    async def read(self, query: Callable[[Connection], T]) -> T:
        """What a function of a connection answers."""
        return await self._database.read(query)

    async def shelf(self, shop: ShopId) -> Shelf:
        """The shop as of at most two seconds ago."""
        have = self._shelves.get(shop)
        if have is not None and monotonic() - have.looked < LOOK_SECONDS:
            return have
        fresh = await self._database.read(lambda c: shop_of_id(c, shop))
        if have is None or have.version != fresh.catalogue_version:
            lessons = await self._database.read(lambda c: live_lessons(c, shop))
            answers, taught = AnswerIndex(lessons.answers), await asyncio.to_thread(Taught.of, lessons, self._models)
            have = Shelf(fresh.name, fresh.catalogue_version, 0, fresh.facts, answers, taught, OrderedDict())
            self._shelves[shop] = have
        have.looked = monotonic()
        return have

    async def library(self, shop: ShopId) -> Opener:
        """What opens the library of a shop on a connection."""
        shelf = await self.shelf(shop)
        searcher = await self._halves.of(shelf.name, await self._indexes.of(shop))
        return lambda connection: Library(
            searcher=searcher,
            products=Products(connection, shop, shelf.kept),
            facts=shelf.facts,
            answers=shelf.answers,
            taught=shelf.taught,
            flows=flows_of(connection, shop),
        )


class Products(Mapping[str, Product]):
    """A shop's products by id, read when they are asked for; the last 2,000 stay at hand."""

    def __init__(self, connection: Connection, shop: ShopId, kept: OrderedDict[str, Product | None]) -> None:
        self._connection = connection
        self._shop = shop
        self._kept = kept

    def __getitem__(self, product: str) -> Product:
        if product in self._kept:
            found = self._kept[product]
            self._kept.move_to_end(product)
        else:
            found = self._kept[product] = find_product(self._connection, self._shop, product)
            if len(self._kept) > KEPT_PRODUCTS:
                self._kept.popitem(last=False)
        if found is None:
            raise KeyError(product)
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("The goods of a shop are found by id or by search, not counted through.")

    def __len__(self) -> int:
        return count_products(self._connection, self._shop)
