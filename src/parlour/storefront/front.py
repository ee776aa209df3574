"""The shop front: gathers for each request what its page is made from."""

import os
from pathlib import Path

from sqlalchemy import Connection

from parlour.foundation.clock import Clock
from parlour.foundation.database import Database
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ShopId
from parlour.people.doors import Call
from parlour.settings import Settings
from parlour.shop.catalogue import products_after
from parlour.shop.goods import Product
from parlour.shop.index import Indexes
from parlour.shop.known import KnownShops
from parlour.shop.orders import find_customer
from parlour.shop.shops import IDENTIFY_SECRET, Shop
from parlour.storefront.assets import read_assets
from parlour.storefront.goods import Goods, read_shelves
from parlour.storefront.guest import read_guest
from parlour.storefront.identity import signed_identity
from parlour.storefront.view import View

PIECE = 500


class Front:
    """One shop's front; `folder` is its import folder with pictures, `pages` where the built pages are."""

    def __init__(self, shop_name: str, folder: Path, pages: Path, indexes: Indexes) -> None:
        self.shop_name, self.folder, self.indexes = shop_name, folder, indexes
        self._shelves = read_shelves(folder)
        self.assets = read_assets(pages / "storefront")
        self._goods = Goods(-1, [])
        self._own_secret = os.urandom(32)  # until the shop has one that outlives this process

    async def view(
        self, request: Call, database: Database, shops: KnownShops, settings: Settings, clock: Clock
    ) -> View:
        """What the page of this request is made from."""
        shop = await shops.shop(self.shop_name)
        if shop is None:
            raise NotThere(f"There is no shop {self.shop_name!r} yet. Start it with: parlour demo")
        accepted = request.headers.get("accept-language", "")
        guest, customer_id = read_guest(request.cookies, accepted, self.secret(shop))
        goods = await self._goods_of(database, shop)
        customer = await database.read(lambda c: find_customer(c, shop.id, customer_id)) if customer_id else None
        cart, now = guest.cart.only(goods.variants), clock()
        return View(
            shop=shop,
            facts=shop.facts,
            goods=goods,
            shelves=self._shelves,
            assets=self.assets,
            guest=guest.known_as(customer, cart),
            now=now,
            path=_path(request),
            chat=f"{settings.url.rstrip('/')}/w/{shop.name}.js",
            identity=signed_identity(customer, shop, now),
        )

    def secret(self, shop: Shop) -> bytes:
        """What the shop's cookies are sealed with."""
        kept = shop.settings.get(IDENTIFY_SECRET)
        return kept.encode() if isinstance(kept, str) and kept else self._own_secret

    async def _goods_of(self, database: Database, shop: Shop) -> Goods:
        if self._goods.version != shop.catalogue_version:
            products = await database.read(lambda connection: _all(connection, shop.id))
            self._goods = Goods(shop.catalogue_version, products)
        return self._goods


def _all(connection: Connection, shop: ShopId) -> list[Product]:
    found: list[Product] = []
    while piece := products_after(connection, shop, found[-1].id if found else "", PIECE):
        found += piece
    return found


def _path(request: Call) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path
