"""A shop window: the shop `lamps` in a database, this channel's routes before it, and a tiny build of the pages."""

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from litestar import Litestar
from litestar.di import Provide

from parlour import channels
from parlour.conversation.attendance import Attendance
from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.foundation.mail import Account, Postman
from parlour.foundation.web import built
from parlour.foundation.web.pages import PageFiles
from parlour.foundation.web.problems import HANDLERS
from parlour.people.doors import door_dependencies
from parlour.people.visits import open_visit
from parlour.settings import Settings
from parlour.shop.known import KnownShops
from parlour.shop.pictures import PictureHosts
from parlour.shop.shops import Shop, change_shop, make_shop, take_facts

FACTS = {
    "name": "Lamps & Co",
    "site": "https://lamps.example",
    "languages": ["en", "it"],
    "time_zone": "Europe/Rome",
    "hours": {"mon": ["09:00-18:00"]},
}
FILES = {
    "loader/main-abc.js": "start(__PARLOUR__)",
    "loader/manifest.json": json.dumps({"main.ts": {"file": "main-abc.js", "isEntry": True}}),
    "widget/index.html": '<!doctype html><html lang="en"><head><title>Parlour</title></head><body></body></html>',
    "widget/index-abc.js": "chat()",
    "widget/manifest.json": json.dumps(
        {"words/en.json": {"file": "en-abc.js"}, "words/it.json": {"file": "it-abc.js"}}
    ),
}


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    monkeypatch.setattr(built, "_folder", lambda entry: tmp_path / entry)
    built._kept.cache_clear()
    return tmp_path


@pytest.fixture
async def lamps(database: Database, clock: Any) -> Shop:
    def make(tx: Any) -> Shop:
        shop = make_shop(tx, "lamps", clock())
        take_facts(tx, shop.id, FACTS)
        change_shop(tx, shop.id, sites=("https://lamps.example", "http://localhost:8080/somewhere", "nonsense"))
        return shop

    return await database.run(make)


@pytest.fixture
async def token(database: Database, lamps: Shop, clock: Any) -> str:
    return await database.run(lambda tx: open_visit(tx, ShopId(lamps.id), clock(), lambda n: b"a" * n))


class Accounts(dict[ShopId, Account]):
    """The shops' own accounts for outgoing mail."""

    async def get_async(self, shop: ShopId) -> Account | None:
        return self.get(shop)


@pytest.fixture
def accounts() -> Accounts:
    return Accounts()


@pytest.fixture
async def web(database: Database, lamps: Shop, clock: Any, accounts: Accounts) -> AsyncIterator[httpx.AsyncClient]:
    parts = {
        "database": database,
        "settings": Settings(),
        "clock": clock,
        "shops": KnownShops(database),
        "pictures": PictureHosts(database),
        "postman": Postman(None, accounts.get_async, clock),
        "service": SimpleNamespace(database=database, attendance=Attendance(database, clock)),
    }
    app = Litestar(
        [PageFiles, *(controller for channel in channels.found() for controller in channel.controllers)],
        dependencies={name: Provide(_just(part), sync_to_thread=False) for name, part in parts.items()}
        | door_dependencies(),
        exception_handlers=HANDLERS,
        openapi_config=None,
        logging_config=None,
    )
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="https://chat.lamps.example") as client:
        yield client


def _just(part: object) -> Callable[[], Any]:
    def provide() -> Any:
        return part

    return provide
