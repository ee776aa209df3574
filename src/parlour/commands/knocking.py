"""The owner's first way in: a fresh one-time link while nobody owns the shop, and another when asked for."""

import asyncio
import secrets
import sys
from contextlib import suppress

from sqlalchemy import Connection

from parlour.foundation.clock import system_clock
from parlour.foundation.database import Database, Tx, open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.errors import NotThere, Unavailable
from parlour.foundation.ids import ShopId
from parlour.people.agents import has_owner
from parlour.people.links import LinkKind, link_address, make_link, void_owner_links
from parlour.settings import Settings
from parlour.shop.shops import all_shops, shop_named

ADDRESS, USUAL = "address", "http://127.0.0.1:8000"


def owner_link(settings: Settings, shop: str | None) -> int:
    """Print a link for an owner of the shop; it works once and for a day. 2 where none can be made."""
    try:
        print(asyncio.run(_owner_link(settings, shop)))
    except (NotThere, Unavailable, InUse, WrongVersion) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


async def _owner_link(settings: Settings, name: str | None) -> str:
    await prepare(settings.database_address)
    database = open_database(settings.database_address)
    await database.start()
    try:
        shop = await database.read(lambda c: _chosen(c, name))
        return await fresh_link(database, shop, settings.url or last_address(settings))
    finally:
        await database.stop()


def keep_address(settings: Settings, base: str) -> None:
    """Where this installation is served now; `owner-link` leads there while PARLOUR_URL is unset."""
    (settings.data / ADDRESS).write_text(base, "utf-8")


def last_address(settings: Settings) -> str:
    """Where this installation was served last."""
    with suppress(OSError):
        return (settings.data / ADDRESS).read_text("utf-8")
    return USUAL


async def first_links(database: Database, base: str) -> list[tuple[str, str]]:
    """For each shop without an owner its name and a fresh link; earlier ones stop working."""
    shops = await database.read(lambda c: [shop for shop in all_shops(c) if not has_owner(c, shop.id)])
    return [(shop.shown_name, await fresh_link(database, shop.id, base)) for shop in shops]


async def fresh_link(database: Database, shop: ShopId, base: str) -> str:
    """The desk's address with a new secret behind `#`."""
    now = system_clock()

    def unit(tx: Tx) -> str:
        void_owner_links(tx, shop, now)
        return make_link(tx, shop, LinkKind.OWNER, now, secrets.token_bytes)

    return link_address(base, await database.run(unit))


def _chosen(connection: Connection, name: str | None) -> ShopId:
    if name is not None:
        return shop_named(connection, name).id
    shops = all_shops(connection)
    if len(shops) != 1:
        known = ", ".join(shop.name for shop in shops) or "none yet"
        raise NotThere(f"Say which shop with --shop NAME; there are: {known}.")
    return shops[0].id
