"""`parlour demo`: the demo shop in a folder of its own, kept from one start to the next."""

import asyncio
import secrets
import shutil
import sys
from importlib import resources
from pathlib import Path

import msgspec

from parlour.app import Demo, other_takers
from parlour.commands.importing import import_shop
from parlour.commands.serving import serve
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Tx, open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.settings import Settings
from parlour.shop.shops import shop_named, take_facts
from parlour.storefront.dates import refresh_dates
from parlour.storefront.identity import ensure_secret

SHOP = "linden-lark"


def demo(settings: Settings, host: str, port: int, *, reset: bool = False) -> int:
    """Make the demo shop if it is not there yet, freshen it, and serve it."""
    settings = demo_settings(settings, host, port)
    if reset and settings.data.exists():
        shutil.rmtree(settings.data)
    made = settings.data / ".made"
    if not made.exists():
        print("Setting up the demo shop ...", file=sys.stderr)
        status = import_shop(settings, demo_folder(), SHOP, makes_way=False, others=other_takers)
        if status:
            return status
        made.touch()
    try:
        asyncio.run(_freshen(settings))
    except (InUse, WrongVersion) as error:
        print(error, file=sys.stderr)
        return 2
    return serve(settings, host, port, demo=Demo(SHOP, demo_folder()))


async def _freshen(settings: Settings) -> None:
    """Dates of these days, the address of this start, and a secret to sign customers in with."""
    await prepare(settings.database_address)
    database = open_database(settings.database_address)
    await database.start()
    now = system_clock()

    def unit(tx: Tx) -> None:
        shop = shop_named(tx.connection, SHOP)
        refresh_dates(tx, shop.id, now)
        ensure_secret(tx, shop, secrets.token_bytes)
        take_facts(tx, shop.id, {**shop.content, "site": settings.url})

    try:
        await database.run(unit)
    finally:
        await database.stop()


def demo_settings(settings: Settings, host: str, port: int) -> Settings:
    """The demo keeps its own folder and its own SQLite file, whatever else is served here."""
    return msgspec.structs.replace(
        settings, data=settings.data / "demo", database="", url=settings.url or f"http://{host}:{port}"
    )


def demo_folder() -> Path:
    """The demo shop's goods: in the wheel, or in the checkout."""
    packed = Path(str(resources.files("parlour"))) / "demo"
    return packed if packed.is_dir() else Path(__file__).parents[3] / "demo" / "shop"
