"""What the tests of people share: a village with two shops, dice, cheap passwords, a desk, and a browser."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import datetime
from itertools import count
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher
from litestar import Litestar
from litestar.di import Provide
from sqlalchemy import Connection

from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.foundation.web.problems import HANDLERS
from parlour.people.doors import door_dependencies
from parlour.people.links import LinkKind, make_link
from parlour.people.log_in import Chosen, choose_password
from parlour.people.pace import Pace
from parlour.people.passwords import Passwords
from parlour.people.ports import KnownShop
from parlour.people.roles import Role
from parlour.people.routes import controllers
from parlour.people.sessions import OpenedSession, SignedIn
from parlour.people.shoppers import Shopper
from parlour.people.tables import agent
from parlour.people.visits import find_visit, open_visit
from parlour.settings import Settings

LAMPS = KnownShop(ShopId(1), "lamps", "Lamps & Light", sites=("https://lamps.example",), identify_secret="l" * 43)
BOOKS = KnownShop(ShopId(2), "books", identify_secret="b" * 43)
PASSWORD = "seven green lanterns"
Clock = Callable[[], datetime]


class Village:
    """Two shops, as `app.py` would answer for them."""

    async def named(self, name: str) -> KnownShop | None:
        assert "\x00" not in name, "no database of ours could be asked for it"
        return {"lamps": LAMPS, "books": BOOKS}.get(name)

    async def of(self, shop: ShopId) -> KnownShop | None:
        return {1: LAMPS, 2: BOOKS}.get(shop)


class Dice:
    """Random bytes that never repeat, and are the same in every run."""

    def __init__(self) -> None:
        self._count = count(1)

    def __call__(self, length: int) -> bytes:
        return next(self._count).to_bytes(length, "big")


class Door:
    """Walking in, as units of work: shoppers by visits, agents by links."""

    def __init__(self, database: Database, clock: Clock, dice: Dice, passwords: Passwords) -> None:
        self.database, self.clock, self.dice, self.passwords = database, clock, dice, passwords
        self.news: list[object] = []
        database.listeners.append(self.news.extend)

    async def visit(self, shop: int = 1) -> str:
        return await self.database.run(lambda tx: open_visit(tx, ShopId(shop), self.clock(), self.dice))

    async def who(self, token: str) -> Shopper:
        return await self.database.read(lambda c: find_visit(c, token, self.clock()).shopper)

    async def owner(self, email: str = "deniz@shop.example", shop: int = 1, name: str = "Deniz") -> OpenedSession:
        secret = await self.database.run(
            lambda tx: make_link(tx, ShopId(shop), LinkKind.OWNER, self.clock(), self.dice)
        )
        return await self.choose(secret, email=email, name=name)

    async def choose(self, secret: str, password: str = PASSWORD, **more: str) -> OpenedSession:
        chosen = Chosen(password=password, **more)
        return await choose_password(self.database, self.passwords, secret, chosen, now=self.clock(), random=self.dice)

    async def as_role(self, who: SignedIn, role: Role) -> None:
        await self.database.run(
            lambda tx: tx.connection.execute(agent.update().where(agent.c.id == who.id).values(role=role.value))
        )

    def read(self, query: Callable[[Connection], Any]) -> Awaitable[Any]:
        return self.database.read(query)

    def run(self, unit: Callable[[Any], Any]) -> Awaitable[Any]:
        return self.database.run(unit)


@pytest.fixture
def dice() -> Dice:
    return Dice()


@pytest.fixture
def passwords() -> Iterator[Passwords]:
    cheap = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    yield cheap
    cheap.close()


@pytest.fixture
def door(database: Database, clock: Clock, dice: Dice, passwords: Passwords) -> Door:
    return Door(database, clock, dice, passwords)


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def app(database: Database, settings: Settings, clock: Clock, dice: Dice, passwords: Passwords) -> Litestar:
    parts = {
        "database": database,
        "settings": settings,
        "clock": clock,
        "shops": Village(),
        "random": dice,
        "pace": Pace(settings),
        "passwords": passwords,
        "epoch": "epoch-1",
    }
    given = {name: Provide(_just(part), sync_to_thread=False) for name, part in parts.items()}
    return Litestar(
        [*controllers],
        dependencies=given | door_dependencies(),
        exception_handlers=HANDLERS,
        openapi_config=None,
        logging_config=None,
    )


@pytest.fixture
async def web(app: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that keeps cookies; in the same loop, since a database belongs to its loop."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://parlour.example") as client:
        yield client


def _just(part: object) -> Callable[[], Any]:
    def provide() -> Any:
        return part

    return provide
