"""A shop that is open: the demo's goods in a database, and a browser without scripts."""

from pathlib import Path

import httpx
import pytest

from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.settings import Settings
from parlour.shop.shops import shop_named
from storefront.open import SHOP, open_front, stock

ORIGIN = "http://shop.test"


@pytest.fixture
async def stocked(database: Database, tmp_path: Path, clock) -> Database:
    await stock(database, tmp_path / "index", clock)
    return database


@pytest.fixture
async def shop_id(stocked: Database) -> ShopId:
    return (await stocked.read(lambda connection: shop_named(connection, SHOP))).id


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, url=ORIGIN)


@pytest.fixture
async def ada(stocked: Database, settings: Settings, clock):
    """Ada's browser: it keeps cookies, says where it comes from, and does not follow by itself."""
    app = open_front(stocked, settings, clock)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers={"Origin": ORIGIN}) as browser:
        yield browser
