"""The demo shop's pages on loopback for a real browser, with a stand-in for the chat that writes down calls."""

import asyncio
import threading
import time
from pathlib import Path

import uvicorn
from litestar import MediaType, get
from litestar.static_files import create_static_files_router

from parlour.foundation.clock import system_clock
from parlour.foundation.database import open_database
from parlour.foundation.database.migrate import prepare
from parlour.settings import Settings
from parlour.shop.shops import shop_named
from parlour.storefront.dates import refresh_dates
from parlour.storefront.identity import ensure_secret
from postgres import free_port
from storefront.open import PAGES, SHOP, open_front, stock

STAND_IN = """
window.heard = (window.parlour && window.parlour.q || []).map((call) => Array.from(call));
window.parlour = (...call) => window.heard.push(call);
"""


@get("/w/{name:str}", media_type=MediaType.TEXT, sync_to_thread=False)
def loader() -> str:
    return STAND_IN


class ServedShop:
    """One shop in a thread of its own."""

    def __init__(self, data: Path) -> None:
        self.port = free_port()
        self.settings = Settings(data=data, url=self.url, unlimited=("127.0.0.1",))
        self.server: uvicorn.Server | None = None
        self.thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.thread.start()
        for _ in range(600):
            if self.server is not None and self.server.started:
                return
            time.sleep(0.05)
        raise RuntimeError("the shop did not open within 30 seconds")

    def stop(self) -> None:
        assert self.server is not None
        self.server.should_exit = True
        self.thread.join(timeout=10)

    async def _serve(self) -> None:
        await prepare(self.settings.database_address)
        database = open_database(self.settings.database_address)
        await database.start()
        await stock(database, self.settings.data / "index", system_clock)
        shop = await database.read(lambda connection: shop_named(connection, SHOP))
        await database.run(lambda tx: refresh_dates(tx, shop.id, system_clock()))
        await database.run(lambda tx: ensure_secret(tx, shop, lambda count: b"s" * count))
        files = create_static_files_router("/pages", [PAGES])
        app = open_front(database, self.settings, system_clock, loader, files)
        self.server = uvicorn.Server(uvicorn.Config(app, port=self.port, log_level="warning"))
        await self.server.serve()
        await database.stop()
