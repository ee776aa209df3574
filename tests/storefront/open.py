"""The demo shop's pages over a database of the test's own, with the goods of the checkout."""

from pathlib import Path

from litestar import Litestar
from litestar.di import Provide

from parlour.foundation.clock import Clock
from parlour.foundation.database import Database
from parlour.foundation.web.problems import HANDLERS
from parlour.people.doors import door_dependencies
from parlour.people.pace import Pace
from parlour.settings import Settings
from parlour.shop.importing import import_folder
from parlour.shop.index import Indexes
from parlour.shop.known import KnownShops
from parlour.storefront.routes import storefront_router

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "demo" / "shop"
PAGES = ROOT / "src" / "parlour" / "pages"
SHOP = "linden-lark"


async def stock(database: Database, indexes: Path, clock: Clock) -> None:
    """Import the demo shop."""
    await import_folder(database, DEMO, SHOP, indexes=indexes, clock=clock)


def open_front(database: Database, settings: Settings, clock: Clock, *others: object) -> Litestar:
    """An application of the shop's pages alone; `others` are further routes."""
    given = {
        "database": database,
        "settings": settings,
        "clock": clock,
        "shops": KnownShops(database),
        "pace": Pace(settings),
    }
    return Litestar(
        [storefront_router(SHOP, DEMO, PAGES, Indexes(database, settings.data / "index")), *others],
        dependencies={name: _given(part) for name, part in given.items()} | door_dependencies(),
        exception_handlers=HANDLERS,
        openapi_config=None,
        logging_config=None,
    )


def _given(part: object) -> Provide:
    def provide():
        return part

    return Provide(provide, sync_to_thread=False)
