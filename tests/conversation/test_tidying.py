"""The daily clearing up."""

import secrets
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Table, func, select

from conftest import TurnedClock
from conversation.mail_house import House
from parlour.conversation.due_tables import talk_link
from parlour.conversation.links import Purpose, TalkLink, caller_by_link, make_talk_link
from parlour.conversation.tidying import TIDY, Tidying
from parlour.foundation.clock import to_ms
from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import job
from parlour.foundation.jobs.worker import GivenUp, Worker
from parlour.people.links import LinkKind, make_link
from parlour.people.tables import link, visit


class Home:
    """A house with its daily job, woken by hand."""

    def __init__(self, house: House, clock: TurnedClock) -> None:
        self.house, self.clock, self.database = house, clock, house.database
        self.tidying = Tidying(house.database, clock)
        self.worker = Worker(house.database, clock, {TIDY: self.tidying}, {TIDY: GivenUp(self.tidying.give_up)})

    async def count(self, table: Table) -> int:
        return await self.database.read(lambda c: c.scalar(select(func.count()).select_from(table)))

    async def talk_link(self, of: UUID) -> str:
        told = TalkLink(shop=ShopId(1), conversation=of, purpose=Purpose.TALK, contact=None)
        return await self.database.run(lambda tx: make_talk_link(tx, told, to_ms(self.clock()), secrets.token_bytes))

    async def owner_link(self) -> None:
        made = (ShopId(1), LinkKind.OWNER, self.clock(), secrets.token_bytes)
        await self.database.run(lambda tx: make_link(tx, *made))


@pytest.fixture
async def home(database: Database, clock: TurnedClock) -> Home:
    house = House(database, clock, None)
    await house.open_shop()
    return Home(house, clock)


async def test_what_is_over_goes_and_what_is_alive_stays(home: Home, clock: TurnedClock) -> None:
    gone = await home.house.shopper()
    await home.talk_link(await home.house.talk(gone))
    await home.owner_link()
    clock.turn(days=181)
    here = await home.house.shopper()
    secret = await home.talk_link(await home.house.talk(here))

    await home.tidying.start()
    await home.worker.do_due()

    counted: dict[str, Any] = {table.name: await home.count(table) for table in (visit, talk_link, link)}
    assert counted == {"visit": 1, "talk_link": 1, "link": 0}
    caller = await home.database.read(lambda c: caller_by_link(c, secret, to_ms(clock())))
    assert caller.shopper == here.shopper


async def test_it_is_done_once_a_day_however_often_the_house_starts(home: Home, clock: TurnedClock) -> None:
    async def due() -> int:
        return await home.database.read(lambda c: c.scalar(select(job.c.run_at).where(job.c.kind == TIDY)))

    await home.tidying.start()
    await home.worker.do_due()
    first = await due()
    await home.tidying.start()
    await home.worker.do_due()

    assert first == await due() == to_ms(clock()) + 86_400_000

    clock.turn(days=1)
    await home.worker.do_due()
    assert await due() == first + 86_400_000
