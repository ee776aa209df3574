"""Routes of the desk about one shopper: who it is, blocking, and taking a joining back."""

from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from parlour.foundation.database import Database
from parlour.foundation.ids import ShopperId
from parlour.people.consents import consents_of
from parlour.people.given import Given
from parlour.people.identify import Joining, joinings_of, undo_joining
from parlour.people.reception import Reception, receiving
from parlour.people.roles import Right
from parlour.people.sessions import SignedIn
from parlour.people.shoppers import Shopper, block, find_shopper, unblock


class Person(msgspec.Struct, frozen=True):
    """A shopper as agents see them; `customer` and `email` only as the shop's server signed them."""

    id: ShopperId
    ids: tuple[ShopperId, ...]
    name: str | None
    language: str | None
    customer: str | None
    email: str | None
    blocked: bool
    consents: dict[str, bool]
    joinings: list[Joining]


class Reason(msgspec.Struct, frozen=True):
    """Why, in a few words for colleagues."""

    because: str = ""


class ShopperController(Controller):
    """One shopper."""

    path = "/v1/desk/shoppers/{shopper_id:uuid}"
    tags = ("people",)
    dependencies = receiving

    @get("/")
    async def read(self, shopper_id: FromPath[UUID], agent: Given[SignedIn], reception: Given[Reception]) -> Person:
        """Who this shopper is."""
        agent.require(Right.READ)
        return await _person(reception.database, agent, shopper_id)

    @post("/block", status_code=200)
    async def block(
        self, shopper_id: FromPath[UUID], data: JSONBody[Reason], agent: Given[SignedIn], reception: Given[Reception]
    ) -> Person:
        """Take nothing more from this person."""
        agent.require(Right.BLOCK)
        at = reception
        await at.database.run(
            lambda tx: block(tx, agent.shop, shopper_id, by=agent.id, because=data.because, now=at.now)
        )
        return await _person(at.database, agent, shopper_id)

    @post("/unblock", status_code=200)
    async def unblock(self, shopper_id: FromPath[UUID], agent: Given[SignedIn], reception: Given[Reception]) -> Person:
        """Take messages from this person again."""
        agent.require(Right.BLOCK)
        await reception.database.run(lambda tx: unblock(tx, agent.shop, shopper_id))
        return await _person(reception.database, agent, shopper_id)

    @post("/joinings/{joining:uuid}/undo", status_code=200)
    async def undo(
        self, shopper_id: FromPath[UUID], joining: FromPath[UUID], agent: Given[SignedIn], reception: Given[Reception]
    ) -> Person:
        """Take a joining back: these were two people."""
        agent.require(Right.BLOCK)
        at = reception
        await at.database.run(lambda tx: undo_joining(tx, agent.shop, shopper_id, joining, by=agent.id, now=at.now))
        return await _person(at.database, agent, shopper_id)


async def _person(database: Database, agent: SignedIn, shopper_id: UUID) -> Person:
    shopper: Shopper = await database.read(lambda connection: find_shopper(connection, agent.shop, shopper_id))
    consents = await database.read(lambda connection: consents_of(connection, agent.shop, shopper_id))
    joinings = await database.read(lambda connection: joinings_of(connection, shopper))
    told = (shopper.name, shopper.language, shopper.customer, shopper.email, shopper.is_blocked)
    return Person(shopper.id, shopper.ids, *told, consents, joinings)
